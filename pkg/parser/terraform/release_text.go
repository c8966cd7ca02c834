package terraform

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// templatePieces takes a template apart that is written in the configuration. ok is
// false when it cannot be evaluated.
func (s *scope) templatePieces(e *template) (out []kube.Piece, ok bool) {
	for _, p := range e.Parts {
		v := s.eval(p)
		at := s.mod.unit.loader.rangeOf(p.Range())
		if piece, ok := writtenPiece(p, v, at); ok {
			out = append(out, piece)
			continue
		}
		made, ok := pieceOf(toValue(v, &site{expr: p, scope: s}))
		if !ok {
			return nil, false
		}
		out = append(out, made)
	}
	return out, true
}

// templateFilePieces takes a template apart that is a file. What it prints of one of
// its variables is written where the call says so.
func (s *scope) templateFilePieces(e *call, f *source.File) (out []kube.Piece, ok bool) {
	if len(e.Args) != 2 {
		return nil, false
	}
	vars, marks := s.eval(e.Args[1]).Unmark()
	if !vars.IsKnown() || vars.IsNull() || !vars.Type().IsObjectType() && !vars.Type().IsMapType() {
		return nil, false
	}
	inner, expr, err := s.mod.unit.rendering(f.Path, f.Data, vars)
	if err != nil {
		return nil, false
	}
	parts := []hclsyntax.Expression{expr}
	if t, is := expr.(*template); is {
		parts = t.Parts
	}
	for _, p := range parts {
		v, diags := p.Value(inner.ctx)
		if diags.HasErrors() {
			return nil, false
		}
		v = v.WithMarks(marks)
		at := source.Range{File: f, Start: p.Range().Start.Byte, End: p.Range().End.Byte}
		if piece, ok := writtenPiece(p, v, at); ok {
			out = append(out, piece)
			continue
		}
		made, ok := pieceOf(s.printed(e.Args[1], p, v, at))
		if !ok {
			return nil, false
		}
		out = append(out, made)
	}
	return out, true
}

// printed is what an expression of a template file gives, at the place of the
// variable it names or, for any other, at its own.
func (s *scope) printed(vars, p hclsyntax.Expression, v cty.Value, at source.Range) *value.Value {
	if w, ok := p.(*hclsyntax.TemplateWrapExpr); ok {
		p = w.Wrapped
	}
	step := value.Step{Kind: value.StepResource, Name: "the template", Range: at}
	st := &site{expr: vars, scope: s, before: []value.Step{step}}
	ref, ok := p.(*reference)
	if !ok {
		return toValue(v, st).WithPlace(value.At(at))
	}
	st.path = stepsOf(append(hcl.Traversal{hcl.TraverseAttr{Name: ref.Traversal.RootName()}}, ref.Traversal[1:]...))
	return toValue(v, st)
}

// writtenPiece is a part of a template that stands in the file as it is. The
// indentation of a text that is indented for looks is no part of it.
func writtenPiece(p hclsyntax.Expression, v cty.Value, at source.Range) (kube.Piece, bool) {
	if _, literal := p.(*hclsyntax.LiteralValueExpr); !literal || at.IsZero() {
		return kube.Piece{}, false
	}
	text, ok := known(v, cty.String)
	if !ok || at.Start > at.End || at.End > len(at.File.Data) {
		return kube.Piece{}, false
	}
	s := text.AsString()
	if at.Start = at.End - len(s); at.Start < 0 || string(at.File.Data[at.Start:at.End]) != s {
		return kube.Piece{}, false
	}
	return kube.Piece{Text: s, At: at}, true
}

// pieceOf is what an expression puts into a text; ok is false for what has no text.
func pieceOf(v *value.Value) (kube.Piece, bool) {
	if v.IsUnknown() {
		return kube.Piece{Value: v}, true
	}
	text, ok := spelled(v)
	return kube.Piece{Text: text, Value: v}, ok
}
