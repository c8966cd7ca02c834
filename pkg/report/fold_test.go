package report

import (
	"slices"
	"strings"
	"testing"
)

func TestFold(t *testing.T) {
	tests := []struct {
		name          string
		spans         []span
		width, indent int
		want          []string
	}{
		{"fits", []span{is("one two")}, 7, 2, []string{"one two"}},
		{"between words", []span{is("one two three")}, 9, 2, []string{"one two", "  three"}},
		{"a margin stays", []span{is("   = "), is("help: do this")}, 12, 11, []string{"   = help: do", "           this"}},
		{"words of several spans", []span{is("a "), {bold, "name"}, is(": b")}, 6, 1, []string{"a", " name:", " b"}},
		{"a word that is too long", []span{is("see infra/modules/main.tf now")}, 10, 2, []string{"see", "  infra/modules/main.tf", "  now"}},
		{"a margin before it", []span{is("  --> infra/modules/main.tf")}, 10, 6, []string{"  --> infra/modules/main.tf"}},
		{"wide characters", []span{is("系统 系统 系统")}, 9, 0, []string{"系统 系统", "系统"}},
		{"nothing", nil, 10, 2, []string{""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := texts(fold(tt.spans, tt.width, tt.indent)); !slices.Equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

// Whatever the text and the width, no word is lost, and a line is wider than the
// terminal only for a word that would be too wide on the next line as well.
func FuzzFold(f *testing.F) {
	f.Add("high AKS401 ", "node-subnet-exhausted", ": subnet has 🙂 addresses", 40, 4)
	f.Add("  = ", "", "  ", 3, 9)
	f.Fuzz(func(t *testing.T, a, b, c string, width, indent int) {
		width, indent = clamp(width, 200), clamp(indent, 20)
		spans := seen([]span{is(a), {bold, b}, is(c)})
		lines := texts(fold(spans, width, indent))
		words := wordsOf(texts([][]span{spans})[0])
		var kept []string
		for _, line := range lines {
			on := wordsOf(line)
			if len(on) > 1 && spread([]span{is(line)}) > max(width, indent+spread([]span{is(on[len(on)-1])})) {
				t.Errorf("%q is wider than %d", line, width)
			}
			kept = append(kept, on...)
		}
		if !slices.Equal(kept, words) {
			t.Errorf("got %q, want %q", kept, words)
		}
	})
}

func wordsOf(line string) []string {
	return slices.DeleteFunc(strings.Split(line, " "), func(w string) bool { return w == "" })
}

func texts(lines [][]span) []string {
	out := make([]string, 0, len(lines))
	for _, line := range lines {
		text := ""
		for _, s := range line {
			text += s.text
		}
		out = append(out, text)
	}
	return out
}
