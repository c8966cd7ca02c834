package arm

import (
	"fmt"
	"sort"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// form finds the functions that decide themselves what is evaluated.
func form(name string) func(*scope, *expr) *val {
	switch name {
	case "if":
		return (*scope).ifForm
	case "coalesce":
		return (*scope).coalesceForm
	case "and", "or":
		return (*scope).logicForm
	case "lambda":
		return (*scope).lambdaForm
	case "parameters":
		return (*scope).parametersForm
	case "variables":
		return (*scope).variablesForm
	case "tryget":
		return (*scope).tryForm
	}
	return nil
}

func (s *scope) wrongForm(e *expr, text string, args ...*val) *val {
	c := &call{scope: s, e: e, name: e.name, args: args}
	return c.wrong("%s", text)
}

// textArg evaluates the only argument of a form as a name; the answer of the
// form is bad when it has none.
func (s *scope) textArg(e *expr) (arg, bad *val) {
	if len(e.args) != 1 {
		return nil, s.wrongForm(e, "it takes 1 argument")
	}
	arg = s.expr(e.args[0])
	if !arg.is(value.String) {
		return nil, derived(e.name, arg)
	}
	return arg, nil
}

func (s *scope) parametersForm(e *expr) *val {
	name, bad := s.textArg(e)
	if bad != nil {
		return bad
	}
	k := strings.ToLower(name.text)
	if s.params != nil {
		if v, ok := s.params[k]; ok {
			return v
		}
	} else if s.dep.either {
		return s.dep.ofEither("parameter", name.text)
	} else if c := s.dep.params[k]; c != nil {
		return c.get()
	}
	return s.wrongForm(e, fmt.Sprintf("parameter %q is not declared", name.text), name)
}

func (s *scope) variablesForm(e *expr) *val {
	name, bad := s.textArg(e)
	if bad != nil {
		return bad
	}
	if s.dep.either && s.params == nil {
		return s.dep.ofEither("variable", name.text)
	}
	if c := s.dep.vars[strings.ToLower(name.text)]; c != nil && s.params == nil {
		return c.get()
	}
	return s.wrongForm(e, fmt.Sprintf("variable %q is not declared", name.text), name)
}

// ofEither is a parameter or variable that may be the template's own or that of
// the template around it.
func (d *deployment) ofEither(kind, name string) *val {
	why := fmt.Sprintf("whether %s %q is that of %s or of the template around it is not known", kind, name, d.via.label())
	return unknown(why, kind+"s("+d.path()+strings.ToLower(name)+")")
}

// ifForm evaluates only the branch that is taken. When it is not known which,
// what both have in common is known.
func (s *scope) ifForm(e *expr) *val {
	if len(e.args) != 3 {
		return s.wrongForm(e, "it takes 3 arguments")
	}
	cond := s.expr(e.args[0])
	if b, ok := asBool(cond); ok {
		taken := e.args[1+btoi(!b)]
		v := s.expr(taken)
		if !v.where.in(taken.at) {
			v = v.via(value.Step{Kind: value.StepBranch, Name: fmt.Sprint(b), Range: e.args[0].at})
		}
		return v
	}
	if !cond.isUnknown() {
		return s.wrongForm(e, "the condition is not true or false")
	}
	yes, no := s.expr(e.args[1]), s.expr(e.args[2])
	if c := (&call{scope: s, e: e}); !c.affords((yes.weight()+no.weight())/8, yes, no) {
		return unknown(whyBudget, s.unit().once("budget"))
	}
	return choose(cond, yes, no)
}

const whyChosen = "which it is depends on what is not known: "

// choose is what is known of a choice between two values by a condition that is
// not known.
func choose(cond, a, b *val) *val {
	switch {
	case a == nil && b == nil:
		return nil
	case a != nil && b != nil && a.normal() == b.normal():
		return a
	case a.is(value.Object) && b.is(value.Object) && a.member == nil && b.member == nil:
		return chooseFields(cond, a, b)
	case a.is(value.List) && b.is(value.List) && len(a.items) == len(b.items) && !a.open && !b.open:
		items := make([]*val, len(a.items))
		for i := range items {
			items[i] = choose(cond, a.items[i], b.items[i])
		}
		out := listVal(items)
		out.secret = a.secret || b.secret
		return out
	}
	why := cond.firstWhy()
	if !strings.HasPrefix(why, whyChosen) {
		why = whyChosen + why
	}
	out := unknown(why, "if("+cond.normal()+","+a.normal()+","+b.normal()+")")
	out = out.withRefs(a, b)
	out.chosen = true
	out.secret = cond.hidden() || a.hidden() || b.hidden()
	out.choices = append(choicesOf(a), choicesOf(b)...)
	return out
}

// chooseFields is a choice between two objects. An entry that one of them lacks
// may not be there.
func chooseFields(cond, a, b *val) *val {
	var fields []entry
	others, names := namesIn(b), namesIn(a)
	for _, f := range a.fields {
		at, both := others[strings.ToLower(f.name)]
		if !both {
			fields = append(fields, perhapsThere(cond, f, f.v))
			continue
		}
		f.maybe = f.maybe || b.fields[at].maybe
		f.v = choose(cond, f.v, b.fields[at].v)
		fields = append(fields, f)
	}
	for _, f := range b.fields {
		if _, both := names[strings.ToLower(f.name)]; !both {
			fields = append(fields, perhapsThere(cond, f, f.v))
		}
	}
	out := objectVal(fields)
	out.open, out.secret = a.open || b.open, a.secret || b.secret
	return out
}

// perhapsThere is an entry that may not be there, or else has the value v.
func perhapsThere(cond *val, f entry, v *val) entry {
	return entry{name: f.name, key: f.key, v: choose(cond, v, nil), maybe: true}
}

// choicesOf are the values a choice is made among.
func choicesOf(v *val) []*val {
	switch {
	case v == nil:
		return nil
	case len(v.choices) > 0:
		return v.choices
	}
	return []*val{v}
}

// coalesceForm is the first argument that is not null.
func (s *scope) coalesceForm(e *expr) *val {
	for i, a := range e.args {
		v := s.expr(a)
		switch {
		case v.isNull():
			continue
		case v.isUnknown() && !v.certain():
			rest := nullVal()
			if i+1 < len(e.args) {
				rest = s.coalesceForm(&expr{kind: exprCall, name: e.name, args: e.args[i+1:], at: e.at})
			}
			if i+1 == len(e.args) {
				return v
			}
			return choose(v, v, rest)
		}
		return v
	}
	return nullVal()
}

// certain reports whether an unknown is certainly not null: a text put
// together, an identifier.
func (v *val) certain() bool { return len(v.parts) > 0 }

// logicForm is and, or: one argument may decide, whatever the others are.
func (s *scope) logicForm(e *expr) *val {
	decides := e.name == "or"
	var lacking []*val
	for _, a := range e.args {
		v := s.expr(a)
		b, ok := asBool(v)
		switch {
		case ok && b == decides:
			return boolVal(decides)
		case v.isUnknown():
			lacking = append(lacking, v)
		case !ok:
			return s.wrongForm(e, "an argument is not true or false")
		}
	}
	if len(lacking) > 0 {
		sort.SliceStable(lacking, func(i, j int) bool { return lacking[i].sym < lacking[j].sym })
		return derived(e.name, lacking...)
	}
	return boolVal(!decides)
}

// tryForm follows names and indexes; what is not there is null.
func (s *scope) tryForm(e *expr) *val {
	if len(e.args) < 2 {
		return s.wrongForm(e, "it takes at least 2 arguments")
	}
	v := s.expr(e.args[0])
	for _, a := range e.args[1:] {
		if v.isNull() {
			return nullVal()
		}
		index := s.expr(a)
		next, ok := element(v, index)
		if !ok {
			if v.isUnknown() && index.is(value.String) {
				if next = v.get(index.text); next != nil {
					v = next.from(v)
					continue
				}
			}
			return s.indexOf(v, index)
		}
		if next == nil {
			return nullVal()
		}
		v = next.from(v)
	}
	return v
}
