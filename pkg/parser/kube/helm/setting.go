package helm

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// Single values come as Helm's --set takes them: a path, where a point leads into a
// map, brackets into a list, and a backslash takes the meaning from what follows;
// and a text, where a comma begins another pair and braces make a list.

// set puts one value, or several, into the values.
func (r *renderer) set(values map[string]any, g kube.Given) {
	s := g.Set
	path, ok := s.Path.Str()
	o := entryOf(s.Value, path)
	o.secret = o.secret || g.Secret
	if !ok {
		r.m.unknow(values, val{v: r.m.holes.dig(orElse(s.Path.Why(), "the path of a value is not known"), false), o: o})
		return
	}
	p := pairs{r: r, values: values, o: o, typ: s.Type, at: s.Path.Place().Origin}
	switch {
	case s.Value.IsUnknown():
		p.put(path, val{v: r.m.holes.dig(s.Value.Why(), certain(s.Value)), o: o})
	case s.Value.Kind() == value.List && !slices.ContainsFunc(s.Value.Items(), isSyntax):
		p.put(path, p.items(s.Value.Items(), g.Secret))
	case s.Value.Kind() == value.List:
		var texts []string
		for _, item := range s.Value.Items() {
			texts = append(texts, scalarText(item))
		}
		p.assign(path, "{"+strings.Join(texts, ",")+"}")
	default:
		text := scalarText(s.Value)
		if o.secret {
			r.conceal(text)
		}
		p.assign(path, text)
	}
}

// scalarText is a scalar as Terraform turns it into text.
func scalarText(v *value.Value) string {
	if s, ok := v.Num(); ok {
		return s
	}
	if b, ok := v.Truth(); ok && v.Kind() == value.Bool {
		return strconv.FormatBool(b)
	}
	s, _ := v.Str()
	return s
}

// pairs puts values at their paths.
type pairs struct {
	r      *renderer
	values map[string]any
	o      *origin
	typ    string
	at     source.Range
}

// items is a list with elements that are not known.
func (p *pairs) items(items []*value.Value, secret bool) val {
	out := make([]val, len(items))
	for i, item := range items {
		o := entryOf(item, p.o.name+"["+strconv.Itoa(i)+"]")
		o.secret = o.secret || secret
		if item.IsUnknown() {
			out[i] = val{v: p.r.m.holes.dig(item.Why(), certain(item)), o: o}
			continue
		}
		out[i] = val{v: typed([]rune(scalarText(item)), false), o: o}
	}
	return val{v: p.r.m.list(out), o: p.o}
}

// isSyntax reports whether an element of a list is more than one value, or none, once
// it is written into a list for Helm.
func isSyntax(item *value.Value) bool {
	return !item.IsUnknown() && (item.IsNothing() || strings.ContainsAny(scalarText(item), `,{}\`))
}

// assign puts what a text says, and what further pairs in it say.
func (p *pairs) assign(path, text string) {
	if p.typ == "literal" {
		p.put(path, val{v: text, o: p.o})
		return
	}
	in := []rune(text)
	for {
		var v any
		v, in = valueIn(in, p.typ == "string")
		p.put(path, p.from(v))
		if len(in) == 0 {
			return
		}
		end := slices.Index(in, '=')
		if end < 0 {
			p.refuse(string(in))
			return
		}
		path, in = string(in[:end]), in[end+1:]
	}
}

// from gives a value and what is in it the place of the text.
func (p *pairs) from(v any) val {
	list, ok := v.([]any)
	if !ok {
		return val{v: v, o: p.o}
	}
	items := make([]val, len(list))
	for i, item := range list {
		items[i] = val{v: item, o: p.o}
	}
	return val{v: p.r.m.list(items), o: p.o}
}

// put puts a value at its path.
func (p *pairs) put(path string, v val) {
	steps, ok := p.steps(path)
	if !ok {
		p.refuse(path)
		return
	}
	if o := *p.o; o.name != path && v.o == p.o { // a further pair
		o.name = path
		v.o = &o
	}
	if !p.r.m.putAt(p.values, steps, v) {
		p.refuse(path)
	}
}

// refuse tells of a path that Helm does not take.
func (p *pairs) refuse(path string) {
	message := fmt.Sprintf("the path %q of a value leads to nothing that Helm can set", path)
	if p.o.secret {
		message = "the path of a value leads to nothing that Helm can set"
	}
	p.r.problem(source.Problem{Severity: source.Error, Range: p.at, Secret: p.o.secret, Message: message})
}
