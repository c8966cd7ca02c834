package kleene

import (
	"github.com/open-policy-agent/opa/v1/ast"
)

// term yields every value a term can have.
func (m *Machine) term(t *ast.Term, f *frame, h Holes, k yield) error {
	switch v := t.Value.(type) {
	case ast.Null, ast.Boolean, ast.Number, ast.String:
		return k(Known(t), h)
	case ast.Var:
		if b := f.get(v); b != nil {
			return k(b, h)
		}
		if v.Equal(ast.InputRootDocument.Value) {
			return k(m.input, h)
		}
		return unsupported(t, "unbound variable "+string(v))
	case ast.Ref:
		return m.ref(v, f, h, k)
	case *ast.Array:
		return m.terms(slice(v), f, h, func(items []*Value, h Holes) error { return k(Array(items, nil), h) })
	case ast.Set:
		return m.terms(v.Slice(), f, h, func(items []*Value, h Holes) error { return k(Set(items, nil), h) })
	case ast.Object:
		return m.object(v, f, h, k)
	case *ast.ArrayComprehension:
		items, more, err := m.collect(v.Body, v.Term, f)
		if err != nil {
			return err
		}
		return k(Array(items, more), h)
	case *ast.SetComprehension:
		items, more, err := m.collect(v.Body, v.Term, f)
		if err != nil {
			return err
		}
		return k(Set(items, more), h)
	case *ast.ObjectComprehension:
		var p pairs
		if err := p.add(m, v.Body, v.Key, v.Value, f); err != nil {
			return err
		}
		return k(p.object(), h)
	}
	return unsupported(t, ast.ValueName(t.Value))
}

func slice(a *ast.Array) []*ast.Term {
	out := make([]*ast.Term, 0, a.Len())
	a.Foreach(func(t *ast.Term) { out = append(out, t) })
	return out
}

// terms yields every combination of values that terms can have.
func (m *Machine) terms(ts []*ast.Term, f *frame, h Holes, k func([]*Value, Holes) error) error {
	values := make([]*Value, len(ts))
	var rest func(i int, h Holes) error
	rest = func(i int, h Holes) error {
		if i == len(ts) {
			return k(append([]*Value(nil), values...), h)
		}
		return m.term(ts[i], f, h, func(v *Value, h Holes) error {
			values[i] = v
			return rest(i+1, h)
		})
	}
	return rest(0, h)
}

func (m *Machine) object(o ast.Object, f *frame, h Holes, k yield) error {
	keys := o.Keys()
	all := make([]*ast.Term, 0, 2*len(keys))
	all = append(all, keys...)
	for _, key := range keys {
		all = append(all, o.Get(key))
	}
	return m.terms(all, f, h, func(vs []*Value, h Holes) error {
		n := len(keys)
		for i, key := range vs[:n] {
			if key.kind != whole {
				return k(unknown(joined(vs)), h)
			}
			keys[i] = key.term
		}
		return k(Object(append([]*ast.Term(nil), keys...), vs[n:]), h)
	})
}

func joined(vs []*Value) Holes {
	var h Holes
	for _, v := range vs {
		h = h.Union(v.Holes()).Union(v.maybe)
	}
	return h
}

// collect returns the values of a term over all derivations of a body; one that
// depends on holes is an element that may be there. One that was met going over
// what is not known stands for any number of elements; more are its holes.
func (m *Machine) collect(b ast.Body, t *ast.Term, f *frame) (items []*Value, more Holes, err error) {
	outside := m.blind
	err = m.body(b, f, nil, func(h Holes) error {
		return m.term(t, f, h, func(v *Value, h Holes) error {
			if m.blind > outside {
				more = more.Union(h)
			}
			items = append(items, v.present(h))
			return nil
		})
	})
	return items, more, err
}

// pairs are the fields of an object in the making.
type pairs struct {
	keys   []*ast.Term
	values []*Value
	// lost are the holes of keys that are not known: with any, nothing is known of
	// the object as a whole.
	lost Holes
}

// add adds a field for each derivation of a body.
func (p *pairs) add(m *Machine, b ast.Body, key, value *ast.Term, f *frame) error {
	return m.body(b, f, nil, func(h Holes) error {
		return m.terms([]*ast.Term{key, value}, f, h, func(vs []*Value, h Holes) error {
			p.put(vs[0], vs[1].present(h))
			return nil
		})
	})
}

// put adds a field. Of two with one key either may be the case.
func (p *pairs) put(key, v *Value) {
	if key.kind != whole {
		p.lost = p.lost.Union(key.Holes()).Union(v.Holes()).Union(v.maybe)
		return
	}
	for i, k := range p.keys {
		if k.Value.Compare(key.term.Value) != 0 {
			continue
		}
		old := p.values[i]
		switch {
		case old.sure():
		case v.sure():
			p.values[i] = v
		default:
			both := old.Holes().Union(old.maybe).Union(v.Holes()).Union(v.maybe)
			p.values[i] = unknown(both).present(both)
		}
		return
	}
	p.keys, p.values = append(p.keys, key.term), append(p.values, v)
}

func (p *pairs) object() *Value {
	if len(p.lost) > 0 {
		return unknown(p.lost)
	}
	return Object(p.keys, p.values)
}

// ref yields what a reference leads to.
func (m *Machine) ref(r ast.Ref, f *frame, h Holes, k yield) error {
	head, ok := r[0].Value.(ast.Var)
	if !ok {
		return m.term(r[0], f, h, func(v *Value, h Holes) error { return m.walk(v, r[1:], f, h, k) })
	}
	switch {
	case head.Equal(ast.InputRootDocument.Value):
		return m.walk(m.input, r[1:], f, h, k)
	case head.Equal(ast.DefaultRootDocument.Value):
		return m.data(r, f, h, k)
	}
	v := f.get(head)
	if v == nil {
		return unsupported(r[0], "unbound variable "+string(head))
	}
	return m.walk(v, r[1:], f, h, k)
}

// walk follows the rest of a reference below v; unbound variables take every
// key there is.
func (m *Machine) walk(v *Value, rest ast.Ref, f *frame, h Holes, k yield) error {
	if len(rest) == 0 {
		return k(v, h)
	}
	if name, ok := rest[0].Value.(ast.Var); ok {
		if f.get(name) == nil {
			return v.entries(func(key, child *Value, maybe Holes) error {
				if key.kind == hole {
					m.blind++
					defer func() { m.blind-- }()
				}
				return f.with(name, key, func() error { return m.walk(child.present(nil), rest[1:], f, h.Union(maybe), k) })
			})
		}
	}
	return m.term(rest[0], f, h, func(key *Value, h Holes) error {
		child, maybe := v.get(key)
		if child == nil {
			return nil
		}
		return m.walk(child.present(nil), rest[1:], f, h.Union(maybe), k)
	})
}
