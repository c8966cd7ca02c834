package helm

import (
	"bytes"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/parser/kube/manifest"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// What a release of the infrastructure gives a chart comes as a text of YAML, parts
// of which may not be known, or as values. Both know where they are written, and
// which way they came there.

// give puts what a release gives over the values before it.
func (r *renderer) give(values map[string]any, g kube.Given) {
	switch {
	case g.Set != nil:
		r.set(values, g)
	case g.Values != nil:
		r.lay(values, g.Values)
	default:
		r.lay(values, r.decode(g))
	}
}

// lay puts values over those before them. Of values that are not known nobody
// knows which keys they set.
func (r *renderer) lay(values map[string]any, over *value.Value) {
	switch over.Kind() {
	case value.Object:
		r.note(over)
		of, _ := r.m.read(over, "", &r.m.holes).v.(map[string]any)
		r.m.overlay(values, of)
	case value.Absent, value.Null:
	default:
		why := over.Why()
		if !over.IsUnknown() {
			why = "the values that it is given are no map"
			r.problem(source.Problem{
				Severity: source.Error, Range: over.Place().Origin, Secret: over.Secret(),
				Message: "a map is wanted for the values of a release, not a " + over.Kind().String(),
			})
		}
		r.m.unknow(values, val{v: r.m.holes.dig(why, false), o: entryOf(over, "")})
	}
}

// decode reads a text of YAML. What is not known in it is a mark in its place, as in
// what templates print.
func (r *renderer) decode(g kube.Given) *value.Value {
	t := givenText{given: g}
	var b bytes.Buffer
	var unknown *value.Value
	for _, p := range g.Text {
		t.starts = append(t.starts, b.Len())
		text := p.Text
		if p.Value.IsUnknown() {
			unknown = p.Value
			text = r.m.holes.dig(p.Value.Why(), certain(p.Value))
		}
		b.WriteString(text)
	}
	t.starts = append(t.starts, b.Len())
	docs, problems := manifest.Decode(manifest.Text{
		Bytes:  b.Bytes(),
		Locate: func(start, end int) value.Locator { return &givenSpot{&t, start, end} },
		Range:  func(start, end int) source.Range { return (&givenSpot{&t, start, end}).Locate().Origin },
	})
	refused := slices.IndexFunc(problems, func(p source.Problem) bool { return p.Severity != source.Note })
	root := (*value.Value)(nil)
	if len(docs) > 0 {
		root = docs[0].Root
	}
	switch {
	case unknown != nil && (refused >= 0 || root.Kind() != value.Object && !root.IsNothing()):
		return value.NewUnknown(unknown.Why(), unknown.Locator()) // what is not known shapes the text
	case refused >= 0:
		p := problems[refused]
		p.Message, p.Secret = "in the values of the release: "+p.Message, p.Secret || t.secret(0, b.Len())
		r.problem(p)
		return value.NewUnknown("the values that it is given cannot be read", value.At(p.Range))
	case root.Kind() != value.Object && t.secret(0, b.Len()):
		root = root.AsSecret()
	}
	return root
}

// certain reports whether a value is something, whatever it will be: the identifier
// of a resource.
func certain(v *value.Value) bool {
	refs := v.Refs()
	if len(refs) != 1 || v.Chosen() {
		return false
	}
	attribute := refs[0].Attribute
	return attribute == "id" || strings.HasSuffix(attribute, "_id")
}

// givenText is a text in pieces: the piece i stands in it from starts[i] on.
type givenText struct {
	given  kube.Given
	starts []int
}

// pieces are the numbers of the first and the last piece of a part of the text.
func (t *givenText) pieces(start, end int) (first, last int) {
	at := func(offset int) int {
		i, found := slices.BinarySearch(t.starts, offset)
		if !found {
			i--
		}
		for found && i+1 < len(t.starts) && t.starts[i+1] == offset {
			i++ // pieces without any text
		}
		return min(max(i, 0), len(t.given.Text)-1)
	}
	return at(start), at(max(start, end-1))
}

// secret reports whether a part of the text must not be shown.
func (t *givenText) secret(start, end int) bool {
	if t.given.Secret || len(t.given.Text) == 0 {
		return t.given.Secret
	}
	first, last := t.pieces(start, end)
	return slices.ContainsFunc(t.given.Text[first:last+1], func(p kube.Piece) bool { return p.Value.Secret() })
}

// place is where a part of the piece i is written.
func (t *givenText) place(i, start, end int) value.Place {
	p := t.given.Text[i]
	if p.Value != nil {
		out := p.Value.Place()
		out.Trail = slices.Concat(t.given.Trail, out.Trail)
		return out
	}
	at := p.At
	at.Start = min(p.At.Start+max(start-t.starts[i], 0), p.At.End)
	at.End = min(max(p.At.Start+end-t.starts[i], at.Start), p.At.End)
	return value.Place{Origin: at, Trail: t.given.Trail}
}

// givenSpot locates a part of a text in pieces.
type givenSpot struct {
	text       *givenText
	start, end int
}

// Locate finds where it is written. What is put together of several pieces lies
// from the first to the last, and one value in quotes where the value is.
func (s *givenSpot) Locate() value.Place {
	t := s.text
	if len(t.given.Text) == 0 {
		return value.Place{Trail: t.given.Trail}
	}
	first, last := t.pieces(s.start, s.end)
	if last == first+2 && s.end-s.start >= 2 && t.starts[first+1] == s.start+1 && t.starts[last] == s.end-1 {
		first, last = first+1, first+1 // nothing but quotes around it
	}
	out := t.place(first, s.start, s.end)
	if end := t.place(last, s.start, s.end).Origin; last != first && end.File == out.Origin.File {
		out.Origin.End = max(out.Origin.End, end.End)
	}
	return out
}

// entryOf is the origin of a value that is given.
func entryOf(v *value.Value, name string) *origin {
	p := v.Place()
	o := &origin{kind: entry, at: p.Origin, way: p.Trail, name: name, secret: v.Secret()}
	if s, ok := v.Locator().(*givenSpot); ok && s.text.secret(s.start, s.end) {
		o.secret = true
	}
	return o
}
