package model

import (
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/kube"
)

// rendering is a chart rendered with the values of an environment, which are
// those of the chart alone when it has none.
func rendering(t *testing.T, dir, environment string) *kube.Bundle {
	t.Helper()
	b := chart(t, "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "+strings.TrimSuffix(dir+"-"+environment, "-")+"}\n")
	b.Name, b.Environment = dir, environment
	if environment != "" {
		b.Name += " (values-" + environment + ".yaml)"
	}
	return b
}

// TestChartsOfOtherEnvironments: of a chart with values for several environments
// those for the declared one are deployed; else its own alone.
func TestChartsOfOtherEnvironments(t *testing.T) {
	for declared, want := range map[string]string{
		"":            "api api-qa plain web web-development web-production",
		"production":  "api plain web-production",
		"development": "api plain web-development",
		"QA":          "api-qa plain web",
		"customer-a":  "api plain web",
	} {
		bundles := []*kube.Bundle{
			rendering(t, "web", ""), rendering(t, "web", "development"), rendering(t, "web", "production"),
			rendering(t, "api", ""), rendering(t, "api", "qa"), rendering(t, "plain", ""),
		}
		var seen []string
		for _, c := range []*Cluster{
			Join(nil, bundles, Options{Environment: declared})[0],
			Join([]*Cluster{Manifests(nil, Options{Environment: declared}, "it is small")}, bundles, Options{})[0],
		} {
			var names []string
			for _, o := range c.Kube.Objects.Items {
				names = append(names, o.Name)
			}
			seen = append(seen, strings.Join(names, " "))
		}
		for _, got := range seen {
			if got != want {
				t.Errorf("%q: %s, want %s", declared, got, want)
			}
		}
	}
}
