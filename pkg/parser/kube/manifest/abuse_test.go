package manifest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// told finds a problem whose message holds a text.
func told(problems []source.Problem, text string) *source.Problem {
	for i := range problems {
		if strings.Contains(problems[i].Message, text) {
			return &problems[i]
		}
	}
	return nil
}

// size is how many values a reader of the tree meets, up to a limit.
func size(v *value.Value, limit int) int {
	n := 1
	for _, f := range v.Fields() {
		if n < limit {
			n += size(f.Value, limit-n)
		}
	}
	for _, item := range v.Items() {
		if n < limit {
			n += size(item, limit-n)
		}
	}
	return n
}

// bomb is nine levels of aliases, each nine times the one before.
func bomb(item string) string {
	var b strings.Builder
	b.WriteString("a: &a [x, x, x, x, x, x, x, x, x]\n")
	for c := 'b'; c <= 'i'; c++ {
		fmt.Fprintf(&b, "%c: &%c %s\n", c, c, strings.ReplaceAll(item, "*", "*"+string(c-1)))
	}
	return b.String()
}

// TestAbuse: what would cost more than it says is refused at its place, and the
// next document is read.
func TestAbuse(t *testing.T) {
	list := "[*, *, *, *, *, *, *, *, *]"
	for name, c := range map[string]struct{ text, want, at string }{
		"deep flow":          {strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000), "exceeded max depth", "f.yaml:1:1"},
		"deep braces":        {strings.Repeat("{a: ", 9_000) + strings.Repeat("}", 9_000), "more than 200 levels", "f.yaml:1:801"},
		"deep blocks":        {strings.Repeat("- ", 9_000) + "x", "more than 200 levels", "f.yaml:1:401"},
		"deep keys":          {strings.Repeat("? ", 5_000) + "x", "more than 200 levels", "f.yaml:1:401"},
		"bomb":               {bomb(list), "stand for more than 100000 values", "f.yaml:6:8"},
		"quadratic":          {"a: &a [" + strings.Repeat("x, ", 5_000) + "]\nb: [" + strings.Repeat("*a, ", 5_000) + "]", "stand for more than 100000 values", "f.yaml:2:81"},
		"merge bomb":         {"a: &a {x: 1}\n" + strings.ReplaceAll(bomb("{<<: "+list+"}"), "a: &a [x, x, x, x, x, x, x, x, x]\n", ""), "stand for more than 100000 values", "f.yaml:6:33"},
		"key bomb":           {"a: &a [" + strings.Repeat("x, ", 60_000) + "]\n? *a\n: x\n? [*a]\n: y", "none that Kubernetes can read", "f.yaml:2:3"},
		"self":               {"a: &a\n  b: [*a]", `the anchor "a" holds itself`, "f.yaml:2:7"},
		"self by merge":      {"a: &a\n  <<: *a\n  b: c", `the anchor "a" holds itself`, "f.yaml:2:7"},
		"self as a key":      {"&a {*a : b}", `the anchor "a" holds itself`, "f.yaml:1:5"},
		"two in a circle":    {"a: &a {b: &b {c: *a, d: *b}}", `the anchor "a" holds itself`, "f.yaml:1:18"},
		"what follows":       {"{a: b}}", "did not find expected <document start>", "f.yaml:1:1"},
		"many open brackets": {strings.Repeat("[", 5_000), "", "f.yaml:1:1"},
	} {
		t.Run(name, func(t *testing.T) {
			docs, problems := Decode(FileText(source.NewFile("f.yaml", []byte(c.text+"\n---\nlast: one\n"))))
			p := told(problems, c.want)
			if p == nil || !strings.HasPrefix(p.Place(), c.at) {
				t.Errorf("problems are %v", problems)
			}
			if len(problems) > 2 {
				t.Errorf("%d problems", len(problems))
			}
			if n := len(docs); n == 0 || docs[n-1].Root.Get("last").Kind() != value.String {
				t.Error("the next document was not read")
			}
			for _, d := range docs {
				if n := size(d.Root, 1_000_000); n > 300_000 {
					t.Errorf("the value has %d nodes", n)
				}
			}
		})
	}
}

// TestUnknown: what Kubernetes refuses is unknown, and what is around it stays.
func TestUnknown(t *testing.T) {
	docs, problems := Decode(FileText(source.NewFile("f.yaml", []byte("a: [1, .inf]\n? [x]\n: y\nb: 1\n"))))
	if len(problems) != 2 {
		t.Errorf("problems are %v", problems)
	}
	root := docs[0].Root
	if !root.Get("a").Index(1).IsUnknown() || !root.Open() || !root.Get("missing").IsUnknown() {
		t.Error("what cannot be read is taken for known")
	}
	if n, _ := root.Get("b").Int(); n != 1 {
		t.Error("what can be read is lost")
	}
}

// TestDuplicates names both places, and leaves the exit code alone.
func TestDuplicates(t *testing.T) {
	docs, problems := Decode(FileText(source.NewFile("f.yaml", []byte("a: 1\nb: {x: 1, \"x\": 2}\na: 3\n"))))
	if len(problems) != 2 {
		t.Fatalf("problems are %v", problems)
	}
	for i, want := range []string{
		`f.yaml:2:11 the key "x" is written twice: the one on line 2 does not count`,
		`f.yaml:3:1 the key "a" is written twice: the one on line 1 does not count`,
	} {
		if got := problems[i].Place() + " " + problems[i].Message; got != want || problems[i].Severity != source.Note {
			t.Errorf("got %s %s, want %s", problems[i].Severity, got, want)
		}
	}
	if n, _ := docs[0].Root.Get("a").Int(); n != 3 || len(docs[0].Root.Fields()) != 2 {
		t.Error("the last one does not count")
	}
}

// TestNoDuplicate: what a merge brings may be written again.
func TestNoDuplicate(t *testing.T) {
	read(t, "a: &a {x: 1}\nb: {<<: *a, x: 2}\nc: {x: 2, <<: *a}\nd: {<<: *a, <<: *a}\n")
}

// TestDocuments: how many documents a text has, empty ones among them.
func TestDocuments(t *testing.T) {
	for text, want := range map[string]int{
		"":                                     0,
		"# comment\n":                          0,
		"a: 1":                                 1,
		"---\na: 1":                            1,
		"# comment\n---\na: 1\n":               1,
		"%YAML 1.1\n---\na: 1\n":               1,
		"a: 1\n---\nb: 2\n---\n":               3,
		"---\n---\n":                           2,
		"a: 1\n...\n# c\n%YAML 1.1\n---\nb: 2": 2,
		"--- a\n--- b\n---\tc\n":               3,
		"a: |\n  ---\n  b\n":                   1,
		"a\r---\rb\r":                          2,
	} {
		if got := len(read(t, text)); got != want {
			t.Errorf("%q: %d documents, want %d", text, got, want)
		}
	}
}

// TestBudgets: what is not read is said, with where it begins.
func TestBudgets(t *testing.T) {
	docs, problems := Decode(FileText(source.NewFile("f.yaml", []byte(strings.Repeat("--- x\n", MaxDocuments+5)))))
	if len(docs) != MaxDocuments || len(problems) != 1 || problems[0].Severity != source.Budget || problems[0].Place() != "f.yaml:100001:1" {
		t.Errorf("%d documents, problems %v", len(docs), problems)
	}
}

// TestManyProblems: a file that is wrong from end to end does not flood the
// report, and an error is not lost among notes.
func TestManyProblems(t *testing.T) {
	_, problems := Decode(FileText(source.NewFile("f.yaml", []byte(strings.Repeat("a: 1\n", 5_000)+"---\na: .inf\n"))))
	n := len(problems)
	if n != maxProblems+1 || !strings.HasPrefix(problems[n-2].Message, "there is more") || problems[n-1].Severity != source.Error {
		t.Errorf("%d problems", n)
	}
}

// TestBytes: encodings that YAML has, and those it has not.
func TestBytes(t *testing.T) {
	for text, want := range map[string]string{
		"":                                "",
		"\xef\xbb\xbf":                    "",
		"\xff\xfe":                        "",
		"a: b\x00":                        "f.yaml:1:5 is not YAML: control characters are not allowed",
		"a: é\xff":                        "f.yaml:1:5 is not YAML: invalid leading UTF-8 octet",
		"a: \"\xed\xa0\x80\"":             "f.yaml:1:5 is not YAML: invalid Unicode character",
		"a: \xc3":                         "f.yaml:1:4 is not YAML: incomplete UTF-8 octet sequence",
		"\xff\xfea\x00:\x00 \x00\x00\xd8": "f.yaml:1:4 is not YAML: incomplete UTF-8 octet sequence",
		"\xff\xfea\x00:\x00 \x00b":        "f.yaml:1:4 is not YAML: incomplete UTF-8 octet sequence",
	} {
		_, problems := Decode(FileText(source.NewFile("f.yaml", []byte(text))))
		got := ""
		if len(problems) > 0 {
			got = problems[0].Place() + " " + problems[0].Message
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestTruncated: a manifest that is cut off anywhere is read, or has a problem
// within what is left of it.
func TestTruncated(t *testing.T) {
	for i := range places {
		f := source.NewFile("f.yaml", []byte(places[:i]))
		_, problems := Decode(FileText(f))
		for _, p := range problems {
			if p.Range.File != f || p.Range.Start > i || p.Range.End > i {
				t.Errorf("%d bytes: %s %d to %d", i, p.Message, p.Range.Start, p.Range.End)
			}
		}
	}
}
