package main

import (
	"path"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/akslint/akslint/pkg/baseline"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/model"
	"github.com/akslint/akslint/pkg/parser"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/spelling"
	"github.com/akslint/akslint/pkg/suppress"
)

// allowFlags are about findings that somebody has agreed to live with.
func allowFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "no-inline-allow", Usage: "honour no comment or annotation that allows a finding; entries of the configuration stay", DisableDefaultText: true},
		&cli.BoolFlag{Name: "show-suppressed", Usage: "list in the text what is suppressed, and why", DisableDefaultText: true},
		&cli.StringFlag{Name: "baseline", Usage: "`FILE` with findings that are known", DefaultText: baseline.FileName + " of the repository, where there is one"},
		&cli.BoolFlag{Name: "no-baseline", Usage: "tell what is in the baseline as well", DisableDefaultText: true},
	}
}

// allow takes the flags that are about such findings.
func (o *checkOptions) allow(c *cli.Context) {
	o.noInline = c.Bool("no-inline-allow")
	o.report.ShowSuppressed = c.Bool("show-suppressed")
	o.base = base{file: c.String("baseline"), asked: !c.Bool("no-baseline")}
}

// allowed gathers what comments, annotations and the configuration allow.
func (o *checkOptions) allowed(specs parser.Specs, clusters []*model.Cluster) *suppress.Set {
	set := suppress.New(suppress.Options{AsOf: o.asOf, NoInline: o.noInline})
	set.Read(specs.Sources)
	for _, c := range clusters {
		for _, object := range c.Kube.Objects.Items {
			set.Annotate(objectOf(c, object), annotationsOf(object))
		}
	}
	for _, a := range o.configured.Allow {
		set.Add(suppress.Allowance{
			Rule: a.Rule, Reason: a.Reason, Until: a.Until, By: finding.ByConfiguration, At: a.At,
			Address: a.Address, Path: a.ModelPath, File: a.File,
		})
	}
	return set
}

// objectOf names an object as findings do.
func objectOf(c *model.Cluster, object *model.KubeObject) suppress.Object {
	o := suppress.Object{Name: object.Address + object.Scope, Unit: c.Unit, Cluster: c.Address, Deployment: c.Deployment}
	if object.At != nil {
		o.At = object.At.Locate().Origin
	}
	return o
}

// annotationsOf are those of an object, as they are after rendering.
func annotationsOf(object *model.KubeObject) []suppress.Annotation {
	written, ok := object.At.(*kube.Object)
	if !ok {
		return nil
	}
	var out []suppress.Annotation
	for _, f := range written.Get("metadata", "annotations").Fields() {
		text, known := f.Value.Str()
		out = append(out, suppress.Annotation{Key: f.Name, Text: text, Known: known, At: f.Value.Place().Origin})
	}
	return out
}

// unallowed are the problems with what is allowed.
func (o *checkOptions) unallowed(set *suppress.Set, c checked, problems []source.Problem) ([]source.Problem, error) {
	if set.Empty() {
		return nil, nil
	}
	heads, err := o.heads()
	if err != nil {
		return nil, err
	}
	known := slices.Concat(heads, c.catalogue)
	return set.Problems(suppress.Run{
		Rules: known, Asked: c.Asked, Covers: o.near,
		Whole: func(path string) bool { return worst(problems) == nil && c.unfinished == nil && o.covers(path) },
		Nearest: func(name string) string {
			if near := spelling.Nearest(name, names(known)); near != "" {
				return "; did you mean " + near + "?"
			}
			return ""
		},
	}), nil
}

// covers reports whether everything is part of the run that belongs with a file:
// a directory that holds it was named, and no deployment is left out.
func (in *input) covers(name string) bool {
	return len(in.deployments) == len(in.configured.Deployments) && in.below(name)
}

// near reports whether a file is below or beside what was named.
func (in *input) near(name string) bool {
	return in.below(name) || slices.ContainsFunc(in.targets, func(t source.Target) bool {
		return !t.Dir && path.Dir(t.Path) == path.Dir(name)
	})
}

// below reports whether a file is in a directory that was named.
func (in *input) below(name string) bool {
	return slices.ContainsFunc(in.targets, func(t source.Target) bool {
		return t.Dir && (t.Path == "." || name == t.Path || strings.HasPrefix(name, t.Path+"/"))
	})
}

// excluded reports whether the configuration passes a file over.
func (in *input) excluded(name string) bool {
	return slices.ContainsFunc(in.parse.Exclude, func(e string) bool { return name == e || strings.HasPrefix(name, e+"/") })
}
