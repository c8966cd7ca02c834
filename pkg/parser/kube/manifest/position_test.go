package manifest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

const places = `plain: text # comment
quoted: "a \"b\" c" # comment
single: 'it''s'
over lines: several
  lines of

  text
literal: |-
  one
   two
# comment
folded: > # comment
  one

  two

map:
  a: 1
  b: &anchor {c: d}
list:
- x
-   y: z
    w: [ 1, "2",  3 ] # comment
alias: *anchor
merged:
  <<: *anchor
  own: !!str 12
empty:
after: ~
é😀: é😀 x
flow: { k: [ ], l: { }, m }
"key": last
`

// TestPositions: a value is written from its first to its last byte, whatever its
// style.
func TestPositions(t *testing.T) {
	rows := []struct {
		path, want, key string
	}{
		{"plain", "text", "plain"},
		{"quoted", `"a \"b\" c"`, "quoted"},
		{"single", "'it''s'", "single"},
		{"over lines", "several\n  lines of\n\n  text", "over lines"},
		{"literal", "|-\n  one\n   two", "literal"},
		{"folded", "> # comment\n  one\n\n  two", "folded"},
		{"map", "a: 1\n  b: &anchor {c: d}", "map"},
		{"map.b", "{c: d}", "b"},
		{"map.b.c", "d", "c"},
		{"list", "- x\n-   y: z\n    w: [ 1, \"2\",  3 ]", "list"},
		{"list.0", "x", ""},
		{"list.1", "y: z\n    w: [ 1, \"2\",  3 ]", ""},
		{"list.1.w", `[ 1, "2",  3 ]`, "w"},
		{"list.1.w.1", `"2"`, ""},
		{"alias", "{c: d}", "alias"},
		{"alias.c", "d", "c"},
		{"merged", "<<: *anchor\n  own: !!str 12", "merged"},
		{"merged.c", "d", "c"},
		{"merged.own", "12", "own"},
		{"empty", "", "empty"},
		{"after", "~", "after"},
		{"é😀", "é😀 x", "é😀"},
		{"flow", "{ k: [ ], l: { }, m }", "flow"},
		{"flow.k", "[ ]", "k"},
		{"flow.l", "{ }", "l"},
		{"flow.m", "", "m"},
		{"key", "last", `"key"`},
	}
	for name, text := range map[string]string{
		"plain": places, "crlf": strings.ReplaceAll(places, "\n", "\r\n"), "byte order mark": "\xef\xbb\xbf" + places,
		"second document": "# first\na: é\n---\n" + places + "---\nlast: one\n", "old mac": strings.ReplaceAll(places, "\n", "\r"),
		"utf-16": utf16le(places),
	} {
		docs, problems := Decode(FileText(source.NewFile("f.yaml", []byte(text))))
		if len(problems) > 0 {
			t.Fatalf("%s: %v", name, problems)
		}
		root := docs[len(docs)/2].Root
		for _, row := range rows {
			v, key := follow(root, row.path)
			lines := strings.NewReplacer("\r\n", "\n", "\r", "\n")
			if got := lines.Replace(v.Place().Origin.Text()); got != row.want {
				t.Errorf("%s: %s is at %s: %q, want %q", name, row.path, v.Place().Origin, got, row.want)
			}
			if got := key.Text(); got != row.key {
				t.Errorf("%s: the key of %s is %q, want %q", name, row.path, got, row.key)
			}
		}
		if got := docs[len(docs)/2].Header.Text(); got != "plain" {
			t.Errorf("%s: the document begins with %q", name, got)
		}
		if steps := root.Get("alias").Place().Trail; len(steps) != 1 || steps[0].Range.Text() != "*anchor" || steps[0].Name != "anchor" {
			t.Errorf("%s: the alias is not in the trail: %v", name, steps)
		}
	}
}

func utf16le(text string) string {
	out := []byte{0xFF, 0xFE}
	for _, r := range text {
		if r > 0xFFFF {
			r -= 0x10000
			high, low := 0xD800+r>>10, 0xDC00+r&0x3FF
			out = append(out, byte(high), byte(high>>8), byte(low), byte(low>>8))
			continue
		}
		out = append(out, byte(r), byte(r>>8))
	}
	return string(out)
}

// follow follows a path with dots, where a number is an index.
func follow(v *value.Value, path string) (*value.Value, source.Range) {
	var key source.Range
	for _, name := range strings.Split(path, ".") {
		if v.Kind() == value.List {
			v, key = v.Index(int(name[0]-'0')), source.Range{}
			continue
		}
		f, _ := v.Field(name)
		v, key = f.Value, f.Key
	}
	return v, key
}

// TestBlockPositions: where a block scalar ends, by what is around it.
func TestBlockPositions(t *testing.T) {
	for text, want := range map[string]string{
		"|\n text\n":                        "|\n text",
		"--- |\n text\n...\n":               "|\n text",
		"- |\n a\n- b":                      "|\n a",
		"- - |+\n   a\n\n  - b":             "|+\n   a",
		"k:\n- |\n  a\n- b":                 "|\n  a",
		"k: |2\n    a\n  b\n":               "|2\n    a\n  b",
		"k:\n  l: |1-\n    a\n   b\n  m: c": "|1-\n    a\n   b",
		"k: >-\n\n\n  a\n\n# comment\n":     ">-\n\n\n  a",
		"k: |\n\nl: m":                      "|",
		"k: |  # comment\n  a: b\n  c: d":   "|  # comment\n  a: b\n  c: d",
		"k: |\n  a\n---\nl: m":              "|\n  a",
		"k: !!str |\n  a\n":                 "|\n  a",
		"k: &a |\n  a\n":                    "|\n  a",
	} {
		docs, problems := Decode(FileText(source.NewFile("f.yaml", []byte(text))))
		if len(problems) > 0 || len(docs) == 0 {
			t.Errorf("%q: %v", text, problems)
			continue
		}
		v := docs[0].Root
		for v.Kind() != value.String {
			if v.Kind() == value.List {
				v = v.Index(0)
			} else {
				v = v.Fields()[0].Value
			}
		}
		if got := v.Place().Origin.Text(); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestColumns: columns count code points, also behind rewritten escapes.
func TestColumns(t *testing.T) {
	text := "{\"a\": \"\\ud83d\\ude00\\/\", \"b\": \"é😀\", \"c\": 1,\n \"d\": 2}"
	docs, problems := Decode(FileText(source.NewFile("f.json", []byte(text))))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var got []string
	for _, f := range docs[0].Root.Fields() {
		got = append(got, fmt.Sprint(f.Key.Text(), " ", f.Key.Position(), " ", f.Value.Place().Origin.Text()))
	}
	want := []string{`"a" {1 2} "\ud83d\ude00\/"`, `"b" {1 25} "é😀"`, `"c" {1 36} 1`, `"d" {2 2} 2`}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if s, _ := docs[0].Root.Get("a").Str(); s != "😀/" {
		t.Errorf("read %q", s)
	}
}

// TestEscapes: only JSON is taken for JSON.
func TestEscapes(t *testing.T) {
	for text, want := range map[string]string{
		`{"a": "x\/y"}`:           "x/y",
		`{"a": "x\\/y"}`:          `x\/y`,
		`{"a": "\ud83d"}`:         "\ufffd",
		`{"a": "\ud83d\ud83d"}`:   "\ufffd\ufffd",
		`{"a": "\\ud83d\\ude00"}`: `\ud83d\ude00`,
		`{a: 'x\/y'}`:             `x\/y`,
		`{a: '\ud83d\ude00'}`:     `\ud83d\ude00`,
	} {
		if got, _ := read(t, text)[0].Root.Get("a").Str(); got != want {
			t.Errorf("%s: read %q, want %q", text, got, want)
		}
	}
}
