package terraform

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/akslint/akslint/pkg/value"
)

// walkEnd is where following a value ends: the expression that wrote it.
type walkEnd struct {
	expr   hclsyntax.Expression // nil when it was not written in an expression of ours
	scope  *scope               // nil when it was written outside of every module (a tfvars file)
	path   []any                // what is left of the path
	origin sourceRange
	trail  []value.Step
	passed []mark // attributes of resources on the way
}

// maxFollow bounds the steps of one walk; a walk that is longer ends where it
// is.
const maxFollow = 200

// follow walks from an expression to where the value at path inside it was
// written: through references to locals, variables, module arguments and
// outputs, into constructors, along the branch that was taken. It stops at the
// first expression that computes something. A walk that fails ends where it
// began: it must not take everything else that is to be printed down with it.
func follow(expr hclsyntax.Expression, s *scope, path []any) (end walkEnd) {
	if s != nil && expr != nil {
		defer s.mod.unit.survive(expr, placeFailed, func() {
			end = walkEnd{expr: expr, scope: s, path: path, origin: s.mod.unit.loader.rangeOf(expr.Range())}
		})
	}
	w := &walker{walkEnd: walkEnd{expr: expr, scope: s, path: path}}
	// A reference that leads back to itself has no origin but itself.
	type point struct {
		expr  hclsyntax.Expression
		scope *scope
		left  int
	}
	var seen []point
	for range maxFollow {
		at := point{w.expr, w.scope, len(w.path)}
		if slices.Contains(seen, at) || !w.step() {
			break
		}
		seen = append(seen, at)
	}
	if w.origin.IsZero() && w.expr != nil && s != nil {
		w.origin = s.mod.unit.loader.rangeOf(w.expr.Range())
	}
	return w.walkEnd
}

type walker struct{ walkEnd }

// into goes on in a part of the expression.
func (w *walker) into(e hclsyntax.Expression, path []any) bool {
	w.expr, w.path = e, path
	return true
}

// step takes one step and reports whether there was one to take.
func (w *walker) step() bool {
	switch e := w.expr.(type) {
	case *hclsyntax.ParenthesesExpr:
		return w.into(e.Expression, w.path)
	case *hclsyntax.TemplateWrapExpr:
		return w.into(e.Wrapped, w.path)
	case *hclsyntax.ObjectConsExpr:
		return w.objectItem(e)
	case *object:
		return w.objectItem(e.ObjectConsExpr)
	case *hclsyntax.TupleConsExpr:
		return w.tupleItem(e)
	case *choice:
		return w.branch(e)
	case *plain:
		return w.into(e.Expression, w.path)
	case *template:
		if len(e.Parts) == 1 {
			if _, plain := e.Parts[0].(*hclsyntax.LiteralValueExpr); !plain {
				return w.into(e.Parts[0], w.path)
			}
		}
	case *relative:
		return w.into(e.Source, append(stepsOf(e.Traversal), w.path...))
	case *index:
		key := bare(w.scope.eval(e.Key))
		if st, ok := pathStep(key); ok {
			return w.into(e.Collection, append([]any{st}, w.path...))
		}
	case *splat:
		return w.splat(e)
	case *loop:
		return w.loop(e)
	case *call:
		return w.function(e)
	case *reference:
		return w.reference(e)
	}
	return false
}

func stepsOf(tr hcl.Traversal) []any {
	var out []any
	for _, t := range tr {
		switch t := t.(type) {
		case hcl.TraverseAttr:
			out = append(out, t.Name)
		case hcl.TraverseIndex:
			if st, ok := pathStep(bare(t.Key)); ok {
				out = append(out, st)
			}
		}
	}
	return out
}

func pathStep(key cty.Value) (any, bool) {
	if !key.IsKnown() || key.IsNull() {
		return nil, false
	}
	switch key.Type() {
	case cty.String:
		return key.AsString(), true
	case cty.Number:
		n, ok := wholeNumber(key)
		return n, ok
	}
	return nil, false
}

func (w *walker) objectItem(e *hclsyntax.ObjectConsExpr) bool {
	if len(w.path) == 0 {
		return false
	}
	name, ok := w.path[0].(string)
	if !ok {
		return false
	}
	for i := len(e.Items) - 1; i >= 0; i-- {
		k, diags := e.Items[i].KeyExpr.Value(w.scope.ctx)
		if diags.HasErrors() {
			continue
		}
		if st, ok := pathStep(bare(k)); ok && st == name {
			return w.into(e.Items[i].ValueExpr, w.path[1:])
		}
	}
	return false
}

func (w *walker) tupleItem(e *hclsyntax.TupleConsExpr) bool {
	if len(w.path) == 0 {
		return false
	}
	switch st := w.path[0].(type) {
	case int:
		if st < len(e.Exprs) {
			return w.into(e.Exprs[st], w.path[1:])
		}
	case setElement:
		for _, item := range e.Exprs {
			if sameText(bare(w.scope.eval(item)), st.v) {
				return w.into(item, w.path[1:])
			}
		}
	}
	return false
}

// sameText compares an element before its conversion into a set with the
// element after.
func sameText(a, b cty.Value) bool {
	if a.Type().Equals(b.Type()) {
		return a.RawEquals(b)
	}
	x, ok := pathStep(a)
	y, ok2 := pathStep(b)
	return ok && ok2 && keyText(a) == keyText(b) && x != nil && y != nil
}

func (w *walker) branch(e *choice) bool {
	cond := bare(w.scope.eval(e.Condition))
	if !cond.IsKnown() || cond.IsNull() || cond.Type() != cty.Bool {
		return false
	}
	if cond.True() {
		return w.into(e.TrueResult, w.path)
	}
	return w.into(e.FalseResult, w.path)
}

func (w *walker) splat(e *splat) bool {
	steps, ok := e.eachTraversal()
	if !ok || len(w.path) == 0 {
		return false
	}
	n, ok := w.path[0].(int)
	if !ok {
		return false
	}
	rest := append(stepsOf(steps), w.path[1:]...)
	src := bare(w.scope.eval(e.Source))
	if src.IsKnown() && !src.IsNull() && !src.Type().IsTupleType() && !src.Type().IsListType() && !src.Type().IsSetType() {
		return w.into(e.Source, rest) // a single value, taken as a list of one
	}
	return w.into(e.Source, append([]any{n}, rest...))
}

// loop finds the element of the collection that made the element of the
// result, and goes on in the body with the loop's names bound to it.
func (w *walker) loop(e *loop) bool {
	if len(w.path) == 0 {
		return false
	}
	coll := bare(w.scope.eval(e.CollExpr))
	if !coll.IsKnown() || coll.IsNull() || !coll.CanIterateElements() {
		return false
	}
	made := 0
	for it := coll.ElementIterator(); it.Next(); {
		k, v := it.Element()
		key := bare(k)
		child := w.scope.with(e.ValVar, v, binding{coll: e.CollExpr, scope: w.scope, key: key})
		if e.KeyVar != "" {
			child = child.with(e.KeyVar, k, binding{coll: e.CollExpr, scope: w.scope, key: key, isKey: true})
		}
		if e.CondExpr != nil {
			if c := bare(child.eval(e.CondExpr)); !c.IsKnown() || c.IsNull() || c.Type() != cty.Bool || c.False() {
				continue
			}
		}
		var hit bool
		switch st := w.path[0].(type) {
		case int:
			hit = e.KeyExpr == nil && made == st
		case string:
			if e.KeyExpr != nil {
				got, ok := pathStep(bare(child.eval(e.KeyExpr)))
				hit = ok && got == st
			}
		case setElement:
			hit = e.KeyExpr == nil && sameText(bare(child.eval(e.ValExpr)), st.v)
		}
		made++
		if hit {
			w.scope = child
			return w.into(e.ValExpr, w.path[1:])
		}
	}
	return false
}

// function goes through functions that pass a part of an argument on.
func (w *walker) function(e *call) bool {
	switch e.Name {
	case "tolist", "toset", "tomap", "tostring", "tonumber", "tobool", "sensitive", "nonsensitive":
		if len(e.Args) == 1 {
			return w.into(e.Args[0], w.path)
		}
	case "try", "coalesce", "coalescelist", "one":
		return w.firstTaken(e)
	case "merge":
		return w.merged(e)
	case "concat":
		return w.concatenated(e)
	case "lookup":
		if len(e.Args) >= 2 {
			return w.lookup(e)
		}
	case "element":
		if len(e.Args) == 2 {
			if n, ok := wholeNumber(bare(w.scope.eval(e.Args[1]))); ok {
				return w.into(e.Args[0], append([]any{n}, w.path...))
			}
		}
	case "compact", "distinct", "flatten", "reverse", "sort":
		return w.byValue(e)
	}
	return false
}

func (w *walker) firstTaken(e *call) bool {
	if e.Name == "one" && len(e.Args) == 1 {
		return w.into(e.Args[0], append([]any{0}, w.path...))
	}
	for _, a := range e.Args {
		v, diags := a.Value(w.scope.ctx)
		if diags.HasErrors() {
			continue
		}
		if v, _ = v.Unmark(); e.Name != "try" {
			if !v.IsKnown() {
				return false
			}
			if v.IsNull() || v.Type() == cty.String && v.AsString() == "" || e.Name == "coalescelist" && v.CanIterateElements() && v.LengthInt() == 0 {
				continue
			}
		}
		return w.into(a, w.path)
	}
	return false
}

func (w *walker) merged(e *call) bool {
	if len(w.path) == 0 || e.ExpandFinal {
		return false
	}
	name, ok := w.path[0].(string)
	if !ok {
		return false
	}
	for i := len(e.Args) - 1; i >= 0; i-- {
		v := bare(w.scope.eval(e.Args[i]))
		if !v.IsKnown() {
			return false
		}
		if v.IsNull() {
			continue
		}
		if has(v, name) {
			return w.into(e.Args[i], w.path)
		}
	}
	return false
}

func has(v cty.Value, name string) bool {
	switch ty := v.Type(); {
	case ty.IsObjectType():
		return ty.HasAttribute(name)
	case ty.IsMapType():
		return v.HasIndex(cty.StringVal(name)).True()
	}
	return false
}

func (w *walker) concatenated(e *call) bool {
	if len(w.path) == 0 || e.ExpandFinal {
		return false
	}
	n, ok := w.path[0].(int)
	if !ok {
		return false
	}
	for _, a := range e.Args {
		v := bare(w.scope.eval(a))
		if !v.IsKnown() || v.IsNull() || !v.CanIterateElements() {
			return false
		}
		if l := v.LengthInt(); n >= l {
			n -= l
			continue
		}
		return w.into(a, append([]any{n}, w.path[1:]...))
	}
	return false
}

func (w *walker) lookup(e *call) bool {
	key, ok := pathStep(bare(w.scope.eval(e.Args[1])))
	v := bare(w.scope.eval(e.Args[0]))
	name, isText := key.(string)
	if !ok || !isText || !v.IsKnown() || v.IsNull() {
		return false
	}
	if has(v, name) {
		return w.into(e.Args[0], append([]any{name}, w.path...))
	}
	if len(e.Args) == 3 {
		return w.into(e.Args[2], w.path)
	}
	return false
}

// byValue goes into a function that reorders or drops elements, when the
// argument holds an equal one.
func (w *walker) byValue(e *call) bool {
	if len(w.path) == 0 || len(e.Args) != 1 {
		return false
	}
	result, arg := bare(w.scope.eval(e)), bare(w.scope.eval(e.Args[0]))
	n, ok := w.path[0].(int)
	if !ok || !result.IsKnown() || !arg.IsKnown() || arg.IsNull() || !arg.CanIterateElements() || n >= result.LengthInt() {
		return false
	}
	want := bare(result.AsValueSlice()[n])
	for i, item := range arg.AsValueSlice() {
		item = bare(item)
		if item.Type().Equals(want.Type()) && item.RawEquals(want) {
			return w.into(e.Args[0], append([]any{i}, w.path[1:]...))
		}
		if e.Name == "flatten" && item.IsKnown() && !item.IsNull() && item.CanIterateElements() {
			for j, inner := range item.AsValueSlice() {
				if inner = bare(inner); inner.Type().Equals(want.Type()) && inner.RawEquals(want) {
					return w.into(e.Args[0], append([]any{i, j}, w.path[1:]...))
				}
			}
		}
	}
	return false
}
