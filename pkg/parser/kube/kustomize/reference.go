package kustomize

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// references makes the fields that name other objects follow their new names.
func (m *maker) references(made *resources) {
	byName := map[string][]*resource{} // by the names that they had
	for _, r := range made.list {
		var names []string
		for _, id := range r.past {
			if !slices.Contains(names, id.name) {
				names = append(names, id.name)
				byName[id.name] = append(byName[id.name], r)
			}
		}
	}
	if len(byName) == 0 {
		return
	}
	for _, r := range made.list {
		first := r.first().gvk
		for _, ref := range made.fields.references {
			for _, spec := range ref.from {
				if first.selectedBy(spec.gvk) {
					f := follower{maker: m, from: r, id: r.id(), to: ref.to, byName: byName}
					if strings.HasSuffix(strings.Join(spec.path, "/"), "roleRef/name") {
						f.role = gvk{group: text(r.body.Get("roleRef", "apiGroup")), kind: text(r.body.Get("roleRef", "kind"))}
					}
					r.body = edit(r.body, spec.path, false, f.follow)
				}
			}
		}
	}
}

// follower updates one field of one object.
type follower struct {
	*maker
	from   *resource
	id     identity
	to     gvk
	role   gvk
	byName map[string][]*resource
}

func (f follower) follow(v *value.Value) *value.Value {
	switch v.Kind() {
	case value.List:
		return editItems(v, func(item *value.Value) *value.Value {
			if item.Kind() == value.List {
				return item
			}
			return f.follow(item)
		})
	case value.Object:
		return f.object(v)
	case value.String:
		if r := f.find(v, text(v), nil); r != nil && r.name() != text(v) {
			return value.NewString(r.name(), v.Locator())
		}
	default:
	}
	return v
}

// object updates a reference that has a name and may have a namespace.
func (f follower) object(v *value.Value) *value.Value {
	name := v.Get("name")
	if _, ok := scalar(name); !ok {
		return v
	}
	var inside func(*resource) bool
	if ns, ok := v.Field("namespace"); ok {
		inside = f.inNamespace(text(name), text(ns.Value))
	}
	r := f.find(name, text(name), inside)
	if r == nil || r.name() == text(name) && r.namespace() == "" {
		return v
	}
	if r.name() != text(name) {
		v = set(v, "name", value.NewString(r.name(), name.Locator()))
	}
	if ns := r.body.Get("metadata", "namespace"); text(ns) != "" {
		v = set(v, "namespace", ns)
	}
	return v
}

// inNamespace chooses the resources that were written in a namespace, or when
// there are none those that are in it now.
func (f follower) inNamespace(name, ns string) func(*resource) bool {
	was := func(r *resource) bool { return r.first().namespace == ns }
	if slices.ContainsFunc(f.byName[name], was) {
		return was
	}
	return func(r *resource) bool { return r.id().namespace == ns }
}

// find finds the resource that had a name; nil when there is none, or no telling
// which.
func (f follower) find(v *value.Value, name string, also func(*resource) bool) *resource {
	var found []*resource
	for _, r := range f.byName[name] {
		if (also == nil || also(r)) && f.reaches(r) &&
			r.formerly(func(id identity) bool { return id.name == name }) &&
			r.formerly(func(id identity) bool { return id.selectedBy(f.to) }) &&
			r.formerly(func(id identity) bool { return id.selectedBy(f.role) }) {
			found = append(found, r)
		}
	}
	if len(found) > 1 {
		found = f.nearest(found)
	}
	switch {
	case len(found) == 0:
		return nil
	case len(found) > 1 && !alike(found, also != nil):
		f.fail(at(v), "it is not clear which of several resources "+name+" is", "")
		return nil
	}
	return found[0]
}

// reaches reports whether the object can refer to a resource where it lies.
func (f follower) reaches(r *resource) bool {
	id := r.id()
	if f.id.clusterScoped() || id.clusterScoped() || id.namespace == f.id.namespace {
		return true
	}
	if f.id.kind != "RoleBinding" || id.kind != "ServiceAccount" {
		return false
	}
	for _, s := range f.from.body.Get("subjects").Items() {
		if text(s.Get("kind")) == "ServiceAccount" && text(s.Get("namespace")) == r.namespace() {
			return true
		}
	}
	return false
}

// nearest keeps those that got the same prefixes and suffixes.
func (f follower) nearest(found []*resource) []*resource {
	same := func(a, b []string) bool {
		n := min(len(a), len(b))
		return slices.Equal(a[len(a)-n:], b[len(b)-n:])
	}
	loose := slices.DeleteFunc(slices.Clone(found), func(r *resource) bool {
		return !same(r.prefixes, f.from.prefixes) || !same(r.suffixes, f.from.suffixes)
	})
	if len(loose) <= 1 {
		return loose
	}
	return slices.DeleteFunc(loose, func(r *resource) bool {
		return (len(r.prefixes) == 0) != (len(f.from.prefixes) == 0) || (len(r.suffixes) == 0) != (len(f.from.suffixes) == 0)
	})
}

// alike reports whether it does not matter which one is taken.
func alike(found []*resource, namespaces bool) bool {
	for _, r := range found[1:] {
		if r.name() != found[0].name() || namespaces && r.namespace() != found[0].namespace() {
			return false
		}
	}
	return true
}
