package kleene

import "github.com/open-policy-agent/opa/v1/ast"

// Most expressions of a rule have one value or none, whatever is unknown: they
// compare two things that are named. They are evaluated here one after another.
// What can have several values is enumerated (term.go), which takes much longer.

// outcome is what becomes of an expression.
type outcome uint8

const (
	fails    outcome = iota // it cannot hold
	goesOn                  // it holds, or may
	branches                // it may hold in several ways: it has not been evaluated
)

// single evaluates an expression that can hold in one way only. It may bind a
// variable, which the caller unbinds.
func (m *Machine) single(e *ast.Expr, f *frame, h Holes) (Holes, outcome, error) {
	if len(e.With) > 0 {
		return h, branches, nil
	}
	if e.Negated {
		positive := *e
		positive.Negated = false
		return m.refuted(ast.Body{&positive}, f, h)
	}
	switch terms := e.Terms.(type) {
	case *ast.Term:
		if !m.settled(terms, f) {
			return h, branches, nil
		}
		v, needs, err := m.value(terms, f)
		h, out := isTrue(v, h.Union(needs))
		return h, out, err
	case *ast.Not:
		return m.refuted(terms.Body, f, h)
	case []*ast.Term:
		if e.IsEquality() {
			return m.same(terms[1], terms[2], f, h)
		}
		return m.applied(e, terms, f, h)
	}
	return h, branches, nil
}

// isTrue is what an expression comes to that has a value, or nil for none.
func isTrue(v *Value, h Holes) (Holes, outcome) {
	switch {
	case v == nil || v.term != nil && ast.Boolean(false).Equal(v.term.Value):
		return h, fails
	case v.kind == hole:
		return h.Union(v.holes), goesOn
	}
	return h, goesOn
}

// refuted is what becomes of the negation of a body.
func (m *Machine) refuted(b ast.Body, f *frame, h Holes) (Holes, outcome, error) {
	certain, doubts, err := m.holds(b, f)
	if certain || err != nil {
		return h, fails, err
	}
	return h.Union(doubts), goesOn, nil
}

// same makes two terms equal, of which one may be a variable that is not bound.
func (m *Machine) same(a, b *ast.Term, f *frame, h Holes) (Holes, outcome, error) {
	if m.open(a, f) {
		a, b = b, a
	}
	if !m.settled(a, f) || !m.meets(b, f) {
		return h, branches, nil
	}
	v, needs, err := m.value(a, f)
	if err != nil {
		return h, fails, err
	}
	return m.meet(b, v, f, h.Union(needs))
}

// meets reports whether a term can be held against a value at once: it is
// settled, or a variable that takes the value.
func (m *Machine) meets(t *ast.Term, f *frame) bool {
	_, isVar := t.Value.(ast.Var)
	return isVar || m.settled(t, f)
}

// meet makes a term equal to a value, nil for none.
func (m *Machine) meet(t *ast.Term, v *Value, f *frame, h Holes) (Holes, outcome, error) {
	if v == nil {
		return h, fails, nil
	}
	if name, isVar := t.Value.(ast.Var); isVar && m.open(t, f) {
		f.push(name, v)
		return h, goesOn, nil
	}
	w, needs, err := m.value(t, f)
	if w == nil || err != nil {
		return h, fails, err
	}
	is, doubts := equal(v, w)
	if is == no {
		return h, fails, nil
	}
	return h.Union(needs).Union(doubts), goesOn, nil
}

// applied is what becomes of a call of a built-in function that has one result.
func (m *Machine) applied(e *ast.Expr, terms []*ast.Term, f *frame, h Holes) (Holes, outcome, error) {
	c := m.callee(terms[0])
	if c == nil || c.several || len(terms) == c.arity+2 && !m.meets(terms[c.arity+1], f) || !m.allSettled(terms[1:1+c.arity], f) {
		return h, branches, nil
	}
	args, needs, err := m.valuesOf(terms[1:1+c.arity], f)
	if args == nil || err != nil {
		return h, fails, err
	}
	v, doubts, err := m.builtin(e, c, args)
	if err != nil {
		return h, fails, err
	}
	h = h.Union(needs).Union(doubts)
	if len(terms) == c.arity+2 {
		return m.meet(terms[c.arity+1], v, f, h)
	}
	h, out := isTrue(v, h)
	return h, out, nil
}

// settled reports whether a term has one value or none. It is asked before
// anything is evaluated, so that nothing is twice.
func (m *Machine) settled(t *ast.Term, f *frame) bool {
	switch x := t.Value.(type) {
	case ast.Null, ast.Boolean, ast.Number, ast.String, *ast.ArrayComprehension, *ast.SetComprehension, *ast.ObjectComprehension:
		return true
	case ast.Var:
		return f.get(x) != nil
	case ast.Ref:
		head, isVar := x[0].Value.(ast.Var)
		return isVar && (f.get(head) != nil || head.Equal(ast.InputRootDocument.Value)) && m.allSettled(x[1:], f)
	case *ast.Array:
		return m.allSettled(m.slice(x), f)
	case ast.Object:
		l := m.literal(x)
		return l.keys != nil && m.allSettled(l.terms, f)
	}
	return false
}

func (m *Machine) allSettled(ts []*ast.Term, f *frame) bool {
	for _, t := range ts {
		if !m.settled(t, f) {
			return false
		}
	}
	return true
}

// value returns the value of a settled term, nil when it has none, and the holes
// it came through.
func (m *Machine) value(t *ast.Term, f *frame) (v *Value, h Holes, err error) {
	switch x := t.Value.(type) {
	case ast.Var:
		return f.get(x), nil, nil
	case ast.Ref:
		return m.reached(x, f)
	case *ast.Array:
		items, h, err := m.valuesOf(m.slice(x), f)
		if items == nil {
			return nil, nil, err
		}
		return Array(items, nil), h, nil
	case ast.Object:
		l := m.literal(x)
		items, h, err := m.valuesOf(l.terms, f)
		if items == nil {
			return nil, nil, err
		}
		return Object(l.keys, items), h, nil
	case ast.Null, ast.Boolean, ast.Number, ast.String:
		return m.constant(t), nil, nil
	}
	err = m.term(t, f, nil, func(found *Value, _ Holes) error {
		v = found
		return nil
	})
	return v, nil, err
}

// valuesOf returns the values of settled terms; nil when one has none.
func (m *Machine) valuesOf(ts []*ast.Term, f *frame) (vs []*Value, h Holes, err error) {
	vs = make([]*Value, len(ts))
	for i, t := range ts {
		v, needs, err := m.value(t, f)
		if v == nil || err != nil {
			return nil, nil, err
		}
		vs[i], h = v, h.Union(needs)
	}
	return vs, h, nil
}

// reached follows a settled reference.
func (m *Machine) reached(r ast.Ref, f *frame) (v *Value, h Holes, err error) {
	if v = f.get(r[0].Value.(ast.Var)); v == nil {
		v = m.input
	}
	for _, step := range r[1:] {
		var maybe Holes
		if _, isText := step.Value.(ast.String); isText {
			v, maybe = v.at(step)
		} else {
			key, needs, err := m.value(step, f)
			if key == nil || err != nil {
				return nil, nil, err
			}
			h = h.Union(needs)
			v, maybe = v.get(key)
		}
		if v == nil {
			return nil, nil, nil
		}
		v, h = v.present(nil), h.Union(maybe)
	}
	return v, h, nil
}
