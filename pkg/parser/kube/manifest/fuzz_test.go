package manifest

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// FuzzDecode: every place lies in the file and in the place of what it is a part
// of, keys hold their names, and no document that the parser reads is lost.
func FuzzDecode(f *testing.F) {
	files, err := filepath.Glob("testdata/corpus/*")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(places))
	f.Add([]byte(bomb("[*, *]")))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 64<<10 {
			return
		}
		file := source.NewFile("f.yaml", data)
		text := FileText(file)
		docs, problems := Decode(text)
		for _, p := range problems {
			if p.Range.Start < 0 || p.Range.Start > p.Range.End || p.Range.End > len(text.Bytes) || p.Message == "" {
				t.Errorf("problem %q at %d to %d of %d", p.Message, p.Range.Start, p.Range.End, len(text.Bytes))
			}
		}
		budget := 50_000
		for _, d := range docs {
			within(t, d.Root, source.Range{Start: d.Start, End: d.End}, &budget)
		}
		objects, _ := Objects(docs)
		for _, o := range objects {
			if o.Header.IsZero() || o.Kind == "" || o.APIVersion == "" {
				t.Errorf("object %q at %s", o.Address(), o.Header)
			}
		}
		if len(problems) == 0 && len(docs) < count(text.Bytes) {
			t.Errorf("%d documents of %d", len(docs), count(text.Bytes))
		}
	})
}

// within checks the places of a value and of what is in it.
func within(t *testing.T, v *value.Value, outer source.Range, budget *int) {
	if *budget--; *budget < 0 || v == nil {
		return
	}
	p := v.Place()
	at := p.Origin
	if at.File == nil || at.Start < 0 || at.Start > at.End || at.End > len(at.File.Data) {
		t.Fatalf("%s at %d to %d", v.Kind(), at.Start, at.End)
	}
	if len(p.Trail) > 0 {
		return // written elsewhere
	}
	if at.Start < outer.Start || at.End > outer.End {
		t.Errorf("%s at %d to %d is not within %d to %d", v.Kind(), at.Start, at.End, outer.Start, outer.End)
	}
	for _, f := range v.Fields() {
		if f.Value.Place().Origin.Start < f.Key.Start { // merged, or an alias
			continue
		}
		if f.Key.Start >= at.Start && f.Key.End <= at.End {
			within(t, f.Value, at, budget)
		}
	}
	for _, item := range v.Items() {
		within(t, item, at, budget)
	}
}

// count is how many documents the parser reads in one go.
func count(data []byte) int {
	if len(bytes.Trim(data, "\ufeff \t\r\n")) == 0 {
		return 0 // marks of the byte order alone say nothing
	}
	nodes, n := yaml.NewDecoder(bytes.NewReader(data)), 0
	for {
		var node yaml.Node
		if parse(nodes, &node) != nil {
			return n
		}
		n++
	}
}
