package kleene

import (
	"errors"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/topdown/builtins"
)

// callee is a function as rules call it: built in, or defined by rules.
type callee struct {
	builtin *ast.Builtin
	apply   topdown.BuiltinFunc
	rules   []*ast.Rule
	arity   int
	// several says that there may be more than one result.
	several bool
	// looks says that it only looks into its arguments, which may be large.
	looks bool
}

// looks are the functions that need no term of their arguments.
var looks = map[string]bool{"equal": true, "neq": true, "internal.member_2": true, "count": true, "object.get": true}

// callee finds the function of a call, once; nil when there is none.
func (m *Machine) callee(name *ast.Term) *callee {
	if c, ok := m.callees[name]; ok {
		return c
	}
	var c *callee
	ref := name.Value.(ast.Ref)
	if ref[0].Equal(ast.DefaultRootDocument) {
		if node := m.compiler.RuleTree.Find(ref); node != nil && len(node.Values) > 0 {
			c = &callee{rules: node.Values, arity: len(node.Values[0].Head.Args), several: true}
		}
	} else if b, ok := ast.BuiltinMap[ref.String()]; ok && !b.Relation && topdown.GetBuiltin(b.Name) != nil {
		c = &callee{builtin: b, apply: topdown.GetBuiltin(b.Name), arity: b.Decl.Arity()}
		c.several, c.looks = b.Name == "object.get", looks[b.Name]
	}
	m.callees[name] = c
	return c
}

// call evaluates a call of a function. A result that is not captured has to be
// true.
func (m *Machine) call(e *ast.Expr, terms []*ast.Term, f *frame, h Holes, k next) error {
	c := m.callee(terms[0])
	if c == nil {
		return unsupported(e, "function "+terms[0].String())
	}
	return m.terms(terms[1:1+c.arity], f, h, func(args []*Value, h Holes) error {
		values, err := m.results(e, c, args)
		if err != nil {
			return err
		}
		for _, a := range values {
			h := h.Union(a.Needs)
			if len(terms) == c.arity+2 {
				err = m.match(terms[c.arity+1], a.Value, f, h, k)
			} else {
				err = m.truth(a.Value, h, k)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// results returns what a function may have for its arguments.
func (m *Machine) results(e *ast.Expr, c *callee, args []*Value) ([]Answer, error) {
	if c.builtin == nil {
		return m.values(c.rules, args)
	}
	if c.builtin.Name == "object.get" {
		if found, ok := getOr(args); ok {
			return found, nil
		}
	}
	v, needs, err := m.builtin(e, c, args)
	if v == nil || err != nil {
		return nil, err
	}
	return []Answer{{v, needs}}, nil
}

// builtin calls a built-in function; nil stands for no result. Over arguments
// with holes, and where it only looks into them, it knows a few functions
// better.
func (m *Machine) builtin(e *ast.Expr, c *callee, args []*Value) (*Value, Holes, error) {
	known := allWhole(args)
	if c.looks || !known {
		if v := m.exact(e, c, args); v != nil {
			return v, nil, nil
		}
	}
	if known {
		v, err := m.apply(e, c, args)
		return v, nil, err
	}
	h := joined(args)
	if total[c.builtin.Name] {
		return unknown(h), nil, nil
	}
	return unknown(h), h, nil
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
func (m *Machine) apply(e *ast.Expr, c *callee, args []*Value) (*Value, error) {
	operands := make([]*ast.Term, len(args))
	for i, a := range args {
		operands[i] = a.Term()
	}
	var out *Value
	ctx := topdown.BuiltinContext{Context: m.ctx, Location: e.Location, Capabilities: m.compiler.Capabilities()}
	err := c.apply(ctx, operands, func(t *ast.Term) error {
		out = Known(t)
		return nil
	})
	var halt topdown.Halt
	if errors.As(err, &halt) {
		return nil, halt.Err
	}
	if err != nil && !ofNull(err) {
		m.errs = append(m.errs, fmt.Errorf("%v: %w", e.Location, plain(err)))
	}
	return out, nil
}

// ofNull reports whether a function refused a null: what is not written is no
// text and no number, and what asks for one does not hold.
func ofNull(err error) bool {
	var operand builtins.ErrOperand
	return errors.As(err, &operand) && strings.HasSuffix(operand.Error(), "but got null")
}

// exact evaluates what can be said over arguments with holes, nil for nothing.
func (m *Machine) exact(e *ast.Expr, c *callee, args []*Value) *Value {
	switch name := c.builtin.Name; name {
	case "equal", "neq":
		t, h := equal(args[0], args[1])
		if name == "neq" {
			t = t.negated()
		}
		return m.verdict(t, h)
	case "lt", "lte", "gt", "gte":
		if t, ok := ordered(name, args[0], args[1]); ok {
			return m.verdict(t, joined(args))
		}
	case "internal.member_2":
		return m.verdict(args[1].contains(args[0]))
	case "count":
		if args[0].kind != hole && args[0].inParts() {
			return args[0].count()
		}
	case "sprintf", "concat", "lower", "upper":
		return m.say(e, c, args)
	}
	return nil
}

// verdict is a boolean that may not be known.
func (m *Machine) verdict(t truthValue, h Holes) *Value {
	if t == unsure {
		return unknown(h)
	}
	return m.constant(ast.InternedTerm(t == yes))
}

// getOr is object.get with a plain key.
func getOr(args []*Value) ([]Answer, bool) {
	if args[1].kind != whole || args[0].shape() != object {
		return nil, false
	}
	if _, path := args[1].Term().Value.(*ast.Array); path {
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
