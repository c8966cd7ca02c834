package model

import (
	"fmt"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// StorageClass is a StorageClass that a manifest declares.
type StorageClass struct {
	Manifest
	Provisioner   Value[string]   `json:"provisioner" k8s:"provisioner" doc:"As written: disk.csi.azure.com."`
	Driver        Value[string]   `json:"driver" doc:"Derived: disk, file, blob, in_tree_disk, in_tree_file or other, by its provisioner."`
	BindingMode   Value[string]   `json:"binding_mode" k8s:"volumeBindingMode" default:"Immediate" doc:"Immediate or WaitForFirstConsumer."`
	ReclaimPolicy Value[string]   `json:"reclaim_policy" k8s:"reclaimPolicy" default:"Delete" doc:"Delete or Retain."`
	Expansion     Value[bool]     `json:"allow_expansion" k8s:"allowVolumeExpansion" default:"false" doc:"Claims can grow."`
	MountOptions  Value[[]string] `json:"mount_options" k8s:"mountOptions" default:"[]" doc:"Mount options."`
	IsDefault     Value[bool]     `json:"is_default" doc:"Derived: an annotation makes it the default class."`
	Defaults      Value[int]      `json:"other_defaults" doc:"Derived: how many other default classes are certainly deployed with it; null when it is none itself."`
	SKU           Value[string]   `json:"sku" doc:"Derived: parameter skuName or storageAccountType as written; by default StandardSSD_LRS for disks, Standard_LRS for files and Premium_LRS for files over NFS, null for others."`
	Redundancy    Value[string]   `json:"redundancy" doc:"Derived: local, zone or geo, by the SKU; null where it does not say."`
	CachingMode   Value[string]   `json:"caching_mode" doc:"Derived: parameter cachingMode. Default ReadOnly for disks, null for PremiumV2 and Ultra disks and for others."`
	Protocol      Value[string]   `json:"protocol" doc:"Derived: parameter protocol in lower case. Default smb for files; null for others."`
	MaxShares     Value[int]      `json:"max_shares" doc:"Derived: parameter maxShares. Default 1."`
	NetworkPolicy Value[string]   `json:"network_access_policy" doc:"Derived: parameter networkAccessPolicy. Default DenyAll for disks; null for others."`
	PublicNetwork Value[string]   `json:"public_network_access" doc:"Derived: parameter publicNetworkAccess. Default Disabled for disks; null for others."`
	PublicBlobs   Value[bool]     `json:"allow_blob_public_access" doc:"Derived: parameter allowBlobPublicAccess. Default false."`
	AcrossZones   Value[bool]     `json:"across_zones" doc:"Derived: the pools of the cluster lie in two zones or more."`
	Endpoint      Value[string]   `json:"network_endpoint_type" doc:"Derived: parameter networkEndpointType; null when not written."`
}

// Claim is a PersistentVolumeClaim, or a template of a StatefulSet that makes
// one for each replica.
type Claim struct {
	Manifest
	Template    bool            `json:"template" doc:"Derived: a template of a StatefulSet; each replica gets a claim of its own."`
	Workload    Value[int]      `json:"workload" doc:"Derived: place in kube.workloads of the StatefulSet of a template; null for a claim."`
	AccessModes Value[[]string] `json:"access_modes" k8s:"spec.accessModes" default:"[]" doc:"ReadWriteOnce, ReadOnlyMany, ReadWriteMany or ReadWriteOncePod."`
	VolumeMode  Value[string]   `json:"volume_mode" k8s:"spec.volumeMode" default:"Filesystem" doc:"Filesystem or Block."`
	ClassName   Value[string]   `json:"class_name" k8s:"spec.storageClassName" doc:"As written; null when the default class is meant, empty for none."`
	VolumeName  Value[string]   `json:"volume_name" k8s:"spec.volumeName" doc:"Volume it is bound to by name; null when not written."`
	Request     Value[int]      `json:"request" k8s:"spec.resources.requests.storage" as:"bytes" doc:"Storage in bytes; null when not written."`
	Shared      Value[bool]     `json:"shared" doc:"Derived: it asks that several nodes mount it: ReadWriteMany or ReadOnlyMany."`
	Class       ClaimClass      `json:"class" doc:"What it gets by its class."`
	Skipped     Value[int]      `json:"skipped_by_backup" doc:"Derived: place in backup.instances of a backup that takes its namespace and no volumes; null where there is none, and where another one takes both."`
}

// ClaimClass is what a claim gets by its storage class: one that a manifest
// declares, or one that AKS brings.
type ClaimClass struct {
	Name       Value[string] `json:"name" doc:"Derived: the class in effect: as written, else the default of the cluster; null for a claim without a class."`
	Index      Value[int]    `json:"index" doc:"Derived: its place in kube.storage_classes; null when no manifest declares it."`
	Found      Value[bool]   `json:"found" doc:"Derived: AKS brings it or a manifest declares it. False only when the files are whole; null for a claim without a class."`
	BuiltIn    Value[bool]   `json:"built_in" doc:"Derived: AKS brings it."`
	Driver     Value[string] `json:"driver" doc:"Derived: disk, file, blob, in_tree_disk, in_tree_file or other; null for a claim without a class."`
	SKU        Value[string] `json:"sku" doc:"Derived: kind of disk or share: Premium_ZRS; null where there is none."`
	Redundancy Value[string] `json:"redundancy" doc:"Derived: local, zone or geo; null where the SKU does not say."`
	Binding    Value[string] `json:"binding_mode" doc:"Derived: Immediate or WaitForFirstConsumer; null for a claim without a class."`
	Protocol   Value[string] `json:"protocol" doc:"Derived: smb or nfs for files; null for others."`
	DriverOn   Value[bool]   `json:"driver_on" doc:"Derived: AKS runs the driver of the class, or a manifest brings one. False only when the files are whole; null where it is none of AKS."`
}

// PersistentVolume is a PersistentVolume that a manifest declares.
type PersistentVolume struct {
	Manifest
	AzureDisk Value[bool] `json:"azure_disk" k8s:"spec.azureDisk" as:"present" default:"false" doc:"Uses the driver of disks inside Kubernetes."`
	AzureFile Value[bool] `json:"azure_file" k8s:"spec.azureFile" as:"present" default:"false" doc:"Uses the driver of file shares inside Kubernetes."`
	OldZone   Value[bool] `json:"old_zone_label" doc:"Derived: its node affinity names a label failure-domain.beta.kubernetes.io, which nodes no longer have."`
}

// storage reads classes and claims, and joins them with each other and with the
// volumes of pods.
func (d *deploy) storage() {
	classes := map[*placedObject]int{}
	for _, o := range d.of("storage.k8s.io", "StorageClass") {
		classes[o] = d.k.Classes.Len()
		d.k.Classes.Add(d.storageClass(o))
	}
	d.defaultClasses(classes)
	d.volumes()
	d.findDrivers()
	claims := map[*placedObject]int{}
	for _, o := range d.of("", "PersistentVolumeClaim") {
		c := d.claim(o, o.Body, None[int](o.Body))
		c.Class = d.classOf(o, c, classes)
		c.Class.DriverOn = d.driverOn(c.Class.Driver)
		claims[o] = d.k.Claims.Len()
		d.k.Claims.Add(c)
	}
	for i, w := range d.k.Workloads.Items {
		d.templates(i, w, classes)
		d.mounts(w, claims)
	}
}

// volumes reads volumes that somebody made.
func (d *deploy) volumes() {
	for _, o := range d.of("", "PersistentVolume") {
		v := &PersistentVolume{}
		fill(v, o.Body, o.Body, o.Address())
		v.Manifest = d.manifest(o)
		v.OldZone = Known(false, o.Body)
		terms := o.Get("spec", "nodeAffinity", "required", "nodeSelectorTerms")
		if terms.IsUnknown() || terms.Open() {
			v.OldZone = NotKnown[bool]("", terms)
		}
		for _, t := range terms.Items() {
			if all := t.Get("matchExpressions"); all.IsUnknown() || all.Open() || t.IsUnknown() {
				v.OldZone = NotKnown[bool]("the node affinity is not known", terms)
			}
			for _, e := range t.Get("matchExpressions").Items() {
				key, ok := e.Get("key").Str()
				switch {
				case strings.HasPrefix(key, "failure-domain.beta.kubernetes.io/"):
					v.OldZone = Known(true, e.Get("key"))
				case !ok && !v.OldZone.v:
					v.OldZone = NotKnown[bool]("a key of the node affinity is not known", e.Get("key"))
				}
			}
		}
		d.k.Volumes.Add(v)
	}
}

// mounts finds the claims that the volumes of a pod name.
func (d *deploy) mounts(w *Workload, claims map[*placedObject]int) {
	for _, v := range w.Pod.Volumes.Items {
		found, to, _ := d.follow(reference{from: w.object, kind: "PersistentVolumeClaim", name: v.Claim, namespace: None[string]()})
		switch {
		case to != nil:
			v.ClaimIndex = Known(claims[to], v.Claim.From()...)
		case found.IsUnknown():
			v.ClaimIndex = NotKnown[int](found.Why(), found.From()...)
		default:
			v.ClaimIndex = None[int](v.Claim.From()...)
		}
	}
}

// templates reads the claims that a StatefulSet makes.
func (d *deploy) templates(i int, w *Workload, classes map[*placedObject]int) {
	if w.Kind != "StatefulSet" {
		return
	}
	list := w.object.Get("spec", "volumeClaimTemplates")
	if list.IsUnknown() || list.Open() {
		d.k.Claims.Open, d.k.Claims.Why = true, list
	}
	for _, item := range list.Items() {
		c := d.claim(w.object, item, Known(i, item))
		c.Template, c.Kind, c.At = true, "PersistentVolumeClaim", item.Locator()
		c.Name, _ = item.Get("metadata", "name").Str()
		c.Class = d.classOf(w.object, c, classes)
		c.Class.DriverOn = d.driverOn(c.Class.Driver)
		d.k.Claims.Add(c)
	}
}

// claim reads a claim, written as v in an object.
func (d *deploy) claim(o *placedObject, v *value.Value, of Value[int]) *Claim {
	c := &Claim{Workload: of}
	fill(c, v, o.Body, o.Address())
	c.Manifest = d.manifest(o)
	c.Shared = derive(c.AccessModes, func(modes []string) Value[bool] {
		return Known(slices.Contains(modes, "ReadWriteMany") || slices.Contains(modes, "ReadOnlyMany"))
	})
	if old := v.Get("metadata", "annotations", "volume.beta.kubernetes.io/storage-class"); c.ClassName.IsNull() && !old.IsNothing() {
		c.ClassName = text(old, v, None[string]())
	}
	return c
}

// drivers are the provisioners of Azure storage
// (learn.microsoft.com/azure/aks/csi-storage-drivers).
var drivers = map[string]string{
	"disk.csi.azure.com": "disk", "file.csi.azure.com": "file", "blob.csi.azure.com": "blob",
	"kubernetes.io/azure-disk": "in_tree_disk", "kubernetes.io/azure-file": "in_tree_file",
}

func (d *deploy) storageClass(o *placedObject) *StorageClass {
	c := &StorageClass{}
	fill(c, o.Body, o.Body, o.Address())
	c.Manifest = d.manifest(o)
	c.Driver = derive(c.Provisioner, func(p string) Value[string] {
		if kind, ok := drivers[p]; ok {
			return Known(kind)
		}
		return Known("other")
	})
	isDefault := None[string](o.Body)
	for _, name := range []string{"storageclass.kubernetes.io/is-default-class", "storageclass.beta.kubernetes.io/is-default-class"} {
		if isDefault.Or("") != "true" {
			isDefault = text(o.Get("metadata", "annotations", name), o.Body, isDefault)
		}
	}
	c.IsDefault = Known(isDefault.Or("") == "true", isDefault.From()...)
	if isDefault.IsUnknown() {
		c.IsDefault = NotKnown[bool](isDefault.Why(), isDefault.From()...)
	}
	c.parameters(o)
	c.AcrossZones = d.severalZones()
	return c
}

// parameters reads what Azure's drivers take; they do not mind the case of the
// letters of names (learn.microsoft.com/azure/aks/create-volume-azure-disk and
// create-volume-azure-files, storage class parameters).
func (c *StorageClass) parameters(o *placedObject) {
	all := o.Get("parameters")
	at := enclosingExact(o.Body, o.Body, []string{"parameters"})
	def := func(of map[string]string) Value[string] {
		kind, ok := c.Driver.Get()
		if d, has := of[kind]; has {
			return Defaulted(d, at)
		}
		if !ok && !c.Driver.IsNull() {
			return NotKnown[string](c.Driver.Why(), c.Driver.From()...)
		}
		return None[string](at)
	}
	get := func(of map[string]string, names ...string) Value[string] {
		for _, name := range names {
			if v := all.GetFold(name); !v.IsNothing() {
				return text(v, at, None[string]())
			}
		}
		if all.IsUnknown() || all.Open() {
			return NotKnown[string]("the parameters are not known", all)
		}
		return def(of)
	}
	c.Protocol = get(map[string]string{"file": "smb"}, "protocol")
	c.Protocol.v = strings.ToLower(c.Protocol.v)
	c.SKU = c.sku(get)
	c.Redundancy = derive(c.SKU, redundancy)
	c.CachingMode = get(nil, "cachingMode")
	if c.CachingMode.IsNull() && !uncached(c.SKU) {
		c.CachingMode = get(map[string]string{"disk": "ReadOnly"}, "cachingMode")
	}
	c.NetworkPolicy = get(map[string]string{"disk": "DenyAll"}, "networkAccessPolicy")
	c.PublicNetwork = get(map[string]string{"disk": "Disabled"}, "publicNetworkAccess")
	c.Endpoint = get(nil, "networkEndpointType")
	c.PublicBlobs = derive(get(nil, "allowBlobPublicAccess"), func(s string) Value[bool] { return Known(strings.EqualFold(s, "true")) })
	if c.PublicBlobs.IsNull() {
		c.PublicBlobs = Defaulted(false, at)
	}
	shares := get(nil, "maxShares")
	c.MaxShares = derive(shares, func(s string) Value[int] {
		if n, ok := value.NewString(s, nil).Int(); ok {
			return Known(n)
		}
		return NotKnown[int]("it is not a whole number", shares.From()...)
	})
	if c.MaxShares.IsNull() {
		c.MaxShares = Defaulted(1, at)
	}
}

// sku is the kind of disk or share. Where none is written, the driver of files
// takes a premium one for NFS, which standard accounts do not serve
// (github.com/kubernetes-sigs/azurefile-csi-driver, CreateVolume).
func (c *StorageClass) sku(get func(of map[string]string, names ...string) Value[string]) Value[string] {
	file := "Standard_LRS"
	if c.Protocol.Or("") == "nfs" {
		file = "Premium_LRS"
	}
	sku := get(map[string]string{"disk": "StandardSSD_LRS", "file": file}, "skuName", "storageAccountType")
	if sku.State() == Default && c.Protocol.IsUnknown() {
		return NotKnown[string]("it is not written, and the driver takes it by the protocol", c.Protocol.From()...)
	}
	return sku
}

// uncached reports whether disks of a SKU take no cache, or may not.
func uncached(sku Value[string]) bool {
	return sku.IsUnknown() || strings.EqualFold(sku.v, "PremiumV2_LRS") || strings.EqualFold(sku.v, "UltraSSD_LRS")
}

// redundancy is what a SKU says of where copies lie.
func redundancy(sku string) Value[string] {
	_, kind, _ := strings.Cut(strings.ToUpper(sku), "_")
	switch kind {
	case "LRS":
		return Known("local")
	case "ZRS":
		return Known("zone")
	case "GRS", "RAGRS", "GZRS", "RAGZRS":
		return Known("geo")
	}
	return None[string]()
}

// defaultClasses counts the default classes beside each other.
func (d *deploy) defaultClasses(classes map[*placedObject]int) {
	var marked []*placedObject
	for _, o := range d.of("storage.k8s.io", "StorageClass") {
		c := d.k.Classes.Items[classes[o]]
		switch is, ok := c.IsDefault.Get(); {
		case !ok:
			c.Defaults = NotKnown[int](c.IsDefault.Why(), c.IsDefault.From()...)
		case !is:
			c.Defaults = None[int](c.IsDefault.From()...)
		default:
			marked = append(marked, o)
		}
	}
	const most = 64 // more are samples, not a cluster
	for _, o := range marked {
		n, doubt := 0, false
		for _, other := range marked[:min(len(marked), most)] {
			switch {
			case other == o:
			case d.together(o, other) == yes:
				n++
			case d.together(o, other) == maybe:
				doubt = true
			}
		}
		c := d.k.Classes.Items[classes[o]]
		c.Defaults = Known(n, c.IsDefault.From()...).Explained(fmt.Sprintf("%d others", n))
		if n == 0 && doubt {
			c.Defaults = NotKnown[int]("it is not known whether other default classes are deployed with it", c.IsDefault.From()...)
		}
	}
}
