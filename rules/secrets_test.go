package rules_test

import (
	"encoding/json"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/model"
	"github.com/akslint/akslint/pkg/parser"
	"github.com/akslint/akslint/pkg/ruletest"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// TestSecretsAreNotSaid declares everything sensitive that bad fixtures write:
// the findings stay, and no message, and nothing in the printed model, has any
// of it.
func TestSecretsAreNotSaid(t *testing.T) {
	e, err := strict()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range e.Rules() {
		t.Run(folder(r), func(t *testing.T) {
			t.Parallel()
			own := e.Only(func(o *finding.Rule) bool { return o.ID == r.ID })
			for _, f := range fixtures(t, r) {
				if f.Kind != "bad" || f.Day != today {
					continue
				}
				specs := f.specs(t)
				known := printed(t, f.Clusters(ruletest.Fresh(specs)))
				want := run(t, own, f.Clusters(ruletest.Fresh(specs)))
				hide := &hiding{places: map[source.Range]bool{}}
				hide.specs(&specs)
				hide.strings = slices.DeleteFunc(hide.strings, f.writtenBeside)
				secrets, said := hide.texts(known), hide.said(known)
				clusters := f.Clusters(specs)
				got := run(t, own, clusters)
				if len(got) != len(want) {
					t.Errorf("%s/%s: %d findings, %d without secrets", f.Dir, f.Name, len(got), len(want))
				}
				for _, g := range got {
					places := append([]finding.Location{{Message: g.Message}, g.Location}, slices.Concat(g.Related, g.Missing)...)
					for _, l := range places {
						if secret := said.FindString(address.ReplaceAllString(l.Message, "")); secret != "" {
							t.Errorf("%s/%s: %q is said: %s", f.Dir, f.Name, secret, l.Message)
						}
						if hide.places[l.Range] && !l.Secret {
							t.Errorf("%s/%s: %s is shown: %s", f.Dir, f.Name, l.Range, l.Range.Text())
						}
					}
				}
				for text := range printed(t, clusters) {
					if secret := secrets.FindString(address.ReplaceAllString(text, "")); secret != "" {
						t.Errorf("%s/%s: %q is in the model: %s", f.Dir, f.Name, secret, text)
					}
				}
			}
		})
	}
}

// writtenBeside reports whether the manifests write a text too: there it is no
// secret.
func (f *fixture) writtenBeside(text string) bool {
	for name, content := range f.Files() {
		if path.Ext(name) == ".yaml" && strings.Contains(strings.ToLower(content), strings.ToLower(text)) {
			return true
		}
	}
	return false
}

// hiding makes values secret.
type hiding struct {
	strings []string
	places  map[source.Range]bool
}

func (h *hiding) specs(s *parser.Specs) {
	*s = ruletest.Fresh(*s)
	for _, r := range s.Resources {
		r.Body, r.Parent, r.Scope = h.value(r.Body), h.value(r.Parent), h.value(r.Scope)
	}
	for _, p := range s.Patches {
		p.Body, p.Target = h.value(p.Body), h.value(p.Target)
	}
}

// value is v with everything in it secret that is no list or object.
func (h *hiding) value(v *value.Value) *value.Value {
	var c *value.Value
	switch v.Kind() {
	case value.List:
		items := slices.Clone(v.Items())
		for i := range items {
			items[i] = h.value(items[i])
		}
		c = value.NewList(items, v.Locator())
	case value.Object:
		fields := slices.Clone(v.Fields())
		for i := range fields {
			fields[i].Value = h.value(fields[i].Value)
		}
		c = value.NewObject(fields, v.Locator())
	default:
		s, ok := v.Str()
		if !v.Implied() && ok {
			h.strings = append(h.strings, s)
			h.places[v.Place().Origin] = true
		}
		return v.AsSecret()
	}
	c = c.WithRefs(v.Refs()...)
	if v.Open() {
		c = c.AsOpen()
	}
	if v.Implied() {
		c = c.AsImplied()
	}
	return c
}

// address is how a resource is called where it is declared; its type may be a
// text that was declared sensitive as well.
var address = regexp.MustCompile(`(?:azurerm|azapi)_\w+\.\w+|(?:Microsoft\.|\(secret\)/)[\w./-]+`)

// vocabulary is what fixtures write and AKS calls something, or takes, too.
var vocabulary = []string{"system", "nodes", "pods", "none", "agc", "azure", "standard", "user", "default", "10.0.0.0/16"}

// texts finds those of the secrets as words that the model has.
func (h *hiding) texts(known map[string]bool) *regexp.Regexp {
	return h.pattern(known, func(string) string { return `\W` })
}

// said finds them in a message. A secret of a few letters is also a word of the
// message: it may not be quoted.
func (h *hiding) said(known map[string]bool) *regexp.Regexp {
	return h.pattern(known, func(s string) string {
		if len(s) < 4 {
			return `"`
		}
		return `\W`
	})
}

func (h *hiding) pattern(known map[string]bool, beside func(string) string) *regexp.Regexp {
	words := []string{`\x00`}
	for _, s := range h.strings {
		if known[s] && s != "" && !slices.Contains(vocabulary, strings.ToLower(s)) {
			words = append(words, `(?:^|`+beside(s)+`)`+regexp.QuoteMeta(s)+`(?:$|`+beside(s)+`)`)
		}
	}
	return regexp.MustCompile("(?i)" + strings.Join(words, "|"))
}

// printed are the texts that the printed models say of what is written: not the
// addresses of things, nor the words of the vocabulary.
func printed(t *testing.T, clusters []*model.Cluster) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	var gather func(v any)
	gather = func(v any) {
		switch v := v.(type) {
		case string:
			out[v] = true
		case []any:
			for _, item := range v {
				gather(item)
			}
		case map[string]any:
			for name, item := range v {
				if !slices.Contains([]string{"address", "unit", "provider", "cluster", "role", "kind", "path", "sources", "environment", "id"}, name) {
					gather(item)
				}
			}
		}
	}
	for _, c := range clusters {
		text, err := model.JSON(c)
		if err != nil {
			t.Fatal(err)
		}
		var doc any
		if err := json.Unmarshal(text, &doc); err != nil {
			t.Fatal(err)
		}
		gather(doc)
	}
	return out
}

// A test that hides nothing would pass on anything.
func TestHidingHides(t *testing.T) {
	v := value.NewObject([]value.Field{{Name: "a", Value: value.NewList([]*value.Value{value.NewString("web", nil)}, nil)}}, nil)
	h := &hiding{places: map[source.Range]bool{}}
	specs := parser.Specs{Deployment: azure.Deployment{Resources: []*azure.Resource{{Body: v}}}}
	h.specs(&specs)
	if item := specs.Resources[0].Body.Get("a").Index(0); !item.Secret() || v.Get("a").Index(0).Secret() {
		t.Error("nothing is hidden, or too much")
	}
	secrets := h.texts(map[string]bool{"web": true})
	if !secrets.MatchString(`pool "Web"`) || secrets.MatchString("webs") || h.texts(nil).MatchString("web") {
		t.Error("what is hidden is not found again")
	}
}
