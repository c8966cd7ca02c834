package kube

import (
	"fmt"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/parser/kube/helm"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// maxReleases is how many releases are rendered: each may take as much as a chart.
const maxReleases = 200

// releases renders the charts that the infrastructure installs, but for those that
// a run has taken over.
func (r *reader) releases() {
	rendered := 0
	for i, release := range r.targets.Releases {
		var out []*kube.Bundle
		switch {
		case r.taken[i]:
		case rendered < maxReleases:
			rendered++
			r.add(&out, r.release(release, Run{}))
		default:
			out = []*kube.Bundle{{Name: release.Unit, Origin: kube.Chart, Missing: []kube.Missing{{
				Why: release.Address + " may bring it, and is one of too many releases", At: release.Header,
			}}}}
			r.tooMany(release)
		}
		r.out.Releases = append(r.out.Releases, out)
	}
}

// tooMany tells, once, that there are more releases than are rendered.
func (r *reader) tooMany(first kube.Release) {
	p := source.Problem{
		Range: first.Header, Message: fmt.Sprintf("%d releases of charts are installed here; the first %d were rendered", len(r.targets.Releases), maxReleases),
		Hint: "Check one root module at a time.",
	}
	if !r.full {
		r.full = true
		r.out.Problems = append(r.out.Problems, p)
	}
}

// installed renders a chart of a run as the infrastructure of the same deployment
// installs it. It is nothing where that does not.
func (r *reader) installed(chart string, run Run) (out []*kube.Bundle) {
	matches := func(named bool) (at []int) {
		for i, release := range r.targets.Releases {
			name, _ := release.Name.Str()
			if release.Deployment == run.Deployment && release.Chart == chart && (!named || name == run.Release) {
				at = append(at, i)
			}
		}
		return at
	}
	at := matches(run.Release != "")
	if len(at) == 0 {
		at = matches(false)
	}
	for _, i := range at {
		r.taken[i] = true
		r.add(&out, r.release(r.targets.Releases[i], run))
	}
	return out
}

// release renders the chart of a release. What the run says that names the chart
// goes first: its values replace the texts of the release and win over what that
// sets.
func (r *reader) release(release kube.Release, run Run) *kube.Bundle {
	opts := helm.Options{Given: release.Values, ReleaseName: run.Release, Namespace: run.Namespace}
	opts.Trail = append([]value.Step{{Kind: value.StepRelease, Name: release.Address, Range: release.Header}}, release.Trail...)
	if opts.ReleaseName == "" {
		opts.ReleaseName, opts.Vague.ReleaseName = known(release.Name, "the name of the release")
	}
	if opts.Namespace == "" {
		opts.Namespace, opts.Vague.Namespace = known(release.Namespace, "the namespace of the release")
	}
	if len(run.Values) > 0 {
		opts.Values = run.Values
		opts.Under = slices.DeleteFunc(slices.Clone(opts.Given), func(g kube.Given) bool { return g.Set == nil })
		opts.Given = nil
	}
	b := r.render(release.Chart, releaseName(release), opts)
	if b == nil {
		return nil
	}
	b.Unit, b.Cluster, b.Maybe, b.Declared = release.Unit, release.Cluster, release.Maybe, release.Maybe == nil
	if opts.Namespace != "" {
		settle(b.Objects, opts.Namespace)
	}
	for _, g := range release.Values {
		r.countGiven(g)
	}
	return b
}

// installs reports whether the infrastructure of the same deployment installs a
// chart below the path of a run.
func (r *reader) installs(run Run) bool {
	return slices.ContainsFunc(r.targets.Releases, func(release kube.Release) bool {
		return release.Deployment == run.Deployment && (run.Path == "." || strings.HasPrefix(release.Chart+"/", run.Path+"/"))
	})
}

// releaseName tells the rendering of a chart by a release from others.
func releaseName(release kube.Release) string {
	if release.Unit == "." || release.Unit == "" {
		return release.Address
	}
	return release.Address + " of " + release.Unit
}

// known is a text, or why it is not known.
func known(v *value.Value, what string) (text, why string) {
	if s, ok := v.Str(); ok {
		return s, ""
	}
	if v.IsUnknown() {
		return "", what + " is not known, because " + v.Why()
	}
	return "", what + " is not given"
}

// countGiven counts the files of the repository that a release reads its values
// from.
func (r *reader) countGiven(g kube.Given) {
	for _, p := range g.Text {
		if name := p.At.Path(); p.Value == nil && isValues(name) {
			r.used[name] = true
			r.count(name)
		}
	}
}

// claimed reports whether a deployment installs a chart by itself. With every
// deployment nobody has to say which one.
func (r *reader) claimed(chart, deployment string, every bool) bool {
	return slices.ContainsFunc(r.targets.Releases, func(release kube.Release) bool {
		return release.Chart == chart && (every || release.Deployment == deployment)
	})
}
