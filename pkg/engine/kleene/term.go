package kleene

import (
	"github.com/open-policy-agent/opa/v1/ast"
)

// term yields every value a term can have.
func (m *Machine) term(t *ast.Term, f *frame, h Holes, k yield) error {
	switch v := t.Value.(type) {
	case ast.Null, ast.Boolean, ast.Number, ast.String:
		return k(m.constant(t), h)
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
		return m.terms(m.slice(v), f, h, func(items []*Value, h Holes) error { return k(Array(items, nil), h) })
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

// constant is the value of a term that is written out.
func (m *Machine) constant(t *ast.Term) *Value {
	v, ok := m.constants[t]
	if !ok {
		v = Known(t)
		m.constants[t] = v
	}
	return v
}

// number is the value of a whole number.
func (m *Machine) number(n int) *Value {
	for len(m.numbers) <= n {
		m.numbers = append(m.numbers, Known(ast.InternedTerm(len(m.numbers))))
	}
	return m.numbers[n]
}

// slice are the elements of an array that a rule writes.
func (m *Machine) slice(a *ast.Array) []*ast.Term {
	out, ok := m.slices[a]
	if !ok {
		out = make([]*ast.Term, 0, a.Len())
		a.Foreach(func(t *ast.Term) { out = append(out, t) })
		m.slices[a] = out
	}
	return out
}

// terms yields every combination of values that terms can have.
func (m *Machine) terms(ts []*ast.Term, f *frame, h Holes, k func([]*Value, Holes) error) error {
	if m.allSettled(ts, f) {
		values, needs, err := m.valuesOf(ts, f)
		if values == nil || err != nil {
			return err
		}
		return k(values, h.Union(needs))
	}
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
	l := m.literal(o)
	return m.terms(l.terms, f, h, func(vs []*Value, h Holes) error {
		if l.keys != nil {
			return k(Object(l.keys, vs), h)
		}
		var p pairs
		for i, key := range vs[:o.Len()] {
			if key.kind != whole {
				return k(unknown(joined(vs)), h)
			}
			p.put(key, vs[o.Len()+i])
		}
		return k(p.object(), h)
	})
}

// literal is an object written in a rule.
type literal struct {
	// keys are the names where all are written out; terms has the values then, else
	// the names and the values.
	keys  *Keys
	terms []*ast.Term
}

func (m *Machine) literal(o ast.Object) *literal {
	if l, ok := m.literals[o]; ok {
		return l
	}
	l := &literal{}
	names, written := o.Keys(), true
	for _, name := range names {
		if _, text := name.Value.(ast.String); !text {
			written = false
		}
		l.terms = append(l.terms, o.Get(name))
	}
	if written {
		l.keys = NewKeys(names...)
	} else {
		l.terms = append(names, l.terms...)
	}
	m.literals[o] = l
	return l
}

func joined(vs []*Value) Holes {
	var all gathered
	for _, v := range vs {
		all.add(v.Holes())
		all.add(v.maybe)
	}
	return all.holes()
}

// collect returns the values of a term over all derivations of a body; one that
// depends on holes is an element that may be there. One that was met going over
// what is not known stands for any number of elements; more are its holes.
func (m *Machine) collect(b ast.Body, t *ast.Term, f *frame) (items []*Value, more Holes, err error) {
	outside := m.blind
	var further gathered
	err = m.body(b, f, nil, func(h Holes) error {
		return m.term(t, f, h, func(v *Value, h Holes) error {
			if m.blind > outside {
				further.add(h)
			}
			items = append(items, v.present(h))
			return nil
		})
	})
	return items, further.holes(), err
}

// pairs are the fields of an object in the making.
type pairs struct {
	keys   Keys
	values []*Value
	// lost are the holes of keys that are not known: with any, nothing is known of
	// the object as a whole.
	lost gathered
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
		p.lost.add(joined([]*Value{key, v}))
		return
	}
	name := key.Term()
	at := p.keys.find(name.Value)
	if at < 0 {
		p.keys.add(name)
		p.values = append(p.values, v)
		return
	}
	old := p.values[at]
	switch {
	case old.sure():
	case v.sure():
		p.values[at] = v
	default:
		both := joined([]*Value{old, v})
		p.values[at] = unknown(both).present(both)
	}
}

func (p *pairs) object() *Value {
	if h := p.lost.holes(); len(h) > 0 {
		return unknown(h)
	}
	return Object(&p.keys, p.values)
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
	for i, step := range rest {
		switch key := step.Value.(type) {
		case ast.String:
			child, maybe := v.at(step)
			if child == nil {
				return nil
			}
			v, h = child.present(nil), h.Union(maybe)
			continue
		case ast.Var:
			if f.get(key) == nil {
				return m.spread(v, key, rest[i+1:], f, h, k)
			}
		}
		return m.term(step, f, h, func(key *Value, h Holes) error {
			child, maybe := v.get(key)
			if child == nil {
				return nil
			}
			return m.walk(child.present(nil), rest[i+1:], f, h.Union(maybe), k)
		})
	}
	return k(v, h)
}

// spread binds a variable to every key of v in turn, and walks on from there.
func (m *Machine) spread(v *Value, name ast.Var, rest ast.Ref, f *frame, h Holes, k yield) error {
	n := f.len()
	return v.entries(m.number, func(key, child *Value, maybe Holes) error {
		if key.kind == hole {
			m.blind++
			defer func() { m.blind-- }()
		}
		f.push(name, key)
		err := m.walk(child.present(nil), rest, f, h.Union(maybe), k)
		f.cut(n)
		return err
	})
}
