package engine

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/akslint/akslint/pkg/engine/kleene"
	"github.com/akslint/akslint/pkg/model"
)

// reads cover everything a rule may look at, and more.
type reads []read

// read is a pattern of model paths: names, indexes, and nil for any key.
type read struct {
	path []any
	// shallow reads stop at the path: they see that there is something, not what
	// is in it.
	shallow bool
}

// readsOf gathers the references into input of a rule and of all it reaches.
func readsOf(c *ast.Compiler, ref ast.Ref) reads {
	g := &gatherer{compiler: c, rules: map[*ast.Rule]bool{}, aliases: map[ast.Var][]any{}}
	g.reach(ref)
	return g.found
}

type gatherer struct {
	compiler *ast.Compiler
	rules    map[*ast.Rule]bool
	// aliases are local variables that stand for a part of input. Their names are
	// unique over all modules.
	aliases map[ast.Var][]any
	found   reads
}

// reach gathers from all rules at or below a reference.
func (g *gatherer) reach(ref ast.Ref) {
	for _, r := range g.compiler.GetRulesDynamicWithOpts(ref, ast.RulesOptions{}) {
		if g.rules[r] {
			continue
		}
		g.rules[r] = true
		g.alias(r)
		g.terms(r)
	}
}

// alias finds expressions of the form v = input.a[i], so that v.b reads
// input.a[i].b and nothing else.
func (g *gatherer) alias(r *ast.Rule) {
	ast.WalkExprs(r, func(e *ast.Expr) bool {
		if !e.IsEquality() || e.Negated {
			return false
		}
		v, ok := e.Operand(0).Value.(ast.Var)
		ref, isRef := e.Operand(1).Value.(ast.Ref)
		if ok && isRef {
			if p, ok := g.pattern(ref); ok {
				g.aliases[v] = p
			}
		}
		return false
	})
}

// terms gathers references and bare uses of aliases.
func (g *gatherer) terms(n any) {
	vis := ast.NewGenericVisitor(func(x any) bool { return g.visit(x) })
	vis.Walk(n)
}

// visit reports whether what is below x has been dealt with.
func (g *gatherer) visit(x any) bool {
	switch x := x.(type) {
	case *ast.Expr:
		if !x.IsEquality() || x.Negated {
			return false
		}
		if v, ok := x.Operand(0).Value.(ast.Var); ok && g.aliases[v] != nil {
			g.found = append(g.found, read{path: g.aliases[v], shallow: true})
			g.keys(x.Operand(1).Value.(ast.Ref))
			return true
		}
	case ast.Ref:
		if p, ok := g.pattern(x); ok {
			g.found = append(g.found, read{path: p})
		} else if x[0].Equal(ast.DefaultRootDocument) {
			g.reach(x)
		}
		g.keys(x)
		return true
	case ast.Var:
		if p, ok := g.aliases[x]; ok {
			g.found = append(g.found, read{path: p})
		}
		if x.Equal(ast.InputRootDocument.Value) {
			g.found = append(g.found, read{})
		}
	}
	return false
}

// keys gathers from what stands in the brackets of a reference.
func (g *gatherer) keys(ref ast.Ref) {
	for _, t := range ref[1:] {
		g.terms(t)
	}
}

// pattern is the part of input a reference reads.
func (g *gatherer) pattern(ref ast.Ref) ([]any, bool) {
	head, ok := ref[0].Value.(ast.Var)
	if !ok {
		return nil, false
	}
	start, aliased := g.aliases[head]
	if !aliased && !head.Equal(ast.InputRootDocument.Value) {
		return nil, false
	}
	p := append(make([]any, 0, len(start)+len(ref)-1), start...)
	for _, t := range ref[1:] {
		switch v := t.Value.(type) {
		case ast.String:
			p = append(p, string(v))
		case ast.Number:
			n, _ := v.Int()
			p = append(p, n)
		default:
			p = append(p, nil)
		}
	}
	return p, true
}

// overlap returns the holes of the input that lie on, above or below what is
// read.
func (in *input) overlap(r reads) kleene.Holes {
	var h kleene.Holes
	for _, k := range in.kinds() {
		if slices.ContainsFunc(r, func(p read) bool { return p.mayOverlap(k.path) }) {
			for _, i := range k.holes {
				if slices.ContainsFunc(r, func(p read) bool { return p.overlaps(in.missing[i].path) }) {
					h = append(h, i)
				}
			}
		}
	}
	slices.Sort(h)
	return h
}

// holeKind is the holes whose paths differ in nothing but indexes. There are as
// many kinds as the model has fields, however many things it holds.
type holeKind struct {
	path  model.Path
	holes []int
}

// kinds groups the holes, once.
func (in *input) kinds() []*holeKind {
	if in.grouped != nil {
		return in.grouped
	}
	index := map[string]*holeKind{}
	in.grouped = []*holeKind{}
	var key strings.Builder
	for i, m := range in.missing {
		key.Reset()
		for _, step := range m.path {
			name, _ := step.(string)
			key.WriteString(name + ".")
		}
		k := index[key.String()]
		if k == nil {
			k = &holeKind{path: m.path}
			index[key.String()] = k
			in.grouped = append(in.grouped, k)
		}
		k.holes = append(k.holes, i)
	}
	return in.grouped
}

// mayOverlap is overlaps for any path that differs in nothing but indexes.
func (r read) mayOverlap(path model.Path) bool {
	if r.shallow && len(path) > len(r.path) {
		return false
	}
	for i := range min(len(r.path), len(path)) {
		_, index := path[i].(int)
		if r.path[i] != nil && r.path[i] != path[i] && !index {
			return false
		}
	}
	return true
}

func (r read) overlaps(path model.Path) bool {
	if r.shallow && len(path) > len(r.path) {
		return false
	}
	for i := range min(len(r.path), len(path)) {
		if r.path[i] != nil && r.path[i] != path[i] {
			return false
		}
	}
	return true
}
