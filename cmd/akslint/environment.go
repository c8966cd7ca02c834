package main

import "strings"

// wellKnown are the environments that rules know by name, each with the other
// ways people write it. Any other name stays as it is declared.
var wellKnown = []struct {
	name  string
	short []string
}{
	{"production", []string{"prod", "prd"}},
	{"staging", []string{"stage", "stg"}},
	{"test", []string{"testing", "tst"}},
	{"development", []string{"develop", "dev"}},
}

// environment returns the name that rules know for a declared one. Letter case
// never matters to that.
func environment(declared string) string {
	declared = strings.TrimSpace(declared)
	for _, known := range wellKnown {
		for _, spelling := range append(known.short, known.name) {
			if strings.EqualFold(declared, spelling) {
				return known.name
			}
		}
	}
	return declared
}

// environmentHelp says what is understood, for the help of commands.
func environmentHelp() string {
	names := make([]string, 0, len(wellKnown))
	for _, known := range wellKnown {
		names = append(names, known.name+" ("+strings.Join(known.short, ", ")+")")
	}
	text := "--environment knows " + strings.Join(names, ", ") + ", in any letter case; another name is taken as it is. " +
		"Rules about production are one step milder where nothing is declared; in another environment they are milder or silent: akslint explain RULE says which."
	return "\n\n" + strings.Join(wrap(text, helpWidth), "\n")
}

// helpWidth is where the text of a help is broken, in characters.
const helpWidth = 80
