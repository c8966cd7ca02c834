// Command kustomize builds every kustomization below a directory twice, with
// krusty and with pkg/parser/kube/kustomize, and compares the objects. It says how
// many are equal, how many differ and where, and which are refused by one of the
// two alone; with any difference or refusal of our own it ends with 1.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/filesys"

	"github.com/akslint/akslint/pkg/parser/kube/kustomize"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

func main() {
	verbose := flag.Bool("v", false, "say what became of each kustomization")
	random := flag.Int("random", 0, "compare that many generated kustomizations, too")
	flag.Parse()
	if flag.NArg() == 0 && *random == 0 {
		log.Fatal("usage: kustomize [-v] [-random N] TREE|CASE.txtar...")
	}
	log.SetOutput(os.Stderr)
	t := tally{verbose: *verbose, count: map[string]int{}}
	for _, arg := range flag.Args() {
		walk := t.tree
		if filepath.Ext(arg) == ".txtar" {
			walk = t.archive
		}
		if err := walk(arg); err != nil {
			log.Fatal(err)
		}
	}
	if err := t.random(*random); err != nil {
		log.Fatal(err)
	}
	t.print()
	if len(t.bad) > 0 {
		os.Exit(1)
	}
}

// tally counts verdicts.
type tally struct {
	verbose bool
	count   map[string]int
	objects int
	bad     []string
	// ours and theirs are the time that building took.
	ours, theirs time.Duration
}

// The verdicts.
const (
	equal     = "equal"
	differ    = "differ"
	bothFail  = "refused by both"
	weFail    = "refused by us alone"
	theyFail  = "refused by krusty alone"
	remote    = "with parts elsewhere, not compared"
	notBuilt  = "with parts that are not built, not compared"
	leaked    = "where krusty leaves a $patch in what it builds"
	component = "components, built by whoever lists them"
)

// archive unpacks a test case and compares what is in it.
func (t *tally) archive(name string) error {
	a, err := txtar.ParseFile(name)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	dir = filepath.Join(dir, strings.TrimSuffix(filepath.Base(name), ".txtar"))
	for _, f := range a.Files {
		file := filepath.Join(dir, filepath.FromSlash(f.Name))
		if path.Ext(f.Name) == ".bin" { // as in the tests of the package
			f.Data = []byte("\xff\xfe\x00 no text")
		}
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, f.Data, 0o600); err != nil {
			return err
		}
	}
	return t.tree(dir)
}

// tree compares every kustomization below a directory.
func (t *tally) tree(root string) error {
	root, err := filepath.Abs(root)
	if err != nil {
		return err
	}
	tree, err := source.OpenFS(os.DirFS(root))
	if err != nil {
		return err
	}
	defer tree.Close()
	return filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() || !slices.Contains(kustomize.Names, e.Name()) {
			return nil
		}
		dir, err := filepath.Rel(root, filepath.Dir(name))
		if err != nil {
			return err
		}
		verdict, why := t.compare(tree, root, filepath.ToSlash(dir))
		t.count[verdict]++
		line := path.Join(filepath.Base(root), filepath.ToSlash(dir)) + ": " + verdict
		if why != "" {
			line += ": " + why
		}
		if verdict == differ || verdict == weFail {
			t.bad = append(t.bad, line)
		}
		if t.verbose {
			fmt.Println(line)
		}
		return nil
	})
}

// compare builds one kustomization twice.
func (t *tally) compare(tree *source.Tree, root, dir string) (verdict, why string) {
	start := time.Now()
	bundle, _, problems := kustomize.Build(tree, dir)
	took := time.Since(start)
	if bundle == nil {
		return component, ""
	}
	ours := ""
	for _, p := range problems {
		if p.Severity != source.Note && ours == "" {
			ours = p.Place() + ": " + p.Message
		}
	}
	for _, m := range bundle.Missing {
		switch {
		case strings.Contains(m.Why, "is not among the files"), strings.Contains(m.Why, "lies outside of the repository"):
			return remote, m.Why
		case strings.Contains(m.Why, "not built"), strings.Contains(m.Why, "not rendered"), strings.Contains(m.Why, "writes into a text"):
			return notBuilt, m.Why
		}
	}
	start = time.Now()
	want, err := krustyBuild(filepath.Join(root, filepath.FromSlash(dir)))
	t.ours, t.theirs = t.ours+took, t.theirs+time.Since(start)
	switch {
	case err != nil && ours != "":
		return bothFail, ours + " / " + firstLine(err)
	case err != nil:
		return theyFail, firstLine(err)
	case ours != "":
		return weFail, ours
	}
	got := map[string]any{}
	for _, o := range bundle.Objects {
		got[key(o.APIVersion, o.Kind, o.Namespace, o.Name)] = plain(o.Body)
	}
	if data, err := json.Marshal(want); err == nil && strings.Contains(string(data), `"$patch"`) {
		return leaked, ""
	}
	t.objects += len(want)
	if why := difference("", want, got); why != "" {
		return differ, why
	}
	return equal, ""
}

func firstLine(err error) string {
	s := strings.ReplaceAll(err.Error(), "\n", " ")
	return s[max(0, len(s)-220):]
}

func key(parts ...string) string { return strings.Join(parts, "|") }

// krustyBuild builds with kustomize itself, and lets it read files beside the
// directory, as we do.
func krustyBuild(dir string) (objects map[string]any, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	o := krusty.MakeDefaultOptions()
	o.LoadRestrictions = types.LoadRestrictionsNone
	m, err := krusty.MakeKustomizer(o).Run(filesys.MakeFsOnDisk(), dir)
	if err != nil {
		return nil, err
	}
	objects = map[string]any{}
	for _, r := range m.Resources() {
		data, err := r.MarshalJSON()
		if err != nil {
			return nil, err
		}
		var v any
		if err := json.Unmarshal(data, &v); err != nil {
			return nil, err
		}
		objects[key(r.GetApiVersion(), r.GetKind(), r.GetNamespace(), r.GetName())] = v
	}
	return objects, nil
}

// plain is a value as JSON has it.
func plain(v *value.Value) any {
	switch v.Kind() {
	case value.Object:
		out := map[string]any{}
		for _, f := range v.Fields() {
			out[f.Name] = plain(f.Value)
		}
		return out
	case value.List:
		out := []any{}
		for _, item := range v.Items() {
			out = append(out, plain(item))
		}
		return out
	case value.Bool:
		b, _ := v.Truth()
		return b
	case value.Number:
		n, _ := v.Num()
		var f float64
		if err := json.Unmarshal([]byte(n), &f); err != nil {
			return n
		}
		return f
	case value.String:
		s, _ := v.Str()
		return s
	case value.Unknown:
		return "unknown: " + v.Why()
	default:
		return nil
	}
}

// difference says where two values first differ. A field that is null is like one
// that is missing, and so are annotations that are empty.
func difference(where string, want, got any) string {
	if m, ok := got.(map[string]any); ok && len(m) == 0 && want == nil && strings.HasSuffix(where, ".metadata.annotations") {
		return ""
	}
	a, isMap := want.(map[string]any)
	b, also := got.(map[string]any)
	if isMap && also {
		return mapDifference(where, a, b)
	}
	x, isList := want.([]any)
	y, also := got.([]any)
	if isList && also {
		for i := range min(len(x), len(y)) {
			if d := difference(fmt.Sprintf("%s[%d]", where, i), x[i], y[i]); d != "" {
				return d
			}
		}
		if len(x) != len(y) {
			return fmt.Sprintf("%s: %d elements, ours has %d", where, len(x), len(y))
		}
		return ""
	}
	if !reflect.DeepEqual(want, got) {
		return fmt.Sprintf("%s: %.200v, ours is %.200v", where, want, got)
	}
	return ""
}

func mapDifference(where string, a, b map[string]any) string {
	var names []string
	for name := range a {
		names = append(names, name)
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	for _, name := range names {
		if d := difference(where+"."+name, a[name], b[name]); d != "" {
			return d
		}
	}
	return ""
}

func (t *tally) print() {
	for _, line := range t.bad {
		if !t.verbose {
			fmt.Println(line)
		}
	}
	total := 0
	for _, n := range t.count {
		total += n
	}
	fmt.Printf("%d kustomizations, %d objects compared; built in %.1f s, by krusty in %.1f s\n", total, t.objects, t.ours.Seconds(), t.theirs.Seconds())
	for _, verdict := range []string{equal, differ, bothFail, weFail, theyFail, leaked, component, remote, notBuilt} {
		fmt.Printf("%6d %s\n", t.count[verdict], verdict)
	}
}
