package kube

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/source"
)

// TestStream: a stream is one bundle, and its comments tell what it was rendered
// from, by the line where the template is there. The places stay in the stream.
func TestStream(t *testing.T) {
	tree, err := source.OpenFS(fstest.MapFS{"shop/templates/web.yaml": {Data: []byte("metadata:\n{{ x }}\n  name: {{ y }}\n")}})
	if err != nil {
		t.Fatal(err)
	}
	tree.Put("stdin.yaml", []byte(`---
# Source: shop/templates/web.yaml
apiVersion: v1
kind: Service
metadata:
  name: web
---
# Source: shop/templates/more.yaml
apiVersion: v1
kind: Service
metadata:
  name: more
---
apiVersion: v1
kind: Service
metadata:
  name: "{{ literally }}"
---
a: b: c
---
just: text
`))
	r := Read(tree, Targets{named: []string{"stdin.yaml"}, Stream: "stdin.yaml"})
	want := `stream stdin.yaml
  Service web at stdin.yaml:6:9, source shop/templates/web.yaml at shop/templates/web.yaml:3:3
  Service more at stdin.yaml:12:9, source shop/templates/more.yaml at shop/templates/more.yaml:1:1
  Service {{ literally }} at stdin.yaml:17:9
error: stdin.yaml:19:1: is not YAML: mapping values are not allowed in this context
files 1, charts 0, overlays 0, others 0, unfit 0, templates 0, unlisted 0
`
	if got := tell(r); got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
	place := r.Bundles[0].Objects[1].Get("metadata", "name").Place()
	if place.Origin.String() != "stdin.yaml:12:9" || len(place.Trail) != 1 || place.Trail[0].Name != "shop/templates/more.yaml" {
		t.Errorf("the name is at %s by way of %v", place.Origin, place.Trail)
	}
}

var shop = fstest.MapFS{
	"chart/Chart.yaml":                {Data: []byte("apiVersion: v2\nname: shop\nversion: 1.0.0\n")},
	"chart/values.yaml":               {Data: []byte("name: shop\n")},
	"chart/values-prod.yaml":          {Data: []byte("name: prod\n")},
	"chart/templates/service.yaml":    {Data: []byte("apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Values.name }}\n")},
	"env/prod.yaml":                   {Data: []byte("name: own\n")},
	"base/kustomization.yaml":         {Data: []byte("resources: [pod.yaml]\n")},
	"base/pod.yaml":                   {Data: []byte("apiVersion: v1\nkind: Pod\nmetadata: {name: based}\n")},
	"overlays/dev/kustomization.yaml": {Data: []byte("resources: [../../base]\nnamespace: dev\n")},
	"overlays/dev/stray.yaml":         {Data: []byte("apiVersion: v1\nkind: Pod\nmetadata: {name: stray}\n")},
	"plain/a/pod.yaml":                {Data: []byte("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n")},
	"plain/b/role.yaml":               {Data: []byte("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: b}\n")},
	"plain/b/secrets.yaml":            {Data: []byte("apiVersion: example.com/v1\nkind: SecretProviderClass\nmetadata: {name: c, namespace: own}\n")},
	"text.yaml":                       {Data: []byte("just: text\n")},
	"empty.yaml":                      {},
}

// TestNamed: a file stands for what it belongs to.
func TestNamed(t *testing.T) {
	for name, want := range map[string]string{
		"chart/templates/service.yaml": "chart chart\n  Service shop\nchart chart (values-prod.yaml) for production\n  Service prod\nfiles 4, charts 1, overlays 0, others 0, unfit 0",
		"chart/values-prod.yaml":       "chart chart\n  Service shop\nchart chart (values-prod.yaml) for production\n  Service prod\nfiles 4, charts 1, overlays 0, others 0, unfit 0",
		"overlays/dev/stray.yaml":      "overlay overlays/dev\n  Pod dev/based\nfiles 3, charts 0, overlays 1, others 0, unfit 0",
		"base/pod.yaml":                "overlay base\n  Pod based\nfiles 2, charts 0, overlays 1, others 0, unfit 0",
		"plain/a/pod.yaml":             "manifests plain/a\n  Pod a at plain/a/pod.yaml:3:18\nfiles 1, charts 0, overlays 0, others 0, unfit 0",
		"plain/b/role.yaml":            "manifests plain/b\n  ClusterRole b at plain/b/role.yaml:3:18\n  SecretProviderClass own/c at plain/b/secrets.yaml:3:18\nfiles 2, charts 0, overlays 0, others 0, unfit 0",
		"text.yaml":                    "files 0, charts 0, overlays 0, others 0, unfit 1",
		"empty.yaml":                   "files 0, charts 0, overlays 0, others 0, unfit 1",
		"missing.yaml":                 "error: missing.yaml: cannot be read: file does not exist\nfiles 0, charts 0, overlays 0, others 0, unfit 0",
	} {
		tree, err := source.OpenFS(shop)
		if err != nil {
			t.Fatal(err)
		}
		var targets Targets
		if !targets.File(tree, name) {
			t.Errorf("%s is not taken", name)
		}
		if got := tell(Read(tree, targets)); !strings.HasPrefix(got, want+",") {
			t.Errorf("%s: got:\n%swant:\n%s", name, got, want)
		}
	}
}

// TestRuns: what a deployment names belongs to it, and is not read again.
func TestRuns(t *testing.T) {
	const rest = "overlay overlays/dev\n  Pod dev/based\n"
	const charts = "chart chart\n  Service shop\nchart chart (values-prod.yaml) for production\n  Service prod\n"
	const secondPlain = "manifests plain/b\n  ClusterRole b at plain/b/role.yaml:3:18\n  SecretProviderClass own/c at plain/b/secrets.yaml:3:18\n"
	const plain = "manifests plain/a\n  Pod a at plain/a/pod.yaml:3:18\n" + secondPlain
	for name, c := range map[string]struct {
		runs []Run
		want string
	}{
		"chart": {
			[]Run{{Path: "chart", Values: []string{"env/prod.yaml"}, Cluster: "aks", Namespace: "x"}},
			rest + plain + "run 0\nchart chart on aks\n  Service x/own\n",
		},
		"chart without values": {[]Run{{Path: "chart"}}, rest + plain + "run 0\nchart chart\n  Service shop\n"},
		"chart twice": {
			[]Run{{Path: "chart"}, {Path: "chart/Chart.yaml", Values: []string{"env/prod.yaml"}}},
			rest + plain + "run 0\nchart chart\n  Service shop\nrun 1\nchart chart\n  Service own\n",
		},
		"overlay":     {[]Run{{Path: "overlays/dev"}}, charts + plain + "run 0\noverlay overlays/dev\n  Pod dev/based\n"},
		"overlay off": {[]Run{{Path: "overlays/dev", Off: true}}, charts + plain + "run 0\n"},
		"chart off":   {[]Run{{Path: "chart", Off: true}}, rest + plain + "run 0\n"},
		"manifests": {
			[]Run{{Path: "plain", Namespace: "shop"}},
			charts + rest + "run 0\nmanifests plain/a\n  Pod shop/a at plain/a/pod.yaml:3:18\nmanifests plain/b\n  ClusterRole b at plain/b/role.yaml:3:18\n  SecretProviderClass own/c at plain/b/secrets.yaml:3:18\n",
		},
		"file": {
			[]Run{{Path: "plain/a/pod.yaml"}},
			charts + rest + secondPlain + "run 0\nmanifests plain/a\n  Pod a at plain/a/pod.yaml:3:18\n",
		},
		"values for a directory": {
			[]Run{{Path: "plain/a", Values: []string{"x.yaml"}}},
			charts + rest + secondPlain + "run 0\nerror: plain/a: plain/a is no Helm chart: it takes no values files\n",
		},
		"nothing": {[]Run{{Path: "env"}}, charts + rest + plain + "run 0\nerror: env: there is no manifest, chart or kustomization in env\n"},
	} {
		got := tell(walk(t, shop, c.runs...))
		if !strings.HasPrefix(got, c.want+"files ") {
			t.Errorf("%s: got:\n%swant:\n%s", name, got, c.want)
		}
	}
}

// TestWide: a manifest in UTF-16 is one, however long.
func TestWide(t *testing.T) {
	text := "apiVersion: v1\nkind: Pod\nmetadata:\n  name: wide # " + strings.Repeat("é", source.HeadSize) + "\n"
	for _, length := range []int{50, len(text)} {
		data := []byte{0xFE, 0xFF}
		for _, r := range text[:length] {
			data = append(data, byte(r>>8), byte(r))
		}
		r := walk(t, fstest.MapFS{"wide.yaml": {Data: data}, "other.yaml": {Data: []byte{0xFE, 0xFF, 0, 'x'}}})
		if len(r.Bundles) != 1 || r.Bundles[0].Objects[0].Name != "wide" || r.Others != 1 {
			t.Errorf("%d bytes: %s", length, tell(r))
		}
	}
}

// TestLong: what stands behind a long beginning is found, and a file that is too
// large is told of.
func TestLong(t *testing.T) {
	comment := "# " + strings.Repeat("long ", source.HeadSize) + "\n"
	pod := "apiVersion: v1\nkind: Pod\nmetadata:\n  name: x\n"
	r := walk(t, fstest.MapFS{
		"comment.yaml": {Data: []byte(comment + pod)},
		"list.yaml":    {Data: []byte("apiVersion: v1\nitems:\n- " + strings.ReplaceAll(strings.TrimSpace(pod), "\n", "\n  ") + "\n" + comment + "kind: List\n")},
		"huge.yaml":    {Data: []byte(pod + strings.Repeat("# padding\n", source.MaxFileSize/10))},
		"other.yaml":   {Data: []byte("x: |\n  apiVersion: v1\n  kind: Pod\n" + strings.Repeat("y: z\n", source.HeadSize))},
	})
	want := `manifests .
  Pod x at comment.yaml:5:9
  Pod x at list.yaml:6:11
error: huge.yaml: cannot be read: it has 10485805 bytes, and at most 10485760 are read
files 2, charts 0, overlays 0, others 1, unfit 0, templates 0, unlisted 0
`
	if got := tell(r); got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}

// TestSecretOfOverlay: what a Secret holds is hidden, wherever it is read.
func TestSecretOfOverlay(t *testing.T) {
	secret := &fstest.MapFile{Data: []byte("apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {a: hunter2}\n")}
	r := walk(t, fstest.MapFS{
		"over/kustomization.yaml": {Data: []byte("resources: [secret.yaml]\nnamePrefix: x-\n")}, "over/secret.yaml": secret, "plain/secret.yaml": secret,
	})
	for _, b := range r.Bundles {
		v := b.Objects[0].Get("stringData", "a")
		at := v.Place().Origin
		if !v.Secret() || len(at.File.Hidden()) != 1 || at.File.Hidden()[0] != at {
			t.Errorf("%s: the secret at %s is shown", b.Name, at)
		}
	}
	if len(r.Bundles) != 2 {
		t.Errorf("%d bundles", len(r.Bundles))
	}
}

// TestBrokenBase: what is wrong with a base is told by everything that uses it,
// for by itself it is not reported.
func TestBrokenBase(t *testing.T) {
	r := walk(t, fstest.MapFS{
		"a/base/kustomization.yaml": {Data: []byte("resources: [x.yaml]\n")},
		"a/base/x.yaml":             {Data: []byte("apiVersion: v1\nkind: Pod\nmetadata: {name: x}\n---\na: b: c\n")},
		"a/dev/kustomization.yaml":  {Data: []byte("resources: [../base]\n")},
		"a/prod/kustomization.yaml": {Data: []byte("resources: [../base]\n")},
	})
	n := 0
	for _, p := range r.Problems {
		if p.Place() == "a/base/x.yaml:5:1" && p.Severity == source.Error {
			n++
		}
	}
	if n != 2 {
		t.Errorf("problems %v", r.Problems)
	}
}
