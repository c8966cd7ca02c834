package model

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// Path leads to a node of the model: field names (string) and indexes (int).
type Path []any

// String writes a path as rules and people do: pools[0].zones.
func (p Path) String() string {
	var b strings.Builder
	for _, s := range p {
		switch s := s.(type) {
		case int:
			b.WriteString("[" + strconv.Itoa(s) + "]")
		case string:
			if b.Len() > 0 {
				b.WriteByte('.')
			}
			b.WriteString(s)
		}
	}
	return b.String()
}

// ParsePath reads what String writes.
func ParsePath(s string) (Path, error) {
	var p Path
	for s != "" {
		switch {
		case s[0] == '[':
			end := strings.IndexByte(s, ']')
			if end < 0 {
				return nil, fmt.Errorf("path: %q lacks a closing bracket", s)
			}
			n, err := strconv.Atoi(s[1:end])
			if err != nil || n < 0 {
				return nil, fmt.Errorf("path: %q is not an index", s[1:end])
			}
			p, s = append(p, n), s[end+1:]
		default:
			s = strings.TrimPrefix(s, ".")
			end := strings.IndexAny(s, ".[")
			if end < 0 {
				end = len(s)
			}
			if end == 0 {
				return nil, fmt.Errorf("path: empty name before %q", s)
			}
			p, s = append(p, s[:end]), s[end:]
		}
	}
	return p, nil
}

// Folder builds something from a model bottom-up. The path and the keys passed in
// are reused between calls: copy them to keep them.
type Folder[T any] interface {
	// Leaf turns a leaf into a T; false leaves its key out.
	Leaf(path Path, leaf Leaf) (T, bool)
	// Plain turns a plain string, bool, int, []string or []any into a T.
	Plain(path Path, v any) T
	// List turns elements into a T. list is nil for a plain slice.
	List(path Path, list Collection, items []T) T
	// Object turns named values into a T. entity is nil for a part of another
	// thing.
	Object(path Path, entity *Entity, keys []string, items []T) T
}

// Fold folds the whole cluster, fields in the order of the struct.
func Fold[T any](c *Cluster, f Folder[T]) T {
	out, _ := fold(reflect.ValueOf(c), make(Path, 0, 8), &walker[T]{Folder: f})
	return out
}

// walker is a folder with the keys of the objects under way.
type walker[T any] struct {
	Folder[T]
	keys []string
}

func fold[T any](v reflect.Value, path Path, w *walker[T]) (T, bool) {
	if v.Kind() == reflect.Pointer {
		return foldStruct(v.Elem(), v.Interface(), path, w), true
	}
	if leaf, ok := inPlace(v).(Leaf); ok {
		return w.Leaf(path, leaf)
	}
	if list, ok := inPlace(v).(Collection); ok {
		return w.List(path, list, foldItems(v.FieldByName("Items"), path, w)), true
	}
	switch {
	case v.Kind() == reflect.Struct:
		return foldStruct(v, v.Addr().Interface(), path, w), true
	case v.Kind() == reflect.Slice && (v.Type().Elem().Kind() == reflect.Pointer || v.Type().Elem().Kind() == reflect.Struct):
		return w.List(path, nil, foldItems(v, path, w)), true
	}
	return w.Plain(path, v.Interface()), true
}

// inPlace returns what v holds, by its address where it has one: a copy of a
// whole part of the model would cost more than the walk.
func inPlace(v reflect.Value) any {
	if v.CanAddr() {
		return v.Addr().Interface()
	}
	return v.Interface()
}

func foldItems[T any](items reflect.Value, path Path, w *walker[T]) []T {
	out := make([]T, 0, items.Len())
	for i := range items.Len() {
		t, _ := fold(items.Index(i), append(path, i), w)
		out = append(out, t)
	}
	return out
}

func foldStruct[T any](v reflect.Value, ptr any, path Path, w *walker[T]) T {
	var entity *Entity
	if p, ok := ptr.(Placed); ok {
		entity = p.Ent()
	}
	fields := fieldsOf(v.Type())
	items, first := make([]T, 0, len(fields)), len(w.keys)
	for _, fd := range fields {
		fv := v.FieldByIndex(fd.index)
		if fd.omitEmpty && fv.IsZero() {
			continue
		}
		if t, ok := fold(fv, append(path, fd.step), w); ok {
			w.keys, items = append(w.keys, fd.name), append(items, t)
		}
	}
	keys := w.keys[first:]
	w.keys = w.keys[:first]
	return w.Object(path, entity, keys, items)
}

type field struct {
	name      string
	step      any // name, as it stands in a path
	index     []int
	omitEmpty bool
	derived   bool
	kube      bool   // read from a Kubernetes object
	path      string // where in the object
}

// fieldCache holds the fields of every struct of the model. It is filled once
// and read-only afterwards.
var fieldCache = cacheFields(map[reflect.Type][]field{}, reflect.TypeFor[Cluster]())

func cacheFields(cache map[reflect.Type][]field, t reflect.Type) map[reflect.Type][]field {
	switch {
	case t.Kind() == reflect.Pointer, t.Kind() == reflect.Slice:
		return cacheFields(cache, t.Elem())
	case t.Kind() != reflect.Struct || t.Implements(reflect.TypeFor[Leaf]()):
		return cache
	case t.Implements(reflect.TypeFor[Collection]()):
		f, _ := t.FieldByName("Items")
		return cacheFields(cache, f.Type)
	}
	if _, ok := cache[t]; ok {
		return cache
	}
	fields := structFields(t, nil)
	cache[t] = fields
	for _, f := range fields {
		cacheFields(cache, t.FieldByIndex(f.index).Type)
	}
	return cache
}

func fieldsOf(t reflect.Type) []field { return fieldCache[t] }

func structFields(t reflect.Type, prefix []int) []field {
	var out []field
	for i := range t.NumField() {
		sf := t.Field(i)
		index := append(append([]int(nil), prefix...), i)
		if sf.Anonymous {
			out = append(out, structFields(sf.Type, index)...)
			continue
		}
		name, opts, _ := strings.Cut(sf.Tag.Get("json"), ",")
		if name == "" || name == "-" {
			continue
		}
		f := field{name: name, step: name, index: index, omitEmpty: opts == "omitempty"}
		f.derived = strings.HasPrefix(sf.Tag.Get("doc"), "Derived")
		f.path, f.kube = sf.Tag.Lookup("k8s")
		out = append(out, f)
	}
	return out
}

// Found is what a path leads to.
type Found struct {
	// Leaf is the leaf the path ends at or passes through; nil when it ends at an
	// object or a collection.
	Leaf Leaf
	// Written is the written value the path leads to, below the leaf too
	// (zones[1]); nil when there is none.
	Written *value.Value
	// Derived says that the leaf is a fact that nobody writes: it follows from
	// others.
	Derived bool
	// Entities are the declared things the path passes through, outermost first,
	// the cluster itself included.
	Entities []*Entity
	// Field is the last field on the path with what it is a field of, as
	// Pool.zones.
	Field string
	// Kube says that the field is read from a Kubernetes object, Path where in it,
	// below what the field is a field of: empty for that as a whole.
	Kube bool
	Path string
}

// Place returns where to point: the written value, else the innermost declared
// thing that has a place. A list of one is pointed at where its element was
// written, which may be further away than the brackets.
func (f Found) Place() value.Place {
	if f.Written != nil {
		if only := f.Written.Index(0); only != nil && len(f.Written.Items()) == 1 {
			if p := only.Place(); !p.Origin.IsZero() {
				return p
			}
		}
		if p := f.Written.Place(); !p.Origin.IsZero() {
			return p
		}
	}
	for i := len(f.Entities) - 1; i >= 0; i-- {
		if at := f.Entities[i].At; at != nil {
			return at.Locate()
		}
	}
	return value.Place{}
}

// Secret reports whether what stands at Place must not be shown.
func (f Found) Secret() bool {
	return f.Written.Secret() || len(f.Written.Items()) == 1 && f.Written.Index(0).Secret()
}

// Address returns the address of the innermost declared thing that has one.
func (f Found) Address() string {
	for i := len(f.Entities) - 1; i >= 0; i-- {
		if a := f.Entities[i].Address; a != "" {
			return a
		}
	}
	return ""
}

// Object names the Kubernetes object that something belongs to, with what tells it
// from others of its address, and where it is declared; empty where it belongs to
// none.
func (f Found) Object() (name string, at source.Range) {
	for i := len(f.Entities) - 1; i >= 0; i-- {
		if e := f.Entities[i]; e.Scope != "" {
			if e.At != nil {
				at = e.At.Locate().Origin
			}
			return e.Address + e.Scope, at
		}
	}
	return "", at
}

// Maybe returns the outermost declared thing on the path that may not exist,
// nil when all do.
func (f Found) Maybe() *Entity {
	for _, e := range f.Entities {
		if e.Maybe {
			return e
		}
	}
	return nil
}

// Locate follows a path. It reports an error that names the step which leads
// nowhere.
func Locate(c *Cluster, path Path) (Found, error) {
	found := Found{Entities: []*Entity{c.Ent()}}
	v := reflect.ValueOf(c).Elem()
	for i := 0; i <= len(path); i++ {
		if v.Kind() == reflect.Pointer {
			v = v.Elem()
		}
		if i > 0 && v.CanAddr() {
			if p, ok := v.Addr().Interface().(Placed); ok {
				found.Entities = append(found.Entities, p.Ent())
			}
		}
		if leaf, ok := inPlace(v).(Leaf); ok {
			found.Leaf = leaf
			found.Written = below(leaf, path[i:])
			return found, nil
		}
		if i == len(path) {
			return found, nil
		}
		next, f, ok := step(v, path[i])
		if !ok {
			return found, fmt.Errorf("the model has no %s (at %q)", path, Path{path[i]}.String())
		}
		if name, ok := path[i].(string); ok {
			found.Field, found.Kube, found.Path = v.Type().Name()+"."+name, f.kube, f.path
		}
		v, found.Derived = next, f.derived
	}
	return found, nil
}

func step(v reflect.Value, s any) (to reflect.Value, f field, ok bool) {
	switch s := s.(type) {
	case int:
		if _, ok := inPlace(v).(Collection); ok {
			v = v.FieldByName("Items")
		}
		if v.Kind() != reflect.Slice || s < 0 || s >= v.Len() {
			return reflect.Value{}, field{}, false
		}
		return v.Index(s), field{}, true
	case string:
		for _, f := range fieldsOf(v.Type()) {
			if f.name == s {
				return v.FieldByIndex(f.index), f, true
			}
		}
	}
	return reflect.Value{}, field{}, false
}

// below finds the written value for the rest of a path inside a leaf.
func below(leaf Leaf, rest Path) *value.Value {
	from := leaf.From()
	if len(from) == 0 {
		return nil
	}
	w := from[0]
	for _, s := range rest {
		var next *value.Value
		switch s := s.(type) {
		case int:
			next = w.Index(s)
		case string:
			next = w.GetFold(s)
		}
		if next == nil {
			return w
		}
		w = next
	}
	return w
}
