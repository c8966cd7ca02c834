package helm

import (
	"sort"
	"strings"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// originKind says what an origin is.
type originKind uint8

const (
	// written is text that stands in a template (or another file) as it is.
	written originKind = iota
	// entry is a value of a values file or of Chart.yaml.
	entry
	// printed is what an action of a template printed.
	printed
	// derived was computed, and is printed nowhere yet.
	derived
)

// origin is where a part of a text comes from.
type origin struct {
	kind originKind
	// at is the file's text (written), the value (entry) or the action (printed).
	at source.Range
	// name is what an entry is called from the chart's values: image.tag.
	name string
	// of are the entries that a printed or derived text was made of.
	of []*origin
	// guess is why nobody knows it, although templates go on with a value that is
	// likely: a name that is given when the chart is installed.
	guess string
	// way leads to an entry that stands outside of the values files of the chart.
	way []value.Step
	// secret says that nobody may show it.
	secret bool
	// within is the call of a named template that it was printed in.
	within *call
}

// call is a call of a named template or of tpl.
type call struct {
	name string
	at   source.Range
	up   *call
}

// maxSources is how many entries a derived text is followed back to.
const maxSources = 8

// piece is a part of a text: from at on, up to the next piece. With a written
// origin the bytes are those of the file, from off bytes behind its start.
type piece struct {
	at   int
	from *origin
	off  int
}

// text is a string that knows where its parts come from. Before the first piece
// nobody knows.
type text struct {
	s      string
	pieces []piece
}

// textOf is a text with one origin.
func textOf(s string, o *origin) text {
	if o == nil || s == "" {
		return text{s: s}
	}
	return text{s, []piece{{from: o}}}
}

// index finds the piece that holds byte i, -1 when none does.
func (t text) index(i int) int {
	return sort.Search(len(t.pieces), func(k int) bool { return t.pieces[k].at > i }) - 1
}

// slice is the part of the text from start up to and without end.
func (t text) slice(start, end int) text {
	out := text{s: t.s[start:end]}
	if start == end || len(t.pieces) == 0 {
		return out
	}
	for k := max(t.index(start), 0); k < len(t.pieces) && t.pieces[k].at < end; k++ {
		p := t.pieces[k]
		if p.at < start {
			p.off += start - p.at
			p.at = start
		}
		p.at -= start
		out.pieces = append(out.pieces, p)
	}
	return out
}

// collapse is the one origin of a text that was changed beyond recognition, or is
// no text any more.
func (t text) collapse() *origin {
	if len(t.pieces) == 1 && t.pieces[0].from != nil {
		switch p := t.pieces[0]; p.from.kind {
		case entry:
			return p.from
		case written:
			o := *p.from
			o.at.Start = min(o.at.Start+p.off, o.at.End)
			o.at.End = min(o.at.Start+len(t.s), o.at.End)
			return &o
		default:
		}
	}
	var c collector
	for _, p := range t.pieces {
		c.add(p.from)
	}
	return c.origin()
}

// collector gathers the entries that something is derived from.
type collector struct {
	of     []*origin
	guess  string
	secret bool
}

func (c *collector) add(o *origin) {
	if o == nil {
		return
	}
	if o.guess != "" {
		c.guess = o.guess
	}
	c.secret = c.secret || o.secret
	if len(c.of) >= maxSources {
		return
	}
	if o.kind != entry {
		for _, e := range o.of {
			c.add(e)
		}
		return
	}
	for _, e := range c.of {
		if e.at == o.at && e.name == o.name {
			return
		}
	}
	c.of = append(c.of, o)
}

// origin is what was gathered, nil when that is nothing.
func (c *collector) origin() *origin {
	switch {
	case len(c.of) == 0:
		return nil
	case len(c.of) == 1 && c.of[0].guess == c.guess && c.of[0].secret == c.secret:
		return c.of[0]
	}
	return &origin{kind: derived, of: c.of, guess: c.guess, secret: c.secret}
}

// builder puts texts together.
type builder struct {
	b      strings.Builder
	pieces []piece
}

func (b *builder) text() text { return text{b.b.String(), b.pieces} }

// add appends a text.
func (b *builder) add(t text) {
	if t.s == "" {
		return
	}
	at := b.b.Len()
	b.b.WriteString(t.s)
	if (len(t.pieces) == 0 || t.pieces[0].at > 0) && len(b.pieces) > 0 {
		b.put(piece{at: at})
	}
	for _, p := range t.pieces {
		p.at += at
		b.put(p)
	}
}

// addString appends a string with one origin.
func (b *builder) addString(s string, o *origin) {
	if s == "" {
		return
	}
	at := b.b.Len()
	b.b.WriteString(s)
	if o != nil || len(b.pieces) > 0 {
		b.put(piece{at: at, from: o})
	}
}

// put appends a piece unless the one before goes on there.
func (b *builder) put(p piece) {
	if n := len(b.pieces); n > 0 {
		last := b.pieces[n-1]
		if last.from == p.from && (p.from == nil || p.from.kind != written || last.off+p.at-last.at == p.off) {
			return
		}
	}
	b.pieces = append(b.pieces, p)
}

// indent puts pad before each line.
func (t text) indent(pad string) text {
	var b builder
	b.addString(pad, nil)
	for at := 0; ; {
		n := strings.IndexByte(t.s[at:], '\n')
		if n < 0 {
			b.add(t.slice(at, len(t.s)))
			return b.text()
		}
		b.add(t.slice(at, at+n+1))
		b.b.WriteString(pad) // which belongs to what stands before it
		at += n + 1
	}
}

// replace puts one text in the place of another.
func (t text) replace(matches [][]int, by func(match []int) text) text {
	var b builder
	at := 0
	for _, m := range matches {
		b.add(t.slice(at, m[0]))
		b.add(by(m))
		at = m[1]
	}
	b.add(t.slice(at, len(t.s)))
	return b.text()
}

// without is the text without all of a word.
func (t text) without(word string) text {
	if !strings.Contains(t.s, word) {
		return t
	}
	return t.replace(occurrences(t.s, word), func([]int) text { return text{} })
}

// occurrences are where a word stands in a text.
func occurrences(s, word string) [][]int {
	var out [][]int
	for at := 0; word != ""; {
		n := strings.Index(s[at:], word)
		if n < 0 {
			break
		}
		out = append(out, []int{at + n, at + n + len(word)})
		at += n + len(word)
	}
	return out
}

// guessed says why a part of the text is a guess, empty when it is none.
func (t text) guessed() string {
	for _, p := range t.pieces {
		if p.from != nil && p.from.guess != "" {
			return p.from.guess
		}
	}
	return ""
}

// secret reports whether nobody may show the text.
func (t text) secret() bool {
	for _, p := range t.pieces {
		if p.from != nil && p.from.secret {
			return true
		}
	}
	return false
}
