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
		if !c.unit().spend(len(a.items)*len(b.items)/64, c.e.at) {
			return unknown(whyBudget, c.unit().once("budget"))
		}
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
			if same, _ := equal(f.v, b.field(f.name)); same && b.field(f.name) != nil { // whatever may not be there is not asked
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
		return partial(c, a, b, true)
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
// cannot take away stays. Joined deeply, the objects in it may have more in them.
func partial(c *call, a, b *val, deep bool) *val {
	if b.isUnknown() {
		// Anything of a may be written over.
		fields := make([]entry, 0, len(a.fields))
		for _, f := range a.fields {
			v := choose(b, f.v, b.below("."+strings.ToLower(f.name)))
			fields = append(fields, entry{f.name, f.key, v, f.maybe})
		}
		out := objectVal(fields)
		out.open, out.sym = true, c.name+"()"
		out.text, out.secret = b.text, a.secret || b.secret
		return out
	}
	out := objectVal(b.fields)
	if deep {
		out = opened(out)
	}
	out.open, out.where, out.secret = true, b.where, a.secret || b.secret
	return out
}

// opened is a value in which objects may have more entries than are shown.
func opened(v *val) *val {
	if !v.is(value.Object) {
		return v
	}
	return v.with(func(c *val) {
		c.open, c.fields = true, append([]entry(nil), c.fields...)
		for i := range c.fields {
			c.fields[i].v = opened(c.fields[i].v)
		}
	})
}

// merged is a field of a joined with that of the same name in b.
func merged(a, b *val, deep bool) *val {
	switch {
	case deep && a.is(value.Object) && b.is(value.Object):
		return mergeObjects(a, b, true)
	case deep && a.isUnknown() && b.is(value.Object):
		return opened(b)
	}
	return b
}

// overlaid is an entry of a with that of the same name in b over it. It is
// certainly there when one of them is.
func overlaid(a, b entry, deep bool) entry {
	v := merged(a.v, b.v, deep)
	if b.maybe {
		v = choose(b.v, v, a.v)
	}
	return entry{a.name, a.key, v, a.maybe && b.maybe}
}

// unsure are the fields of a that b, which may have more entries than are shown,
// may write over.
func unsure(a, b *val) []entry {
	fields := make([]entry, 0, len(a.fields)+len(b.fields))
	more := b
	if b.open {
		more = b.below("")
	}
	names := namesIn(b)
	for _, f := range a.fields {
		v := f.v.from(a)
		if _, shown := names[strings.ToLower(f.name)]; b.open && !shown {
			v = choose(more, v, more.below("."+strings.ToLower(f.name))).placed(v.where)
		}
		fields = append(fields, entry{f.name, f.key, v, f.maybe})
	}
	return fields
}

// namesIn says at which place an object has its entries, by lower-case name.
func namesIn(v *val) map[string]int {
	out := make(map[string]int, len(v.fields))
	for i, f := range v.fields {
		out[strings.ToLower(f.name)] = i
	}
	return out
}

func mergeObjects(a, b *val, deep bool) *val {
	fields := unsure(a, b)
	names := namesIn(a)
	for _, f := range b.fields {
		f.v = f.v.from(b)
		k := strings.ToLower(f.name)
		if at, ok := names[k]; ok {
			fields[at] = overlaid(fields[at], f, deep)
			continue
		}
		if names[k] = len(fields); deep && a.open {
			f.v = opened(f.v)
		}
		fields = append(fields, f)
	}
	out := objectVal(fields)
	out.open = a.open || b.open
	if out.where = a.where; len(a.fields) == 0 {
		out.where = b.where
	}
	out.where.steps = nil
	if a.secret || b.secret {
		return out.asSecret()
	}
	return out
}
