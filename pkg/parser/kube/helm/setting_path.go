package helm

import (
	"strconv"
	"strings"
)

// How Helm reads the path of a value, and where it leads.

const (
	maxSetIndex = 65536 // the largest index that Helm takes
	maxSetSteps = 60    // how many steps a path may have, about as many as Helm takes
)

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
