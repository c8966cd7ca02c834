package main

import (
	"strings"

	"github.com/akslint/akslint/pkg/kube"
)

// environmentHelp says what is understood, for the help of commands.
func environmentHelp() string {
	names := make([]string, 0, len(kube.Environments))
	for _, known := range kube.Environments {
		names = append(names, known.Name+" ("+strings.Join(known.Short, ", ")+")")
	}
	text := "--environment knows " + strings.Join(names, ", ") + ", in any letter case; another name is taken as it is. " +
		"Rules about production are one step milder where nothing is declared; in another environment they are milder or silent: akslint explain RULE says which."
	return "\n\n" + strings.Join(wrap(text, helpWidth), "\n")
}

// helpWidth is where the text of a help is broken, in characters.
const helpWidth = 80
