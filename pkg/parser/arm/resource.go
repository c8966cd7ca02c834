package arm

import (
	"fmt"
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// resource is one resource of a deployment: one pass of its loop, when it has
// one.
type resource struct {
	dep      *deployment
	node     *node
	symbol   string
	header   source.Range
	scope    *scope
	typ      string
	name     *val   // as written, parents included
	names    []*val // one for each segment of the type; nil when that cannot be told
	at       level  // where it goes
	extends  []part // the identifier of what it extends; nil for others
	id       []part
	address  string
	existing bool
	exists   azure.Exists
	why      *val
	copies   int
	up       *resource // the resource it is written inside
	whole    *cell     // what is sent
	nested   *deployment
}

// label names the resource for people.
func (r *resource) label() string {
	if r == nil {
		return ""
	}
	if r.symbol != "" {
		return r.symbol
	}
	if s, ok := r.name.str(); ok && !r.name.hidden() {
		return s
	}
	if n := r.node.get("name"); n != nil && n.kind == value.String {
		return n.text
	}
	return r.typ
}

// list expands the resources of the deployment once.
func (d *deployment) list() []*resource {
	if d.state != 0 {
		return d.resources
	}
	d.state = 1
	res := d.root.get("resources")
	if res == nil {
		d.state = 2
		return nil
	}
	if res.kind != value.List && res.kind != value.Object {
		d.unit.note(res.at, "the resources of the template are not written in it", "They were not read.")
	}
	for _, item := range res.list() {
		d.expand(item, "", typeRange(item), d.self(), nil)
	}
	for _, m := range res.object() {
		d.expand(m.value, m.name, m.key, d.self(), nil)
	}
	d.state = 2
	return d.resources
}

// typeRange is what to point at in a resource without a name of its own.
func typeRange(n *node) source.Range {
	if t := n.get("type"); t != nil {
		return t.at
	}
	return n.head
}

// expand makes the instances of one resource as it is written.
func (d *deployment) expand(n *node, symbol string, header source.Range, s *scope, up *resource) {
	if n.kind != value.Object || !d.unit.mayHaveMore(header) {
		return
	}
	c := n.get("copy")
	if c == nil || c.kind != value.Object {
		d.instance(&resource{dep: d, node: n, symbol: symbol, header: header, scope: s, up: up}, nil)
		return
	}
	name := c.get("name").str()
	count := s.node(c.get("count"), "count")
	passes, ok := asInt(count)
	if !ok || passes > maxInstances {
		index := unknown("which pass of the loop it is is not known", fmt.Sprintf("copyIndex(%s%s)", d.path(), name))
		one := s.within(&loop{name: name, index: index, resource: true, at: c.head})
		r := &resource{dep: d, node: n, symbol: symbol, header: header, scope: one, up: up, copies: int(min(passes, 1<<20))}
		if !ok {
			r.exists, r.why, r.copies = azure.Maybe, count, copiesOf(count)
		}
		d.instance(r, index)
		return
	}
	for i := range passes {
		if !d.unit.mayHaveMore(header) {
			return
		}
		one := s.within(&loop{name: name, index: intVal(i), resource: true, at: c.head})
		d.instance(&resource{dep: d, node: n, symbol: symbol, header: header, scope: one, up: up}, intVal(i))
	}
}

// copiesOf is how often a loop runs whose count is not known: once at most when
// that is all it is a choice of.
func copiesOf(count *val) int {
	if count == nil {
		return azure.Uncounted
	}
	for _, c := range count.choices {
		if n, ok := asInt(c); !ok || n > 1 {
			return azure.Uncounted
		}
	}
	if len(count.choices) == 0 {
		return azure.Uncounted
	}
	return 0
}

func (u *unit) mayHaveMore(at source.Range) bool {
	if u.resources++; u.resources <= maxResources {
		return true
	}
	if u.resources == maxResources+1 {
		u.problem(source.Problem{
			Severity: source.Budget, Range: at, Path: at.Path(),
			Message: fmt.Sprintf("%s has more than %d resources; the rest was not evaluated", u.name, maxResources),
			Hint:    "Make its loops smaller, or leave this template out.",
		})
	}
	return false
}

// instance fills one resource in and adds it, with what is written inside it.
func (d *deployment) instance(r *resource, index *val) {
	s := r.scope
	if typ := s.node(r.node.get("type"), "type"); !typ.hidden() {
		r.typ, _ = asText(typ)
	}
	r.existing = r.node.get("existing").isTrue()
	r.condition()
	if r.exists != azure.Yes {
		d.unit.muted++
		defer func() { d.unit.muted-- }()
	}
	if r.name = s.node(r.node.get("name"), "name"); r.name == nil {
		r.name = unknown("the resource has no name", d.unit.once("name"))
	}
	r.identify()
	r.address = d.unit.unique(r.addressed(index))
	r.whole = &cell{unit: d.unit, make: r.evaluate}
	d.resources = append(d.resources, r)
	if r.symbol != "" {
		k := strings.ToLower(r.symbol)
		d.symbols[k] = append(d.symbols[k], r)
	}
	if azure.SameType(r.typ, typeDeployment) && !r.existing {
		r.nested = d.nest(r)
	}
	inside := r.node.get("resources")
	for _, item := range inside.list() {
		d.expand(item, "", typeRange(item), s, r)
	}
	for _, m := range inside.object() {
		d.expand(m.value, m.name, m.key, s, r)
	}
}

// condition decides whether the resource exists; what it is written inside and
// the deployment it belongs to count too.
func (r *resource) condition() {
	if c := r.node.get("condition"); c != nil {
		v := r.scope.node(c, "condition")
		if b, ok := asBool(v); !ok {
			r.exists, r.why = max(r.exists, azure.Maybe), v
		} else if !b {
			r.exists = azure.No
		}
	}
	if r.up != nil && r.up.exists > r.exists {
		r.exists, r.why = r.up.exists, r.up.why
	}
	if via := r.dep.via; via != nil && via.exists > r.exists {
		r.exists, r.why = via.exists, via.why
	}
}

func (r *resource) addressed(index *val) string {
	out := r.dep.prefix
	switch s, known := r.name.str(); {
	case r.symbol != "":
		out += r.symbol
		if index != nil {
			i, _ := asText(index)
			out += "[" + i + "]"
		}
	case known && !r.name.secret:
		out += r.typ + "/" + s
	default:
		out += r.typ + "/" + r.label()
	}
	return out
}

// unique makes an address that no other resource of the unit has.
func (u *unit) unique(address string) string {
	k := strings.ToLower(address)
	u.used[k]++
	if n := u.used[k]; n > 1 {
		return u.unique(fmt.Sprintf("%s#%d", address, n))
	}
	return address
}

// identify finds the type, names and identifier.
func (r *resource) identify() {
	pieces := segmentsOf(piecesOf(r.name))
	if r.name.hidden() {
		for i, p := range pieces {
			pieces[i] = p.asSecret()
		}
	}
	if r.up != nil && !strings.Contains(before(r.typ, "/"), ".") {
		r.typ = r.up.typ + "/" + r.typ
		pieces = append(append([]*val(nil), r.up.names...), pieces...)
	}
	r.at = r.level()
	base := r.at.id()
	if r.extends != nil {
		base = r.extends
	}
	if i := strings.Index(strings.ToLower(r.typ), "/providers/"); i >= 0 {
		base, pieces = r.extending(base, i, pieces)
	}
	if r.typ == "" || len(pieces) != strings.Count(r.typ, "/") {
		r.id = []part{{hole: unknown("its identifier is not known", r.dep.unit.once("id"))}}
		return
	}
	r.names = pieces
	r.id = textParts(resourceID(base, r.typ, pieces))
}

func before(s, sep string) string {
	out, _, _ := strings.Cut(s, sep)
	return out
}

// extending reads an extension that is written as a child of what it extends:
// type a/b/providers/c, name b/Namespace/c.
func (r *resource) extending(base []part, i int, pieces []*val) ([]part, []*val) {
	of, kind := r.typ[:i], r.typ[i+len("/providers/"):]
	n := strings.Count(of, "/")
	if len(pieces) < n+2 {
		return base, nil
	}
	namespace, ok := pieces[n].str()
	if !ok {
		return base, nil
	}
	r.typ = namespace + "/" + kind
	r.extends = textParts(resourceID(base, of, pieces[:n]))
	return r.extends, pieces[n+1:]
}

// level is where the resource goes: where the deployment does, unless it says
// otherwise.
func (r *resource) level() level {
	l := r.dep.level
	s := r.scope
	if v := r.node.get("subscriptionId"); v != nil {
		l = level{kind: atSubscription, sub: s.node(v, "subscriptionId")}
	}
	if v := r.node.get("resourceGroup"); v != nil {
		l.kind, l.group = atGroup, s.node(v, "resourceGroup")
	} else if azure.SameType(r.typ, typeGroup) {
		l.kind = atSubscription
	}
	v := r.node.get("scope")
	if v == nil {
		return l
	}
	scope := s.node(v, "scope")
	parts := piecesOf(scope)
	if t, ok := scope.str(); ok && t == "/" {
		return level{kind: atTenant}
	}
	if len(parts) > 0 && parts[0].lit != "" && !strings.HasPrefix(parts[0].lit, "/") {
		parts = relativeScope(l, parts)
	}
	id, ok := parseIdentifier(parts)
	switch {
	case ok && azure.SameType(id.typ, typeGroup):
		return level{kind: atGroup, sub: id.sub, group: id.group}
	case ok && azure.SameType(id.typ, "Microsoft.Resources/subscriptions"):
		return level{kind: atSubscription, sub: id.sub}
	case ok && azure.SameType(id.typ, "Microsoft.Management/managementGroups"):
		return level{kind: atManagementGroup, group: id.names[0]}
	}
	r.extends = parts
	return l
}

// relativeScope completes an identifier that begins with a type, whose names
// and types are written by turns.
func relativeScope(l level, parts []part) []part {
	return joinParts(l.id(), "/providers/", parts)
}
