package terraform

import (
	"strconv"

	"github.com/zclconf/go-cty/cty"

	"github.com/akslint/akslint/pkg/value"
)

// reference goes from a reference to what it refers to.
func (w *walker) reference(e *reference) bool {
	tr := e.Traversal
	if b, ok := w.scope.binds[tr.RootName()]; ok {
		return w.bound(b, stepsOf(tr[1:]))
	}
	m := w.scope.mod
	name := stepName(tr, 1)
	switch tr.RootName() {
	case "var":
		return w.variable(m, name, append(stepsOf(rest(tr, 2)), w.path...))
	case "local":
		if d := m.cfg.locals[name]; d != nil {
			w.pass(value.Step{Kind: value.StepLocal, Name: name, Range: d.at})
			w.scope = m.self
			return w.into(d.expr, append(stepsOf(rest(tr, 2)), w.path...))
		}
	case "each":
		return w.each(name, append(stepsOf(rest(tr, 2)), w.path...))
	case "count", "path", "terraform", "self":
		return false
	case "module":
		return w.moduleOutput(m, name, append(stepsOf(rest(tr, 2)), w.path...))
	case "data":
		return w.resource(m, "data."+name+"."+stepName(tr, 2), append(stepsOf(rest(tr, 3)), w.path...))
	default:
		return w.resource(m, tr.RootName()+"."+name, append(stepsOf(rest(tr, 2)), w.path...))
	}
	return false
}

func (w *walker) pass(s value.Step) { w.trail = append(w.trail, s) }

// bound goes from a local name to the element of the collection it stands for.
func (w *walker) bound(b binding, steps []any) bool {
	steps = append(steps, w.path...)
	isKey := b.isKey
	if b.wrapped {
		if len(steps) == 0 {
			return false
		}
		isKey = steps[0] == "key"
		steps = steps[1:]
	}
	if isKey {
		return false
	}
	step, ok := elementStep(b)
	if !ok {
		return false
	}
	w.scope = b.scope
	return w.into(b.coll, append([]any{step}, steps...))
}

// elementStep finds out how a collection names the element a binding stands for.
func elementStep(b binding) (any, bool) {
	coll := bare(b.scope.eval(b.coll))
	if coll.IsKnown() && !coll.IsNull() && coll.Type().IsSetType() {
		return setElement{b.key}, true
	}
	if b.key == cty.NilVal {
		return nil, false
	}
	return pathStep(b.key)
}

func (w *walker) variable(m *module, name string, path []any) bool {
	decl := m.cfg.variables[name]
	if decl == nil {
		return false
	}
	if at := decl.optionalDefault(m.rawInput(decl), path); at != nil {
		w.pass(value.Step{Kind: value.StepVariable, Name: name, Range: decl.at})
		w.end(m.unit.loader.rangeOf(at.Range()), m)
		return false
	}
	if m.parent != nil {
		if arg := m.argument(name); arg != nil {
			w.pass(value.Step{Kind: value.StepVariable, Name: name, Range: decl.at})
			w.pass(value.Step{Kind: value.StepArgument, Name: m.call.name + "." + arg.Name, Range: m.unit.loader.rangeOf(arg.SrcRange)})
			w.scope = m.callScope()
			return w.into(arg.Expr, path)
		}
	} else if given, ok := m.unit.given[name]; ok {
		return w.given(decl, given, path)
	}
	if decl.def != nil && (m.parent != nil || m.unit.lostFile == "") {
		w.pass(value.Step{Kind: value.StepVariable, Name: name, Range: decl.at})
		w.scope = m.self
		return w.into(decl.def, path)
	}
	w.end(decl.at, m)
	return false
}

// given ends at a value that the user gave beside the configuration.
func (w *walker) given(decl *variable, g givenVariable, path []any) bool {
	w.pass(value.Step{Kind: value.StepVariable, Name: decl.name, Range: decl.at})
	if g.attr == nil && !g.at.IsZero() {
		w.end(g.at, nil)
		return false
	}
	if g.attr == nil {
		w.trail[len(w.trail)-1] = value.Step{Kind: value.StepFlag, Name: decl.name, Range: decl.at}
		w.end(decl.at, nil)
		return false
	}
	w.end(g.place(path), nil)
	return false
}

// end stops the walk at a place that is not an expression to be evaluated; m is
// the module it lies in, nil when it lies in none.
func (w *walker) end(at sourceRange, m *module) {
	w.expr, w.scope, w.origin = nil, nil, at
	if m != nil {
		w.scope = m.self
	}
}

// each goes to the element of for_each, of the resource or of the module call.
func (w *walker) each(name string, path []any) bool {
	inst := w.scope.inst
	if name != "value" || inst == nil || inst.forEach == nil || inst.key == cty.NilVal {
		return false
	}
	owner := inst.owner
	w.pass(value.Step{Kind: value.StepInstance, Name: inst.suffix, Range: owner.mod.unit.loader.rangeOf(inst.forEach.Range())})
	w.scope = owner
	if inst.fromSet {
		return w.into(inst.forEach, append([]any{setElement{inst.key}}, path...))
	}
	return w.into(inst.forEach, append([]any{inst.key.AsString()}, path...))
}

func (w *walker) moduleOutput(m *module, name string, path []any) bool {
	c := m.moduleCall(name)
	if c == nil || c.missing || c.busy || len(path) == 0 {
		return false
	}
	inst := c.only()
	if inst == nil {
		if inst = c.byStep(path[0]); inst == nil || len(path) < 2 {
			return false
		}
		path = path[1:]
	}
	child := c.modules[inst]
	out, ok := path[0].(string)
	if child == nil || !ok || child.cfg.outputs[out] == nil {
		return false
	}
	d := child.cfg.outputs[out]
	w.pass(value.Step{Kind: value.StepOutput, Name: name + "." + out, Range: d.at})
	w.scope = child.self
	return w.into(d.expr, path[1:])
}

// only is the instance of what is not repeated, nil of what is: of that there
// may be none.
func (e *expansion) only() *instance {
	if e.mode != single {
		return nil
	}
	return e.instances[0]
}

func (e *expansion) byStep(step any) *instance {
	text, ok := step.(string)
	if n, isInt := step.(int); isInt {
		text, ok = strconv.Itoa(n), true
	}
	for _, i := range e.instances {
		if ok && i.key != cty.NilVal && keyText(i.key) == text {
			return i
		}
	}
	return nil
}

// resource goes to an attribute that another resource writes.
func (w *walker) resource(m *module, key string, path []any) bool {
	e := m.expansion(key)
	if e == nil || len(path) == 0 {
		return false
	}
	inst := e.only()
	if inst == nil {
		if inst = e.byStep(path[0]); inst == nil || len(path) < 2 {
			return false
		}
		path = path[1:]
	} else if path[0] == 0 {
		path = path[1:]
	}
	if len(path) == 0 {
		return false
	}
	name, ok := path[0].(string)
	a := e.body.body.Attributes[name]
	if !ok || a == nil {
		return false
	}
	w.pass(value.Step{Kind: value.StepResource, Name: inst.addr + "." + name, Range: m.unit.loader.rangeOf(a.SrcRange)})
	w.passed = append(w.passed, m.markOf(inst, name))
	w.scope = inst.scope
	return w.into(a.Expr, path[1:])
}
