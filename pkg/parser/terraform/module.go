package terraform

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// module is one instance of a module: the root, or what one call (and one of
// its instances) brings in.
type module struct {
	unit   *unit
	cfg    *config
	addr   string // empty for the root, module.net["a"] below it
	parent *module
	call   *moduleCall
	inst   *instance // of the call; nil for the root
	depth  int
	// guessed says that the module is a stand-in which may not speak for the
	// version in use: its defaults are not known.
	guessed bool
	self    *scope // where locals, outputs and repetitions are evaluated

	variables []cell // by number of the declaration, like the next two
	locals    []cell
	outputs   []cell
	resources map[string]*expansion
	calls     map[string]*called
	way       []value.Step // see trail
}

// cell holds one value: not evaluated, being evaluated, or done.
type cell struct {
	state uint8
	val   cty.Value
}

const (
	cellNew uint8 = iota
	cellBusy
	cellDone
)

func (m *module) init() {
	m.variables, m.locals, m.outputs = make([]cell, len(m.cfg.variables)), make([]cell, len(m.cfg.locals)), make([]cell, len(m.cfg.outputs))
	m.resources, m.calls = make(map[string]*expansion, len(m.cfg.resources)), make(map[string]*called, len(m.cfg.modules))
	m.self = newScope(m, nil)
	if m.parent != nil {
		name := m.call.name
		if m.inst != nil {
			name += m.inst.suffix
		}
		m.way = m.parent.way
		if !m.call.header.IsZero() { // a stand-in has no places
			m.way = append([]value.Step{{Kind: value.StepModule, Name: name, Range: m.call.header}}, m.way...)
		}
	}
}

// address prefixes a local address with the module's own.
func (m *module) address(local string) string {
	if m.addr == "" {
		return local
	}
	return m.addr + "." + local
}

// fill evaluates a cell once. kind and name say what it is. A cell that is met while it is evaluated refers
// to itself: its value is unknown.
func (m *module) fill(got *cell, name, kind string, at source.Range, eval func() cty.Value) cty.Value {
	switch got.state {
	case cellDone:
		return got.val
	case cellBusy:
		what := cellName(kind, name)
		m.unit.problem(source.Problem{
			Severity: source.Note, Range: at, Path: at.Path(),
			Message: what + " refers to itself", Hint: "Its value is taken as unknown.",
		})
		return cty.DynamicVal.Mark(mark{kind: markCause, why: what + " refers to itself"})
	}
	got.state = cellBusy
	got.val = eval()
	got.state = cellDone
	return got.val
}

// cellName is what a message calls a cell: local value "a", or an attribute by
// its address.
func cellName(kind, name string) string {
	switch {
	case name == "":
		return kind
	case strings.Contains(kind, "."):
		return kind + "." + name
	}
	return kind + " " + strconv.Quote(name)
}

// resolve evaluates a reference.
func (s *scope) resolve(tr hcl.Traversal) (cty.Value, hcl.Diagnostics) {
	m := s.mod
	name := stepName(tr, 1)
	switch root := tr.RootName(); root {
	case "var":
		v, ok := m.variable(name)
		if !ok {
			return m.undeclared(tr, "variable \""+name+"\""), nil
		}
		return traverse(v, rest(tr, 2))
	case "local":
		v, ok := m.local(name)
		if !ok {
			return m.undeclared(tr, "local value \""+name+"\""), nil
		}
		return traverse(v, rest(tr, 2))
	case "each":
		if s.inst == nil || s.inst.eachKey == cty.NilVal {
			return unknownBecause("each is only known inside for_each"), nil
		}
		if name == "key" {
			return traverse(s.inst.eachKey, rest(tr, 2))
		}
		if s.inst.element != nil {
			return s.inst.element.value(rest(tr, 2))
		}
		return traverse(s.inst.eachValue, rest(tr, 2))
	case "count":
		if s.inst == nil || s.inst.index == cty.NilVal {
			return unknownBecause("count is only known inside count"), nil
		}
		return s.inst.index, nil
	case "path":
		return m.path(name), nil
	case "terraform", "tofu":
		switch {
		case name != "workspace":
			return unknownBecause(tr.RootName() + "." + name + " is known only when Terraform runs"), nil
		case m.unit.workspace != "":
			return traverse(cty.StringVal(m.unit.workspace), rest(tr, 2))
		}
		return unknownBecause("the workspace is chosen when Terraform runs"), nil
	case "ephemeral":
		return unknownBecause(strings.TrimSuffix("ephemeral."+name+"."+stepName(tr, 2), ".") + " is there only while Terraform runs"), nil
	case "self":
		return unknownBecause("self is only known after the deployment"), nil
	case "module":
		return m.moduleRef(name, rest(tr, 2))
	case "data":
		return m.resourceRef("data."+name+"."+stepName(tr, 2), rest(tr, 3))
	default:
		return m.resourceRef(root+"."+name, rest(tr, 2))
	}
}

// undeclared reports a reference to something that the module does not declare:
// Terraform refuses that. It may be declared in a file that was not read.
func (m *module) undeclared(tr hcl.Traversal, what string) cty.Value {
	if len(m.cfg.unseen) == 0 {
		r := m.unit.loader.rangeOf(tr.SourceRange())
		m.unit.problem(source.Problem{
			Severity: source.Error, Range: r, Path: r.Path(),
			Message: what + " is not declared", Hint: "Terraform refuses this. Declare it, or correct the name.",
		})
	}
	return unknownBecause(what + " is not declared")
}

func unknownBecause(why string) cty.Value {
	return cty.DynamicVal.Mark(mark{kind: markCause, why: why})
}

func stepName(tr hcl.Traversal, i int) string {
	if i < len(tr) {
		if a, ok := tr[i].(hcl.TraverseAttr); ok {
			return a.Name
		}
	}
	return ""
}

func rest(tr hcl.Traversal, from int) hcl.Traversal {
	if from >= len(tr) {
		return nil
	}
	return tr[from:]
}

// traverse follows steps into a value and keeps what it derives from.
func traverse(v cty.Value, steps hcl.Traversal) (cty.Value, hcl.Diagnostics) {
	for _, st := range steps {
		bare, marks := v.Unmark()
		if bare == cty.DynamicVal {
			return cty.DynamicVal.WithMarks(marks), nil
		}
		next, diags := st.TraversalStep(bare)
		if diags.HasErrors() {
			return cty.DynamicVal, diags
		}
		if v = next; len(marks) > 0 {
			v = next.WithMarks(marks)
		}
	}
	return v, nil
}

func (m *module) path(name string) cty.Value {
	switch name {
	case "module":
		return cty.StringVal(relativeDir(m.unit.dir, m.cfg.dir))
	case "root":
		return cty.StringVal(".")
	}
	return unknownBecause("path." + name + " depends on where Terraform runs")
}

// relativeDir leads from one directory of the tree to another.
func relativeDir(from, to string) string {
	if from == to {
		return "."
	}
	up, f, t := "", from, to
	for f != "." && t != f && !strings.HasPrefix(t, f+"/") {
		f, up = path.Dir(f), up+"../"
	}
	if f != "." {
		t = strings.TrimPrefix(strings.TrimPrefix(t, f), "/")
	}
	return path.Clean(up + t)
}

// variable returns the value of an input variable: what the caller passes, or
// what the user gave, or the default, converted to its type.
func (m *module) variable(name string) (cty.Value, bool) {
	decl := m.cfg.variables[name]
	if decl == nil {
		return cty.NilVal, false
	}
	return m.fill(&m.variables[decl.number], name, "variable", decl.at, func() cty.Value {
		v := m.variableInput(decl)
		if bare, _ := v.Unmark(); decl.def != nil && !decl.nullable && bare.IsKnown() && bare.IsNull() {
			v = m.defaultOf(decl)
		}
		v = m.converted(decl, v)
		if decl.sensitive {
			v = v.Mark(secretMark)
		}
		if decl.ephemeral {
			v = v.Mark(ephemeralMark)
		}
		return v
	}), true
}

func (m *module) variableInput(decl *variable) cty.Value {
	if m.parent != nil {
		if arg := m.argument(decl.name); arg != nil {
			return m.callScope().eval(arg.Expr)
		}
	} else if given, ok := m.unit.given[decl.name]; ok {
		return given.value(decl.typ)
	} else if lost := m.unit.lostFile; lost != "" {
		return cty.UnknownVal(decl.typ).Mark(mark{kind: markCause, why: lost + " may set variable \"" + decl.name + "\" and could not be read"})
	}
	if decl.def != nil {
		return m.defaultOf(decl)
	}
	return cty.UnknownVal(decl.typ).Mark(mark{kind: markCause, why: "variable \"" + decl.name + "\" has no value"})
}

// argument returns what the call gives to a variable, nil when nothing.
func (m *module) argument(variable string) *hclsyntax.Attribute {
	if m.standin() {
		variable = strings.TrimPrefix(variable, givenPrefix)
	}
	return m.call.args[variable]
}

// defaultOf returns the default of a variable that has one. That of a stand-in
// which may not speak for the version in use is not known.
func (m *module) defaultOf(decl *variable) cty.Value {
	if m.guessed && !strings.HasPrefix(decl.name, givenPrefix) {
		return unknownBecause("what module \"" + m.call.name + "\" does with what it is not given depends on its version, which is not one that is known here")
	}
	return m.self.eval(decl.def)
}

func (m *module) converted(decl *variable, v cty.Value) cty.Value {
	if decl.typ == cty.DynamicPseudoType || decl.typ.IsPrimitiveType() && v.Type() == decl.typ {
		return v
	}
	bare, marks := v.UnmarkDeepWithPaths()
	if decl.defaults != nil && bare.IsKnown() && !bare.IsNull() {
		bare = decl.defaults.Apply(bare)
	}
	if wantsNumbers(decl.typ) && immenseWithin(bare) {
		m.unit.problem(source.Problem{
			Severity: source.Note, Range: decl.at, Path: decl.at.Path(),
			Message: fmt.Sprintf("the value of variable %q: %s", decl.name, whyImmense),
			Hint:    "Its value is taken as unknown.",
		})
		return immenseNumber(decl.typ, v)
	}
	out, err := convert.Convert(bare, decl.typ)
	if err != nil {
		if decl.sensitive || decl.ephemeral || source.SecretName(decl.name) || hasSecret(deepMarks(v)) {
			err = errors.New(unsaid)
		}
		m.unit.problem(source.Problem{
			Severity: source.Note, Range: decl.at, Path: decl.at.Path(),
			Message: fmt.Sprintf("the value of variable %q does not fit its type: %s", decl.name, err),
			Hint:    "Its value is taken as unknown.",
		})
		return unknownBecause("the value of variable \"" + decl.name + "\" does not fit its type")
	}
	if why := oversized(out); why != "" {
		return unknownBecause(why)
	}
	if len(marks) == 0 {
		return out
	}
	return remark(out, marks)
}

// remark puts marks back where the conversion left something to carry them,
// and on the whole value where it did not.
func remark(v cty.Value, marks []cty.PathValueMarks) cty.Value {
	kept := marks[:0:0]
	for _, pm := range marks {
		if _, err := pm.Path.Apply(v); err != nil || v.Type().IsSetType() {
			v = v.WithMarks(pm.Marks)
			continue
		}
		kept = append(kept, pm)
	}
	bare, top := v.Unmark()
	return bare.MarkWithPaths(kept).WithMarks(top)
}

// callScope is where the arguments of the module's call are evaluated.
func (m *module) callScope() *scope {
	if m.inst == nil || m.inst.scope == nil {
		return m.parent.self
	}
	return m.inst.scope
}

func (m *module) local(name string) (cty.Value, bool) {
	decl := m.cfg.locals[name]
	if decl == nil {
		return cty.NilVal, false
	}
	return m.fill(&m.locals[decl.number], name, "local value", decl.at, func() cty.Value { return m.self.eval(decl.expr) }), true
}

func (m *module) output(name string) (cty.Value, bool) {
	decl := m.cfg.outputs[name]
	if decl == nil {
		return cty.NilVal, false
	}
	return m.fill(&m.outputs[decl.number], name, "output", decl.at, func() cty.Value {
		v := m.self.eval(decl.expr)
		if decl.sensitive {
			v = v.Mark(secretMark)
		}
		if decl.ephemeral {
			v = v.Mark(ephemeralMark)
		}
		return v
	}), true
}

// called is a module call, expanded into the module instances it makes.
type called struct {
	expansion
	decl    *moduleCall           // with the source it has here
	modules map[*instance]*module // nil when the module is not there
	missing bool
	busy    bool
}

// outsideCall is a call whose module is not among the files.
type outsideCall struct {
	mod  *module
	call *moduleCall
}

// moduleCall expands a call once.
func (m *module) moduleCall(name string) *called {
	if c, ok := m.calls[name]; ok {
		return c
	}
	decl := m.cfg.modules[name]
	if decl == nil {
		return nil
	}
	c := &called{busy: true, modules: map[*instance]*module{}}
	m.calls[name] = c
	decl = m.resolved(decl)
	c.decl = decl
	c.expansion = *m.expand("module."+name, decl.count, decl.forEach, decl.header)
	dir, sure, ok := m.moduleDir(decl)
	c.missing = !ok
	if !sure {
		m.unit.outside = append(m.unit.outside, outsideCall{m, decl})
	}
	for _, inst := range c.instances {
		if c.missing {
			break
		}
		if m.unit.modules++; m.unit.modules > maxModules {
			m.unit.problem(source.Problem{
				Severity: source.Budget, Range: decl.header, Path: decl.header.Path(),
				Message: fmt.Sprintf("more than %d module instances; what is left was not evaluated", maxModules),
				Hint:    "Check the directories one by one.",
			})
			break
		}
		child := &module{unit: m.unit, cfg: m.unit.loader.load(dir), addr: inst.addr, parent: m, call: decl, inst: inst, depth: m.depth + 1, guessed: !sure || m.guessed}
		child.init()
		c.modules[inst] = child
	}
	c.busy = false
	return c
}

// moduleDir finds the directory of a called module, if it is there and calling
// it does not lead back to where we are; else that of its stand-in, if it has
// one. sure says that the defaults found there are those the call gets.
func (m *module) moduleDir(decl *moduleCall) (dir string, sure, ok bool) {
	var stale *manifestEntry
	dir, ok = decl.local(m.cfg.dir)
	if !ok {
		dir, stale = m.downloaded(decl)
	}
	if dir == "" || !m.unit.loader.isDir(dir) {
		if instead, sure, found := m.standIn(decl); found {
			return instead, sure, true
		}
		if decl.args["source"] == nil && len(m.cfg.unseen) == 0 {
			m.unit.problem(source.Problem{
				Severity: source.Error, Range: decl.header, Path: decl.header.Path(),
				Message: fmt.Sprintf("module %q has no source", decl.name), Hint: "Terraform refuses this. Say where the module is.",
			})
			return "", true, false
		}
		hint := "Run terraform init, or check where it is there. Its outputs are taken as unknown."
		if strings.HasPrefix(dir, "..") {
			hint = "It lies outside of the repository, which is never left. Its outputs are taken as unknown."
		}
		if decl.source == "" {
			hint = "Only variables and local values that have a value may decide over the source, and only in OpenTofu. Its outputs are taken as unknown."
		}
		if stale != nil {
			hint = "What terraform init has downloaded for it is " + stale.told() + ": run it again. Its outputs are taken as unknown."
		}
		m.unit.problem(source.Problem{
			Severity: source.Note, Range: decl.header, Path: decl.header.Path(),
			Message: fmt.Sprintf("module %q (%s) is not among the files", decl.name, orUnknown(decl.source)), Hint: hint,
		})
		return "", false, false
	}
	for up := m; up != nil; up = up.parent {
		if up.cfg.dir == dir || up.depth >= maxCallDepth {
			m.unit.problem(source.Problem{
				Severity: source.Error, Range: decl.header, Path: decl.header.Path(),
				Message: fmt.Sprintf("module %q calls itself, or calls go more than %d deep", decl.name, maxCallDepth),
				Hint:    "Terraform refuses this too.",
			})
			return "", false, false
		}
	}
	return dir, true, true
}

func orUnknown(s string) string {
	if s == "" {
		return "source not known"
	}
	return source.WithoutCredentials(s)
}

// moduleRef evaluates module.name.output and everything like it.
func (m *module) moduleRef(name string, steps hcl.Traversal) (cty.Value, hcl.Diagnostics) {
	c := m.moduleCall(name)
	addr := m.address("module." + name)
	if c == nil || c.busy {
		return unknownBecause("module \"" + name + "\" is not declared"), nil
	}
	if c.missing {
		why := fmt.Sprintf("module %q (%s) is not among the files", name, orUnknown(c.decl.source))
		if c.decl.args["source"] == nil {
			why = fmt.Sprintf("module %q has no source", name)
		}
		return cty.DynamicVal.Mark(mark{kind: markModule, address: addr, attr: attrPath(steps), why: why}), nil
	}
	if c.mode != single {
		inst, left, whole, diags := c.pick(steps)
		switch {
		case diags.HasErrors():
			return cty.DynamicVal, diags
		case whole:
			return c.collect(func(i *instance) cty.Value { return c.modules[i].outputsObject() }), nil
		case inst == nil:
			return c.unknownInstances(addr), nil
		}
		return c.modules[inst].outputRef(left)
	}
	return c.modules[c.instances[0]].outputRef(steps)
}

func (m *module) outputRef(steps hcl.Traversal) (cty.Value, hcl.Diagnostics) {
	if m == nil {
		return unknownBecause(whyBudget), nil
	}
	if len(steps) == 0 {
		return m.outputsObject(), nil
	}
	name := stepName(steps, 0)
	v, ok := m.output(name)
	if !ok {
		return unknownBecause("output \"" + name + "\" is not declared in module \"" + m.call.name + "\""), nil
	}
	return traverse(v, steps[1:])
}

func (m *module) outputsObject() cty.Value {
	if m == nil {
		return unknownBecause(whyBudget)
	}
	attrs := map[string]cty.Value{}
	for n := range m.cfg.outputs {
		attrs[n], _ = m.output(n)
	}
	return cty.ObjectVal(attrs)
}

// attrPath writes steps as a dotted path, indexes left out.
func attrPath(steps hcl.Traversal) string {
	var names []string
	for _, s := range steps {
		if a, ok := s.(hcl.TraverseAttr); ok {
			names = append(names, a.Name)
		}
	}
	return strings.Join(names, ".")
}

// trail leads from a module to the calls that brought it, nearest first. It is
// shared: who adds to it gets a copy.
func (m *module) trail() []value.Step { return slices.Clip(m.way) }

// all visits the module and every module below it, in a fixed order.
func (m *module) all(visit func(*module)) {
	visit(m)
	names := make([]string, 0, len(m.cfg.modules))
	for _, c := range m.cfg.calls {
		names = append(names, c.name)
	}
	sort.Strings(names)
	for _, n := range names {
		c := m.moduleCall(n)
		for _, inst := range c.instances {
			if child := c.modules[inst]; child != nil {
				child.all(visit)
			}
		}
	}
}
