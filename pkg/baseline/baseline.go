// Package baseline remembers the findings that were there before anybody looked,
// so that only new ones fail. In go a file and the findings of a run; out come
// which findings it holds, which are new, and which of its entries are fixed.
//
// An entry is about a thing, never about a line: the rule, and the model path with
// things called by their address. It opens and writes no file by itself.
package baseline

import (
	"cmp"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// FileName is what the baseline at the root of a repository is called.
const FileName = ".akslint-baseline.json"

// Entry is one finding that is known. Rule, Address, Path, Cluster, Unit and
// Deployment tell it apart; Name and File are for people.
type Entry struct {
	Rule, Name string
	Address    string
	Path       string // the model path, with names instead of numbers
	Cluster    string
	Unit       string
	Deployment string
	File       string
	// At is where its address is written, its path where it has none; zero in one that
	// is made of a finding.
	At source.Range
}

// Baseline is the findings that are known. The zero value knows none.
type Baseline struct {
	File    *source.File
	Entries []Entry
	// Clusters are all that there were when it was written, with findings or without;
	// none when that is not known, and then no entry moves.
	Clusters []Cluster
}

// Fits reports whether a finding can be in a baseline: a failure of a rule that
// does not say that nobody may suppress it.
func Fits(f *finding.Finding) bool { return f.Kind == finding.Fail && !f.Rule.Binding }

// entryOf makes an entry of a finding that was not made one with others yet.
func entryOf(f *finding.Finding) Entry {
	e := Entry{
		Rule: f.Rule.ID, Name: f.Rule.Name, Address: f.Address, Path: strings.TrimPrefix(f.Named, "."),
		Cluster: f.Cluster, Unit: f.Unit, File: f.Location.Range.Path(),
	}
	if len(f.Deployments) > 0 {
		e.Deployment = f.Deployments[0]
	}
	return e
}

// identity is what tells an entry apart wherever its file went.
func (e Entry) identity() Entry {
	e.Name, e.File, e.At = "", "", source.Range{}
	return e
}

// moved is what tells an entry apart when its directory went elsewhere, or its
// cluster is another one: an object has the same name there.
func (e Entry) moved() Entry {
	e = e.identity()
	e.Unit, e.Cluster = "", ""
	return e
}

// compare orders entries as the file has them.
func compare(a, b Entry) int {
	return cmp.Or(
		cmp.Compare(a.Deployment, b.Deployment), cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Address, b.Address),
		cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Path, b.Path), cmp.Compare(a.Cluster, b.Cluster), cmp.Compare(a.File, b.File),
	)
}

// said is one thing that is said: a rule may reach it on several ways.
type said struct {
	entry          Entry
	message, place string
	findings       []int
}

// gather makes one of findings that say the same of the same place, in an order
// that does not depend on theirs.
func gather(findings []finding.Finding) []*said {
	type key struct {
		entry          Entry
		message, place string
	}
	at := map[key]*said{}
	var out []*said
	for i := range findings {
		f := &findings[i]
		if !Fits(f) {
			continue
		}
		e := entryOf(f)
		k := key{e.identity(), f.Message, f.Location.Range.String()}
		if at[k] == nil {
			at[k] = &said{entry: e, message: k.message, place: k.place}
			out = append(out, at[k])
		}
		at[k].findings = append(at[k].findings, i)
	}
	slices.SortStableFunc(out, func(a, b *said) int {
		return cmp.Or(compare(a.entry, b.entry), cmp.Compare(a.message, b.message), cmp.Compare(a.place, b.place))
	})
	return out
}
