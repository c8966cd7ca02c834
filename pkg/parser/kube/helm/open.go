package helm

import (
	"strings"
)

// A map of values is open when nobody knows all its keys: a part of what a release
// gives is not known. Such a map has a key that is a hole, with the hole as its
// value, and any key that it does not have may be there.

// open returns the value of the keys of a map that nobody knows; ok is false when
// all of them are known.
func (l *ledger) open(m map[string]any) (out val, ok bool) {
	if !l.vague {
		return val{}, false
	}
	hidden := ""
	for key := range m {
		if holed(key) && (hidden == "" || key < hidden) {
			hidden = key
		}
	}
	if hidden == "" {
		return val{}, false
	}
	if v, ok := l.row(m).from[hidden]; ok && v.v == hidden {
		return v, true
	}
	return val{v: hidden}, true
}

// named is a value that nobody knows under the name of a key.
func (v val) named(key string) val {
	if v.o != nil {
		o := *v.o
		o.name = key
		v.o = &o
	}
	return v
}

// unknow forgets what is in a map: anything may be.
func (l *ledger) unknow(m map[string]any, hole val) {
	clear(m)
	l.vague = true
	l.set(m, hole.v.(string), hole)
}

// below returns the table at a key, for what sets a value in it. Where it is not
// known what is there, it is made, open. ok is false when there is none.
func (l *ledger) below(m map[string]any, key string) (table map[string]any, ok bool) {
	e, there := l.get(m, key)
	if table, ok := e.v.(map[string]any); ok {
		return table, true
	}
	if s, isText := e.v.(string); !there || !isText || !strings.HasPrefix(s, holeStart) {
		return nil, false
	}
	table = map[string]any{}
	l.unknow(table, val{v: e.v, o: e.o})
	l.set(m, key, val{v: table, o: e.o})
	return table, true
}

// vagueAt says why it is not known what lies at a path, empty when it is.
func (m *machine) vagueAt(values map[string]any, path []string) string {
	for i, name := range path {
		e, _ := m.get(values, name)
		if s, ok := e.v.(string); ok && holed(s) {
			hole, _ := m.holes.of(s)
			return hole.why
		}
		below, isTable := e.v.(map[string]any)
		if !isTable || i == len(path)-1 {
			return ""
		}
		values = below
	}
	return ""
}
