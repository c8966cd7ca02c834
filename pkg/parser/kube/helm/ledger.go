package helm

import (
	"maps"
	"reflect"
	"strconv"

	"github.com/akslint/akslint/pkg/value"
)

// val is a value while templates run: what a function of sprig sees, and where
// it comes from.
type val struct {
	v any
	// o is where it comes from, nil when nobody knows; of a string that was put
	// together the pieces say it.
	o      *origin
	pieces []piece
	// name is what a value is called that is missing.
	name string
}

// nothing is what text/template calls an invalid value: the result of a pipeline
// that is nil. Its fields are nothing again, while those of nil are missing.
type nothing struct{}

// text is a string with where it comes from.
func (v val) text() text {
	s, _ := v.v.(string)
	if v.pieces != nil {
		return text{s, v.pieces}
	}
	return textOf(s, v.o)
}

// textVal makes a value of a text.
func textVal(t text) val {
	if len(t.pieces) == 1 && t.pieces[0].at == 0 && t.pieces[0].from != nil && t.pieces[0].from.kind == entry {
		return val{v: t.s, o: t.pieces[0].from}
	}
	return val{v: t.s, pieces: t.pieces}
}

// origin is the one origin of a value.
func (v val) origin() *origin {
	if v.pieces != nil {
		return v.text().collapse()
	}
	return v.o
}

// ledger knows where the values inside of maps and lists come from. Templates
// work on Go's own maps, as the functions of sprig expect them, so what is known
// of their entries is written down beside them.
type ledger struct {
	maps  map[uintptr]*mapRow
	lists map[uintptr]*listRow
	// vague says that there are maps with keys that nobody knows.
	vague bool
}

// A row holds on to its container, so that its address is not used again.
type mapRow struct {
	of   map[string]any
	from map[string]val
	// keys are where the keys are written.
	keys map[string]*origin
	// shared says that another map has the same keys.
	shared bool
}

type listRow struct {
	of   []any
	from []val
}

func newLedger() *ledger {
	return &ledger{maps: map[uintptr]*mapRow{}, lists: map[uintptr]*listRow{}}
}

func address(container any) uintptr { return reflect.ValueOf(container).Pointer() }

func (l *ledger) row(m map[string]any) *mapRow {
	r := l.maps[address(m)]
	if r == nil {
		r = &mapRow{of: m, from: map[string]val{}}
		l.maps[address(m)] = r
	}
	return r
}

// setKey sets an entry of a map and notes where its key is written.
func (l *ledger) setKey(m map[string]any, key text, v val) {
	l.set(m, key.s, v)
	if o := key.collapse(); o != nil {
		l.noteKey(m, key.s, o)
	}
}

// noteKey notes where a key is written.
func (l *ledger) noteKey(m map[string]any, key string, o *origin) {
	row := l.row(m)
	if row.shared || row.keys == nil {
		row.keys, row.shared = maps.Clone(row.keys), false
		if row.keys == nil {
			row.keys = map[string]*origin{}
		}
	}
	row.keys[key] = o
}

// shareKeys lets a copy of a map know where its keys are written.
func (l *ledger) shareKeys(made, of map[string]any) {
	if r := l.maps[address(of)]; r != nil && r.keys != nil {
		to := l.row(made)
		to.keys, to.shared, r.shared = r.keys, true, true
	}
}

// set sets an entry of a map.
func (l *ledger) set(m map[string]any, key string, v val) {
	m[key] = v.v
	l.row(m).from[key] = v
}

// get returns an entry of a map; ok says whether there is one. What an open map
// does not have may be there.
func (l *ledger) get(m map[string]any, key string) (out val, ok bool) {
	raw, ok := m[key]
	if r := l.maps[address(m)]; r != nil && m != nil {
		if known, has := r.from[key]; has && same(known.v, raw) {
			return known, ok
		}
	}
	if !ok {
		if hidden, open := l.open(m); open {
			return hidden.named(key), true
		}
	}
	return val{v: raw}, ok
}

// key is where a key of a map is written.
func (l *ledger) key(m map[string]any, key string) *origin {
	if r := l.maps[address(m)]; r != nil {
		return r.keys[key]
	}
	return nil
}

// list writes down where the elements of a list come from.
func (l *ledger) list(items []val) []any {
	out := make([]any, len(items))
	for i, item := range items {
		out[i] = item.v
	}
	if len(out) > 0 {
		l.lists[address(out)] = &listRow{out, items}
	}
	return out
}

// at returns an element of a list.
func (l *ledger) at(list []any, i int) val {
	raw := list[i]
	if r := l.lists[address(list)]; r != nil && i < len(r.from) && same(r.from[i].v, raw) {
		return r.from[i]
	}
	return val{v: raw}
}

// same reports whether two values are the same scalar, or the same container.
func same(a, b any) bool {
	switch a := a.(type) {
	case nil:
		return b == nil
	case string, bool, float64, int, int64:
		return a == b
	case map[string]any:
		b, ok := b.(map[string]any)
		return ok && address(a) == address(b)
	case []any:
		b, ok := b.([]any)
		return ok && len(a) == len(b) && address(a) == address(b)
	}
	return false
}

// read turns a value of a file into Go's own, as Helm reads values: numbers are
// floats. name is what the value is called.
func (l *ledger) read(v *value.Value, name string, h *holes) val {
	o := entryOf(v, name)
	inner, _ := v.Locator().(*within)
	if inner != nil {
		o = inner.origin(inner.at)
	}
	switch v.Kind() {
	case value.Bool:
		b, _ := v.Truth()
		return val{v: b, o: o}
	case value.Number:
		text, _ := v.Num()
		f, _ := strconv.ParseFloat(text, 64)
		return val{v: f, o: o}
	case value.String:
		s, _ := v.Str()
		return val{v: s, o: o}
	case value.List:
		items := make([]val, len(v.Items()))
		for i, item := range v.Items() {
			items[i] = l.read(item, name+"["+strconv.Itoa(i)+"]", h)
		}
		return val{v: l.list(items), o: o}
	case value.Object:
		m := make(map[string]any, len(v.Fields()))
		row := l.row(m)
		row.keys = make(map[string]*origin, len(v.Fields()))
		if v.Open() {
			l.unknow(m, val{v: h.dig(orElse(v.OpenWhy(), "other keys of it may be set"), false), o: o})
		}
		for _, f := range v.Fields() {
			l.vague = l.vague || holed(f.Name)
			l.set(m, f.Name, l.read(f.Value, join(name, f.Name), h))
			switch {
			case inner != nil && f.Key.File == inner.at.File:
				if k := inner.origin(f.Key); k != nil {
					row.keys[f.Name] = k
				}
			case !f.Key.IsZero():
				row.keys[f.Name] = &origin{kind: entry, at: f.Key, name: join(name, f.Name)}
			}
		}
		return val{v: m, o: o}
	case value.Unknown:
		return val{v: h.dig(v.Why(), certain(v)), o: o}
	default:
		return val{o: o}
	}
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// join appends a key to the name of a value.
func join(name, key string) string {
	if name == "" {
		return key
	}
	return name + "." + key
}

// copied is a deep copy of a value and of what is known of it.
func (l *ledger) copied(v val) val {
	switch of := v.v.(type) {
	case map[string]any:
		m := make(map[string]any, len(of))
		for key := range of {
			e, _ := l.get(of, key)
			l.set(m, key, l.copied(e))
		}
		l.shareKeys(m, of)
		v.v = m
	case []any:
		items := make([]val, len(of))
		for i := range of {
			items[i] = l.copied(l.at(of, i))
		}
		v.v = l.list(items)
	}
	return v
}

// adopt writes down, for a container that a function made out of others, where
// its entries come from: from the first of the others that has the same entry.
func (l *ledger) adopt(made any, others []val) {
	switch made := made.(type) {
	case map[string]any:
		for _, key := range sorted(made) {
			raw := made[key]
			if e, _ := l.get(made, key); e.o != nil || e.pieces != nil {
				if _, deep := raw.(map[string]any); !deep {
					continue
				}
			}
			l.adoptEntry(made, key, raw, others)
		}
	case []any:
		if len(made) == 0 || l.lists[address(made)] != nil {
			return
		}
		items, known := make([]val, len(made)), l.scalars(others)
		for i, raw := range made {
			items[i] = val{v: raw}
			if k, ok := identity(raw); ok && known[k].has {
				items[i] = known[k].val
			}
			l.adopt(raw, alike(i, len(made), others))
		}
		l.lists[address(made)] = &listRow{made, items}
	}
}

// alike are the elements at the same place of lists with the same length.
func alike(i, n int, lists []val) []val {
	var out []val
	for _, list := range lists {
		if of, ok := list.v.([]any); ok && len(of) == n {
			out = append(out, val{v: of[i]})
		}
	}
	return out
}

func (l *ledger) adoptEntry(made map[string]any, key string, raw any, others []val) {
	var below []val
	for _, other := range others {
		m, ok := other.v.(map[string]any)
		if !ok || address(m) == address(made) {
			continue
		}
		e, ok := l.get(m, key)
		if !ok {
			continue
		}
		if k := l.key(m, key); k != nil && l.key(made, key) == nil {
			l.noteKey(made, key, k)
		}
		below = append(below, e)
		if same(e.v, raw) {
			if now, _ := l.get(made, key); now.o == nil && now.pieces == nil {
				l.row(made).from[key] = val{v: raw, o: e.o, pieces: e.pieces}
			}
		}
	}
	switch raw.(type) {
	case map[string]any, []any:
		l.adopt(raw, below)
	}
}

// first is the first that was met of values that are the same.
type first struct {
	val
	has bool
}

// scalars are the values in lists and maps, by what tells them apart.
func (l *ledger) scalars(others []val) map[any]first {
	out := map[any]first{}
	note := func(v val) {
		if k, ok := identity(v.v); ok && !out[k].has {
			out[k] = first{v, true}
		}
	}
	for _, other := range others {
		switch of := other.v.(type) {
		case []any:
			for i := range of {
				note(l.at(of, i))
			}
		case map[string]any:
			for _, key := range sorted(of) {
				e, _ := l.get(of, key)
				note(e)
			}
		default:
			note(other)
		}
	}
	return out
}

// identity is equal for values that are the same, of which maps are none here:
// what is known of their entries is found entry by entry.
func identity(v any) (key any, ok bool) {
	switch v := v.(type) {
	case nil, string, bool, float64, int, int64:
		return v, true
	case []any:
		return [2]uintptr{address(v), uintptr(len(v))}, true
	}
	return nil, false
}
