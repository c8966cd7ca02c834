package kustomize

import (
	"slices"

	"github.com/akslint/akslint/pkg/value"
)

// setTo returns a change that puts a value wherever it is applied.
func setTo(v *value.Value) change { return func(*value.Value) *value.Value { return v } }

// asText is a scalar of the kustomization as the text that Kubernetes gets.
func asText(v *value.Value) *value.Value {
	if v.Kind() == value.String {
		return v
	}
	return value.NewString(text(v), v.Locator())
}

// setNamespace moves everything that has a namespace into the kustomization's. Of
// the subjects of bindings only service accounts called default move.
func (l *layer) setNamespace() {
	ns := l.root.GetFold("namespace")
	if text(ns) == "" {
		return
	}
	to := asText(ns)
	for _, r := range l.made.list {
		if r.chart {
			continue
		}
		r.remember()
		g := r.gvk()
		if !r.id().clusterScoped() {
			r.setMeta("namespace", to)
		}
		if g.kind == "RoleBinding" || g.kind == "ClusterRoleBinding" {
			r.body = edit(r.body, []string{"subjects"}, false, func(v *value.Value) *value.Value {
				return editItems(v, func(subject *value.Value) *value.Value {
					if text(subject.Get("name")) != "default" {
						return subject
					}
					return set(subject, "namespace", to)
				})
			})
		}
		for _, spec := range l.made.fields.lists["namespace"] {
			// Other kinds that are called Namespace keep their names.
			if slices.Equal(spec.path, []string{"metadata", "name"}) && g.apiVersion() != "v1" || slices.Equal(spec.path, []string{"metadata", "namespace"}) {
				continue
			}
			r.apply(spec, setTo(to))
		}
	}
	l.unique(ns)
}

// unique says which resources have become one and the same.
func (l *layer) unique(entry *value.Value) {
	seen := map[identity]bool{}
	for _, r := range l.made.list {
		id := r.id()
		if seen[id] {
			l.fail(at(entry), "there are two "+id.String(), "")
		}
		seen[id] = true
	}
}

// fixedName reports whether a kind keeps its name whatever the prefix.
func fixedName(id identity) bool {
	return id.kind == "CustomResourceDefinition" || id.kind == "Namespace" || id.kind == "APIService" && id.group == "apiregistration.k8s.io"
}

func (l *layer) addPrefix() {
	l.addToNames("namePrefix", func(r *resource, s string) { r.prefixes = append(slices.Clip(r.prefixes), s) },
		func(name, s string) string { return s + name })
}

func (l *layer) addSuffix() {
	l.addToNames("nameSuffix", func(r *resource, s string) { r.suffixes = append(slices.Clip(r.suffixes), s) },
		func(name, s string) string { return name + s })
}

func (l *layer) addToNames(field string, note func(*resource, string), join func(name, s string) string) {
	add := text(l.root.GetFold(field))
	if add == "" {
		return
	}
	for _, r := range l.made.list {
		if fixedName(r.first()) {
			continue
		}
		note(r, add)
		r.remember()
		for _, spec := range l.made.fields.lists[field] {
			r.apply(spec, func(v *value.Value) *value.Value {
				if s, ok := scalar(v); ok {
					return value.NewString(join(s, add), v.Locator())
				}
				return v
			})
		}
	}
}

// addLabels adds labels to objects, and as asked to selectors and templates.
func (l *layer) addLabels() {
	tables := l.made.fields.lists
	for _, entry := range l.list("labels") {
		specs := union(l.specs(entry, "fields"), tables["labels"])
		if text(entry.GetFold("includeSelectors")) == "true" {
			specs = union(specs, tables["commonLabels"])
		} else {
			if text(entry.GetFold("includeTemplates")) == "true" {
				specs = union(specs, tables["templateLabels"])
			}
			if text(entry.GetFold("includeVolumeClaimTemplates")) == "true" {
				specs = union(specs, tables["volumeClaimTemplateLabels"])
			}
			specs = union(specs, tables["metadataLabels"])
		}
		l.addPairs(entry.GetFold("pairs"), specs)
	}
	l.addPairs(l.root.GetFold("commonLabels"), tables["commonLabels"])
}

func (l *layer) addAnnotations() {
	l.addPairs(l.root.GetFold("commonAnnotations"), l.made.fields.lists["commonAnnotations"])
}

// addPairs adds the entries of an object to the objects at some fields.
func (l *layer) addPairs(pairs *value.Value, specs []fieldSpec) {
	if len(pairs.Fields()) == 0 {
		return
	}
	for _, r := range l.made.list {
		for _, spec := range specs {
			r.apply(spec, func(v *value.Value) *value.Value {
				if v != nil && v.Kind() != value.Object && v.Kind() != value.Null {
					return v
				}
				for _, pair := range pairs.Fields() {
					pair.Value = asText(pair.Value)
					v = with(v, pair)
				}
				return v
			})
		}
	}
}

// setReplicas sets the replicas of workloads by their name.
func (l *layer) setReplicas() {
	for _, entry := range l.list("replicas") {
		name, count := text(entry.GetFold("name")), entry.GetFold("count")
		if count == nil {
			count = value.NewInt(0, entry.Locator())
		}
		found := false
		for _, spec := range l.made.fields.lists["replicas"] {
			for _, r := range l.made.known(func(id identity) bool { return id.name == name && id.selectedBy(spec.gvk) }) {
				found = true
				r.apply(spec, setTo(count))
			}
		}
		switch {
		case found:
		case l.made.partial:
			l.miss(at(entry), "the replicas of "+name+" are for something that was not read")
		default:
			l.fail(at(entry), "no workload is called "+name, "")
		}
	}
}
