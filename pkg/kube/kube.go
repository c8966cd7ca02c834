// Package kube holds Kubernetes objects as the API server would receive them,
// whatever they were written in: plain manifests, a Helm chart, a Kustomize
// overlay. In come trees of values from the readers; the model asks for objects
// by kind and for the bundle they are deployed in.
//
// It knows no kind: what the fields of an object mean is the model's business.
package kube

import (
	"strings"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// Origin is what a bundle was written in.
type Origin string

// The origins of bundles.
const (
	// Manifests are the plain files of one directory. Whether they are applied
	// together is likely, not known.
	Manifests Origin = "manifests"
	// Chart is a Helm chart, rendered with one set of values.
	Chart Origin = "chart"
	// Overlay is what a kustomization builds.
	Overlay Origin = "overlay"
	// Stream is what came on standard input.
	Stream Origin = "stream"
)

// Bundle is a set of objects that are deployed together.
type Bundle struct {
	// Name tells bundles apart: the directory of the manifests, chart or
	// kustomization, relative to the root of the repository, and for a chart that
	// is rendered more than once the name of its values.
	Name   string
	Origin Origin
	// Environment is what the values file of a chart's rendering is for, by its full
	// name: production for values-prod.yaml. It is empty where the chart's own values
	// stand alone, and where the configuration says which are used.
	Environment string
	// Cluster is the name or address of the cluster it is deployed to; empty when
	// nobody said.
	Cluster string
	// Declared says that the configuration names it as part of a deployment, so
	// that it is certainly deployed together with the others of that deployment.
	Declared bool
	// Unit is the root module that installs it by itself, empty when none does: then
	// it goes onto a cluster of that module, where there is one.
	Unit string
	// Maybe is why it may not be deployed at all, nil when nothing says so.
	Maybe   *value.Value
	Objects []*Object
	// Missing are parts of it that were not read.
	Missing []Missing
}

// Rendered reports whether the bundle is what a tool built as one whole, so that
// its objects are certainly deployed together.
func (b *Bundle) Rendered() bool { return b.Origin != Manifests }

// Missing is a part of a bundle that was not read, such as a remote base or a
// template that needs a value.
type Missing struct {
	// Why fits after "because".
	Why string
	At  source.Range
}

// Object is one Kubernetes object.
type Object struct {
	// APIVersion is as written: apps/v1, v1.
	APIVersion string
	Kind       string
	// Namespace is as written or as the overlay or the release sets it; empty when
	// nobody said, and for kinds without one.
	Namespace string
	Name      string
	// Body is the whole object, metadata and all.
	Body *value.Value
	// Embedded are texts of the object that are YAML themselves, read: by their
	// path, spec.parameters.objects. One that cannot be read is unknown.
	Embedded map[string]*value.Value
	// Header is what to point at for the object as a whole: its name, or its first
	// key where the name stands in another file.
	Header source.Range
	// Trail leads to what brought it: the kustomization that lists it, the chart.
	Trail []value.Step
}

// Group is the API group: apps of apps/v1, empty for the core group.
func (o *Object) Group() string {
	group, _, found := strings.Cut(o.APIVersion, "/")
	if !found {
		return ""
	}
	return group
}

// Version is the API version without its group: v1 of apps/v1.
func (o *Object) Version() string {
	_, version, found := strings.Cut(o.APIVersion, "/")
	if !found {
		return o.APIVersion
	}
	return version
}

// Address is what people call the object: "Deployment shop/web", and
// "ClusterRole reader" where no namespace is said. A star stands for the part of a
// name that is not known, or that the API server makes: "Job shop/import-*".
func (o *Object) Address() string {
	name := o.Name
	if name == "" {
		name = o.vagueName()
	}
	switch {
	case name == "" && o.Namespace == "":
		return o.Kind + " without a name"
	case name == "":
		return o.Kind + " without a name in " + o.Namespace
	case o.Namespace == "":
		return o.Kind + " " + name
	}
	return o.Kind + " " + o.Namespace + "/" + name
}

// vagueName is what is known of the name of an object that has no certain one.
func (o *Object) vagueName() string {
	if o.Body == nil {
		return ""
	}
	if v := o.Get("metadata", "name"); v.IsUnknown() {
		head, tail := v.Ends()
		return head + "*" + tail
	}
	start := o.Get("metadata", "generateName")
	if s, _ := start.Str(); s != "" {
		return s + "*"
	}
	if start.IsUnknown() {
		return "*"
	}
	return ""
}

// Get follows exact names into the object, as Kubernetes takes them.
func (o *Object) Get(path ...string) *value.Value { return o.Body.Get(path...) }

// Place returns where the object is written and what brought it there.
func (o *Object) Place() value.Place { return value.Place{Origin: o.Header, Trail: o.Trail} }

// Locate makes an object a [value.Locator] for what it leaves out.
func (o *Object) Locate() value.Place { return o.Place() }
