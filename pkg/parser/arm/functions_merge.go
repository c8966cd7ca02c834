package arm

import (
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// fold applies a function of two lists or two objects to all arguments.
func fold(c *call, f func(c *call, a, b *val) *val) *val {
	out := c.args[0]
	for _, a := range c.args[1:] {
		if out = f(c, out, a); out.isUnknown() {
			return out
		}
	}
	return out
}

func intersection(c *call, a, b *val) *val {
	switch {
	case a.is(value.List) && b.is(value.List):
		var items []*val
		for _, x := range unique(a.items) {
			for _, y := range b.items {
				if same, _ := equal(x, y); same {
					items = append(items, x)
					break
				}
			}
		}
		return listVal(items)
	case a.is(value.Object) && b.is(value.Object):
		var fields []entry
		for _, f := range a.fields {
			if same, _ := equal(f.v, b.field(f.name)); same && b.field(f.name) != nil {
				fields = append(fields, f)
			}
		}
		return objectVal(fields)
	}
	return c.wrong("it takes arrays, or objects")
}

// union joins lists without repeating elements, or objects deeply.
func union(c *call, a, b *val) *val {
	switch {
	case a.is(value.List) && b.is(value.List):
		out := listVal(unique(append(append([]*val(nil), from(a)...), from(b)...)))
		// An unknown element may be equal to another.
		out.open = a.open || b.open || len(out.items) > 1 && len(openRefs(out)) > 0
		return out
	case a.is(value.Object) && b.is(value.Object):
		return mergeObjects(a, b, true)
	case a.is(value.Object) && b.isUnknown(), a.isUnknown() && b.is(value.Object):
		return partial(c, a, b)
	case a.is(value.List) && b.isUnknown(), a.isUnknown() && b.is(value.List):
		known := a
		if a.isUnknown() {
			known = b
		}
		out := listVal(from(known))
		out.open = true
		return out.withRefs(a, b)
	case a.isUnknown() || b.isUnknown():
		return c.unknown()
	case a.isNull():
		return b
	case b.isNull():
		return a
	}
	return c.wrong("it takes arrays, or objects")
}

// partial is an object joined with one that is not known: what the unknown one
// cannot take away stays.
func partial(c *call, a, b *val) *val {
	if b.isUnknown() {
		// Anything of a may be written over.
		fields := make([]entry, 0, len(a.fields))
		for _, f := range a.fields {
			v := choose(b, f.v, b.below("."+strings.ToLower(f.name)))
			fields = append(fields, entry{f.name, f.key, v})
		}
		out := objectVal(fields)
		out.open, out.sym = true, c.name+"()"
		out.text = b.text
		return out
	}
	out := objectVal(b.fields)
	out.open, out.where = true, b.where
	return out
}

func mergeObjects(a, b *val, deep bool) *val {
	fields := make([]entry, 0, len(a.fields)+len(b.fields))
	for _, f := range a.fields {
		fields = append(fields, entry{f.name, f.key, f.v.from(a)})
	}
	for _, f := range b.fields {
		f.v = f.v.from(b)
		at := -1
		for i := range fields {
			if strings.EqualFold(fields[i].name, f.name) {
				at = i
			}
		}
		switch {
		case at < 0:
			fields = append(fields, f)
		case deep && fields[at].v.is(value.Object) && f.v.is(value.Object):
			fields[at].v = mergeObjects(fields[at].v, f.v, true)
		default:
			fields[at].v = f.v
		}
	}
	out := objectVal(fields)
	out.open = a.open || b.open
	if out.where = a.where; len(a.fields) == 0 {
		out.where = b.where
	}
	out.where.steps = nil
	return out
}
