package parser

import (
	objects "github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/source"
)

// installers are objects that have a controller bring others to the cluster, by
// the end of their group and their kind, and how they are counted. Flux has a kind
// of the same name as the file of Kustomize.
var installers = map[string]string{
	"helm.toolkit.fluxcd.io/HelmRelease":        "HelmRelease whose chart is not rendered",
	"kustomize.toolkit.fluxcd.io/Kustomization": "Flux Kustomization whose path is not followed",
	"argoproj.io/Application":                   "Argo CD Application whose source is not read",
	"argoproj.io/ApplicationSet":                "Argo CD ApplicationSet whose applications are not read",
}

// addInstallers notes what objects bring that is not read: to their bundle
// something is missing. Each is counted once, in however many bundles it is.
func (s *Specs) addInstallers(bundles []*objects.Bundle, seen map[source.Range]bool) {
	for _, b := range bundles {
		for _, o := range b.Objects {
			reason, is := installers[o.Group()+"/"+o.Kind]
			if !is {
				continue
			}
			b.Missing = append(b.Missing, objects.Missing{
				Why: o.Address() + " may bring it, and what that installs is not read", At: o.Header,
			})
			if !seen[o.Header] {
				seen[o.Header] = true
				s.Coverage.Skipped[reason]++
			}
		}
	}
}
