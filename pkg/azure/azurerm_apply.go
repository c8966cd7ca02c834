package azure

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// target is where rows write to: a tree, and the place of what they leave out.
type target struct {
	*tree
	where value.Locator
}

// join adds a list to the one that other rows have put there.
func (o target) join(path []string, v *value.Value) {
	at := o.at(path[:len(path)-1], o.where)
	if have := at.get(path[len(path)-1]); have != nil {
		v = joined(have, v)
	}
	o.put(path, v, value.Field{})
}

func newTarget(w value.Locator) target { return target{newTree(w), w} }

func (o target) put(path []string, v *value.Value, from value.Field) { o.set(path, v, from, o.where) }

// translation is one block on its way through its entry.
type translation struct {
	block Block
	out   target
	patch bool // what is written is merged into something else
}

// apply makes the resources of a block, or its patch.
func (e *entry) apply(b Block) ([]*Resource, []*Patch) {
	place := value.Place{Origin: b.Header, Trail: b.Trail}
	t := &translation{block: b, out: newTarget(place), patch: e.patches != ""}
	t.rows(t.out, b.Body, e.rows)
	t.properties(t.out, b.Body, e.properties)
	if e.patches != "" {
		return nil, []*Patch{e.patch(b, t.out.value())}
	}
	main := &Resource{
		Unit: b.Unit, Address: b.Address, Type: e.arm,
		Dialect: Dialect{Provider: "azurerm", Major: b.Major},
		Body:    t.out.value(),
		Parent:  attribute(b.Body, e.parent), Scope: attribute(b.Body, e.scope),
		Exists: b.Exists, ExistsWhy: b.ExistsWhy, Header: b.Header, Trail: b.Trail,
	}
	out := []*Resource{main}
	for _, c := range e.children {
		out = append(out, t.children(main, c)...)
	}
	return out, nil
}

// patch makes the patch of a block. What it is written to may be named instead
// of identified.
func (e *entry) patch(b Block, body *value.Value) *Patch {
	p := &Patch{
		Unit: b.Unit, Address: b.Address, Type: e.arm, Appends: e.appends,
		Body: body, Exists: b.Exists, Header: b.Header, Trail: b.Trail,
	}
	target := attribute(b.Body, e.patches)
	if _, written := target.Str(); written && strings.HasSuffix(e.patches, "_name") {
		p.Name = target
	} else {
		p.Target = target
	}
	return p
}

// children makes the resources of a nested block: none when it is not written,
// and one that may exist when that is not known.
func (t *translation) children(parent *Resource, c child) []*Resource {
	written := blocksOf(t.block.Body, []string{c.block})
	items := written.items
	if !c.repeated && len(items) > 1 {
		items = items[:1]
	}
	var out []*Resource
	for i, item := range items {
		suffix := ""
		if c.repeated {
			suffix = "[" + strconv.Itoa(i) + "]"
		}
		out = append(out, t.child(parent, c, suffix, item))
	}
	if written.doubt != nil && (c.repeated || len(items) == 0) {
		r := t.child(parent, c, "", written.doubt)
		r.Exists, r.ExistsWhy = max(r.Exists, Maybe), written.doubt
		out = append(out, r)
	}
	return out
}

// child makes the resource of one nested block.
func (t *translation) child(parent *Resource, c child, suffix string, item *value.Value) *Resource {
	place := where(item, t.out.where)
	r := *parent
	r.Address, r.Type, r.Scope = parent.Address+"."+c.block+suffix, c.arm, nil
	r.Parent = identity(parent.Address)
	out := newTarget(place)
	if c.name != "" {
		out.put(path("name"), value.NewString(c.name, place), value.Field{})
	}
	if item.IsKnown() {
		t.rows(out, item, c.rows)
		t.properties(out, item, c.properties)
	} else {
		if c.name == "" {
			out.put(path("name"), item, value.Field{})
		}
		out.put(path("properties"), item, value.Field{})
	}
	if p := place.Locate(); !p.Origin.IsZero() {
		r.Header, r.Trail = p.Origin, p.Trail
	}
	r.Body = out.value()
	return &r
}

// identity stands for the id of a resource of the same unit.
func identity(address string) *value.Value {
	return value.NewUnknown("it is known after the deployment", nil).
		WithRefs(value.Ref{Address: address, Attribute: "id"})
}

var belowProperties = []string{"properties"}

// properties writes rows below properties.
func (t *translation) properties(out target, in *value.Value, rows []row) {
	if len(rows) > 0 {
		t.rows(target{out.at(belowProperties, out.where), out.where}, in, rows)
	}
}

// rows writes what the rows find in an object.
func (t *translation) rows(out target, in *value.Value, rows []row) {
	out.room(len(rows))
	for i := range rows {
		switch r := &rows[i]; r.kind {
		case rowAttr:
			t.attribute(out, in, r)
		case rowBlock:
			t.single(out, in, r)
		case rowBlocks:
			t.repeated(out, in, r)
		case rowBelow:
			t.rows(target{out.at(r.to, out.where), out.where}, in, r.rows)
		case rowOne:
			inner := newTarget(out.where)
			t.rows(inner, in, r.rows)
			if len(inner.fields) > 0 {
				out.join(r.to, value.NewList([]*value.Value{inner.value()}, out.where))
			}
		case rowFixed:
			out.put(r.to, constant(r.value, out.where).AsImplied(), value.Field{})
		case rowPresent:
			out.put(r.to, constant(r.value, out.where), value.Field{})
		case rowDerived:
			r.derive(t, out, r.to, in)
		}
	}
}

func (t *translation) attribute(out target, in *value.Value, r *row) {
	f := field(in, r.from)
	v := f.Value
	if notWritten(v) {
		v = t.implied(r, v, out.where)
	}
	for _, as := range r.as {
		if v != nil {
			v = as(v)
		}
	}
	if r.secret {
		v = secret(v)
	}
	out.put(r.to, v, f)
}

// implied is what the provider sends for an attribute that is not written, or
// written as nothing: null when that says nothing either, nil when there is no
// attribute.
func (t *translation) implied(r *row, nothing *value.Value, w value.Locator) *value.Value {
	w = where(nothing, w)
	var c any
	if r.sent != nil {
		var ok bool
		if c, ok = r.sent.constant(t.block.Major); !ok {
			return value.NewUnknown(whichMajor(t.block.Major)+", and what a missing "+r.from[0]+" means depends on it", w)
		}
	}
	out := constant(c, w).AsImplied()
	if out == nil && nothing != nil && !t.patch {
		out = value.NewNull(w)
	}
	if nothing.Secret() {
		return out.AsSecret() // so is what is written there
	}
	return out
}

// whichMajor says why it is not known what azurerm does by itself.
func whichMajor(major int) string {
	if major == 0 {
		return "the version of azurerm is not stated"
	}
	return UnknownMajor(major)
}

// UnknownMajor says that a major version of azurerm is not one of those whose
// defaults are known.
func UnknownMajor(major int) string {
	return fmt.Sprintf("azurerm %d is not known here (3, 4 and 5 are)", major)
}

// single writes a block that may be written once.
func (t *translation) single(out target, in *value.Value, r *row) {
	written := blocksOf(in, r.from)
	switch {
	case len(written.items) == 0:
		t.doubt(out, r, written.doubt)
	case written.items[0].IsUnknown():
		t.doubt(out, r, written.items[0])
	default:
		item := written.items[0]
		w := where(item, out.where)
		inner := target{out.at(r.to, w), w}
		if item.Open() && len(r.to) > 0 {
			inner.open, inner.why = true, item.OpenWhy()
		}
		t.rows(inner, item, r.rows)
	}
}

// doubt makes what a block would set unknown; it does nothing without a why.
func (t *translation) doubt(out target, r *row, why *value.Value) {
	if why == nil {
		return
	}
	if len(r.to) > 0 {
		out.put(r.to, why, value.Field{})
		return
	}
	for i := range r.rows {
		t.doubt(out, &r.rows[i], why)
	}
}

// repeated writes a block that may be repeated as a list of objects.
func (t *translation) repeated(out target, in *value.Value, r *row) {
	written := blocksOf(in, r.from)
	if !written.may() {
		return
	}
	if written.list.IsUnknown() {
		out.join(r.to, written.list)
		return
	}
	items := make([]*value.Value, 0, len(written.items))
	for _, item := range written.items {
		if item.IsUnknown() {
			items = append(items, item)
			continue
		}
		w := where(item, out.where)
		inner := newTarget(w)
		inner.open, inner.why = item.Open(), item.OpenWhy()
		t.rows(inner, item, r.rows)
		items = append(items, inner.value())
	}
	out.join(r.to, like(written.list, value.NewList(items, where(written.list, out.where))))
}
