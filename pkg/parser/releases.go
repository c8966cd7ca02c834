package parser

import (
	"github.com/akslint/akslint/pkg/azure"
	objects "github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/source"
)

// releases are the charts that the infrastructure installs. One that the user leaves
// out may bring anything.
func (s *Specs) releases(all []objects.Release, opts Options) []objects.Release {
	var out []objects.Release
	for _, r := range all {
		if !opts.excludes(r.Chart) {
			out = append(out, r)
			continue
		}
		s.deploy(r.Deployment, &objects.Bundle{Name: r.Unit, Origin: objects.Chart, Missing: []objects.Missing{{
			Why: r.Address + " may bring it, and the chart " + r.Chart + " is left out", At: r.Header,
		}}})
	}
	return out
}

// addReleases adds what charts give that the infrastructure installs, to the
// deployment that it is evaluated for.
func (s *Specs) addReleases(releases []objects.Release, bundles [][]*objects.Bundle, counted map[source.Range]bool) {
	for i, r := range releases {
		s.unbuilt(bundles[i])
		s.addInstallers(bundles[i], counted)
		s.deploy(r.Deployment, bundles[i]...)
	}
}

// deploy adds bundles to a deployment.
func (s *Specs) deploy(deployment string, bundles ...*objects.Bundle) {
	switch {
	case len(bundles) == 0:
	case deployment == "":
		s.Bundles = append(s.Bundles, bundles...)
	default:
		s.Deployments = azure.Join(s.Deployments, azure.Deployment{Name: deployment, Bundles: bundles})
	}
}
