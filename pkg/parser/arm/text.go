package arm

import (
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// A text whose pieces are not all known is kept as pieces, so that what is known
// of it stays known: '{vnet id}/subnets/nodes' still says which subnet it is
// when the identifier of the network is only known in part.

// piecesOf takes a text apart; anything else that is not known is one hole.
func piecesOf(v *val) []part {
	switch {
	case v == nil || v.kind == value.Null:
		return nil
	case v.kind == value.Unknown && len(v.parts) > 0:
		return v.parts
	case v.kind == value.Unknown:
		return []part{{hole: v}}
	}
	s, _ := asText(v)
	return []part{{lit: s, secret: v.secret}}
}

// textOf puts pieces together: a string when all are known.
func textOf(parts []part) *val {
	var out []part
	known := true
	for _, p := range parts {
		switch {
		case p.hole != nil:
			known = false
			out = append(out, p)
		case p.lit == "":
		case len(out) > 0 && out[len(out)-1].hole == nil:
			last := &out[len(out)-1]
			last.lit, last.secret = last.lit+p.lit, last.secret || p.secret
		default:
			out = append(out, p)
		}
	}
	if known {
		if len(out) == 0 {
			return strVal("")
		}
		v := strVal(out[0].lit)
		v.secret = out[0].secret
		return v
	}
	if len(out) == 1 {
		return out[0].hole
	}
	v := unknown("", symOf(out))
	v.parts = out
	for _, p := range out {
		if p.hole == nil {
			v.secret = v.secret || p.secret
			v.bytes += len(p.lit)
			continue
		}
		v.bytes += p.hole.bytes
		if v.text == "" {
			v.text, v.where = p.hole.text, p.hole.where
		}
		v.secret = v.secret || p.hole.hidden()
		v.chosen = v.chosen || p.hole.chosen
	}
	return v
}

// symOf is the normal form of a text with holes.
func symOf(parts []part) string {
	var b strings.Builder
	b.WriteString("text(")
	for i, p := range parts {
		if i > 0 {
			b.WriteByte(',')
		}
		if p.hole != nil {
			b.WriteString(p.hole.sym)
		} else {
			b.WriteString("'" + p.lit + "'")
		}
	}
	b.WriteByte(')')
	return b.String()
}

// segmentsOf cuts pieces at the slashes in their literal parts, as if no hole
// held any.
func segmentsOf(parts []part) []*val {
	var out []*val
	var current []part
	for _, p := range parts {
		if p.hole != nil {
			current = append(current, p)
			continue
		}
		pieces := strings.Split(p.lit, "/")
		for i, piece := range pieces {
			if i > 0 {
				out = append(out, textOf(current))
				current = nil
			}
			current = append(current, part{lit: piece, secret: p.secret})
		}
	}
	return append(out, textOf(current))
}

// key is a text in lower case with its holes in braces, the way identifiers are
// compared.
func key(parts []part) string {
	var b strings.Builder
	for _, p := range parts {
		if p.hole != nil {
			b.WriteString("{" + strings.ToLower(p.hole.sym) + "}")
		} else {
			b.WriteString(strings.ToLower(p.lit))
		}
	}
	return b.String()
}
