package terraform

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// planSources is the configuration that a plan was made from, evaluated with
// the plan's variables: it says where things are written and what they derive
// from.
type planSources struct {
	unit   *unit
	exact  map[string]sourceBlock
	alike  map[string]sourceBlock // instances that stand for all, without keys
	loader *loader
}

// sourceBlock is an instance of a resource in the sources.
type sourceBlock struct {
	mod  *module
	res  *resource
	made *expansion
	inst *instance
	rank int // in the order in which they are read
}

// planSources evaluates the sources of a plan. What it has to note about them
// is not passed on: the plan knows better.
func (l *loader) planSources(p *planFile, opts Options) *planSources {
	s := &planSources{unit: newUnit(l, p.dir, opts), exact: map[string]sourceBlock{}, alike: map[string]sourceBlock{}, loader: l}
	s.variables(p)
	s.unit.root.all(func(m *module) {
		if m.standin() {
			return // a guess at what the plan knows
		}
		for _, r := range m.cfg.order {
			e := m.expansion(r.key())
			for _, inst := range e.instances {
				b := sourceBlock{m, r, e, inst, len(s.exact)}
				s.exact[inst.addr] = b
				if strings.Contains(inst.addr, "[*]") {
					s.alike[withoutKeys(inst.addr)] = b
				}
			}
		}
	})
	return s
}

// variables gives the sources the variables of the plan. Where variable files
// or defaults say the same, their place is the better one.
func (s *planSources) variables(p *planFile) {
	from := s.loader.files[p.file.Path]
	lower := &jsonLowering{file: p.file, into: from}
	root := s.unit.root
	for _, m := range p.root.get("variables").entries() {
		decl, node := root.cfg.variables[m.name], m.value.get("value")
		if decl == nil || node == nil {
			continue
		}
		expr := lower.expression(node, asLiteral)
		planned, diags := expr.Value(nil)
		if diags.HasErrors() {
			continue
		}
		planned, _ = root.converted(decl, planned).UnmarkDeep()
		if have, ok := root.variable(m.name); ok {
			if have, _ = have.UnmarkDeep(); have.RawEquals(planned) {
				continue
			}
		}
		root.variables[decl.number] = cell{}
		s.unit.given[m.name] = givenVariable{from: from, attr: &hcl.Attribute{Name: m.name, Expr: expr, Range: expr.Range(), NameRange: lower.rng(m.start, m.end)}}
	}
}

// find finds an instance by its address in the plan.
func (s *planSources) find(addr string) (sourceBlock, bool) {
	if found, ok := s.exact[addr]; ok {
		return found, true
	}
	found, ok := s.alike[withoutKeys(addr)]
	return found, ok
}

func (s *planSources) rank(addr string) int {
	if found, ok := s.find(addr); ok {
		return found.rank
	}
	return len(s.exact)
}

// block finds the resource of a plan in the sources, and gives its body as they
// evaluate it; nothing when it is not there.
func (s *planSources) block(b *azure.Block) (sourceBlock, *value.Value) {
	found, ok := s.find(b.Address)
	if !ok {
		return found, nil
	}
	b.Header, b.Trail = found.res.header, found.mod.trail()
	return found, s.unit.body(found.mod, found.res, found.made, found.inst, b.Trail)
}

// body evaluates a resource as it is written.
func (u *unit) body(m *module, r *resource, e *expansion, inst *instance, trail []value.Step) *value.Value {
	return inst.scope.object(r.body, value.Place{Origin: m.header(r), Trail: trail}, metaArguments, metaBlocks,
		func(i int) cty.Value { return m.nth(e, inst, i) })
}
