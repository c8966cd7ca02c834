package kleene

import (
	"github.com/open-policy-agent/opa/v1/ast"
)

// document is what a rule defines: the values it may have, of which one is the
// case.
type document struct {
	values []Answer
	err    error
}

// data yields what a reference below data leads to: rules, or tables.
func (m *Machine) data(r ast.Ref, f *frame, h Holes, k yield) error {
	node := m.compiler.RuleTree.Child(r[0].Value)
	for i := 1; i <= len(r) && node != nil; i++ {
		if i == len(r) || !r[i].IsGround() && len(node.Children) > 0 {
			return m.folder(node, r, i, f, h, k)
		}
		if node = node.Child(r[i].Value); node == nil {
			break
		}
		if len(node.Values) == 0 {
			continue
		}
		d := m.define(node)
		if d.err != nil {
			return d.err
		}
		for _, a := range d.values {
			if err := m.walk(a.Value, r[i+1:], f, h.Union(a.Needs), k); err != nil {
				return err
			}
		}
		return nil
	}
	return m.table(r, f, h, k)
}

// folder yields what a reference leads to that goes through rules by a key that
// is not written: names["a"] := 1 and names["b"] := 2 make one object.
func (m *Machine) folder(node *ast.TreeNode, r ast.Ref, i int, f *frame, h Holes, k yield) error {
	v, err := m.assemble(node)
	if err != nil {
		return err
	}
	return m.walk(v, r[i:], f, h, k)
}

func (m *Machine) assemble(node *ast.TreeNode) (*Value, error) {
	var p pairs
	for _, key := range node.Sorted {
		child := node.Child(key)
		if len(child.Values) > 0 && len(child.Values[0].Head.Args) > 0 {
			continue // functions are no part of the document
		}
		if len(child.Values) == 0 {
			v, err := m.assemble(child)
			if err != nil {
				return nil, err
			}
			p.put(Known(ast.NewTerm(key)), v)
			continue
		}
		d := m.define(child)
		if d.err != nil {
			return nil, d.err
		}
		for _, a := range d.values {
			p.put(Known(ast.NewTerm(key)), a.Value.present(a.Needs))
		}
	}
	return p.object(), nil
}

// table yields what a reference to a table leads to: data.facts.<name> or
// another document directly below data.
func (m *Machine) table(r ast.Ref, f *frame, h Holes, k yield) error {
	var path []string
	for _, t := range r[1:] {
		s, ok := t.Value.(ast.String)
		if !ok || len(path) == 2 || len(path) == 1 && path[0] != "facts" {
			break
		}
		path = append(path, string(s))
	}
	if len(path) == 0 || path[0] == "facts" && len(path) == 1 {
		return unsupported(r[0], "all of data")
	}
	if m.base == nil {
		return nil
	}
	v, err := m.base(path)
	if v == nil || err != nil {
		return err
	}
	return m.walk(Known(ast.NewTerm(v)), r[1+len(path):], f, h, k)
}

// define evaluates the rules at a node, once.
func (m *Machine) define(node *ast.TreeNode) document {
	if d, ok := m.docs[node]; ok {
		return d
	}
	d := m.evaluate(node)
	m.docs[node] = d
	return d
}

func (m *Machine) evaluate(node *ast.TreeNode) document {
	rules := node.Values
	head := rules[0].Head
	if len(node.Children) > 0 || len(head.Args) > 0 {
		return document{err: unsupported(rules[0], "a function or a rule with parts as a document")}
	}
	if head.RuleKind() == ast.MultiValue {
		return m.partialSet(rules)
	}
	if !head.Ref().IsGround() {
		return m.partialObject(rules)
	}
	values, err := m.values(rules, nil)
	return document{values, err}
}

func (m *Machine) partialSet(rules []*ast.Rule) document {
	var items []*Value
	var more Holes
	for _, r := range rules {
		if !r.Head.Ref().IsGround() {
			return document{err: unsupported(r, "a set with parts")}
		}
		found, further, err := m.collect(r.Body, r.Head.Key, newFrame())
		if err != nil {
			return document{err: err}
		}
		items, more = append(items, found...), more.Union(further)
	}
	return document{values: []Answer{{Value: Set(items, more)}}}
}

func (m *Machine) partialObject(rules []*ast.Rule) document {
	var p pairs
	for _, r := range rules {
		ref := r.Head.Ref()
		if !ref[:len(ref)-1].IsGround() || r.Default || r.Else != nil {
			return document{err: unsupported(r, "an object of several levels")}
		}
		if err := p.add(m, r.Body, ref[len(ref)-1], r.Head.Value, newFrame()); err != nil {
			return document{err: err}
		}
	}
	return document{values: []Answer{{Value: p.object()}}}
}

// values returns what a complete rule or a function can be. One that is the
// case for certain rules out the others.
func (m *Machine) values(rules []*ast.Rule, args []*Value) ([]Answer, error) {
	var possible []Answer
	var standard *ast.Rule
	for _, r := range rules {
		if r.Default {
			standard = r
			continue
		}
		found, certain, err := m.chain(r, args)
		if err != nil {
			return nil, err
		}
		if certain {
			return found, nil
		}
		possible = append(possible, found...)
	}
	if standard == nil {
		return possible, nil
	}
	var doubts Holes
	for _, a := range possible {
		doubts = doubts.Union(a.Needs)
	}
	err := m.term(standard.Head.Value, newFrame(), doubts, func(v *Value, h Holes) error {
		possible = append(possible, Answer{v, h})
		return nil
	})
	return possible, err
}

// chain evaluates a rule and its else branches. certain reports that the only
// value returned is the case whatever the holes are.
func (m *Machine) chain(r *ast.Rule, args []*Value) (found []Answer, certain bool, err error) {
	var doubts Holes
	for ; r != nil; r = r.Else {
		branch, sure, err := m.branch(r, args)
		if err != nil {
			return nil, false, err
		}
		if sure && len(doubts) == 0 {
			return branch, true, nil
		}
		var later Holes
		for _, a := range branch {
			found = append(found, Answer{a.Value, a.Needs.Union(doubts)})
			later = later.Union(a.Needs)
		}
		if sure {
			return found, false, nil
		}
		doubts = doubts.Union(later)
	}
	return found, false, nil
}

// branch evaluates one body. With sure it returns the one value that is the
// case.
func (m *Machine) branch(r *ast.Rule, args []*Value) (found []Answer, sure bool, err error) {
	f := newFrame()
	err = m.bind(r.Head.Args, args, f, nil, func(h Holes) error {
		return m.body(r.Body, f, h, func(h Holes) error {
			return m.term(r.Head.Value, f, h, func(v *Value, h Holes) error {
				if len(h) == 0 {
					found, sure = []Answer{{Value: v}}, true
					return errStop
				}
				found = append(found, Answer{v, h})
				return nil
			})
		})
	})
	return found, sure, stopped(err)
}

// bind matches the parameters of a function with its arguments.
func (m *Machine) bind(params []*ast.Term, args []*Value, f *frame, h Holes, k next) error {
	if len(params) == 0 {
		return k(h)
	}
	return m.match(params[0], args[0], f, h, func(h Holes) error { return m.bind(params[1:], args[1:], f, h, k) })
}
