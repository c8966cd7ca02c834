package model

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/azure"
)

// Backup is Azure Backup of the cluster:
// learn.microsoft.com/azure/backup/azure-kubernetes-service-cluster-backup-concept.
type Backup struct {
	Instances List[*BackupInstance] `json:"instances" doc:"Backup instances whose data source is the cluster."`
	Trusted   Value[bool]           `json:"trusted_access" doc:"Derived: a trusted access binding gives a backup vault the role backup-operator on the cluster. False only when the files are complete."`
}

// BackupInstance is a backup of the cluster.
type BackupInstance struct {
	Entity
	VolumeSnapshots Value[bool] `json:"volume_snapshots" doc:"Volumes are backed up too."`
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
		b.c.Backup.Instances.Add(&BackupInstance{Entity: e, VolumeSnapshots: snapshots})
		b.read = append(b.read, r)
	}
	if why := b.outside(); why != nil {
		b.c.Backup.Instances.Open, b.c.Backup.Instances.Why = true, why
	}
	b.c.Backup.Trusted = b.backupTrusted()
}

// backupTrusted says whether a binding lets a backup vault in.
func (b *build) backupTrusted() Value[bool] {
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
		switch {
		case is == no:
		case min(is, mine) == yes && r.Exists == azure.Yes:
			b.read = append(b.read, r)
			return Known(true, declared(r)).Explained(r.Address + " is declared")
		default:
			lacks.leaf("the roles of "+r.Address, roles)
			lacks.value(r.Address+" may be it", at)
		}
	}
	if lacks.some() {
		return lacking[bool](lacks)
	}
	return b.absent()
}
