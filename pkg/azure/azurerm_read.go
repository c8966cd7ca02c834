package azure

import (
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// written is what a body says of a nested block.
type written struct {
	items []*value.Value // those known to be written, each an object or unknown
	list  *value.Value
	doubt *value.Value // unknown, standing for blocks that may be written too; else nil
}

func (f written) may() bool { return len(f.items) > 0 || f.doubt != nil }

// blocksOf reads a nested block under the first of its spellings in use. A
// single object is taken for a list of one, as the JSON syntax writes it.
func blocksOf(in *value.Value, spellings []string) written {
	v := field(in, spellings).Value
	switch v.Kind() {
	case value.Absent, value.Null:
		return written{}
	case value.Unknown:
		return written{list: v, doubt: v}
	case value.Object:
		return written{list: value.NewList([]*value.Value{v}, v.Locator()), items: []*value.Value{v}}
	case value.List:
		f := written{list: v}
		for _, item := range v.Items() {
			switch item.Kind() {
			case value.Object, value.Unknown:
				f.items = append(f.items, item)
			default:
			}
		}
		if v.Open() {
			f.doubt = like(v, value.NewUnknown("it is not known whether "+spellings[0]+" is written", v.Locator()))
		}
		return f
	default:
		u := like(v, value.NewUnknown(spellings[0]+" is not a block here", v.Locator()))
		return written{list: u, doubt: u}
	}
}

// attribute returns what is written under the first spelling in use; spellings
// is written as in [attr], and empty for none.
func attribute(in *value.Value, spellings string) *value.Value {
	if spellings == "" {
		return nil
	}
	if !strings.Contains(spellings, "|") {
		return field(in, []string{spellings}).Value
	}
	return field(in, split(spellings)).Value
}

// notWritten reports whether the provider takes a value for not written: it
// does not tell an empty string from none.
func notWritten(v *value.Value) bool {
	s, ok := v.Str()
	return v.IsNothing() || ok && s == ""
}

// field returns what is written under the first spelling in use, else one that
// is written and says nothing.
func field(in *value.Value, spellings []string) value.Field {
	for _, name := range spellings {
		if f, ok := in.Field(name); ok && !notWritten(f.Value) {
			return f
		}
	}
	for _, name := range spellings {
		if f, ok := in.Field(name); ok && !in.Open() {
			return f
		}
	}
	return value.Field{Name: spellings[0], Value: in.Get(spellings[0])}
}

func where(v *value.Value, fallback value.Locator) value.Locator {
	if w := v.Locator(); w != nil {
		return w
	}
	return fallback
}

// constant makes a value of a constant of the table, nil for nil.
func constant(c any, w value.Locator) *value.Value {
	switch c := c.(type) {
	case bool:
		return value.NewBool(c, w)
	case int:
		return value.NewNumber(strconv.Itoa(c), w)
	case string:
		return value.NewString(c, w)
	}
	return nil
}
