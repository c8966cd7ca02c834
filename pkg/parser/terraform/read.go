// Package terraform reads Terraform configurations in native syntax. In go
// directories, out come Azure resources whose values know where they were
// written and which way they came.
//
// Evaluation is demand-driven: nothing is computed before something asks for
// it, and everything is computed once. Each module call has a scope of its own,
// whose variables are bound to the caller's expressions. What cannot be known
// before a deployment is a value too: an unknown that remembers which
// resources it derives from.
//
// The package refuses to know what a resource means, and never fetches
// anything: a module that is not there has unknown outputs.
package terraform

import (
	"path"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/source"
)

// Options are what the user gives beside the files. The zero value works.
type Options struct {
	Vars     []string // name=value, as terraform's -var takes them
	VarFiles []string // variable files, relative to the root of the tree
}

// Result is what was read.
type Result struct {
	Resources  []*azure.Resource
	Patches    []*azure.Patch
	Outside    []azure.Outside
	Problems   []source.Problem
	Units      []string       // root modules that were evaluated
	Files      int            // files read
	Bytes      int64          // their size
	Unmodelled map[string]int // resources whose type is not translated, by type
}

// Targets are the files and directories to read, as the parser meets them.
type Targets struct {
	dirs  []string
	files []string
}

// Walked offers a file found below a directory the user named, and reports
// whether it is Terraform's.
func (t *Targets) Walked(name string) bool {
	if !ours(name) {
		return false
	}
	if dir := path.Dir(name); path.Ext(name) == ".tf" && !slices.Contains(t.dirs, dir) {
		t.dirs = append(t.dirs, dir)
	}
	return true
}

// File offers a file the user named, and reports whether it is Terraform's: it
// then stands for the root modules it belongs to.
func (t *Targets) File(name string) bool {
	if !ours(name) {
		return false
	}
	t.files = append(t.files, name)
	return true
}

func ours(name string) bool {
	base := path.Base(name)
	return strings.HasSuffix(base, ".tf") || strings.HasSuffix(base, ".tfvars") ||
		strings.HasSuffix(base, ".tfvars.json") || base == lockFile
}

// Read evaluates the root modules among the targets.
func Read(tree *source.Tree, targets Targets, opts Options) Result {
	l := newLoader(tree)
	res := Result{Unmodelled: map[string]int{}}
	roots, problems := l.roots(targets)
	res.Problems = append(res.Problems, problems...)
	for _, dir := range roots {
		u := newUnit(l, dir, opts)
		u.read(&res)
		res.Units = append(res.Units, dir)
		res.Problems = append(res.Problems, u.problems...)
	}
	res.Problems = append(res.Problems, l.problems...)
	res.Files, res.Bytes = l.count()
	return res
}
