package helm

import (
	"path"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/parser/kube/manifest"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

const (
	// maxCharts is how many charts a chart may hold, itself included.
	maxCharts = 300
	// maxNested is how deep charts may lie in each other.
	maxNested = 10
	// maxLinks is how many links to directories are followed on the way to a file.
	maxLinks = 5
)

// chart is one chart: a directory, or what an archive holds.
type chart struct {
	folder folder
	file   *source.File // Chart.yaml
	meta   val          // what it says
	name   string       // what the parent calls it: its alias, or its own name
	// path is what its templates are called below. Of a chart below an aliased one
	// it is the path without the alias, as Helm has it: of two such only one counts.
	path string
	// dependencies is what Chart.yaml (or requirements.yaml) lists.
	dependencies []*dependency
	// under are the charts below it that take part.
	under []*chart
	// from is the dependency that the chart above lists it as.
	from   *dependency
	parent *chart
	values val // of its own values.yaml
	ignore *ignore
	names  []string // of all its files, once asked for
	listed bool
}

// folder is where the files of a chart are.
type folder interface {
	// list lists the files below a directory, relative to the chart.
	list(dir string) []string
	// open returns a file, nil when there is none or it cannot be read.
	open(name string) *source.File
	// sub is the folder below.
	sub(dir string) folder
	// path is what the folder is called in the repository.
	path() string
}

// open returns a file that templates may see.
func (c *chart) open(name string) *source.File {
	if c.hidden(name) || c.ignore.matches(name) {
		return nil
	}
	return c.folder.open(name)
}

// hidden reports whether a file of the chart is none of .Files: a template, a
// chart, or what describes the chart.
func (c *chart) hidden(name string) bool {
	switch name {
	case "Chart.yaml", "values.yaml", "values.schema.json", "Chart.lock":
		return true
	}
	return strings.HasPrefix(name, "templates/") || strings.HasPrefix(name, "charts/") || path.Clean(name) != name
}

// others lists the files that templates may see.
func (c *chart) others() []string {
	if !c.listed {
		c.listed = true
		for _, name := range c.folder.list(".") {
			if !c.hidden(name) && !c.ignore.matches(name) {
				c.names = append(c.names, name)
			}
		}
	}
	return c.names
}

// templates lists the templates of the chart. Of a library only the helpers count.
func (c *chart) templates() []string {
	library := strings.EqualFold(c.says("type"), "library")
	var out []string
	for _, name := range c.folder.list("templates") {
		if c.ignore.matches(name) || library && !strings.HasPrefix(path.Base(name), "_") {
			continue
		}
		out = append(out, name)
	}
	return out
}

// says returns a text of Chart.yaml.
func (c *chart) says(key string) string {
	m, _ := c.meta.v.(map[string]any)
	s, _ := m[key].(string)
	return s
}

// loader reads charts.
type loader struct {
	m        *machine
	tree     *source.Tree
	problems []source.Problem
	charts   int
	// loading are the folders on the way here, as charts may refer to each other.
	loading []string
}

// load reads the chart in a folder, nil when there is none. What is ignored is
// said by the directory that the chart is loaded from as a whole.
func (l *loader) load(in folder, ignored *ignore, up *chart) *chart {
	if l.charts++; l.charts > maxCharts || len(l.loading) > maxNested || slices.Contains(l.loading, in.path()) {
		l.problems = append(l.problems, source.Problem{
			Severity: source.Error, Path: in.path(), Message: "the chart is not read: charts lie too deep in each other, or there are too many of them",
		})
		return nil
	}
	l.loading = append(l.loading, in.path())
	defer func() { l.loading = l.loading[:len(l.loading)-1] }()
	file := in.open("Chart.yaml")
	if file == nil {
		return nil
	}
	meta, ok := l.document(file)
	if !ok {
		return nil
	}
	c := &chart{folder: in, file: file, meta: meta, ignore: ignored}
	if c.name = c.says("name"); c.name == "" {
		c.name = path.Base(in.path())
	}
	c.path = c.name
	if up != nil {
		c.path = up.path + "/charts/" + c.name
	}
	c.values = val{v: map[string]any{}}
	if f := in.open("values.yaml"); f != nil && !c.ignore.matches("values.yaml") {
		if v, ok := l.document(f); ok {
			c.values = v
		}
	}
	c.dependencies = l.listed(c)
	l.below(c)
	return c
}

// document reads a file that holds one object.
func (l *loader) document(f *source.File) (v val, ok bool) {
	docs, problems := manifest.Decode(manifest.FileText(f))
	l.problems = append(l.problems, problems...)
	var root *value.Value
	if len(docs) > 0 {
		root = docs[0].Root
	}
	switch {
	case root.IsNothing() && len(problems) == 0:
		return val{v: map[string]any{}}, true
	case root.Kind() == value.Object:
		return l.m.read(root, "", &l.m.holes), true
	case len(problems) == 0:
		l.problems = append(l.problems, source.Problem{
			Severity: source.Error, Range: root.Place().Origin, Message: "a map is wanted here, not a " + root.Kind().String(),
		})
	}
	return val{}, false
}

// below reads the charts that lie in the chart, and those that it lists at a path.
func (l *loader) below(c *chart) {
	var found []*chart
	seen := map[string]bool{}
	for _, name := range c.folder.list("charts") {
		first, rest, deeper := strings.Cut(strings.TrimPrefix(name, "charts/"), "/")
		if strings.HasPrefix(first, "_") || strings.HasPrefix(first, ".") || c.ignore.matches(name) {
			continue
		}
		switch {
		case deeper && rest == "Chart.yaml" && !seen[first]:
			seen[first] = true
			found = append(found, l.load(c.folder.sub("charts/"+first), c.ignore.below("charts/"+first+"/"), c))
		case !deeper && strings.HasSuffix(first, ".tgz"):
			if f := c.folder.open(name); f != nil {
				found = append(found, l.archive(f, c))
			}
		}
	}
	for _, d := range c.dependencies {
		if dir, ok := strings.CutPrefix(d.repository, "file://"); ok && !slices.ContainsFunc(found, d.is) {
			if in := c.folder.sub(dir); in != nil {
				found = append(found, l.load(in, readIgnore(in), c))
			}
		}
	}
	for _, sub := range found {
		if sub != nil {
			c.under = append(c.under, sub)
		}
	}
}

// archive reads a packed chart.
func (l *loader) archive(f *source.File, up *chart) *chart {
	in, err := unpack(f)
	if err != "" {
		l.problems = append(l.problems, source.Problem{Severity: source.Error, Path: f.Path, Message: "the packed chart is not read: " + err})
		return nil
	}
	return l.load(in, &ignore{}, up)
}
