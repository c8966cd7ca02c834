package model

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// Backup is Azure Backup of the cluster:
// learn.microsoft.com/azure/backup/azure-kubernetes-service-cluster-backup-concept.
type Backup struct {
	Instances List[*BackupInstance] `json:"instances" doc:"Backup instances whose data source is the cluster."`
}

// BackupInstance is a backup of the cluster.
type BackupInstance struct {
	Entity
	VolumeSnapshots Value[bool]     `json:"volume_snapshots" doc:"Volumes are backed up too."`
	Included        Value[[]string] `json:"included_namespaces" doc:"Namespaces that are backed up; empty for all. Default empty."`
	Excluded        Value[[]string] `json:"excluded_namespaces" doc:"Namespaces that are left out. Default empty."`
	Trusted         Value[bool]     `json:"trusted_access" doc:"Derived: a trusted access binding gives its vault the role backup-operator on the cluster. False only when the files are complete."`

	filtered Value[bool] // labels or kinds decide what is taken of a namespace
}

// backupRole is what a backup vault needs on the cluster.
const backupRole = "Microsoft.DataProtection/backupVaults/backup-operator"

// backup reads the backup of the cluster.
func (b *build) backup() {
	for _, r := range b.g.OfType(typeBackup) {
		source := r.Prop("dataSourceInfo")
		link := b.resolve(r.Unit, source.GetFold("resourceID"), typeCluster)
		e := entity(r)
		switch {
		case link.State == azure.LinkResolved && link.Resource == b.r:
		case link.State == azure.LinkUnknown && r.Unit == b.r.Unit && link.ID.Type == "" && called(source.GetFold("datasourceType"), typeCluster) != no:
			e.Maybe, e.MaybeWhy = true, link.Value
		default:
			continue
		}
		params := r.Prop("policyInfo", "policyParameters", "backupDatasourceParametersList")
		first := params.Index(0)
		if params.IsUnknown() {
			first = params
		}
		snapshots := boolean(first.GetFold("snapshotVolumes"), r.Body, NotKnown[bool]("it is not written"))
		if first.IsUnknown() {
			snapshots = NotKnown[bool]("", first)
		}
		b.c.Backup.Instances.Add(&BackupInstance{
			Entity: e, VolumeSnapshots: snapshots, Trusted: b.backupTrusted(r),
			Included: namespacesOf(first, "includedNamespaces"), Excluded: namespacesOf(first, "excludedNamespaces"), filtered: filtered(first),
		})
		b.read = append(b.read, r)
	}
	if why := b.outside(); why != nil {
		b.c.Backup.Instances.Open, b.c.Backup.Instances.Why = true, why
	}
}

// namespacesOf reads a list of namespaces of a backup.
func namespacesOf(params *value.Value, name string) Value[[]string] {
	if params.IsUnknown() {
		return NotKnown[[]string]("", params)
	}
	return texts(params.GetFold(name), params, Defaulted([]string{}))
}

// filtered says whether a backup takes a part of a namespace alone.
func filtered(params *value.Value) Value[bool] {
	for _, name := range []string{"labelSelectors", "includedResourceTypes", "excludedResourceTypes"} {
		if v := params.GetFold(name); params.IsUnknown() || v.IsUnknown() || v.Open() {
			return NotKnown[bool]("what the backup takes is not known", params)
		} else if len(v.Items()) > 0 {
			return Known(true, v)
		}
	}
	return Known(false)
}

// backupTrusted says whether a binding lets the vault of a backup in.
func (b *build) backupTrusted(backup *azure.Resource) Value[bool] {
	vault := b.parent(backup)
	var lacks need
	for _, r := range b.concerning(typeTrusted, b.r.Unit) {
		mine, at := b.appliesTo(r)
		if mine == no {
			continue
		}
		roles := texts(r.Prop("roles"), r.Body, Defaulted([]string{}))
		is := maybe
		if all, ok := roles.Get(); ok {
			is = answerOf(slices.ContainsFunc(all, func(s string) bool { return strings.EqualFold(s, backupRole) }))
		}
		source := r.Prop("sourceResourceId")
		whose := sameEnd(vault, b.resolve(r.Unit, source, typeBackupVault))
		switch {
		case min(is, whose) == no:
		case min(is, mine, whose) == yes && r.Exists == azure.Yes:
			b.read = append(b.read, r)
			return Known(true, declared(r)).Explained(r.Address + " is declared")
		default:
			lacks.leaf("the roles of "+r.Address, roles)
			if whose == maybe {
				at = source
			}
			lacks.value(r.Address+" may be it", at)
		}
	}
	if lacks.some() {
		return lacking[bool](lacks)
	}
	return b.absent()
}

// sameEnd says whether two links lead to one resource.
func sameEnd(a, b azure.Link) answer {
	literal := func(l azure.Link) bool { return l.State == azure.LinkExternal && len(l.ID.Names) > 0 }
	switch {
	case a.State == azure.LinkResolved && b.State == azure.LinkResolved:
		return answerOf(a.Resource == b.Resource)
	case a.State == azure.LinkExternal && b.State == azure.LinkExternal && a.Key == b.Key:
		return yes
	case literal(a) && literal(b):
		return answerOf(a.ID.Same(b.ID))
	case a.State == azure.LinkResolved && literal(b), literal(a) && b.State == azure.LinkResolved:
		return no
	}
	return maybe
}
