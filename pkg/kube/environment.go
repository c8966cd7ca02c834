package kube

import "strings"

// Environments are the environments that rules know by name, each with the other
// ways people write it. Any other name stays as it is declared.
var Environments = []struct {
	Name  string
	Short []string
}{
	{"production", []string{"prod", "prd"}},
	{"staging", []string{"stage", "stg"}},
	{"test", []string{"testing", "tst"}},
	{"development", []string{"develop", "dev"}},
}

// Environment returns the name that rules know for a declared one, or for one in
// the name of a file. Letter case never matters to that.
func Environment(declared string) string {
	declared = strings.TrimSpace(declared)
	for _, known := range Environments {
		for _, spelling := range append(known.Short, known.Name) {
			if strings.EqualFold(declared, spelling) {
				return known.Name
			}
		}
	}
	return declared
}
