// Package ruletest holds rules against the configurations in their folders.
//
// In come rules and a file system with a folder for each, out comes what does not
// hold: a bad file in which nothing is found, a good one in which something is, a
// finding that appears where less is known. It refuses to know how that is printed.
package ruletest
