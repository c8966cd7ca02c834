package kleene

import "github.com/open-policy-agent/opa/v1/ast"

// unify makes two terms equal, binding variables that are not bound.
func (m *Machine) unify(a, b *ast.Term, f *frame, h Holes, k next) error {
	if m.open(a, f) {
		if m.open(b, f) {
			return m.unifyOpen(a, b, f, h, k)
		}
		return m.term(b, f, h, func(v *Value, h Holes) error { return m.match(a, v, f, h, k) })
	}
	return m.term(a, f, h, func(v *Value, h Holes) error { return m.match(b, v, f, h, k) })
}

// open reports whether a term is a pattern with a variable that is not bound.
// References and comprehensions bind their own.
func (m *Machine) open(t *ast.Term, f *frame) bool {
	switch v := t.Value.(type) {
	case ast.Var:
		return f.get(v) == nil
	case *ast.Array:
		return v.Until(func(t *ast.Term) bool { return m.open(t, f) })
	case ast.Object:
		return v.Until(func(_, t *ast.Term) bool { return m.open(t, f) })
	}
	return false
}

// unifyOpen handles two patterns: arrays of the same length, step by step.
func (m *Machine) unifyOpen(a, b *ast.Term, f *frame, h Holes, k next) error {
	x, okx := a.Value.(*ast.Array)
	y, oky := b.Value.(*ast.Array)
	if !okx || !oky {
		return unsupported(a, "two patterns that wait for each other")
	}
	if x.Len() != y.Len() {
		return nil
	}
	var rest func(i int, h Holes) error
	rest = func(i int, h Holes) error {
		if i == x.Len() {
			return k(h)
		}
		return m.unify(x.Elem(i), y.Elem(i), f, h, func(h Holes) error { return rest(i+1, h) })
	}
	return rest(0, h)
}

// match lays a pattern over a value.
func (m *Machine) match(p *ast.Term, v *Value, f *frame, h Holes, k next) error {
	if !m.open(p, f) {
		return m.term(p, f, h, func(w *Value, h Holes) error {
			t, doubts := equal(v, w)
			if t == no {
				return nil
			}
			return k(h.Union(doubts))
		})
	}
	switch p := p.Value.(type) {
	case ast.Var:
		n := f.len()
		f.push(p, v)
		err := k(h)
		f.cut(n)
		return err
	case *ast.Array:
		return m.matchAll(m.slice(p), v, f, h, k, m.number, array)
	case ast.Object:
		keys := p.Keys()
		patterns := make([]*ast.Term, len(keys))
		for i, key := range keys {
			patterns[i] = p.Get(key)
		}
		return m.matchAll(patterns, v, f, h, k, func(i int) *Value { return Known(keys[i]) }, object)
	}
	return unsupported(p, "pattern")
}

// matchAll matches the parts of a pattern with the elements at their keys.
func (m *Machine) matchAll(ps []*ast.Term, v *Value, f *frame, h Holes, k next, key func(int) *Value, want kind) error {
	switch {
	case v.kind == hole:
		h = h.Union(v.holes)
	case v.shape() != want:
		return nil
	case v.kind == whole && v.size() != len(ps):
		return nil
	case v.kind != whole && !v.sized(len(ps)):
		if v.counts() {
			return nil
		}
		h = h.Union(v.Holes())
	}
	var rest func(i int, h Holes) error
	rest = func(i int, h Holes) error {
		if i == len(ps) {
			return k(h)
		}
		child, maybe := v.get(key(i))
		if child == nil {
			return nil
		}
		return m.match(ps[i], child.present(nil), f, h.Union(maybe), func(h Holes) error { return rest(i+1, h) })
	}
	return rest(0, h)
}

// sized reports whether a container with holes has exactly n elements.
func (v *Value) sized(n int) bool {
	return v.counts() && len(v.items) == n
}
