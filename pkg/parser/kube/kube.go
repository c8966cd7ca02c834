// Package kube finds what is deployed to clusters among the files of a tree:
// plain manifests, Helm charts, kustomizations, and streams of manifests. In go
// names of files, out come bundles of Kubernetes objects and the problems met on
// the way.
//
// Most YAML is something else, and is passed over in silence after a look at its
// beginning. What an object means is not this package's business.
package kube

import (
	"slices"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/parser/kube/kustomize"
	"github.com/akslint/akslint/pkg/source"
)

// Result is what was read.
type Result struct {
	// Bundles are what belongs to no deployment in particular.
	Bundles []*kube.Bundle
	// Runs are the bundles of [Targets.Runs], in their order.
	Runs [][]*kube.Bundle
	// Releases are those of [Targets.Releases] that no run has, in their order.
	Releases [][]*kube.Bundle
	Problems []source.Problem
	// Units are the names of the bundles, each once, and the paths of the runs.
	Units []string
	Files int   // files read
	Bytes int64 // their size
	// Charts and Overlays is how many charts and kustomizations were built by
	// themselves.
	Charts, Overlays int
	Others           int // files that turned out to be something else
	Unfit            int // files the user named that turned out to be something else
	// Templates are files that are templates of something else than a chart.
	Templates int
	// Values are values files that no chart is rendered with.
	Values int
	// Unlisted are manifests beside a kustomization that does not list them.
	Unlisted int
}

// Targets are the files to read, as the parser meets them.
type Targets struct {
	walked, named []string
	// Stream is the file that stands for standard input, empty for none.
	Stream string
	// Runs are what deployments name; it is not read again by itself.
	Runs []Run
	// Releases are charts that the infrastructure installs. They are not rendered
	// again by themselves.
	Releases []kube.Release
}

// Run is what one deployment brings to a cluster.
type Run struct {
	// Deployment is what the deployment is called.
	Deployment string
	// Path is a file, or the directory of a chart, a kustomization or manifests.
	Path string
	// Cluster is the name or address of the cluster; empty when nobody said.
	Cluster string
	// Values are values files of a chart, in their order.
	Values []string
	// Release is what a chart is installed as, Namespace where it and everything
	// that names no other is deployed; empty when nobody said.
	Release, Namespace string
	// Off says that it is not asked for, and left out.
	Off bool
	At  source.Range // where it is named
}

// Read reads what is deployed to clusters among the targets.
func Read(tree *source.Tree, targets Targets) Result {
	r := &reader{
		tree: tree, builder: kustomize.NewBuilder(tree),
		targets: targets, taken: make([]bool, len(targets.Releases)),
		seen: map[string]bool{}, charts: map[string]bool{}, overlays: map[string]string{}, used: map[string]bool{},
	}
	rest := unique(targets.named, targets.walked, r.beside(slices.DeleteFunc(slices.Clone(targets.named), func(name string) bool { return name == targets.Stream })))
	for _, run := range targets.Runs {
		var bundles []*kube.Bundle
		if run.Off {
			r.leaveOut(run)
		} else {
			bundles = r.run(run)
		}
		r.out.Runs = append(r.out.Runs, bundles)
	}
	r.deployment, r.every = "", true
	r.releases()
	if targets.Stream != "" {
		r.add(&r.out.Bundles, r.stream(targets.Stream))
	}
	rest = slices.DeleteFunc(rest, func(name string) bool {
		return name == targets.Stream || slices.ContainsFunc(targets.Runs, func(run Run) bool { return r.owns(run, name) })
	})
	r.named = targets.named
	r.add(&r.out.Bundles, r.scan(rest)...)
	r.countValues()
	slices.Sort(r.out.Units)
	r.out.Units = slices.Compact(r.out.Units)
	return r.out
}

// unique joins lists of names, in order and each once.
func unique(lists ...[]string) []string {
	out := slices.Concat(lists...)
	slices.Sort(out)
	return slices.Compact(out)
}

// reader is one run of [Read].
type reader struct {
	tree    *source.Tree
	targets Targets
	taken   []bool // the releases that a run has taken over
	full    bool   // there are more of them than are rendered, which was told
	// deployment is the one whose run is read; every says that it is none.
	deployment string
	every      bool

	builder *kustomize.Builder
	out     Result
	// seen are the files that count as read.
	seen  map[string]bool
	named []string
	// values are files that are called as values of charts.
	values []string
	// What is known of directories: whether there is a chart, and the file of a
	// kustomization.
	charts   map[string]bool
	overlays map[string]string
	// used are the files and directories that kustomizations have used.
	used map[string]bool
}

// add adds bundles and notes their names.
func (r *reader) add(to *[]*kube.Bundle, bundles ...*kube.Bundle) {
	for _, b := range bundles {
		if b != nil {
			*to = append(*to, b)
			r.out.Units = append(r.out.Units, b.Name)
		}
	}
}

// count counts a file as read.
func (r *reader) count(name string) {
	if r.seen[name] {
		return
	}
	r.seen[name] = true
	if f, err := r.tree.Read(name); err == nil {
		r.out.Files++
		r.out.Bytes += int64(len(f.Data))
	}
}

// problem reports what is wrong with a file as a whole.
func (r *reader) problem(name string, at source.Range, message, hint string) {
	p := source.Problem{Severity: source.Error, Range: at, Message: message, Hint: hint}
	if at.IsZero() {
		p.Path = name
	}
	r.out.Problems = append(r.out.Problems, p)
}
