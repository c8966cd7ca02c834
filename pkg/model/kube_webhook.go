package model

import (
	"slices"

	"github.com/akslint/akslint/pkg/value"
)

// WebhookConfiguration is a ValidatingWebhookConfiguration or a
// MutatingWebhookConfiguration.
type WebhookConfiguration struct {
	Manifest
	Unenforced Value[bool]    `json:"enforcer_disabled" doc:"Derived: its label or annotation admissions.enforcer/disabled keeps AKS from leaving system namespaces out."`
	Hooks      List[*Webhook] `json:"hooks" k8s:"webhooks" doc:"Webhooks."`
}

// Webhook is called before objects are admitted.
type Webhook struct {
	Entity
	Name             Value[string] `json:"name" k8s:"name" doc:"Name."`
	URL              Value[string] `json:"url" k8s:"clientConfig.url" doc:"Where it is, when it is not a Service of the cluster; null otherwise."`
	Service          Value[string] `json:"service" k8s:"clientConfig.service.name" doc:"Service that answers; null otherwise."`
	ServiceNamespace Value[string] `json:"service_namespace" k8s:"clientConfig.service.namespace" doc:"Namespace of the Service; null otherwise."`
	FailurePolicy    Value[string] `json:"failure_policy" k8s:"failurePolicy" default:"Fail" doc:"Fail or Ignore: what happens when it does not answer."`
	Timeout          Value[int]    `json:"timeout_seconds" k8s:"timeoutSeconds" default:"10" doc:"Seconds it may take."`
	SeesPods         Value[bool]   `json:"sees_pods" doc:"Derived: it is asked when pods are created."`
	Selective        Value[bool]   `json:"selective" doc:"Derived: it selects by namespace, by object or by condition."`
}

const admissionGroup = "admissionregistration.k8s.io"

// webhooks reads admission webhooks.
func (d *deploy) webhooks() {
	for _, o := range d.of(admissionGroup, "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration") {
		c := &WebhookConfiguration{}
		fill(c, o.Body, o.Body, o.Address())
		c.Manifest = d.manifest(o)
		c.Unenforced = marked("admissions.enforcer/disabled", "true", c.Labels, c.Annotations)
		for i, item := range o.Get("webhooks").Items() {
			c.Hooks.Items[i].derive(item)
		}
		d.k.Webhooks.Add(c)
	}
}

// marked says whether one of several maps holds an entry.
func marked(key, want string, maps ...Value[map[string]string]) Value[bool] {
	var lacks need
	var from []*value.Value
	for _, m := range maps {
		lacks.leaf("what it is marked with", m)
		from = append(from, m.From()...)
		if m.Or(nil)[key] == want {
			return Known(true, m.From()...)
		}
	}
	if lacks.some() {
		return lacking[bool](lacks)
	}
	return Known(false, from...)
}

func (h *Webhook) derive(v *value.Value) {
	rules := v.Get("rules")
	sees, from := no, rules
	if rules.IsUnknown() || rules.Open() {
		sees = maybe
	}
	for _, r := range rules.Items() {
		if a := ruleSeesPods(r); a > sees {
			sees, from = a, r
		}
	}
	h.SeesPods = fact2(sees, "what it is asked about is not known", from, v)
	selects := no
	for _, field := range []string{"namespaceSelector", "objectSelector"} {
		selects = max(selects, notSo(emptySelector(v.Get(field))))
	}
	if c := v.Get("matchConditions"); c.IsUnknown() || c.Open() {
		selects = max(selects, maybe)
	} else if len(c.Items()) > 0 {
		selects = yes
	}
	h.Selective = fact2(selects, "what it selects is not known", v, v)
}

// emptySelector reports whether a selector leaves nothing out.
func emptySelector(v *value.Value) answer {
	if v.IsNothing() {
		return yes
	}
	return selectorOf(v).selectsAll()
}

// fact2 turns an answer into a leaf.
func fact2(a answer, why string, from, at *value.Value) Value[bool] {
	if from == nil {
		from = at
	}
	if a == maybe {
		return NotKnown[bool](why, from)
	}
	return Known(a == yes, from)
}

// ruleSeesPods reports whether a rule of a webhook holds the creation of pods.
func ruleSeesPods(r *value.Value) answer {
	list := func(name string) Value[[]string] { return texts(r.Get(name), r, Defaulted([]string{})) }
	scope := yes
	if s := r.Get("scope"); s.IsUnknown() {
		scope = maybe
	} else if t, ok := s.Str(); ok && t == "Cluster" {
		scope = no
	}
	return min(scope, holdsAny(groups(r.Get("apiGroups"), r), "", "*"), holdsAny(list("resources"), "pods", "*", "*/*", "pods/*"), holdsAny(list("operations"), "CREATE", "*"))
}

// Platform is something that runs in a namespace of its own and keeps the
// cluster working, installed by the manifests.
type Platform struct {
	Entity
	Name      string        `json:"name" doc:"Derived: what it is, by its images: the ALB controller, Flux, Dapr, ..."`
	Namespace Value[string] `json:"namespace" doc:"Namespace it is installed in; null when nobody says."`
	Workload  int           `json:"workload" doc:"Derived: place of its first workload in kube.workloads."`
}

// platforms by the repositories of their images, as the pages of each tell.
var platforms = []struct {
	name         string
	repositories []string
}{
	{"the ALB controller", []string{"application-lb/images/alb-controller", "application-lb/images/alb-controller-bootstrap"}},
	{"Flux", []string{"fluxcd/source-controller", "fluxcd/kustomize-controller", "fluxcd/helm-controller", "fluxcd/notification-controller"}},
	{"Dapr", []string{"daprio/dapr", "daprio/dapr-operator", "daprio/operator", "daprio/sentry", "daprio/injector", "daprio/placement"}},
	{"Gatekeeper", []string{"openpolicyagent/gatekeeper"}},
}

// findPlatforms recognises what the manifests install by its images.
func (d *deploy) findPlatforms() {
	seen := map[string]bool{}
	for i, w := range d.k.Workloads.Items {
		name := w.platform()
		if unread := w.unreadImage(); name == "" && unread != nil {
			d.k.Platforms.Open, d.k.Platforms.Why = true, unread
		}
		key := name + "\x00" + w.object.Namespace
		if name == "" || seen[key] || w.TestHook {
			continue
		}
		seen[key] = true
		d.k.Platforms.Add(&Platform{Entity: Entity{At: w.At, Address: w.Address}, Name: name, Namespace: w.Namespace, Workload: i})
	}
}

func (w *Workload) platform() string {
	for _, c := range w.Pod.Containers.Items {
		repository, ok := c.Repository.Get()
		if !ok {
			continue
		}
		for _, p := range platforms {
			if slices.Contains(p.repositories, repository) {
				return p.name
			}
		}
	}
	return ""
}

// unreadImage is an image that is not known, nil when all of them are.
func (w *Workload) unreadImage() *value.Value {
	for _, c := range w.Pod.Containers.Items {
		if c.Repository.IsUnknown() {
			return first(c.Repository.From())
		}
	}
	if w.Pod.Containers.Open {
		return w.Pod.Containers.Why
	}
	return nil
}
