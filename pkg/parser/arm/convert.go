package arm

import (
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// asText is the text of a value, as functions that put texts together take it.
func asText(v *val) (string, bool) {
	if v == nil {
		return "", false
	}
	switch v.kind {
	case value.String, value.Number:
		return v.text, true
	case value.Bool:
		if v.flag {
			return "True", true
		}
		return "False", true
	default:
		return "", false
	}
}

// str is the content of a string.
func (v *val) str() (string, bool) {
	if v.is(value.String) {
		return v.text, true
	}
	return "", false
}

// asInt is a whole number, also from a string that holds one.
func asInt(v *val) (int64, bool) {
	if !v.is(value.Number) && !v.is(value.String) {
		return 0, false
	}
	if n, err := strconv.ParseInt(strings.TrimSpace(v.text), 10, 64); err == nil {
		return n, true
	}
	f, err := strconv.ParseFloat(v.text, 64)
	if err != nil || f != float64(int64(f)) || f > 1<<53 || f < -1<<53 {
		return 0, false
	}
	return int64(f), true
}

// asBool is true or false, also from the words.
func asBool(v *val) (b, ok bool) {
	switch {
	case v.is(value.Bool):
		return v.flag, true
	case v.is(value.String):
		switch strings.ToLower(v.text) {
		case "true":
			return true, true
		case "false":
			return false, true
		}
	case v.is(value.Number):
		if n, ok := asInt(v); ok {
			return n != 0, true
		}
	}
	return false, false
}

// result turns a value into what leaves the reader.
func (u *unit) result(v *val) *value.Value {
	return u.convert(v, nil)
}

// convert is result for a part of a container; above are the steps that led to
// the container.
func (u *unit) convert(v *val, above *steps) *value.Value {
	if v == nil {
		return nil
	}
	w := v.where
	w.steps = joined(above, w.steps)
	var out *value.Value
	switch v.kind {
	case value.Null, value.Absent:
		out = value.NewNull(w)
	case value.Bool:
		out = value.NewBool(v.flag, w)
	case value.Number:
		out = value.NewNumber(v.text, w)
	case value.String:
		out = value.NewString(v.text, w)
	case value.List:
		items := make([]*value.Value, 0, len(v.items))
		for _, item := range v.items {
			items = append(items, u.convert(item, w.steps))
		}
		out = value.NewList(items, w).WithRefs(u.refsOf(v)...)
	case value.Object:
		fields := make([]value.Field, 0, len(v.fields))
		for _, f := range v.fields {
			fields = append(fields, value.Field{Name: f.name, Key: f.key, Value: u.convert(f.v, w.steps)})
		}
		out = value.NewObject(fields, w)
	case value.Unknown:
		out = u.convertUnknown(v, w)
	}
	if v.open {
		out = out.AsOpen()
	}
	if v.secret {
		out = out.AsSecret()
	}
	return out
}

func (u *unit) convertUnknown(v *val, w where) *value.Value {
	refs, why := u.identity(v)
	if why == "" {
		why = "its value is not known before the deployment"
	}
	out := value.NewUnknown(why, w).WithRefs(refs...)
	if v.chosen {
		out = out.AsChosen()
	}
	return out
}

// refsOf is what a container itself derives from.
func (u *unit) refsOf(v *val) []value.Ref { return v.refs }
