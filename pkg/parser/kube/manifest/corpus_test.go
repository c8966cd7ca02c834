package manifest

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	sigs "sigs.k8s.io/yaml"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

var corpus = flag.String("corpus", "", "directories whose YAML is compared as well, separated by commas")

// TestCorpus: every document is what Kubernetes makes of it, or refused by both.
func TestCorpus(t *testing.T) {
	var c comparison
	c.dir(t, "testdata/corpus")
	if c.same < 25 || c.refused < 25 {
		t.Errorf("only %d documents are equal and %d refused", c.same, c.refused)
	}
	for _, d := range c.differences {
		t.Error(d)
	}
}

// TestPublicCorpus compares the trees that -corpus names.
func TestPublicCorpus(t *testing.T) {
	if *corpus == "" {
		t.Skip("no -corpus")
	}
	var c comparison
	for _, dir := range strings.Split(*corpus, ",") {
		c.dir(t, dir)
	}
	t.Logf("%d files, %d documents equal, %d refused by both, %d differ", c.files, c.same, c.refused, len(c.differences))
	for _, d := range c.differences {
		t.Error(d)
	}
}

type comparison struct {
	files, same, refused int
	differences          []string
}

func (c *comparison) dir(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() || !slices.Contains([]string{".yaml", ".yml", ".json"}, filepath.Ext(name)) {
			return err
		}
		data, err := os.ReadFile(name)
		if err == nil && len(data) <= source.MaxFileSize {
			c.file(source.NewFile(name, data))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// file compares the documents of a file, piece by piece.
func (c *comparison) file(f *source.File) {
	c.files++
	text := FileText(f)
	docs, problems := Decode(text)
	start := 0
	if bytes.HasPrefix(text.Bytes, []byte("\xef\xbb\xbf")) {
		start = 3
	}
	for start < len(text.Bytes) {
		end := start + split(text.Bytes[start:])
		i := slices.IndexFunc(docs, func(d Document) bool { return d.Start == start })
		wrong := slices.IndexFunc(problems, func(p source.Problem) bool {
			return p.Severity != source.Note && p.Range.Start >= start && p.Range.Start <= end
		})
		want, err := kubernetes(text.Bytes[start:end])
		at := text.Range(start, end).String()
		switch {
		case err != nil && wrong >= 0:
			c.refused++
		case err != nil:
			c.differences = append(c.differences, fmt.Sprintf("%s: Kubernetes refuses it: %v", at, err))
		case wrong >= 0:
			c.differences = append(c.differences, fmt.Sprintf("%s: Kubernetes reads it, we say: %s", at, problems[wrong].Message))
		case i < 0:
			if string(want) != "null" {
				c.differences = append(c.differences, at+": was not read")
			}
		default:
			if difference := unlike(plainOf(docs[i].Root), decoded(want), ""); difference != "" {
				c.differences = append(c.differences, at+": "+difference)
			} else {
				c.same++
			}
		}
		start = end
	}
}

// kubernetes is what Kubernetes makes of a document: what begins with a brace is
// JSON to it, as far as it is.
func kubernetes(data []byte) ([]byte, error) {
	out, err := sigs.YAMLToJSON(data)
	var object map[string]any
	if err != nil && json.Unmarshal(data, &object) == nil {
		return json.Marshal(object)
	}
	return out, err
}

// decoded reads JSON without losing digits.
func decoded(data []byte) any {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var out any
	if err := d.Decode(&out); err != nil {
		return err
	}
	return out
}

// plainOf turns a value into what the JSON decoder would make of it.
func plainOf(v *value.Value) any {
	switch v.Kind() {
	case value.Bool:
		b, _ := v.Truth()
		return b
	case value.Number:
		n, _ := v.Num()
		return json.Number(n)
	case value.String:
		s, _ := v.Str()
		return strings.ToValidUTF8(s, "\ufffd") // as JSON does
	case value.List:
		out := []any{}
		for _, item := range v.Items() {
			out = append(out, plainOf(item))
		}
		return out
	case value.Object:
		out := map[string]any{}
		for _, f := range v.Fields() {
			out[strings.ToValidUTF8(f.Name, "\ufffd")] = plainOf(f.Value)
		}
		return out
	case value.Unknown:
		return fmt.Errorf("unknown: %s", v.Why())
	default:
		return nil
	}
}

// unlike tells the first difference, empty when there is none.
func unlike(got, want any, at string) string {
	if reflect.DeepEqual(got, want) {
		return ""
	}
	switch g := got.(type) {
	case map[string]any:
		w, ok := want.(map[string]any)
		if !ok {
			break
		}
		for k := range w {
			if d := unlike(g[k], w[k], at+"."+k); d != "" {
				return d
			}
		}
		return fmt.Sprintf("%s has %d keys, Kubernetes has %d", at, len(g), len(w))
	case []any:
		w, ok := want.([]any)
		if !ok || len(w) != len(g) {
			break
		}
		for i := range w {
			if d := unlike(g[i], w[i], fmt.Sprintf("%s[%d]", at, i)); d != "" {
				return d
			}
		}
	}
	return fmt.Sprintf("%s is %T %v, Kubernetes has %T %v", at, got, got, want, want)
}
