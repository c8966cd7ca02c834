package arm

import (
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// equal compares two values; known is false when it cannot be known.
func equal(a, b *val) (same, known bool) {
	if a.isNull() || b.isNull() {
		if a.isUnknown() || b.isUnknown() {
			u := a
			if b.isUnknown() {
				u = b
			}
			return false, u.certain()
		}
		return a.isNull() && b.isNull(), true
	}
	if a.isUnknown() || b.isUnknown() {
		if a.normal() == b.normal() {
			return true, true
		}
		if (a.certain() || a.is(value.String)) && (b.certain() || b.is(value.String)) {
			return false, compareParts(piecesOf(a), piecesOf(b)) == differ
		}
		return false, false
	}
	if a.kind != b.kind {
		return false, true
	}
	switch a.kind {
	case value.Bool:
		return a.flag == b.flag, true
	case value.Number:
		return sameNumber(a.text, b.text), true
	case value.List:
		return equalLists(a, b)
	case value.Object:
		return equalObjects(a, b)
	default:
		return a.text == b.text, true
	}
}

func equalLists(a, b *val) (same, known bool) {
	if a.open || b.open {
		return false, false
	}
	if len(a.items) != len(b.items) {
		return false, true
	}
	known = true
	for i := range a.items {
		s, k := equal(a.items[i], b.items[i])
		if k && !s {
			return false, true
		}
		known = known && k
	}
	return known, known
}

func equalObjects(a, b *val) (same, known bool) {
	if a.open || b.open {
		return false, false
	}
	if a.normal() == b.normal() {
		return true, true
	}
	known = true
	names, others := namesIn(b), namesIn(a)
	for _, f := range b.fields {
		if _, ok := others[strings.ToLower(f.name)]; ok {
			continue
		}
		if known = false; !f.maybe {
			return false, true
		}
	}
	for _, f := range a.fields {
		at, ok := names[strings.ToLower(f.name)]
		if !ok && !f.maybe {
			return false, true
		}
		if !ok {
			known = false
			continue
		}
		s, k := equal(f.v, b.fields[at].v)
		if k && !s {
			return false, true
		}
		known = known && k && !f.maybe && !b.fields[at].maybe
	}
	return known, known
}
