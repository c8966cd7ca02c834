package terraform

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/akslint/akslint/pkg/value"
)

// ignored adds what lifecycle.ignore_changes names and the configuration does
// not write: something else writes it, so it is unknown rather than missing.
// What is written still holds when the resource is made. The word all names
// everything, and a block everything inside it. That is not said of azapi: what
// its body lacks it never touches, ignored or not.
func (s *scope) ignored(r *resource, v *value.Value) *value.Value {
	inside := opened
	if strings.HasPrefix(r.typ, "azapi_") {
		inside = func(v *value.Value, _ string) *value.Value { return v }
	}
	for _, b := range r.body.Blocks {
		a := b.Body.Attributes["ignore_changes"]
		if b.Type != "lifecycle" || a == nil {
			continue
		}
		list, ok := a.Expr.(*hclsyntax.TupleConsExpr)
		if !ok {
			if hcl.ExprAsKeyword(a.Expr) == "all" {
				v = inside(v, whyAllIgnored)
			}
			continue
		}
		for _, item := range list.Exprs {
			if isLiteral(item, cty.StringVal("*")) { // how older configurations write all
				v = inside(v, whyAllIgnored)
			}
			path := ignoredPath(item)
			if len(path) == 0 {
				continue
			}
			why := "changes to " + path.RootName() + dotted(attrPath(path)) + " are ignored, so something else may write it"
			v = addedAt(v, path, value.NewUnknown(why, s.placed(s.mod.unit.loader.rangeOf(item.Range()))), inside)
		}
	}
	return v
}

const whyAllIgnored = "all changes are ignored, so something else may write it"

// opened makes unknown whatever is not written inside a value, or written as
// null.
func opened(v *value.Value, why string) *value.Value {
	switch v.Kind() {
	case value.Object:
		fields := make([]value.Field, 0, len(v.Fields()))
		for _, f := range v.Fields() {
			if f.Value = opened(f.Value, why); !f.Value.IsNothing() {
				fields = append(fields, f)
			}
		}
		return v.WithFields(fields).OpenBecause(why)
	case value.List:
		items := slices.Clone(v.Items())
		for i := range items {
			items[i] = opened(items[i], why)
		}
		return v.WithItems(items)
	default:
		return v
	}
}

// ignoredPath reads an item of ignore_changes: name or name[0].inner, in older
// configurations between quotes.
func ignoredPath(item hclsyntax.Expression) hcl.Traversal {
	if tr, diags := hcl.AbsTraversalForExpr(item); !diags.HasErrors() {
		return tr
	}
	v, diags := item.Value(nil)
	text, ok := known(v, cty.String)
	if diags.HasErrors() || !ok {
		return nil
	}
	tr, diags := hclsyntax.ParseTraversalAbs([]byte(text.AsString()), "", hcl.InitialPos)
	if diags.HasErrors() {
		return nil
	}
	return tr
}

// addedAt puts a value where path leads to when nothing, or null, is written
// there, and into what is written there. A block or an element on the way that is not written stays so.
func addedAt(v *value.Value, path hcl.Traversal, added *value.Value, inside func(*value.Value, string) *value.Value) *value.Value {
	if len(path) == 0 {
		if v.IsNothing() {
			return added
		}
		return inside(v, added.Why())
	}
	if i, ok := stepIndex(path[0]); ok {
		items := slices.Clone(v.Items())
		if i < len(items) {
			items[i] = addedAt(items[i], path[1:], added, inside)
			return v.WithItems(items)
		}
	}
	name := stepKey(path[0])
	if name == "" || v.Kind() != value.Object {
		return v
	}
	fields := slices.Clone(v.Fields())
	for i := range fields {
		if fields[i].Name == name {
			fields[i].Value = addedAt(fields[i].Value, path[1:], added, inside)
			return v.WithFields(fields)
		}
	}
	for i := len(path) - 1; i > 0; i-- {
		inner := stepKey(path[i])
		if inner == "" {
			return v // an element of what is not written
		}
		added = value.NewObject([]value.Field{{Name: inner, Value: added}}, added.Locator())
	}
	return v.WithFields(append(fields, value.Field{Name: name, Value: added}))
}

// stepIndex is the element that a step leads to, if it leads to one.
func stepIndex(step hcl.Traverser) (int, bool) {
	if ix, ok := step.(hcl.TraverseIndex); ok && ix.Key.Type() == cty.Number {
		return wholeNumber(ix.Key)
	}
	return 0, false
}

// stepKey is the name that a step leads to, empty when it leads to none.
func stepKey(step hcl.Traverser) string {
	switch step := step.(type) {
	case hcl.TraverseRoot:
		return step.Name
	case hcl.TraverseAttr:
		return step.Name
	case hcl.TraverseIndex:
		if step.Key.Type() == cty.String {
			return step.Key.AsString()
		}
	}
	return ""
}
