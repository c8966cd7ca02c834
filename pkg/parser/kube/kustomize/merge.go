package kustomize

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// merger applies one strategic merge patch.
type merger struct {
	// wrong is where the patch does not fit what it patches, and why.
	wrong source.Range
	why   string
	// passedOver are elements of lists that kustomize does not act on: they are to
	// replace another one, or only one side says all keys.
	passedOver []*value.Value
}

// merge returns what a patch makes of a value; nil when it deletes it. Null
// deletes a field; lists that have keys are merged by them, all others are
// replaced; directives ($patch) say otherwise.
func (m *merger) merge(into, patch *value.Value, as *shape) *value.Value {
	switch {
	case patch.IsNothing():
		return nil
	case into.IsNothing():
		return m.fresh(patch, as)
	case patch.Kind() == value.Unknown || into.Kind() == value.Unknown:
		return patch
	case patch.Kind() == value.Object && into.Kind() == value.Object:
		return m.object(into, patch, as)
	case patch.Kind() == value.List && into.Kind() == value.List && as.merges():
		return m.list(into, patch, as)
	case (patch.Kind() == value.Object || patch.Kind() == value.List || into.Kind() == value.Object || into.Kind() == value.List) && patch.Kind() != into.Kind():
		m.mismatch(patch, "the patch has "+withArticle(patch.Kind())+" where "+withArticle(into.Kind())+" is")
		return into
	}
	return patch
}

func withArticle(k value.Kind) string {
	if k == value.Object {
		return "an object"
	}
	return "a " + k.String()
}

func (m *merger) mismatch(v *value.Value, why string) {
	if m.why == "" {
		m.wrong, m.why = at(v), why
	}
}

// directive takes the $patch out of an object.
func (m *merger) directive(patch *value.Value) (string, *value.Value) {
	f, ok := patch.Field("$patch")
	if !ok {
		return "merge", patch
	}
	word := text(f.Value)
	if word != "merge" && word != "replace" && word != "delete" {
		m.mismatch(f.Value, "$patch is "+word+", not merge, replace or delete")
	}
	return word, without(patch, "$patch")
}

// advice reports whether a field of a patch is for the API server alone: it orders
// lists or empties unions, and kustomize does not act on it.
func advice(name string) bool {
	return strings.HasPrefix(name, "$setElementOrder/") || strings.HasPrefix(name, "$deleteFromPrimitiveList/") || name == "$retainKeys"
}

func (m *merger) object(into, patch *value.Value, as *shape) *value.Value {
	word, patch := m.directive(patch)
	switch word {
	case "delete":
		return nil
	case "replace":
		return m.fresh(patch, as)
	}
	out := append([]value.Field(nil), into.Fields()...)
	index := make(map[string]int, len(out))
	for i, f := range out {
		index[f.Name] = i
	}
	for _, f := range patch.Fields() {
		if advice(f.Name) {
			continue
		}
		i, have := index[f.Name]
		if !have {
			if next := m.fresh(f.Value, as.field(f.Name)); next != nil {
				index[f.Name] = len(out)
				out = append(out, value.Field{Name: f.Name, Key: f.Key, Value: next})
			}
			continue
		}
		old := out[i].Value
		next := m.merge(old, f.Value, as.field(f.Name))
		if next != nil && next.Kind() != value.Object {
			out[i].Key = f.Key
		}
		out[i].Value = next
	}
	kept := out[:0]
	for _, f := range out {
		if f.Value != nil {
			f.Value = m.once(f.Value, as.field(f.Name))
			kept = append(kept, f)
		}
	}
	return into.WithFields(kept)
}

// fresh is what is left of a patch where nothing was yet: without directives, nulls
// and what it deletes.
func (m *merger) fresh(patch *value.Value, as *shape) *value.Value {
	switch {
	case patch.IsNothing():
		return nil
	case patch.Kind() == value.Object:
		word, patch := m.directive(patch)
		if word == "delete" {
			return nil
		}
		var fields []value.Field
		for _, f := range patch.Fields() {
			if next := m.fresh(f.Value, as.field(f.Name)); next != nil && !advice(f.Name) {
				f.Value = next
				fields = append(fields, f)
			}
		}
		return patch.WithFields(fields)
	case patch.Kind() == value.List && as.merges():
		word, items := m.listDirective(patch)
		if word == "delete" {
			return nil
		}
		return patch.WithItems(m.freshItems(items, as))
	}
	return patch
}

func (m *merger) freshItems(items []*value.Value, as *shape) []*value.Value {
	var out []*value.Value
	for _, item := range items {
		if next := m.fresh(item, as.item()); next != nil {
			out = append(out, next)
		}
	}
	return out
}

// listDirective takes an element that is a $patch and nothing else out of a list.
func (m *merger) listDirective(patch *value.Value) (string, []*value.Value) {
	word, items := "merge", []*value.Value(nil)
	for _, item := range patch.Items() {
		if _, ok := item.Field("$patch"); ok && len(item.Fields()) == 1 {
			word, _ = m.directive(item)
			continue
		}
		items = append(items, item)
	}
	return word, items
}

// list merges lists: first the elements of the patch, in its order, then those
// that it does not name. In lists of several keys those that both have stay where
// they are.
func (m *merger) list(into, patch *value.Value, as *shape) *value.Value {
	word, items := m.listDirective(patch)
	switch word {
	case "delete":
		return nil
	case "replace":
		return into.WithItems(m.freshItems(items, as)).WithPlace(patch.Locator())
	}
	stay := as.severalKeys(into.Items()) || as.severalKeys(items)
	var out []*value.Value
	old := slices.Clone(into.Items())
	taken := make([]bool, len(old))
	for _, item := range items {
		i, exact := as.find(old, taken, item)
		var next *value.Value
		switch {
		case i < 0:
			next = m.fresh(item, as.item())
		case exact && text(item.Get("$patch")) != "replace":
			next = m.merge(old[i], item, as.item())
		default:
			m.passedOver = append(m.passedOver, item)
			next = old[i]
		}
		if i >= 0 {
			taken[i] = true
		}
		switch {
		case i >= 0 && stay:
			old[i] = next
		case next != nil:
			out = append(out, next)
		}
	}
	for i, have := range old {
		if have != nil && (stay || !taken[i]) {
			out = append(out, have)
		}
	}
	return into.WithItems(out)
}

// once merges elements of a list that have the same keys: the last one takes the
// place of the first. kustomize does so in all that it patches.
func (m *merger) once(v *value.Value, as *shape) *value.Value {
	if as == nil {
		return v
	}
	switch v.Kind() {
	case value.Object:
		for name, of := range as.fields {
			if f, ok := v.Field(name); ok {
				if next := m.once(f.Value, of); next != f.Value {
					v = set(v, name, next)
				}
			}
		}
	case value.List:
		if as.merges() {
			v = as.unique(v)
		}
		if as.of != nil {
			return editItems(v, func(item *value.Value) *value.Value { return m.once(item, as.of) })
		}
	default:
	}
	return v
}
