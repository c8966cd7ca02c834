package helm

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// page is what one template printed.
type page struct {
	text  text
	holes *holes
	// trail leads to the chart.
	trail []value.Step
	// guessed says why parts of it are guesses, empty when none is.
	guessed string
	// hushed says that parts of it must not be shown.
	hushed bool
	// secrets are texts that must not be shown, wherever they come from.
	secrets []string
}

// spot locates a part of a page. Where it is written is found when somebody asks.
type spot struct {
	page       *page
	start, end int32
}

// Locate finds where a part is written. A text of the template is written there.
// What an action printed of one value is written in the values file, and the way
// there leads through the action. What is put together of several stands in the
// template, and the values it is made of are on the way there.
func (s *spot) Locate() value.Place {
	t := s.page.content(int(s.start), int(s.end))
	if len(t.pieces) == 0 {
		return value.Place{}
	}
	first := t.pieces[0]
	if one := t.single(); one != nil && !one.of[0].at.IsZero() {
		e := one.of[0]
		trail := append(s.page.steps(one.within), value.Step{Kind: value.StepTemplate, Name: e.name, Range: one.at})
		return value.Place{Origin: e.at, Trail: further(trail, e.way)}
	}
	frame := first.from.within
	for _, p := range t.pieces[1:] {
		frame = common(frame, p.from.within)
	}
	at := lift(first, frame)
	if first.from.within == frame && first.from.kind == written {
		at.End = min(at.Start+first.length(t), at.End)
	}
	last := t.pieces[len(t.pieces)-1]
	if end := lift(last, frame); end.File == at.File {
		if last.from.within == frame && last.from.kind == written {
			end.End = min(end.Start+last.length(t), end.End)
		}
		at.End = max(at.End, end.End)
	}
	trail := s.page.steps(frame)
	var c collector
	for _, p := range t.pieces {
		c.add(p.from)
	}
	for _, e := range c.of {
		if e.at.IsZero() {
			continue
		}
		trail = append(further(trail, e.way), value.Step{Kind: value.StepFile, Name: e.name, Range: e.at})
	}
	return value.Place{Origin: at, Trail: trail}
}

// further goes on from a trail, but for the steps that it has.
func further(trail, way []value.Step) []value.Step {
	for _, step := range way {
		if !slices.Contains(trail, step) {
			trail = append(trail, step)
		}
	}
	return trail
}

// Ends tells how an unknown text begins and ends.
func (s *spot) Ends() (head, tail string) {
	t := s.page.content(int(s.start), int(s.end))
	if strings.ContainsAny(t.s, "\\") || strings.Contains(s.page.text.s[s.start:s.end], "\n") {
		return "", ""
	}
	first, last := strings.Index(t.s, holeStart), strings.LastIndex(t.s, holeEnd)
	if first < 0 || last < first {
		first, last = len(t.s), 0
	} else {
		last += len(holeEnd)
	}
	for _, p := range t.pieces {
		if p.from != nil && p.from.guess != "" {
			first, last = min(first, p.at), max(last, p.at+p.length(t))
		}
	}
	if last <= first {
		return "", ""
	}
	return t.s[:first], t.s[last:]
}

// content is a part of the page without the quotes around it; of a part with
// several lines only the first counts.
func (p *page) content(start, end int) text {
	s := p.text.s
	start = min(max(start, 0), len(s))
	end = min(max(end, start), len(s))
	if n := strings.IndexByte(s[start:end], '\n'); n >= 0 {
		end = start + n
	}
	if end-start >= 2 && (s[start] == '"' || s[start] == '\'') && s[end-1] == s[start] {
		start, end = start+1, end-1
	}
	if start == end { // nothing: it is where it would be
		start = max(start-1, 0)
	}
	return p.text.slice(start, end)
}

// single is the origin of a text that an action printed of one value.
func (t text) single() *origin {
	var one *origin
	for _, p := range t.pieces {
		if p.from == nil || p.from.kind != printed || len(p.from.of) != 1 {
			return nil
		}
		if one != nil && (one.of[0].at != p.from.of[0].at) {
			return nil
		}
		if one == nil {
			one = p.from
		}
	}
	return one
}

// length is how many bytes of a text a piece has.
func (p piece) length(t text) int {
	for _, next := range t.pieces {
		if next.at > p.at {
			return next.at - p.at
		}
	}
	return len(t.s) - p.at
}

// lift is where a piece stands as seen from a frame around it: the call that
// printed it.
func lift(p piece, frame *call) source.Range {
	at := p.from.at
	if p.from.kind == written {
		at.Start = min(at.Start+p.off, at.End)
	}
	for c := p.from.within; c != frame && c != nil; c = c.up {
		at = c.at
	}
	return at
}

// common is the innermost call that two calls have in common.
func common(a, b *call) *call {
	for a != b {
		if depth(a) >= depth(b) {
			a = a.up
		} else {
			b = b.up
		}
	}
	return a
}

func depth(c *call) (n int) {
	for ; c != nil; c = c.up {
		n++
	}
	return n
}

// steps are the charts and calls that lead to what was printed, outermost first.
func (p *page) steps(c *call) []value.Step {
	if c == nil {
		return slices.Clone(p.trail)
	}
	return append(p.steps(c.up), value.Step{Kind: value.StepHelper, Name: c.name, Range: c.at})
}
