package azure

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/kube"
)

// Deployment is what is deployed together: what its parts may link to, and
// nothing of another environment. The zero value is empty.
type Deployment struct {
	// Name is what the user calls it, as production; empty for everything that
	// belongs to no deployment in particular.
	Name      string
	Resources []*Resource
	Patches   []*Patch
	// Outside are parts that are called but are not among the files.
	Outside []Outside
	// Unread are resources that may grant something, of types that are not known.
	Unread []Unread
	// Existing describes resources that are looked up, not made: data sources.
	Existing []*Resource
	// Bundles are Kubernetes objects that are deployed onto its clusters.
	Bundles []*kube.Bundle
}

// Add adds what belongs to it as well.
func (d *Deployment) Add(more Deployment) {
	d.Resources = append(d.Resources, more.Resources...)
	d.Patches = append(d.Patches, more.Patches...)
	d.Outside = append(d.Outside, more.Outside...)
	d.Unread = append(d.Unread, more.Unread...)
	d.Existing = append(d.Existing, more.Existing...)
	d.Bundles = append(d.Bundles, more.Bundles...)
}

// Join adds a deployment to a list that is in the order of names, to the one of
// the same name when there is one.
func Join(list []Deployment, d Deployment) []Deployment {
	i, ok := slices.BinarySearchFunc(list, d.Name, func(d Deployment, name string) int { return strings.Compare(d.Name, name) })
	if !ok {
		return slices.Insert(list, i, d)
	}
	list[i].Add(d)
	return list
}

// Beside returns the deployment together with copies of what lies beside it,
// such as a network that all environments share. Manifests that lie beside it are
// not part of it: nobody says which cluster they are for.
func (d Deployment) Beside(shared Deployment) Deployment {
	out := Deployment{Name: d.Name}
	out.Add(d)
	shared.Bundles = nil
	shared.Resources, shared.Existing = copies(shared.Resources), copies(shared.Existing)
	out.Add(shared)
	return out
}

func copies(in []*Resource) []*Resource {
	out := make([]*Resource, 0, len(in))
	for _, r := range in {
		c := *r
		out = append(out, &c)
	}
	return out
}
