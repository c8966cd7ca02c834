package arm

import (
	"sort"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

func objectFunctions() map[string]function {
	return map[string]function{
		"createobject": {0, -1, true, createObject},
		"items":        {1, 1, true, items},
		"objectkeys":   {1, 1, true, objectKeys},
		"shallowmerge": {1, 1, true, shallowMerge},
		"json":         {1, 1, false, parseJSON},
		"null":         {0, 0, true, func(*call) *val { return nullVal() }},
	}
}

func createObject(c *call) *val {
	if len(c.args)%2 != 0 {
		return c.wrong("names and values come in pairs")
	}
	var fields []entry
	open := false
	for i := 0; i < len(c.args); i += 2 {
		name, ok := asText(c.args[i])
		if !ok && !c.args[i].isUnknown() {
			return c.wrong("a name is a text")
		}
		if !ok || c.args[i].hidden() {
			open = true
			fields = overwritten(fields, c.args[i], c.args[i+1])
			continue
		}
		fields = append(fields, entry{name: name, v: c.args[i+1]})
	}
	out := objectVal(fields)
	out.open = open
	return out
}

// sorted are the entries of an object in the order of their names.
func sorted(v *val) []entry {
	out := append([]entry(nil), v.fields...)
	sort.SliceStable(out, func(i, j int) bool { return strings.ToLower(out[i].name) < strings.ToLower(out[j].name) })
	return out
}

func items(c *call) *val {
	v := c.args[0]
	if v.isUnknown() {
		return c.unknown()
	}
	if !v.is(value.Object) {
		return c.wrong("it takes an object")
	}
	var out, doubts []*val
	for _, f := range sorted(v) {
		if f.maybe {
			doubts = append(doubts, f.v)
			continue
		}
		pair := objectVal([]entry{{name: "key", v: strVal(f.name).placed(c.at(f.key))}, {name: "value", v: f.v.from(v)}})
		pair.where = f.v.where
		pair.where.steps = nil
		out = append(out, pair)
	}
	list := listVal(out)
	list.open = v.open || len(doubts) > 0
	if len(doubts) > 0 {
		list.text = doubts[0].text
	}
	return list.withRefs(doubts...)
}

func objectKeys(c *call) *val {
	v := c.args[0]
	if v.isUnknown() {
		return c.unknown()
	}
	if !v.is(value.Object) {
		return c.wrong("it takes an object")
	}
	var out []*val
	for _, f := range sorted(v) {
		if !f.maybe {
			out = append(out, strVal(f.name))
		}
	}
	list := listVal(out)
	list.open = v.open || v.unsureKeys()
	return list
}

func shallowMerge(c *call) *val {
	list := c.args[0]
	if list.isUnknown() {
		return c.unknown()
	}
	if !list.is(value.List) {
		return c.wrong("it takes an array of objects")
	}
	out := objectVal(nil)
	for _, item := range list.items {
		switch {
		case item.is(value.Object):
			out = mergeObjects(out, item, false)
		case item.isUnknown():
			out = partial(c, out, item, false)
		case item.isNull():
		default:
			return c.wrong("it takes an array of objects")
		}
	}
	if list.open {
		out = out.with(func(v *val) { v.open = true })
	}
	return out
}
