package arm

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// TestTwins reads templates that were compiled twice from one source, with
// resources in a list and with symbolic names: main.json and
// main.symbolicnames.json, say, in one directory. Both must come to the same
// resources.
func TestTwins(t *testing.T) {
	root := corpus(t)
	same, resources, empty := 0, 0, 0
	var differ []string
	err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		stem, ok := strings.CutSuffix(path.Base(name), ".symbolicnames.json")
		if err != nil || e.IsDir() || !ok {
			return err
		}
		dir := filepath.Dir(name)
		if _, err := os.Stat(filepath.Join(dir, stem+".json")); err != nil {
			t.Logf("%s has no twin", name)
			return nil //nolint:nilerr // it is counted, and that is all there is to do
		}
		a, b := evaluated(t, dir, stem+".json"), evaluated(t, dir, path.Base(name))
		resources += len(a)
		if len(a) == 0 {
			empty++
		}
		if d := firstDifference(a, b); d != "" {
			rel, _ := filepath.Rel(root, name)
			differ = append(differ, rel+": "+d)
		} else {
			same++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if same+len(differ) == 0 {
		t.Skipf("%s holds no twins: *.symbolicnames.json beside *.json", root)
	}
	t.Logf("%d twins with %d resources come to the same (%d have none), %d differ", same, resources, empty, len(differ))
	for _, d := range differ {
		t.Error(d)
	}
}

func firstDifference(a, b []string) string {
	for i := range max(len(a), len(b)) {
		x, y := "(nothing)", "(nothing)"
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			return fmt.Sprintf("\n  %s\n  %s", fromDifference(x, y), fromDifference(y, x))
		}
	}
	return ""
}

// fromDifference shows a line from a little before where it differs.
func fromDifference(x, y string) string {
	i := 0
	for i < min(len(x), len(y)) && x[i] == y[i] {
		i++
	}
	return x[:min(len(x), 60)] + " ... " + x[max(0, i-60):min(len(x), i+120)]
}

// evaluated describes the resources of a template, without addresses and
// places.
func evaluated(t *testing.T, dir, name string) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	// Both under one name, which is that of the unit.
	tree, err := source.OpenFS(fstest.MapFS{"main.json": {Data: data}})
	if err != nil {
		t.Fatal(err)
	}
	return resourceLines(Read(tree, Targets{walked: []string{"main.json"}}).Resources)
}

// resourceLines writes each resource on a line, sorted; references name their
// target by type and name.
func resourceLines(all []*azure.Resource) []string {
	labels := map[string]string{}
	count := map[string]int{}
	for _, r := range all {
		l := strings.ToLower(r.Type) + "|" + plainText(r.Name(), nil)
		count[l]++
		labels[r.Address] = fmt.Sprintf("%s|%d", l, count[l])
	}
	out := make([]string, 0, len(all))
	for _, r := range all {
		out = append(out, fmt.Sprintf("%s %s exists=%s %s parent=%s scope=%s", labels[r.Address], r.APIVersion, r.Exists,
			plainText(r.Body, labels), plainText(r.Parent, labels), plainText(r.Scope, labels)))
	}
	sort.Strings(out)
	return out
}

func plainText(v *value.Value, labels map[string]string) string {
	var b strings.Builder
	switch v.Kind() {
	case value.Object:
		fields := append([]value.Field(nil), v.Fields()...)
		sort.SliceStable(fields, func(i, j int) bool { return strings.ToLower(fields[i].Name) < strings.ToLower(fields[j].Name) })
		b.WriteString("{")
		for _, f := range fields {
			b.WriteString(f.Name + ":" + plainText(f.Value, labels) + ",")
		}
		b.WriteString("}")
	case value.List:
		b.WriteString("[")
		for _, item := range v.Items() {
			b.WriteString(plainText(item, labels) + ",")
		}
		b.WriteString("]")
	case value.Unknown:
		b.WriteString("?")
		for _, r := range v.Refs() {
			l, ok := labels[r.Address]
			if !ok && labels != nil && !strings.HasPrefix(r.Address, "/") {
				l = "elsewhere"
			} else if !ok {
				l = r.Address
			}
			b.WriteString("(" + l + " " + r.Attribute + ")")
		}
	default:
		b.WriteString(textOfValue(v))
	}
	if v.Open() {
		b.WriteString("...")
	}
	if v.Secret() {
		b.WriteString("!")
	}
	return b.String()
}

func textOfValue(v *value.Value) string {
	if s, ok := v.Str(); ok {
		return fmt.Sprintf("%q", s)
	}
	if n, ok := v.Num(); ok {
		return n
	}
	if b, ok := v.Truth(); ok {
		return fmt.Sprint(b)
	}
	return v.Kind().String()
}
