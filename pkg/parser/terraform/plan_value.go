package terraform

import (
	"strconv"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// planNode is one value of a plan: what it will be, which parts of it are not
// known, and which are sensitive.
type planNode struct {
	after, unknown, sensitive *jsonNode
	decoded                   bool // after was written inside a string of the plan
}

// isUnknown reports whether nothing of the value is known.
func (n planNode) isUnknown() bool { return n.unknown.is(jsonTrue) }

// isNothing reports whether the provider's way to write nothing was met.
func (n planNode) isNothing() bool {
	if n.isUnknown() || len(n.unknown.entries()) > 0 {
		return false
	}
	return n.after.kindOf() == jsonNull || n.after.is(jsonArray) && len(n.after.items) == 0 || n.after.is(jsonObject) && len(n.after.members) == 0
}

func (n planNode) field(name string) planNode {
	return planNode{after: n.after.get(name), unknown: below(n.unknown, name), sensitive: below(n.sensitive, name), decoded: n.decoded}
}

func (n planNode) item(i int) planNode {
	at := func(list *jsonNode) *jsonNode {
		if items := list.elements(); i < len(items) {
			return items[i]
		}
		return whole(list)
	}
	return planNode{after: at(n.after), unknown: at(n.unknown), sensitive: at(n.sensitive), decoded: n.decoded}
}

func below(n *jsonNode, name string) *jsonNode {
	if w := whole(n); w != nil {
		return w
	}
	return n.get(name)
}

// whole returns a true that speaks of everything inside.
func whole(n *jsonNode) *jsonNode {
	if n.is(jsonTrue) {
		return n
	}
	return nil
}

// object reads what a plan says of a body, a block, or an object inside an
// expression.
func (r *planReader) object(n planNode, s says, where value.Locator) *value.Value {
	var fields []value.Field
	seen := map[string]bool{}
	for _, list := range []*jsonNode{n.after, n.unknown} {
		for _, m := range list.entries() {
			if seen[m.name] {
				continue
			}
			seen[m.name] = true
			child := n.field(m.name)
			said, written := s.field(m.name, child)
			if v := r.member(child, said, written, where); v != nil {
				f := value.Field{Name: m.name, Value: v}
				if list == n.after && !r.inSources() && !n.decoded {
					f.Key = source.Range{File: r.file, Start: m.start, End: m.end}
				}
				fields = append(fields, f)
			}
		}
	}
	return value.NewObject(fields, where)
}

// member reads one entry of a body. What is not written comes along only when
// the provider says what it will be.
func (r *planReader) member(n planNode, s says, written bool, where value.Locator) *value.Value {
	switch {
	case (!written || s.silent) && n.isNothing():
		return nil
	case !written && n.isUnknown():
		return nil // Azure decides
	case !written:
		return r.value(n, says{silent: true}, where).AsImplied()
	}
	return r.value(n, s, where)
}

// value reads what a plan says of a value. where is the place of what encloses
// it.
func (r *planReader) value(n planNode, s says, where value.Locator) *value.Value {
	at := r.place(n, s, where)
	var v *value.Value
	switch {
	case n.isUnknown():
		v = r.unknown(s, at)
	case n.after.is(jsonObject) || n.after == nil && n.unknown.is(jsonObject):
		v = r.object(n, s, at)
	case n.after.is(jsonArray):
		v = r.list(n, s, at)
	default:
		v = r.leaf(n, s, at)
	}
	if n.sensitive.is(jsonTrue) || s.hcl.Secret() {
		v = v.AsSecret()
	}
	return v
}

// place is where the sources write a value; without sources, where the plan
// does.
func (r *planReader) place(n planNode, s says, where value.Locator) value.Locator {
	switch {
	case s.hcl.Locator() != nil:
		return s.hcl.Locator()
	case r.inSources() || n.decoded:
		return where
	case n.isUnknown() && !s.deep:
		return value.At(r.at(n.unknown))
	case n.after == nil:
		return where
	}
	return value.At(r.at(n.after))
}

func (r *planReader) list(n planNode, s says, at value.Locator) *value.Value {
	items := make([]*value.Value, 0, len(n.after.items))
	for i := range n.after.items {
		item := n.item(i)
		said := says{scope: s.scope, holder: s.holder, blocks: s.blocks, conf: s.conf, all: s.all, deep: s.all, silent: s.silent, hcl: counterpart(s.hcl, item, i, len(n.after.items))}
		switch {
		case s.all || s.silent:
		case s.conf.is(jsonArray) && len(s.conf.items) == len(n.after.items):
			said.conf = s.conf.items[i]
		case s.conf.is(jsonArray):
			said.conf, said.silent = nil, said.hcl == nil // some are made by a dynamic block
		}
		items = append(items, r.value(item, said, at))
	}
	return value.NewList(items, at)
}

// leaf reads a value without parts. A string that the sources make with
// jsonencode is taken apart, so that its parts have places.
func (r *planReader) leaf(n planNode, s says, at value.Locator) *value.Value {
	r.compare(n.after, s.hcl)
	var v *value.Value
	switch n.after.kindOf() {
	case jsonString:
		if s.hcl.Kind() == value.Object || s.hcl.Kind() == value.List {
			if inner, problem := parseJSON(source.NewFile(r.file.Path, []byte(n.after.text))); problem == nil {
				return r.value(planNode{after: inner, sensitive: n.sensitive, decoded: true}, says{hcl: s.hcl, conf: s.conf, scope: s.scope, holder: s.holder, all: true, deep: true}, at)
			}
		}
		v = value.NewString(n.after.text, at)
	case jsonNumber:
		v = value.NewNumber(n.after.text, at)
	case jsonTrue, jsonFalse:
		v = value.NewBool(n.after.kind == jsonTrue, at)
	default:
		v = value.NewNull(at)
	}
	if s.deep && len(s.hcl.Refs()) == 0 {
		return v // the references of the whole say nothing of a known part
	}
	if found := r.derives(s); len(found.refs) > 0 && !found.unsure {
		v = v.WithRefs(found.refs...)
	}
	return v
}

// unknown is a value that only the deployment makes. Where the sources know a
// part of it, they are believed.
func (r *planReader) unknown(s says, at value.Locator) *value.Value {
	if (s.hcl.Kind() == value.Object || s.hcl.Kind() == value.List) && partlyUnknown(s.hcl) {
		return s.hcl
	}
	found := r.derives(s)
	why := found.why()
	if len(found.refs) == 0 && s.hcl.IsUnknown() {
		why = s.hcl.Why()
	}
	v := value.NewUnknown(why, at).WithRefs(found.refs...)
	if found.unsure {
		v = v.AsChosen()
	}
	return v
}

func partlyUnknown(v *value.Value) bool {
	if v.IsUnknown() || v.Open() {
		return true
	}
	for _, f := range v.Fields() {
		if partlyUnknown(f.Value) {
			return true
		}
	}
	for _, item := range v.Items() {
		if partlyUnknown(item) {
			return true
		}
	}
	return false
}

// compare remembers where the sources say something else than the plan: they
// were changed since. Texts are left out, which providers write in their own
// way.
func (r *planReader) compare(n *jsonNode, hcl *value.Value) {
	if r.stale != nil || !r.inSources() {
		return
	}
	differs := false
	switch hcl.Kind() {
	case value.Bool:
		truth, _ := hcl.Truth()
		differs = n.is(jsonTrue) && !truth || n.is(jsonFalse) && truth
	case value.Number:
		have, _ := hcl.Num()
		differs = n.is(jsonNumber) && !sameNumber(n.text, have)
	default:
	}
	if differs {
		r.stale = &source.Problem{
			Severity: source.Note, Range: hcl.Place().Origin, Path: hcl.Place().Origin.Path(),
			Message: "the sources were changed since " + r.file.Path + " was made: it says " + n.text + " here",
			Hint:    "What the plan says was checked. Make it again.",
		}
	}
}

func sameNumber(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return errX == nil && errY == nil && x == y
}
