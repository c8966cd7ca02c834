// Package terraform reads Terraform and OpenTofu configurations, in native and
// in JSON syntax, and plans. In go directories, out come Azure resources whose
// values know where they were written and which way they came.
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
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/source"
)

// Options are what the user gives beside the files. The zero value works.
type Options struct {
	Vars     []string // name=value, as terraform's -var takes them
	VarFiles []string // variable files, relative to the root of the tree
	// Runs says for a root module with which variable files it is evaluated, once
	// for each deployment. An empty list means that it is left out.
	Runs map[string][]Run
	// Each is how the other root modules are evaluated; empty means once.
	Each []Run
	// Workspace is what terraform.workspace is; unknown when empty.
	Workspace string
	// entries are those of the run that is evaluated.
	entries []Var
}

// Run is a root module in one deployment.
type Run struct {
	Deployment string
	VarFiles   []string // before those of [Options]
	Workspace  string   // in the place of that of [Options], unless empty
	Vars       []Var    // before those of [Options]
}

// Var is a value for a variable, as text that Terraform would take from -var.
type Var struct {
	Name, Text string
	At         source.Range // where it is written
}

// Result is what was read.
type Result struct {
	// Deployment is what belongs to no deployment in particular.
	azure.Deployment
	// Deployments are those that [Options.Runs] names, in the order of their names.
	Deployments []azure.Deployment
	Problems    []source.Problem
	Units       []string       // root modules that were evaluated
	Files       int            // files read
	Bytes       int64          // their size
	Unmodelled  map[string]int // resources whose type is not translated, by type
	Unset       []Unset        // variables of root modules without a value
	Unused      []string       // variable files that no root module loads by itself
	Included    []string       // files that expressions read
	StoodIn     int            // resources of stand-ins, which no file declares

	// Releases are the charts of the repository that are installed.
	Releases []kube.Release

	// Gone says of each cluster that a plan takes away what it does: "plan.json
	// deletes azurerm_kubernetes_cluster.x".
	Gone []string

	evaluated []*unit
}

// Late returns the problems met since: where a value was written is only looked
// for when somebody asks.
func (r Result) Late() []source.Problem {
	var out []source.Problem
	for _, u := range r.evaluated {
		out = append(out, u.late...)
	}
	return out
}

// Unset is a variable of a root module that has no value.
type Unset struct {
	Name       string
	Unit       string
	Deployment string
	At         source.Range // its declaration
}

// Targets are the files and directories to read, as the parser meets them.
type Targets struct {
	dirs     []string
	files    []string
	varFiles []string
	plans    []*planFile
	problems []source.Problem
}

// Walked offers a file found below a directory the user named, and reports
// whether it is Terraform's.
func (t *Targets) Walked(name string) bool {
	if !ours(name) {
		return false
	}
	if dir := path.Dir(name); isSource(name) && !slices.Contains(t.dirs, dir) {
		t.dirs = append(t.dirs, dir)
	}
	if isVarFile(name) {
		t.varFiles = append(t.varFiles, name)
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
	return isSource(base) || isVarFile(base) || base == lockFile
}

// Read evaluates the root modules among the targets.
func Read(tree *source.Tree, targets Targets, opts Options) Result {
	l := newLoader(tree)
	res := Result{Unmodelled: map[string]int{}}
	plan := l.plan(targets, opts.Runs)
	declared := map[string]bool{}
	for _, p := range l.chosenPlans(targets, &plan, opts) {
		l.readPlan(p, opts, &res)
		res.Units = append(res.Units, p.unit)
		for _, v := range p.root.get("variables").entries() {
			declared[v.name] = true
		}
	}
	for _, dir := range plan.roots {
		runs := plan.runs(dir, opts)
		for _, run := range runs {
			u := l.run(dir, run, opts, &res)
			for name := range u.root.cfg.variables {
				declared[name] = true
			}
		}
		if len(runs) > 0 {
			res.Units = append(res.Units, dir)
		}
	}
	res.Problems = append(res.Problems, plan.problems...)
	res.Problems = append(res.Problems, undeclared(opts.Vars, declared)...)
	slices.Sort(res.Units)
	res.Problems = append(res.Problems, l.problems...)
	res.Unused = targets.unused(l)
	res.Included = slices.Sorted(maps.Keys(l.included))
	res.Files, res.Bytes = l.count()
	return res
}

// run evaluates a root module once.
func (l *loader) run(dir string, run Run, opts Options, res *Result) *unit {
	opts.VarFiles = append(slices.Clone(run.VarFiles), opts.VarFiles...)
	opts.entries, opts.Workspace = run.Vars, cmp.Or(run.Workspace, opts.Workspace)
	u := newUnit(l, dir, opts)
	part := Result{Deployment: azure.Deployment{Name: run.Deployment}, Unmodelled: res.Unmodelled}
	u.read(&part)
	res.add(part.Deployment)
	res.StoodIn += part.StoodIn
	for _, release := range part.Releases {
		release.Deployment = run.Deployment
		res.Releases = append(res.Releases, release)
	}
	res.Problems = append(res.Problems, u.problems...)
	u.done, res.evaluated = true, append(res.evaluated, u)
	for _, v := range u.unset() {
		v.Deployment = run.Deployment
		res.Unset = append(res.Unset, v)
	}
	return u
}

// add sorts what was read to its deployment.
func (r *Result) add(part azure.Deployment) {
	if part.Name == "" {
		r.Add(part)
		return
	}
	r.Deployments = azure.Join(r.Deployments, part)
}

// undeclared names the variables given on the command line that no root module
// declares: Terraform refuses them, and a misspelt one would change nothing.
func undeclared(vars []string, declared map[string]bool) []source.Problem {
	var out []source.Problem
	for _, v := range vars {
		name, _, ok := strings.Cut(v, "=")
		if name = strings.TrimSpace(name); ok && !declared[name] {
			out = append(out, source.Problem{
				Severity: source.Error, Path: "--var " + name,
				Message: "no root module declares this variable", Hint: "Check how it is spelled.",
			})
		}
	}
	return out
}

// unused returns the variable files below the targets that nothing loaded.
func (t *Targets) unused(l *loader) []string {
	var out []string
	for _, name := range t.varFiles {
		if p := l.files[name]; p == nil || p.file == nil {
			out = append(out, name)
		}
	}
	return out
}

// unset returns the variables of the root module that have no value.
func (u *unit) unset() []Unset {
	var out []Unset
	for name, v := range u.root.cfg.variables {
		if _, given := u.given[name]; !given && v.def == nil {
			out = append(out, Unset{Name: name, Unit: u.dir, At: v.at})
		}
	}
	slices.SortFunc(out, func(a, b Unset) int { return strings.Compare(a.Name, b.Name) })
	return out
}
