package terraform

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// A plan does not say what an unknown value derives from, but it repeats the
// configuration, and for each expression the references in it. They are
// followed through module calls and outputs to resources. Locals are not in a
// plan, so a reference to one ends there.

// planScope is a module instance in the configuration of a plan.
type planScope struct {
	addr   string // empty for the root
	conf   *jsonNode
	parent *planScope
	call   *jsonNode // in the parent's configuration
}

// scopeOf finds the module instance with an address.
func (r *planReader) scopeOf(addr string) *planScope {
	s := &planScope{conf: r.root.get("configuration", "root_module")}
	for _, step := range splitAddress(addr) {
		s = s.child(step.name, step.key)
	}
	return s
}

func (s *planScope) child(name, key string) *planScope {
	call := s.conf.get("module_calls", name)
	return &planScope{addr: s.address("module." + name + key), conf: call.get("module"), parent: s, call: call}
}

func (s *planScope) address(local string) string {
	if s.addr == "" {
		return local
	}
	return s.addr + "." + local
}

// planKey names a resource in the configuration of its module.
type planKey struct{ mode, typ, name string }

func planKeyOf(n *jsonNode) planKey {
	return planKey{n.get("mode").str(), n.get("type").str(), n.get("name").str()}
}

// resource finds a changed resource in the configuration of its module.
func (r *planReader) resource(s *planScope, change *jsonNode) *jsonNode {
	of, ok := r.configured[s.conf]
	if !ok {
		of = map[planKey]*jsonNode{}
		for _, c := range s.conf.get("resources").elements() {
			if k := planKeyOf(c); of[k] == nil {
				of[k] = c
			}
		}
		r.configured[s.conf] = of
	}
	return of[planKeyOf(change)]
}

// derivation is what a value derives from.
type derivation struct {
	refs   []value.Ref
	unsure bool   // it may be something else
	lost   string // the reference at which the way was lost
}

func (d derivation) why() string {
	switch {
	case len(d.refs) > 0:
		return d.refs[0].Address + dotted(d.refs[0].Attribute) + " is known only " + when(d.refs[0].Address)
	case d.lost != "":
		return d.lost + " is known only after the deployment, and a plan does not tell what it is"
	}
	return "the plan says that it is known only after the deployment"
}

// derives finds out what a value derives from: from the sources when what they
// say is in the plan, else from the references of its expression.
func (r *planReader) derives(s says) derivation {
	if refs := s.hcl.Refs(); len(refs) > 0 {
		if !slices.ContainsFunc(refs, func(ref value.Ref) bool { return !r.there(ref.Address) }) {
			return derivation{refs: refs, unsure: s.hcl.Chosen()}
		}
	}
	if s.scope == nil || s.conf == nil || !isExpression(s.conf) {
		return derivation{}
	}
	f := &referenceFollower{planReader: r, seen: map[string]bool{}}
	f.follow(s.conf, s.scope, s.holder)
	d := f.derivation
	sortRefs(d.refs)
	addresses := map[string]bool{}
	for _, ref := range d.refs {
		addresses[ref.Address] = true
	}
	d.unsure = d.unsure || len(addresses) > 1 || d.lost != "" && len(addresses) > 0
	return d
}

// there reports whether an address is a resource of the plan or a data source.
func (r *planReader) there(addr string) bool {
	return r.addresses[addr] || strings.HasPrefix(addr, "data.") || strings.Contains(addr, ".data.")
}

// referenceFollower collects the resources that an expression refers to.
type referenceFollower struct {
	*planReader
	derivation
	seen map[string]bool
}

// follow takes the references of an expression in a module. holder is the
// resource or module call whose repetition each and count mean.
func (f *referenceFollower) follow(expr *jsonNode, s *planScope, holder *jsonNode) {
	last := ""
	for _, ref := range expr.get("references").elements() {
		// Each reference is followed by shorter forms of itself.
		text := ref.str()
		if strings.HasPrefix(last, text) && len(last) > len(text) && (last[len(text)] == '.' || last[len(text)] == '[') {
			continue
		}
		last = text
		key := s.addr + "\x00" + text
		if text == "" || f.seen[key] || len(f.seen) > maxFollow {
			continue
		}
		f.seen[key] = true
		f.reference(splitReference(text), s, holder)
	}
}

func (f *referenceFollower) reference(steps []string, s *planScope, holder *jsonNode) {
	switch steps[0] {
	case "var":
		if len(steps) > 1 && s.parent != nil {
			f.follow(s.call.get("expressions", steps[1]), s.parent, s.call)
		}
	case "each":
		f.follow(holder.get("for_each_expression"), f.around(s, holder), nil)
	case "count", "path", "terraform", "self":
	case "local":
		f.lost = strings.Join(steps[:min(2, len(steps))], ".")
	case "module":
		f.module(steps, s)
	case "data":
		f.resource(steps, 3, s)
	default:
		f.resource(steps, 2, s)
	}
}

// around is the module in which the repetition of a holder is written.
func (f *referenceFollower) around(s *planScope, holder *jsonNode) *planScope {
	if s.parent != nil && holder == s.call {
		return s.parent
	}
	return s
}

// module goes on in the outputs of a called module.
func (f *referenceFollower) module(steps []string, s *planScope) {
	if len(steps) < 2 {
		return
	}
	name, rest, key := steps[1], steps[2:], ""
	if len(rest) > 0 && strings.HasPrefix(rest[0], "[") {
		key, rest = rest[0], rest[1:]
	}
	keys := []string{key}
	if made := f.instances[s.address("module."+name)]; key == "" && len(made) > 0 {
		keys = nil
		for _, addr := range made {
			keys = append(keys, addr[len(s.address("module."+name)):])
		}
		f.unsure = f.unsure || len(keys) > 1
	}
	for _, k := range keys {
		child := s.child(name, k)
		for _, out := range child.conf.get("outputs").entries() {
			if len(rest) == 0 || rest[0] == out.name {
				f.unsure = f.unsure || len(rest) == 0
				f.follow(out.value.get("expression"), child, nil)
			}
		}
	}
}

// resource ends at a resource or data source, or at each of its instances when
// the reference does not say which. n is how many steps name it.
func (f *referenceFollower) resource(steps []string, n int, s *planScope) {
	if len(steps) < n {
		return
	}
	addr, rest := s.address(strings.Join(steps[:n], ".")), steps[n:]
	found := []string{addr}
	switch made := f.instances[addr]; {
	case len(rest) > 0 && strings.HasPrefix(rest[0], "["):
		found, rest = []string{addr + rest[0]}, rest[1:]
	case len(made) > 0:
		found = made
	}
	var attr []string
	for _, step := range rest {
		if !strings.HasPrefix(step, "[") {
			attr = append(attr, step)
		}
	}
	for _, a := range found {
		ref := value.Ref{Address: a, Attribute: strings.Join(attr, ".")}
		if !slices.Contains(f.refs, ref) {
			f.refs = append(f.refs, ref)
		}
	}
}

// splitReference takes a reference apart: azurerm_subnet.x["a"].id has the
// steps azurerm_subnet, x, ["a"] and id.
func splitReference(text string) []string {
	var steps []string
	start := 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && text[i] != '.' && text[i] != '[' {
			continue
		}
		if i > start {
			steps = append(steps, text[start:i])
		}
		start = i + 1
		if i < len(text) && text[i] == '[' {
			end := keyEnd(text, i)
			steps = append(steps, text[i:end])
			i, start = end-1, end
		}
	}
	if len(steps) == 0 {
		return []string{""}
	}
	return steps
}

// keyEnd returns where the key that starts at a bracket ends. Keys may hold
// brackets and escaped quotes.
func keyEnd(text string, at int) int {
	quoted := false
	for i := at + 1; i < len(text); i++ {
		switch {
		case quoted && text[i] == '\\':
			i++
		case text[i] == '"':
			quoted = !quoted
		case !quoted && text[i] == ']':
			return i + 1
		}
	}
	return len(text)
}

// addressStep is one module of an address, with its key in brackets.
type addressStep struct{ name, key string }

// splitAddress takes the address of a module instance apart.
func splitAddress(addr string) []addressStep {
	var out []addressStep
	steps := splitReference(addr)
	for i := 0; i+1 < len(steps) && steps[i] == "module"; {
		step := addressStep{name: steps[i+1]}
		if i += 2; i < len(steps) && strings.HasPrefix(steps[i], "[") {
			step.key = steps[i]
			i++
		}
		out = append(out, step)
	}
	return out
}

func joinAddress(steps []addressStep) string {
	var parts []string
	for _, s := range steps {
		parts = append(parts, "module."+s.name+s.key)
	}
	return strings.Join(parts, ".")
}

// withoutLastKey strips the key of the instance itself.
func withoutLastKey(addr string) string {
	if !strings.HasSuffix(addr, "]") {
		return addr
	}
	steps := splitReference(addr)
	if last := steps[len(steps)-1]; strings.HasPrefix(last, "[") {
		return strings.TrimSuffix(addr, last)
	}
	return addr
}

// withoutKeys strips all instance keys from an address.
func withoutKeys(addr string) string {
	return strings.Join(slices.DeleteFunc(splitReference(addr), func(s string) bool { return strings.HasPrefix(s, "[") }), ".")
}
