// Package config reads the configuration file of a repository: what is deployed
// together and with which values, and which rules are held against it. In goes a
// file, out come a [Config] and the problems in it, with their places. It does not
// know which rules there are.
package config

import (
	"encoding/json"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/akslint/akslint/pkg/source"
)

// FileName is what the configuration is called.
const FileName = ".akslint.yaml"

// Config is a configuration. The zero value says nothing. The tags are what the
// schema says, see [Schema].
type Config struct {
	Rules
	// Environment is what the files deploy to that no deployment names.
	Environment string `key:"environment" doc:"What the files deploy to, where neither a deployment nor --environment says so: production, staging, test, development or a name of your own. Default: not declared."`
	// FailOn is the lowest severity that fails a run; the zero Text when nothing is
	// said.
	FailOn Text `key:"fail_on" doc:"Lowest severity that fails a run. Default: low." enum:"critical,high,medium,low,info,never"`
	// Exclude are directories and files that are passed over.
	Exclude []Path `key:"exclude" doc:"Directories and files that are passed over. Default: none."`
	// Allow are findings that may stay.
	Allow       []Allow      `key:"allow" doc:"Findings that may stay, where no comment can be written. Default: none."`
	Deployments []Deployment `key:"deployments" doc:"Each is checked by itself; its parts link to each other and to what no deployment names. Default: everything is one."`
}

// Deployment is what is deployed together. Its parts may link to each other, and
// to what no deployment names; never to the parts of another deployment.
type Deployment struct {
	// Name is what reports call it, as production; unique.
	Name string `key:"name" need:"always" doc:"What reports call it, as production; unique."`
	// Environment is what it is for; empty means what its name says.
	Environment string `key:"environment" doc:"What it is for: production, staging, test, development or a name of your own. Default: its name."`
	// Complete says that the files are all there is.
	Complete bool   `key:"complete" doc:"The files are all there is: what is absent does not exist. Default: false."`
	Roots    []Root `key:"roots" need:"one" doc:"What deploys it: Terraform root modules and ARM templates."`
	// Manifests are deployed onto its clusters.
	Manifests []Manifests `key:"manifests" need:"one" doc:"Kubernetes objects that are deployed onto its clusters. Default: none."`
}

// Manifests are Kubernetes objects: a directory of manifests, a chart, an overlay
// or a file.
type Manifests struct {
	Path `key:"path" need:"always" doc:"A directory of manifests, a chart, an overlay or a file."`
	// Cluster is the name or the address of the cluster they are for; empty for
	// the only one of the deployment.
	Cluster string `key:"cluster" doc:"Name or address of the cluster they are for. Default: the only one of the deployment."`
	// Values are the values files of a chart, in order; Release and Namespace say
	// what it is installed as, and Namespace where plain manifests are applied.
	Values    []Path `key:"values" doc:"Values files of a chart, in order, after its own. Default: none."`
	Release   string `key:"release" doc:"What a chart is installed as. Default: its name."`
	Namespace string `key:"namespace" doc:"Namespace a chart is installed into, or plain manifests are applied to. Default: not known."`
}

// Root is one directory with a Terraform root module, or one ARM template, and
// what it is deployed with. Paths are relative to the root of the repository.
type Root struct {
	Path `key:"path" need:"always" doc:"A directory with a Terraform root module, or an ARM template."`
	// VarFiles are the variable files of a root module, in the order in which
	// Terraform is given them; Vars are variables as -var gives them.
	VarFiles []Path `key:"var_files" doc:"Variable files of a root module, in the order in which Terraform is given them. Default: those that Terraform reads by itself."`
	Vars     []Var  `key:"vars" doc:"Variables of a root module, as -var gives them; they come after the files. Default: none."`
	// Workspace is what terraform.workspace says; empty when it is not known.
	Workspace string `key:"workspace" doc:"What terraform.workspace says. Default: not known."`
	// Parameters is the parameter file of a template.
	Parameters Path `key:"parameters" doc:"Parameter file of a template. Default: none."`
	// ResourceGroup, Subscription and Location say where a template is deployed,
	// the location being that of the resource group; empty when it is not known.
	ResourceGroup string `key:"resource_group" doc:"Resource group a template is deployed to. Default: not known."`
	Subscription  string `key:"subscription" doc:"Subscription a template is deployed to, by its identifier. Templates of one deployment that say their resource groups and not this are in the same one. Default: not known."`
	Location      string `key:"location" doc:"Location of the resource group a template is deployed to. Default: not known."`
}

// Path is a path relative to the root of the repository, and where it is
// written. The zero value is no path.
type Path struct {
	Name string
	At   source.Range
}

// Var is a value for a Terraform variable. Text is what -var would be given: a
// string as it is, anything else as JSON.
type Var struct {
	Name, Text string
	At         source.Range
}

// Read reads a configuration. What is wrong in it is left out, and is a problem
// of severity [source.Error].
func Read(f *source.File) (Config, []source.Problem) {
	r := &reader{file: f, dir: path.Dir(f.Path)}
	var c Config
	if root := r.parse(); root != nil {
		keys := fields{
			"allow":       func(n node) { c.Allow = r.allow(n) },
			"deployments": func(n node) { c.Deployments = r.deployments(n) },
			"environment": func(n node) { c.Environment = r.text(n) },
			"exclude":     func(n node) { c.Exclude = r.paths(n) },
			"fail_on":     func(n node) { c.FailOn = r.choice(n, failures()) },
		}
		r.rules(keys, &c.Rules)
		r.object(root, "the configuration", keys)
	}
	return c, r.problems
}

func (r *reader) deployments(n node) []Deployment {
	var out []Deployment
	named := map[string]bool{}
	for _, item := range r.list(n) {
		var d Deployment
		name, listed := item, 0
		r.object(item, "a deployment", fields{
			"name":        func(n node) { d.Name, name = r.text(n), n },
			"environment": func(n node) { d.Environment = r.text(n) },
			"complete":    func(n node) { d.Complete = r.boolean(n) },
			"roots":       func(n node) { d.Roots, listed = r.roots(n), listed+len(target(n).Content) },
			"manifests":   func(n node) { d.Manifests, listed = r.manifests(n), listed+len(target(n).Content) },
		})
		switch {
		case d.Name == "":
			r.wrong(name, "a deployment needs a name", "Call it what you call the environment: name: production.")
		case named[d.Name]:
			r.wrong(name, "there are two deployments called "+d.Name, "List all roots of a deployment in one place.")
		case len(d.Roots)+len(d.Manifests) == 0 && listed > 0: // what is wrong with them was said
			named[d.Name] = true
		case len(d.Roots)+len(d.Manifests) == 0:
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
		named := false
		r.object(item, "a root", fields{
			"path":           func(n node) { root.Path, named = r.path(n), true },
			"var_files":      func(n node) { root.VarFiles = r.paths(n) },
			"vars":           func(n node) { root.Vars = r.vars(n) },
			"workspace":      func(n node) { root.Workspace = r.text(n) },
			"parameters":     func(n node) { root.Parameters = r.path(n) },
			"resource_group": func(n node) { root.ResourceGroup = r.text(n) },
			"subscription":   func(n node) { root.Subscription = r.text(n) },
			"location":       func(n node) { root.Location = r.text(n) },
		})
		switch {
		case !named:
			r.wrong(item, "a root needs a path", "Name a directory with a Terraform configuration, or an ARM template.")
		case slices.ContainsFunc(out, func(o Root) bool { return o.Name == root.Name }):
			r.problems = append(r.problems, source.Problem{
				Severity: source.Error, Range: root.At, Message: root.Name + " is named twice in one deployment",
				Hint: "What is deployed twice, as in two regions, is two deployments.",
			})
		case root.Name != "":
			out = append(out, root)
		}
	}
	return out
}

func (r *reader) manifests(n node) []Manifests {
	var out []Manifests
	for _, item := range r.list(n) {
		var m Manifests
		named := false
		r.object(item, "manifests", fields{
			"path":      func(n node) { m.Path, named = r.path(n), true },
			"cluster":   func(n node) { m.Cluster = r.text(n) },
			"values":    func(n node) { m.Values = r.paths(n) },
			"release":   func(n node) { m.Release = r.text(n) },
			"namespace": func(n node) { m.Namespace = r.text(n) },
		})
		if !named {
			r.wrong(item, "manifests need a path", "Name a directory of manifests, a chart, an overlay or a file.")
		} else if m.Name != "" {
			out = append(out, m)
		}
	}
	return out
}

// path reads a path relative to the file and returns it relative to the root of
// the tree; the zero value when it leads out of it.
func (r *reader) path(n node) Path {
	text := r.text(n)
	if text == "" {
		return Path{}
	}
	full := path.Join(r.dir, text)
	if path.IsAbs(text) || full == ".." || strings.HasPrefix(full, "../") {
		r.wrong(n, text+" leads out of the repository", "Only files in there are read.")
		return Path{}
	}
	return Path{full, r.at(n)}
}

func (r *reader) paths(n node) []Path {
	var out []Path
	for _, item := range r.list(n) {
		if p := r.path(item); p.Name != "" {
			out = append(out, p)
		}
	}
	return out
}

// vars reads values by the names of variables.
func (r *reader) vars(n node) []Var {
	var out []Var
	if n = target(n); n.Kind != yaml.MappingNode {
		r.wrong(n, "variables are written as names with values", "")
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if text, ok := r.literal(n.Content[i+1]); ok {
			out = append(out, Var{n.Content[i].Value, text, r.at(n.Content[i+1])})
		}
	}
	return out
}

// literal is a value as Terraform would take it from a flag.
func (r *reader) literal(n node) (string, bool) {
	if n = target(n); n.Kind == yaml.ScalarNode && n.Tag == "!!str" {
		return n.Value, true
	}
	var v any
	if err := n.Decode(&v); err != nil {
		r.wrong(n, "this is no value for a variable", "")
		return "", false
	}
	text, err := json.Marshal(v)
	if err != nil {
		r.wrong(n, "this is no value for a variable", "Names are texts, and numbers are finite.")
		return "", false
	}
	return string(text), true
}
