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
		v, needs, ok, err := m.value(terms, f)
		if !ok || err != nil {
			return h, branches, err
		}
		h, out := isTrue(v, h.Union(needs))
		return h, out, nil
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
	if !m.meets(b, f) {
		return h, branches, nil
	}
	v, needs, ok, err := m.value(a, f)
	if !ok || err != nil {
		return h, branches, err
	}
	return m.meet(b, v, f, h.Union(needs))
}

// meets reports whether a term can be held against a value at once: it is bound,
// or a variable.
func (m *Machine) meets(t *ast.Term, f *frame) bool {
	_, isVar := t.Value.(ast.Var)
	return isVar || !m.open(t, f)
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
	w, needs, ok, err := m.value(t, f)
	switch {
	case !ok || err != nil:
		return h, branches, err
	case w == nil:
		return h, fails, nil
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
	if c == nil || c.several || len(terms) == c.arity+2 && !m.meets(terms[c.arity+1], f) {
		return h, branches, nil
	}
	args, needs, ok, err := m.valuesOf(terms[1:1+c.arity], f)
	switch {
	case !ok || err != nil:
		return h, branches, err
	case args == nil:
		return h, fails, nil
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

// value returns the one value of a term, nil when it has none, and the holes it
// came through. ok is false for a term that may have several.
func (m *Machine) value(t *ast.Term, f *frame) (v *Value, h Holes, ok bool, err error) {
	switch x := t.Value.(type) {
	case ast.Null, ast.Boolean, ast.Number, ast.String:
		return m.constant(t), nil, true, nil
	case ast.Var:
		if b := f.get(x); b != nil {
			return b, nil, true, nil
		}
	case ast.Ref:
		return m.reached(x, f)
	case *ast.Array:
		items, h, ok, err := m.valuesOf(m.slice(x), f)
		if items == nil {
			return nil, h, ok, err
		}
		return Array(items, nil), h, ok, err
	case *ast.ArrayComprehension, *ast.SetComprehension, *ast.ObjectComprehension:
		err = m.term(t, f, nil, func(found *Value, _ Holes) error {
			v = found
			return nil
		})
		return v, nil, true, err
	}
	return nil, nil, false, nil
}

// valuesOf returns the values of terms that have one each; nil when one has none.
func (m *Machine) valuesOf(ts []*ast.Term, f *frame) (vs []*Value, h Holes, ok bool, err error) {
	vs = make([]*Value, len(ts))
	for i, t := range ts {
		v, needs, ok, err := m.value(t, f)
		if v == nil || !ok || err != nil {
			return nil, nil, ok, err
		}
		vs[i], h = v, h.Union(needs)
	}
	return vs, h, true, nil
}

// reached follows a reference of which every step is known.
func (m *Machine) reached(r ast.Ref, f *frame) (v *Value, h Holes, ok bool, err error) {
	head, isVar := r[0].Value.(ast.Var)
	if !isVar || head.Equal(ast.DefaultRootDocument.Value) {
		return nil, nil, false, nil
	}
	if v = f.get(head); v == nil {
		if !head.Equal(ast.InputRootDocument.Value) {
			return nil, nil, false, nil
		}
		v = m.input
	}
	for _, step := range r[1:] {
		var maybe Holes
		if _, isText := step.Value.(ast.String); isText {
			v, maybe = v.at(step)
		} else {
			key, needs, ok, err := m.value(step, f)
			if key == nil || !ok || err != nil {
				return nil, nil, ok, err
			}
			h = h.Union(needs)
			v, maybe = v.get(key)
		}
		if v == nil {
			return nil, nil, true, nil
		}
		v, h = v.present(nil), h.Union(maybe)
	}
	return v, h, true, nil
}
