package helm

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// A secret that a release gives to its chart stays one: what is made of it is known
// by its origin, and where a function has lost that, by its text.

// shortSecret is how long a text has to be for its being somewhere to mean anything.
const shortSecret = 6

// note remembers the secrets in what a release gives.
func (r *renderer) note(v *value.Value) {
	for _, f := range v.Fields() {
		r.note(f.Value)
	}
	for _, item := range v.Items() {
		r.note(item)
	}
	if s, ok := v.Str(); ok && entryOf(v, "").secret {
		r.conceal(s)
	}
}

func (r *renderer) conceal(s string) {
	if s != "" && !holed(s) && !slices.Contains(r.secrets, s) {
		r.secrets = append(r.secrets, s)
		r.m.conceals.add(s)
	}
}

// hush is what may be told of a template: nothing that holds a secret.
func (r *renderer) hush(message string) string {
	for _, s := range r.secrets {
		if strings.Contains(message, s) {
			return "what is wrong with it is not shown, since a secret takes part"
		}
	}
	return r.m.conceals.mask(message)
}

// tells reports whether a text holds a secret.
func (p *page) tells(s string) bool {
	return slices.ContainsFunc(p.secrets, func(secret string) bool {
		return len(secret) >= shortSecret && strings.Contains(s, secret)
	})
}
