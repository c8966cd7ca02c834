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

// each turns every element of a list into an object that holds it under a name.
func (r row) each(name string) row {
	return r.with(func(v *value.Value) *value.Value {
		return elements(v, func(item *value.Value) *value.Value {
			return value.NewObject([]value.Field{{Name: name, Value: item}}, item.Locator())
		})
	})
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
			return nil
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
