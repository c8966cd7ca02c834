package model

import (
	"slices"

	"github.com/akslint/akslint/pkg/value"
)

// backups says for each claim which backup leaves its data out.
func (d *deploy) backups() {
	for _, c := range d.k.Claims.Items {
		c.Skipped = d.skipped(c)
	}
}

// skipped is the place of the first backup that takes a claim and not its volume,
// where no other takes both.
func (d *deploy) skipped(c *Claim) Value[int] {
	from := []*value.Value{value.NewNull(c.At)}
	seen, why := d.c.Seen()
	if !seen {
		return NotKnown[int](why, from...)
	}
	var lacks need
	all := d.c.Backup.Instances
	if all.Open {
		lacks.value("there may be more backups", all.Why)
	}
	at, may := -1, all.Open
	for i, b := range all.Items {
		takes := b.covers(c.Namespace, &lacks)
		if takes == no {
			continue
		}
		if takes == maybe {
			lacks.value("it is not known whether "+b.Address+" takes it", b.MaybeWhy)
		}
		snapshots, ok := b.VolumeSnapshots.Get()
		may = may || !ok || !snapshots
		switch {
		case !ok:
			lacks.leaf("whether "+b.Address+" takes volumes", b.VolumeSnapshots)
		case snapshots && takes == yes:
			return None[int](from...)
		case !snapshots && at < 0:
			at = i
		}
	}
	switch {
	case !may:
		return None[int](from...)
	case lacks.some():
		return lackingAt[int](lacks, from)
	case at < 0:
		return None[int](from...)
	}
	return Known(at, from...)
}

// covers says whether a backup takes what lies in a namespace.
func (b *BackupInstance) covers(namespace Value[string], lacks *need) answer {
	is := yes
	if b.Maybe {
		is = maybe
	}
	if b.filtered.Or(true) {
		lacks.value("labels or kinds decide what "+b.Address+" takes", first(b.filtered.From()))
		is = maybe
	}
	in, out := inNamespaces(namespace, b.Included, true), inNamespaces(namespace, b.Excluded, false)
	if in == no || out == yes {
		return no
	}
	if in == maybe || out == maybe {
		lacks.leaf("the namespaces of "+b.Address, b.Included)
		lacks.leaf("the namespaces of "+b.Address, b.Excluded)
		lacks.leaf("the namespace", namespace)
		is = maybe
	}
	return is
}

// inNamespaces says whether a list of namespaces has one; empty is what holds where the
// list is.
func inNamespaces(namespace Value[string], list Value[[]string], empty bool) answer {
	all, ok := list.Get()
	name, known := namespace.Get()
	switch {
	case ok && len(all) == 0:
		return answerOf(empty)
	case !ok, !known:
		return maybe
	}
	return answerOf(slices.Contains(all, name))
}
