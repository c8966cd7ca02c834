package arm

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// corpus opens the tree of real templates that AKSLINT_TREE names.
func corpus(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("AKSLINT_TREE")
	if dir == "" {
		t.Skip("no corpus: make arm-corpus TREE=/path/to/a/checkout runs this over real templates")
	}
	return dir
}

// TestCorpus reads every template of a tree, each alone, and counts what was
// not known, by cause. Nothing may panic, and no valid JSON may be refused.
func TestCorpus(t *testing.T) {
	root := corpus(t)
	files, resources, leaves := 0, 0, 0
	var bicep followed
	causes, errors := map[string]int{}, map[string]int{}
	err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.EqualFold(path.Ext(name), ".json") {
			return err
		}
		tree, err := source.OpenFS(os.DirFS(root))
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		head, err := tree.Head(rel)
		if err != nil || !Recognized(head) {
			return err
		}
		files++
		res := Read(tree, Targets{walked: []string{rel}})
		resources += len(res.Resources)
		for _, r := range res.Resources {
			countLeaves(r.Body, &leaves, causes)
			bicep.count(t, r)
		}
		for _, p := range res.Problems {
			errors[p.Severity.String()+": "+generic(p.Message)]++
			if p.Severity != source.Note {
				t.Logf("%s: %s", p.Place(), p.Message)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files == 0 {
		t.Fatalf("%s holds no template", root)
	}
	t.Logf("%d files, %d resources, %d leaves", files, resources, leaves)
	t.Logf("%d resources followed to their Bicep, %d not found there", bicep.found, bicep.lost)
	logCounts(t, "unknown", causes)
	logCounts(t, "problem", errors)
}

// followed counts the resources of compiled templates whose Bicep is there.
type followed struct{ found, lost int }

// count follows a resource to its declaration, which has to be one of its type.
func (f *followed) count(t *testing.T, r *azure.Resource) {
	t.Helper()
	w, ok := r.Body.Locator().(where)
	if !ok || w.dep.bicepOf() == nil {
		return
	}
	at := w.bicepPlace()
	if at.IsZero() {
		f.lost++
		return
	}
	f.found++
	last := strings.ToLower(before(r.Type[strings.LastIndexByte(r.Type, '/')+1:], "@"))
	if !strings.Contains(strings.ToLower(at.Text()), last) {
		t.Errorf("%s is followed to %s: %q", r.Address, at, at.Text())
	}
}

func countLeaves(v *value.Value, leaves *int, causes map[string]int) {
	switch v.Kind() {
	case value.Object:
		for _, f := range v.Fields() {
			countLeaves(f.Value, leaves, causes)
		}
	case value.List:
		for _, item := range v.Items() {
			countLeaves(item, leaves, causes)
		}
	case value.Unknown:
		*leaves++
		causes[generic(v.Why())]++
	default:
		*leaves++
	}
}

// generic cuts names out of a message, so that alike ones are counted together.
func generic(s string) string {
	var b bytes.Buffer
	for i, p := range strings.Split(s, `"`) {
		if i%2 == 0 {
			b.WriteString(p)
		} else {
			b.WriteString("_")
		}
	}
	words := strings.Fields(b.String())
	for i, w := range words {
		if strings.ContainsAny(w, "./0123456789[#{") {
			words[i] = "_"
		}
	}
	return strings.Join(words, " ")
}

func logCounts(t *testing.T, what string, m map[string]int) {
	t.Helper()
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return m[keys[i]] > m[keys[j]] || m[keys[i]] == m[keys[j]] && keys[i] < keys[j] })
	for i, k := range keys {
		if i == 40 {
			break
		}
		t.Logf("%6d %s: %s", m[k], what, k)
	}
}
