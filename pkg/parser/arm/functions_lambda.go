package arm

import (
	"sort"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

func lambdaFunctions() map[string]function {
	return map[string]function{
		"filter":          {2, 2, true, filter},
		"map":             {2, 2, true, mapList},
		"mapvalues":       {2, 2, true, mapValues},
		"reduce":          {3, 3, true, reduce},
		"sort":            {2, 2, true, sortList},
		"toobject":        {2, 3, true, toObject},
		"groupby":         {2, 3, true, groupBy},
		"lambdavariables": {1, 1, true, lambdaVariables},
	}
}

// lambda is a function written in an expression.
type lambda struct {
	params []string
	body   *expr
	scope  *scope
}

func (s *scope) lambdaForm(e *expr) *val {
	if len(e.args) == 0 {
		return s.wrongForm(e, "it needs a body")
	}
	l := &lambda{body: e.args[len(e.args)-1], scope: s}
	for _, p := range e.args[:len(e.args)-1] {
		name, ok := s.expr(p).str()
		if !ok {
			return s.wrongForm(e, "its variables are named by texts")
		}
		l.params = append(l.params, strings.ToLower(name))
	}
	v := unknown("it is a lambda", s.unit().once("lambda"))
	v.lambda = l
	return v
}

// on evaluates the lambda; surplus arguments are left out.
func (l *lambda) on(args ...*val) *val {
	s := *l.scope
	s.locals = make(map[string]*val, len(l.scope.locals)+len(args))
	for k, v := range l.scope.locals {
		s.locals[k] = v
	}
	for i, p := range l.params {
		if i < len(args) {
			s.locals[p] = args[i]
		}
	}
	return s.expr(l.body)
}

func lambdaVariables(c *call) *val {
	name, _ := c.args[0].str()
	if v, ok := c.locals[strings.ToLower(name)]; ok {
		return v
	}
	return c.wrong("there is no variable %q here", name)
}

// overList takes the list and the lambda of a call. What it returns instead is
// the answer of the call.
func (c *call) overList() (*val, *lambda, *val) {
	list, l := c.args[0], c.arg(1).fn()
	switch {
	case l == nil:
		return nil, nil, c.wrong("it needs a lambda")
	case list.isUnknown():
		return nil, nil, derived(c.name, list)
	case !list.is(value.List):
		return nil, nil, c.wrong("it takes an array")
	}
	return list, l, nil
}

func (v *val) fn() *lambda {
	if v == nil {
		return nil
	}
	return v.lambda
}

func filter(c *call) *val {
	list, l, bad := c.overList()
	if bad != nil {
		return bad
	}
	var items, doubts []*val
	open := list.open
	for i, item := range from(list) {
		keep := l.on(item, intVal(int64(i)))
		b, ok := asBool(keep)
		switch {
		case !ok:
			open = true
			doubts = append(doubts, keep)
		case b:
			items = append(items, item)
		}
	}
	out := listVal(items)
	out.open = open
	return out.withRefs(doubts...)
}

func mapList(c *call) *val {
	list, l, bad := c.overList()
	if bad != nil {
		return bad
	}
	items := make([]*val, 0, len(list.items))
	size, bytes := 0, 0
	for i, item := range from(list) {
		made := l.on(item, intVal(int64(i)))
		items = append(items, made)
		size, bytes = size+made.weight(), bytes+made.bytes
		if size > maxNodes || bytes > maxBytes {
			break // it is refused when it is whole
		}
	}
	out := listVal(items)
	out.open, out.refs = list.open, list.refs
	return out
}

func mapValues(c *call) *val {
	v, l := c.args[0], c.args[1].fn()
	switch {
	case l == nil:
		return c.wrong("it needs a lambda")
	case v.isUnknown():
		return derived(c.name, v)
	case !v.is(value.Object):
		return c.wrong("it takes an object")
	}
	var fields []entry
	size, bytes := 0, 0
	for _, f := range v.fields {
		made := l.on(f.v.from(v))
		if f.maybe {
			made = choose(f.v, made, nil)
		}
		fields = append(fields, entry{f.name, f.key, made, f.maybe})
		size, bytes = size+made.weight(), bytes+made.bytes
		if size > maxNodes || bytes > maxBytes {
			break // it is refused when it is whole
		}
	}
	out := objectVal(fields)
	out.open = v.open
	return out
}

func reduce(c *call) *val {
	list, sum, l := c.args[0], c.args[1], c.args[2].fn()
	switch {
	case l == nil:
		return c.wrong("it needs a lambda")
	case list.isUnknown() || list.open:
		return derived(c.name, list, sum)
	case !list.is(value.List):
		return c.wrong("it takes an array")
	}
	for i, item := range from(list) {
		sum = l.on(sum, item, intVal(int64(i)))
	}
	return sum
}

// sortList sorts by a lambda that says whether its first argument comes before
// the second.
func sortList(c *call) *val {
	list, l, bad := c.overList()
	if bad != nil {
		return bad
	}
	if list.open {
		return derived(c.name, list)
	}
	out := append([]*val(nil), from(list)...)
	var doubt *val
	sort.SliceStable(out, func(i, j int) bool {
		if doubt != nil {
			return false
		}
		v := l.on(out[i], out[j])
		b, ok := asBool(v)
		if !ok {
			doubt = v
		}
		return b
	})
	if doubt != nil {
		return derived(c.name, doubt)
	}
	return listVal(out)
}

func toObject(c *call) *val {
	list, l, bad := c.overList()
	if bad != nil {
		return bad
	}
	var fields []entry
	open := list.open
	size, bytes := 0, 0
	for _, item := range from(list) {
		k, v := l.on(item), item
		if by := c.arg(2).fn(); by != nil {
			v = by.on(item)
		}
		name, ok := asText(k)
		if !ok || k.hidden() {
			open = true
			fields = overwritten(fields, k, v)
			continue
		}
		fields = append(fields, entry{name: name, v: v})
		size, bytes = size+v.weight(), bytes+v.bytes
		if size > maxNodes || bytes > maxBytes {
			break // it is refused when it is whole
		}
	}
	out := mergeObjects(objectVal(nil), objectVal(fields), false)
	out.open = open
	return out
}

func groupBy(c *call) *val {
	list, l, bad := c.overList()
	if bad != nil {
		return bad
	}
	var names []string
	groups := map[string][]*val{}
	open := list.open
	size, bytes := 0, 0
	for _, item := range from(list) {
		k := l.on(item)
		name, ok := asText(k)
		if !ok || k.hidden() {
			open = true
			continue
		}
		if groups[name] == nil {
			names = append(names, name)
		}
		if by := c.arg(2).fn(); by != nil {
			item = by.on(item)
		}
		groups[name] = append(groups[name], item)
		size, bytes = size+item.weight(), bytes+item.bytes
		if size > maxNodes || bytes > maxBytes {
			break // it is refused when it is whole
		}
	}
	fields := make([]entry, len(names))
	for i, name := range names {
		fields[i] = entry{name: name, v: listVal(groups[name])}
		fields[i].v.open = open
	}
	out := objectVal(fields)
	out.open = open
	return out
}
