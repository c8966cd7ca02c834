package kleene

import (
	"errors"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// call evaluates a call of a function, built in or defined by rules. A result
// that is not captured has to be true.
func (m *Machine) call(e *ast.Expr, terms []*ast.Term, f *frame, h Holes, k next) error {
	name := terms[0].Value.(ast.Ref)
	result := func(v *Value, arity int, h Holes) error {
		if len(terms) == arity+2 {
			return m.match(terms[arity+1], v, f, h, k)
		}
		return m.truth(v, h, k)
	}
	if name[0].Equal(ast.DefaultRootDocument) {
		return m.callRule(e, terms, f, h, result)
	}
	b, ok := ast.BuiltinMap[name.String()]
	if !ok {
		return unsupported(e, "function "+name.String())
	}
	arity := b.Decl.Arity()
	return m.terms(terms[1:1+arity], f, h, func(args []*Value, h Holes) error {
		values, err := m.builtin(e, b, args)
		if err != nil {
			return err
		}
		for _, a := range values {
			if err := result(a.Value, arity, h.Union(a.Needs)); err != nil {
				return err
			}
		}
		return nil
	})
}

func (m *Machine) callRule(e *ast.Expr, terms []*ast.Term, f *frame, h Holes, result func(*Value, int, Holes) error) error {
	node := m.compiler.RuleTree.Find(terms[0].Value.(ast.Ref))
	if node == nil || len(node.Values) == 0 {
		return unsupported(e, "function "+terms[0].String())
	}
	arity := len(node.Values[0].Head.Args)
	return m.terms(terms[1:1+arity], f, h, func(args []*Value, h Holes) error {
		values, err := m.values(node.Values, args)
		if err != nil {
			return err
		}
		for _, a := range values {
			if err := result(a.Value, arity, h.Union(a.Needs)); err != nil {
				return err
			}
		}
		return nil
	})
}

// builtin calls a built-in function. Over arguments with holes it knows a few
// functions better than "not known".
func (m *Machine) builtin(e *ast.Expr, b *ast.Builtin, args []*Value) ([]Answer, error) {
	if allWhole(args) {
		return m.apply(e, b, args)
	}
	if v, known := m.exact(e, b, args); known {
		return v, nil
	}
	h := joined(args)
	a := Answer{Value: unknown(h)}
	if !total[b.Name] {
		a.Needs = h
	}
	return []Answer{a}, nil
}

func allWhole(args []*Value) bool {
	for _, a := range args {
		if a.kind != whole {
			return false
		}
	}
	return true
}

// total are functions that have a value for every argument a model can give
// them, so that only the value is not known, never whether there is one.
var total = map[string]bool{
	"sprintf": true, "concat": true, "lower": true, "upper": true, "trim_space": true, "count": true,
	"is_null": true, "is_string": true, "is_array": true, "is_number": true, "is_object": true, "is_boolean": true,
	"equal": true, "neq": true, "json.marshal": true,
}

// apply calls a built-in function over values without holes. An error leaves
// the result undefined, as in Rego, and is kept for the report.
func (m *Machine) apply(e *ast.Expr, b *ast.Builtin, args []*Value) ([]Answer, error) {
	fn := topdown.GetBuiltin(b.Name)
	if fn == nil {
		return nil, unsupported(e, "function "+b.Name)
	}
	operands := make([]*ast.Term, len(args))
	for i, a := range args {
		operands[i] = a.term
	}
	var out []Answer
	ctx := topdown.BuiltinContext{Context: m.ctx, Location: e.Location, Capabilities: m.compiler.Capabilities()}
	err := fn(ctx, operands, func(t *ast.Term) error {
		out = append(out, Answer{Value: Known(t)})
		return nil
	})
	var halt topdown.Halt
	if errors.As(err, &halt) {
		return nil, halt.Err
	}
	if err != nil {
		m.errs = append(m.errs, fmt.Errorf("%v: %w", e.Location, err))
	}
	return out, nil
}

// exact evaluates what can be said over arguments with holes.
func (m *Machine) exact(e *ast.Expr, b *ast.Builtin, args []*Value) ([]Answer, bool) {
	switch b.Name {
	case "equal", "neq":
		t, h := equal(args[0], args[1])
		if b.Name == "neq" {
			t = t.negated()
		}
		return verdict(t, h), true
	case "lt", "lte", "gt", "gte":
		t, ok := ordered(b.Name, args[0], args[1])
		return verdict(t, joined(args)), ok
	case "internal.member_2":
		t, h := args[1].contains(args[0])
		return verdict(t, h), true
	case "count":
		if args[0].kind == hole {
			return nil, false
		}
		return []Answer{{Value: args[0].count()}}, true
	case "object.get":
		return getOr(args)
	case "sprintf", "concat", "lower", "upper":
		return []Answer{{Value: m.say(e, b, args)}}, true
	}
	return nil, false
}

// verdict is a boolean that may not be known.
func verdict(t truthValue, h Holes) []Answer {
	if t == unsure {
		return []Answer{{Value: unknown(h)}}
	}
	return []Answer{{Value: Known(ast.InternedTerm(t == yes))}}
}

// getOr is object.get with a plain key.
func getOr(args []*Value) ([]Answer, bool) {
	if args[1].kind != whole || args[0].shape() != object {
		return nil, false
	}
	if _, path := args[1].term.Value.(*ast.Array); path {
		return nil, false
	}
	v, maybe := args[0].get(args[1])
	switch {
	case v == nil:
		return []Answer{{Value: args[2]}}, true
	case len(maybe) > 0:
		return []Answer{{v, maybe}, {args[2], maybe}}, true
	}
	return []Answer{{Value: v}}, true
}
