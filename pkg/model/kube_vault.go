package model

import (
	"slices"

	"github.com/akslint/akslint/pkg/value"
)

// storeDriver is the Secrets Store CSI driver.
const (
	storeDriver = "secrets-store.csi.k8s.io"
	storeGroup  = "secrets-store.csi.x-k8s.io"
	storeClass  = "SecretProviderClass"
)

// SecretClass is a SecretProviderClass: what the Secrets Store CSI driver fetches.
// Its parameters are those of the Azure provider:
// learn.microsoft.com/azure/aks/csi-secrets-store-configuration-options, 2026-08-21.
type SecretClass struct {
	Manifest
	Application Value[bool]         `json:"application" doc:"Derived: it is the user's: not in a namespace of the system."`
	Provider    Value[string]       `json:"provider" k8s:"spec.provider" doc:"Provider: azure, vault, ...; null when not written."`
	PodIdentity Value[bool]         `json:"pod_identity" doc:"Derived: parameter usePodIdentity is true: the retired pod-managed identity."`
	VMIdentity  Value[bool]         `json:"vm_identity" doc:"Derived: parameter useVMManagedIdentity is true: an identity of the nodes."`
	ClientID    Value[string]       `json:"client_id" doc:"Parameter clientID: the identity for workload identity; null when not written or empty."`
	NodeSecret  Value[bool]         `json:"publish_secret" doc:"Derived: a volume among the files names a Secret with the credentials of a service principal (nodePublishSecretRef)."`
	Vault       Value[string]       `json:"vault" doc:"Parameter keyvaultName; null when not written or empty."`
	Tenant      Value[string]       `json:"tenant" doc:"Parameter tenantId; null when not written or empty."`
	Problem     Value[string]       `json:"objects_problem" doc:"Derived: what is wrong with parameter objects as a whole: missing, unreadable or empty; null when nothing is."`
	Objects     List[*VaultObject]  `json:"objects" doc:"What is fetched. Their place is the parameter objects."`
	Synced      List[*SyncedSecret] `json:"secret_objects" k8s:"spec.secretObjects" doc:"Secrets that are made of it."`
	VaultIndex  Value[int]          `json:"vault_index" doc:"Derived: place in vaults of the vault it names; null when that is not among the files."`
	Credential  Value[int]          `json:"credential" doc:"Derived: place in identity.federated_credentials of the one that trusts the pods which mount it; null when it is not certain which that is."`
	Access      Value[bool]         `json:"access" doc:"Derived: a role or an access policy lets its identity read the vault; null when the vault is not among the files, and without an identity of Azure. False only when the files are complete."`
	Reaches     Value[bool]         `json:"vault_reachable" doc:"Derived: the nodes may connect to the vault; null when it is not among the files. False only when the files are complete."`
	Mounted     Value[bool]         `json:"mounted" doc:"Derived: a volume of a pod among the files names it. False only when the files or its bundle are whole and hold nothing that may make pods besides."`
}

// VaultObject is a secret, key or certificate that is fetched from Key Vault.
type VaultObject struct {
	Entity
	Name  Value[string] `json:"name" doc:"objectName; null when not written."`
	Alias Value[string] `json:"alias" doc:"objectAlias; null when not written."`
	Type  Value[string] `json:"type" doc:"objectType: secret, key or cert; null when not written."`
}

// SyncedSecret is a Secret that the driver makes of what it fetched.
type SyncedSecret struct {
	Entity
	Name Value[string]     `json:"name" k8s:"secretName" doc:"Name of the Secret."`
	Type Value[string]     `json:"type" k8s:"type" doc:"Type of the Secret."`
	Data List[*SyncedData] `json:"data" k8s:"data" doc:"Its entries."`
}

// SyncedData is one entry of such a Secret.
type SyncedData struct {
	Entity
	Key         Value[string] `json:"key" k8s:"key" doc:"Key of the entry."`
	Object      Value[string] `json:"object" k8s:"objectName" doc:"Name or alias of what is fetched."`
	Fetched     Value[bool]   `json:"fetched" doc:"Derived: that is among what the class fetches."`
	Certificate Value[bool]   `json:"certificate" doc:"Derived: it is fetched as a certificate, without its private key."`
}

// vaultClasses reads the classes of the driver and who mounts them.
func (d *deploy) vaultClasses() {
	mounts, hidden := d.classMounts()
	vaults, trusted := d.c.namedVaults(), d.trusted()
	for _, o := range d.of(storeGroup, storeClass) {
		s := &SecretClass{}
		fill(s, o.Body, o.Body, o.Address())
		s.Manifest = d.manifest(o)
		s.Application = s.application()
		s.parameters(o)
		s.fetched()
		s.Mounted, s.NodeSecret = d.mounted(o, mounts[o], hidden)
		d.access(s, mounts[o], vaults, trusted)
		d.k.SecretClasses.Add(s)
	}
}

// parameters reads the parameters of the Azure provider.
func (s *SecretClass) parameters(o *placedObject) {
	p := o.Get("spec", "parameters")
	at := enclosingExact(o.Body, o.Body, []string{"spec", "parameters"})
	s.PodIdentity = isText(entry(p, at, "usePodIdentity"), "true")
	s.VMIdentity = isText(entry(p, at, "useVMManagedIdentity"), "true")
	s.ClientID = filledIn(entry(p, at, "clientID"))
	s.Vault = filledIn(entry(p, at, "keyvaultName"))
	s.Tenant = filledIn(entry(p, at, "tenantId"))
	if s.Tenant.IsNull() {
		s.Tenant = filledIn(entry(p, at, "tenantID"))
	}
	s.objects(p.Get("objects"), o.Embedded["spec.parameters.objects"], at)
	if p.IsUnknown() || p.Open() && p.Get("objects").IsNothing() {
		s.Problem, s.Objects.Open, s.Objects.Why = NotKnown[string]("the parameters are not known", p), true, p
	}
}

// filledIn takes an empty text for one that is not written.
func filledIn(l Value[string]) Value[string] {
	if t, ok := l.Get(); ok && t == "" {
		return None[string](l.From()...)
	}
	return l
}

// objects reads what is fetched: inner is the text of the parameter, read as YAML.
func (s *SecretClass) objects(written, inner, at *value.Value) {
	open := func(why *value.Value) { s.Objects.Open, s.Objects.Why = true, why }
	switch text, isText := written.Str(); {
	case written.IsUnknown():
		s.Problem = NotKnown[string]("", written)
		open(written)
		return
	case written.IsNothing() || isText && text == "":
		s.Problem = orDefault(Known("missing"), written, at)
		return
	case inner.IsUnknown(), inner == nil:
		s.Problem = Known("unreadable", written)
		open(written)
		return
	}
	list := inner.Get("array")
	s.Problem = None[string](written)
	if len(list.Items()) == 0 {
		s.Problem = Known("empty", written)
	}
	for _, item := range list.Items() {
		if item.Kind() != value.Object {
			s.Problem = Known("unreadable", written)
			open(written)
			continue
		}
		s.Objects.Add(&VaultObject{
			Entity: Entity{Address: s.Address, At: written.Locator()},
			Name:   text(item.Get("objectName"), written, None[string]()), Alias: text(item.Get("objectAlias"), written, None[string]()),
			Type: text(item.Get("objectType"), written, None[string]()),
		})
	}
}

// fetched finds what the Secrets of a class are made of.
func (s *SecretClass) fetched() {
	for _, secret := range s.Synced.Items {
		for _, data := range secret.Data.Items {
			from := data.Object.From()
			name, ok := data.Object.Get()
			if !ok {
				data.Fetched, data.Certificate = NotKnown[bool](data.Object.Why(), from...), NotKnown[bool](data.Object.Why(), from...)
				continue
			}
			best, object := s.object(name)
			why := "what the class fetches is not known"
			data.Fetched, data.Certificate = truth(best, why, from...), Known(false, from...)
			switch {
			case best == maybe:
				data.Certificate = NotKnown[bool](why, from...)
			case best == yes:
				data.Certificate = derive(object.Type, func(t string) Value[bool] { return Known(t == "cert", from...) }).orElse(Known(false, from...))
			}
		}
	}
}

// object finds what a class fetches under a name.
func (s *SecretClass) object(name string) (answer, *VaultObject) {
	best := no
	if s.Objects.Open || !s.Problem.IsNull() {
		best = maybe // a list that is missing or unreadable is a mistake of its own
	}
	for _, o := range s.Objects.Items {
		switch {
		case o.Alias.Or("") == name, o.Alias.IsNull() && o.Name.Or("") == name, o.Name.Or("") == name:
			return yes, o
		case o.Alias.IsUnknown(), o.Name.IsUnknown():
			best = maybe
		}
	}
	return best, nil
}

// classMount is a volume that names a class, or may.
type classMount struct {
	w      *Workload
	v      *PodVolume
	near   answer
	secret *value.Value
}

// classMounts finds the volumes of the driver by the class they name. hidden is
// the first workload whose volumes are not all known.
func (d *deploy) classMounts() (out map[*placedObject][]classMount, hidden *Workload) {
	out = map[*placedObject][]classMount{}
	for _, w := range d.k.Workloads.Items {
		w.fromVault()
		if w.Pod.Volumes.Open && hidden == nil {
			hidden = w
		}
		for i, v := range w.Pod.Volumes.Items {
			if v.CSIDriver.IsUnknown() && hidden == nil {
				hidden = w
			}
			if v.CSIDriver.Or("") != storeDriver {
				continue
			}
			name := classOfVolume(v)
			if name.IsUnknown() && hidden == nil {
				hidden = w
			}
			written := d.templateOf(w.object).Get("spec", "volumes").Index(i).Get("csi")
			_, to, all := d.follow(reference{from: w.object, group: storeGroup, kind: storeClass, name: name, namespace: None[string]()})
			for _, o := range all {
				near := maybe
				if o == to {
					near = yes
				}
				out[o] = append(out[o], classMount{w, v, near, written.Get("nodePublishSecretRef")})
			}
		}
	}
	return out, hidden
}

// classOfVolume is the class that a volume of the driver names.
func classOfVolume(v *PodVolume) Value[string] {
	if v.CSIDriver.Or("") != storeDriver {
		return None[string](v.CSIDriver.From()...)
	}
	return derive(v.CSIAttributes, func(all map[string]string) Value[string] {
		if name := all["secretProviderClass"]; name != "" {
			return Known(name)
		}
		return None[string]()
	})
}

// mounted says whether a pod mounts a class, and whether it brings credentials.
func (d *deploy) mounted(o *placedObject, mounts []classMount, hidden *Workload) (is, secret Value[bool]) {
	var lacks need
	best := no
	for _, m := range mounts {
		best = max(best, m.near)
		if !m.secret.IsNothing() {
			best, secret = yes, Known(true, m.secret)
		}
	}
	if best == maybe {
		lacks.value("it is not known whether the pods that name it are deployed beside it", o.Body)
	}
	if hidden != nil {
		lacks.value("which volumes "+hidden.Address+" mounts is not known", hidden.object.Body)
	}
	if secret.IsUnknown() {
		secret = Known(false, o.Body)
	}
	if best == yes {
		return Known(true, o.Body), secret
	}
	if maker := d.makerOfPods(o.bundle); maker != nil {
		lacks.value(maker.Address()+" may make pods", maker.Body)
	}
	if whole, why := d.wholeBundle(o.bundle); !whole {
		lacks.value(why.Why(), why)
	}
	if lacks.some() {
		return lackingAt[bool](lacks, []*value.Value{o.Body}), secret
	}
	return Known(false, o.Body), secret
}

// KubeVaults is what reading Key Vault needs of the cluster.
type KubeVaults struct {
	Driver Value[bool] `json:"driver" doc:"Derived: something provides the Secrets Store CSI driver with the Azure provider: the add-on of the cluster, or a workload among the files. False only when the files are whole."`
}

// storeDriver says whether anything provides the driver.
func (d *deploy) storeDriver() Value[bool] {
	runs := d.runs(func(repository string) bool {
		return slices.ContainsFunc([]string{"/provider-azure", "secrets-store/driver", "secrets-store-csi"}, func(s string) bool { return contains(repository, s) })
	})
	addon := d.c.Addons.KeyVaultCSI
	seen, why := d.c.Seen()
	switch {
	case runs.Or(false):
		return runs
	case !seen:
		return NotKnown[bool](why)
	case addon.Or(false), addon.IsUnknown():
		return addon
	case runs.IsUnknown():
		return runs
	}
	if whole, why := d.whole(); !whole {
		return NotKnown[bool](why.Why(), append(addon.From(), why)...)
	}
	return Known(false, addon.From()...)
}

// fromVault marks the mounts of volumes of the driver.
func (w *Workload) fromVault() {
	of := map[string]Value[bool]{}
	for _, v := range w.Pod.Volumes.Items {
		of[v.Name.Or("")] = isText(v.CSIDriver, storeDriver)
	}
	for _, c := range w.Pod.Containers.Items {
		for _, m := range c.Mounts.Items {
			name, ok := m.Name.Get()
			is, found := of[name]
			switch {
			case ok && found:
				m.FromVault = is
			case !ok || w.Pod.Volumes.Open:
				m.FromVault = NotKnown[bool]("it is not known which volume that is", m.Name.From()...)
			default:
				m.FromVault = Known(false, m.Name.From()...)
			}
		}
	}
}
