package model

import (
	"slices"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// Reading turns written values into leaves: unknown stays unknown with its
// place, nothing written becomes the default, placed at what encloses it.

// known is a leaf for something that was read from w; what the provider fills
// in is a default.
func known[T any](v T, w *value.Value) Value[T] {
	if w.Implied() {
		return Defaulted(v, w)
	}
	return Known(v, w)
}

// orDefault places a default at the null that is written, or at what encloses
// the value that is not. An unknown default keeps its own origin first.
func orDefault[T any](def Value[T], written, at *value.Value) Value[T] {
	if written.Locator() != nil {
		at = written
	}
	if at != nil && len(def.from) == 0 {
		def.from = []*value.Value{at}
	}
	return def
}

// written is the first of several spellings that something stands at, be it
// null.
func written(spellings ...*value.Value) *value.Value {
	for _, v := range spellings {
		if v.Locator() != nil {
			return v
		}
	}
	return nil
}

// named reads the name of a resource, for which there is no default: one that is
// not written is not known, and messages say the address.
func named(v, at *value.Value) Value[string] {
	return text(v, at, NotKnown[string]("it is not written"))
}

// text reads a string. words are the spellings of the vocabulary: a string that
// equals one but for letter case becomes it.
func text(v, at *value.Value, def Value[string], words ...string) Value[string] {
	if v.IsUnknown() {
		return NotKnown[string]("", v)
	}
	s, ok := v.Str()
	if !ok {
		s, ok = v.Num()
	}
	switch {
	case v.IsNothing() || ok && s == "":
		return orDefault(def, v, at)
	case !ok:
		return NotKnown[string]("it is not a text", v)
	}
	for _, w := range words {
		if strings.EqualFold(s, w) {
			return known(w, v)
		}
	}
	return known(s, v)
}

// lower is text in lower case.
func lower(v, at *value.Value, def Value[string]) Value[string] {
	leaf := text(v, at, def)
	leaf.v = strings.ToLower(leaf.v)
	return leaf
}

// boolean reads a bool.
func boolean(v, at *value.Value, def Value[bool]) Value[bool] {
	b, ok := v.Truth()
	switch {
	case v.IsUnknown():
		return NotKnown[bool]("", v)
	case v.IsNothing():
		return orDefault(def, v, at)
	case !ok:
		return NotKnown[bool]("it is not true or false", v)
	}
	return known(b, v)
}

// number reads a whole number.
func number(v, at *value.Value, def Value[int]) Value[int] {
	n, ok := v.Int()
	switch {
	case v.IsUnknown():
		return NotKnown[int]("", v)
	case v.IsNothing():
		return orDefault(def, v, at)
	case !ok:
		return NotKnown[int]("it is not a whole number", v)
	}
	return known(n, v)
}

// texts reads a list of strings. It is unknown as soon as one element is, or
// when there may be more.
func texts(v, at *value.Value, def Value[[]string], words ...string) Value[[]string] {
	switch {
	case v.IsUnknown():
		return NotKnown[[]string]("", v)
	case v.IsNothing():
		return orDefault(def, v, at)
	case v.Kind() != value.List:
		return NotKnown[[]string]("it is not a list", v)
	}
	out := make([]string, 0, len(v.Items()))
	for _, item := range v.Items() {
		t := text(item, v, None[string](), words...)
		switch {
		case t.IsUnknown():
			return NotKnown[[]string]("one of its elements is not known: "+t.Why(), item, v)
		case t.IsNull():
			continue
		}
		out = append(out, t.v)
	}
	if v.Open() {
		return NotKnown[[]string]("the list may have more elements", v)
	}
	return known(out, v)
}

// distinct leaves out the elements of a list that repeat an earlier one, for a
// list that Azure takes as a set.
func distinct(v *value.Value) *value.Value {
	if v.Kind() != value.List {
		return v
	}
	seen := map[string]bool{}
	items := make([]*value.Value, 0, len(v.Items()))
	for _, item := range v.Items() {
		if t := text(item, v, None[string]()); t.State() == Set && !t.IsNull() {
			if seen[t.v] {
				continue
			}
			seen[t.v] = true
		}
		items = append(items, item)
	}
	return v.WithItems(items)
}

// textMap reads an object of strings.
func textMap(v, at *value.Value) Value[map[string]string] {
	switch {
	case v.IsUnknown():
		return NotKnown[map[string]string]("", v)
	case v.IsNothing():
		return orDefault(Defaulted(map[string]string{}), v, at)
	case v.Kind() != value.Object:
		return NotKnown[map[string]string]("it is not a map", v)
	case v.Open():
		return NotKnown[map[string]string]("the map may have more keys", v)
	}
	out := make(map[string]string, len(v.Fields()))
	for _, f := range v.Fields() {
		t := text(f.Value, v, None[string]())
		switch {
		case t.IsUnknown() && v.Secret():
			return NotKnown[map[string]string]("one of its values is not known", f.Value, v)
		case t.IsUnknown():
			return NotKnown[map[string]string]("the value of "+f.Name+" is not known: "+t.Why(), f.Value, v)
		}
		out[f.Name] = t.v
	}
	return known(out, v)
}

// need collects the leaves a derived value would have needed and lacks.
type need struct {
	from []*value.Value
	why  []string
	// said holds why once there is much of it. Copies of a need share it: it is
	// this need's own only while both are of one length.
	said map[string]bool
}

// leaf notes a leaf if it is unknown, and reports whether it is known.
func (n *need) leaf(name string, l Leaf) bool {
	if l.State() != Unknown {
		return true
	}
	n.from = append(n.from, l.From()...)
	n.because(name + " is not known" + after(": ", l.Why()))
	return false
}

// value notes that w keeps the derived value from being known.
func (n *need) value(why string, w *value.Value) {
	if w != nil {
		n.from = append(n.from, w)
	}
	n.because(why)
}

func (n *need) because(why string) {
	const much = 16
	if len(n.why) < much {
		if !slices.Contains(n.why, why) {
			n.why = append(n.why, why)
		}
		return
	}
	if len(n.said) != len(n.why) {
		n.said = make(map[string]bool, 2*len(n.why))
		for _, w := range n.why {
			n.said[w] = true
		}
	}
	if !n.said[why] {
		n.said[why] = true
		n.why = append(n.why, why)
	}
}

// merge notes what another lacks.
func (n *need) merge(o need) {
	n.from = append(n.from, o.from...)
	for _, why := range o.why {
		n.because(why)
	}
}

// some reports whether anything is lacking.
func (n *need) some() bool { return len(n.why) > 0 }

// lacking is the unknown leaf that follows from what is lacking.
func lacking[T any](n need) Value[T] { return NotKnown[T](n.reasons(), n.from...) }

// mostReasons is how many reasons are named: a network of hundreds of subnets
// may lack something of each.
const mostReasons = 3

// reasons names the first reasons, and those behind which is an input that
// somebody can give a value to, and says how many others there are.
func (n *need) reasons() string {
	var named []string
	inputs := map[string]bool{}
	for i, why := range n.why {
		input := ""
		if strings.HasSuffix(why, unsetWords) {
			input = why[strings.LastIndex(why, ": ")+1:]
		}
		if i < mostReasons || input != "" && !inputs[input] {
			named = append(named, why)
		}
		inputs[input] = true
	}
	if rest := len(n.why) - len(named); rest > 0 {
		named = append(named, "and "+strconv.Itoa(rest)+" more")
	}
	return strings.Join(named, "; ")
}

// unsetWords is what readers say of an input that nobody gave a value.
const unsetWords = " has no value"

func after(sep, s string) string {
	if s == "" {
		return ""
	}
	return sep + s
}

// derive is a leaf of another type that follows from a known one. Null stays
// null and unknown stays unknown.
func derive[A, B any](a Value[A], f func(A) Value[B]) Value[B] {
	switch {
	case a.IsUnknown():
		return NotKnown[B](a.reason(), a.from...)
	case a.null:
		return None[B](a.from...)
	}
	out := f(a.v)
	if len(out.from) == 0 {
		out.from = a.from
	}
	if a.state == Default && out.state == Set {
		out.state = Default
	}
	return out
}
