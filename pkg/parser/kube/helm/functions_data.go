package helm

import "reflect"

// The functions of sprig that hand on what is inside of maps and lists.

func dataFunctions() map[string]*function {
	first := func(at func(n int) int) *function {
		return native(1, 1, func(f *frame, args []val) val {
			if h, ok := f.unsure(args); ok {
				return h
			}
			items, ok := f.items(args[0])
			if !ok && args[0].v != nil {
				f.fail("a list is wanted, not %s", kindOf(args[0].v))
			}
			if len(items) == 0 {
				return val{}
			}
			return items[at(len(items))]
		})
	}
	head, last := first(func(int) int { return 0 }), first(func(n int) int { return n - 1 })
	list := native(0, -1, func(f *frame, args []val) val {
		f.charge(grown * (len(args) + 1))
		return val{v: f.m.list(args)}
	})
	return map[string]*function{
		"default":  native(1, -1, fallback),
		"coalesce": native(0, -1, coalesced),
		"ternary":  native(3, 3, ternary),
		"get":      native(2, 2, get),
		"set":      native(3, 3, set),
		"dict":     native(0, -1, dict),
		"list":     list, "tuple": list,
		"first": head, "mustFirst": head, "last": last, "mustLast": last,
		"dig":    native(3, -1, dig),
		"keys":   native(0, -1, keys),
		"values": native(1, 1, values),
	}
}

// empty reports whether a value counts as empty. ok is false when nobody knows.
func (f *frame) empty(v val) (empty, ok bool) {
	if h, hole := f.m.holes.whole(v.v); hole {
		return false, h.full
	}
	r := reflect.ValueOf(v.v)
	return !r.IsValid() || !truth(r), true
}

func fallback(f *frame, args []val) val {
	if len(args) == 1 {
		return args[0]
	}
	empty, ok := f.empty(args[1])
	switch {
	case !ok:
		return args[1]
	case empty:
		return args[0]
	}
	return args[1]
}

func coalesced(f *frame, args []val) val {
	for _, arg := range args {
		if empty, ok := f.empty(arg); !ok || !empty {
			return arg
		}
	}
	return val{}
}

func ternary(f *frame, args []val) val {
	if h, ok := f.unsure(args[2:]); ok {
		return h
	}
	switch b := args[2].v.(type) {
	case bool:
		if b {
			return args[0]
		}
		return args[1]
	case nil:
		return f.lack(args[2])
	}
	f.fail("wrong type of value: bool is wanted, not %s", kindOf(args[2].v))
	return val{}
}

// table is an argument that must be a map. ok is false when it is not known.
func (f *frame) table(v val) (m map[string]any, unknown val, ok bool) {
	switch of := v.v.(type) {
	case map[string]any:
		return of, val{}, true
	case nil:
		return nil, f.lack(v), false
	}
	if h, is := f.unsure([]val{v}); is {
		return nil, h, false
	}
	f.fail("wrong type of value: map[string]interface {} is wanted, not %s", kindOf(v.v))
	return nil, val{}, false
}

func get(f *frame, args []val) val {
	m, unknown, ok := f.table(args[0])
	if !ok {
		return unknown
	}
	out, ok := f.m.get(m, f.text(args, 1).s)
	if !ok {
		return val{v: ""}
	}
	return out
}

func set(f *frame, args []val) val {
	m, unknown, ok := f.table(args[0])
	if !ok {
		return unknown
	}
	f.charge(grown)
	f.m.setKey(m, f.text(args, 1), args[2])
	return args[0]
}

func dict(f *frame, args []val) val {
	f.charge(grown * (len(args) + 2))
	m := make(map[string]any, len(args)/2)
	for i := 0; i < len(args); i += 2 {
		key := f.string(args[i])
		if i+1 >= len(args) {
			m[key.s] = ""
			continue
		}
		f.m.setKey(m, key, args[i+1])
	}
	return val{v: m}
}

// dig follows keys into maps; what is missing is the last argument but one.
func dig(f *frame, args []val) val {
	n := len(args)
	v := args[n-1]
	for i, arg := range args[:n-2] {
		key := f.text([]val{arg}, 0).s
		if h, ok := f.unsure([]val{arg}); ok {
			return h
		}
		m, unknown, ok := f.table(v)
		if !ok {
			return unknown
		}
		next, ok := f.m.get(m, key)
		if !ok {
			return args[n-2]
		}
		if i == n-3 {
			return next
		}
		if next.v == nil {
			return f.lack(val{name: key})
		}
		v = next
	}
	return v
}

// keys are the keys of maps, sorted.
func keys(f *frame, args []val) val {
	out := []string{}
	for _, arg := range args {
		m, unknown, ok := f.table(arg)
		if !ok {
			return unknown
		}
		f.step(len(m))
		out = append(out, sorted(m)...)
	}
	return val{v: out}
}

// values are the values of a map, in the order of their keys.
func values(f *frame, args []val) val {
	m, unknown, ok := f.table(args[0])
	if !ok {
		return unknown
	}
	f.step(len(m))
	items := make([]val, 0, len(m))
	for _, key := range sorted(m) {
		e, _ := f.m.get(m, key)
		items = append(items, e)
	}
	return val{v: f.m.list(items)}
}
