package terraform

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

type sourceRange = source.Range

// attributeValue converts an attribute. A jsonencode call becomes the object it
// encodes, so that its parts stay known beside an unknown one and each has a
// place of its own.
func (s *scope) attributeValue(a *hclsyntax.Attribute, v cty.Value, first *value.Step) *value.Value {
	st := &site{expr: a.Expr, scope: s, first: first}
	if !mayBeEncoded(v) {
		return toValue(v, st)
	}
	if end := follow(a.Expr, s, nil); end.expr != nil {
		if c, ok := end.expr.(*call); ok && c.Name == "jsonencode" && len(c.Args) == 1 && len(end.path) == 0 {
			inner := &site{expr: c.Args[0], scope: end.scope, first: first, before: end.trail}
			return toValue(end.scope.eval(c.Args[0]), inner)
		}
	}
	return toValue(v, st)
}

// mayBeEncoded reports whether a value may be what jsonencode made of a list or
// an object.
func mayBeEncoded(v cty.Value) bool {
	switch {
	case v.Type() == cty.DynamicPseudoType:
		return true
	case v.Type() != cty.String || v.IsNull():
		return false
	}
	text := ""
	if v = bare(v); v.IsKnown() {
		text = v.AsString()
	} else if text = v.Range().StringPrefix(); text == "" {
		return true
	}
	return strings.HasPrefix(text, "{") || strings.HasPrefix(text, "[")
}

// toValue turns a library value into ours. st says how its place is found.
func toValue(v cty.Value, st *site) *value.Value {
	v, marks := v.Unmark()
	if ambiguous(marks) {
		marks = st.settled(v, marks)
	}
	var out *value.Value
	switch {
	case !v.IsKnown():
		r, why, secret := refs(marks)
		if why == "" {
			why = "its value is not known before the deployment"
		}
		out = value.NewUnknown(why, st).WithRefs(r...)
		if secret {
			out = out.AsSecret()
		}
		if _, choice := marks[mark{kind: markChoice}]; choice {
			out = out.AsChosen()
		}
		return out
	case v.IsNull():
		out = value.NewNull(st)
	default:
		out = convertKnown(v, st, marks)
	}
	if len(marks) > 0 {
		r, secret := identities(marks)
		out = out.WithRefs(r...)
		if secret {
			out = out.AsSecret()
		}
	}
	return out
}

func convertKnown(v cty.Value, st *site, marks cty.ValueMarks) *value.Value {
	switch ty := v.Type(); {
	case ty == cty.Bool:
		return value.NewBool(v.True(), st)
	case ty == cty.Number:
		return value.NewNumber(numberText(v), st)
	case ty == cty.String:
		return value.NewString(v.AsString(), st)
	case ty.IsObjectType() || ty.IsMapType():
		var fields []value.Field
		for it := v.ElementIterator(); it.Next(); {
			k, e := it.Element()
			name := bare(k).AsString()
			fields = append(fields, value.Field{Name: name, Value: toValue(e.WithMarks(marks), st.at(name))})
		}
		return value.NewObject(fields, st)
	case v.CanIterateElements():
		var items []*value.Value
		open := false
		for it := v.ElementIterator(); it.Next(); {
			_, e := it.Element()
			step := any(len(items))
			if ty.IsSetType() {
				// A set has no order: its element is found by value.
				step = setElement{bare(e)}
				open = open || !e.IsKnown()
			}
			items = append(items, toValue(e.WithMarks(marks), st.at(step)))
		}
		list := value.NewList(items, st)
		if open {
			list = list.AsOpen()
		}
		return list
	}
	return value.NewUnknown("it is of a kind that is not read", st)
}

func numberText(v cty.Value) string {
	f := v.AsBigFloat()
	if f.IsInt() {
		return f.Text('f', 0)
	}
	return f.Text('g', -1)
}

// site finds the place of a value when it is asked for: it walks from the
// attribute's expression to where the value was written.
type site struct {
	expr   hclsyntax.Expression
	scope  *scope
	path   []any        // names, indexes and setElements into the value
	first  *value.Step  // nil for none
	before []value.Step // steps already taken to reach expr
}

// setElement is a step to the element of a set that has this value.
type setElement struct{ v cty.Value }

func (st *site) at(step any) *site {
	c := *st
	c.path = append(append([]any(nil), st.path...), step)
	return &c
}

// Locate implements [value.Locator].
func (st *site) Locate() value.Place {
	end := follow(st.expr, st.scope, st.path)
	if end.origin.IsZero() {
		end = end.nearest()
	}
	place := value.Place{Origin: end.origin}
	trail := append(append([]value.Step(nil), st.before...), end.trail...)
	if len(trail) > 0 && st.first != nil {
		place.Trail = append(place.Trail, *st.first)
	}
	place.Trail = append(place.Trail, trail...)
	if end.scope != nil {
		place.Trail = append(place.Trail, end.scope.mod.trail()...)
	}
	return seen(place)
}

// Ends implements [value.Ended]: the parts of a template that are known, from
// both sides.
func (st *site) Ends() (head, tail string) {
	end := follow(st.expr, st.scope, st.path)
	t, ok := end.expr.(*template)
	if !ok || end.scope == nil || len(end.path) > 0 {
		return "", ""
	}
	parts := make([]string, 0, len(t.Parts))
	first, last := len(t.Parts), -1 // of those that are not known
	for i, p := range t.Parts {
		text, ok := known(end.scope.eval(p), cty.String)
		if !ok {
			first, last = min(first, i), i
			parts = append(parts, "")
			continue
		}
		parts = append(parts, text.AsString())
	}
	return strings.Join(parts[:first], ""), strings.Join(parts[last+1:], "")
}

// ambiguous reports whether a value derives from more than one attribute of a
// resource, so that it does not say which one it means.
func ambiguous(marks cty.ValueMarks) bool {
	var first mark
	for m := range marks {
		mk, ok := m.(mark)
		if !ok || mk.kind != markResource && mk.kind != markModule || mk == first {
			continue
		}
		if first.address != "" {
			return true
		}
		first = mk
	}
	return false
}

// settled finds out what a value really derives from: it goes to where the
// value was written and asks there. Functions and conversions spread what one
// part derives from over the whole. The resources passed on the way count too:
// a network's name identifies the network, whatever the name was made of.
func (st *site) settled(v cty.Value, marks cty.ValueMarks) cty.ValueMarks {
	if !v.IsNull() && v.IsKnown() && (v.Type().IsObjectType() || v.Type().IsMapType() || v.CanIterateElements()) {
		return marks
	}
	end := follow(st.expr, st.scope, st.path)
	if end.expr == nil || end.scope == nil {
		return marks
	}
	own, diags := end.read()
	if diags.HasErrors() {
		return marks
	}
	out := cty.ValueMarks{}
	for m := range deepMarks(own) {
		out[m] = struct{}{}
	}
	for _, m := range end.passed {
		out[m] = struct{}{}
	}
	if len(out) == 0 || len(out) >= len(marks) {
		return marks
	}
	return out
}

// traversalOf turns what is left of a path into steps.
func traversalOf(path []any) hcl.Traversal {
	var out hcl.Traversal
	for _, st := range path {
		switch st := st.(type) {
		case string:
			out = append(out, hcl.TraverseAttr{Name: st})
		case int:
			out = append(out, hcl.TraverseIndex{Key: cty.NumberIntVal(int64(st))})
		}
	}
	return out
}
