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
	"slices"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/source"
)

// Result is what was read.
type Result struct {
	// Deployment is what belongs to no deployment in particular.
	azure.Deployment
	// Deployments are those that [Targets] names, and one for each parameter file
	// where a template has several; in the order of their names.
	Deployments []azure.Deployment
	Problems    []source.Problem
	Units       []string // templates that were evaluated
	Files       int      // files read
	Bytes       int64    // their size
	Unused      int      // parameter files that were found without their template
	Elsewhere   int      // templates that others deploy, maybe in another version
	Others      int      // files that turned out to be something else
	// Unset are the parameters of templates that have no value.
	Unset []Unset
}

// Unset is a parameter of a template that has no value: nobody gives one, and it
// has no default.
type Unset struct {
	Name       string
	Deployment string // empty when it belongs to none
	At         source.Range
}

// Targets are the files to read, as the parser meets them.
type Targets struct {
	walked, named []string
	// Runs says for a template with which parameter files it is deployed, once for
	// each deployment; an empty list means that it is left out. A template without
	// an entry is evaluated with the parameter files found beside it.
	Runs map[string][]Run
	// Stream is the file that came through standard input, empty for none.
	Stream string
}

// Run is a template in one deployment.
type Run struct {
	Deployment string
	Parameters string // path of the parameter file, empty for none
	// ResourceGroup, Subscription and Location say where it is deployed, the
	// location being that of the resource group; empty when it is not known.
	ResourceGroup, Subscription, Location string
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
	l.stream = targets.Stream
	l.targets(targets)
	res := Result{}
	for _, u := range l.units(targets.Runs) {
		run := u.run
		part := Result{Deployment: azure.Deployment{Name: run.deployment}}
		u.read(&part)
		if run.deployment == "" {
			res.Add(part.Deployment)
		} else {
			res.Deployments = azure.Join(res.Deployments, part.Deployment)
		}
		if !slices.Contains(res.Units, u.name) {
			res.Units = append(res.Units, u.name)
		}
		res.Problems = append(res.Problems, u.problems...)
		res.Unset = append(res.Unset, u.unset(run)...)
	}
	res.Unused, res.Others, res.Elsewhere = l.unused(targets.Runs), l.others(), l.elsewhere()
	res.Problems = append(res.Problems, l.problems...)
	res.Files, res.Bytes = len(l.read), l.bytes
	return res
}
