package kube

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/value"
)

// Manifests in repositories are often not what is applied: a pipeline, envsubst
// or Flux fills in names first. What holds a placeholder is unknown, with what
// stands around it.

// placeholder finds {{ x }}, ${X}, $X, #{X}#, __X__ and <x>. Without braces a name is in
// capitals, as those of the environment are; $$X is a dollar.
var placeholder = regexp.MustCompile(`\{\{.*?\}\}|\$\{[A-Za-z_][A-Za-z0-9_.]*(:?[-=?+][^}]*)?\}|\$[A-Z][A-Z0-9_]+|#\{[^{}]+\}#?|__[A-Za-z][A-Za-z0-9_.-]*?__|<[A-Za-z][A-Za-z0-9 _.-]*>`)

// marks are what a text must hold to have a placeholder.
var marks = []string{"{{", "$", "#{", "__", "<"}

// hasMarks reports whether a file may have placeholders.
func hasMarks(data []byte) bool {
	return slices.ContainsFunc(marks, func(m string) bool { return bytes.Contains(data, []byte(m)) })
}

// fillLater makes the texts of objects unknown that something fills in before
// they are applied. What a ConfigMap holds is for others to read.
func fillLater(objects []*kube.Object) {
	for _, o := range objects {
		if o.Kind != "ConfigMap" && o.Kind != "Secret" {
			o.Body = unfilled(o.Body)
		}
		for path, v := range o.Embedded {
			o.Embedded[path] = unfilled(v)
		}
	}
}

// unfilled returns a value whose texts with placeholders are unknown: itself when
// there are none. A shell has placeholders of its own, so commands and texts of
// several lines are left as they are.
func unfilled(v *value.Value) *value.Value {
	switch v.Kind() {
	case value.String:
		s, _ := v.Str()
		if !strings.ContainsAny(s, "{_<$") || strings.Contains(s, "\n") {
			return v
		}
		at := placeholder.FindAllStringIndex(s, -1)
		if len(at) == 0 {
			return v
		}
		first, last := at[0], at[len(at)-1]
		where := &filled{v.Locator(), s[:first[0]], s[last[1]:]}
		return value.NewUnknown("it holds the placeholder "+s[first[0]:first[1]], where)
	case value.List:
		var out []*value.Value
		for i, item := range v.Items() {
			if o := unfilled(item); o != item {
				if out == nil {
					out = slices.Clone(v.Items())
				}
				out[i] = o
			}
		}
		if out != nil {
			return v.WithItems(out)
		}
	case value.Object:
		var out []value.Field
		for i, f := range v.Fields() {
			if f.Name == "command" || f.Name == "args" {
				continue
			}
			if o := unfilled(f.Value); o != f.Value {
				if out == nil {
					out = slices.Clone(v.Fields())
				}
				out[i].Value = o
			}
		}
		if out != nil {
			return v.WithFields(out)
		}
	default:
	}
	return v
}

// filled locates a text with placeholders, and knows what stands around them.
type filled struct {
	value.Locator
	head, tail string
}

// Ends returns what is known of the beginning and the end.
func (f *filled) Ends() (head, tail string) { return f.head, f.tail }
