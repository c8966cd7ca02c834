package arm

import (
	"strings"
	"unicode/utf8"

	"github.com/akslint/akslint/pkg/value"
)

func listFunctions() map[string]function {
	return map[string]function{
		"array":       {1, 1, true, func(c *call) *val { return toList(c.args[0]) }},
		"createarray": {0, -1, true, func(c *call) *val { return listVal(c.args) }},
		"concat":      {1, -1, true, concat},
		"contains":    {2, 2, true, contains},
		"distinct":    {1, 1, false, distinct},
		"empty":       {1, 1, true, empty},
		"first":       {1, 1, true, first},
		"last":        {1, 1, true, last},
		"flatten":     {1, 1, true, flatten},
		"indexof":     {2, 2, false, indexOf},
		"lastindexof": {2, 2, false, lastIndexOf},
		"intersection": {2, -1, false, func(c *call) *val {
			return fold(c, intersection)
		}},
		"union":           {1, -1, true, func(c *call) *val { return fold(c, union) }},
		"length":          {1, 1, true, length},
		"range":           {2, 2, false, rangeOf},
		"skip":            {2, 2, true, skip},
		"take":            {2, 2, true, take},
		"indexfromend":    {2, 2, true, func(c *call) *val { return fromEnd(c, false) }},
		"tryindexfromend": {2, 2, true, func(c *call) *val { return fromEnd(c, true) }},
	}
}

func toList(v *val) *val {
	if v.is(value.List) || v.isUnknown() {
		return v
	}
	return listVal([]*val{v})
}

// concat joins lists, or texts.
func concat(c *call) *val {
	lists := 0
	for _, a := range c.args {
		if a.is(value.List) {
			lists++
		}
	}
	if lists == 0 {
		var parts []part
		for _, a := range c.args {
			if a.is(value.Object) {
				return c.wrong("an object is neither a text nor an array")
			}
			parts = append(parts, piecesOf(a)...)
		}
		if len(c.args) == 1 {
			return c.args[0]
		}
		return textOf(parts)
	}
	var items []*val
	out := listVal(nil)
	for _, a := range c.args {
		switch {
		case a.is(value.List):
			items = append(items, from(a)...)
			out.open = out.open || a.open
			out.refs = append(out.refs, a.refs...)
		case a.isUnknown():
			out.open = true
			out = out.withRefs(a)
		default:
			items = append(items, a)
		}
	}
	list := listVal(items)
	list.open, list.refs = out.open, out.refs
	return list
}

// from are the elements of a list with the way the list came.
func from(list *val) []*val {
	if list.where.steps == nil {
		return list.items
	}
	out := make([]*val, len(list.items))
	for i, item := range list.items {
		out[i] = item.from(list)
	}
	return out
}

// contains looks into a list (with regard to case), an object (without) or a
// text (with).
func contains(c *call) *val {
	in, what := c.args[0], c.args[1]
	switch {
	case in.is(value.Object) && !what.isUnknown():
		name, ok := asText(what)
		if !ok {
			return c.wrong("the name of a property is a text")
		}
		f, shown := in.entry(name)
		if f.maybe || !shown && in.open {
			return c.unknown()
		}
		return boolVal(shown)
	case in.is(value.List):
		known := !in.open
		for _, item := range in.items {
			same, ok := equal(item, what)
			if ok && same {
				return boolVal(true)
			}
			known = known && ok
		}
		if !known {
			return c.unknown()
		}
		return boolVal(false)
	case in.is(value.String) && !what.isUnknown():
		s, ok := asText(what)
		if !ok {
			return c.wrong("a text contains texts only")
		}
		return boolVal(strings.Contains(in.text, s))
	case in.isUnknown() && len(in.parts) > 0 && what.is(value.String):
		for _, p := range in.parts {
			if p.hole == nil && strings.Contains(p.lit, what.text) {
				return boolVal(true)
			}
		}
		return c.unknown()
	case in.isUnknown() || what.isUnknown():
		return c.unknown()
	case in.isNull():
		return boolVal(false)
	}
	return c.wrong("a %s contains nothing", in.kind)
}

func distinct(c *call) *val {
	if !c.args[0].is(value.List) {
		return c.wrong("it takes an array")
	}
	return listVal(unique(c.args[0].items))
}

func unique(items []*val) []*val {
	var out []*val
	seen := map[string]bool{}
	for _, item := range items {
		if k := item.normal(); !seen[k] {
			seen[k] = true
			out = append(out, item)
		}
	}
	return out
}

func empty(c *call) *val {
	v := c.args[0]
	switch {
	case v.isNull():
		return boolVal(true)
	case len(v.items) > 0 || v.certainKeys() > 0:
		return boolVal(false)
	case v.isUnknown() && v.certain():
		for _, p := range v.parts {
			if p.lit != "" {
				return boolVal(false)
			}
		}
		return c.unknown()
	case v.isUnknown() || v.open || v.unsureKeys():
		return c.unknown()
	case v.is(value.String):
		return boolVal(v.text == "")
	case v.is(value.List) || v.is(value.Object):
		return boolVal(true)
	}
	return c.wrong("it takes a text, an array or an object")
}

func first(c *call) *val {
	v := c.args[0]
	switch {
	case v.is(value.List) && len(v.items) > 0 && !v.open:
		return v.items[0].from(v)
	case v.is(value.List) && !v.open:
		return nullVal()
	case v.is(value.String):
		_, n := utf8.DecodeRuneInString(v.text)
		return strVal(v.text[:n])
	case v.isUnknown() || v.open:
		return c.unknown().oneOf(v)
	}
	return c.wrong("it takes an array or a text")
}

func last(c *call) *val {
	v := c.args[0]
	switch {
	case v.is(value.List) && len(v.items) > 0 && !v.open:
		return v.items[len(v.items)-1].from(v)
	case v.is(value.List) && !v.open:
		return nullVal()
	case v.is(value.String):
		_, n := utf8.DecodeLastRuneInString(v.text)
		return strVal(v.text[len(v.text)-n:])
	case v.isUnknown() || v.open:
		return c.unknown().oneOf(v)
	}
	return c.wrong("it takes an array or a text")
}

// oneOf marks an unknown as one of the elements of a list that is open.
func (v *val) oneOf(list *val) *val {
	return v.with(func(c *val) {
		c.chosen = c.chosen || len(list.items) > 0
		c.choices = list.items
	})
}

func flatten(c *call) *val {
	list := c.args[0]
	if list.isUnknown() {
		return c.unknown()
	}
	if !list.is(value.List) {
		return c.wrong("it takes an array of arrays")
	}
	var items []*val
	open := list.open
	for _, item := range list.items {
		switch {
		case item.is(value.List):
			items = append(items, from(item)...)
			open = open || item.open
		case item.isUnknown():
			open = true
		default:
			return c.wrong("it takes an array of arrays")
		}
	}
	out := listVal(items)
	out.open = open
	return out.withRefs(openRefs(list)...)
}

// openRefs are the unknown elements of a list.
func openRefs(list *val) []*val {
	var out []*val
	for _, item := range list.items {
		if item.isUnknown() {
			out = append(out, item)
		}
	}
	return out
}

func indexOf(c *call) *val {
	if in := c.args[0]; in.is(value.List) {
		for i, item := range in.items {
			if same, _ := equal(item, c.args[1]); same {
				return intVal(int64(i))
			}
		}
		return intVal(-1)
	}
	return c.search(strings.Index)
}

func lastIndexOf(c *call) *val {
	if in := c.args[0]; in.is(value.List) {
		for i := len(in.items) - 1; i >= 0; i-- {
			if same, _ := equal(in.items[i], c.args[1]); same {
				return intVal(int64(i))
			}
		}
		return intVal(-1)
	}
	return c.search(strings.LastIndex)
}

// search finds a text in a text without regard to case; positions count UTF-16
// units, as everything does that measures texts.
func (c *call) search(find func(s, part string) int) *val {
	s, ok1 := c.args[0].str()
	what, ok2 := c.args[1].str()
	if !ok1 || !ok2 {
		return c.wrong("it takes two texts, or an array")
	}
	low := strings.ToLower(s)
	i := find(low, strings.ToLower(what))
	if i < 0 {
		return intVal(-1)
	}
	return intVal(int64(units(low[:i])))
}

func length(c *call) *val {
	v := c.args[0]
	switch {
	case v.isUnknown() || v.open || v.unsureKeys():
		return c.unknown()
	case v.is(value.List):
		return intVal(int64(len(v.items)))
	case v.is(value.Object):
		return intVal(int64(len(v.fields)))
	case v.is(value.String):
		return intVal(int64(units(v.text)))
	case v.isNull():
		return intVal(0)
	}
	return c.wrong("it takes an array, a text or an object")
}

func rangeOf(c *call) *val {
	start, ok1 := asInt(c.args[0])
	n, ok2 := asInt(c.args[1])
	if !ok1 || !ok2 || n < 0 || n > maxElements || start > 1<<40 || start < -1<<40 {
		return c.wrong("it takes a first number and a count of at most %d", maxElements)
	}
	if !c.unit().spend(int(n), c.e.at) {
		return unknown(whyBudget, c.unit().once("budget"))
	}
	items := make([]*val, n)
	for i := range items {
		items[i] = intVal(start + int64(i))
	}
	return listVal(items)
}

func skip(c *call) *val { return c.cut(func(n, of int) (int, int) { return min(n, of), of }) }

func take(c *call) *val { return c.cut(func(n, of int) (int, int) { return 0, min(n, of) }) }

// cut takes a part of a list or a text.
func (c *call) cut(bounds func(n, of int) (from, to int)) *val {
	v := c.args[0]
	if v.isUnknown() || v.open || c.args[1].isUnknown() {
		return c.unknown()
	}
	n, ok := asInt(c.args[1])
	if !ok {
		return c.wrong("it takes a number")
	}
	n = min(max(n, 0), 1<<30)
	if v.is(value.List) {
		lo, hi := bounds(int(n), len(v.items))
		return listVal(from(v)[lo:hi])
	}
	s, ok := v.str()
	if !ok {
		return c.wrong("it takes an array or a text")
	}
	runes := []rune(s)
	lo, hi := bounds(int(n), len(runes))
	return strVal(string(runes[lo:hi]))
}

func fromEnd(c *call, try bool) *val {
	v := c.args[0]
	if v.isUnknown() || v.open || c.args[1].isUnknown() {
		return c.unknown().oneOf(v)
	}
	n, ok := asInt(c.args[1])
	if v.is(value.List) && ok && n > 0 && n <= int64(len(v.items)) {
		return v.items[int64(len(v.items))-n].from(v)
	}
	if try {
		return nullVal()
	}
	return c.wrong("there is no such element")
}
