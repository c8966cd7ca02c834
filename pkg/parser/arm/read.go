// Package arm reads ARM templates and their parameter files, among them what
// Bicep compiles to. In go files, out come Azure resources whose values know
// where they were written and which way they came.
//
// Evaluation is demand-driven: parameters, variables, outputs and resources are
// evaluated when something asks for them, and once. What cannot be known before
// a deployment is a value too: an unknown in a normal form, so that equal
// unknowns are equal, and an identifier that is known in part still says which
// resource it means.
//
// The package refuses to know what a resource means, and never fetches
// anything: a linked template that is not among the files has unknown outputs.
package arm

import (
	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/source"
)

// Result is what was read.
type Result struct {
	Resources []*azure.Resource
	Outside   []azure.Outside
	Problems  []source.Problem
	Units     []string // templates that were evaluated
	Files     int      // files read
	Bytes     int64    // their size
	Skipped   int      // files that turned out to be something else
}

// Targets are the files to read, as the parser meets them.
type Targets struct {
	walked, named []string
}

// Walked offers a file found below a directory the user named.
func (t *Targets) Walked(name string) { t.walked = append(t.walked, name) }

// File offers a file the user named: a template, or a parameter file, which
// stands for the template it belongs to.
func (t *Targets) File(name string) { t.named = append(t.named, name) }

// Read evaluates the templates among the targets, once for each parameter file
// that belongs to them, or with their defaults when none does.
func Read(tree *source.Tree, targets Targets) Result {
	l := newLoader(tree)
	l.targets(targets)
	res := Result{}
	for _, run := range l.runs() {
		u := newUnit(l, run)
		u.read(&res)
		res.Units = append(res.Units, u.name)
		res.Problems = append(res.Problems, u.problems...)
	}
	res.Problems = append(res.Problems, l.problems...)
	res.Files, res.Bytes = len(l.read), l.bytes
	return res
}
