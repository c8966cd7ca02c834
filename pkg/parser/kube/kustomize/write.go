package kustomize

import (
	"slices"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// writer writes a value into fields.
type writer struct {
	from, options *value.Value
	create        bool
	count         int
	// inText says that the path led into a text, which may hold anything then.
	inText bool
}

func (w *writer) write(v *value.Value, path []string) *value.Value {
	if len(path) == 0 {
		w.count++
		return w.value(v)
	}
	key, want, element := element(path[0])
	switch {
	case v.Kind() == value.List && element:
		return w.items(v, path[1:], key, want)
	case v.Kind() == value.List && path[0] == "*":
		return editItems(v, func(item *value.Value) *value.Value { return w.write(item, path[1:]) })
	case v.Kind() == value.List:
		if i, err := strconv.Atoi(path[0]); err == nil && i >= 0 && i < len(v.Items()) {
			items := slices.Clone(v.Items())
			items[i] = w.write(items[i], path[1:])
			return v.WithItems(items)
		}
		return v
	case v.Kind() == value.Object:
		return w.field(v, path)
	case v.Kind() == value.String:
		w.inText = true
		w.count++
		return value.NewUnknown("a replacement writes into this text", v.Locator())
	}
	return v
}

func (w *writer) field(v *value.Value, path []string) *value.Value {
	f, ok := v.Field(path[0])
	if !ok {
		if !w.create {
			return v
		}
		f.Value = nil
		if len(path) > 1 {
			f.Value = value.NewObject(nil, w.from.Locator())
			if _, _, element := element(path[1]); element {
				f.Value = value.NewList(nil, w.from.Locator())
			}
		}
	}
	count := w.count
	next := w.write(f.Value, path[1:])
	if w.count == count {
		return v
	}
	return set(v, path[0], next)
}

// items writes into the elements of a list that have a key of some value.
func (w *writer) items(v *value.Value, path []string, key, want string) *value.Value {
	count := w.count
	fits := func(item *value.Value) bool {
		if key == "" {
			return text(item) == want
		}
		return text(item.Get(key)) == want
	}
	next := editItems(v, func(item *value.Value) *value.Value {
		if fits(item) {
			return w.write(item, path)
		}
		return item
	})
	if w.count > count || !w.create || slices.ContainsFunc(v.Items(), fits) {
		return next
	}
	item := value.NewString(want, w.from.Locator())
	if key != "" {
		item = value.NewObject([]value.Field{{Name: key, Value: item}}, w.from.Locator())
	}
	return v.WithItems(append(slices.Clone(v.Items()), w.write(item, path)))
}

// value is what takes the place of a value.
func (w *writer) value(old *value.Value) *value.Value {
	s, ok := scalar(w.from)
	if !ok {
		return w.from
	}
	was, isScalar := scalar(old)
	if delimiter := text(w.options.GetFold("delimiter")); delimiter != "" && isScalar {
		parts := strings.Split(was, delimiter)
		i, _ := w.options.GetFold("index").Int()
		switch {
		case i < 0:
			parts = append([]string{s}, parts...)
		case i >= len(parts):
			parts = append(parts, s)
		default:
			parts[i] = s
		}
		s = strings.Join(parts, delimiter)
	}
	// A scalar keeps its type, and takes over the text alone.
	switch old.Kind() {
	case value.String:
		return value.NewString(s, w.from.Locator())
	case value.Number:
		if n, ok := value.NewString(s, nil).Num(); ok {
			return value.NewNumber(n, w.from.Locator())
		}
	default:
	}
	if s == text(w.from) {
		return w.from
	}
	return value.NewString(s, w.from.Locator())
}
