package helm

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/parser/kube/manifest"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// The functions that Helm adds.

func helmFunctions() map[string]*function {
	toYAML := func(indented bool) *function {
		return native(1, 1, func(f *frame, args []val) val { return f.yaml(args[0], indented) })
	}
	return map[string]*function{
		"include":       native(2, 2, include),
		"tpl":           native(2, 2, tpl),
		"required":      native(2, 2, required),
		"fail":          native(1, 1, func(f *frame, args []val) val { f.refuse("the chart says: %s", f.text(args, 0).s); return val{} }),
		"lookup":        native(4, 4, func(*frame, []val) val { return val{v: map[string]any{}} }),
		"toYaml":        toYAML(false),
		"mustToYaml":    toYAML(false),
		"toYamlPretty":  toYAML(true),
		"fromYaml":      native(1, 1, func(f *frame, args []val) val { return f.parsed(args, value.Object) }),
		"fromYamlArray": native(1, 1, func(f *frame, args []val) val { return f.parsed(args, value.List) }),
		"toToml":        native(1, 1, toTOML),
		"mustToToml":    native(1, 1, toTOML),
	}
}

// include runs a named template and returns what it prints.
func include(f *frame, args []val) val {
	name := f.text(args, 0)
	if h, ok := f.m.holes.of(name.s); ok {
		f.refuse("the name of a template is not known: %s", h.why)
	}
	u := f.scope.find(name.s)
	if u == nil {
		f.fail("there is no template %q", name.s)
	}
	if args[1].v == nil {
		args[1].v = nothing{}
	}
	t := f.run(u, args[1], &call{name.s, f.here(), f.call}, f.scope)
	return val{v: t.s, pieces: t.pieces}
}

// definition is a text that tpl was given, parsed.
type definition struct {
	units []*unit
	err   *parseError
}

// tpl runs a text as a template.
func tpl(f *frame, args []val) val {
	t := f.text(args, 0)
	if !strings.Contains(t.s, "{{") {
		return textVal(t)
	}
	key := t.s
	d := f.m.parsed[key]
	if d == nil || len(t.pieces) > 0 {
		d = &definition{}
		d.units, d.err = parseText("tpl", t)
		f.m.parsed[key] = d
		f.charge(len(t.s))
	}
	if d.err != nil {
		f.fail("a text is no template: %s", d.err.message)
	}
	s := &scope{units: map[string]*unit{}, up: f.scope}
	s.define(d.units)
	u := s.units["tpl"]
	if u == nil {
		return val{v: ""}
	}
	if args[1].v == nil {
		args[1].v = nothing{}
	}
	out := f.run(u, args[1], &call{"tpl", f.here(), f.call}, s).without("<no value>")
	if h, ok := f.m.holes.whole(strings.TrimSpace(out.s)); ok && h.blank {
		return val{v: ""}
	}
	return val{v: out.s, pieces: out.pieces}
}

// required makes a value that is missing unknown: whoever installs the chart
// gives it.
func required(f *frame, args []val) val {
	if args[1].v != nil && args[1].v != "" {
		return args[1]
	}
	why := "the chart requires a value: " + f.m.conceals.mask(strings.Join(strings.Fields(f.text(args, 0).s), " "))
	return val{v: f.m.holes.dig(why, true), o: args[1].o}
}

// parsed reads a text as YAML. As in Helm, what is no YAML is told in the result.
func (f *frame) parsed(args []val, kind value.Kind) val {
	t := f.text(args, 0)
	if h, ok := f.m.holes.whole(t.s); ok {
		return val{v: f.m.holes.dig(h.why, false)}
	}
	itself := source.NewFile("", nil) // the text is no file, and its ranges are told apart by this one
	docs, problems := manifest.Decode(manifest.Text{
		Bytes: []byte(t.s),
		Locate: func(start, end int) value.Locator {
			return &within{t, source.Range{File: itself, Start: start, End: end}}
		},
		Range: func(start, end int) source.Range { return source.Range{File: itself, Start: start, End: end} },
	})
	var root *value.Value
	if len(docs) > 0 {
		root = docs[0].Root
	}
	message := ""
	wrong := slices.IndexFunc(problems, func(p source.Problem) bool { return p.Severity != source.Note })
	switch {
	case wrong >= 0:
		message = problems[wrong].Message
	case root.IsNothing():
		root = nil
	case root.Kind() != kind:
		message = "error unmarshaling JSON"
	}
	switch {
	case message != "" && kind == value.Object:
		return val{v: map[string]any{"Error": message}}
	case message != "":
		return val{v: []any{message}}
	case root == nil && kind == value.Object:
		return val{v: map[string]any{}}
	case root == nil:
		return val{v: []any{}}
	}
	return f.m.read(root, "", &f.m.holes)
}

// within locates a value in a text that a template made.
type within struct {
	text text
	at   source.Range
}

// Locate has no place to tell: what is read from the text knows its origin.
func (w *within) Locate() value.Place { return value.Place{} }

// origin is where a part of the text comes from.
func (w *within) origin(at source.Range) *origin {
	s := w.text.s
	start := min(at.Start, len(s))
	end := min(max(at.End, start), len(s))
	if end-start >= 2 && (s[start] == '"' || s[start] == '\'') && s[start] == s[end-1] {
		start, end = start+1, end-1
	}
	return w.text.slice(start, end).collapse()
}

func toJSON(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(data)
}

func fromJSON(s string) map[string]any {
	m := map[string]any{}
	if err := json.Unmarshal([]byte(s), &m); err != nil {
		m = map[string]any{"Error": err.Error()}
	}
	return m
}

func fromJSONArray(s string) []any {
	out := []any{}
	if err := json.Unmarshal([]byte(s), &out); err != nil {
		return []any{err.Error()}
	}
	return out
}
