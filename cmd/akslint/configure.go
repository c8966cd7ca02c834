package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/config"
	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/model"
	"github.com/akslint/akslint/pkg/parser"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// configure adds to what the flags say what the configuration of the repository
// does. Whatever is wrong in the file is a problem with a place.
func (in *input) configure(tree *source.Tree) ([]source.Problem, error) {
	file, err := in.configuration(tree)
	if err != nil || file == nil {
		return nil, err
	}
	return in.apply(tree, file)
}

// apply is configure for a file that is there.
func (in *input) apply(tree *source.Tree, file *source.File) ([]source.Problem, error) {
	var err error
	c, problems := config.Read(file)
	in.configured, in.configFile = c, file.Path
	if len(c.Deployments) > 0 && len(in.parse.Environments) > 0 {
		return nil, fmt.Errorf("--environment-file: %s lists the deployments already; choose one of them with --environment", file.Path)
	}
	if in.deployments, err = in.chosen(c.Deployments); err != nil {
		return nil, err
	}
	if in.model.Environment == "" { // deployments say their own
		in.model.Environment = kube.Environment(c.Environment)
	}
	files := &in.named
	files.tree = tree
	for _, e := range c.Exclude {
		in.parse.Exclude = append(in.parse.Exclude, e.Name)
	}
	for _, d := range c.Deployments {
		asked := slices.ContainsFunc(in.deployments, func(o config.Deployment) bool { return o.Name == d.Name })
		out := parser.Deployment{Name: d.Name, Off: !asked}
		for _, r := range d.Roots {
			out.Roots = append(out.Roots, files.root(r))
		}
		for _, m := range d.Manifests {
			out.Manifests = append(out.Manifests, files.manifests(m))
		}
		in.parse.Deployments = append(in.parse.Deployments, out)
	}
	in.touch(tree)
	return append(problems, files.missing...), nil
}

// namedFiles are the files that a configuration names. A missing one is a
// problem where it is named.
type namedFiles struct {
	tree    *source.Tree
	names   []string // of those that are missing
	missing []source.Problem
}

func (f *namedFiles) root(r config.Root) parser.Root {
	out := parser.Root{
		Path: r.Name, At: r.At,
		Workspace: r.Workspace, ResourceGroup: r.ResourceGroup, Subscription: r.Subscription, Location: r.Location,
	}
	for _, p := range r.VarFiles {
		f.look(p)
		out.VarFiles = append(out.VarFiles, p.Name)
	}
	for _, v := range r.Vars {
		out.Vars = append(out.Vars, parser.Var(v))
	}
	if out.Parameters = r.Parameters.Name; out.Parameters != "" {
		f.look(r.Parameters)
	}
	return out
}

func (f *namedFiles) manifests(m config.Manifests) parser.Manifests {
	out := parser.Manifests{Path: m.Name, At: m.At, Cluster: m.Cluster, Release: m.Release, Namespace: m.Namespace}
	for _, p := range m.Values {
		f.look(p)
		out.Values = append(out.Values, p.Name)
	}
	return out
}

func (f *namedFiles) look(p config.Path) {
	if _, err := f.tree.Head(p.Name); err != nil {
		f.names = append(f.names, p.Name)
		f.missing = append(f.missing, source.Problem{
			Severity: source.Error, Range: p.At, Message: "cannot " + err.Error(), Hint: "Paths are relative to the configuration file.",
		})
	}
}

// told reports whether a problem of the readers is one that was told already,
// with the place where the file is named.
func (f *namedFiles) told(p source.Problem) bool {
	return p.Range.IsZero() && slices.Contains(f.names, p.Path)
}

// chosen keeps the deployments of the environment that --environment names.
func (in *input) chosen(all []config.Deployment) ([]config.Deployment, error) {
	want := in.model.Environment
	if want == "" || len(all) == 0 {
		return all, nil
	}
	var out []config.Deployment
	var names []string
	for _, d := range all {
		if purpose(d) == want || d.Name == want || kube.Environment(d.Name) == want {
			out = append(out, d)
		}
		names = append(names, d.Name)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("--environment %s: the configuration has no such deployment; it has %s", want, strings.Join(names, ", "))
	}
	return out, nil
}

// purpose is the environment a deployment is for: what it says, else its name.
func purpose(d config.Deployment) string {
	if d.Environment != "" {
		return kube.Environment(d.Environment)
	}
	return kube.Environment(d.Name)
}

// build makes the clusters: those of every deployment, beside what belongs to
// none, and those that belong to none.
func build(specs parser.Specs, in input) []*model.Cluster {
	var out []*model.Cluster
	for _, d := range specs.Deployments {
		own := map[value.Locator]bool{}
		for _, r := range d.Resources {
			own[r] = true
		}
		var clusters []*model.Cluster
		for _, c := range model.Build(d.Beside(specs.Deployment).Graph(), in.modelOptions(d.Name)) {
			if own[c.At] {
				clusters = append(clusters, c)
			}
		}
		out = append(out, model.Join(clusters, d.Bundles, in.modelOptions(d.Name))...)
	}
	rest := in.model
	if len(specs.Deployments)+len(in.parse.Deployments) > 0 {
		rest.Partial = "no deployment names the root of the cluster, and what deployments hold is not seen from there"
	}
	return model.Join(append(out, model.Build(specs.Graph(), rest)...), specs.Bundles, rest)
}

// modelOptions are what is declared of a deployment.
func (in *input) modelOptions(name string) model.Options {
	opts := in.model
	opts.Deployment = name
	for _, d := range in.deployments {
		if d.Name == name {
			opts.Environment = purpose(d)
			opts.Complete = opts.Complete || d.Complete
		}
	}
	for _, e := range in.parse.Environments {
		if e.Name == name {
			opts.Environment = kube.Environment(name)
		}
	}
	return opts
}
