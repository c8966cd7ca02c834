package helm

import (
	"cmp"
	"reflect"
	"slices"
)

// The functions that text/template has by itself.

func builtinFunctions() map[string]*function {
	return map[string]*function{
		"not":   native(1, 1, func(f *frame, args []val) val { return f.negate(args[0]) }),
		"eq":    native(2, -1, func(f *frame, args []val) val { return f.compare(args, f.equal) }),
		"ne":    native(2, 2, func(f *frame, args []val) val { return f.compare(args, func(a, b val) bool { return !f.equal(a, b) }) }),
		"lt":    native(2, 2, func(f *frame, args []val) val { return f.ordered(args, -1) }),
		"le":    native(2, 2, func(f *frame, args []val) val { return f.ordered(args, -1, 0) }),
		"gt":    native(2, 2, func(f *frame, args []val) val { return f.ordered(args, 1) }),
		"ge":    native(2, 2, func(f *frame, args []val) val { return f.ordered(args, 0, 1) }),
		"len":   native(1, 1, func(f *frame, args []val) val { return f.length(args[0]) }),
		"index": native(1, -1, index),
		"call":  native(1, -1, func(f *frame, _ []val) val { f.fail("call needs a function, and no value is one"); return val{} }),
	}
}

// unsure returns the first argument that is not known.
func (f *frame) unsure(args []val) (val, bool) {
	for _, arg := range args {
		if s, ok := arg.v.(string); ok && holed(s) {
			h, _ := f.m.holes.of(s)
			return val{v: f.m.holes.dig(h.why, false)}, true
		}
	}
	return val{}, false
}

// from is the origin of what is made of the arguments.
func from(args []val) *origin {
	var c collector
	for _, arg := range args {
		c.add(arg.origin())
	}
	return c.origin()
}

func (f *frame) negate(v val) val {
	if h, ok := f.m.holes.whole(v.v); ok && !h.full {
		return v
	}
	return val{v: !f.truth(v), o: v.origin()}
}

// compare compares the first argument with the others.
func (f *frame) compare(args []val, yes func(a, b val) bool) val {
	if v, ok := f.unsure(args); ok {
		return v
	}
	for _, other := range args[1:] {
		if yes(args[0], other) {
			return val{v: true, o: from(args)}
		}
	}
	return val{v: false, o: from(args)}
}

// class is the kind of a value as far as comparing goes.
func class(r reflect.Value) string {
	switch {
	case !r.IsValid():
		return ""
	case r.Kind() == reflect.Bool:
		return "bool"
	case r.CanInt():
		return "int"
	case r.CanUint():
		return "uint"
	case r.CanFloat():
		return "float"
	case r.Kind() == reflect.String:
		return "string"
	}
	return "other"
}

// equal compares two values of the same kind; others cannot be compared.
func (f *frame) equal(a, b val) bool {
	x, y := reflect.ValueOf(a.v), reflect.ValueOf(b.v)
	kx, ky := class(x), class(y)
	switch {
	case kx == "int" && ky == "uint":
		return x.Int() >= 0 && uint64(x.Int()) == y.Uint()
	case kx == "uint" && ky == "int":
		return y.Int() >= 0 && uint64(y.Int()) == x.Uint()
	case kx != ky && kx != "" && ky != "":
		f.fail("a value of type %s is compared with one of type %s", kindOf(a.v), kindOf(b.v))
	case kx != ky:
		return isNil(x) && isNil(y)
	case kx == "int":
		return x.Int() == y.Int()
	case kx == "uint":
		return x.Uint() == y.Uint()
	case kx == "float":
		return x.Float() == y.Float()
	case kx == "string":
		return x.String() == y.String()
	case kx == "bool":
		return x.Bool() == y.Bool()
	case kx == "":
		return true
	case isNil(x) || isNil(y):
		return isNil(x) == isNil(y)
	case !x.Comparable() || !y.Comparable():
		f.fail("values of type %s cannot be compared", kindOf(a.v))
	}
	return x.Type() == y.Type() && x.Equal(y)
}

func isNil(r reflect.Value) bool {
	switch r.Kind() {
	case reflect.Invalid:
		return true
	case reflect.Map, reflect.Slice, reflect.Pointer, reflect.Func, reflect.Interface, reflect.Chan:
		return r.IsNil()
	default:
		return false
	}
}

// ordered compares two values and says whether the outcome is one of those wanted.
func (f *frame) ordered(args []val, wanted ...int) val {
	if v, ok := f.unsure(args); ok {
		return v
	}
	x, y := reflect.ValueOf(args[0].v), reflect.ValueOf(args[1].v)
	kx, ky := class(x), class(y)
	out := 0
	switch {
	case kx == "int" && ky == "int":
		out = cmp.Compare(x.Int(), y.Int())
	case kx == "uint" && ky == "uint":
		out = cmp.Compare(x.Uint(), y.Uint())
	case kx == "int" && ky == "uint":
		out = -1
		if x.Int() >= 0 {
			out = cmp.Compare(uint64(x.Int()), y.Uint())
		}
	case kx == "uint" && ky == "int":
		out = 1
		if y.Int() >= 0 {
			out = cmp.Compare(x.Uint(), uint64(y.Int()))
		}
	case kx == "float" && ky == "float":
		out = cmp.Compare(x.Float(), y.Float())
	case kx == "string" && ky == "string":
		out = cmp.Compare(x.String(), y.String())
	case kx == "":
		return f.lack(args[0])
	case ky == "":
		return f.lack(args[1])
	default:
		f.fail("a value of type %s cannot be compared with one of type %s", kindOf(args[0].v), kindOf(args[1].v))
	}
	return val{v: slices.Contains(wanted, out), o: from(args)}
}

func (f *frame) length(v val) val {
	if h, ok := f.unsure([]val{v}); ok {
		return h
	}
	r := reflect.ValueOf(v.v)
	switch r.Kind() {
	case reflect.String, reflect.Slice, reflect.Map, reflect.Array:
		return val{v: r.Len(), o: v.origin()}
	case reflect.Invalid:
		return f.lack(v)
	default:
		f.fail("a value of type %s has no length", kindOf(v.v))
		return val{}
	}
}

// index follows keys and indices into a value.
func index(f *frame, args []val) val {
	v := args[0]
	if v.v == nil {
		return f.lack(v)
	}
	for _, key := range args[1:] {
		f.step(1)
		if h, ok := f.unsure([]val{v, key}); ok {
			return h
		}
		switch of := v.v.(type) {
		case nil:
			return f.lack(v)
		case map[string]any:
			name, ok := key.v.(string)
			if !ok {
				f.fail("a map is indexed with a value of type %s", kindOf(key.v))
			}
			v, _ = f.m.get(of, name)
		default:
			v = f.element(v, key)
		}
	}
	return v
}

// element is an element of a list, a text or one of Go's own maps.
func (f *frame) element(v, key val) val {
	r, k := reflect.ValueOf(v.v), reflect.ValueOf(key.v)
	switch r.Kind() {
	case reflect.Slice, reflect.Array, reflect.String:
		n := whole([]val{key}, 0)
		if !k.IsValid() || !k.CanInt() && !k.CanUint() {
			f.fail("a list is indexed with a value of type %s", kindOf(key.v))
		}
		if k.CanUint() {
			n = int(min(k.Uint(), 1<<40))
		}
		if n < 0 || n >= r.Len() {
			f.refuse("there is no element %d in a list of %d", n, r.Len())
		}
		if list, ok := v.v.([]any); ok {
			return f.m.at(list, n)
		}
		return val{v: r.Index(n).Interface(), o: v.origin()}
	case reflect.Map:
		if !k.IsValid() || !k.Type().AssignableTo(r.Type().Key()) {
			f.fail("a map is indexed with a value of type %s", kindOf(key.v))
		}
		if e := r.MapIndex(k); e.IsValid() {
			return val{v: e.Interface(), o: v.origin()}
		}
		return val{v: reflect.Zero(r.Type().Elem()).Interface()}
	default:
		f.fail("a value of type %s cannot be indexed", kindOf(v.v))
		return val{}
	}
}
