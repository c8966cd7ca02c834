package report

import (
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

func TestSnippet(t *testing.T) {
	long := strings.Repeat("a", 300) + "POINT" + strings.Repeat("b", 300)
	tests := []struct {
		name, data, point string
		width             int
		text, pointer     string
	}{
		{"plain", "a = 1\nb = 2\n", "2", 80, "b = 2", "    ^"},
		{"tabs", "\tx\t= 1\n", "1", 80, "    x   = 1", "          ^"},
		{"wide characters", "名 = \"値\"\n", `"値"`, 80, "名 = \"値\"", "     ^^^^"},
		{"emoji", "a🙂 = 1\n", "1", 80, "a🙂 = 1", "      ^"},
		{"combining mark", "e\u0301 = 1\n", "1", 80, "e\u0301 = 1", "    ^"},
		{"windows line ending", "a = 1\r\nb = 2\r\n", "1\r\n", 80, "a = 1", "    ^"},
		{"byte order mark", "\ufeffa = 1\n", "a", 80, "a = 1", "^"},
		{"several lines", "a = [\n1]\n", "[\n1]", 80, "a = [", "    ^"},
		{"blanks at the end", "a = 1   \nb\n", "1   \nb", 80, "a = 1", "    ^"},
		{"no line ending", "a = 1", "1", 80, "a = 1", "    ^"},
		{"nothing after it", "a =", "", 80, "a =", "   ^"},
		{"empty line", "\n\n", "\n", 80, "", ""},
		{"invalid byte", "a\xff = 1\n", "1", 80, `a\xff = 1`, "        ^"},
		{"escape", "\x1b[m = 1\n", "1", 80, `\x1b[m = 1`, "         ^"},
		{
			"cut on both sides", long, "POINT", 40,
			"…" + strings.Repeat("a", 12) + "POINT" + strings.Repeat("b", 21) + "…", strings.Repeat(" ", 13) + "^^^^^",
		},
		{"cut on the right", "POINT" + long, "POINTa", 40, "POINT" + strings.Repeat("a", 33) + "…", "^^^^^^"},
		{"cut on the left", long + "END", "END", 40, "…" + strings.Repeat("b", 35) + "END", strings.Repeat(" ", 36) + "^^^"},
		{"longer than the line", long, long, 40, strings.Repeat("a", 38) + "…", strings.Repeat("^", 38)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			start := strings.Index(tt.data, tt.point)
			if tt.point == "" {
				start = len(tt.data)
			}
			r := source.Range{File: source.NewFile("f", []byte(tt.data)), Start: start, End: start + len(tt.point)}
			text, pointer := masks{}.snippet(finding.Location{Range: r}, tt.width)
			if text != tt.text || pointer != tt.pointer {
				t.Errorf("got\n%q\n%q\nwant\n%q\n%q", text, pointer, tt.text, tt.pointer)
			}
		})
	}
}

// Ranges that a reader got wrong must not end the program.
func TestSnippetTakesAnyRange(t *testing.T) {
	for _, data := range []string{"", "\ufeff", "\n", "\ufeff\r\n", "a = 1\nb"} {
		file := source.NewFile("f", []byte(data))
		for start := -2; start < len(data)+3; start++ {
			for end := -2; end < len(data)+3; end++ {
				r := source.Range{File: file, Start: start, End: end}
				masks{}.snippet(finding.Location{Range: r, Secret: true}, 20)
				if got := region(r); got.StartColumn < 1 || got.EndColumn < got.StartColumn {
					t.Errorf("%q %d..%d: region %+v", data, start, end, got)
				}
			}
		}
	}
}

// In a line of megabytes only what is near is looked at: a secret there is
// masked, wherever the stretches begin that are looked at together.
func TestSnippetOfLongLine(t *testing.T) {
	filler := strings.Repeat(`"a": 1, `, stretch/4)
	for shift := range 40 {
		data := filler + strings.Repeat(" ", shift) + `"client_secret": "hunter2", "POINT": 1, ` + filler
		file := source.NewFile("plan.json", []byte(data))
		start := strings.Index(data, "POINT")
		text, pointer := masks{}.snippet(finding.Location{Range: source.Range{File: file, Start: start, End: start + 5}}, 80)
		if strings.Contains(text, "hunter2") || !strings.Contains(text, masked) || !strings.HasPrefix(text, "…") || !strings.HasSuffix(text, "…") {
			t.Errorf("shifted by %d: %s", shift, text)
		}
		if at := strings.Index(pointer, "^"); at < 0 || !strings.HasPrefix(string([]rune(text)[at:]), "POINT") {
			t.Errorf("shifted by %d: points at\n%s\n%s", shift, text, pointer)
		}
	}
}
