package source_test

import (
	"testing"

	"github.com/akslint/akslint/pkg/source"
)

func TestSettings(t *testing.T) {
	for line, want := range map[string]string{
		"password = abc":             "password abc",
		`  "apiKey": "a b",`:         "apiKey a b",
		"db.password=abc":            "db.password abc",
		"<password>abc</password>":   "password abc",
		"password = 'abc' # comment": "password abc",
		"password_file = /run/x":     "",
		"public_key: abc":            "",
		"user: shop":                 "",
		"":                           "",
	} {
		text, got := "first: line\n"+line+"\n", ""
		for _, s := range source.Settings(text) {
			got = s.Name + " " + s.Held
			if text[s.At[0]:s.At[1]] != s.Name || text[s.Value[0]:s.Value[1]] != s.Held {
				t.Errorf("%q: places %v and %v", line, s.At, s.Value)
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

func TestInside(t *testing.T) {
	const text = "a\npassword = x\nc\n"
	part := [2]int{2, 10}
	for name, c := range map[string]struct{ before, raw, want string }{
		"as it is":       {"", text, "password"},
		"a block":        {"k: ", "|\n  a\n  password = x\n  c\n", "password"},
		"with a sign":    {"k: ", "|2-\n    a\n  password = x\n", "password"},
		"windows":        {"k: ", "|\r\n  a\r\n  password = x\r\n", "password"},
		"without header": {"  ", "a\n  password = x\n", "password"},
		"in one line":    {"k: ", `"a\npassword = x\nc"`, ""},
		"folded":         {"k: ", ">\n  a\n\n  password = x\n", ""},
		"nothing":        {"", "", ""},
	} {
		f := &source.File{Path: "a.yaml", Data: []byte(c.before + c.raw)}
		r, ok := source.Range{File: f, Start: len(c.before), End: len(f.Data)}.Inside(text, part)
		if got := r.Text(); got != c.want || ok != (c.want != "") {
			t.Errorf("%s: %q %v, want %q", name, got, ok, c.want)
		}
	}
}

func FuzzSettings(f *testing.F) {
	f.Add("password = x\n", "|\n  password = x\n")
	f.Add("a: \"b\"\r\ntoken='", "")
	f.Fuzz(func(t *testing.T, text, raw string) {
		file := &source.File{Path: "a", Data: []byte(raw)}
		for _, s := range source.Settings(text) {
			if text[s.Value[0]:s.Value[1]] != s.Held {
				t.Fatalf("%q is not at %v", s.Held, s.Value)
			}
			r, ok := source.Range{File: file, End: len(raw)}.Inside(text, s.Value)
			if ok && r.Text() != s.Held {
				t.Fatalf("%q stands for %q", r.Text(), s.Held)
			}
		}
	})
}
