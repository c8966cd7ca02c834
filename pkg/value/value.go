// Package value is the three-valued tree that every reader ends in.
//
// A node is null, a bool, a number, a string, a list, an object, or unknown.
// Unknown is a value like the others: written, but undecidable without running
// the deployment. A nil *Value means that nothing was written at all; every
// method works on it.
//
// Each node knows where it was written and which way it came ([Value.Place]),
// and which identities it derives from ([Value.Refs]): a subnet's id is unknown
// until it is deployed, but which subnet it is is known.
package value

import (
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/source"
)

// Kind is the kind of a node.
type Kind uint8

// The kinds. Absent is the kind of a nil *Value.
const (
	Absent Kind = iota
	Null
	Bool
	Number
	String
	List
	Object
	Unknown
)

var kindNames = [...]string{"absent", "null", "bool", "number", "string", "list", "object", "unknown"}

// String returns the lower-case name of the kind.
func (k Kind) String() string { return kindNames[k] }

// Ref is an identity a value derives from: the address of a resource, module
// or data source in its own language, and the attribute that was read.
type Ref struct {
	Address   string // azurerm_subnet.nodes["a"], module.net.azurerm_subnet.x
	Attribute string // id, principal_id, properties.outputs.x; empty when the whole
}

// StepKind names the kind of a step in a trail.
type StepKind string

// The steps a value can take on its way to where it is used.
const (
	StepAttribute StepKind = "attribute" // the attribute of the resource that holds it
	StepLocal     StepKind = "local"     // a named local value
	StepVariable  StepKind = "variable"  // a variable's declaration (its default, what it was overridden by, or what a template defines it as)
	StepParameter StepKind = "parameter" // a parameter's declaration in a template
	StepFile      StepKind = "file"      // a tfvars or parameter file entry
	StepFlag      StepKind = "flag"      // a value given on the command line
	StepArgument  StepKind = "argument"  // the argument of a module call
	StepOutput    StepKind = "output"    // an output of a module
	StepInstance  StepKind = "instance"  // an element of count or for_each
	StepBranch    StepKind = "branch"    // the branch a condition took
	StepResource  StepKind = "resource"  // an attribute of another resource
	StepModule    StepKind = "module"    // the module call that brought the resource

	// What templates that nobody compiled call these.
	StepProperty StepKind = "property" // the property of the resource that holds it
	StepHanded   StepKind = "handed"   // what a nested deployment is handed for a parameter
	StepNested   StepKind = "nested"   // the nested deployment that brought the resource

	StepRelease  StepKind = "release"  // the release of a chart that brought the object
	StepChart    StepKind = "chart"    // the dependency of a chart that brought the object
	StepTemplate StepKind = "template" // the action of a template that prints the value; Name is what the value is called
	StepHelper   StepKind = "helper"   // the call of a named template that prints the value
	StepOverlay  StepKind = "overlay"  // the entry of a kustomization that brought the object

	StepAlias StepKind = "alias" // the alias that stands for an anchor of YAML
	// The template that a document was rendered from, as a comment says. Range is the
	// line of the template; it is empty where only the file is known, which has no
	// text when it is not in the tree.
	StepSource StepKind = "source"
)

// Step is one step of a trail. Name is what the step is called in the source
// (a variable's name, an instance key); Range is where it is written.
type Step struct {
	Kind  StepKind
	Name  string
	Range source.Range
}

// Place is where a value was written, and the way it came: Trail starts at the
// resource that uses the value and ends just before Origin.
type Place struct {
	Origin source.Range
	Trail  []Step
	// Source is where the text that Origin was compiled from says the same; zero
	// when it was not compiled, or nobody knows.
	Source source.Range
}

// Locator finds the place of a value. Readers whose positions are costly
// implement it lazily; it is asked only when something is printed.
type Locator interface {
	Locate() Place
}

// Locate makes a Place its own Locator.
func (p Place) Locate() Place { return p }

// At is a Locator for something written at r with no steps before it.
func At(r source.Range) Locator { return Place{Origin: r} }

// Field is one entry of an object. Key is where the key itself is written, and
// may be zero.
type Field struct {
	Name  string
	Key   source.Range
	Value *Value
}

// Value is one node. Build it with the constructors below; it is immutable
// once it has left its reader.
type Value struct {
	kind   Kind
	open   bool
	impl   bool
	secret bool
	chosen bool
	b      bool
	text   string // string content, number in JSON syntax, or the reason of an unknown or an open object
	items  []*Value
	fields []Field
	refs   []Ref
	where  Locator
}

// NewNull returns a null written at w.
func NewNull(w Locator) *Value { return &Value{kind: Null, where: w} }

// NewBool returns a bool.
func NewBool(b bool, w Locator) *Value { return &Value{kind: Bool, b: b, where: w} }

// NewNumber returns a number; text is its JSON spelling.
func NewNumber(text string, w Locator) *Value { return &Value{kind: Number, text: text, where: w} }

// NewInt returns a number from an int.
func NewInt(n int, w Locator) *Value { return NewNumber(strconv.Itoa(n), w) }

// NewString returns a string.
func NewString(s string, w Locator) *Value { return &Value{kind: String, text: s, where: w} }

// NewList returns a list of items.
func NewList(items []*Value, w Locator) *Value { return &Value{kind: List, items: items, where: w} }

// NewObject returns an object. Later fields of the same name win.
func NewObject(fields []Field, w Locator) *Value {
	return &Value{kind: Object, fields: fields, where: w}
}

// NewUnknown returns a value that cannot be known without running the
// deployment; why says so in words that fit after "because": "variable
// \"prefix\" has no value".
func NewUnknown(why string, w Locator) *Value { return &Value{kind: Unknown, text: why, where: w} }

// WithRefs returns a copy that also derives from refs.
func (v *Value) WithRefs(refs ...Ref) *Value {
	if len(refs) == 0 || v == nil {
		return v
	}
	c := *v
	c.refs = append(append([]Ref(nil), v.refs...), refs...)
	return &c
}

// WithFields returns a copy of an object that has other entries.
func (v *Value) WithFields(fields []Field) *Value {
	c := *v
	c.fields = fields
	return &c
}

// WithItems returns a copy of a list that has other elements.
func (v *Value) WithItems(items []*Value) *Value {
	c := *v
	c.items = items
	return &c
}

// AsOpen returns a copy marked open: more keys or elements may exist than are
// shown.
func (v *Value) AsOpen() *Value {
	if v == nil {
		return nil
	}
	c := *v
	c.open = true
	return &c
}

// OpenBecause returns a copy of an object marked open; why says what may set more
// keys.
func (v *Value) OpenBecause(why string) *Value {
	if v.Kind() != Object {
		return v
	}
	c := *v
	c.open, c.text = true, why
	return &c
}

// OpenWhy says what may set more keys of an object; empty when nothing does, or
// nobody said.
func (v *Value) OpenWhy() string {
	if v.Open() && v.kind == Object {
		return v.text
	}
	return ""
}

// AsImplied returns a copy marked as not written: a default that the provider
// or Azure fills in.
func (v *Value) AsImplied() *Value {
	if v == nil {
		return nil
	}
	c := *v
	c.impl = true
	return &c
}

// AsSecret returns a copy whose content must never be printed.
func (v *Value) AsSecret() *Value {
	if v == nil {
		return nil
	}
	c := *v
	c.secret = true
	return &c
}

// AsChosen returns a copy marked as a choice that is not known: it may be
// something else than what its references say, or nothing.
func (v *Value) AsChosen() *Value {
	if v == nil {
		return nil
	}
	c := *v
	c.chosen = true
	return &c
}

// WithPlace returns a copy located at w.
func (v *Value) WithPlace(w Locator) *Value {
	if v == nil {
		return nil
	}
	c := *v
	c.where = w
	return &c
}

// Kind returns the node's kind; Absent for nil.
func (v *Value) Kind() Kind {
	if v == nil {
		return Absent
	}
	return v.kind
}

// IsKnown reports whether the node itself is written and known; a container
// with unknown parts is known.
func (v *Value) IsKnown() bool { return v != nil && v.kind != Unknown }

// IsUnknown reports whether the node is unknown.
func (v *Value) IsUnknown() bool { return v != nil && v.kind == Unknown }

// IsNothing reports whether nothing was written, or null was.
func (v *Value) IsNothing() bool { return v == nil || v.kind == Null }

// Open reports whether more keys or elements may exist than are shown.
func (v *Value) Open() bool { return v != nil && v.open }

// Implied reports whether the value was not written but filled in.
func (v *Value) Implied() bool { return v != nil && v.impl }

// Secret reports whether the content must never be printed.
func (v *Value) Secret() bool { return v != nil && v.secret }

// Chosen reports whether the value is a choice that is not known, so that its
// references say what it may be, not what it is.
func (v *Value) Chosen() bool { return v != nil && v.chosen }

// Why returns the reason of an unknown, else the empty string.
func (v *Value) Why() string {
	if v.IsUnknown() {
		return v.text
	}
	return ""
}

// Refs returns the identities the value derives from.
func (v *Value) Refs() []Ref {
	if v == nil {
		return nil
	}
	return v.refs
}

// Place returns where the value was written and the way it came.
func (v *Value) Place() Place {
	if v == nil || v.where == nil {
		return Place{}
	}
	return v.where.Locate()
}

// Locator returns what locates the value, nil when nothing does.
func (v *Value) Locator() Locator {
	if v == nil {
		return nil
	}
	return v.where
}

// Ended is a [Locator] that knows how an unknown text begins and ends, as one
// that is put together of parts does.
type Ended interface {
	Ends() (head, tail string)
}

// Ends returns what is known of the beginning and the end of an unknown text;
// both are empty where nothing is.
func (v *Value) Ends() (head, tail string) {
	if e, ok := v.Locator().(Ended); ok && v.IsUnknown() && !v.chosen {
		return e.Ends()
	}
	return "", ""
}

// Str returns the content of a string.
func (v *Value) Str() (string, bool) {
	if v.Kind() == String {
		return v.text, true
	}
	return "", false
}

// Num returns the JSON spelling of a number, or of a string that holds one.
func (v *Value) Num() (string, bool) {
	switch v.Kind() {
	case Number:
		return v.text, true
	case String:
		if _, err := strconv.ParseFloat(v.text, 64); err == nil {
			return v.text, true
		}
	default:
	}
	return "", false
}

// Int returns a whole number, also from a string that holds one.
func (v *Value) Int() (int, bool) {
	t, ok := v.Num()
	if !ok {
		return 0, false
	}
	if n, err := strconv.Atoi(t); err == nil {
		return n, true
	}
	f, err := strconv.ParseFloat(t, 64)
	if err != nil || f != float64(int(f)) {
		return 0, false
	}
	return int(f), true
}

// Truth returns a bool, also from the strings "true" and "false" in any case.
func (v *Value) Truth() (b, ok bool) {
	switch v.Kind() {
	case Bool:
		return v.b, true
	case String:
		switch strings.ToLower(v.text) {
		case "true":
			return true, true
		case "false":
			return false, true
		}
	default:
	}
	return false, false
}

// Items returns the elements of a list.
func (v *Value) Items() []*Value {
	if v.Kind() == List {
		return v.items
	}
	return nil
}

// Index returns element i of a list, nil when there is none.
func (v *Value) Index(i int) *Value {
	if v.Kind() == List && i >= 0 && i < len(v.items) {
		return v.items[i]
	}
	return nil
}

// Fields returns the entries of an object in the order they were written.
func (v *Value) Fields() []Field {
	if v.Kind() == Object {
		return v.fields
	}
	return nil
}

// Field returns the entry with exactly this name.
func (v *Value) Field(name string) (Field, bool) {
	if v.Kind() == Object {
		for i := len(v.fields) - 1; i >= 0; i-- {
			if v.fields[i].Name == name {
				return v.fields[i], true
			}
		}
	}
	return Field{}, false
}

// Get follows exact names into objects. Below an unknown everything is unknown
// for the same reason; a missing key of an open object is unknown too; a
// missing key of a closed one is nil.
func (v *Value) Get(path ...string) *Value {
	return v.get(path, func(a, b string) bool { return a == b })
}

// GetFold is Get without regard to case, as ARM takes names.
func (v *Value) GetFold(path ...string) *Value { return v.get(path, strings.EqualFold) }

func (v *Value) get(path []string, same func(a, b string) bool) *Value {
	for _, name := range path {
		switch v.Kind() {
		case Unknown:
			return v
		case Object:
			var hit *Value
			for i := len(v.fields) - 1; i >= 0 && hit == nil; i-- {
				if same(v.fields[i].Name, name) {
					hit = v.fields[i].Value
				}
			}
			if hit == nil && v.open {
				why := v.text
				if why == "" {
					why = "other keys of the object may be set"
				}
				return NewUnknown(why, v.where).WithRefs(v.refs...)
			}
			v = hit
		default:
			return nil
		}
	}
	return v
}
