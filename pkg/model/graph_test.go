package model

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// story is a test input: resources in ARM shape, written as JSON. In a value,
// {"$unknown": why, "$refs": ["address#attribute"]} is not known, {"$open": v}
// may have more than v shows, {"$implied": v} was filled in and {"$secret": v}
// must not be shown.
type story struct {
	graph *azure.Graph
	opts  Options
}

// readStory reads testdata/<name>/graph.json.
func readStory(t *testing.T, name string) story {
	t.Helper()
	path := filepath.Join("testdata", name, "graph.json")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return parseStory(t, name+"/graph.json", data)
}

func parseStory(t *testing.T, path string, data []byte) story {
	t.Helper()
	d := &storyReader{t: t, file: source.NewFile(path, data), dec: json.NewDecoder(bytes.NewReader(data))}
	d.dec.UseNumber()
	doc := d.value()
	s := story{}
	s.opts.Complete, _ = doc.Get("complete").Truth()
	s.opts.Environment, _ = doc.Get("environment").Str()
	var resources []*azure.Resource
	for _, v := range doc.Get("resources").Items() {
		r := resource(v)
		r.Subscription, _ = doc.Get("subscription").Str()
		resources = append(resources, r)
	}
	s.graph = azure.NewGraph(resources, nil)
	for _, v := range doc.Get("outside").Items() {
		o := azure.Outside{Header: v.Place().Origin, Refs: refs(v.Get("refs"))}
		o.Unit, _ = v.Get("unit").Str()
		o.Address, _ = v.Get("address").Str()
		o.Any, _ = v.Get("any").Truth()
		s.graph.Outside = append(s.graph.Outside, o)
	}
	return s
}

func resource(v *value.Value) *azure.Resource {
	r := &azure.Resource{Unit: ".", Dialect: azure.Dialect{Provider: "azurerm", Major: 4}, Header: v.Place().Origin}
	r.Address, _ = v.Get("address").Str()
	r.Type, _ = v.Get("type").Str()
	if unit, ok := v.Get("unit").Str(); ok {
		r.Unit = unit
	}
	if provider, ok := v.Get("provider").Str(); ok {
		r.Dialect = azure.Dialect{Provider: provider}
	}
	if v.Get("exists").IsUnknown() {
		r.Exists, r.ExistsWhy = azure.Maybe, v.Get("exists")
	}
	r.Copies, _ = v.Get("copies").Int()
	r.Parent, r.Scope, r.Body = v.Get("parent"), v.Get("scope"), v.Get("body")
	return r
}

// storyReader reads JSON with positions.
type storyReader struct {
	t    *testing.T
	file *source.File
	dec  *json.Decoder
}

func (d *storyReader) token() (json.Token, source.Range) {
	d.t.Helper()
	start := int(d.dec.InputOffset())
	for start < len(d.file.Data) && strings.ContainsRune(" \t\r\n,:", rune(d.file.Data[start])) {
		start++
	}
	tok, err := d.dec.Token()
	if err != nil {
		d.t.Fatalf("%s: %v", d.file.Path, err)
	}
	return tok, source.Range{File: d.file, Start: start, End: int(d.dec.InputOffset())}
}

func (d *storyReader) value() *value.Value {
	d.t.Helper()
	tok, at := d.token()
	w := value.Place{Origin: at}
	switch tok := tok.(type) {
	case bool:
		return value.NewBool(tok, w)
	case json.Number:
		return value.NewNumber(tok.String(), w)
	case string:
		return value.NewString(tok, w)
	case json.Delim:
		if tok == '[' {
			var items []*value.Value
			for d.dec.More() {
				items = append(items, d.value())
			}
			_, end := d.token()
			at.End = end.End
			return value.NewList(items, value.Place{Origin: at})
		}
		return d.object(at)
	}
	return value.NewNull(w)
}

func (d *storyReader) object(at source.Range) *value.Value {
	var fields []value.Field
	for d.dec.More() {
		name, key := d.token()
		fields = append(fields, value.Field{Name: fmt.Sprint(name), Key: key, Value: d.value()})
	}
	_, end := d.token()
	at.End = end.End
	v := value.NewObject(fields, value.Place{Origin: at})
	if why, ok := v.Get("$unknown").Str(); ok {
		return value.NewUnknown(why, value.Place{Origin: at}).WithRefs(refs(v.Get("$refs"))...)
	}
	if open := v.Get("$open"); open != nil {
		return open.AsOpen()
	}
	if implied := v.Get("$implied"); implied != nil {
		return implied.AsImplied()
	}
	if secret := v.Get("$secret"); secret != nil {
		return secret.AsSecret()
	}
	return v
}

func refs(v *value.Value) (out []value.Ref) {
	for _, item := range v.Items() {
		s, _ := item.Str()
		address, attribute, _ := strings.Cut(s, "#")
		out = append(out, value.Ref{Address: address, Attribute: attribute})
	}
	return out
}

// stories are the names of all test inputs.
func stories(t *testing.T) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("testdata", "*", "graph.json"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	var out []string
	for _, p := range paths {
		out = append(out, filepath.Base(filepath.Dir(p)))
	}
	return out
}
