package kube

import (
	"strings"
	"testing"
)

func TestEnvironment(t *testing.T) {
	for declared, want := range map[string]string{
		"":              "",
		"production":    "production",
		"Production":    "production",
		"PRODUCTION":    "production",
		"prod":          "production",
		"Prd":           "production",
		"stage":         "staging",
		"STG":           "staging",
		"tst":           "test",
		"dev":           "development",
		"Prod-EU":       "Prod-EU",
		"nonprod":       "nonprod",
		"preproduction": "preproduction",
	} {
		for _, blank := range []string{"", " ", "\n"} {
			if got := Environment(blank + declared + blank); got != want {
				t.Errorf("%q: got %q, want %q", blank+declared+blank, got, want)
			}
		}
	}
}

// Two spellings that mean different environments would make the order of the
// table decide.
func TestEnvironmentsHaveSpellingsOfTheirOwn(t *testing.T) {
	owner := map[string]string{}
	for _, known := range Environments {
		for _, spelling := range append([]string{known.Name}, known.Short...) {
			if other, taken := owner[spelling]; taken || spelling != strings.ToLower(spelling) {
				t.Errorf("%q stands for %s and %s", spelling, known.Name, other)
			}
			owner[spelling] = known.Name
		}
	}
}
