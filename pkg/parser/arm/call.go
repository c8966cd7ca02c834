package arm

import (
	"fmt"
	"slices"
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

// secret reports whether there is a secret among the arguments.
func (c *call) secret() bool { return slices.ContainsFunc(c.args, (*val).hidden) }

// told is a sentence about the arguments. It is not spelled out when there is a
// secret among them, for it may quote that.
func (c *call) told(format string, args ...any) string {
	if c.secret() {
		return "what it is given is not told, because it is secret"
	}
	return fmt.Sprintf(format, args...)
}

// wrong is the answer to arguments that the function refuses.
func (c *call) wrong(format string, args ...any) *val {
	why := c.spelled() + "(): " + c.told(format, args...)
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
			out.secret = out.secret || a.hidden()
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
	if !c.affords(0, c.args...) {
		return unknown(whyBudget, s.unit().once("budget"))
	}
	out := c.handedOn(c.run())
	if out == nil {
		return nil
	}
	if !c.affords(out.bytes/64*btoi(out.is(value.String) || out.isUnknown()), out) {
		return unknown(whyBudget, s.unit().once("budget"))
	}
	if c.secret() && !(keepsMarks[strings.TrimPrefix(c.name, "sys.")] && out.kind != value.Unknown && !c.wholly()) {
		return out.asSecret()
	}
	return out
}

// keepsMarks are the functions whose result is made of their arguments as they
// are, so that a secret in it is still marked. Of all others the result is
// secret when there is a secret among the arguments.
var keepsMarks = map[string]bool{"createarray": true, "createobject": true, "union": true, "shallowmerge": true, "concat": true}

// wholly reports whether an argument is secret itself, not just in a part of it.
func (c *call) wholly() bool {
	return slices.ContainsFunc(c.args, func(a *val) bool { return a != nil && a.secret })
}

// affords takes what looking through values costs from the budget, and more.
func (c *call) affords(more int, values ...*val) bool {
	for _, v := range values {
		switch {
		case v == nil:
		case v.is(value.List) || v.is(value.Object):
			more += v.size/8 + v.bytes/512
		default:
			more += v.bytes / 128
		}
	}
	return more == 0 || c.unit().spend(more, c.e.at)
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
