package kleene

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/open-policy-agent/opa/v1/ast"
)

// ErrUnsupported is wrapped by the error for a construct that cannot be
// evaluated over holes.
var ErrUnsupported = errors.New("not supported over values that are not known")

// ErrNoSet is wrapped by the error for a rule that does not define a set.
var ErrNoSet = errors.New("not a set")

// ErrSteps is wrapped by the error for rules that take more steps than a machine
// may.
var ErrSteps = errors.New("too many steps")

// Base reads tables: it returns the value at a path below data and nil when
// there is none.
type Base func(path []string) (ast.Value, error)

// Answer is an element of a set that a rule defines.
type Answer struct {
	Value *Value
	// Needs are the holes that decide whether the element is there; empty when it
	// is there for certain.
	Needs Holes
}

// Machine evaluates rules over one document. It remembers what it has
// evaluated and is for one goroutine.
type Machine struct {
	compiler *ast.Compiler
	base     Base
	input    *Value

	ctx context.Context
	// steps have been taken, of which most are allowed.
	steps, most int
	// blind counts the loops under way that go over what is not known: what is
	// found in them stands for any number of elements.
	blind int
	docs  map[*ast.TreeNode]document
	// What has been made of the text of rules, and of whole numbers.
	literals  map[ast.Object]*literal
	callees   map[*ast.Term]*callee
	constants map[*ast.Term]*Value
	slices    map[*ast.Array][]*ast.Term
	numbers   []*Value
	// errs are the errors of built-in functions, which leave a value undefined.
	errs []error
}

// Limit bounds the steps of all evaluations together: how often an expression is
// evaluated, which is the same on every machine. Without it there is no bound.
func (m *Machine) Limit(steps int) { m.most = steps }

// step counts.
func (m *Machine) step() error {
	m.steps++
	if m.steps > m.most {
		return fmt.Errorf("%w (%d)", ErrSteps, m.most)
	}
	if m.steps%256 == 0 && m.ctx.Err() != nil {
		return context.Cause(m.ctx)
	}
	return nil
}

// New returns a machine for a document. base may be nil.
func New(compiler *ast.Compiler, base Base, input *Value) *Machine {
	return &Machine{
		most:     math.MaxInt,
		compiler: compiler, base: base, input: input,
		docs: map[*ast.TreeNode]document{}, literals: map[ast.Object]*literal{}, callees: map[*ast.Term]*callee{},
		constants: map[*ast.Term]*Value{}, slices: map[*ast.Array][]*ast.Term{},
	}
}

// Eval returns the elements of the set at ref. Errors of built-in functions are
// joined into the error; the answers are then those that did not need them.
func (m *Machine) Eval(ctx context.Context, ref ast.Ref) ([]Answer, error) {
	m.ctx, m.errs = ctx, nil
	var answers []Answer
	err := m.ref(ref, newFrame(), nil, func(v *Value, needs Holes) error {
		if v.shape() != set {
			return fmt.Errorf("%v: %w", ref, ErrNoSet)
		}
		for _, e := range v.Elements() {
			answers = append(answers, Answer{Value: e, Needs: needs.Union(e.maybe)})
		}
		return nil
	})
	if node := m.compiler.RuleTree.Find(ref); node != nil {
		delete(m.docs, node) // nobody else asks for it
	}
	return answers, errors.Join(append(m.errs, err)...)
}

// frame holds the variables of one rule, the one bound last at the end: there
// are few, and they are unbound in turn.
type frame struct {
	names  []ast.Var
	values []*Value
}

func newFrame() *frame { return &frame{} }

// get returns what a variable is bound to, nil when it is not.
func (f *frame) get(v ast.Var) *Value {
	for i := len(f.names) - 1; i >= 0; i-- {
		if f.names[i] == v {
			return f.values[i]
		}
	}
	return nil
}

// push binds a variable until cut to what the length was before.
func (f *frame) push(v ast.Var, to *Value) {
	f.names, f.values = append(f.names, v), append(f.values, to)
}

func (f *frame) len() int { return len(f.names) }

func (f *frame) cut(n int) { f.names, f.values = f.names[:n], f.values[:n] }

// with binds a variable while f runs.
func (f *frame) with(v ast.Var, to *Value, run func() error) error {
	n := f.len()
	f.push(v, to)
	err := run()
	f.cut(n)
	return err
}

// next goes on with what follows, given the holes met on the way there.
type next func(Holes) error

// yield takes one value a term can have.
type yield func(*Value, Holes) error

// errStop ends an enumeration early.
var errStop = errors.New("stop")

func stopped(err error) error {
	if errors.Is(err, errStop) {
		return nil
	}
	return err
}

// body evaluates the expressions of a body from the first on.
func (m *Machine) body(b ast.Body, f *frame, h Holes, k next) error {
	n := f.len()
	defer func() { f.cut(n) }()
	for i, e := range b {
		if err := m.step(); err != nil {
			return err
		}
		needs, out, err := m.single(e, f, h)
		switch {
		case err != nil || out == fails:
			return err
		case out == branches:
			return m.expr(e, f, h, func(h Holes) error { return m.body(b[i+1:], f, h, k) })
		}
		h = needs
	}
	return k(h)
}

func (m *Machine) expr(e *ast.Expr, f *frame, h Holes, k next) error {
	if len(e.With) > 0 {
		return unsupported(e, "with")
	}
	if e.Negated {
		positive := *e
		positive.Negated = false
		return m.not(ast.Body{&positive}, f, h, k)
	}
	switch terms := e.Terms.(type) {
	case *ast.Term:
		return m.term(terms, f, h, func(v *Value, h Holes) error { return m.truth(v, h, k) })
	case []*ast.Term:
		if e.IsEquality() {
			return m.unify(terms[1], terms[2], f, h, k)
		}
		return m.call(e, terms, f, h, k)
	case *ast.Every:
		return m.every(terms, f, h, k)
	case *ast.Not:
		return m.not(terms.Body, f, h, k)
	}
	return unsupported(e, fmt.Sprintf("%T", e.Terms))
}

func unsupported(n ast.Node, what string) error {
	return fmt.Errorf("%v: %s: %w", n.Loc(), what, ErrUnsupported)
}

// truth goes on unless v is false.
func (m *Machine) truth(v *Value, h Holes, k next) error {
	switch {
	case v.kind == hole:
		return k(h.Union(v.holes))
	case v.term != nil && ast.Boolean(false).Equal(v.term.Value):
		return nil
	}
	return k(h)
}

// holds says whether a body holds for certain, and if not, which holes decide;
// with none it does not hold.
func (m *Machine) holds(b ast.Body, f *frame) (certain bool, doubts Holes, err error) {
	err = m.body(b, f, nil, func(h Holes) error {
		if len(h) == 0 {
			certain = true
			return errStop
		}
		doubts = doubts.Union(h)
		return nil
	})
	return certain, doubts, stopped(err)
}

func (m *Machine) not(b ast.Body, f *frame, h Holes, k next) error {
	certain, doubts, err := m.holds(b, f)
	if certain || err != nil {
		return err
	}
	return k(h.Union(doubts))
}

func (m *Machine) every(e *ast.Every, f *frame, h Holes, k next) error {
	return m.term(e.Domain, f, h, func(domain *Value, h Holes) error {
		var doubts Holes
		err := domain.entries(m.number, func(key, v *Value, maybe Holes) error {
			certain, d, err := m.element(e, f, key, v.present(nil))
			switch {
			case err != nil || certain:
				return err
			case len(d) == 0 && len(maybe) == 0:
				return errStop
			}
			doubts = doubts.Union(d).Union(maybe)
			return nil
		})
		if err != nil {
			return stopped(err)
		}
		return k(h.Union(doubts))
	})
}

// element says whether the body of an every holds for one element.
func (m *Machine) element(e *ast.Every, f *frame, key, v *Value) (certain bool, doubts Holes, err error) {
	body := func() error {
		return f.with(e.Value.Value.(ast.Var), v, func() error {
			var failed error
			certain, doubts, failed = m.holds(e.Body, f)
			return failed
		})
	}
	if e.Key == nil {
		err = body()
	} else {
		err = f.with(e.Key.Value.(ast.Var), key, body)
	}
	return certain, doubts, err
}
