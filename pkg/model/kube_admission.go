package model

import (
	"cmp"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// NamespaceSecurity is what is asked of the pods of a namespace.
type NamespaceSecurity struct {
	Enforce      Value[string] `json:"enforce" doc:"Derived: the Pod Security Standard that admission enforces, by label: privileged, baseline or restricted; null when no label says so."`
	Version      Value[string] `json:"enforce_version" doc:"Derived: the version of the standard, by label; null when no label says so, which is the latest."`
	OptsOut      Value[string] `json:"opts_out" doc:"Derived: label that takes the namespace out of Gatekeeper and of Azure Policy; null for none."`
	Guarded      Value[bool]   `json:"guarded" doc:"Derived: Azure Policy or deployment safeguards hold the pods of the cluster to a Pod Security Standard. False only when none can be assigned elsewhere."`
	Applications Value[bool]   `json:"applications" doc:"Derived: applications among the files are put into it."`
	ExcludedBy   Value[int]    `json:"excluded_by" doc:"Derived: place in policy.assignments of one that leaves the namespace out by name; null for none."`
	Unguarded    Value[bool]   `json:"left_out_by_safeguards" doc:"Derived: the deployment safeguards leave the namespace out by name."`
}

// Admission is what the namespace of a workload and the cluster do to its pods.
type Admission struct {
	Namespace  Value[int]    `json:"namespace" doc:"Derived: place in kube.namespaces of the namespace it is certainly put into; null when no manifest declares it."`
	Refused    Value[string] `json:"refused" doc:"Derived: why the Pod Security Standard that its namespace enforces refuses its pods; null when it does not, and where no manifest declares the namespace."`
	Safeguards Value[string] `json:"safeguards" doc:"Derived: why the deployment safeguards of the cluster object to its pods; null when they do not."`
}

// optOuts are the labels that take a namespace out of policies:
// learn.microsoft.com/azure/governance/policy/concepts/policy-for-kubernetes.
var optOuts = []string{"admission.gatekeeper.sh/ignore", "admission.policy.azure.com/ignore", "control-plane"}

const podSecurity = "pod-security.kubernetes.io/"

// admission finds what is asked of pods, and what does not meet it.
func (d *deploy) admission() {
	declared := places{}
	guarded := d.guarded()
	for i, n := range d.k.Namespaces.Items {
		s := &n.Security
		s.Enforce, s.Version = labelValue(n.Labels, podSecurity+"enforce"), labelValue(n.Labels, podSecurity+"enforce-version")
		s.OptsOut = derive(n.Labels, func(m map[string]string) Value[string] {
			for _, key := range optOuts {
				if _, ok := m[key]; ok {
					return Known(key)
				}
			}
			return None[string]()
		})
		s.Guarded = guarded
		s.Applications = Defaulted(false, n.object())
		s.ExcludedBy, s.Unguarded = d.excludedBy(n.Name), d.leftOut(n.Name)
		declared.add(n.Name, n.Bundle, i)
	}
	for _, w := range d.k.Workloads.Items {
		d.admit(w, declared)
	}
}

// places finds what has a name by the bundle that holds it.
type places map[string][]int

func (p places) add(name, bundle string, at int) {
	p[name] = append(p[name], at)
	p[name+"\x00"+bundle] = append(p[name+"\x00"+bundle], at)
}

// of are the places of a name, those of one bundle first. A tree that holds a name
// more than a few times is a collection of samples, whose parts are not together.
func (p places) of(name, bundle string) []int {
	own, all := p[name+"\x00"+bundle], p[name]
	return slices.Concat(own[:min(len(own), mostVersions)], all[:min(len(all), mostVersions)])
}

// labelValue is the value of a label; null when it is not there.
func labelValue(labels Value[map[string]string], key string) Value[string] {
	return derive(labels, func(m map[string]string) Value[string] {
		if v, ok := m[key]; ok {
			return Known(v)
		}
		return None[string]()
	})
}

// admit finds the namespace of a workload and what it is refused for.
func (d *deploy) admit(w *Workload, declared places) {
	a, at := &w.Admission, w.object.Body
	a.Namespace, a.Refused = None[int](at), None[string](at)
	a.Safeguards = d.safeguards(w)
	ns, ok := w.Namespace.Get()
	if w.Namespace.IsUnknown() {
		a.Namespace, a.Refused = NotKnown[int](w.Namespace.Why(), w.Namespace.From()...), NotKnown[string](w.Namespace.Why(), w.Namespace.From()...)
		return
	}
	if !ok {
		return
	}
	for _, i := range declared.of(ns, w.Bundle) {
		n := d.k.Namespaces.Items[i]
		if w.Application.Or(false) {
			n.Security.Applications = Known(true, at)
		}
		if !n.Declared {
			continue
		}
		near := d.together(w.object, n.placed)
		refused := n.refuses(w)
		switch {
		case near == yes:
			a.Namespace, a.Refused = Known(i, w.Namespace.From()...), refused
			return
		case near == maybe && !refused.IsNull():
			a.Refused = NotKnown[string]("it is not known whether it is deployed together with "+n.Address, n.object())
		}
	}
}

// refuses says why a namespace refuses the pods of a workload, by the level that
// it enforces.
func (n *KubeNamespace) refuses(w *Workload) Value[string] {
	level, ok := n.Security.Enforce.Get()
	from := n.Security.Enforce.From()
	s := &w.Pod.Standard
	switch {
	case n.Security.Enforce.IsUnknown():
		if s.Restricted.IsNull() {
			return None[string](from...)
		}
		return NotKnown[string](n.Security.Enforce.Why(), from...)
	case !ok, level == "privileged":
		return None[string](from...)
	case level == "baseline":
		if s.early.IsNull() && !s.Baseline.IsNull() {
			return NotKnown[string]("whether hosts of probes are refused depends on the version of the cluster", s.Baseline.From()...)
		}
		return s.early
	case level == "restricted":
		if v, ok := s.Baseline.Get(); ok && s.early.IsNull() && s.Restricted.v == v {
			return NotKnown[string]("whether hosts of probes are refused depends on the version of the cluster", s.Baseline.From()...)
		}
		return s.Restricted
	}
	return NotKnown[string](level+" is no level of the Pod Security Standards", from...)
}

// Initiatives that hold pods to a standard.
var standardInitiatives = []string{"a8640138-9b0a-4a28-b8cb-1666c838647d", "42b8ef37-b724-4e24-bbc8-7a7708edfe00"}

// guarded says whether Azure holds pods to a Pod Security Standard.
func (d *deploy) guarded() Value[bool] {
	if seen, why := d.c.Seen(); !seen {
		return NotKnown[bool](why)
	}
	s := &d.c.Policy.Safeguards
	var lacks need
	if !s.Level.IsNull() && s.Level.Or("") != "off" {
		if lacks.leaf("the level of the deployment safeguards", s.Level) && lacks.leaf("their Pod Security Standard", s.PodSecurityLevel) {
			if level := s.PodSecurityLevel.Or("privileged"); level != "privileged" {
				return Known(true, s.PodSecurityLevel.From()...).Explained("the deployment safeguards ask for " + level)
			}
		}
	}
	addon := d.c.Addons.AzurePolicy
	if on, ok := addon.Get(); ok && !on {
		if lacks.some() {
			return lacking[bool](lacks)
		}
		return Known(false, addon.From()...).Explained("the Azure Policy add-on is off")
	}
	for _, a := range d.c.Policy.Assignments.Items {
		if is := min(isOne(a.DefinitionID, standardInitiatives...), isTrue(a.AppliesToCluster)); is == yes && !a.Maybe {
			return Known(true, a.DefinitionID.From()...).Explained(a.Address + " assigns it")
		}
	}
	lacks.leaf("whether the Azure Policy add-on is on", addon)
	for _, a := range d.c.Policy.Assignments.Items {
		lacks.leaf("the definition of "+a.Address, a.DefinitionID)
		lacks.leaf("whether "+a.Address+" is about the cluster", a.AppliesToCluster)
	}
	if !d.c.Complete {
		lacks.value("a policy may be assigned elsewhere", first(addon.From()))
	}
	if lacks.some() {
		return lacking[bool](lacks)
	}
	return Known(false, addon.From()...)
}

// excludedBy is the first assignment that leaves a namespace out by name.
func (d *deploy) excludedBy(namespace string) Value[int] {
	if seen, why := d.c.Seen(); !seen {
		return NotKnown[int](why)
	}
	var lacks need
	for i, a := range d.c.Policy.Assignments.Items {
		is := min(isTrue(a.AppliesToCluster), isTrue(a.Enforced), namesNamespace(a.ExcludedNamespaces, namespace))
		switch {
		case is == yes && !a.Maybe:
			return Known(i, a.ExcludedNamespaces.From()...)
		case is != no:
			lacks.value("it is not known whether "+a.Address+" leaves the namespace out", first(a.ExcludedNamespaces.From()))
		}
	}
	if lacks.some() {
		return lacking[int](lacks)
	}
	return None[int]()
}

// leftOut says whether the deployment safeguards leave a namespace out.
func (d *deploy) leftOut(namespace string) Value[bool] {
	if seen, why := d.c.Seen(); !seen {
		return NotKnown[bool](why)
	}
	s := &d.c.Policy.Safeguards
	off := Known(false, s.Level.From()...)
	switch level, ok := s.Level.Get(); {
	case ok && level == "off":
		return off
	case namesNamespace(s.ExcludedNamespaces, namespace) == no:
		return Known(false, s.ExcludedNamespaces.From()...)
	case !ok:
		return NotKnown[bool](s.Level.Why(), s.Level.From()...)
	case s.ExcludedNamespaces.IsUnknown():
		return NotKnown[bool](s.ExcludedNamespaces.Why(), s.ExcludedNamespaces.From()...)
	}
	return Known(true, s.ExcludedNamespaces.From()...)
}

// namesNamespace reports whether a list names a namespace. A star at either end
// stands for any text.
func namesNamespace(list Value[[]string], namespace string) answer {
	all, ok := list.Get()
	switch {
	case list.IsUnknown():
		return maybe
	case !ok:
		return no
	}
	return answerOf(slices.ContainsFunc(all, func(entry string) bool {
		head, isHead := strings.CutSuffix(entry, "*")
		tail, isTail := strings.CutPrefix(entry, "*")
		return entry == namespace || isHead && strings.HasPrefix(namespace, head) || isTail && strings.HasSuffix(namespace, tail)
	}))
}

// safeguards says why the deployment safeguards of the cluster object to a
// workload: learn.microsoft.com/azure/aks/deployment-safeguards, without what
// they add by themselves (requests, spread).
func (d *deploy) safeguards(w *Workload) Value[string] {
	at := w.object.Body
	b := breaches{}
	w.againstSafeguards(&b)
	if b.first == "" && !b.may.some() && w.Pod.Standard.Restricted.IsNull() {
		return None[string](at)
	}
	if seen, why := d.c.Seen(); !seen {
		return NotKnown[string](why, at)
	}
	s := &d.c.Policy.Safeguards
	if level, ok := s.Level.Get(); ok && level == "off" {
		return None[string](s.Level.From()...)
	}
	var lacks need
	if !lacks.leaf("the level of the deployment safeguards", s.Level) || !lacks.leaf("the namespaces they leave out", s.ExcludedNamespaces) {
		return lacking[string](lacks)
	}
	ns, ok := w.Namespace.Get()
	if w.Namespace.IsUnknown() || !ok && len(s.ExcludedNamespaces.v) > 0 {
		return NotKnown[string]("it is not known whether its namespace is left out", w.Namespace.From()...)
	}
	if namesNamespace(s.ExcludedNamespaces, ns) == yes {
		return None[string](s.ExcludedNamespaces.From()...)
	}
	switch level, ok := s.PodSecurityLevel.Get(); {
	case s.PodSecurityLevel.IsUnknown():
		b.may.value("the Pod Security Standard of the deployment safeguards is not known", first(s.PodSecurityLevel.From()))
	case ok && level == "restricted":
		b.leaf(w.Pod.Standard.Restricted)
	case ok && level == "baseline":
		b.leaf(w.Pod.Standard.early)
	}
	return b.result(at)
}

// leaf notes what a leaf says is wrong.
func (b *breaches) leaf(l Value[string]) {
	if l.IsUnknown() {
		b.may.leaf("whether the pod meets the Pod Security Standard", l)
	} else if v, ok := l.Get(); ok {
		b.found(yes, v, l.From()...)
	}
}

// againstSafeguards notes what the safeguards refuse at every standard.
func (w *Workload) againstSafeguards(b *breaches) {
	const reserved = "kubernetes.azure.com"
	for _, labels := range []Value[map[string]string]{w.Labels, w.Pod.Labels} {
		m, ok := labels.Get()
		if !ok {
			b.found(maybe, "a label is reserved for AKS", labels.From()...)
		}
		for _, key := range sortedKeys(m) {
			if strings.HasPrefix(key, reserved) {
				b.found(yes, "the label "+key+" is reserved for AKS", labels.From()...)
			}
		}
	}
	for _, c := range w.Pod.Containers.Items {
		name := "container \"" + c.Name.Or("") + "\" "
		b.found(c.latest(), name+"has an image without a version", c.Image.From()...)
		if c.Role != "regular" || !w.LongRunning {
			continue
		}
		b.found(isFalse(c.Readiness.Written), name+"has no readiness probe", c.Readiness.Written.From()...)
		b.found(isFalse(c.Liveness.Written), name+"has no liveness probe", c.Liveness.Written.From()...)
	}
	b.open(w.Pod.Containers.Open, w.Pod.Containers.Why, "a container is refused")
}

// latest reports whether an image has the tag latest, or none. A digest tells the
// version.
func (c *Container) latest() answer {
	tag, ok := c.Tag.Get()
	switch {
	case c.Image.IsUnknown():
		return c.latestByEnd()
	case c.Image.IsNull():
		return no
	case c.Digest.IsUnknown() || c.Tag.IsUnknown():
		return maybe
	case !c.Digest.IsNull():
		return no
	}
	return answerOf(!ok || tag == "latest")
}

// latestByEnd tells by the end of an image of which the rest is not known, such
// as its registry.
func (c *Container) latestByEnd() answer {
	_, tail := first(c.Image.From()).Ends()
	if strings.Contains(tail, "@") {
		return no
	}
	i := strings.LastIndexByte(tail, ':')
	if i < 0 || i < strings.LastIndexByte(tail, '/') || i+1 == len(tail) {
		return maybe
	}
	return answerOf(tail[i+1:] == "latest")
}

func sortedKeys(m map[string]string) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// reservedLabel is the first label of a map that only AKS may set.
func reservedLabel(labels Value[map[string]string], at *value.Value) Value[string] {
	if labels.IsUnknown() {
		return NotKnown[string](labels.Why(), labels.From()...)
	}
	for _, key := range sortedKeys(labels.Or(nil)) {
		if strings.HasPrefix(key, "kubernetes.azure.com/") {
			return Known(key, labels.From()...)
		}
	}
	return None[string](at)
}

// unversioned says what an image leaves out.
func (c *Container) unversioned() {
	from := c.Image.From()
	c.Implicit = derive(c.Image, func(image string) Value[bool] {
		host, _, ok := strings.Cut(image, "/")
		if registry, repository, _ := notFilledIn(image); registry+repository != "" {
			return NotKnown[bool](cmp.Or(registry, repository), from...)
		}
		return Known(!ok || !strings.ContainsAny(host, ".:") && host != "localhost")
	})
	why := reasoned(c.Image, c.Tag)
	switch c.latest() {
	case yes:
		c.Versionless, c.Unversioned = Known(true, from...), Known(c.Image.Or("an image with the tag latest"), from...)
	case no:
		c.Versionless, c.Unversioned = Known(false, from...), None[string](from...)
	default:
		c.Versionless, c.Unversioned = NotKnown[bool](why, from...), NotKnown[string](why, from...)
	}
}
