package terraform

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/akslint/akslint/pkg/value"
)

// ignored adds what lifecycle.ignore_changes names and the configuration does
// not write: something else writes it, so it is unknown rather than missing.
// What is written still holds when the resource is made. The word all names
// nothing in particular: what is made is then what is written.
func (s *scope) ignored(body *hclsyntax.Body, v *value.Value) *value.Value {
	for _, b := range body.Blocks {
		a := b.Body.Attributes["ignore_changes"]
		if b.Type != "lifecycle" || a == nil {
			continue
		}
		list, ok := a.Expr.(*hclsyntax.TupleConsExpr)
		if !ok {
			continue
		}
		for _, item := range list.Exprs {
			path := ignoredPath(item)
			if len(path) == 0 {
				continue
			}
			why := "changes to " + path.RootName() + dotted(attrPath(path)) + " are ignored, so something else may write it"
			v = addedAt(v, path, value.NewUnknown(why, s.placed(s.mod.unit.loader.rangeOf(item.Range()))))
		}
	}
	return v
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
// there. A block or an element on the way that is not written stays so.
func addedAt(v *value.Value, path hcl.Traversal, added *value.Value) *value.Value {
	if len(path) == 0 {
		if v.IsNothing() {
			return added
		}
		return v
	}
	if i, ok := stepIndex(path[0]); ok {
		items := slices.Clone(v.Items())
		if i < len(items) {
			items[i] = addedAt(items[i], path[1:], added)
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
			fields[i].Value = addedAt(fields[i].Value, path[1:], added)
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
