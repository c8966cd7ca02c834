package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible makes one line of text from outside safe to print, as the reports do.
// Callers need it for what they say beside a report.
func Visible(s string) string { return visible(s) }

// VisibleJSON makes a JSON document safe to print, as the reports do. It stays the
// same document.
func VisibleJSON(data []byte) []byte { return quietJSON(data) }

// visible makes text from sources safe to print: everything that could move
// the cursor, start a terminal command, reorder the line or end it is spelled
// out. Printable text comes back as it is.
func visible(s string) string {
	clean := true
	for i := 0; i < len(s) && clean; {
		r, size := utf8.DecodeRuneInString(s[i:])
		clean = !hidden(r, size) && !isCommand(s[i:])
		i += size
	}
	if clean {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if hidden(r, size) || isCommand(s[i:]) {
			b.WriteString(escape(r, size, s[i]))
		} else {
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

// isCommand reports whether a text starts with what the agents of Azure Pipelines
// and GitHub Actions take for a command, wherever in a line of the log it stands.
// (The one that has to begin the line, with two colons, no report begins a line
// with.)
func isCommand(s string) bool {
	return strings.HasPrefix(s, "##") && (strings.HasPrefix(s[2:], "[") || strings.HasPrefix(s[2:], "vso["))
}

// hidden reports whether a decoded rune must not be printed: control
// characters, invalid bytes, line separators and invisible format characters
// (the bidirectional marks among them). The two joiners stay, since scripts
// and emoji need them.
func hidden(r rune, size int) bool {
	switch {
	case r < utf8.RuneSelf:
		return r < ' ' || r == 0x7f
	case r == utf8.RuneError && size <= 1:
		return true
	case r == '\u200c' || r == '\u200d':
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}

func escape(r rune, size int, first byte) string {
	switch {
	case r == utf8.RuneError && size <= 1:
		return fmt.Sprintf(`\x%02x`, first)
	case r == '\n':
		return `\n`
	case r == '\r':
		return `\r`
	case r == '\t':
		return `\t`
	case r < 0x80:
		return fmt.Sprintf(`\x%02x`, r)
	case r > 0xffff:
		return fmt.Sprintf(`\U%08x`, r)
	}
	return fmt.Sprintf(`\u%04x`, r)
}

// quietJSON replaces characters that a terminal or an editor would act on by
// their JSON escapes. The document stays the same document.
func quietJSON(data []byte) []byte {
	out := make([]byte, 0, len(data))
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		command := r == '#' && isCommand(string(data[i:min(i+len("##vso["), len(data))]))
		switch {
		case !command && (r == '\n' || !hidden(r, size)):
			out = append(out, data[i:i+size]...)
		case r > 0xffff:
			high, low := surrogates(r)
			out = fmt.Appendf(out, `\u%04x\u%04x`, high, low)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
		i += size
	}
	return out
}

// surrogates splits a character beyond the basic plane into its UTF-16 pair.
func surrogates(r rune) (high, low rune) {
	r -= 0x10000
	return 0xd800 + r>>10, 0xdc00 + r&0x3ff
}

// wide are the ranges of characters that take two columns: East Asian wide and
// fullwidth, and emoji. https://www.unicode.org/Public/UCD/latest/ucd/EastAsianWidth.txt
var wide = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x1100, 0x115f, 1},
		{0x231a, 0x231b, 1},
		{0x23e9, 0x23ec, 1},
		{0x25fd, 0x25fe, 1},
		{0x2614, 0x2615, 1},
		{0x2648, 0x2653, 1},
		{0x26a1, 0x26a1, 1},
		{0x2705, 0x2705, 1},
		{0x274c, 0x274c, 1},
		{0x2753, 0x2755, 1},
		{0x2757, 0x2757, 1},
		{0x2795, 0x2797, 1},
		{0x2e80, 0x303e, 1},
		{0x3041, 0x4dbf, 1},
		{0x4e00, 0xa4cf, 1},
		{0xa960, 0xa97c, 1},
		{0xac00, 0xd7a3, 1},
		{0xf900, 0xfaff, 1},
		{0xfe30, 0xfe6f, 1},
		{0xff00, 0xff60, 1},
		{0xffe0, 0xffe6, 1},
	},
	R32: []unicode.Range32{
		{0x16fe0, 0x18aff, 1},
		{0x1b000, 0x1b2ff, 1},
		{0x1f004, 0x1f004, 1},
		{0x1f18e, 0x1f19a, 1},
		{0x1f200, 0x1f320, 1},
		{0x1f32d, 0x1f64f, 1},
		{0x1f680, 0x1f6ff, 1},
		{0x1f7e0, 0x1f7eb, 1},
		{0x1f900, 0x1f9ff, 1},
		{0x1fa70, 0x1faff, 1},
		{0x20000, 0x3fffd, 1},
	},
}

// columns returns how many columns of a terminal a character takes.
func columns(r rune) int {
	switch {
	case r == '\u200c' || r == '\u200d' || unicode.In(r, unicode.Mn, unicode.Me):
		return 0
	case unicode.Is(wide, r):
		return 2
	}
	return 1
}
