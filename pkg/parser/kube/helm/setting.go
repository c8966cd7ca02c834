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

const (
	maxSetIndex = 65536 // the largest index that Helm takes
	maxSetSteps = 60    // how many steps a path may have, about as many as Helm takes
)

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

// valueIn reads a value, and returns what comes after the comma behind it.
func valueIn(in []rune, text bool) (v any, rest []rune) {
	if len(in) == 0 || in[0] != '{' {
		word, _, rest := until(in, ",")
		return typed(word, text), rest
	}
	list := []any{}
	rest = in[1:]
	for {
		word, stop, after := until(rest, ",}")
		list, rest = append(list, typed(word, text)), after
		if stop != ',' {
			break
		}
	}
	if len(rest) > 0 && rest[0] == ',' {
		rest = rest[1:]
	}
	return list, rest
}

// until reads up to one of the characters that end a word, zero at the end of the
// text.
func until(in []rune, stops string) (word []rune, stop rune, rest []rune) {
	for i := 0; i < len(in); i++ {
		switch {
		case strings.ContainsRune(stops, in[i]):
			return word, in[i], in[i+1:]
		case in[i] == '\\' && i+1 < len(in):
			i++
			word = append(word, in[i])
		case in[i] != '\\':
			word = append(word, in[i])
		}
	}
	return word, 0, nil
}

// typed is a word as Helm takes it: a bool, null, a whole number, or text.
func typed(word []rune, text bool) any {
	s := string(word)
	switch {
	case text:
	case strings.EqualFold(s, "true"):
		return true
	case strings.EqualFold(s, "false"):
		return false
	case strings.EqualFold(s, "null"):
		return nil
	case s == "0" || s != "" && s[0] != '0':
		if n, err := strconv.ParseInt(s, 10, 64); err == nil {
			return n
		}
	}
	return s
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

// step is a key of a map, or an index of a list.
type step struct {
	key   string
	index int
	list  bool
}

// steps takes a path apart.
func (p *pairs) steps(path string) (out []step, ok bool) {
	in, stops := []rune(path), ".["
	if p.typ == "literal" {
		in = []rune(strings.ReplaceAll(path, `\`, `\\`))
	}
	stop := '.'
	for (len(in) > 0 || stop == '.') && len(out) <= maxSetSteps {
		var word []rune
		switch stop {
		case '.':
			word, stop, in = until(in, stops)
			if len(word) == 0 {
				return nil, false
			}
			out = append(out, step{key: string(word)})
		case '[':
			word, stop, in = until(in, "]")
			n, err := strconv.Atoi(string(word))
			if err != nil || stop != ']' || n < 0 || n > maxSetIndex {
				return nil, false
			}
			out = append(out, step{index: n, list: true})
			if len(in) == 0 {
				return out, true
			}
			if stop, in = in[0], in[1:]; stop != '.' && stop != '[' {
				return nil, false
			}
		default:
			return out, len(in) == 0
		}
	}
	return out, stop == 0 && len(in) == 0 && len(out) <= maxSetSteps
}

// putAt puts a value into a map. It fails where something else than a map or a list
// is on the way; what is not known there stays so, with the value in it.
func (m *machine) putAt(at map[string]any, steps []step, v val) bool {
	key := steps[0].key
	if len(steps) == 1 {
		m.set(at, key, v)
		return true
	}
	e, there := m.get(at, key)
	if steps[1].list {
		list, isList := e.v.([]any)
		if s, ok := e.v.(string); ok && holed(s) {
			return true
		}
		if there && !isList {
			return false
		}
		made, ok := m.putIndex(list, steps[1:], v)
		m.set(at, key, val{v: made, o: e.o})
		return ok
	}
	to, isTable := m.below(at, key)
	if !isTable {
		if there {
			return false
		}
		to = map[string]any{}
		m.set(at, key, val{v: to})
	}
	return m.putAt(to, steps[1:], v)
}

// putIndex is a list with a value put into it.
func (m *machine) putIndex(list []any, steps []step, v val) (out []any, ok bool) {
	items := make([]val, max(len(list), steps[0].index+1))
	for i := range list {
		items[i] = m.at(list, i)
	}
	e := &items[steps[0].index]
	switch rest := steps[1:]; {
	case len(rest) == 0:
		*e, ok = v, true
	case rest[0].list:
		inner, isList := e.v.([]any)
		if e.v != nil && !isList {
			return list, false
		}
		made, done := m.putIndex(inner, rest, v)
		*e, ok = val{v: made}, done
	default:
		table, isTable := e.v.(map[string]any)
		if !isTable {
			table = map[string]any{}
			*e = val{v: table}
		}
		ok = m.putAt(table, rest, v)
	}
	return m.list(items), ok
}
