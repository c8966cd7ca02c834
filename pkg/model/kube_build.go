package model

import (
	"cmp"
	"maps"
	"reflect"
	"slices"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/value"
)

// Deploy puts Kubernetes objects onto a cluster: it fills in [Cluster.Kube] and
// what follows from the objects and the cluster together.
//
// Objects are taken to be deployed together when their bundle was built as one
// whole; the plain manifests of two directories may be, and nothing that accuses
// rests on it. What is looked for, such as the budget of a workload, is looked
// for in all bundles.
func Deploy(c *Cluster, bundles []*kube.Bundle) {
	d := &deploy{c: c, k: &c.Kube, byKind: map[string][]*placedObject{}}
	for _, b := range bundles {
		for _, o := range b.Objects {
			d.objects = append(d.objects, &placedObject{Object: o, bundle: b})
		}
		for _, m := range b.Missing {
			d.missing = append(d.missing, value.NewUnknown(m.Why, value.At(m.At)))
		}
	}
	slices.SortStableFunc(d.objects, func(a, b *placedObject) int {
		return cmp.Or(cmp.Compare(a.bundle.Name, b.bundle.Name), cmp.Compare(a.Header.Path(), b.Header.Path()))
	})
	for _, o := range d.objects {
		d.byKind[o.Group()+"/"+o.Kind] = append(d.byKind[o.Group()+"/"+o.Kind], o)
		m := d.manifest(o)
		d.k.Objects.Add(&KubeObject{Manifest: m, Invalid: invalidLabel(m.Labels, o.Body), Reserved: reservedLabel(m.Labels, o.Body), Part: isPart(o)})
	}
	d.findCompany()
	d.workloads()
	d.indexPods()
	d.selectorOverlaps()
	d.namespaces()
	d.limits()
	d.scaling()
	d.verticals()
	d.budgets()
	d.admission()
	d.pulling()
	d.rbac()
	d.webhooks()
	d.findPlatforms()
	d.route()
	d.placements()
	d.sysctls()
	d.scheduling()
	d.storage()
	d.backups()
	d.needs()
	d.quotas()
	d.steadiness()
	d.capacity()
	d.identities()
	d.virtualNodes()
	d.secrets()
	d.vaultClasses()
	d.references()
	d.isolation()
	d.k.Vaults.Driver = d.storeDriver()
}

// Manifests is the cluster that objects are deployed to when it is not among the
// files: nothing is known of it. why says so.
func Manifests(bundles []*kube.Bundle, opts Options, why string) *Cluster {
	c := &Cluster{Deployment: opts.Deployment, Complete: opts.Complete, unseen: why}
	c.Environment = Known(opts.Environment)
	if opts.Environment == "" {
		c.Environment = None[string]()
	}
	openLists(reflect.ValueOf(c).Elem(), value.NewUnknown(why, nil))
	c.Kube = Kube{}
	Deploy(c, bundles)
	return c
}

// openLists says of every list that it may hold more: nothing in it was seen.
func openLists(v reflect.Value, why *value.Value) {
	for i := range v.NumField() {
		f := v.Field(i)
		if !f.CanSet() || f.Kind() != reflect.Struct || f.Type().Implements(leafType) {
			continue
		}
		if f.Type().Implements(collectionType) {
			f.FieldByName("Open").SetBool(true)
			f.FieldByName("Why").Set(reflect.ValueOf(why))
			continue
		}
		openLists(f, why)
	}
}

// Seen reports whether the cluster itself is among the files, and why not.
func (c *Cluster) Seen() (seen bool, why string) { return c.unseen == "", c.unseen }

// deploy is a set of objects on its way into the model.
type deploy struct {
	c       *Cluster
	k       *Kube
	objects []*placedObject
	byKind  map[string][]*placedObject // by group/Kind
	missing []*value.Value             // what of the bundles was not read
	company company
	pods    podIndex
	pairs   int                  // of objects and workloads that they select, as far as they are counted
	served  map[*Workload]answer // a Service selects its pods
	routing
	makers  map[*kube.Bundle]*placedObject // what may make pods besides workloads
	vague   map[string][]*Autoscaler       // by namespace: those of which it is not known what they scale
	governs map[string]*placedObject       // by Kind/namespace: what rules a namespace
	running map[string]Value[bool]         // by kind: whether something runs the storage driver
}

// placedObject is an object and the bundle it belongs to.
type placedObject struct {
	*kube.Object
	bundle *kube.Bundle
}

// of returns the objects of a kind, in a group of any version.
func (d *deploy) of(group string, kinds ...string) []*placedObject {
	var out []*placedObject
	for _, k := range kinds {
		out = append(out, d.byKind[group+"/"+k]...)
	}
	return out
}

// whole says that what is absent from the files does not exist: the user says
// so, and nothing was left unread. Else it is the reason why not, as an unknown.
func (d *deploy) whole() (ok bool, why *value.Value) {
	switch {
	case len(d.missing) > 0:
		return false, d.missing[0]
	case d.c.Complete && d.c.Addons.Flux.Or(false):
		return false, value.NewUnknown("Flux may bring it, and what that deploys is not read", nil)
	case !d.c.Complete:
		return false, value.NewUnknown("it "+undeclared, nil)
	}
	return true, nil
}

// undeclared is why something may exist that the files do not hold, in words that
// follow it. Reports tell by the end of them what --complete decides.
const undeclared = "may be declared in other files: the cluster is not marked complete"

// wholeBundle is whole for what a bundle should bring along itself: it is enough
// that a tool built the bundle as one whole.
func (d *deploy) wholeBundle(b *kube.Bundle) (ok bool, why *value.Value) {
	for _, m := range b.Missing {
		return false, value.NewUnknown(m.Why, value.At(m.At))
	}
	if b.Rendered() {
		return true, nil
	}
	return d.whole()
}

// manifest is what all objects have.
func (d *deploy) manifest(o *placedObject) Manifest {
	m := Manifest{
		Entity: Entity{Address: o.Address(), At: o.Object, Scope: " of " + o.bundle.Name}, APIVersion: Known(o.APIVersion, o.Get("apiVersion")), Group: o.Group(), Kind: o.Kind, Name: o.Name,
		Bundle: o.bundle.Name, Rendered: o.bundle.Rendered(),
	}
	if o.bundle.Maybe != nil {
		m.Maybe, m.MaybeWhy = true, o.bundle.Maybe
	}
	fill(&m, o.Body, o.Body, m.Address)
	if all, ok := m.Annotations.Get(); ok && all[lastApplied] != "" {
		o.Get("metadata", "annotations").Get(lastApplied).Place().Origin.Hide()
		m.Annotations.v = maps.Clone(all)
		m.Annotations.v[lastApplied] = hidden
	}
	m.System = m.inSystem()
	return m
}

// lastApplied is where kubectl keeps the whole object, secrets and all.
const lastApplied = "kubectl.kubernetes.io/last-applied-configuration"

// systemNamespaces belong to Kubernetes, to AKS or to one of its add-ons and
// extensions: learn.microsoft.com/azure/aks/support-policies,
// learn.microsoft.com/azure/aks/deployment-safeguards and the pages of the
// add-ons, 2026-08-21.
var systemNamespaces = map[string]bool{
	"kube-system": true, "kube-public": true, "kube-node-lease": true, "gatekeeper-system": true, "azure-arc": true,
	"app-routing-system": true, "aks-istio-system": true, "aks-istio-ingress": true, "aks-istio-egress": true,
	"aks-command": true, "azure-alb-system": true, "dapr-system": true, "flux-system": true, "azappconfig-system": true,
	"azureml": true, "dataprotection-microsoft": true, "acstor": true, "sc-system": true,
	"azure-extensions-usage-system": true, "calico-system": true, "tigera-operator": true,
}

// inSystem reports whether the namespace is one of the system. Where nobody says
// one, it is one of whoever applies the files.
func (m *Manifest) inSystem() Value[bool] {
	ns, ok := m.Namespace.Get()
	return Known(ok && systemNamespaces[ns], m.Namespace.From()...)
}

// namespaces lists what is declared, then what is only used.
func (d *deploy) namespaces() {
	known := map[string]bool{}
	for _, o := range d.of("", "Namespace") {
		known[o.Name] = true
		d.k.Namespaces.Add(&KubeNamespace{Manifest: d.manifest(o), Declared: true, placed: o})
	}
	for _, w := range d.k.Workloads.Items {
		ns, ok := w.Namespace.Get()
		if !ok || known[ns] {
			continue
		}
		known[ns] = true
		d.k.Namespaces.Add(&KubeNamespace{Manifest: Manifest{
			Entity: Entity{Address: "Namespace " + ns, At: w.At}, APIVersion: Known("v1"), Kind: "Namespace", Name: ns, Namespace: None[string](),
			Labels: NotKnown[map[string]string]("no manifest declares the namespace"), Annotations: NotKnown[map[string]string]("no manifest declares the namespace"),
			Bundle: w.Bundle, Rendered: w.Rendered,
		}})
	}
}
