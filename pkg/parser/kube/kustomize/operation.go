package kustomize

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// perform applies one operation of a JSON patch (RFC 6902) to a value, and returns
// what it becomes. A negative index counts from the end, as it does in kustomize.
func perform(v, op *value.Value) (*value.Value, error) {
	to, err := pointer(op, "path")
	if err != nil {
		return nil, err
	}
	arg := op.GetFold("value")
	switch word := text(op.GetFold("op")); word {
	case "add":
		return place(v, to, orNull(arg, op))
	case "remove":
		return remove(v, to)
	case "replace":
		return swap(v, to, orNull(arg, op))
	case "test":
		have, err := look(v, to)
		if err == nil && !equal(have, arg) {
			err = errors.New("the test does not hold")
		}
		return v, err
	case "copy", "move":
		from, err := pointer(op, "from")
		if err != nil {
			return nil, err
		}
		have, err := look(v, from)
		if err != nil {
			return nil, err
		}
		if word == "move" {
			if v, err = remove(v, from); err != nil {
				return nil, err
			}
		}
		return place(v, to, orNull(have, op))
	default:
		return nil, fmt.Errorf("there is no operation %q", word)
	}
}

func orNull(v, op *value.Value) *value.Value {
	if v == nil {
		return value.NewNull(op.Locator())
	}
	return v
}

// pointer reads a JSON pointer (RFC 6901).
func pointer(op *value.Value, field string) ([]string, error) {
	s, ok := op.GetFold(field).Str()
	if !ok || s != "" && !strings.HasPrefix(s, "/") {
		return nil, errors.New("its " + field + " is no JSON pointer")
	}
	if s == "" {
		return nil, nil
	}
	tokens := strings.Split(s[1:], "/")
	for i, t := range tokens {
		tokens[i] = strings.ReplaceAll(strings.ReplaceAll(t, "~1", "/"), "~0", "~")
	}
	return tokens, nil
}

// within applies f to the container that a pointer leads into, and the last token.
func within(v *value.Value, path []string, f func(v *value.Value, last string) (*value.Value, error)) (*value.Value, error) {
	if len(path) == 1 {
		return f(v, path[0])
	}
	switch v.Kind() {
	case value.Object:
		have, ok := v.Field(path[0])
		if !ok {
			return nil, fmt.Errorf("there is no %s", path[0])
		}
		next, err := within(have.Value, path[1:], f)
		if err != nil {
			return nil, err
		}
		return set(v, path[0], next), nil
	case value.List:
		i, err := index(path[0], len(v.Items())-1)
		if err != nil {
			return nil, err
		}
		next, err := within(v.Items()[i], path[1:], f)
		if err != nil {
			return nil, err
		}
		items := slices.Clone(v.Items())
		items[i] = next
		return v.WithItems(items), nil
	default:
		return nil, fmt.Errorf("there is no %s", path[0])
	}
}

// index reads the index of a list whose last one is given.
func index(token string, last int) (int, error) {
	i, err := strconv.Atoi(token)
	if err != nil {
		return 0, fmt.Errorf("%q is no index", token)
	}
	if i < 0 {
		i += last + 1
	}
	if i < 0 || i > last {
		return 0, fmt.Errorf("there is no element %s", token)
	}
	return i, nil
}

func place(v *value.Value, path []string, arg *value.Value) (*value.Value, error) {
	if len(path) == 0 {
		return arg, nil
	}
	return within(v, path, func(v *value.Value, last string) (*value.Value, error) {
		switch v.Kind() {
		case value.Object:
			return set(v, last, arg), nil
		case value.List:
			i := len(v.Items())
			if last != "-" {
				var err error
				if i, err = index(last, len(v.Items())); err != nil {
					return nil, err
				}
			}
			return v.WithItems(slices.Insert(slices.Clone(v.Items()), i, arg)), nil
		default:
			return nil, fmt.Errorf("%s has nothing to add to", last)
		}
	})
}

func swap(v *value.Value, path []string, arg *value.Value) (*value.Value, error) {
	if len(path) == 0 {
		return arg, nil
	}
	if _, err := look(v, path); err != nil {
		return nil, err
	}
	return within(v, path, func(v *value.Value, last string) (*value.Value, error) {
		if v.Kind() == value.Object {
			return set(v, last, arg), nil
		}
		i, err := index(last, len(v.Items())-1)
		if err != nil {
			return nil, err
		}
		items := slices.Clone(v.Items())
		items[i] = arg
		return v.WithItems(items), nil
	})
}

func remove(v *value.Value, path []string) (*value.Value, error) {
	if len(path) == 0 {
		return nil, errors.New("the whole cannot be removed")
	}
	return within(v, path, func(v *value.Value, last string) (*value.Value, error) {
		if v.Kind() == value.Object {
			if _, ok := v.Field(last); !ok {
				return nil, fmt.Errorf("there is no %s", last)
			}
			return without(v, last), nil
		}
		i, err := index(last, len(v.Items())-1)
		if err != nil {
			return nil, err
		}
		return v.WithItems(slices.Delete(slices.Clone(v.Items()), i, i+1)), nil
	})
}

// look follows a pointer. What the last name of it is missing in has null there, as
// kustomize takes it: so a missing field can be tested for null, or replaced.
func look(v *value.Value, path []string) (*value.Value, error) {
	for i, token := range path {
		switch v.Kind() {
		case value.Object:
			f, ok := v.Field(token)
			if !ok && i < len(path)-1 {
				return nil, fmt.Errorf("there is no %s", token)
			}
			v = f.Value
		case value.List:
			i, err := index(token, len(v.Items())-1)
			if err != nil {
				return nil, err
			}
			v = v.Items()[i]
		default:
			return nil, fmt.Errorf("there is no %s", token)
		}
	}
	return v, nil
}

// equal compares values as JSON does; what is unknown is taken to be equal.
func equal(a, b *value.Value) bool {
	switch {
	case a.IsUnknown() || b.IsUnknown():
		return true
	case a.IsNothing() && b.IsNothing():
		return true
	case a.Kind() != b.Kind():
		return false
	case a.Kind() == value.List:
		return slices.EqualFunc(a.Items(), b.Items(), equal)
	case a.Kind() == value.Object:
		if len(a.Fields()) != len(b.Fields()) {
			return false
		}
		for _, f := range a.Fields() {
			other, ok := b.Field(f.Name)
			if !ok || !equal(f.Value, other.Value) {
				return false
			}
		}
		return true
	default:
		return text(a) == text(b)
	}
}
