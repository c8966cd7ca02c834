package arm

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// scope is where an expression is evaluated: in a deployment, within loops,
// below lambdas or in a function of the template's own.
type scope struct {
	dep    *deployment
	loops  *loop
	locals map[string]*val // of lambdas, by lower-case name
	// params are the arguments of a function of the template's own, which sees
	// nothing else; nil outside of one.
	params map[string]*val
}

// loop is one pass of a copy.
type loop struct {
	name     string
	index    *val
	resource bool // a loop over resources, not over properties
	at       source.Range
	up       *loop
}

// step is the pass as a step on the way of a value.
func (l *loop) step() value.Step {
	name, ok := asText(l.index)
	if !ok {
		name = l.name
	}
	return value.Step{Kind: value.StepInstance, Name: "[" + name + "]", Range: l.at}
}

func (s *scope) within(l *loop) *scope {
	c := *s
	l.up = s.loops
	c.loops = l
	return &c
}

func (s *scope) unit() *unit { return s.dep.unit }

func (s *scope) at(r source.Range) where { return where{at: r, head: r, dep: s.dep} }

// cell is something that is evaluated once, when it is asked for.
type cell struct {
	unit  *unit
	state uint8 // not yet, under way, done
	v     *val
	make  func() *val
}

// get evaluates the cell. What asks for itself on the way is unknown.
func (c *cell) get() *val {
	switch c.state {
	case 0:
		c.state = 1
		c.v = c.make()
		c.state = 2
	case 1:
		return unknown("it refers to itself", c.unit.once("cycle"))
	}
	return c.v
}

// node evaluates a value of the template. name is what the value is called
// where it stands; without one a reference to elsewhere is no step of its own.
func (s *scope) node(n *node, name string) *val {
	if n == nil || n.given != nil {
		return n.before()
	}
	if stop := s.unit().enter(n.at); stop != nil {
		return stop
	}
	defer s.unit().leave()
	w := where{at: n.at, head: n.head, dep: s.dep}
	var v *val
	switch n.kind {
	case value.String:
		v = s.str(n)
		if v.where.at.IsZero() {
			v = v.placed(w)
		} else if name != "" && n.expr != nil && !v.where.in(n.at) {
			for l := s.loops; l != nil; l = l.up {
				v = v.via(l.step())
			}
			v = v.via(value.Step{Kind: value.StepProperty, Name: name, Range: n.at})
		}
		return v
	case value.Number:
		v = numVal(n.text)
	case value.Bool:
		v = boolVal(n.flag)
	case value.List:
		items := make([]*val, 0, len(n.items))
		for _, item := range n.items {
			items = append(items, s.node(item, name))
		}
		v = listVal(items)
	case value.Object:
		v = s.object(n)
	default:
		v = nullVal()
	}
	v.where = w
	return s.unit().bounded(v, n.at)
}

// in reports whether a place lies within a range.
func (w where) in(r source.Range) bool {
	return w.at.File == r.File && w.at.Start >= r.Start && w.at.End <= r.End
}

// str evaluates a text: an expression, or itself.
func (s *scope) str(n *node) *val {
	e, err := n.expression()
	if err != nil {
		at := n.at
		if ee, ok := err.(*exprError); ok { //nolint:errorlint // it is never wrapped
			at = ee.at
		}
		s.unit().note(at, "the expression cannot be read: "+err.Error(), "Its value is taken as unknown.")
		return unknown("its expression cannot be read", s.unit().once("bad"))
	}
	if n.expr == nil {
		return strVal(literal(n.text))
	}
	return s.expr(e)
}

// object evaluates an object, with the loops in it.
func (s *scope) object(n *node) *val {
	fields := make([]entry, 0, len(n.fields))
	open := false
	for _, f := range n.fields {
		if strings.EqualFold(f.name, "copy") && isPropertyCopy(f.value) {
			for _, c := range f.value.items {
				fields = append(fields, entry{name: c.get("name").str(), key: f.key, v: s.copied(c, "input")})
			}
			continue
		}
		name := f.name
		if isExpression(name) {
			k := s.node(&node{kind: value.String, text: name, at: f.key, head: f.key}, "")
			text, ok := asText(k)
			if !ok || k.hidden() {
				open = true
				fields = overwritten(fields, k, s.node(f.value, ""))
				continue
			}
			name = text
		} else {
			name = literal(name)
		}
		fields = append(fields, entry{name: name, key: f.key, v: s.node(f.value, name)})
	}
	v := objectVal(fields)
	v.open = open
	return v
}

// overwritten are the fields of an object of which one may have another value,
// since a later one has a name that is not known or not told.
func overwritten(fields []entry, name, by *val) []entry {
	for i, f := range fields {
		if compare(name, strVal(f.name)) != differ {
			fields[i].v = choose(name, by, f.v).placed(f.v.where)
		}
	}
	return fields
}

// isPropertyCopy reports whether an entry called copy is a loop: a list of
// objects with a name and an input.
func isPropertyCopy(n *node) bool {
	if len(n.list()) == 0 {
		return false
	}
	for _, c := range n.items {
		if c.get("name").str() == "" || c.get("input") == nil {
			return false
		}
	}
	return true
}

// copied evaluates a loop over values: {name, count, input}.
func (s *scope) copied(c *node, input string) *val {
	name := c.get("name").str()
	body := c.get(input)
	count := s.node(c.get("count"), "count")
	n, ok := asInt(count)
	w := where{at: c.at, head: c.head, dep: s.dep}
	if body == nil {
		s.unit().note(c.at, "the loop has no "+input, "What it makes is taken as unknown.")
		return unknown("the loop has no "+input, s.unit().once("copy")).placed(w)
	}
	if !ok {
		index := unknown("the number of passes is not known", fmt.Sprintf("copyIndex('%s')@%d", name, c.at.Start))
		one := s.within(&loop{name: name, index: index, at: c.head}).node(body, name)
		v := listVal([]*val{one})
		v.open, v.where = true, w
		v.refs, v.sym = count.allRefs(), "copy("+count.normal()+")"
		if !count.isUnknown() {
			s.unit().note(c.at, "the count of the loop is not a number", "Its passes are taken as unknown.")
		}
		return v
	}
	if n < 0 || n > maxElements {
		passes := strconv.FormatInt(n, 10)
		if count.hidden() {
			passes = "a secret number of"
		}
		s.unit().note(c.at, fmt.Sprintf("the loop has %s passes, and at most %d are evaluated", passes, maxElements), "The value is taken as unknown.")
		return unknown(whyTooMany, s.unit().once("copy")).placed(w)
	}
	items := make([]*val, 0, n)
	size, bytes := 0, 0
	for i := range n {
		item := s.within(&loop{name: name, index: intVal(i), at: c.head}).node(body, name)
		items = append(items, item)
		size, bytes = size+item.weight(), bytes+item.bytes
		if size > maxNodes || bytes > maxBytes {
			break // it is refused below
		}
	}
	v := listVal(items)
	v.where = w
	return s.unit().bounded(v, c.at)
}

// expr evaluates an expression.
func (s *scope) expr(e *expr) *val {
	if stop := s.unit().enter(e.at); stop != nil {
		return stop
	}
	defer s.unit().leave()
	var v *val
	switch e.kind {
	case exprText:
		v = strVal(e.name)
	case exprNumber:
		v = numVal(e.name)
	case exprMember:
		base := s.expr(e.base)
		s.unit().spend(len(base.entries())/32, e.at)
		v = s.memberOf(base, e.name)
	case exprIndex:
		base := s.expr(e.base)
		s.unit().spend(len(base.entries())/32, e.at)
		v = s.indexOf(base, s.expr(e.args[0]))
	case exprCall:
		v = s.call(e)
	}
	if v == nil {
		v = nullVal()
	}
	return s.unit().bounded(v, e.at).placed(s.at(e.at))
}

// step is v reached through its container: it came the container's way.
func (v *val) from(container *val) *val {
	st := container.where.steps
	if v == nil || st == nil || v.where.at.IsZero() {
		return v
	}
	return v.with(func(c *val) { c.where.steps = joined(st, c.where.steps) })
}

func joined(a, b *steps) *steps {
	if a == nil {
		return b
	}
	return &steps{a.step, joined(a.next, b)}
}

func (s *scope) memberOf(base *val, name string) *val {
	if v := base.get(name); v != nil {
		return v.from(base)
	}
	why := fmt.Sprintf("there is no property %q", name)
	if !base.is(value.Object) {
		why += " in a value that is no object"
	}
	out := unknown(why, base.normal()+"."+strings.ToLower(name))
	out.secret = base.hidden()
	return out
}

// indexOf is the element or property that an index leads to. What a secret
// index leads to tells by its name what the secret is.
func (s *scope) indexOf(base, index *val) *val {
	v := s.indexed(base, index)
	if !index.hidden() {
		return v
	}
	if v.isUnknown() {
		v = unknown("what it is asked for by is secret", v.sym)
	}
	return v.asSecret()
}

func (s *scope) indexed(base, index *val) *val {
	if v, ok := element(base, index); ok {
		if v != nil {
			return v.from(base)
		}
		out := unknown("there is no such element", base.normal()+"["+index.normal()+"]")
		out.secret = base.hidden()
		return out
	}
	out := derived("index", base, index)
	if base.isUnknown() {
		out.sym = base.below("[" + strings.ToLower(index.normal()) + "]").sym
	}
	// Whichever element it is, it is one of these.
	if len(base.items) > 0 {
		out.chosen = true
	}
	return out
}

// element finds what an index leads to; nil when there is nothing. ok is false
// when it cannot be known.
func element(base, index *val) (v *val, ok bool) {
	if index.isUnknown() || base.isUnknown() && base.member == nil {
		return nil, false
	}
	if name, is := index.str(); is {
		v = base.get(name)
		return v, v != nil || !base.open
	}
	i, is := asInt(index)
	switch {
	case !is:
		return nil, true
	case base.isUnknown():
		return nil, false
	}
	if i >= 0 && i < int64(len(base.items)) {
		return base.items[i], !base.open || base.ordered()
	}
	return nil, !base.open
}

// ordered reports whether the elements shown of an open list are certainly the
// first ones.
func (v *val) ordered() bool { return false }
