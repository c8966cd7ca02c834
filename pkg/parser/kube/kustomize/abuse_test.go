package kustomize

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

func mapOf(pairs ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		fsys[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return fsys
}

// TestOutside: a link that leads out of the repository is not followed.
func TestOutside(t *testing.T) {
	outside, root := t.TempDir(), t.TempDir()
	pod := "apiVersion: v1\nkind: Pod\nmetadata: {name: secret}\n"
	for name, data := range map[string]string{
		filepath.Join(outside, "pod.yaml"):        pod,
		filepath.Join(root, "kustomization.yaml"): "resources: [pod.yaml, link, link/pod.yaml]\n",
	} {
		if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, to := range map[string]string{"pod.yaml": filepath.Join(outside, "pod.yaml"), "link": outside} {
		if err := os.Symlink(to, filepath.Join(root, name)); err != nil {
			t.Skip("no symbolic links here")
		}
	}
	tree, err := source.Open([]string{root})
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	bundle, _, problems := Build(tree, ".")
	if len(bundle.Objects) != 0 || len(bundle.Missing) != 3 || len(problems) != 3 {
		t.Errorf("objects %v, missing %v, problems %v", bundle.Objects, bundle.Missing, problems)
	}
}

// TestDoubling: a base that is reached on ever more ways ends at a limit, and is
// said to.
func TestDoubling(t *testing.T) {
	fsys := mapOf("0/kustomization.yaml", "resources: [a.yaml]", "0/a.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\n")
	for i := 1; i <= 40; i++ {
		fsys[fmt.Sprintf("%d/kustomization.yaml", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "namePrefix: x\nresources: [../%d, ../%d]", i-1, i-1)}
	}
	bundle, _, problems := Build(open(t, fsys), "40")
	if len(bundle.Objects) > 1 {
		t.Errorf("%d objects", len(bundle.Objects))
	}
	if !slices.ContainsFunc(problems, func(p source.Problem) bool { return p.Severity == source.Budget }) {
		t.Error("nobody said that the limit was reached")
	}
}

// TestDeep: a chain of bases that is too long is cut.
func TestDeep(t *testing.T) {
	fsys := fstest.MapFS{}
	for i := range 200 {
		fsys[fmt.Sprintf("%d/kustomization.yaml", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "resources: [../%d]", i+1)}
	}
	_, _, problems := Build(open(t, fsys), "0")
	if len(problems) != 1 || !strings.Contains(problems[0].Message, "too deep") {
		t.Errorf("problems %v", problems)
	}
}

// TestOddKustomizations: nothing that stands in a kustomization panics, and none of
// it passes in silence.
func TestOddKustomizations(t *testing.T) {
	for name, text := range map[string]string{
		"list":               "- a\n",
		"text":               "hello\n",
		"texts for lists":    "resources: a\npatches: b\nimages: {}\nlabels: 1\n",
		"self":               "resources: [.]\n",
		"self as base":       "bases: [./]\n",
		"self as component":  "components: [.]\n",
		"numbers":            "resources: [1, 2.5, true]\n",
		"absolute":           "resources: [/etc/passwd]\nconfigurations: [/etc/passwd]\n",
		"operation on root":  "resources: [p.yaml]\npatches: [{target: {kind: Pod}, patch: '[{op: remove, path: \"\"}]'}]\n",
		"operation on text":  "resources: [p.yaml]\npatches: [{target: {kind: Pod}, patch: '[{op: add, path: /kind/0, value: 1}]'}]\n",
		"object gone":        "resources: [p.yaml]\nnamePrefix: x\npatches: [{target: {kind: Pod}, patch: '[{op: replace, path: \"\", value: 1}]'}, {target: {name: p}, patch: '[{op: remove, path: /metadata}]'}]\n",
		"generator unnamed":  "configMapGenerator: [{literals: [a=b]}]\n",
		"bad literal":        "configMapGenerator: [{name: a, literals: [a, =b]}]\n",
		"replacement bare":   "resources: [p.yaml]\nreplacements: [{}, {source: {kind: Pod}, targets: [{}]}]\n",
		"unclosed brackets":  "resources: [p.yaml]\nreplacements: [{source: {kind: Pod}, targets: [{select: {kind: Pod}, fieldPaths: ['a.[b=c']}]}]\n",
		"selector of labels": "resources: [p.yaml]\npatches: [{target: {labelSelector: 'a in b'}, patch: '[{op: add, path: /a, value: 1}]'}]\n",
	} {
		t.Run(name, func(t *testing.T) {
			fsys := mapOf("kustomization.yaml", text, "p.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c}]}\n")
			bundle, _, problems := Build(open(t, fsys), ".")
			if len(problems) == 0 {
				t.Errorf("built without a word: %v", bundle.Objects)
			}
		})
	}
}

// TestSelectors: label selectors as Kubernetes reads them.
func TestSelectors(t *testing.T) {
	labels := value.NewObject([]value.Field{{Name: "app", Value: value.NewString("web", nil)}, {Name: "tier", Value: value.NewString("front", nil)}}, nil)
	for s, want := range map[string]bool{
		"": true, "app=web": true, "app==web": true, "app = web": true, "app=api": false, "app!=web": false, "app!=api": true, "none!=x": true,
		"app": true, "none": false, "!none": true, "!app": false, "app in (web,api)": true, "app in (api)": false, "app notin (api, db)": true,
		"none notin (x)": true, "app=web,tier=front": true, "app=web,tier=back": false, "app in (web, api),tier": true,
	} {
		r, ok := parseRequirements(s)
		if !ok {
			t.Errorf("%q is not understood", s)
		} else if got := r.fit(labels); got != want {
			t.Errorf("%q fits: %v, want %v", s, got, want)
		}
	}
	for _, s := range []string{"app in web", "a b", ",", "app in (web", "=x", "a like (b)"} {
		if _, ok := parseRequirements(s); ok {
			t.Errorf("%q is understood", s)
		}
	}
}

// FuzzKustomization: whatever a kustomization and its patch say, building ends and
// every position it names is inside of its file.
func FuzzKustomization(f *testing.F) {
	f.Add("resources: [a.yaml]\nnamePrefix: p-\nnamespace: n\npatches: [{path: b.yaml}]\n", "kind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: c, $patch: delete}]}\n")
	f.Add("resources: [a.yaml]\npatches:\n- target: {kind: Pod}\n  patch: |-\n    - {op: add, path: /metadata/labels, value: {a: b}}\n", "- {op: move, from: /a, path: /b/-}\n")
	f.Add("resources: [a.yaml, .]\nvars: [{name: A, objref: {kind: Pod, name: a, apiVersion: v1}}]\nreplacements: [{source: {kind: Pod, name: a}, targets: [{select: {kind: .*}, fieldPaths: ['spec.containers.*.image'], options: {create: true}}]}]\n", "a: 1")
	f.Add("configMapGenerator: [{name: a, literals: [a=b], files: [b.yaml], envs: [b.yaml]}]\nlabels: [{pairs: {a: b}, includeSelectors: true}]\nimages: [{name: c, newTag: 1}]\nreplicas: [{name: a, count: 3}]\n", "A=B")
	f.Fuzz(func(t *testing.T, kustomization, other string) {
		fsys := mapOf("kustomization.yaml", kustomization, "b.yaml", other, "base/kustomization.yaml", other,
			"a.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: c, image: 'c:1'}]}\n")
		bundle, _, problems := Build(open(t, fsys), ".")
		inside := func(r source.Range) {
			if !r.IsZero() && (r.Start < 0 || r.End < r.Start || r.End > len(r.File.Data)) {
				t.Errorf("position %d to %d of %d bytes", r.Start, r.End, len(r.File.Data))
			}
		}
		for _, p := range problems {
			inside(p.Range)
		}
		if bundle != nil {
			for _, o := range bundle.Objects {
				walk(o.Body, inside)
			}
		}
	})
}

func walk(v *value.Value, visit func(source.Range)) {
	visit(at(v))
	for _, item := range v.Items() {
		walk(item, visit)
	}
	for _, f := range v.Fields() {
		visit(f.Key)
		walk(f.Value, visit)
	}
}
