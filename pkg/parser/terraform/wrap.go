package terraform

import (
	"maps"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// The HCL library evaluates an expression against complete objects: everything
// a reference could reach has to be there before. We want the opposite, so the
// nodes that matter are replaced, right after parsing, by nodes of ours that
// embed the original and ask the scope when they are evaluated:
//
//	reference  azurerm_subnet.a.id   resolves just that attribute
//	relative   x[each.key].id        resolves just that attribute of that instance
//	index      m[key]                keeps what an unknown element derives from
//	splat      x[*].id               resolves just that attribute of each instance
//	loop       [for x in xs : ...]   counts its steps, keeps what an unknown list derives from
//	call       f(...)                gives unknown for functions we do not have
//	template   "${a}${b}"            bounds the length before it is built
//	choice     a ? b : c             derives only from the branch it takes
//	unary      !a, -a                keeps what an unknown operand derives from
//	arithmetic a * b                 bounds numbers
//	object     { (a) = b }           keeps what its parts derive from when a key is unknown
//	joined     %{ for x in xs }      likewise for what a template repeats
//	plain      if ..., k => ...      what a loop's condition or key derives from, its elements do not
type (
	reference struct{ *hclsyntax.ScopeTraversalExpr }
	relative  struct {
		*hclsyntax.RelativeTraversalExpr
	}
	index    struct{ *hclsyntax.IndexExpr }
	splat    struct{ *hclsyntax.SplatExpr }
	loop     struct{ *hclsyntax.ForExpr }
	call     struct{ *hclsyntax.FunctionCallExpr }
	template struct{ *hclsyntax.TemplateExpr }
	choice   struct{ *hclsyntax.ConditionalExpr }
	plain    struct{ hclsyntax.Expression }
)

// wrapper replaces nodes and remembers what they read.
type wrapper struct {
	references []hcl.Traversal // from a name
	relatives  []hcl.Traversal // from what another expression gives
}

// wrapBody replaces the nodes of all expressions in a body.
func wrapBody(b *hclsyntax.Body) *wrapper {
	w := &wrapper{}
	w.body(b)
	return w
}

// wrap replaces the nodes of one expression.
func wrap(e hclsyntax.Expression) hclsyntax.Expression { return new(wrapper).wrap(e) }

func (w *wrapper) body(b *hclsyntax.Body) {
	for _, a := range b.Attributes {
		a.Expr = w.wrap(a.Expr)
	}
	for _, child := range b.Blocks {
		w.body(child.Body)
	}
}

func (w *wrapper) wrap(e hclsyntax.Expression) hclsyntax.Expression {
	switch e := e.(type) {
	case *hclsyntax.ScopeTraversalExpr:
		if immenseStep(e.Traversal) {
			return outOfReach(e)
		}
		w.references = append(w.references, e.Traversal)
		return &reference{e}
	case *hclsyntax.RelativeTraversalExpr:
		if immenseStep(e.Traversal) {
			return outOfReach(e)
		}
		w.relatives = append(w.relatives, e.Traversal)
		e.Source = w.wrap(e.Source)
		return &relative{e}
	case *hclsyntax.IndexExpr:
		e.Collection, e.Key = w.wrap(e.Collection), w.wrap(e.Key)
		return &index{e}
	case *hclsyntax.SplatExpr:
		e.Source, e.Each = w.wrap(e.Source), w.wrap(e.Each)
		return &splat{e}
	case *hclsyntax.ForExpr:
		e.CollExpr, e.ValExpr = w.wrap(e.CollExpr), w.wrap(e.ValExpr)
		if e.KeyExpr != nil {
			e.KeyExpr = &plain{w.wrap(e.KeyExpr)}
		}
		if e.CondExpr != nil {
			e.CondExpr = &plain{w.wrap(e.CondExpr)}
		}
		return &loop{e}
	case *hclsyntax.FunctionCallExpr:
		w.wrapAll(e.Args)
		return &call{e}
	case *hclsyntax.TemplateExpr:
		w.wrapAll(e.Parts)
		return &template{e}
	case *hclsyntax.TupleConsExpr:
		w.wrapAll(e.Exprs)
	case *hclsyntax.ObjectConsExpr:
		for i := range e.Items {
			e.Items[i].KeyExpr, e.Items[i].ValueExpr = w.wrap(e.Items[i].KeyExpr), w.wrap(e.Items[i].ValueExpr)
		}
		if computesKeys(e) {
			return &object{e}
		}
	case *hclsyntax.ObjectConsKeyExpr:
		// A bare name is a key, not a reference.
		if _, bare := e.Wrapped.(*hclsyntax.ScopeTraversalExpr); !bare || e.ForceNonLiteral {
			e.Wrapped = w.wrap(e.Wrapped)
		}
	case *hclsyntax.ConditionalExpr:
		e.Condition, e.TrueResult, e.FalseResult = w.wrap(e.Condition), w.wrap(e.TrueResult), w.wrap(e.FalseResult)
		return &choice{e}
	case *hclsyntax.TemplateJoinExpr:
		e.Tuple = w.wrap(e.Tuple)
		return &joined{e}
	case *hclsyntax.TemplateWrapExpr:
		e.Wrapped = w.wrap(e.Wrapped)
	case *hclsyntax.BinaryOpExpr:
		e.LHS, e.RHS = w.wrap(e.LHS), w.wrap(e.RHS)
		if computes(e.Op) {
			return &arithmetic{e}
		}
	case *hclsyntax.LiteralValueExpr:
		if immense(e.Val) {
			e.Val = sized(e.Val)
		}
	case *hclsyntax.UnaryOpExpr:
		e.Val = w.wrap(e.Val)
		return &unary{e}
	case *hclsyntax.ParenthesesExpr:
		e.Expression = w.wrap(e.Expression)
	}
	return e
}

func (w *wrapper) wrapAll(es []hclsyntax.Expression) {
	for i := range es {
		es[i] = w.wrap(es[i])
	}
}

// Value resolves the reference in the scope, unless its root is a local name
// of a loop or a dynamic block.
func (e *reference) Value(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	root := e.Traversal.RootName()
	if v, ok := localName(ctx, root); ok {
		return traverse(v, e.Traversal[1:])
	}
	s := scopeOf(ctx)
	if s == nil || s.closed {
		return e.ScopeTraversalExpr.Value(ctx)
	}
	return s.resolve(e.Traversal)
}

// Value reads from an instance that is chosen when it is evaluated.
func (e *relative) Value(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	if ix, ok := e.Source.(*index); ok {
		if tr, ok := ix.asTraversal(ctx); ok {
			return scopeOf(ctx).resolve(append(tr, e.Traversal...))
		}
	}
	v, diags := e.Source.Value(ctx)
	if diags.HasErrors() {
		return cty.DynamicVal, diags
	}
	out, more := traverse(v, e.Traversal)
	return out, append(diags, more...)
}

// asTraversal turns azurerm_subnet.x[each.key] into the traversal of the
// instance, when the collection is a reference and the key is known.
func (e *index) asTraversal(ctx *hcl.EvalContext) (hcl.Traversal, bool) {
	ref, ok := e.Collection.(*reference)
	if s := scopeOf(ctx); !ok || s == nil || s.closed {
		return nil, false
	}
	if _, isLocal := localName(ctx, ref.Traversal.RootName()); isLocal || !scopeOf(ctx).isRepeated(ref.Traversal) {
		return nil, false
	}
	key, diags := e.Key.Value(ctx)
	if diags.HasErrors() {
		return nil, false
	}
	key, _ = key.Unmark()
	if !key.IsKnown() || key.IsNull() || key.Type() != cty.String && key.Type() != cty.Number {
		return nil, false
	}
	out := append(hcl.Traversal(nil), ref.Traversal...)
	return append(out, hcl.TraverseIndex{Key: key, SrcRange: e.Key.Range()}), true
}

func (e *index) Value(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	if tr, ok := e.asTraversal(ctx); ok {
		return scopeOf(ctx).resolve(tr)
	}
	coll, diags := e.Collection.Value(ctx)
	if diags.HasErrors() {
		return cty.DynamicVal, diags
	}
	key, more := e.Key.Value(ctx)
	if diags = append(diags, more...); more.HasErrors() {
		return cty.DynamicVal, diags
	}
	same := *e.IndexExpr
	same.Collection, same.Key = literal(coll, e.Collection), literal(sized(key), e.Key)
	v, more := same.Value(ctx)
	switch {
	case more.HasErrors() || v.IsKnown():
	case bare(coll).IsKnown() && !bare(key).IsKnown():
		v = chosenBy(key, coll, v)
	case len(deepMarks(v)) == 0:
		v = v.WithMarks(deepMarks(coll)).Mark(mark{kind: markChoice})
	}
	return v, append(diags, more...)
}

func (e *splat) Value(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	if ref, ok := e.Source.(*reference); ok {
		if s := scopeOf(ctx); s != nil && !s.closed {
			if _, isLocal := localName(ctx, ref.Traversal.RootName()); !isLocal {
				if rest, ok := e.eachTraversal(); ok {
					if v, ok := s.resolveEach(ref.Traversal, rest); ok {
						return v, nil
					}
				}
			}
		}
	}
	src, diags := e.Source.Value(ctx)
	if diags.HasErrors() {
		return cty.DynamicVal, diags
	}
	// The splat of a text is a list of it, whether it is known or not; of what
	// may be a list, nothing can be said.
	if bare, marks := src.Unmark(); !bare.IsKnown() && !bare.Type().IsPrimitiveType() {
		return cty.DynamicVal.WithMarks(marks), diags
	}
	same := *e.SplatExpr
	same.Source = literal(src, e.Source)
	v, more := same.Value(ctx)
	return v, append(diags, more...)
}

// eachTraversal returns the steps after [*] when they are plain ones.
func (e *splat) eachTraversal() (hcl.Traversal, bool) {
	switch each := e.Each.(type) {
	case *hclsyntax.AnonSymbolExpr:
		return nil, true
	case *relative:
		if _, ok := each.Source.(*hclsyntax.AnonSymbolExpr); ok {
			return each.Traversal, true
		}
	}
	return nil, false
}

func (e *loop) Value(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	coll, diags := e.CollExpr.Value(ctx)
	if diags.HasErrors() {
		return cty.DynamicVal, diags
	}
	bare, marks := coll.Unmark()
	if !bare.IsKnown() {
		return cty.DynamicVal.WithMarks(marks), diags
	}
	if bare.Type().IsSetType() && !bare.IsNull() && !bare.Length().IsKnown() {
		// Unknown elements may turn out to be the same one.
		return cty.DynamicVal.WithMarks(marks, deepMarks(bare)), diags
	}
	s := scopeOf(ctx)
	if s != nil && !bare.IsNull() && bare.CanIterateElements() {
		if !s.mod.unit.spend(bare.LengthInt()+1, e.Range()) {
			return cty.DynamicVal.WithMarks(marks), diags
		}
	}
	same := *e.ForExpr
	same.CollExpr = literal(coll, e.CollExpr)
	doubtful := s != nil && s.mod.unit.doubtful && hasMaybe(bare)
	if doubtful && (e.KeyExpr == nil || e.Group) {
		return cty.DynamicVal.WithMarks(marks, deepMarks(bare)), diags
	}
	f := &filter{cond: e.CondExpr, element: e.ValVar}
	if e.KeyExpr != nil && !e.Group && (e.CondExpr != nil || doubtful) {
		same.CondExpr, same.ValExpr = f, &filtered{e.ValExpr, f}
	}
	v, more := same.Value(ctx)
	if f.any && more.HasErrors() {
		// What fails may be an entry that is not there.
		return cty.DynamicVal.WithMarks(marks, deepMarks(bare)), diags
	}
	return v, append(diags, more...)
}

func (e *call) Value(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	s := scopeOf(ctx)
	if s == nil {
		return e.FunctionCallExpr.Value(ctx)
	}
	if _, ok := s.mod.unit.funcs[e.Name]; !ok {
		s.mod.unit.note(e.NameRange, "function "+e.Name+" is not evaluated", "What it computes is taken as unknown.")
		return s.derived(e.Args, mark{kind: markCause, why: "function " + e.Name + " is not evaluated"}), nil
	}
	if v, diags, ok := e.special(ctx); ok {
		return s.mod.unit.bounded(v, e), diags
	}
	if f := s.mod.unit.funcs[e.Name]; takesExpressions(f) {
		v, diags := e.FunctionCallExpr.Value(ctx)
		return s.mod.unit.bounded(v, e), diags
	}
	return e.withArguments(ctx, s)
}

// withArguments evaluates the arguments itself, so that an unknown result
// keeps what they derive from even where the function does not.
func (e *call) withArguments(ctx *hcl.EvalContext, s *scope) (cty.Value, hcl.Diagnostics) {
	same := *e.FunctionCallExpr
	same.Args = make([]hclsyntax.Expression, len(e.Args))
	var diags hcl.Diagnostics
	for i, a := range e.Args {
		v, more := a.Value(ctx)
		if diags = append(diags, more...); more.HasErrors() {
			return cty.DynamicVal, diags
		}
		same.Args[i] = literal(e.sizedArgument(s.mod.unit.funcs[e.Name], i, v), a)
	}
	v, more := same.Value(ctx)
	if diags = append(diags, more...); more.HasErrors() {
		return cty.DynamicVal, diags
	}
	doubtful := s.mod.unit.doubtful && !keepsEntries[strings.TrimPrefix(e.Name, "core::")] && anyMaybe(same.Args, ctx)
	if bare(v).IsKnown() && !doubtful {
		return s.mod.unit.bounded(v, e), diags
	}
	var derived cty.ValueMarks
	for _, a := range same.Args {
		collectMarks(a.(*hclsyntax.LiteralValueExpr).Val, &derived)
	}
	if doubtful {
		return cty.DynamicVal.WithMarks(derived), diags
	}
	v = e.hushed(v, derived)
	s.mod.unit.refused(e, v, derived)
	if len(deepMarks(v)) == 0 {
		v = v.WithMarks(derived)
	}
	return v, diags
}

func (e *template) Value(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	if v, ok := e.text(); ok {
		return v, nil
	}
	values := make([]cty.Value, len(e.Parts))
	var diags hcl.Diagnostics
	total := 0
	for i, p := range e.Parts {
		v, more := p.Value(ctx)
		values[i] = v
		if _, ok := p.(*hclsyntax.LiteralValueExpr); ok {
			continue
		}
		diags = append(diags, more...)
		if more.HasErrors() {
			return cty.UnknownVal(cty.String), diags
		}
		if bare, _ := v.Unmark(); bare.IsKnown() && !bare.IsNull() && bare.Type() == cty.String {
			total += len(bare.AsString())
		}
		if s := scopeOf(ctx); s != nil && total > maxString {
			s.mod.unit.tooLong(e.Range())
			return cty.UnknownVal(cty.String).Mark(mark{kind: markCause, why: whyTooLong}), diags
		}
	}
	if v, ok := strung(values, total); ok {
		return v, diags
	}
	same := *e.TemplateExpr
	same.Parts = make([]hclsyntax.Expression, len(e.Parts))
	for i, p := range e.Parts {
		same.Parts[i] = literal(values[i], p)
	}
	v, more := same.Value(ctx)
	return v, append(diags, more...)
}

// text is what a template says that is one piece of text.
func (e *template) text() (cty.Value, bool) {
	if len(e.Parts) != 1 {
		return cty.NilVal, false
	}
	lit, ok := e.Parts[0].(*hclsyntax.LiteralValueExpr)
	if !ok || lit.Val.IsMarked() || lit.Val.Type() != cty.String || !lit.Val.IsKnown() || lit.Val.IsNull() {
		return cty.NilVal, false
	}
	return lit.Val, true
}

// strung puts the parts of a template together when all of them are texts,
// which most are. What else a template may hold is left to the library.
func strung(parts []cty.Value, size int) (cty.Value, bool) {
	var b strings.Builder
	b.Grow(size + 16*len(parts))
	var marks []cty.ValueMarks
	for _, p := range parts {
		bare, own := p.Unmark()
		if bare.Type() != cty.String || !bare.IsKnown() || bare.IsNull() {
			return cty.NilVal, false
		}
		if len(own) > 0 {
			marks = append(marks, own)
		}
		b.WriteString(bare.AsString())
	}
	out := cty.StringVal(b.String())
	if len(marks) == 0 {
		return out, true
	}
	return out.WithMarks(marks...), true
}

// written is the value of an expression that says it itself.
func written(e hcl.Expression) (cty.Value, bool) {
	switch e := e.(type) {
	case *hclsyntax.LiteralValueExpr:
		return e.Val, true
	case *template:
		return e.text()
	}
	return cty.NilVal, false
}

// Value takes a branch. The other one is evaluated too, since both decide over
// the type, but what it derives from does not come along.
func (e *choice) Value(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	cond, diags := e.Condition.Value(ctx)
	if diags.HasErrors() {
		return cty.DynamicVal, diags
	}
	same := *e.ConditionalExpr
	same.Condition = literal(cond, e.Condition)
	known := bare(cond)
	if known.IsKnown() && !known.IsNull() && known.Type() == cty.Bool {
		same.Condition = literal(known, e.Condition)
		if known.True() {
			same.FalseResult = unmarked(ctx, e.FalseResult)
		} else {
			same.TrueResult = unmarked(ctx, e.TrueResult)
		}
	}
	if known.IsKnown() {
		v, more := same.Value(ctx)
		return v, append(diags, more...)
	}
	one, other := branch(ctx, e.TrueResult), branch(ctx, e.FalseResult)
	same.TrueResult, same.FalseResult = one, other
	v, more := same.Value(ctx)
	if !more.HasErrors() && !bare(v).IsKnown() {
		v = beginning(v, one.Val, other.Val).Mark(mark{kind: markChoice})
	}
	return v, append(diags, more...)
}

// branch evaluates what may be taken. That it fails matters only if it is.
func branch(ctx *hcl.EvalContext, e hclsyntax.Expression) *hclsyntax.LiteralValueExpr {
	v, diags := e.Value(ctx)
	if diags.HasErrors() && v == cty.NilVal {
		v = cty.DynamicVal
	}
	return &hclsyntax.LiteralValueExpr{Val: v, SrcRange: e.Range()}
}

// unmarked evaluates an expression for its type alone.
func unmarked(ctx *hcl.EvalContext, e hclsyntax.Expression) hclsyntax.Expression {
	v, diags := e.Value(ctx)
	if diags.HasErrors() && v == cty.NilVal {
		return literal(cty.DynamicVal, e)
	}
	v, _ = v.UnmarkDeep()
	return literal(v, e)
}

func (e *plain) Value(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	v, diags := e.Expression.Value(ctx)
	if b := bare(v); b.IsKnown() {
		return b, diags
	}
	return v, diags
}

// literal stands in for an expression that was evaluated already.
func literal(v cty.Value, was hclsyntax.Expression) hclsyntax.Expression {
	return &hclsyntax.LiteralValueExpr{Val: v, SrcRange: was.Range()}
}

// deepMarks collects the marks of a value and of everything in it.
func deepMarks(v cty.Value) cty.ValueMarks {
	var out cty.ValueMarks
	collectMarks(v, &out)
	return out
}

func collectMarks(v cty.Value, into *cty.ValueMarks) {
	if v.IsMarked() {
		bare, marks := v.Unmark()
		if v = bare; *into == nil {
			*into = make(cty.ValueMarks, len(marks))
		}
		maps.Copy(*into, marks)
	}
	// The elements of a set have no marks of their own.
	if ty := v.Type(); ty.IsPrimitiveType() || ty.IsSetType() || !v.IsKnown() || v.IsNull() || !v.CanIterateElements() {
		return
	}
	for _, e := range v.Elements() {
		collectMarks(e, into)
	}
}
