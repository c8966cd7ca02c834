package model

import (
	"regexp"
	"strings"
)

var (
	// expressed is the address of a resource of a template whose name is an
	// expression.
	expressed = regexp.MustCompile(`/(\[.*\])(?:#[0-9]+)?$`)
	naming    = regexp.MustCompile(`(?i)^\[parameters\('([^']*)'\)\]$`)
)

// Spoken is how messages call a resource by its address when its name is not
// known: by the parameter that names it, by the expression, or as it stands.
func Spoken(address string) string {
	m := expressed.FindStringSubmatch(address)
	if m == nil {
		return address
	}
	if p := naming.FindStringSubmatch(m[1]); p != nil {
		return "(named by parameter " + p[1] + ")"
	}
	return strings.ReplaceAll(m[1], `"`, "'")
}
