package kustomize

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// shape is what a merge has to know of the type of a value: which of its lists
// are merged by which keys. The zero shape, and nil, is a type without any.
type shape struct {
	// keys tell the elements of a list apart; a list without keys whose elements
	// are texts is a set.
	keys []string
	set  bool
	// of is the type of the elements of a list.
	of     *shape
	fields map[string]*shape
}

func (s *shape) field(name string) *shape {
	if s == nil {
		return nil
	}
	return s.fields[name]
}

func (s *shape) item() *shape {
	if s == nil {
		return nil
	}
	return s.of
}

func (s *shape) merges() bool { return s != nil && (s.set || len(s.keys) > 0) }

// find finds the element of a list that an element of a patch is for: one that has
// the same keys, or, which is not exact, one that lacks a key where the other has
// it. Such elements kustomize leaves as they are.
func (s *shape) find(items []*value.Value, taken []bool, want *value.Value) (i int, exact bool) {
	near := -1
	for i, have := range items {
		if taken[i] {
			continue
		}
		switch same, like := s.same(have, want); {
		case same:
			return i, true
		case like && near < 0:
			near = i
		}
	}
	return near, false
}

// severalKeys reports whether more than one key is in use.
func (s *shape) severalKeys(items []*value.Value) bool {
	if len(s.keys) < 2 {
		return false
	}
	return slices.ContainsFunc(items, func(item *value.Value) bool {
		return slices.ContainsFunc(s.keys[1:], func(key string) bool { return text(item.Get(key)) != "" })
	})
}

// same compares the keys of two elements.
func (s *shape) same(a, b *value.Value) (same, like bool) {
	if s.set {
		x, ok := scalar(a)
		y, also := scalar(b)
		return ok && also && x == y, false
	}
	same = true
	for _, key := range s.keys {
		x, y := text(a.Get(key)), text(b.Get(key))
		switch {
		case x == y:
			like = like || x != ""
		case x == "" || y == "":
			same = false
		default:
			return false, false
		}
	}
	return same && like, like
}

// unique keeps one of the elements that have all keys equal.
func (s *shape) unique(v *value.Value) *value.Value {
	index := make(map[string]int, len(v.Items()))
	out := make([]*value.Value, 0, len(v.Items()))
	for _, item := range v.Items() {
		id := text(item)
		for _, key := range s.keys {
			id += text(item.Get(key)) + "\x00"
		}
		i, have := index[id]
		if !have || strings.Trim(id, "\x00") == "" {
			index[id] = len(out)
			out = append(out, item)
			continue
		}
		out[i] = item
	}
	if len(out) == len(v.Items()) {
		return v
	}
	return v.WithItems(out)
}

func object(fields map[string]*shape) *shape { return &shape{fields: fields} }

func keyed(of *shape, keys ...string) *shape { return &shape{keys: keys, of: of} }

// shapes are the types of the kinds that Kubernetes defines. The keys are those of
// its OpenAPI document (x-kubernetes-patch-merge-key, x-kubernetes-list-map-keys
// and x-kubernetes-patch-strategy: merge), in the version that kustomize v5 carries.
// Custom resources have none: their lists are replaced.
var shapes = func() map[string]*shape {
	meta := object(map[string]*shape{"finalizers": {set: true}, "ownerReferences": keyed(nil, "uid")})
	claim := object(map[string]*shape{"volumeClaimTemplate": object(map[string]*shape{"metadata": meta})})
	volume := object(map[string]*shape{"ephemeral": claim})
	container := object(map[string]*shape{
		"env": keyed(nil, "name"), "ports": keyed(nil, "containerPort", "protocol"),
		"volumeDevices": keyed(nil, "devicePath"), "volumeMounts": keyed(nil, "mountPath"),
	})
	pod := object(map[string]*shape{
		"containers": keyed(container, "name"), "initContainers": keyed(container, "name"), "ephemeralContainers": keyed(container, "name"),
		"hostAliases": keyed(nil, "ip"), "imagePullSecrets": keyed(nil, "name"), "volumes": keyed(volume, "name"),
		"topologySpreadConstraints": keyed(nil, "topologyKey", "whenUnsatisfiable"),
	})
	template := object(map[string]*shape{"metadata": meta, "spec": pod})
	workload := object(map[string]*shape{"template": template})
	job := object(map[string]*shape{"metadata": meta, "spec": workload})
	specs := map[string]*shape{
		"Pod": pod, "Deployment": workload, "DaemonSet": workload, "ReplicaSet": workload, "StatefulSet": workload, "Job": workload,
		"ReplicationController": workload, "CronJob": object(map[string]*shape{"jobTemplate": job}),
		"Service": object(map[string]*shape{"ports": keyed(nil, "port", "protocol")}),
		"CSINode": object(map[string]*shape{"drivers": keyed(nil, "name")}),
		"Node":    object(map[string]*shape{"podCIDRs": {set: true}}),
	}
	others := map[string]map[string]*shape{
		"PodTemplate":                    {"template": template},
		"ServiceAccount":                 {"secrets": keyed(nil, "name")},
		"MutatingWebhookConfiguration":   {"webhooks": keyed(nil, "name")},
		"ValidatingWebhookConfiguration": {"webhooks": keyed(nil, "name")},
	}
	out := map[string]*shape{"": object(map[string]*shape{"metadata": meta})}
	for kind, spec := range specs {
		out[kind] = object(map[string]*shape{"metadata": meta, "spec": spec})
	}
	for kind, fields := range others {
		fields["metadata"] = meta
		out[kind] = object(fields)
	}
	return out
}()

// shapeOf is the type of a kind; nil for kinds that Kubernetes does not define.
func shapeOf(g gvk) *shape {
	switch {
	case g.group == "", g.group == "extensions", !strings.Contains(g.group, "."):
	case strings.HasSuffix(g.group, ".k8s.io") && coreGroups[g.group]:
	default:
		return nil
	}
	if s, ok := shapes[g.kind]; ok {
		return s
	}
	return shapes[""]
}

// coreGroups are the groups with a dot in their name whose kinds are built in.
var coreGroups = map[string]bool{
	"admissionregistration.k8s.io": true, "apiextensions.k8s.io": true, "apiregistration.k8s.io": true, "authentication.k8s.io": true,
	"authorization.k8s.io": true, "certificates.k8s.io": true, "coordination.k8s.io": true, "discovery.k8s.io": true,
	"events.k8s.io": true, "flowcontrol.apiserver.k8s.io": true, "networking.k8s.io": true, "node.k8s.io": true,
	"rbac.authorization.k8s.io": true, "scheduling.k8s.io": true, "storage.k8s.io": true,
}
