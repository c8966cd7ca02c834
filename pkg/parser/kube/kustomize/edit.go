package kustomize

import (
	"slices"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// scalar returns the text of a string, number or truth, as YAML writes it.
func scalar(v *value.Value) (string, bool) {
	switch v.Kind() {
	case value.String:
		return v.Str()
	case value.Number:
		return v.Num()
	case value.Bool:
		b, _ := v.Truth()
		return strconv.FormatBool(b), true
	default:
		return "", false
	}
}

// text is the text of a scalar, and empty for all else.
func text(v *value.Value) string {
	s, _ := scalar(v)
	return s
}

// with returns an object in which an entry has another value; the entry is added
// when there is none. What is no object becomes one.
func with(v *value.Value, f value.Field) *value.Value {
	fields := v.Fields()
	out := make([]value.Field, 0, len(fields)+1)
	done := false
	for _, have := range fields {
		if have.Name != f.Name {
			out = append(out, have)
			continue
		}
		if !done {
			have.Value = f.Value
			if f.Key.File != nil {
				have.Key = f.Key
			}
			out = append(out, have)
			done = true
		}
	}
	if !done {
		out = append(out, f)
	}
	if v.Kind() != value.Object {
		return value.NewObject(out, f.Value.Locator())
	}
	return v.WithFields(out)
}

// set is [with] for an entry whose key is written nowhere new.
func set(v *value.Value, name string, to *value.Value) *value.Value {
	return with(v, value.Field{Name: name, Value: to})
}

// without returns an object that lacks an entry.
func without(v *value.Value, name string) *value.Value {
	if _, ok := v.Field(name); !ok {
		return v
	}
	var out []value.Field
	for _, f := range v.Fields() {
		if f.Name != name {
			out = append(out, f)
		}
	}
	return v.WithFields(out)
}

// change is what an edit does to a value it has found: it returns the value that
// takes its place, or the same one. It is given nil where nothing is written yet.
type change func(*value.Value) *value.Value

// edit follows a path into a value and changes what is at its end. Lists on the
// way are entered at every element. What is missing is made when create says so;
// a name that ends in [] names a list and is never made.
func edit(v *value.Value, path []string, create bool, f change) *value.Value {
	if len(path) == 0 {
		return f(v)
	}
	switch v.Kind() {
	case value.List:
		return editItems(v, func(item *value.Value) *value.Value { return edit(item, path, create, f) })
	case value.Object:
		return editField(v, path, create, f)
	default:
		return v
	}
}

func editItems(v *value.Value, f change) *value.Value {
	var out []*value.Value
	for i, item := range v.Items() {
		next := f(item)
		if next != item && out == nil {
			out = append(out, v.Items()...)
		}
		if out != nil {
			out[i] = next
		}
	}
	if out == nil {
		return v
	}
	return v.WithItems(out)
}

func editField(v *value.Value, path []string, create bool, f change) *value.Value {
	name, list := strings.CutSuffix(path[0], "[]")
	have, ok := v.Field(name)
	if create = create && !list; !create && !ok {
		return v
	}
	old := have.Value
	if create && old.IsNothing() {
		old = nil
		if len(path) > 1 {
			old = value.NewObject(nil, v.Locator())
		}
	}
	next := edit(old, path[1:], create, f)
	if next == have.Value || next == nil {
		return v
	}
	return with(v, value.Field{Name: name, Key: have.Key, Value: next})
}

// split takes a path apart at a mark, but not where a backslash stands before it.
func split(path string, mark byte) []string {
	var out []string
	part := make([]byte, 0, len(path))
	for i := 0; i < len(path); i++ {
		switch {
		case path[i] == '\\' && i+1 < len(path) && path[i+1] == mark:
			part = append(part, mark)
			i++
		case path[i] == mark:
			out = append(out, string(part))
			part = part[:0]
		default:
			part = append(part, path[i])
		}
	}
	return append(out, string(part))
}

// words turns yes, no, on and off back into texts, as keys too. They are truths to
// the API server, but kustomize writes what it builds in a newer YAML, where they
// are not.
func words(v *value.Value) *value.Value {
	switch v.Kind() {
	case value.List:
		return editItems(v, words)
	case value.Object:
		return wordsIn(v)
	case value.Bool:
		if word, ok := oldTruth(at(v)); ok {
			return value.NewString(word, v.Locator())
		}
	default:
	}
	return v
}

func wordsIn(v *value.Value) *value.Value {
	var out []value.Field
	for i, f := range v.Fields() {
		next := f
		next.Value = words(f.Value)
		if f.Name == "true" || f.Name == "false" {
			if word, ok := oldTruth(f.Key); ok {
				next.Name = word
			}
		}
		if out == nil && (next.Value != f.Value || next.Name != f.Name) {
			out = slices.Clone(v.Fields())
		}
		if out != nil {
			out[i] = next
		}
	}
	if out == nil {
		return v
	}
	return v.WithFields(out)
}

// oldTruth returns the word at a place that is a truth in YAML 1.1 alone.
func oldTruth(r source.Range) (string, bool) {
	word := r.Text()
	switch strings.ToLower(word) {
	case "y", "n", "yes", "no", "on", "off":
		return word, true
	}
	return "", false
}
