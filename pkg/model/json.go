package model

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// JSON is the cluster as rules see it: what is not known has no key, what has no
// default is null. What is declared sensitive is masked; where it is no text, it
// has no key either. It is indented and the same for the same input.
func JSON(c *Cluster) ([]byte, error) {
	raw := Fold(c, jsonFolder{secrets: SecretsOf(c)})
	var out bytes.Buffer
	if err := json.Indent(&out, raw, "", "  "); err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

// jsonFolder folds a model into JSON without spaces.
type jsonFolder struct{ secrets *Secrets }

func (f jsonFolder) Leaf(_ Path, leaf Leaf) (json.RawMessage, bool) {
	if leaf.State() == Unknown {
		return nil, false
	}
	switch {
	case secretKeys(leaf):
		return f.encode(map[string]string{hidden: hidden}), true
	case secret(leaf):
		return f.masked(leaf.Plain())
	}
	return f.encode(leaf.Plain()), true
}

// masked is what is shown of a secret.
func (f jsonFolder) masked(v any) (json.RawMessage, bool) {
	switch v := v.(type) {
	case string:
		return f.encode(hidden), true
	case []string:
		return f.encode(slices.Repeat([]string{hidden}, len(v))), true
	case map[string]string:
		out := map[string]string{}
		for key := range v {
			out[key] = hidden
		}
		return f.encode(out), true
	}
	return nil, false
}

// Plain leaves a number out when it may tell a secret one, by returning nothing.
func (f jsonFolder) Plain(path Path, v any) json.RawMessage {
	switch s := v.(type) {
	case string:
		if len(path) > 0 && !slices.Contains(unmasked, path[len(path)-1]) {
			v = f.secrets.Mask(s)
		}
	case int:
		if f.secrets != nil && f.secrets.bounds[path.String()] {
			return nil
		}
	}
	return f.encode(v)
}

// unmasked are plain strings that name things as they are declared, or come out
// of the vocabulary: no value is in them.
var unmasked = []any{"address", "cluster", "unit", "provider", "role", "kind"}

func (jsonFolder) encode(v any) json.RawMessage {
	switch v := v.(type) {
	case []string:
		if v == nil {
			return json.RawMessage("[]")
		}
	case Path:
		if v == nil {
			return json.RawMessage("[]")
		}
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	// What the model holds are strings, numbers, bools and collections of them:
	// they always encode.
	_ = e.Encode(v)
	return bytes.TrimSpace(out.Bytes())
}

func (jsonFolder) List(_ Path, _ Collection, items []json.RawMessage) json.RawMessage {
	var out bytes.Buffer
	out.WriteByte('[')
	out.Write(bytes.Join(rawItems(items), []byte{','}))
	out.WriteByte(']')
	return out.Bytes()
}

func rawItems(items []json.RawMessage) [][]byte {
	out := make([][]byte, len(items))
	for i, item := range items {
		out[i] = item
	}
	return out
}

func (f jsonFolder) Object(_ Path, _ *Entity, keys []string, items []json.RawMessage) json.RawMessage {
	var out bytes.Buffer
	out.WriteByte('{')
	for i, key := range keys {
		if items[i] == nil {
			continue
		}
		if out.Len() > 1 {
			out.WriteByte(',')
		}
		out.Write(f.encode(key))
		out.WriteByte(':')
		out.Write(items[i])
	}
	out.WriteByte('}')
	return out.Bytes()
}

// UnknownLeaf is something of a model that is not known.
type UnknownLeaf struct {
	Path Path
	// Why fits after "because".
	Why string
	// Place is where the value that is missing is written; its range may be
	// zero.
	Place source.Range
}

// Unknowns lists what is not known of a cluster, in the order of the model:
// leaves, lists that may have more elements, and things that may not exist.
func Unknowns(c *Cluster) []UnknownLeaf {
	f := &unknownFolder{}
	Fold(c, f)
	secrets := SecretsOf(c)
	for i := range f.found {
		f.found[i].Why = secrets.Mask(f.found[i].Why)
	}
	return f.found
}

type unknownFolder struct{ found []UnknownLeaf }

func (f *unknownFolder) add(path Path, why string, v *value.Value) {
	f.found = append(f.found, UnknownLeaf{append(Path(nil), path...), why, v.Place().Origin})
}

func (f *unknownFolder) Leaf(path Path, leaf Leaf) (struct{}, bool) {
	if leaf.State() == Unknown {
		f.add(path, leaf.Why(), first(leaf.From()))
	}
	return struct{}{}, true
}

func (f *unknownFolder) Plain(Path, any) struct{} { return struct{}{} }

func (f *unknownFolder) List(path Path, list Collection, _ []struct{}) struct{} {
	if list != nil && list.IsOpen() {
		why := "there may be more of them"
		f.add(path, why+after(": ", list.OpenWhy().Why()), list.OpenWhy())
	}
	return struct{}{}
}

func (f *unknownFolder) Object(path Path, e *Entity, _ []string, _ []struct{}) struct{} {
	if e != nil && e.Maybe {
		f.add(path, "it is not known whether it exists"+after(": ", e.MaybeWhy.Why()), e.MaybeWhy)
	}
	return struct{}{}
}
