package report

import (
	"bytes"

	"github.com/fatih/color"
)

// style is the look of a span of text.
type style uint8

const (
	plain style = iota
	bold
	faint
	alarm   // critical, high, errors
	warning // medium
	remark  // low, info, notes
	frame   // gutter and arrows
)

var attributes = [...][]color.Attribute{
	plain:   nil,
	bold:    {color.Bold},
	faint:   {color.Faint},
	alarm:   {color.FgRed, color.Bold},
	warning: {color.FgYellow, color.Bold},
	remark:  {color.FgCyan, color.Bold},
	frame:   {color.FgBlue, color.Bold},
}

// span is a run of text in one style.
type span struct {
	style style
	text  string
}

func is(text string) span { return span{plain, text} }

// canvas is where all text for people is written. Its one way in is a line of
// spans, each made visible, so that nothing from a source reaches the terminal
// as a command and no data ends a line.
type canvas struct {
	buf   bytes.Buffer
	color bool
	width int // of the terminal, in columns; zero folds no line
}

// line writes a line, folded where the terminal is narrower.
func (c *canvas) line(spans ...span) { c.hang(hanging, spans...) }

// hang is line with an indent of its own for what is folded.
func (c *canvas) hang(indent int, spans ...span) {
	spans = seen(spans)
	if c.width <= 0 || spread(spans) <= c.width {
		c.write(spans)
		return
	}
	for _, part := range fold(spans, c.width, indent) {
		c.write(part)
	}
}

// exact writes a line whose columns mean something: it is never folded.
func (c *canvas) exact(spans ...span) { c.write(seen(spans)) }

// chop takes away the empty line at the end.
func (c *canvas) chop() {
	if bytes.HasSuffix(c.buf.Bytes(), []byte("\n\n")) {
		c.buf.Truncate(c.buf.Len() - 1)
	}
}

// seen makes the text of spans visible.
func seen(spans []span) []span {
	out := make([]span, 0, len(spans))
	for _, s := range spans {
		out = append(out, span{s.style, visible(s.text)})
	}
	return out
}

func (c *canvas) write(spans []span) {
	for _, s := range spans {
		text := s.text
		if c.color && attributes[s.style] != nil && text != "" {
			look := color.New(attributes[s.style]...)
			look.EnableColor()
			text = look.Sprint(text)
		}
		c.buf.WriteString(text)
	}
	c.buf.WriteByte('\n')
}
