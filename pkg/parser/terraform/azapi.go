package terraform

import (
	"strings"
	"unicode/utf8"

	"github.com/zclconf/go-cty/cty"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// typed completes the type of an azapi resource. Of a type that depends on an
// unknown (var.preview ? "T@1" : "T@2", "T@${var.version}") the beginning is
// often known, and nobody asks for the version behind it.
func (s *scope) typed(r *resource, body *value.Value) *value.Value {
	old, _ := body.Field("type")
	a := r.body.Attributes["type"]
	if a == nil || !old.Value.IsUnknown() {
		return body
	}
	name, _, ok := strings.Cut(knownPrefix(s.eval(a.Expr)), "@")
	if !ok {
		return body
	}
	fields := append([]value.Field(nil), body.Fields()...)
	for i := range fields {
		if fields[i].Name == "type" {
			fields[i].Value = value.NewString(name+"@", old.Value.Locator())
		}
	}
	return body.WithFields(fields)
}

// knownPrefix is what a text is known to begin with.
func knownPrefix(v cty.Value) string {
	v = bare(v)
	switch {
	case v.Type() != cty.String || v.IsNull():
		return ""
	case v.IsKnown():
		return v.AsString()
	}
	return v.Range().StringPrefix()
}

// beginning adds to an unknown text what all it may be begin with.
func beginning(v, one, other cty.Value) cty.Value {
	a, b := knownPrefix(one), knownPrefix(other)
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	v, marks := v.Unmark()
	if v.Type() == cty.String && n > 0 && utf8.ValidString(a[:n]) {
		v = v.Refine().StringPrefix(a[:n]).NewValue()
	}
	return v.WithMarks(marks)
}

// untyped says that it is not known what a resource is: it may be anything.
func (u *unit) untyped(b azure.Block, res *Result) {
	at := b.Body.Get("type").Place().Origin
	u.problem(source.Problem{
		Severity: source.Note, Range: at, Path: at.Path(),
		Message: "the type of " + b.Address + " is not known: " + b.Body.Get("type").Why(),
		Hint:    "The resource was not read. Give the variables it depends on with --var or --var-file.",
	})
	res.Outside = append(res.Outside, azure.Outside{Unit: u.dir, Address: b.Address, Any: true, Header: b.Header})
}
