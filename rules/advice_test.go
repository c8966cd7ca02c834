package rules_test

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/finding"
)

var (
	snakeCase = regexp.MustCompile(`\bazurerm\b|\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b`)
	camelCase = regexp.MustCompile(`(^|[^/\w])[a-z]+[A-Z]\w*`)
	inQuotes  = regexp.MustCompile(`"[^"]*"`)
)

// sharedNames are in camel case in every language: the parameters of policy
// definitions.
var sharedNames = []string{"excludedNamespaces"}

// camels are the names of ARM in a text; types, which have a slash before them, are
// the same everywhere.
func camels(text string) []string {
	var out []string
	for _, name := range camelCase.FindAllString(text, -1) {
		if name = strings.TrimLeft(name, ` (".`); !slices.Contains(sharedNames, name) {
			out = append(out, name)
		}
	}
	return out
}

// snakes are the names of azurerm in a text; values may have underscores after a
// capital letter, as Standard_v2.
func snakes(text string) []string { return snakeCase.FindAllString(text, -1) }

// TestRemediationSpeaksTheLanguage: advice names no identifier of a language that
// the reader does not write.
func TestRemediationSpeaksTheLanguage(t *testing.T) {
	e, err := strict()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range e.Rules() {
		if !r.Reads.Cluster {
			continue // manifests are written in one language
		}
		if names := camels(r.Remediation.Terraform); len(names) > 0 {
			t.Errorf("%s advises %v in Terraform", r.ID, names)
		}
		if names := snakes(r.Remediation.ARM); len(names) > 0 {
			t.Errorf("%s advises %v in ARM", r.ID, names)
		}
	}
}

// TestTemplatesAreToldInTheirWords: nothing that is said of a template names an
// identifier of azurerm.
func TestTemplatesAreToldInTheirWords(t *testing.T) {
	e, err := strict()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range e.Rules() {
		for _, f := range fixtures(t, r) {
			if f.Kind != "bad" || path.Ext(f.Name) != ".json" {
				continue
			}
			fails, _ := of(r, f.check(t, e))
			for _, found := range fails {
				if found.Remediation != r.Remediation.ARM {
					t.Errorf("%s/%s: advises %q", f.Dir, f.Name, found.Remediation)
				}
				for _, text := range said(found) {
					if names := snakes(inQuotes.ReplaceAllString(text, "")); len(names) > 0 {
						t.Errorf("%s/%s: %v in %q", f.Dir, f.Name, names, text)
					}
				}
			}
		}
	}
}

// said is all that a finding says beside its places.
func said(f finding.Finding) []string {
	out := []string{f.Message, f.Location.Message}
	for _, l := range slices.Concat(f.Trail, f.Related) {
		out = append(out, l.Message)
	}
	return out
}
