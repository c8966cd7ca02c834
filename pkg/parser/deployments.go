package parser

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/parser/arm"
	"github.com/akslint/akslint/pkg/parser/kube"
	"github.com/akslint/akslint/pkg/parser/terraform"
	"github.com/akslint/akslint/pkg/source"
)

// Environment is what the root modules are deployed with in one environment.
type Environment struct {
	Name     string
	VarFiles []string
}

// Deployment is a set of root modules and templates with the values they are
// deployed with.
type Deployment struct {
	Name  string
	Roots []Root
	// Manifests are deployed onto its clusters.
	Manifests []Manifests
	// Off says that it is not asked for: its roots are left out, unless another
	// deployment names them too.
	Off bool
}

// Root is the directory of a root module or the path of a template, with its
// variable files or its parameter file. All paths are relative to the tree's
// root.
type Root struct {
	Path       string
	VarFiles   []string
	Vars       []Var
	Workspace  string // what terraform.workspace says; empty when it is not known
	Parameters string
	// ResourceGroup, Subscription and Location say where a template is deployed,
	// the location being that of the resource group; empty when it is not known.
	ResourceGroup, Subscription, Location string
	At                                    source.Range // where it is named, for what is wrong with it
}

// Manifests are Kubernetes objects of a deployment: a directory of manifests, a
// chart, an overlay or a file. All paths are relative to the tree's root.
type Manifests struct {
	Path string
	// Cluster is the name or the address of the cluster they are for; empty for
	// the only one of the deployment.
	Cluster string
	// Values are the values files of a chart, in order; Release and Namespace say
	// what it is installed as, and Namespace where plain manifests are applied.
	Values             []string
	Release, Namespace string
	At                 source.Range // where it is named, for what is wrong with it
}

// Var is a value for a Terraform variable.
type Var = terraform.Var

// excludes reports whether a file is passed over.
func (o Options) excludes(name string) bool {
	return among(name, o.Exclude) || among(name, o.Rules)
}

// among reports whether a file is one of the given ones, or lies in one of them.
func among(name string, given []string) bool {
	return slices.ContainsFunc(given, func(e string) bool { return name == e || strings.HasPrefix(name, e+"/") })
}

// exclude counts a file that is passed over.
func (s *Specs) exclude(o Options, name string) {
	if among(name, o.Exclude) {
		s.Coverage.Skipped["excluded file of the configuration"]++
	} else {
		s.Coverage.Skipped["file of rules"]++
	}
}

// runs sorts the roots of the deployments by what they are, and reports those
// that are nothing.
func (o Options) runs(tree *source.Tree, specs *Specs) (map[string][]terraform.Run, map[string][]arm.Run) {
	modules, templates := map[string][]terraform.Run{}, map[string][]arm.Run{}
	for _, d := range o.Deployments {
		for _, r := range d.Roots {
			problem := ""
			switch {
			case isTemplate(tree, r.Path):
				if len(r.VarFiles)+len(r.Vars) > 0 || r.Workspace != "" {
					problem = r.Path + " is a template: it takes parameters, not variables"
				}
				templates[r.Path] = append(templates[r.Path], d.template(r)...)
			case terraform.IsModule(tree, r.Path):
				if r.Parameters != "" {
					problem = r.Path + " is a Terraform configuration: it takes var_files, not parameters"
				}
				modules[r.Path] = append(modules[r.Path], d.module(r)...)
			default:
				problem = r.Path + " is neither a directory with a Terraform configuration nor an ARM template"
			}
			if problem != "" {
				specs.Problems = append(specs.Problems, source.Problem{
					Severity: source.Error, Range: r.At, Message: problem, Hint: "Paths are relative to the configuration file.",
				})
			}
		}
	}
	return modules, templates
}

// manifests are what the deployments bring to clusters, in their order.
func (o Options) manifests() []kube.Run {
	var out []kube.Run
	for _, d := range o.Deployments {
		for _, m := range d.Manifests {
			out = append(out, kube.Run{
				Deployment: d.Name, Path: m.Path, Cluster: m.Cluster, Values: m.Values, Release: m.Release, Namespace: m.Namespace, Off: d.Off, At: m.At,
			})
		}
	}
	return out
}

// module is how a root module is evaluated: not at all when the deployment is
// not asked for.
func (d Deployment) module(r Root) []terraform.Run {
	if d.Off {
		return nil
	}
	return []terraform.Run{{Deployment: d.Name, VarFiles: r.VarFiles, Vars: r.Vars, Workspace: r.Workspace}}
}

// template is how a template is evaluated.
func (d Deployment) template(r Root) []arm.Run {
	if d.Off {
		return nil
	}
	return []arm.Run{{
		Deployment: d.Name, Parameters: r.Parameters,
		ResourceGroup: r.ResourceGroup, Subscription: r.Subscription, Location: r.Location,
	}}
}

// rest offers the roots that no target leads to: a deployment is read whole.
func (o Options) rest(tree *source.Tree, found *terraform.Targets, templates *arm.Targets) {
	for _, d := range o.Deployments {
		for _, r := range d.Roots {
			switch {
			case d.Off || below(tree, r.Path) || o.excludes(r.Path):
			case isTemplate(tree, r.Path):
				templates.File(r.Path)
			case terraform.IsModule(tree, r.Path):
				found.Dir(r.Path)
			}
		}
	}
}

// unreached reports the roots that were not met on the way through what is
// checked.
func (s *Specs) unreached(tree *source.Tree, deployments []Deployment) {
	for _, d := range deployments {
		for _, r := range d.Roots {
			exists := isTemplate(tree, r.Path) || terraform.IsModule(tree, r.Path)
			if d.Off || !exists || slices.Contains(s.Coverage.Units, r.Path) {
				continue
			}
			s.Problems = append(s.Problems, source.Problem{
				Severity: source.Error, Range: r.At, Message: r.Path + " was not read: the way there is a symbolic link, or leads through what is passed over",
				Hint: "Name the directory itself.",
			})
		}
	}
}

// below reports whether a path lies in a directory that the user named.
func below(tree *source.Tree, name string) bool {
	return slices.ContainsFunc(tree.Targets(), func(t source.Target) bool {
		return t.Dir && (t.Path == "." || name == t.Path || strings.HasPrefix(name, t.Path+"/"))
	})
}
