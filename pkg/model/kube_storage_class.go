package model

import (
	"strconv"
	"strings"
)

// builtIn is a storage class that AKS brings.
type builtIn struct {
	driver, sku, binding, protocol string
	// zonal says that the SKU becomes zone-redundant in a cluster of several zones.
	zonal bool
	// since is the minor version of Kubernetes 1 that has it; 0 for all.
	since int
}

// builtIns are the storage classes of AKS
// (learn.microsoft.com/azure/aks/concepts-storage, storage classes, and
// learn.microsoft.com/azure/aks/reliability-availability-zones-configure, storage
// and volumes, 2026-08-21). Where a page does not say the SKU it is empty. The
// older names managed, managed-premium, azurefile and azurefile-premium are not on
// those pages any more; their driver is taken from their names.
var builtIns = map[string]builtIn{
	"default":                {driver: "disk", sku: "StandardSSD", binding: lateBinding, zonal: true},
	"managed-csi":            {driver: "disk", sku: "StandardSSD", binding: lateBinding, zonal: true},
	"managed-csi-premium":    {driver: "disk", sku: "Premium", binding: lateBinding, zonal: true},
	"managed-csi-premium-v2": {driver: "disk", sku: "PremiumV2_LRS", binding: lateBinding, since: 35},
	"managed":                {driver: "disk", binding: lateBinding},
	"managed-premium":        {driver: "disk", binding: lateBinding},
	"azurefile":              {driver: "file", binding: "Immediate", protocol: "smb"},
	"azurefile-csi":          {driver: "file", binding: "Immediate", protocol: "smb"},
	"azurefile-premium":      {driver: "file", binding: "Immediate", protocol: "smb"},
	"azurefile-csi-premium":  {driver: "file", binding: "Immediate", protocol: "smb"},
	"azureblob-nfs-premium":  {driver: "blob", binding: "Immediate"},
	"azureblob-fuse-premium": {driver: "blob", binding: "Immediate"},
}

const lateBinding = "WaitForFirstConsumer"

// foreignClasses begin the names of classes that extensions of AKS make: Azure
// Container Storage, and the drivers that are installed beside it.
var foreignClasses = []string{"acstor-", "azuresan-csi", "local-csi", "azurelustre"}

// classOf finds what a claim gets by its class.
func (d *deploy) classOf(o *placedObject, c *Claim, classes map[*placedObject]int) ClaimClass {
	from := c.ClassName.From()
	name, ok := c.ClassName.Get()
	switch {
	case c.ClassName.IsUnknown():
		return unknownClass(c.ClassName, c.ClassName.Why())
	case ok && name == "":
		return noClass(c.ClassName)
	case !ok && !c.VolumeName.IsNull():
		return unknownClass(c.ClassName, "it is bound to a volume by name")
	case !ok && d.ownDefault():
		return unknownClass(c.ClassName, "the files declare a default storage class of their own")
	case !ok:
		name = "default"
	}
	named := c.ClassName
	if !ok {
		named = Defaulted(name, from...)
	}
	found, to, all := d.follow(reference{from: o, group: "storage.k8s.io", kind: "StorageClass", name: named, global: true})
	b, brought := builtIns[name]
	switch {
	case brought && len(all) > 0:
		out := unknownClass(c.ClassName, "the files declare a class of that name, which AKS sets back")
		out.Name, out.Found = named, Known(true, from...)
		return out
	case brought:
		return d.broughtClass(named, b)
	case to != nil:
		return declaredClass(named, d.k.Classes.Items[classes[to]], classes[to])
	}
	out := unknownClass(c.ClassName, found.Why())
	out.Name, out.Found, out.BuiltIn = named, found, Known(false, from...)
	for _, prefix := range foreignClasses {
		if strings.HasPrefix(name, prefix) {
			out.Found = NotKnown[bool]("an extension of the cluster may make it", from...)
		}
	}
	if d.bindsByHand(c, name) {
		out.Found = NotKnown[bool]("it may bind a volume that is there, which needs no class", from...)
	}
	if b, ok := out.Found.Get(); ok && !b {
		out.Index = None[int](from...)
	}
	return out
}

// bindsByHand reports whether a claim may bind a volume that somebody made: it
// names one, or one among the files has its class. No class has to exist then.
func (d *deploy) bindsByHand(c *Claim, class string) bool {
	if !c.VolumeName.IsNull() {
		return true
	}
	for _, o := range d.of("", "PersistentVolume") {
		if name, ok := o.Get("spec", "storageClassName").Str(); ok && name == class {
			return true
		}
	}
	return false
}

// ownDefault reports whether manifests declare a default class, or may.
func (d *deploy) ownDefault() bool {
	for _, c := range d.k.Classes.Items {
		if c.IsDefault.Or(true) {
			return true
		}
	}
	return false
}

func unknownClass(named Value[string], why string) ClaimClass {
	from := named.From()
	text := func() Value[string] { return NotKnown[string](why, from...) }
	return ClaimClass{
		Name: text(), Index: NotKnown[int](why, from...), Found: NotKnown[bool](why, from...), BuiltIn: NotKnown[bool](why, from...),
		Driver: text(), SKU: text(), Redundancy: text(), Binding: text(), Protocol: text(),
	}
}

// noClass is what a claim gets that wants none: a volume somebody made.
func noClass(named Value[string]) ClaimClass {
	from := named.From()
	text := func() Value[string] { return None[string](from...) }
	return ClaimClass{
		Name: text(), Index: None[int](from...), Found: None[bool](from...), BuiltIn: Known(false, from...),
		Driver: text(), SKU: text(), Redundancy: text(), Binding: text(), Protocol: text(),
	}
}

// declaredClass is what a class among the files gives. What is known of it is
// placed at the claim.
func declaredClass(named Value[string], c *StorageClass, at int) ClaimClass {
	from := named.From()
	text := func(l Value[string]) Value[string] {
		l.from = append(from[:len(from):len(from)], l.from...)
		return l
	}
	return ClaimClass{
		Name: named, Index: Known(at, from...), Found: Known(true, from...), BuiltIn: Known(false, from...),
		Driver: text(c.Driver), SKU: text(c.SKU), Redundancy: text(c.Redundancy), Binding: text(c.BindingMode), Protocol: text(c.Protocol),
	}
}

// broughtClass is what a class of AKS gives.
func (d *deploy) broughtClass(named Value[string], b builtIn) ClaimClass {
	from := named.From()
	known := func(s string) Value[string] {
		if s == "" {
			return None[string](from...)
		}
		return Defaulted(s, from...)
	}
	out := ClaimClass{
		Name: named, Index: None[int](from...), Found: Known(true, from...), BuiltIn: Known(true, from...),
		Driver: known(b.driver), Binding: known(b.binding), Protocol: known(b.protocol), SKU: d.broughtSKU(b, named),
	}
	out.Redundancy = derive(out.SKU, redundancy)
	if b.since > 0 {
		switch d.minorAtLeast(b.since) {
		case no:
			out.Found = Known(false, from...).Explained("AKS brings it from 1." + strconv.Itoa(b.since) + " on")
		case maybe:
			out.Found = NotKnown[bool]("AKS brings it from 1."+strconv.Itoa(b.since)+" on, and the Kubernetes version is not known", append(from[:len(from):len(from)], d.c.KubernetesVersion.From()...)...)
		case yes:
		}
	}
	return out
}

// broughtSKU is the SKU of a class of AKS: zone-redundant in a cluster of several
// zones from Kubernetes 1.29 on.
func (d *deploy) broughtSKU(b builtIn, named Value[string]) Value[string] {
	from := named.From()
	switch {
	case b.sku == "":
		return NotKnown[string]("the pages of AKS do not say which SKU the class has", from...)
	case !b.zonal:
		return Defaulted(b.sku, from...)
	}
	zones := d.severalZones()
	newer := d.minorAtLeast(29)
	switch {
	case newer == no || zones.State() != Unknown && !zones.v:
		return Defaulted(b.sku+"_LRS", from...).Explained("the cluster does not span zones, or is older than Kubernetes 1.29")
	case newer == yes && zones.Or(false):
		return Defaulted(b.sku+"_ZRS", from...).Explained("the cluster spans zones, and is not older than Kubernetes 1.29")
	}
	why := zones.Why()
	if why == "" {
		why = "the Kubernetes version is not known"
	}
	return NotKnown[string](why, append(from[:len(from):len(from)], zones.From()...)...)
}

// severalZones reports whether the pools of the cluster lie in two zones or more.
func (d *deploy) severalZones() Value[bool] {
	if seen, why := d.c.Seen(); !seen {
		return NotKnown[bool](why)
	}
	var lacks need
	zones := map[string]bool{}
	for _, p := range d.c.Pools.Items {
		if p.Maybe {
			lacks.value("it is not known whether a pool exists", p.MaybeWhy)
			continue
		}
		if !lacks.leaf("the zones of a pool", p.Zones) {
			continue
		}
		for _, z := range p.Zones.v {
			if z == autoZones {
				lacks.value("Azure chooses the zones of a pool", first(p.Zones.From()))
			}
			zones[z] = true
		}
	}
	if len(zones) > 1 {
		return Known(true)
	}
	if d.c.Pools.Open {
		lacks.value("there may be more pools", d.c.Pools.Why)
	}
	if d.c.NodeProvisioning.Or("auto") != "manual" {
		lacks.value("node auto-provisioning may add nodes in other zones", first(d.c.NodeProvisioning.From()))
	}
	if lacks.some() {
		return lacking[bool](lacks)
	}
	return Known(false)
}

// minorAtLeast compares the Kubernetes version of the cluster with 1.minor. What
// Azure chooses is newer than any version that AKS supports no more.
func (d *deploy) minorAtLeast(minor int) answer {
	seen, _ := d.c.Seen()
	version, ok := d.c.KubernetesVersion.Get()
	switch {
	case !seen || d.c.KubernetesVersion.IsUnknown():
		return maybe
	case !ok:
		if minor <= oldestSupported {
			return yes
		}
		return maybe
	}
	parts := strings.Split(version, ".")
	if len(parts) < 2 {
		return maybe
	}
	major, errMajor := strconv.Atoi(parts[0])
	n, err := strconv.Atoi(parts[1])
	if err != nil || errMajor != nil {
		return maybe
	}
	return answerOf(major > 1 || n >= minor)
}

// oldestSupported is a minor version of Kubernetes 1 that no new cluster is older
// than (learn.microsoft.com/azure/aks/supported-kubernetes-versions).
const oldestSupported = 30
