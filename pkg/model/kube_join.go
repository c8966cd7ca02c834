package model

import (
	"fmt"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/value"
)

// Join deploys bundles onto clusters: one that names its cluster onto that one,
// any other onto the only cluster there is, unless that has its own already. What
// remains is deployed onto a cluster of its own of which nothing is known, which
// is added at the end. Of a chart with values for several environments only what
// is for that of the cluster is deployed.
func Join(clusters []*Cluster, bundles []*kube.Bundle, opts Options) []*Cluster {
	of := map[*Cluster][]*kube.Bundle{}
	var rest []*kube.Bundle
	var why string
	for _, b := range bundles {
		to, lack := clusterFor(clusters, b)
		if to == nil && len(b.Objects) == 0 {
			for _, c := range clusters {
				of[c] = append(of[c], b) // what it lacks may be on any of them
			}
			continue
		}
		if to == nil {
			rest = append(rest, b)
			if why == "" {
				why = lack
			}
			continue
		}
		of[to] = append(of[to], b)
	}
	for _, c := range clusters {
		if len(of[c]) > 0 {
			Deploy(c, inEnvironment(of[c], c.Environment.Or("")))
		}
	}
	if len(rest) == 0 {
		return clusters
	}
	return append(clusters, Manifests(inEnvironment(rest, opts.Environment), opts, why))
}

// inEnvironment leaves out the renderings of charts that are for another
// environment than the declared one: of each chart those for this one remain, and
// where there is none its own values alone. Where nothing is declared any may be
// deployed.
func inEnvironment(bundles []*kube.Bundle, declared string) []*kube.Bundle {
	if declared == "" {
		return bundles
	}
	meant := func(b *kube.Bundle) bool { return strings.EqualFold(b.Environment, declared) }
	var out []*kube.Bundle
	for _, b := range bundles {
		instead := func(other *kube.Bundle) bool { return meant(other) && sameChart(b, other) }
		if meant(b) || b.Environment == "" && !slices.ContainsFunc(bundles, instead) {
			out = append(out, b)
		}
	}
	return out
}

// clusterFor is the cluster that a bundle is deployed to, or why nobody knows.
func clusterFor(clusters []*Cluster, b *kube.Bundle) (to *Cluster, why string) {
	if b.Unit != "" {
		if to := ofUnit(clusters, b); to != nil {
			return to, ""
		}
	} else if b.Cluster != "" {
		for _, c := range clusters {
			if c.Address == b.Cluster || c.Name.Or("") == b.Cluster {
				return c, ""
			}
		}
		return nil, fmt.Sprintf("no cluster among the files is called %q", b.Cluster)
	}
	switch len(clusters) {
	case 1:
		if clusters[0].Kube.Objects.Len() > 0 {
			return nil, "the configuration does not say that the manifests are for the cluster"
		}
		return clusters[0], ""
	case 0:
		return nil, "the cluster is not among the files"
	}
	return nil, fmt.Sprintf("there are %d clusters among the files, and nobody says which one the manifests are for", len(clusters))
}

// ofUnit is the cluster of the root module that installs a bundle: the one that its
// provider signs in to, or the only one.
func ofUnit(clusters []*Cluster, b *kube.Bundle) *Cluster {
	var own []*Cluster
	for _, c := range clusters {
		switch r, ok := c.At.(*azure.Resource); {
		case b.Cluster != "" && c.Name.Or("") == b.Cluster:
			return c
		case !ok || r.Unit != b.Unit:
		case c.Address == b.Cluster:
			return c
		default:
			own = append(own, c)
		}
	}
	if len(own) != 1 {
		return nil
	}
	return own[0]
}

// group is what is certainly deployed together: a bundle that a tool built as
// one whole, or one file of plain manifests.
type group struct{ bundle, file string }

func groupOf(o *placedObject) group {
	if o.bundle.Rendered() {
		return group{bundle: o.bundle.Name}
	}
	return group{o.bundle.Name, o.Header.Path()}
}

// company knows which groups are versions of one another: they hold the same
// object, so that nobody deploys both.
type company struct {
	versions map[[2]group]bool
	bundles  map[[2]string]bool // the same, by the names of the bundles
	whole    bool               // everything is deployed, by what the user says
}

// company finds the groups that are versions of one another.
func (d *deploy) findCompany() {
	d.company = company{versions: map[[2]group]bool{}, bundles: map[[2]string]bool{}, whole: d.c.Complete}
	holders := map[string][]group{}
	for _, o := range d.objects {
		if o.Name == "" {
			continue
		}
		id, g := strings.Join([]string{o.Group(), o.Kind, o.Namespace, o.Name}, "/"), groupOf(o)
		if !slices.Contains(holders[id], g) {
			holders[id] = append(holders[id], g)
		}
	}
	for id, gs := range holders {
		if strings.HasPrefix(id, "/Namespace/") || len(gs) > mostVersions {
			continue // every part of a deployment may declare its namespace
		}
		for i, a := range gs {
			for _, b := range gs[i+1:] {
				d.company.versions[[2]group{a, b}], d.company.versions[[2]group{b, a}] = true, true
				d.company.bundles[[2]string{a.bundle, b.bundle}], d.company.bundles[[2]string{b.bundle, a.bundle}] = true, true
			}
		}
	}
}

// sameChart reports whether two bundles are one chart with two sets of values.
func sameChart(a, b *kube.Bundle) bool {
	chart := func(b *kube.Bundle) string { dir, _, _ := strings.Cut(b.Name, " ("); return dir }
	installed := a.Unit != "" && a.Unit == b.Unit // as two releases
	return a.Origin == kube.Chart && b.Origin == kube.Chart && !installed && chart(a) == chart(b)
}

// mostVersions bounds the pairs that are remembered of one object; a tree that
// holds it more often is a collection of samples, whose parts are not together.
const mostVersions = 64

// together reports whether two objects are deployed together: certainly in one
// group, or in one directory; maybe otherwise; and not when their groups are
// versions of one another.
func (d *deploy) together(a, b *placedObject) answer {
	ga, gb := groupOf(a), groupOf(b)
	switch {
	case ga == gb:
		return yes
	case d.company.versions[[2]group{ga, gb}], a.bundle != b.bundle && sameChart(a.bundle, b.bundle):
		return no
	case ga.bundle == gb.bundle:
		return yes
	case d.company.bundles[[2]string{ga.bundle, gb.bundle}]:
		return maybe // a part of one is a version of a part of the other
	case a.bundle.Maybe != nil || b.bundle.Maybe != nil:
		return maybe
	case d.company.whole, a.bundle.Declared && b.bundle.Declared && sameUnit(a.bundle, b.bundle):
		return yes
	}
	return maybe
}

// sameUnit reports whether the same root module installs both, or whoever deploys it.
func sameUnit(a, b *kube.Bundle) bool { return a.Unit == b.Unit || a.Unit == "" || b.Unit == "" }

// sameNamespace compares the namespaces of two objects. Where nobody says one,
// it is that of whoever applies the files.
func sameNamespace(a, b *placedObject) answer {
	switch {
	case a.Namespace == b.Namespace:
		return yes
	case a.Namespace == "" || b.Namespace == "":
		return maybe
	}
	return no
}

// podIndex finds workloads by the namespace and the labels of their pods.
type podIndex struct {
	byLabel map[string][]int // "namespace\x00key\x00value": places among the workloads
	byPlace map[string][]int // "namespace": the same, for all of them
	vague   map[string][]int // those whose labels are not known
	named   map[string][]int // "Kind/name": places among the workloads
}

func (d *deploy) indexPods() {
	d.pods = podIndex{byLabel: map[string][]int{}, byPlace: map[string][]int{}, vague: map[string][]int{}, named: map[string][]int{}}
	for i, w := range d.k.Workloads.Items {
		ns := w.object.Namespace
		d.pods.named[w.Kind+"/"+w.Name] = append(d.pods.named[w.Kind+"/"+w.Name], i)
		d.pods.byPlace[ns] = append(d.pods.byPlace[ns], i)
		labels, ok := w.Pod.Labels.Get()
		if !ok {
			d.pods.vague[ns] = append(d.pods.vague[ns], i)
		}
		for k, v := range labels {
			key := ns + "\x00" + k + "\x00" + v
			d.pods.byLabel[key] = append(d.pods.byLabel[key], i)
		}
	}
}

// candidates are the places of workloads of a namespace that a selector may
// select.
func (p *podIndex) candidates(namespace string, s podSelector) []int {
	labels, _ := s.labels.Get()
	if len(labels) == 0 {
		return p.byPlace[namespace]
	}
	var best []int
	first := true
	for k, v := range labels {
		found := p.byLabel[namespace+"\x00"+k+"\x00"+v]
		if first || len(found) < len(best) {
			best, first = found, false
		}
	}
	return append(slices.Clone(best), p.vague[namespace]...)
}

// selected is a workload that a selector selects. sure says that it does and
// that both are certainly deployed together; else it may be so.
type selected struct {
	at   int // among the workloads
	w    *Workload
	hits answer // the selector selects the pods
	near answer // both are deployed together, in one namespace
}

func (s selected) sure() bool { return s.hits == yes && s.near == yes }

// mostPairs bounds how often a budget or a Service is written down with a workload
// that it selects. People have a few of each workload; without a bound a thousand
// selectors that take everything would make a million of a thousand workloads.
const mostPairs = 50_000

// writtenDown are those of the selected workloads that still are, and why the
// others are not; nil when all are. The list that the object is in is open then:
// one thing is not known, instead of one for each object to come.
func (d *deploy) writtenDown(o *placedObject, s podSelector, found []selected) (kept []selected, why *value.Value) {
	room := mostPairs - d.pairs
	if len(found) <= room {
		d.pairs += len(found)
		return found, nil
	}
	d.pairs = mostPairs
	text := fmt.Sprintf("budgets and Services select workloads more than %d times, too often to go on with %s", mostPairs, o.Address())
	return found[:room], value.NewUnknown(text, s.written.Locator())
}

// selects finds the workloads whose pods the selector of an object selects in
// its namespace.
func (d *deploy) selects(o *placedObject, s podSelector) []selected {
	if s.isNothing() {
		return nil
	}
	namespaces := []string{o.Namespace}
	if o.Namespace != "" {
		namespaces = append(namespaces, "")
	} else {
		namespaces = d.namespaceNames()
	}
	var out []selected
	for _, ns := range namespaces {
		for _, i := range d.pods.candidates(ns, s) {
			w := d.k.Workloads.Items[i]
			hits, near := s.matches(w.Pod.Labels), min(d.together(o, w.object), sameNamespace(o, w.object))
			if hits != no && near != no {
				out = append(out, selected{i, w, hits, near})
			}
		}
	}
	slices.SortFunc(out, func(a, b selected) int { return a.at - b.at })
	return out
}

// namespaceNames are the namespaces workloads are in, the empty one included.
func (d *deploy) namespaceNames() []string {
	out := make([]string, 0, len(d.pods.byPlace))
	for ns := range d.pods.byPlace {
		out = append(out, ns)
	}
	slices.Sort(out)
	return out
}
