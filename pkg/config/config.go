// Package config reads the configuration file of a repository: what is deployed
// together, and with which values. In goes a file, out come a [Config] and the
// problems in it, with their places.
package config

import (
	"path"
	"strings"

	"github.com/akslint/akslint/pkg/source"
)

// FileName is where the configuration lies: at the root of the repository.
const FileName = ".akslint.yaml"

// Config is a configuration. The zero value says nothing.
type Config struct {
	Deployments []Deployment
}

// Deployment is what is deployed together. Its parts may link to each other, and
// to what no deployment names; never to the parts of another deployment.
type Deployment struct {
	// Name is what reports call it, as production; unique.
	Name string
	// Environment is what it is for; empty means what its name says.
	Environment string
	// Complete says that the files are all there is.
	Complete bool
	Roots    []Root
}

// Root is one directory with a Terraform root module, or one ARM template, and
// what it is deployed with. Paths are relative to the root of the repository.
type Root struct {
	Path string
	// VarFiles are the variable files of a root module, in the order in which
	// Terraform is given them.
	VarFiles []string
	// Parameters is the parameter file of a template.
	Parameters string
	// At is where the path is written.
	At source.Range
}

// Read reads a configuration. What is wrong in it is left out, and is a problem
// of severity [source.Error].
func Read(f *source.File) (Config, []source.Problem) {
	r := &reader{file: f, dir: path.Dir(f.Path)}
	var c Config
	if root := r.parse(); root != nil {
		r.object(root, "the configuration", fields{
			"deployments": func(n node) { c.Deployments = r.deployments(n) },
		})
	}
	return c, r.problems
}

func (r *reader) deployments(n node) []Deployment {
	var out []Deployment
	named := map[string]bool{}
	for _, item := range r.list(n) {
		var d Deployment
		name := item
		r.object(item, "a deployment", fields{
			"name":        func(n node) { d.Name, name = r.text(n), n },
			"environment": func(n node) { d.Environment = r.text(n) },
			"complete":    func(n node) { d.Complete = r.boolean(n) },
			"roots":       func(n node) { d.Roots = r.roots(n) },
		})
		switch {
		case d.Name == "":
			r.wrong(name, "a deployment needs a name", "Call it what you call the environment: name: production.")
		case named[d.Name]:
			r.wrong(name, "there are two deployments called "+d.Name, "List all roots of a deployment in one place.")
		case len(d.Roots) == 0:
			r.wrong(item, "deployment "+d.Name+" has no roots", "Name a directory or a template: roots: [{path: infra}].")
		default:
			named[d.Name] = true
			out = append(out, d)
		}
	}
	return out
}

func (r *reader) roots(n node) []Root {
	var out []Root
	for _, item := range r.list(n) {
		var root Root
		r.object(item, "a root", fields{
			"path":       func(n node) { root.Path, root.At = r.path(n), r.at(n) },
			"var_files":  func(n node) { root.VarFiles = r.paths(n) },
			"parameters": func(n node) { root.Parameters = r.path(n) },
		})
		if root.Path == "" {
			r.wrong(item, "a root needs a path", "Name a directory with a Terraform configuration, or an ARM template.")
			continue
		}
		out = append(out, root)
	}
	return out
}

// path reads a path relative to the file and returns it relative to the root of
// the tree; empty when it leads out of it.
func (r *reader) path(n node) string {
	text := r.text(n)
	if text == "" {
		return ""
	}
	full := path.Join(r.dir, text)
	if path.IsAbs(text) || full == ".." || strings.HasPrefix(full, "../") {
		r.wrong(n, text+" leads out of the repository", "Only files in there are read.")
		return ""
	}
	return full
}

func (r *reader) paths(n node) []string {
	var out []string
	for _, item := range r.list(n) {
		if p := r.path(item); p != "" {
			out = append(out, p)
		}
	}
	return out
}
