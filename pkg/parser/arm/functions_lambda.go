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
	v := unknown("it is a lambda", "lambda()")
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
	items := make([]*val, len(list.items))
	for i, item := range from(list) {
		items[i] = l.on(item, intVal(int64(i)))
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
	for _, f := range v.fields {
		fields = append(fields, entry{f.name, f.key, l.on(f.v.from(v))})
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
	for _, item := range from(list) {
		name, ok := asText(l.on(item))
		if !ok {
			open = true
			continue
		}
		v := item
		if by := c.arg(2).fn(); by != nil {
			v = by.on(item)
		}
		fields = append(fields, entry{name: name, v: v})
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
	var fields []entry
	at := map[string]int{}
	open := list.open
	for _, item := range from(list) {
		name, ok := asText(l.on(item))
		if !ok {
			open = true
			continue
		}
		i, seen := at[name]
		if !seen {
			i = len(fields)
			at[name] = i
			fields = append(fields, entry{name: name, v: listVal(nil)})
		}
		if by := c.arg(2).fn(); by != nil {
			item = by.on(item)
		}
		fields[i].v = listVal(append(append([]*val(nil), fields[i].v.items...), item))
	}
	if open {
		for i := range fields {
			fields[i].v.open = true
		}
	}
	out := objectVal(fields)
	out.open = open
	return out
}
