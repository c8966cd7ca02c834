// Package engine checks clusters against rules.
//
// Rules and clusters come in, findings with exact places go out. The package
// compiles Rego, gives each rule one cluster as its input, and turns the model
// paths that rules answer with into files, lines and trails. What a rule could
// not decide, because a value it needs is not known, comes out as an open
// finding. It refuses to know which language a cluster was written in and how
// findings are printed.
package engine
