package terraform

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/value"
)

// valuesOf is what the attribute values gives a chart: texts of YAML, in their
// order.
func (u *unit) valuesOf(m *module, e *expansion, inst *instance) []kube.Given {
	v, written := m.attribute(e, inst, "values")
	if !written || bare(v).IsKnown() && bare(v).IsNull() {
		return nil
	}
	a := e.body.body.Attributes["values"]
	st := &site{expr: a.Expr, scope: inst.scope, first: &value.Step{Kind: value.StepAttribute, Name: "values", Range: u.loader.rangeOf(a.SrcRange)}}
	list, marks := v.Unmark()
	if !list.IsKnown() || !list.CanIterateElements() || list.Type().IsSetType() {
		return []kube.Given{{Values: value.NewUnknown(whyOf(toValue(cty.DynamicVal.WithMarks(marks), st)), st)}}
	}
	var out []kube.Given
	for i, element := range list.AsValueSlice() {
		element = element.WithMarks(marks)
		if text := bare(element); text.IsKnown() && text.IsNull() {
			continue
		}
		out = append(out, st.at(i).given(element))
	}
	return out
}

func whyOf(v *value.Value) string {
	if v.IsUnknown() {
		return v.Why()
	}
	return "the values of the release are not known"
}

// given is what one text gives. It is taken apart where it was put together, so
// that its parts stay known beside an unknown one and each has a place of its own.
func (st *site) given(v cty.Value) kube.Given {
	whole := toValue(v, st)
	end := follow(st.expr, st.scope, st.path)
	if end.expr == nil || end.scope == nil || len(end.path) > 0 {
		return givenText(whole)
	}
	out := kube.Given{
		Trail:  append(append([]value.Step{*st.first}, end.trail...), end.scope.mod.trail()...),
		Secret: hasSecret(deepMarks(v)) && !hasSecret(deepMarks(end.scope.eval(end.expr))),
	}
	ok := false
	switch e := end.expr.(type) {
	case *template:
		out.Text, ok = end.scope.templatePieces(e)
	case *call:
		out, ok = end.scope.callGives(e, end.trail, st.first, out)
	}
	if !ok || whole.IsUnknown() && len(out.Text) == 0 && out.Values == nil {
		return givenText(whole)
	}
	return out
}

// givenText is a text of which only the whole has a place.
func givenText(whole *value.Value) kube.Given {
	text, ok := spelled(whole)
	if !ok {
		return kube.Given{Values: value.NewUnknown(whyOf(whole), whole.Locator())}
	}
	return kube.Given{Text: []kube.Piece{{Text: text, Value: whole}}, Secret: whole.Secret()}
}

// callGives is what a function gives that makes YAML of values, or reads it from a
// file.
func (s *scope) callGives(e *call, trail []value.Step, first *value.Step, out kube.Given) (kube.Given, bool) {
	name := strings.TrimPrefix(e.Name, "core::")
	if len(e.Args) == 0 || e.ExpandFinal {
		return out, false
	}
	u := s.mod.unit
	switch name {
	case "yamlencode", "jsonencode":
		out.Values = toValue(s.eval(e.Args[0]), &site{expr: e.Args[0], scope: s, first: first, before: trail})
		if out.Secret {
			out.Values = out.Values.AsSecret()
		}
		out.Trail = nil // each value knows its own
		return out, len(e.Args) == 1
	case "file", "templatefile":
	default:
		return out, false
	}
	at, ok := known(s.eval(e.Args[0]), cty.String)
	if !ok {
		return out, false
	}
	if _, err := u.include(at.AsString()); err != nil {
		return out, false
	}
	file, err := u.inside(at.AsString())
	if err != nil {
		return out, false
	}
	f, err := u.loader.tree.Read(file)
	if err != nil {
		return out, false
	}
	out.Trail = append(out.Trail, value.Step{Kind: value.StepResource, Name: name, Range: u.loader.rangeOf(e.Range())})
	if name == "file" {
		out.Text = []kube.Piece{{Text: string(f.Data), At: sourceRange{File: f, End: len(f.Data)}}}
		return out, true
	}
	out.Text, ok = s.templateFilePieces(e, f)
	return out, ok
}

// settings are the single values that a release sets, in the order in which Helm
// takes them.
func settings(body *value.Value) []kube.Given {
	var vague, out []kube.Given
	for _, name := range []string{"set", "set_list", "set_sensitive", "set_wo"} {
		secret := name == "set_sensitive" || name == "set_wo"
		list := body.Get(name)
		items := list.Items()
		switch {
		case list.Kind() == value.Object:
			items = []*value.Value{list}
		case list.IsUnknown():
			vague = append(vague, kube.Given{Values: value.NewUnknown(list.Why(), list.Locator())})
		case list.Open():
			vague = append(vague, kube.Given{Values: value.NewUnknown("what "+name+" gives is not known", list.Locator())})
		}
		for _, item := range items {
			if item.Kind() != value.Object {
				vague = append(vague, kube.Given{Values: value.NewUnknown(whyOf(item), item.Locator())})
				continue
			}
			typ, _ := item.Get("type").Str()
			out = append(out, kube.Given{Secret: secret, Set: &kube.Setting{Path: item.Get("name"), Value: item.Get("value"), Type: typ}})
		}
	}
	return append(vague, out...)
}

// spelled is a scalar as text, as Terraform turns it into one.
func spelled(v *value.Value) (string, bool) {
	if s, ok := v.Str(); ok {
		return s, true
	}
	if n, ok := v.Num(); ok {
		return n, true
	}
	if b, ok := v.Truth(); ok && b {
		return "true", true
	} else if ok {
		return "false", true
	}
	return "", false
}
