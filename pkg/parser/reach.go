package parser

import (
	"path"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/parser/kube"
	"github.com/akslint/akslint/pkg/parser/terraform"
	"github.com/akslint/akslint/pkg/source"
)

// Part is a root or the manifests of a deployment, as the files it is read from.
// The zero value is read from none.
type Part struct {
	tree    *source.Tree
	modules []string        // directories of Terraform: what lies below them is not of them
	dirs    []string        // directories of manifests and charts, with all below
	files   map[string]bool // named, or found to be used
	others  map[string]bool // what only other deployments are given
}

// Parts returns what a deployment of the options is made of: its roots, then its
// manifests, in their order.
func (o Options) Parts(tree *source.Tree, d Deployment) []Part {
	var out []Part
	others := o.given()
	add := func(p Part, files []string) {
		p.tree, p.others, p.files = tree, others, map[string]bool{}
		for _, name := range files {
			p.files[name] = true
		}
		out = append(out, p)
	}
	for _, r := range d.Roots {
		files := append(r.given(), r.Path)
		if isTemplate(tree, r.Path) {
			files = append(files, compiledFrom(r.Path, ".bicep"))
		}
		if r.Parameters != "" {
			files = append(files, compiledFrom(r.Parameters, ".bicepparam"))
		}
		add(Part{modules: terraform.Modules(tree, r.Path)}, files)
	}
	for _, m := range d.Manifests {
		dirs, files := kube.Reach(tree, kube.Run{Path: m.Path, Values: m.Values})
		add(Part{dirs: dirs}, files)
	}
	return out
}

// compiledFrom is the file of Bicep that compiles to a file.
func compiledFrom(name, ext string) string { return strings.TrimSuffix(name, path.Ext(name)) + ext }

// given are the files that deployments give their parts: what is one environment's
// is not the other's, though it lies in the directory that both deploy.
func (o Options) given() map[string]bool {
	out := map[string]bool{}
	for _, d := range o.Deployments {
		for _, name := range d.given() {
			own := terraform.AutoLoaded(name) || path.Base(name) == "values.yaml" // read by whoever deploys the directory
			out[name] = !own
		}
	}
	return out
}

// leftOut reports whether a file has values for deployments that are not asked for
// alone.
func (o Options) leftOut(name string) bool {
	return o.given()[name] && !slices.ContainsFunc(o.Deployments, func(d Deployment) bool {
		return !d.Off && slices.Contains(d.given(), name)
	})
}

// given are the files with the values of its parts.
func (d Deployment) given() []string {
	var out []string
	for _, r := range d.Roots {
		out = append(out, r.given()...)
	}
	for _, m := range d.Manifests {
		out = append(out, m.Values...)
	}
	return out
}

// given are the files with the values of a root; values that stand in the
// configuration are in that.
func (r Root) given() []string {
	out := slices.Clone(r.VarFiles)
	if r.Parameters != "" {
		out = append(out, r.Parameters)
	}
	for _, v := range r.Vars {
		out = append(out, v.At.Path())
	}
	return out
}

// Holds reports whether the part is read from a file.
func (p Part) Holds(name string) bool {
	switch {
	case p.files[name]:
		return true
	case p.others[name]:
		return false
	case slices.ContainsFunc(p.dirs, func(dir string) bool { return inside(name, dir) }):
		return !terraform.Owns(name) && kube.Reads(p.tree, name)
	case terraform.Owns(name):
		return slices.Contains(p.modules, path.Dir(name))
	}
	return slices.ContainsFunc(p.modules, func(dir string) bool {
		return inside(name, dir) && terraform.Mentions(p.tree, dir, strings.TrimPrefix(name, dir+"/"))
	})
}

// Touches reports whether what the user named is the part, is something the part
// is read from, or has such a thing below it.
func (p Part) Touches(t source.Target) bool {
	if !t.Dir {
		return p.Holds(t.Path)
	}
	for name := range p.files {
		if inside(name, t.Path) {
			return true
		}
	}
	return slices.ContainsFunc(p.modules, func(dir string) bool { return inside(dir, t.Path) }) ||
		slices.ContainsFunc(p.dirs, func(dir string) bool { return inside(dir, t.Path) || inside(t.Path, dir) })
}

// inside reports whether a path is a directory, or lies below it.
func inside(name, dir string) bool {
	return name == dir || dir == "." || strings.HasPrefix(name, dir+"/")
}
