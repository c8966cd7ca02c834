package ruletest

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/model"
	"github.com/akslint/akslint/pkg/parser"
	"github.com/akslint/akslint/pkg/source"
)

// The kinds of fixtures: what a rule finds fault with, what it asks for, and what it
// cannot decide.
const (
	Bad     = "bad"
	Good    = "good"
	Unknown = "unknown"
)

// Fixture is a configuration that is read alone, as all there is of a directory:
// one file, or the cluster and the manifests of one name together.
type Fixture struct {
	Dir  string // the folder of the rule
	Name string // the file, the one with the cluster where there are two
	Kind string
	// Environment, Complete and Day are how the check is called, by the first line
	// of the file; Day is YYYY-MM-DD and empty where it says none.
	Environment string
	Complete    bool
	Day         string
	// Naming are the patterns of a configuration, for the rule of akslint that asks
	// for them: naming.cluster=^aks-
	Naming map[string]string

	files fstest.MapFS
}

// Files returns the text of each file by its name.
func (f *Fixture) Files() map[string]string {
	out := map[string]string{}
	for name, file := range f.files {
		out[name] = string(file.Data)
	}
	return out
}

// Fixtures reads the configurations of a rule from its folder. Where a rule is about
// the cluster, each is a file that declares one, read with the manifests of its
// name, else of its kind; else it is a file of manifests.
func Fixtures(fsys fs.FS, dir string, r *finding.Rule) ([]Fixture, error) {
	var out []Fixture
	for _, kind := range []string{Bad, Good, Unknown} {
		clusters, manifests := Named(fsys, dir, kind, ".tf", ".json"), Named(fsys, dir, kind, ".yaml")
		if !r.Reads.Cluster || len(clusters) == 0 && r.Reads.Manifests {
			clusters, manifests = manifests, nil
		}
		for _, name := range clusters {
			f, err := Read(fsys, dir, kind, append([]string{name}, beside(name, kind, manifests)...)...)
			if err != nil {
				return nil, err
			}
			out = append(out, f)
		}
	}
	return out, nil
}

// Named are the files of a kind in some languages, sorted within each.
func Named(fsys fs.FS, dir, kind string, extensions ...string) []string {
	entries, _ := fs.ReadDir(fsys, dir) // a folder that cannot be read holds nothing
	var out []string
	for _, ext := range extensions {
		for _, e := range entries {
			if strings.HasPrefix(e.Name(), kind) && path.Ext(e.Name()) == ext {
				out = append(out, e.Name())
			}
		}
	}
	return out
}

// beside are the manifests for a cluster: those of its name, else those of its
// kind.
func beside(cluster, kind string, manifests []string) []string {
	for _, name := range []string{strings.TrimSuffix(cluster, path.Ext(cluster)) + ".yaml", kind + ".yaml"} {
		if slices.Contains(manifests, name) {
			return []string{name}
		}
	}
	return nil
}

// Read reads one fixture of some files.
func Read(fsys fs.FS, dir, kind string, names ...string) (Fixture, error) {
	f := Fixture{Dir: dir, Name: names[0], Kind: kind, files: fstest.MapFS{}}
	for _, name := range names {
		file := path.Join(dir, name)
		info, err := fs.Stat(fsys, file) // a pipe would block on opening
		if err != nil {
			return f, err
		}
		if !info.Mode().IsRegular() || info.Size() > source.MaxFileSize {
			return f, fmt.Errorf("%s: it is not a regular file of at most %d bytes", file, source.MaxFileSize)
		}
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			return f, err
		}
		f.files[name] = &fstest.MapFile{Data: data}
		if err := f.directives(data); err != nil {
			return f, fmt.Errorf("%s:1: %w", file, err)
		}
	}
	return f, nil
}

// directives reads the first line: # akslint-test: environment=production
// complete as-of=2026-09-01. In a template the line begins with //.
func (f *Fixture) directives(data []byte) error {
	first, _, _ := strings.Cut(string(data), "\n")
	words, ok := strings.CutPrefix(strings.TrimLeft(first, "#/ "), "akslint-test:")
	if !ok {
		return nil
	}
	for word := range strings.FieldsSeq(words) {
		key, value, _ := strings.Cut(word, "=")
		switch key {
		case "environment":
			f.Environment = value
		case "complete":
			f.Complete = true
		case "as-of":
			f.Day = value
		case "naming.cluster", "naming.system_pool", "naming.user_pool":
			if f.Naming == nil {
				f.Naming = map[string]string{}
			}
			f.Naming[strings.TrimPrefix(key, "naming.")] = value
		default:
			return fmt.Errorf("akslint-test knows environment=NAME, complete and as-of=DATE, not %q", word)
		}
	}
	return nil
}

// Specs reads the fixture as the product does. What cannot be read is among their
// problems.
func (f *Fixture) Specs() (parser.Specs, error) {
	tree, err := source.OpenFS(f.files, ".")
	if err != nil {
		return parser.Specs{}, err
	}
	return parser.Parse(tree, parser.Options{}), nil
}

// Clusters builds what specs of the fixture declare.
func (f *Fixture) Clusters(specs parser.Specs) []*model.Cluster {
	g := azure.NewGraph(specs.Resources, specs.Patches)
	g.Outside, g.Existing = specs.Outside, specs.Existing
	opts := model.Options{Environment: f.Environment, Complete: f.Complete}
	return model.Join(model.Build(g, opts), specs.Bundles, opts)
}
