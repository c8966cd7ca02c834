package manifest

import (
	"strings"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// Objects turns documents into objects: those with an apiVersion and a kind. A
// List is opened. What is no object is left out and counted, unless it is empty.
func Objects(docs []Document) (objects []*kube.Object, others int) {
	for _, d := range docs {
		if d.Root != nil {
			others += collect(&objects, d.Root, d.Header, "", "")
		}
	}
	return objects, others
}

// collect adds the objects of a document or of an item, and counts what is none.
// An item of a list of one kind need not say its own.
func collect(out *[]*kube.Object, root *value.Value, header source.Range, version, kind string) (others int) {
	if text, _ := root.Get("apiVersion").Str(); text != "" {
		version = text
	}
	if text, _ := root.Get("kind").Str(); text != "" {
		kind = text
	}
	if version == "" || kind == "" {
		return 1
	}
	if items := root.Get("items"); items.Kind() == value.List && strings.HasSuffix(kind, "List") {
		of, ofVersion := strings.TrimSuffix(kind, "List"), version
		if of == "" {
			ofVersion = ""
		}
		for _, item := range items.Items() {
			others += collect(out, item, headerOf(item), ofVersion, of)
		}
		return others
	}
	o := &kube.Object{APIVersion: version, Kind: kind, Body: root, Header: header}
	o.Name, _ = root.Get("metadata", "name").Str()
	o.Namespace, _ = root.Get("metadata", "namespace").Str()
	if name := root.Get("metadata", "name").Place().Origin; name.Path() == header.Path() && !name.IsZero() {
		o.Header = name
	}
	Conceal(o)
	Unfold(o)
	*out = append(*out, o)
	return 0
}

// headerOf is the first key of an object.
func headerOf(v *value.Value) source.Range {
	if fields := v.Fields(); len(fields) > 0 && !fields[0].Key.IsZero() {
		return fields[0].Key
	}
	return v.Place().Origin
}
