package terraform

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// expansion returns the instances of a resource or data source, nil when it is
// not declared.
func (m *module) expansion(key string) *expansion {
	if e, ok := m.resources[key]; ok {
		return e
	}
	r := m.cfg.resources[key]
	if r == nil {
		return nil
	}
	// While it is being expanded it has no instances; what asks for one then
	// refers to itself.
	e := &expansion{known: false, body: r, mode: byCount, instances: []*instance{{addr: m.address(key), suffix: "[*]", scope: m.self}}}
	m.resources[key] = e
	if m.unit.resources++; m.unit.resources > maxResources {
		return e
	}
	done := m.expand(key, r.count, r.forEach, r.header)
	done.body = r
	m.resources[key] = done
	m.unit.resources += len(done.instances)
	return done
}

// resourceRef evaluates a reference to a resource or data source.
func (m *module) resourceRef(key string, steps hcl.Traversal) (cty.Value, hcl.Diagnostics) {
	e := m.expansion(key)
	if e == nil {
		return cty.DynamicVal.Mark(mark{kind: markCause, why: key + " is not declared"}), nil
	}
	if e.mode == single {
		// x[0] of something that is not repeated is itself, as older
		// configurations write it.
		if len(steps) > 0 {
			if ix, ok := steps[0].(hcl.TraverseIndex); ok && keyText(ix.Key) == "0" {
				steps = steps[1:]
			}
		}
		return m.instanceRef(e, e.instances[0], steps)
	}
	inst, left, whole, diags := e.pick(steps)
	switch {
	case diags.HasErrors():
		return cty.DynamicVal, diags
	case whole:
		return e.collect(func(i *instance) cty.Value { return m.wholeInstance(e, i) }), nil
	}
	return m.instanceRef(e, inst, left)
}

// instanceRef evaluates an attribute of an instance, or the whole of it.
func (m *module) instanceRef(e *expansion, inst *instance, steps hcl.Traversal) (cty.Value, hcl.Diagnostics) {
	if len(steps) == 0 {
		return m.wholeInstance(e, inst), nil
	}
	name := stepName(steps, 0)
	if name == "" {
		return cty.DynamicVal.Mark(m.markOf(inst, "")), nil
	}
	if v, ok := m.attribute(e, inst, name); ok {
		out, diags := traverse(v, steps[1:])
		if !diags.HasErrors() {
			return out.Mark(m.markOf(inst, attrPath(steps))), nil
		}
		return out, diags
	}
	if e.body.typ == "terraform_data" && name == "output" {
		if in, ok := m.attribute(e, inst, "input"); ok {
			// The output will be the input, so its type is known.
			return traverse(cty.UnknownVal(in.Type()).Mark(m.markOf(inst, attrPath(steps))), steps[1:])
		}
	}
	if blocks := blocksOf(e.body.body, name); len(blocks) > 0 {
		return m.blockRef(inst, blocks, inst.scope, steps[1:], attrPath(steps))
	}
	return m.computed(inst, e.body.typ, attrPath(steps)), nil
}

// attribute returns an attribute that is written, evaluated once.
func (m *module) attribute(e *expansion, inst *instance, name string) (cty.Value, bool) {
	i, ok := m.unit.loader.shapeOf(e.body).numbers[name]
	if !ok {
		return cty.NilVal, false
	}
	return m.nth(e, inst, i), true
}

// nth is attribute by the attribute's number.
func (m *module) nth(e *expansion, inst *instance, i int) cty.Value {
	sh := m.unit.loader.shapeOf(e.body)
	if inst.cells == nil {
		inst.cells = make([]cell, len(sh.attributes))
	}
	a := &sh.attributes[i]
	return m.fill(&inst.cells[i], a.Name, inst.addr, a.step.Range, func() cty.Value {
		return inst.scope.eval(a.Expr)
	})
}

func (m *module) markOf(inst *instance, attr string) mark {
	return mark{kind: markResource, address: inst.addr, attr: attr}
}

// computed returns an attribute that only the deployment makes. An id is never
// null or empty, so tests for that are decided.
func (m *module) computed(inst *instance, typ, attr string) cty.Value {
	mk := m.markOf(inst, attr)
	if attr == "id" {
		b := cty.UnknownVal(cty.String).Refine().NotNull()
		if len(typ) > 8 && typ[:8] == "azurerm_" {
			b = b.StringPrefix("/")
		}
		return b.NewValue().Mark(mk)
	}
	return cty.DynamicVal.Mark(mk)
}

// blocksOf returns the blocks of a type, static and dynamic, in order.
func blocksOf(b *hclsyntax.Body, name string) []*hclsyntax.Block {
	var out []*hclsyntax.Block
	for _, blk := range b.Blocks {
		if blk.Type == name || blk.Type == "dynamic" && len(blk.Labels) == 1 && blk.Labels[0] == name {
			out = append(out, blk)
		}
	}
	return out
}

// blockRef evaluates a reference into a nested block: identity[0].principal_id.
func (m *module) blockRef(inst *instance, blocks []*hclsyntax.Block, s *scope, steps hcl.Traversal, attr string) (cty.Value, hcl.Diagnostics) {
	mk := m.markOf(inst, attr)
	expanded, complete := s.expandBlocks(blocks)
	if !complete || len(expanded) == 0 {
		return cty.DynamicVal.Mark(mk), nil // without a block the provider may compute one
	}
	if len(steps) == 0 {
		items := make([]cty.Value, 0, len(expanded))
		for _, b := range expanded {
			items = append(items, m.blockObject(inst, b, attr))
		}
		return cty.TupleVal(items), nil
	}
	ix, ok := steps[0].(hcl.TraverseIndex)
	if !ok {
		return cty.DynamicVal.Mark(mk), nil
	}
	n, ok := wholeNumber(bare(ix.Key))
	if !ok || n >= len(expanded) {
		return cty.DynamicVal.Mark(mk), nil
	}
	if len(steps) == 1 {
		return m.blockObject(inst, expanded[n], attr), nil
	}
	name := stepName(steps, 1)
	if a := expanded[n].body.Attributes[name]; a != nil {
		v, diags := traverse(expanded[n].scope.eval(a.Expr), steps[2:])
		if diags.HasErrors() {
			return v, diags
		}
		return v.Mark(mk), nil
	}
	if inner := blocksOf(expanded[n].body, name); len(inner) > 0 {
		return m.blockRef(inst, inner, expanded[n].scope, steps[2:], attr)
	}
	return cty.DynamicVal.Mark(mk), nil
}

func bare(v cty.Value) cty.Value {
	v, _ = v.Unmark()
	return v
}

// blockObject is a nested block as a value.
func (m *module) blockObject(inst *instance, b expandedBlock, attr string) cty.Value {
	attrs := map[string]cty.Value{}
	for n := range m.unit.names {
		attrs[n] = cty.DynamicVal.Mark(m.markOf(inst, attr+"."+n))
	}
	for n, a := range b.body.Attributes {
		attrs[n] = b.scope.eval(a.Expr)
	}
	return cty.ObjectVal(attrs)
}

// wholeInstance is a resource as a value: what is written, and an unknown for
// every other attribute that is read anywhere in the module. It is made once.
func (m *module) wholeInstance(e *expansion, inst *instance) cty.Value {
	return m.fill(&inst.whole, "", inst.addr, e.body.header, func() cty.Value {
		attrs := make(map[string]cty.Value, len(m.unit.names)+len(e.body.body.Attributes))
		for _, a := range m.unit.loader.shapeOf(e.body).attributes {
			if !metaArguments[a.Name] {
				v, _ := m.attribute(e, inst, a.Name)
				attrs[a.Name] = v.Mark(m.markOf(inst, a.Name))
			}
		}
		for n := range m.unit.names {
			if _, written := attrs[n]; !written {
				v, diags := m.instanceRef(e, inst, hcl.Traversal{hcl.TraverseAttr{Name: n}})
				if diags.HasErrors() {
					v = cty.DynamicVal
				}
				attrs[n] = v
			}
		}
		return cty.ObjectVal(attrs).Mark(m.markOf(inst, ""))
	})
}

// metaArguments are Terraform's own, not the provider's.
var metaArguments = map[string]bool{"count": true, "for_each": true, "provider": true, "depends_on": true}

// metaBlocks likewise.
var metaBlocks = map[string]bool{"lifecycle": true, "connection": true, "provisioner": true, "timeouts": true}
