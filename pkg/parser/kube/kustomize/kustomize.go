// Package kustomize builds kustomizations as `kustomize build` does, on trees of
// values that keep their positions. In goes the directory of an overlay, out come
// the objects it makes: a value that a patch sets is located in the patch, one
// that the kustomization sets (a namespace, a label, an image) at its entry there,
// and every other one where the resource is written. The trail of an object leads
// through the kustomizations, from the overlay inward.
//
// It opens only files of the tree. What lies elsewhere, and what it does not know
// how to build, is said to be missing, and the rest is built without it. What
// would make `kustomize build` fail is a problem at the entry, and does not stop
// the rest either.
package kustomize

import (
	"maps"
	"path"
	"slices"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/parser/kube/manifest"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

const (
	// maxDepth is how deep kustomizations may be nested.
	maxDepth = 64
	// maxBuilds is how many kustomizations one overlay may lead through, counting
	// one that is reached on several ways each time.
	maxBuilds = 2_000
	// maxResources is how many objects an overlay may hold.
	maxResources = 100_000
)

// Names are the file names of kustomizations.
var Names = []string{"kustomization.yaml", "kustomization.yml", "Kustomization"}

// Builder builds the kustomizations of a tree. It keeps the files it has read,
// which most overlays share.
type Builder struct {
	tree  *source.Tree
	files map[string]*parsed
}

// NewBuilder returns a builder for a tree.
func NewBuilder(tree *source.Tree) *Builder {
	return &Builder{tree: tree, files: map[string]*parsed{}}
}

// Build builds one kustomization with a builder of its own.
func Build(tree *source.Tree, dir string) (b *kube.Bundle, used []string, problems []source.Problem) {
	return NewBuilder(tree).Build(dir)
}

// Build builds the kustomization in dir. used lists the files and the directories
// of kustomizations it read, dir among them, sorted, so that they are not taken
// for manifests by themselves. The bundle is nil when dir is a component, which
// builds nothing by itself.
func (b *Builder) Build(dir string) (bundle *kube.Bundle, used []string, problems []source.Problem) {
	dir = path.Clean(dir)
	m := &maker{Builder: b, used: map[string]bool{}}
	if m.isComponent(dir) {
		if l := m.open(dir, source.Range{}, nil, nil); l != nil {
			l.make(&resources{fields: builtin(), partial: true})
		}
		return nil, m.usedNames(), nil
	}
	made := &resources{fields: builtin()}
	if l := m.open(dir, source.Range{}, nil, nil); l != nil {
		made = l.make(nil)
	}
	m.finish(made)
	bundle = &kube.Bundle{Name: dir, Origin: kube.Overlay, Missing: m.missing}
	for _, r := range made.list {
		bundle.Objects = append(bundle.Objects, r.object())
	}
	return bundle, m.usedNames(), m.problems
}

// usedNames are the files and directories that were read, sorted.
func (m *maker) usedNames() []string { return slices.Sorted(maps.Keys(m.used)) }

// finish does what is done once, at the end of the outermost kustomization:
// hashes end the names, references follow the names, variables are filled in.
func (m *maker) finish(made *resources) {
	for _, r := range made.list {
		if r.hashed {
			r.remember()
			r.rename(r.name() + "-" + contentHash(r.body))
		}
	}
	m.references(made)
	m.fillVariables(made)
	for _, r := range made.list {
		switch text(r.body.Get("metadata", "annotations", "config.kubernetes.io/local-config")) {
		case "", "false":
		default:
			r.gone = true
		}
	}
	made.sweep()
}

// maker is one run of [Builder.Build].
type maker struct {
	*Builder
	used     map[string]bool
	problems []source.Problem
	missing  []kube.Missing
	builds   int
	full     bool
}

// parsed is a file that was read.
type parsed struct {
	file *source.File
	docs []manifest.Document
	// problems are those of the text; bad says that one of them is an error.
	problems []source.Problem
	bad      bool
}

// read reads a YAML file, once.
func (m *maker) read(name string) (*parsed, error) {
	name = path.Clean(name)
	p, ok := m.files[name]
	if !ok {
		file, err := m.tree.Read(name)
		if err != nil {
			return nil, err
		}
		p = &parsed{file: file}
		p.docs, p.problems = manifest.Decode(manifest.FileText(file))
		for _, problem := range p.problems {
			p.bad = p.bad || problem.Severity != source.Note
		}
		m.files[name] = p
	}
	if !m.used[name] {
		m.used[name] = true
		m.problems = append(m.problems, p.problems...)
	}
	return p, nil
}

// isComponent reports whether the kustomization of a directory is a component.
func (m *maker) isComponent(dir string) bool {
	for _, name := range Names {
		if p, err := m.read(path.Join(dir, name)); err == nil {
			return len(p.docs) > 0 && text(p.docs[0].Root.Get("kind")) == "Component"
		}
	}
	return false
}

// fail says that something would make the build fail, and that part of the bundle
// was not read because of it.
func (m *maker) fail(at source.Range, message, hint string) {
	m.problems = append(m.problems, source.Problem{Severity: source.Error, Range: at, Path: at.Path(), Message: message, Hint: hint})
	m.miss(at, message)
}

// miss says that part of the bundle was not read, though the build may be fine.
func (m *maker) miss(at source.Range, why string) {
	next := kube.Missing{Why: why, At: at}
	if !slices.Contains(m.missing, next) {
		m.missing = append(m.missing, next)
	}
}

// at is where a value is written.
func at(v *value.Value) source.Range { return v.Place().Origin }
