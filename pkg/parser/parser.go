// Package parser recognises what the files of a tree are and hands them to the
// reader of their language. In go files, out come Azure resources,
// objects of Kubernetes and the problems met on the way; what the resources mean is not its business.
package parser

import (
	"path"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	objects "github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/parser/arm"
	"github.com/akslint/akslint/pkg/parser/kube"
	"github.com/akslint/akslint/pkg/parser/terraform"
	"github.com/akslint/akslint/pkg/source"
)

// Options are what the user adds to the files. The zero value works.
type Options struct {
	// Vars are Terraform variables as name=value, as -var takes them.
	Vars []string
	// VarFiles are Terraform variable files, relative to the tree's root.
	VarFiles []string
	// Workspace is what terraform.workspace says; empty when it is not known.
	Workspace string
	// Deployments are what is deployed together. What none of them names is read
	// as well, once and by itself.
	Deployments []Deployment
	// Exclude are directories and files that are passed over.
	Exclude []string
	// Rules are the folders of rules: their fixtures contradict each other, and are
	// not deployed.
	Rules []string
	// Environments are variable files by the name of an environment. Every root
	// module that no deployment names is evaluated once for each.
	Environments []Environment
	// Stream is the file that stands for standard input, empty for none.
	Stream string
	// Configuration is the file that configures the run, or would if it were there;
	// another one of its name is not read, which is told. Empty when the user names
	// the configuration.
	Configuration string
}

// Specs is everything that was read.
type Specs struct {
	// Deployment is what belongs to no deployment in particular.
	azure.Deployment
	// Deployments are those of [Options], and one for each parameter file where a
	// template has several; in the order of their names.
	Deployments []azure.Deployment
	Problems    []source.Problem
	Coverage    Coverage
	// Sources are the files that were read, whether they were understood or not,
	// sorted by their path.
	Sources []*source.File

	late func() []source.Problem
}

// Late returns the problems met since the files were read: where a value was
// written is only looked for when it is to be printed.
func (s Specs) Late() []source.Problem {
	if s.late == nil {
		return nil
	}
	return s.late()
}

// Unset is an input that has no value.
type Unset struct {
	Kind string // variable or parameter
	Name string
	// Deployment is the one in which it has none, empty for what belongs to none.
	Deployment string
	At         source.Range
}

// Coverage says what was read and what was not.
type Coverage struct {
	Files int   // files read and understood
	Bytes int64 // their size
	// Templates is how many of the files are ARM templates and their parameters,
	// Manifests how many are for Kubernetes.
	Templates, Manifests int
	// Units are the deployment units that were evaluated, sorted.
	Units []string
	// Skipped counts files that were passed over, by reason.
	Skipped map[string]int
	// Unmodelled counts resources of types that are not translated, by type.
	Unmodelled map[string]int
	// Unset are variables of root modules and parameters of templates that have no
	// value.
	Unset []Unset
	// Gone says of each cluster that a plan takes away what it does: "plan.json
	// deletes azurerm_kubernetes_cluster.x".
	Gone []string
	// StoodIn is how many of the resources no file declares: they are known of a
	// module that is not among the files.
	StoodIn int
}

// Parse reads the targets of a tree. A target that is a file stands for the
// deployment unit it belongs to.
func Parse(tree *source.Tree, opts Options) Specs {
	specs := Specs{Coverage: Coverage{Skipped: map[string]int{}, Unmodelled: map[string]int{}}}
	found, templates, manifests, bicep := terraform.Targets{}, arm.Targets{}, kube.Targets{}, bicepFiles{tree: tree}
	var untaken, strays []string
	named := map[string]bool{}
	for _, target := range tree.Targets() {
		if !target.Dir {
			switch {
			case opts.excludes(target.Path):
				specs.exclude(opts, target.Path)
			case opts.leftOut(target.Path):
			case isTemplate(tree, target.Path):
				templates.File(target.Path)
				if target.Path == opts.Stream {
					templates.Stream = target.Path
				}
			case isBicep(target.Path):
				bicep.named = append(bicep.named, target.Path)
			case manifests.File(tree, target.Path):
				if target.Path == opts.Stream {
					manifests.Stream = target.Path
				}
			case !found.File(target.Path) && !found.Plan(tree, target.Path, true):
				untaken, named[target.Path] = append(untaken, target.Path), true
			}
			continue
		}
		specs.Problems = append(specs.Problems, tree.Walk(target.Path, func(name string) {
			switch {
			case opts.excludes(name):
				specs.exclude(opts, name)
			case opts.Configuration != "" && path.Base(name) == path.Base(opts.Configuration):
				strays = append(strays, name)
			case isTemplate(tree, name):
				templates.Walked(name)
			case isBicep(name):
				bicep.found = append(bicep.found, name)
			case manifests.Walked(tree, name):
			case !found.Walked(name) && !found.Plan(tree, name, false):
				untaken = append(untaken, name)
			}
		})...)
	}
	specs.stray(strays, opts.Configuration)
	opts.rest(tree, &found, &templates)
	bicep.read(&specs, &templates)
	given := terraform.Options{Vars: opts.Vars, VarFiles: opts.VarFiles, Workspace: opts.Workspace}
	given.Runs, templates.Runs = opts.runs(tree, &specs)
	for _, e := range opts.Environments {
		given.Each = append(given.Each, terraform.Run{Deployment: e.Name, VarFiles: e.VarFiles})
	}
	read := terraform.Read(tree, found, given)
	specs.add(read)
	for _, name := range untaken {
		if !slices.Contains(read.Included, name) {
			specs.leave(tree, name, named[name], &templates)
		}
	}
	specs.addTemplates(arm.Read(tree, templates))
	manifests.Runs, manifests.Releases = opts.manifests(), specs.releases(read.Releases, opts)
	specs.addManifests(kube.Read(tree, manifests), manifests.Releases, opts)
	specs.unreached(tree, opts.Deployments)
	specs.Problems = once(specs.Problems)
	specs.Sources = tree.Files()
	return specs
}

// stray tells of a configuration that is not the one of the run.
func (s *Specs) stray(found []string, of string) {
	found = slices.DeleteFunc(found, func(f string) bool { return f == of })
	if len(found) > 0 {
		s.Problems = append(s.Problems, source.Problem{
			Severity: source.Note, Path: found[0], Message: "is not read: it holds for what lies below it, and more than that is checked",
			Hint: "Check its directory by itself, or say that it holds for all: akslint check --config " + found[0],
		})
	}
}

// once keeps the first of equal problems: a root module that is read for several
// deployments has each problem several times.
func once(problems []source.Problem) []source.Problem {
	seen := map[source.Problem]bool{}
	return slices.DeleteFunc(problems, func(p source.Problem) bool {
		again := seen[p]
		seen[p] = true
		return again
	})
}

// isTemplate reports whether a file begins as an ARM template or a parameter
// file does.
func isTemplate(tree *source.Tree, name string) bool {
	if !strings.EqualFold(path.Ext(name), ".json") {
		return false
	}
	head, err := tree.Head(name)
	return err == nil && arm.Recognized(head)
}

func (s *Specs) addTemplates(r arm.Result) {
	s.join(r.Deployment, r.Deployments)
	s.Problems = append(s.Problems, r.Problems...)
	s.Coverage.Files += r.Files
	s.Coverage.Templates += r.Files
	s.Coverage.Bytes += r.Bytes
	s.Coverage.Units = append(s.Coverage.Units, r.Units...)
	for _, p := range r.Unset {
		s.Coverage.Unset = append(s.Coverage.Unset, Unset{Kind: "parameter", Name: p.Name, Deployment: p.Deployment, At: p.At})
	}
	if r.Others > 0 {
		s.Coverage.Skipped["JSON file not read by this version"] += r.Others
	}
	if r.Elsewhere > 0 {
		s.Coverage.Skipped["template file that others deploy from a URL"] += r.Elsewhere
	}
	if r.Unused > 0 {
		s.Coverage.Skipped["parameter file without a template"] += r.Unused
	}
}

func (s *Specs) addManifests(r kube.Result, releases []objects.Release, opts Options) {
	s.Bundles = append(s.Bundles, r.Bundles...)
	s.Problems = append(s.Problems, r.Problems...)
	s.unbuilt(r.Bundles)
	counted := map[source.Range]bool{}
	s.addInstallers(r.Bundles, counted)
	s.addReleases(releases, r.Releases, counted)
	i := 0
	for _, d := range opts.Deployments {
		for range d.Manifests {
			if bundles := r.Runs[i]; len(bundles) > 0 {
				s.Deployments = azure.Join(s.Deployments, azure.Deployment{Name: d.Name, Bundles: bundles})
				s.unbuilt(bundles)
				s.addInstallers(bundles, counted)
			}
			i++
		}
	}
	s.Coverage.Files += r.Files
	s.Coverage.Manifests += r.Files
	s.Coverage.Bytes += r.Bytes
	s.Coverage.Units = append(s.Coverage.Units, r.Units...)
	for reason, n := range map[string]int{
		"template outside a chart":                            r.Templates,
		"manifest that the kustomization there does not list": r.Unlisted,
		"values file used only with .akslint.yaml":            r.Values,
		"YAML file that is no manifest":                       r.Unfit,
	} {
		if n > 0 {
			s.Coverage.Skipped[reason] += n
		}
	}
}

// unbuilt tells of the parts of bundles that were not read, where nobody did.
func (s *Specs) unbuilt(bundles []*objects.Bundle) {
	for _, b := range bundles {
		for _, m := range b.Missing {
			told := func(p source.Problem) bool { return p.Range == m.At && !m.At.IsZero() }
			if !slices.ContainsFunc(s.Problems, told) {
				s.Problems = append(s.Problems, source.Problem{Range: m.At, Path: b.Name, Message: "a part of " + b.Name + " is not read: " + m.Why})
			}
		}
	}
}

func (s *Specs) add(r terraform.Result) {
	s.late = r.Late
	s.join(r.Deployment, r.Deployments)
	s.Problems = append(s.Problems, r.Problems...)
	s.Coverage.Files += r.Files
	s.Coverage.Bytes += r.Bytes
	s.Coverage.Units = append(s.Coverage.Units, r.Units...)
	for _, v := range r.Unset {
		s.Coverage.Unset = append(s.Coverage.Unset, Unset{Kind: "variable", Name: v.Name, Deployment: v.Deployment, At: v.At})
	}
	for t, n := range r.Unmodelled {
		s.Coverage.Unmodelled[t] += n
	}
	s.Coverage.StoodIn += r.StoodIn
	s.Coverage.Gone = append(s.Coverage.Gone, r.Gone...)
	if n := len(r.Unused); n > 0 {
		s.Coverage.Skipped["variable file used only with --var-file"] += n
	}
}

// join adds what a reader read to what the others did.
func (s *Specs) join(rest azure.Deployment, named []azure.Deployment) {
	s.Deployment.Add(rest)
	for _, d := range named {
		s.Deployments = azure.Join(s.Deployments, d)
	}
}

// unread are languages that this version passes over, by file extension.
var unread = map[string]string{
	".json": "JSON",
}

// leave passes over a file that no reader took. One that is called as a
// parameter file is told to the reader of templates, and one that the user named
// has to be what its name says.
func (s *Specs) leave(tree *source.Tree, name string, named bool, templates *arm.Targets) {
	switch {
	case arm.IsParametersName(name) && named:
		templates.File(name)
		return
	case arm.IsParametersName(name):
		templates.Walked(name)
		return
	case named && strings.EqualFold(path.Ext(name), ".json"):
		if p := arm.Invalid(tree, name); p != nil {
			s.Problems = append(s.Problems, *p)
			return
		}
	}
	s.skip(name)
}

// skip counts a file that no reader took, if it is of a language people might
// expect to be read. Files whose name begins with a dot configure tools.
func (s *Specs) skip(name string) {
	if language, ok := unread[path.Ext(name)]; ok && !strings.HasPrefix(path.Base(name), ".") {
		s.Coverage.Skipped[language+" file not read by this version"]++
	}
}
