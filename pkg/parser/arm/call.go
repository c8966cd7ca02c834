package arm

import (
	"fmt"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// function is one function of the language.
type function struct {
	least, most int // arguments; most -1 for any number
	// unknowing functions are asked also when an argument is not known in full.
	unknowing bool
	do        func(c *call) *val
}

// call is one call under evaluation.
type call struct {
	*scope
	e    *expr
	name string
	args []*val
}

// arg returns an argument, nil when it is not given.
func (c *call) arg(i int) *val {
	if i < len(c.args) {
		return c.args[i]
	}
	return nil
}

// wrong is the answer to arguments that the function refuses.
func (c *call) wrong(format string, args ...any) *val {
	why := c.spelled() + "(): " + fmt.Sprintf(format, args...)
	c.unit().note(c.e.at, why, "The value is taken as unknown.")
	return unknown(why, c.unit().once("error"))
}

// unknown is the answer when an argument is not known.
func (c *call) unknown() *val { return derived(c.name, c.args...) }

// derived is an unknown that follows from others.
func derived(name string, args ...*val) *val {
	var b strings.Builder
	b.WriteString(name + "(")
	why := ""
	out := unknown("", "")
	for i, a := range args {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(a.normal())
		if why == "" {
			why = a.firstWhy()
		}
		if a != nil {
			out.chosen = out.chosen || a.chosen
		}
	}
	b.WriteByte(')')
	if why == "" {
		why = name + "() is known only when the template is deployed"
	}
	out.text, out.sym = why, short(b.String())
	return out.withRefs(args...)
}

func (s *scope) call(e *expr) *val {
	if f := form(e.name); f != nil {
		return f(s, e)
	}
	c := &call{scope: s, e: e, name: e.name, args: make([]*val, len(e.args))}
	for i, a := range e.args {
		c.args[i] = s.expr(a)
	}
	out := c.handedOn(c.run())
	for _, a := range c.args {
		if a.hidden() && out != nil && out.where.at.IsZero() {
			return out.asSecret()
		}
	}
	return out
}

// handsOn are the functions whose result is their first argument in another
// form: whoever wonders about it wants to see that argument.
var handsOn = map[string]bool{
	"string": true, "int": true, "float": true, "bool": true, "json": true, "tolower": true, "toupper": true, "trim": true,
	"array": true, "map": true, "filter": true, "sort": true, "distinct": true, "skip": true, "take": true,
}

// handedOn gives a result the place of what it was made from, when it was
// written elsewhere.
func (c *call) handedOn(v *val) *val {
	var from *val
	switch {
	case handsOn[c.name] && len(c.args) > 0:
		from = c.args[0]
	case c.name == "format" && len(c.args) == 2 && c.args[0].is(value.String) && c.args[0].text == "{0}":
		from = c.args[1]
	}
	if v == nil || from == nil || from.where.at.IsZero() || from.where.in(c.e.at) || !v.where.at.IsZero() {
		return v
	}
	return v.with(func(n *val) { n.where = from.where })
}

func (c *call) run() *val {
	f, ok := functions[strings.TrimPrefix(c.name, "sys.")]
	if !ok {
		return c.own()
	}
	if n := len(c.args); n < f.least || f.most >= 0 && n > f.most {
		return c.wrong("it takes %s, and %d are given", counted(f.least, f.most), n)
	}
	if !f.unknowing {
		for _, a := range c.args {
			if !a.settled() {
				return c.unknown()
			}
		}
	}
	return f.do(c)
}

func counted(least, most int) string {
	switch {
	case most < 0:
		return fmt.Sprintf("at least %d arguments", least)
	case least == most:
		return fmt.Sprintf("%d arguments", least)
	}
	return fmt.Sprintf("%d to %d arguments", least, most)
}

// spelled is the name of the function as it is written.
func (c *call) spelled() string {
	if s := strings.TrimSpace(before(c.e.at.Text(), "(")); strings.EqualFold(s, c.name) {
		return s
	}
	return c.name
}

// own calls a function that the template defines. A name that nobody knows
// gives an unknown and one note.
func (c *call) own() *val {
	if listFunction(c.name) {
		return c.listed()
	}
	namespace, name, ok := strings.Cut(c.name, ".")
	var body *node
	if ok {
		body = c.dep.userFunction(namespace, name)
	}
	if body == nil {
		why := fmt.Sprintf("function %s() is not known to akslint", c.spelled())
		if !c.unit().noted[why] {
			c.unit().noted[why] = true
			c.unit().note(c.e.at, why, "Its value is taken as unknown.")
		}
		return derived(c.name, c.args...).with(func(v *val) { v.text = why })
	}
	params := map[string]*val{}
	for i, p := range body.get("parameters").list() {
		v := c.arg(i)
		if v == nil {
			v = nullVal()
		}
		params[strings.ToLower(p.get("name").str())] = v
	}
	inner := &scope{dep: c.dep, params: params}
	return inner.node(body.path("output", "value"), name)
}

// userFunction finds a function of the template.
func (d *deployment) userFunction(namespace, name string) *node {
	for _, f := range d.root.get("functions").list() {
		if strings.EqualFold(f.get("namespace").str(), namespace) {
			if m := f.get("members").get(name); m != nil {
				return m
			}
		}
	}
	return nil
}
