package azure

import (
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// like gives a converted value the marks and references of the one it comes
// from.
func like(from, v *value.Value) *value.Value {
	v = v.WithRefs(from.Refs()...)
	if from.Implied() {
		v = v.AsImplied()
	}
	if from.Secret() {
		v = v.AsSecret()
	}
	if from.Chosen() {
		v = v.AsChosen()
	}
	if from.Open() && (v.Kind() == value.List || v.Kind() == value.Object) {
		v = v.AsOpen()
	}
	return v
}

// elements converts each element of a list; a value that is not a list is
// taken for its only element, an unknown stays as it is.
func elements(v *value.Value, f func(*value.Value) *value.Value) *value.Value {
	if v.IsNothing() || v.IsUnknown() {
		return v
	}
	items := v.Items()
	if v.Kind() != value.List {
		items = []*value.Value{v}
	}
	out := make([]*value.Value, 0, len(items))
	for _, item := range items {
		if !item.IsNothing() {
			out = append(out, f(item))
		}
	}
	return like(v, value.NewList(out, v.Locator()))
}

// inverted turns true into false.
func (r row) inverted() row {
	return r.with(func(v *value.Value) *value.Value {
		if b, ok := v.Truth(); ok {
			return like(v, value.NewBool(!b, v.Locator()))
		}
		return v
	})
}

// enum takes a string for the constant it equals without regard to case.
func (r row) enum(constants ...string) row {
	return r.with(func(v *value.Value) *value.Value {
		s, ok := v.Str()
		if !ok {
			return v
		}
		for _, c := range constants {
			if s != c && strings.EqualFold(s, c) {
				return like(v, value.NewString(c, v.Locator()))
			}
		}
		return v
	})
}

// renamed takes one constant for another, for words of azurerm's own.
func (r row) renamed(from, to string) row {
	return r.with(func(v *value.Value) *value.Value {
		if s, ok := v.Str(); ok && strings.EqualFold(s, from) {
			return like(v, value.NewString(to, v.Locator()))
		}
		return v
	})
}

// text turns numbers and bools into strings, also inside a list: azurerm takes
// zones = [1, 2] and kubernetes_version = 1.33.
func (r row) text() row {
	return r.with(func(v *value.Value) *value.Value {
		if v.Kind() == value.List {
			return elements(v, textOf)
		}
		return textOf(v)
	})
}

func textOf(v *value.Value) *value.Value {
	switch v.Kind() {
	case value.Number:
		n, _ := v.Num()
		return like(v, value.NewString(n, v.Locator()))
	case value.Bool:
		if b, _ := v.Truth(); b {
			return like(v, value.NewString("true", v.Locator()))
		}
		return like(v, value.NewString("false", v.Locator()))
	default:
		return v
	}
}

// list turns a single value into a list of one.
func (r row) list() row {
	return r.with(func(v *value.Value) *value.Value {
		return elements(v, func(v *value.Value) *value.Value { return v })
	})
}

// each turns every element of a list into an object that holds it at a dotted
// path.
func (r row) each(at string) row {
	return r.with(func(v *value.Value) *value.Value {
		return elements(v, func(item *value.Value) *value.Value { return holding(at, item) })
	})
}

// element turns a single value, known or not, into a list with one object that
// holds it at a dotted path.
func (r row) element(at string) row {
	return r.with(func(v *value.Value) *value.Value {
		if v.IsNothing() {
			return v
		}
		return value.NewList([]*value.Value{holding(at, v)}, v.Locator())
	})
}

// holding is an object that holds a value at a dotted path.
func holding(at string, v *value.Value) *value.Value {
	names := path(at)
	for i := len(names) - 1; i >= 0; i-- {
		v = value.NewObject([]value.Field{{Name: names[i], Value: v}}, v.Locator())
	}
	return v
}

// part turns the name of a part of the same resource into what ARM identifies
// it by, relative to the resource: httpListeners/web.
func (r row) part(collection string) row {
	return r.with(func(v *value.Value) *value.Value {
		s, ok := v.Str()
		if !ok {
			return v
		}
		return like(v, value.NewString(collection+"/"+s, v.Locator()))
	})
}

// joined adds a list to another; what is not known on either side leaves the
// result open.
func joined(a, b *value.Value) *value.Value {
	switch {
	case a.IsNothing():
		return b
	case b.IsNothing():
		return a
	case a.Kind() == value.List && b.Kind() == value.List:
		items := append(append([]*value.Value(nil), a.Items()...), b.Items()...)
		out := value.NewList(items, a.Locator()).WithRefs(a.Refs()...).WithRefs(b.Refs()...)
		if a.Open() || b.Open() {
			out = out.AsOpen()
		}
		return out
	case a.Kind() == value.List:
		return a.WithRefs(b.Refs()...).AsOpen()
	case b.Kind() == value.List:
		return b.WithRefs(a.Refs()...).AsOpen()
	default:
		return a
	}
}

// choice turns a bool into one of two words.
func (r row) choice(yes, no string) row {
	return r.with(func(v *value.Value) *value.Value {
		b, ok := v.Truth()
		if !ok {
			return v
		}
		if b {
			return like(v, value.NewString(yes, v.Locator()))
		}
		return like(v, value.NewString(no, v.Locator()))
	})
}

// positive takes zero for not written, as azurerm does with counts that cannot
// be zero.
func (r row) positive() row {
	return r.with(func(v *value.Value) *value.Value {
		if n, ok := v.Int(); ok && n == 0 {
			return value.NewNull(v.Locator())
		}
		return v
	})
}

// json reads a string as JSON.
func (r row) json() row { return r.with(parsed) }

// keyed turns a list of identifiers into ARM's object with the identifiers as
// keys. An identifier that is not known makes the object open; which resources
// it names stays in the object's references.
func keyed(v *value.Value) *value.Value {
	if v.IsNothing() || v.IsUnknown() {
		return v
	}
	open := v.Open()
	var fields []value.Field
	var refs []value.Ref
	for _, item := range elements(v, func(v *value.Value) *value.Value { return v }).Items() {
		refs = append(refs, item.Refs()...)
		if s, ok := item.Str(); ok {
			fields = append(fields, value.Field{Name: s, Value: value.NewObject(nil, item.Locator())})
		} else {
			open = true
		}
	}
	o := value.NewObject(fields, v.Locator()).WithRefs(v.Refs()...).WithRefs(refs...)
	if open {
		o = o.AsOpen()
	}
	return o
}

// shortLocation is the form of a region's name that ARM compares: westeurope
// for "West Europe".
func shortLocation(v *value.Value) *value.Value {
	s, ok := v.Str()
	if !ok {
		return v
	}
	short := strings.ToLower(strings.ReplaceAll(s, " ", ""))
	if short == s {
		return v
	}
	return like(v, value.NewString(short, v.Locator()))
}

// parsed reads a string as JSON. A value that is not a string is what the
// reader saw inside jsonencode and stays as it is; a string that is not JSON
// becomes unknown.
func parsed(v *value.Value) *value.Value {
	s, ok := v.Str()
	if !ok {
		return v
	}
	return parseJSON(s, v)
}

// rebuilt copies a value with every node changed by f, children first.
func rebuilt(v *value.Value, f func(*value.Value) *value.Value) *value.Value {
	switch v.Kind() {
	case value.Object:
		fields := make([]value.Field, 0, len(v.Fields()))
		for _, field := range v.Fields() {
			field.Value = rebuilt(field.Value, f)
			fields = append(fields, field)
		}
		v = like(v, value.NewObject(fields, v.Locator()))
	case value.List:
		items := make([]*value.Value, 0, len(v.Items()))
		for _, item := range v.Items() {
			items = append(items, rebuilt(item, f))
		}
		v = like(v, value.NewList(items, v.Locator()))
	default:
	}
	return f(v)
}

// secret marks a value and everything in it as never to be printed.
func secret(v *value.Value) *value.Value { return rebuilt(v, (*value.Value).AsSecret) }

// enabledBy says that a policy is enabled because a number is written for it.
func enabledBy(v *value.Value) *value.Value {
	if v.IsNothing() || v.IsUnknown() {
		return v
	}
	return like(v, value.NewString("enabled", v.Locator()))
}
