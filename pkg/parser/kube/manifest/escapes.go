package manifest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// JSON has two escapes that the YAML parser refuses: \/, and the pair that stands
// for what lies beyond the first 65,536 characters. Before it is parsed they are
// written as YAML does.

// cut is where a text was made shorter before it was parsed: at is behind it, in
// what was parsed, and gone how many bytes are missing up to there.
type cut struct{ at, gone int }

var refusedEscape = regexp.MustCompile(`\\(/|u[dD])`)

// uncut returns where an offset is in what was written.
func uncut(cuts []cut, at int) int {
	if len(cuts) == 0 {
		return at
	}
	if i := sort.Search(len(cuts), func(i int) bool { return cuts[i].at > at }); i > 0 {
		return at + cuts[i-1].gone
	}
	return at
}

// asYAML rewrites the escapes of JSON that YAML refuses.
func asYAML(data []byte) ([]byte, []cut) {
	text := bytes.TrimLeft(data, " \t\r\n")
	if len(text) == 0 || text[0] != '{' && text[0] != '[' || !refusedEscape.Match(data) || !json.Valid(data) {
		return data, nil
	}
	out, cuts, gone := make([]byte, 0, len(data)), []cut(nil), 0
	for i := 0; i < len(data); {
		first, ok := escaped(data[i:])
		switch {
		case data[i] != '\\':
			out = append(out, data[i])
			i++
		case bytes.HasPrefix(data[i:], []byte(`\/`)):
			out = append(out, '/')
			i += 2
			gone++
			cuts = append(cuts, cut{len(out), gone})
		case !ok || !utf16.IsSurrogate(first):
			n := min(2, len(data)-i)
			out = append(out, data[i:i+n]...)
			i += n
		default:
			second, _ := escaped(data[i+6:])
			r := utf16.DecodeRune(first, second)
			if r == utf8.RuneError {
				out = append(out, `\ufffd`...)
				i += 6
				continue
			}
			out = fmt.Appendf(out, `\U%08x`, r)
			i += 12
			gone += 2
			cuts = append(cuts, cut{len(out), gone})
		}
	}
	return out, cuts
}

// escaped reads the escape that data begins with.
func escaped(data []byte) (rune, bool) {
	if len(data) < 6 || data[0] != '\\' || data[1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(data[2:6]), 16, 16)
	return rune(n), err == nil
}
