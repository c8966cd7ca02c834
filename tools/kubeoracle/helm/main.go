// Command helm compares akslint's own rendering of charts with that of Helm's
// engine: for every chart below a directory, with its own values and with those
// in its ci directory. It lives in a module of its own, so that Helm is never
// linked into akslint.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"helm.sh/helm/v3/pkg/chart"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/engine"
	"sigs.k8s.io/yaml"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/parser/kube/helm"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

func main() {
	verbose := flag.Bool("v", false, "say what is the same, too")
	flag.Parse()
	log.SetOutput(io.Discard) // Helm's warnings
	if flag.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "usage: helm [-v] directory...")
		os.Exit(2)
	}
	t := &tally{verbose: *verbose, outcomes: map[string]int{}}
	for _, root := range flag.Args() {
		t.tree(root)
	}
	t.print()
	if t.outcomes[differs]+t.outcomes[oursFails] > 0 {
		os.Exit(1)
	}
}

// The outcomes of one rendering.
const (
	equal      = "rendered by both and equal"
	differs    = "rendered by both, differ"
	bothFail   = "failed by both"
	oursFails  = "failed by akslint alone"
	helmFails  = "failed by Helm alone (a value is missing, which akslint takes for unknown)"
	notLoaded  = "not loaded by Helm"
	incomplete = "a chart it depends on is not there"
)

// tally counts outcomes and where the lines of the output come from.
type tally struct {
	verbose  bool
	outcomes map[string]int
	charts   int
	objects  int
	unknown  int
	lines    helm.Lines
}

func (t *tally) tree(root string) {
	var charts []string
	err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err == nil && e.Name() == "Chart.yaml" {
			charts = append(charts, filepath.Dir(name))
		}
		return nil
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	slices.Sort(charts)
	tree, err := source.Open([]string{root})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	defer tree.Close()
	for _, dir := range charts {
		t.charts++
		t.chart(tree, dir, nil)
		values, _ := filepath.Glob(filepath.Join(dir, "ci", "*-values.yaml"))
		for _, file := range values {
			t.chart(tree, dir, []string{file})
		}
	}
}

func (t *tally) chart(tree *source.Tree, dir string, values []string) {
	name := strings.Join(append([]string{dir}, values...), " ")
	outcome, detail := t.compare(tree, dir, values)
	t.outcomes[outcome]++
	if outcome == differs || outcome == oursFails || t.verbose {
		fmt.Printf("%s: %s\n%s", name, outcome, detail)
	}
}

func (t *tally) compare(tree *source.Tree, dir string, values []string) (outcome, detail string) {
	rel, err := tree.Rel(dir)
	if err != nil {
		return notLoaded, err.Error() + "\n"
	}
	o := helm.Options{ReleaseName: "release"}
	for _, file := range values {
		name, err := tree.Rel(file)
		if err != nil {
			return notLoaded, err.Error() + "\n"
		}
		o.Values = append(o.Values, name)
	}
	bundle, problems := helm.Render(tree, rel, o)
	theirs, failed := render(dir, values)
	if failed != nil && failed.load {
		return notLoaded, failed.Error() + "\n"
	}
	said := say(problems)
	for _, m := range bundle.Missing {
		if strings.HasPrefix(m.Why, "the chart ") {
			said += "  " + m.Why + "\n"
			if failed != nil {
				return incomplete, said
			}
		}
	}
	broken := slices.ContainsFunc(bundle.Missing, func(m kube.Missing) bool { return !strings.HasPrefix(m.Why, "the chart ") })
	switch {
	case failed != nil && broken:
		return bothFail, said + "  Helm: " + failed.Error() + "\n"
	case failed != nil:
		return helmFails, said + "  Helm: " + failed.Error() + "\n"
	case broken && lacks(dir):
		return incomplete, said
	case broken:
		return oursFails, said
	}
	t.lines.Add(helm.Measure(tree, rel, o))
	if d := t.diff(bundle.Objects, theirs); d != "" {
		if lacks(dir) {
			return incomplete, said
		}
		return differs, d + said
	}
	return equal, said
}

// lacks reports whether Helm does not find a chart that a chart depends on, such
// as one at a path that nobody has copied.
func lacks(dir string) bool {
	c, err := loader.Load(dir)
	if err != nil {
		return false
	}
	for _, d := range c.Metadata.Dependencies {
		if !slices.ContainsFunc(c.Dependencies(), func(sub *chart.Chart) bool { return sub.Name() == d.Name }) {
			return true
		}
	}
	return false
}

func say(problems []source.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "  %s: %s\n", p.Place(), p.Message)
	}
	return b.String()
}

// failure is why Helm does not render a chart.
type failure struct {
	error
	load bool
}

// render renders with Helm, and returns the objects.
func render(dir string, files []string) ([]any, *failure) {
	c, err := loader.Load(dir)
	if err != nil {
		return nil, &failure{err, true}
	}
	values := map[string]any{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, &failure{err, true}
		}
		if err := yaml.Unmarshal(data, &values); err != nil {
			return nil, &failure{err, true}
		}
	}
	if err := chartutil.ProcessDependenciesWithMerge(c, values); err != nil {
		return nil, &failure{err, false}
	}
	version, err := chartutil.ParseKubeVersion(helm.DefaultKubeVersion)
	if err != nil {
		return nil, &failure{err, true}
	}
	caps := chartutil.DefaultCapabilities.Copy()
	caps.KubeVersion = *version
	caps.APIVersions = helm.APIVersions()
	release := chartutil.ReleaseOptions{Name: "release", Namespace: "default", Revision: 1, IsInstall: true}
	all, err := chartutil.ToRenderValuesWithSchemaValidation(c, values, release, caps, true)
	if err != nil {
		return nil, &failure{err, false}
	}
	files2, err := engine.Render(c, all)
	if err != nil {
		return nil, &failure{err, false}
	}
	var out []any
	for _, crd := range c.CRDObjects() {
		objects, err := decode(string(crd.File.Data))
		if err != nil {
			return nil, &failure{err, false}
		}
		out = append(out, objects...)
	}
	names := make([]string, 0, len(files2))
	for name := range files2 {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if !strings.HasSuffix(name, "NOTES.txt") {
			objects, err := decode(files2[name])
			if err != nil {
				return nil, &failure{err, false}
			}
			out = append(out, objects...)
		}
	}
	return out, nil
}

// decode reads the objects of a rendered template.
func decode(text string) ([]any, error) {
	var out []any
	for _, doc := range split(text) {
		var v any
		if err := yaml.Unmarshal([]byte(doc), &v); err != nil {
			return nil, err
		}
		out = append(out, objects(v)...)
	}
	return out, nil
}

// objects opens lists.
func objects(v any) []any {
	m, ok := v.(map[string]any)
	if !ok || m["kind"] == nil || m["apiVersion"] == nil || m["kind"] == "" || m["apiVersion"] == "" {
		return nil
	}
	kind, _ := m["kind"].(string)
	if items, ok := m["items"].([]any); ok && strings.HasSuffix(kind, "List") {
		var out []any
		for _, item := range items {
			out = append(out, objects(item)...)
		}
		return out
	}
	return []any{m}
}

// split splits a text into documents.
func split(text string) []string {
	var out []string
	var b strings.Builder
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "---") && strings.TrimSpace(strings.TrimLeft(line, "-")) == "" || strings.HasPrefix(line, "--- ") {
			out = append(out, b.String())
			b.Reset()
			continue
		}
		b.WriteString(line)
	}
	return append(out, b.String())
}

// diff says where the objects differ, empty when they are the same.
func (t *tally) diff(ours []*kube.Object, theirs []any) string {
	key := func(v any) string {
		m, _ := v.(map[string]any)
		meta, _ := m["metadata"].(map[string]any)
		return fmt.Sprint(m["kind"], " ", meta["namespace"], "/", meta["name"])
	}
	rest := map[string][]any{}
	for _, v := range theirs {
		rest[key(v)] = append(rest[key(v)], v)
	}
	var b strings.Builder
	var odd []any
	for _, o := range ours {
		t.objects++
		v := plain(o.Body)
		k := key(v)
		if len(rest[k]) == 0 {
			odd = append(odd, v)
			continue
		}
		where := t.differ("", v, rest[k][0])
		if where != "" {
			fmt.Fprintf(&b, "  %s: %s\n", k, where)
		}
		rest[k] = rest[k][1:]
	}
	left := 0
	for k, list := range rest {
		if len(list) > 0 && left+1 > len(odd) {
			fmt.Fprintf(&b, "  only by Helm: %s\n", k)
		}
		left += len(list)
	}
	for _, v := range odd {
		if !strings.Contains(fmt.Sprint(v), unknown) {
			fmt.Fprintf(&b, "  only by akslint: %s\n", key(v))
		}
	}
	return b.String()
}

const unknown = "(unknown)"

// plain turns a value into Go's own.
func plain(v *value.Value) any {
	switch v.Kind() {
	case value.Bool:
		b, _ := v.Truth()
		return b
	case value.Number:
		s, _ := v.Num()
		var f float64
		_ = json.Unmarshal([]byte(s), &f)
		return f
	case value.String:
		s, _ := v.Str()
		return s
	case value.List:
		out := []any{}
		for _, item := range v.Items() {
			out = append(out, plain(item))
		}
		return out
	case value.Object:
		m := map[string]any{}
		for _, f := range v.Fields() {
			m[f.Name] = plain(f.Value)
		}
		return m
	case value.Unknown:
		return unknown
	default:
		return nil
	}
}

// differ says where two values differ. What is unknown may be anything.
func (t *tally) differ(at string, ours, theirs any) string {
	if ours == unknown {
		t.unknown++
		return ""
	}
	switch a := ours.(type) {
	case map[string]any:
		b, ok := theirs.(map[string]any)
		if !ok {
			return fmt.Sprintf("%s: a map, not %T", at, theirs)
		}
		for k := range b {
			if _, ok := a[k]; !ok {
				return at + "." + k + ": is missing"
			}
		}
		for k, v := range a {
			if _, ok := b[k]; !ok {
				return at + "." + k + ": is too much"
			}
			if d := t.differ(at+"."+k, v, b[k]); d != "" {
				return d
			}
		}
	case []any:
		b, ok := theirs.([]any)
		if !ok || len(a) != len(b) {
			return at + ": another list"
		}
		for i := range a {
			if d := t.differ(fmt.Sprintf("%s[%d]", at, i), a[i], b[i]); d != "" {
				return d
			}
		}
	default:
		if !reflect.DeepEqual(ours, theirs) {
			return fmt.Sprintf("%s: %.200q, Helm has %.200q", at, fmt.Sprint(ours), fmt.Sprint(theirs))
		}
	}
	return ""
}

func (t *tally) print() {
	fmt.Printf("%d charts\n", t.charts)
	for _, outcome := range []string{equal, differs, bothFail, oursFails, helmFails, incomplete, notLoaded} {
		fmt.Printf("%6d %s\n", t.outcomes[outcome], outcome)
	}
	fmt.Printf("%6d objects, %d values of them unknown\n", t.objects, t.unknown)
	l := t.lines
	fmt.Printf("%6d lines printed: %d written in a template at this very place, %d a value of a values file, %d the action alone, %d nowhere\n",
		l.Lines, l.Written, l.Values, l.Action, l.Nowhere)
}
