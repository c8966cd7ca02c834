package terraform

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// One resource is often made for each of another (for_each = azurerm_subnet.x),
// and then reads one attribute of it. The whole of the other would have to hold
// every name that is read anywhere, so each.value is not made: it is asked.

// element is the instance of a resource that each.value stands for.
type element struct {
	mod  *module
	of   *expansion
	inst *instance
}

// repeatedResource returns the instances of the resource that for_each names,
// when it names one that was made with for_each itself; nil otherwise.
func (m *module) repeatedResource(forEach hclsyntax.Expression) *expansion {
	ref, ok := forEach.(*reference)
	if !ok || m.unit.exhausted || m.unit.depth >= maxDepth {
		return nil
	}
	key, steps := ref.Traversal.RootName()+"."+stepName(ref.Traversal, 1), 2
	if ref.Traversal.RootName() == "data" {
		key, steps = key+"."+stepName(ref.Traversal, 2), 3
	}
	if len(ref.Traversal) != steps || m.cfg.resources[key] == nil {
		return nil
	}
	m.unit.depth++
	defer func() { m.unit.depth-- }()
	if of := m.expansion(key); of != nil && of.mode == byKey && of.known {
		return of
	}
	return nil
}

// addEach adds an instance for each of another resource, in the order of their
// keys.
func (e *expansion) addEach(m *module, local string, forEach hclsyntax.Expression, of *expansion) {
	over := slices.Clone(of.instances)
	slices.SortFunc(over, func(a, b *instance) int { return strings.Compare(a.key.AsString(), b.key.AsString()) })
	for _, o := range over {
		e.add(m, local, o.suffix, &instance{
			key: o.key, eachKey: o.key, copies: 1, forEach: forEach, owner: m.self,
			element: &element{mod: m, of: of, inst: o},
		})
	}
}

// value reads from the instance. An attribute has the marks that it has in the
// whole.
func (el *element) value(steps hcl.Traversal) (cty.Value, hcl.Diagnostics) {
	m := el.mod
	name := stepName(steps, 0)
	if name == "" || metaArguments[name] || !m.unit.names[name] {
		return traverse(m.wholeInstance(el.of, el.inst), steps)
	}
	v, diags := m.instanceRef(el.of, el.inst, steps[:1])
	if diags.HasErrors() {
		v = cty.DynamicVal
	}
	return traverse(v.Mark(m.markOf(el.inst, "")), steps[1:])
}

// read evaluates what a walk ended at, and takes the part that it was after.
func (w walkEnd) read() (cty.Value, hcl.Diagnostics) {
	steps := traversalOf(w.path)
	if el := w.element(); el != nil {
		return el.value(steps[1:])
	}
	return traverse(w.scope.eval(w.expr), steps)
}

// element is the instance that a walk ended at, when it ended at an attribute
// of one of a resource made with for_each; nil otherwise.
func (w walkEnd) element() *element {
	ref, ok := w.expr.(*reference)
	if !ok || len(w.path) < 2 {
		return nil
	}
	if _, isLocal := localName(w.scope.ctx, ref.Traversal.RootName()); isLocal {
		return nil
	}
	key, ok := w.path[0].(string)
	of := w.scope.mod.repeatedResource(ref)
	if !ok || of == nil {
		return nil
	}
	if inst := of.byStep(key); inst != nil {
		return &element{mod: w.scope.mod, of: of, inst: inst}
	}
	return nil
}
