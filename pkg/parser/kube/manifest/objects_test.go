package manifest

import (
	"slices"
	"testing"

	"github.com/akslint/akslint/pkg/source"
)

// read decodes a text and fails on problems.
func read(t *testing.T, text string) []Document {
	t.Helper()
	docs, problems := Decode(FileText(source.NewFile("f.yaml", []byte(text))))
	if len(problems) > 0 {
		t.Fatalf("%q: %v", text, problems)
	}
	return docs
}

// TestObjects: lists are opened, what is no object is counted, what is empty is
// not.
func TestObjects(t *testing.T) {
	objects, others := Objects(read(t, `apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
# nothing
---
kind: Deployment
---
just: text
---
apiVersion: v1
kind: List
items:
- apiVersion: apps/v1
  kind: Deployment
  metadata:
    name: web
    namespace: shop
- {apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Pod, metadata: {name: a}}]}
- kind: NoVersion
---
apiVersion: v1
items:
  - metadata: {name: first}
  - metadata: {name: second}
    kind: ConfigMap
kind: ConfigMapList
---
apiVersion: example.com/v1
kind: WaitingList
items: text
---
apiVersion: v1
kind: List
items: []
`))
	var got []string
	for _, o := range objects {
		got = append(got, o.Address()+" "+o.APIVersion+" "+o.Header.String()+" "+o.Header.Text())
	}
	want := []string{
		"Namespace shop v1 f.yaml:3:18 shop",
		"Deployment shop/web apps/v1 f.yaml:17:11 web",
		"Pod a v1 f.yaml:19:85 a",
		"ConfigMap first v1 f.yaml:24:22 first",
		"ConfigMap second v1 f.yaml:25:22 second",
		"WaitingList without a name example.com/v1 f.yaml:29:1 apiVersion",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if others != 3 {
		t.Errorf("%d others, want 3", others)
	}
}

// TestSecrets: what a Secret holds is hidden, and nothing else is.
func TestSecrets(t *testing.T) {
	f := source.NewFile("f.yaml", []byte(`apiVersion: v1
kind: Secret
metadata: {name: s}
data: {a: aHVudGVyMg==}
stringData:
  b: |
    hunter2
  c: [x]
---
apiVersion: example.com/v1
kind: Secret
data: {a: shown}
`))
	docs, _ := Decode(FileText(f))
	objects, _ := Objects(docs)
	for _, path := range [][]string{{"data", "a"}, {"stringData", "b"}} {
		if !objects[0].Get(path...).Secret() {
			t.Errorf("%v is shown", path)
		}
	}
	if objects[0].Get("metadata", "name").Secret() || objects[1].Get("data", "a").Secret() {
		t.Error("what is no secret is hidden")
	}
	var hidden []string
	for _, r := range f.Hidden() {
		hidden = append(hidden, r.Text())
	}
	if want := []string{"aHVudGVyMg==", "|\n    hunter2", "x"}; !slices.Equal(hidden, want) {
		t.Errorf("hidden are %q, want %q", hidden, want)
	}
	if docs[0].Root.Get("data", "a").Secret() {
		t.Error("the document was changed")
	}
}
