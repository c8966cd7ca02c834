package azure

import (
	"fmt"
	"strings"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// Values of the tests are written in a file of dots, each at an offset of its
// own, so that a test can say which place a value kept.
var testFile = source.NewFile("main.tf", []byte(strings.Repeat(".", 1000)))

func at(offset int) value.Locator {
	return value.At(source.Range{File: testFile, Start: offset, End: offset + 1})
}

func str(s string) *value.Value   { return value.NewString(s, at(1)) }
func num(s string) *value.Value   { return value.NewNumber(s, at(2)) }
func boolean(b bool) *value.Value { return value.NewBool(b, at(3)) }
func null() *value.Value          { return value.NewNull(at(4)) }

// unknown is derived from an attribute of a resource, written address.attribute
// of the last dot.
func unknown(ref string) *value.Value {
	i := strings.LastIndexByte(ref, '.')
	return value.NewUnknown("it is known after the deployment", at(5)).
		WithRefs(value.Ref{Address: ref[:i], Attribute: ref[i+1:]})
}

func list(items ...*value.Value) *value.Value { return value.NewList(items, at(6)) }

// object takes names and values in turn.
func object(pairs ...any) *value.Value {
	var fields []value.Field
	for i := 0; i < len(pairs); i += 2 {
		v, _ := pairs[i+1].(*value.Value)
		fields = append(fields, value.Field{Name: pairs[i].(string), Value: v})
	}
	return value.NewObject(fields, at(7))
}

// nested is one block: a list of one object.
func nested(pairs ...any) *value.Value { return list(object(pairs...)) }

// tf is a block at a header of its own.
func tf(typ string, major int, pairs ...any) Block {
	return Block{
		Unit: "infra", Address: typ + ".x", Type: typ, Major: major, Body: object(pairs...),
		Header: source.Range{File: testFile, Start: 100, End: 110},
	}
}

// show writes a value on one line: ~ implied, ? unknown, ! secret, + open. An
// unknown shows what it refers to.
func show(v *value.Value) string {
	marks := ""
	if v.Implied() {
		marks += "~"
	}
	if v.Secret() {
		marks += "!"
	}
	if v.Open() {
		marks += "+"
	}
	switch v.Kind() {
	case value.Absent:
		return "absent"
	case value.Null:
		return "null" + marks
	case value.Bool:
		b, _ := v.Truth()
		return fmt.Sprint(b) + marks
	case value.Number:
		n, _ := v.Num()
		return n + marks
	case value.String:
		s, _ := v.Str()
		return fmt.Sprintf("%q", s) + marks
	case value.List:
		var parts []string
		for _, item := range v.Items() {
			parts = append(parts, show(item))
		}
		return "[" + strings.Join(parts, " ") + "]" + marks
	case value.Object:
		var parts []string
		for _, f := range v.Fields() {
			parts = append(parts, f.Name+":"+show(f.Value))
		}
		return "{" + strings.Join(parts, " ") + "}" + marks
	default:
		var refs []string
		for _, r := range v.Refs() {
			refs = append(refs, r.Address+"."+r.Attribute)
		}
		return "?" + strings.Join(refs, ",") + marks
	}
}

// first is the resource a block becomes.
func first(b Block) *Resource {
	rs, _, _ := Translate(b)
	if len(rs) == 0 {
		return &Resource{}
	}
	return rs[0]
}
