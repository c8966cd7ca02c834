package kustomize

import (
	"strings"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// gvk says what an object is; in a selector an empty part matches all.
type gvk struct{ group, version, kind string }

func gvkOf(apiVersion, kind string) gvk {
	group, version, found := strings.Cut(apiVersion, "/")
	if !found {
		group, version = "", apiVersion
	}
	return gvk{group, version, kind}
}

func (g gvk) apiVersion() string {
	if g.group == "" {
		return g.version
	}
	return g.group + "/" + g.version
}

// selectedBy reports whether a selector with exact or empty parts matches.
func (g gvk) selectedBy(s gvk) bool {
	return (s.group == "" || s.group == g.group) && (s.version == "" || s.version == g.version) && (s.kind == "" || s.kind == g.kind)
}

// clusterWide stands in an identity for the namespace of kinds that have none.
const clusterWide = "_cluster"

// identity is what kustomize tells objects apart by. Its namespace is the
// effective one: "default" when nobody said.
type identity struct {
	gvk
	name, namespace string
}

func (id identity) clusterScoped() bool { return id.namespace == clusterWide }

func (id identity) String() string {
	if id.clusterScoped() {
		return id.kind + " " + id.name
	}
	return id.kind + " " + id.namespace + "/" + id.name
}

func identify(g gvk, name, namespace string) identity {
	switch {
	case clusterKinds[kindName{g.apiVersion(), g.kind}]:
		namespace = clusterWide
	case namespace == "":
		namespace = "default"
	}
	return identity{g, name, namespace}
}

// resource is an object on its way through the kustomizations.
type resource struct {
	body   *value.Value
	header source.Range
	trail  []value.Step
	// past are the identities it had before it was renamed or moved, oldest first.
	past []identity
	// prefixes and suffixes were added to its name, innermost first.
	prefixes, suffixes []string
	// hashed says that its name ends in the hash of its content.
	hashed bool
	// chart says that Helm chose its namespace.
	chart bool
	// gone says that a patch deleted it.
	gone bool
}

func (r *resource) gvk() gvk { return gvkOf(text(r.body.Get("apiVersion")), text(r.body.Get("kind"))) }

func (r *resource) name() string { return text(r.body.Get("metadata", "name")) }

func (r *resource) namespace() string { return text(r.body.Get("metadata", "namespace")) }

func (r *resource) id() identity { return identify(r.gvk(), r.name(), r.namespace()) }

// ids are all identities it has or had.
func (r *resource) ids() []identity { return append(r.past[:len(r.past):len(r.past)], r.id()) }

// first is the identity it was written with.
func (r *resource) first() identity {
	if len(r.past) > 0 {
		return r.past[0]
	}
	return r.id()
}

// remember keeps the identity, as it is about to change.
func (r *resource) remember() { r.past = append(r.past[:len(r.past):len(r.past)], r.id()) }

// formerly reports whether one of its former identities fits.
func (r *resource) formerly(fits func(identity) bool) bool {
	for _, id := range r.past {
		if fits(id) {
			return true
		}
	}
	return false
}

// rename sets the name; where the name is written stays as it was.
func (r *resource) rename(name string) {
	at := r.body.Get("metadata", "name").Locator()
	r.setMeta("name", value.NewString(name, at))
}

func (r *resource) setMeta(name string, to *value.Value) {
	r.body = set(r.body, "metadata", set(r.body.Get("metadata"), name, to))
}

// apply changes the fields that a field specification names.
func (r *resource) apply(spec fieldSpec, f change) {
	if r.gvk().selectedBy(spec.gvk) {
		r.body = edit(r.body, spec.path, spec.create, f)
	}
}

// resources is what one kustomization has gathered.
type resources struct {
	list []*resource
	vars []variable
	// fields are the tables of fields in force, with what configurations added.
	fields *fieldTables
	// partial says that something it lists was not read, so that what is not
	// found may be there all the same.
	partial bool
}

// ids are the identities in use.
func (s *resources) ids() map[identity]bool {
	out := make(map[identity]bool, len(s.list))
	for _, r := range s.list {
		out[r.id()] = true
	}
	return out
}

// known returns the resources that have or had an identity that fits.
func (s *resources) known(fits func(identity) bool) []*resource {
	var out []*resource
	for _, r := range s.list {
		if !r.gone && (fits(r.id()) || r.formerly(fits)) {
			out = append(out, r)
		}
	}
	return out
}

// sweep forgets the deleted.
func (s *resources) sweep() {
	kept := s.list[:0]
	for _, r := range s.list {
		if !r.gone {
			kept = append(kept, r)
		}
	}
	s.list = kept
}

// object is what the resource has become.
func (r *resource) object() *kube.Object {
	return &kube.Object{
		APIVersion: text(r.body.Get("apiVersion")), Kind: text(r.body.Get("kind")),
		Name: r.name(), Namespace: r.namespace(), Body: r.body, Header: r.header, Trail: r.trail,
	}
}
