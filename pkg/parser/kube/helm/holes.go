package helm

import (
	"strconv"
	"strings"
)

// What a template prints is text, and text cannot be unknown. So an unknown
// value is a text that nobody writes: two characters for private use with a
// number between them. Functions that only move text about keep it; the result
// of any other function of it is unknown too. What a document holds of it after
// all becomes unknown once the document is read.

const (
	holeStart = "\ue7b1"
	holeEnd   = "\ue7b2"
)

// hole is why something is unknown.
type hole struct {
	why string
	// full says that it is not empty, whatever it is.
	full bool
	// blank says that an action prints it that was given no value. Helm prints
	// nothing there in the end, and until then a text that is not empty.
	blank bool
}

// holes are the unknown values of one rendering.
type holes struct {
	all   []hole
	known map[hole]string
}

// dig returns the text that stands for something unknown.
func (h *holes) dig(why string, full bool) string {
	return h.keep(hole{why: why, full: full})
}

// keep returns the text that stands for a hole.
func (h *holes) keep(k hole) string {
	if s, ok := h.known[k]; ok {
		return s
	}
	s := holeStart + strconv.Itoa(len(h.all)) + holeEnd
	h.all = append(h.all, k)
	if h.known == nil {
		h.known = map[hole]string{}
	}
	h.known[k] = s
	return s
}

// settle takes away what actions without a value print on a line of their own,
// where nothing is a good answer. Elsewhere somebody has to give the value: it is
// unknown.
func (h *holes) settle(t text) text {
	if !holed(t.s) {
		return t
	}
	var drop [][]int
	for at := 0; ; {
		start := strings.Index(t.s[at:], holeStart)
		if start < 0 {
			break
		}
		start += at
		end := start + len(holeStart)
		if n := strings.Index(t.s[start:], holeEnd); n >= 0 {
			end = start + n + len(holeEnd)
		}
		before := t.s[strings.LastIndexByte(t.s[:start], '\n')+1 : start]
		after, _, _ := strings.Cut(t.s[end:], "\n")
		if k, ok := h.whole(t.s[start:end]); ok && k.blank && strings.TrimSpace(before+after) == "" {
			drop = append(drop, []int{start, end})
		}
		at = end
	}
	return t.replace(drop, func([]int) text { return text{} })
}

// holed reports whether a text holds something unknown.
func holed(s string) bool { return strings.Contains(s, holeStart) }

// of returns the first hole of a text.
func (h *holes) of(s string) (hole, bool) {
	_, rest, ok := strings.Cut(s, holeStart)
	if !ok {
		return hole{}, false
	}
	number, _, ok := strings.Cut(rest, holeEnd)
	n, err := strconv.Atoi(number)
	if !ok || err != nil || n < 0 || n >= len(h.all) {
		return hole{why: "it holds a character for private use"}, true
	}
	return h.all[n], true
}

// whole reports whether a text is one hole and nothing else.
func (h *holes) whole(v any) (hole, bool) {
	s, ok := v.(string)
	if !ok || !strings.HasPrefix(s, holeStart) || strings.Index(s, holeEnd) != len(s)-len(holeEnd) {
		return hole{}, false
	}
	return h.of(s)
}
