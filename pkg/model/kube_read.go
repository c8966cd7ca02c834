package model

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// Structs of [Kube] are read by their tags: k8s names the path of a field below
// what the struct stands for, default what Kubernetes takes when nothing is
// written there, and as how the text is understood where its Go type does not
// say so:
//
//	present     whether anything is written
//	text        a number is taken as its text
//	millicores  a quantity of processors, in thousandths of a core
//	bytes       a quantity of memory or storage
//	map         an object of scalars as texts
//	names       a list of objects with a name, as the names

// slot is a field that is read by its tags.
type slot struct {
	index   int
	path    []string
	as      string
	def     string
	hasDef  bool
	nested  []slot // of a struct that stands for an object below
	element bool   // a list of structs with slots of their own
}

// slotCache holds the slots of every struct below [Kube]; it is filled once.
var slotCache = cacheSlots(map[reflect.Type][]slot{}, reflect.TypeFor[Kube]())

// cacheSlots walks the types that hold slots, lists of structs among them.
func cacheSlots(cache map[reflect.Type][]slot, t reflect.Type) map[reflect.Type][]slot {
	switch {
	case t.Kind() == reflect.Pointer, t.Kind() == reflect.Slice:
		return cacheSlots(cache, t.Elem())
	case t.Kind() != reflect.Struct || t.Implements(leafType):
		return cache
	case t.Implements(collectionType):
		f, _ := t.FieldByName("Items")
		return cacheSlots(cache, f.Type)
	}
	if _, ok := cache[t]; ok {
		return cache
	}
	cache[t] = nil // stops recursion
	var slots []slot
	for i := range t.NumField() {
		sf := t.Field(i)
		if sf.PkgPath != "" && !sf.Anonymous {
			continue
		}
		cacheSlots(cache, sf.Type)
		if path, ok := sf.Tag.Lookup("k8s"); ok {
			slots = append(slots, slotOf(sf, i, path, cache))
		}
	}
	cache[t] = slots
	return cache
}

func slotOf(sf reflect.StructField, i int, path string, cache map[reflect.Type][]slot) slot {
	s := slot{index: i, as: sf.Tag.Get("as")}
	if path != "" {
		s.path = strings.Split(path, ".")
	}
	s.def, s.hasDef = sf.Tag.Lookup("default")
	switch {
	case sf.Type.Implements(collectionType):
		s.element = true
	case sf.Type.Kind() == reflect.Struct && !sf.Type.Implements(leafType):
		s.nested = cache[sf.Type]
	}
	return s
}

// fill reads the slots of what ptr points to from the object v. at is what to
// point at for what is left out. Elements of lists are read too; their addresses
// are of plus their name.
func fill(ptr any, v, at *value.Value, of string) {
	rv := reflect.ValueOf(ptr).Elem()
	fillSlots(rv, slotCache[rv.Type()], v, at, of)
}

func fillSlots(rv reflect.Value, slots []slot, v, at *value.Value, of string) {
	if v.Kind() == value.Object {
		at = v
	}
	for i := range slots {
		s := &slots[i]
		w := v.Get(s.path...)
		field := rv.Field(s.index)
		switch {
		case s.element:
			fillList(field, w, of)
		case s.nested != nil:
			fillSlots(field, s.nested, w, enclosingExact(v, at, s.path), of)
		default:
			s.leaf(field.Addr().Interface(), w, enclosingExact(v, at, s.path))
		}
	}
}

// enclosingExact is the innermost object on the way that is written.
func enclosingExact(v, at *value.Value, path []string) *value.Value {
	for _, name := range path {
		if v.Kind() != value.Object {
			return at
		}
		at, v = v, v.Get(name)
	}
	if v.Kind() == value.Object {
		return v
	}
	return at
}

// fillList reads a list of objects.
func fillList(list reflect.Value, w *value.Value, of string) {
	if w.IsUnknown() || w.Open() {
		list.FieldByName("Open").SetBool(true)
		list.FieldByName("Why").Set(reflect.ValueOf(w))
	}
	items := list.FieldByName("Items")
	for _, item := range w.Items() {
		elem := reflect.New(items.Type().Elem().Elem())
		e := elem.Interface().(Placed).Ent()
		e.At, e.Address = item.Locator(), of
		if name, ok := item.Get("name").Str(); ok {
			e.Address = of + " " + name
		}
		fill(elem.Interface(), item, item, e.Address)
		items.Set(reflect.Append(items, elem))
	}
}

// leaf reads one leaf. A slot of a type that is not listed here is a mistake of
// the model, which its tests find.
func (s *slot) leaf(ptr any, w, at *value.Value) {
	switch p := ptr.(type) {
	case *Value[bool]:
		switch s.as {
		case "present":
			*p = isPresent(w, at)
			return
		case "filled":
			*p = isFilled(w, at)
			return
		}
		*p = boolean(exactBool(w), at, defaulted(s, strconv.ParseBool))
	case *Value[int]:
		switch s.as {
		case "millicores", "bytes":
			*p = quantity(w, at, s.as == "millicores")
		default:
			*p = number(w, at, defaulted(s, strconv.Atoi))
		}
	case *Value[string]:
		def := defaulted(s, func(d string) (string, error) { return d, nil })
		if w.Kind() == value.String { // an empty text that is written is no default
			t, _ := w.Str()
			*p = known(t, w)
			return
		}
		*p = text(w, at, def)
	case *Value[[]string]:
		if s.as == "names" {
			w = namesOf(w)
		}
		*p = texts(w, at, defaulted(s, func(string) ([]string, error) { return []string{}, nil }))
	case *Value[map[string]string]:
		*p = scalarMap(w, at, defaulted(s, func(string) (map[string]string, error) { return map[string]string{}, nil }))
	default:
		panic(fmt.Sprintf("the model reads a %T by its tags, which nobody taught it", ptr))
	}
}

// defaulted is the default of a slot.
func defaulted[T any](s *slot, parse func(string) (T, error)) Value[T] {
	if !s.hasDef {
		return None[T]()
	}
	v, err := parse(s.def)
	if err != nil {
		panic(fmt.Sprintf("the default %q of %v: %v", s.def, s.path, err))
	}
	return Defaulted(v)
}

// exactBool keeps a text from being taken for a bool: Kubernetes refuses it.
func exactBool(w *value.Value) *value.Value {
	if w.Kind() == value.String {
		return value.NewUnknown("it is a text where true or false is wanted", w.Locator())
	}
	return w
}

func isPresent(w, at *value.Value) Value[bool] {
	switch {
	case w.IsUnknown():
		return NotKnown[bool]("", w)
	case w.IsNothing():
		return orDefault(Defaulted(false), w, at)
	}
	return known(true, w)
}

// isFilled is isPresent for what means nothing when it is empty: a list without
// elements, an object whose fields are null.
func isFilled(w, at *value.Value) Value[bool] {
	if w.Kind() != value.List && w.Kind() != value.Object {
		return isPresent(w, at)
	}
	parts := append([]*value.Value(nil), w.Items()...)
	for _, f := range w.Fields() {
		parts = append(parts, f.Value)
	}
	var unknown *value.Value
	for _, p := range parts {
		switch {
		case p.IsUnknown():
			unknown = p
		case !p.IsNothing():
			return known(true, w)
		}
	}
	switch {
	case unknown != nil:
		return NotKnown[bool]("", unknown)
	case w.Open():
		return NotKnown[bool]("a part of it is not known", w)
	}
	return known(false, w)
}

// namesOf turns a list of objects with a name into the list of their names.
func namesOf(w *value.Value) *value.Value {
	if w.Kind() != value.List {
		return w
	}
	names := make([]*value.Value, 0, len(w.Items()))
	for _, item := range w.Items() {
		names = append(names, item.Get("name"))
	}
	return w.WithItems(names)
}

// scalarMap reads an object of scalars.
func scalarMap(w, at *value.Value, def Value[map[string]string]) Value[map[string]string] {
	switch {
	case w.IsUnknown():
		return NotKnown[map[string]string]("", w)
	case w.IsNothing():
		return orDefault(def, w, at)
	case w.Kind() != value.Object:
		return NotKnown[map[string]string]("it is not a set of names and values", w)
	}
	out := make(map[string]string, len(w.Fields()))
	for _, f := range w.Fields() {
		t, ok := scalarText(f.Value)
		switch {
		case f.Value.IsUnknown():
			return NotKnown[map[string]string](fmt.Sprintf("the value of %s is not known: %s", f.Name, f.Value.Why()), f.Value)
		case f.Value.IsNothing():
			continue
		case !ok:
			return NotKnown[map[string]string](fmt.Sprintf("the value of %s is no text", f.Name), f.Value)
		}
		out[f.Name] = t
	}
	if w.Open() {
		return NotKnown[map[string]string]("more entries may be set", w)
	}
	return known(out, w)
}

// scalarText is a scalar as a text.
func scalarText(v *value.Value) (string, bool) {
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
