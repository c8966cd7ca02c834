package value

import (
	"testing"

	"github.com/akslint/akslint/pkg/source"
)

// TestNil: a nil value is one where nothing was written, and every method works
// on it.
func TestNil(t *testing.T) {
	var v *Value
	if v.Kind() != Absent || v.IsKnown() || v.IsUnknown() || !v.IsNothing() || v.Get("a", "b") != nil || v.Index(0) != nil ||
		v.AsOpen() != nil || v.AsImplied() != nil || v.AsSecret() != nil || v.WithRefs(Ref{}) != nil || v.WithPlace(nil) != nil ||
		v.Open() || v.Implied() || v.Secret() || v.Why() != "" || v.Refs() != nil || v.Items() != nil || v.Fields() != nil {
		t.Error("a nil value does not behave as nothing")
	}
	if p := v.Place(); !p.Origin.IsZero() {
		t.Errorf("place %v", p)
	}
}

// TestGet: what is missing in a closed object is nothing, in an open one
// unknown, and below an unknown everything is unknown for its reason.
func TestGet(t *testing.T) {
	inner := NewObject([]Field{{Name: "Known", Value: NewInt(1, nil)}, {Name: "why", Value: NewUnknown("no value", nil)}}, nil)
	v := NewObject([]Field{{Name: "closed", Value: inner}, {Name: "open", Value: inner.AsOpen()}}, nil)
	for _, c := range []struct {
		path []string
		want Kind
	}{
		{[]string{"closed", "Known"}, Number},
		{[]string{"closed", "known"}, Absent},
		{[]string{"closed", "missing"}, Absent},
		{[]string{"open", "missing"}, Unknown},
		{[]string{"closed", "why", "deep", "er"}, Unknown},
		{[]string{"closed", "Known", "deep"}, Absent},
		{nil, Object},
	} {
		if got := v.Get(c.path...).Kind(); got != c.want {
			t.Errorf("%v is %s, want %s", c.path, got, c.want)
		}
	}
	if v.GetFold("CLOSED", "known").Kind() != Number {
		t.Error("GetFold regards case")
	}
	if why := v.Get("closed", "why", "x").Why(); why != "no value" {
		t.Errorf("the reason is %q", why)
	}
}

func TestConversions(t *testing.T) {
	if n, ok := NewString("12", nil).Int(); !ok || n != 12 {
		t.Error("a number in a string")
	}
	if n, ok := NewNumber("3.0", nil).Int(); !ok || n != 3 {
		t.Error("a whole number with a point")
	}
	if _, ok := NewNumber("3.5", nil).Int(); ok {
		t.Error("3.5 is not whole")
	}
	if _, ok := NewNumber("1e300", nil).Int(); ok {
		t.Error("1e300 does not fit")
	}
	if b, ok := NewString("True", nil).Truth(); !ok || !b {
		t.Error("a truth in a string")
	}
	if _, ok := NewString("yes", nil).Truth(); ok {
		t.Error("yes is not a truth")
	}
	if _, ok := NewUnknown("", nil).Str(); ok {
		t.Error("an unknown has no text")
	}
}

// TestMarks: marking makes a copy and keeps the rest.
func TestMarks(t *testing.T) {
	at := source.Range{File: source.NewFile("f", []byte("abc")), Start: 1, End: 2}
	v := NewString("x", At(at))
	m := v.AsOpen().AsImplied().AsSecret().WithRefs(Ref{Address: "a.b", Attribute: "id"})
	if v.Open() || v.Implied() || v.Secret() || len(v.Refs()) != 0 {
		t.Error("the original changed")
	}
	if !m.Open() || !m.Implied() || !m.Secret() || len(m.Refs()) != 1 || m.Place().Origin != at {
		t.Error("the copy lost something")
	}
	if again := m.WithRefs(Ref{Address: "c.d"}); len(again.Refs()) != 2 || len(m.Refs()) != 1 {
		t.Error("references are shared between copies")
	}
}

func TestDuplicateFields(t *testing.T) {
	v := NewObject([]Field{{Name: "a", Value: NewInt(1, nil)}, {Name: "a", Value: NewInt(2, nil)}}, nil)
	if n, _ := v.Get("a").Int(); n != 2 {
		t.Errorf("the later field does not win: %d", n)
	}
	if f, ok := v.Field("a"); !ok || f.Value != v.Get("a") {
		t.Error("Field and Get differ")
	}
}
