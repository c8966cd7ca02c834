package baseline

import (
	"slices"

	"github.com/akslint/akslint/pkg/finding"
)

// Run is what a run looked at. With the zero value it looked at nothing, so that
// nothing is fixed.
type Run struct {
	Clusters []Cluster
	// Whole says that the run is about the whole repository and could read all of it:
	// what is not among the clusters is gone.
	Whole bool
	// Excluded reports of a file that it is passed over all the same; nil means no.
	Excluded func(path string) bool
	// Covers reports whether a file is below what was named; nil means no.
	Covers func(path string) bool
	// Asked are the identifiers of the rules that ran. Answers reports of another
	// one whether it had nothing to run on; nil means no.
	Asked   map[string]bool
	Answers func(rule string) bool
}

// Comparison is what a baseline and the findings of a run have in common. Entries
// are sorted; each finding is in one of Held and New at most.
type Comparison struct {
	// Held are entries whose finding is still there: as they are now, or in a run of
	// a part as they are in the baseline.
	Held []Entry
	// New are findings that no entry is about and nothing else suppresses.
	New []Entry
	// Fixed are entries whose finding is gone, Unseen those that the run did not
	// look at or could not decide.
	Fixed, Unseen []Entry

	held []int // the findings of Held
	run  Run
}

// Compare holds findings against the baseline, as they are before what is alike
// is made one.
func (b *Baseline) Compare(findings []finding.Finding, run Run) Comparison {
	m := matcher{run: run, findings: findings, entries: map[Entry][]int{}, taken: make([]bool, len(b.Entries)), all: b.Entries, out: Comparison{run: run}}
	for i, e := range b.Entries {
		m.entries[e.identity()] = append(m.entries[e.identity()], i)
	}
	rest := m.take(gather(findings), Entry.identity)
	for _, s := range m.move(rest, b.Clusters) {
		if findings[s.findings[0]].Suppression == nil {
			m.out.New = append(m.out.New, s.entry)
		}
	}
	for i, e := range b.Entries {
		switch {
		case m.taken[i]:
		case m.fixed(e):
			m.out.Fixed = append(m.out.Fixed, e)
		default:
			m.out.Unseen = append(m.out.Unseen, e)
		}
	}
	for _, list := range [][]Entry{m.out.Held, m.out.New, m.out.Fixed, m.out.Unseen} {
		slices.SortStableFunc(list, compare)
	}
	return m.out
}

// matcher is one comparison.
type matcher struct {
	run      Run
	findings []finding.Finding
	all      []Entry
	entries  map[Entry][]int
	taken    []bool
	out      Comparison
}

// take gives each of what is said an entry that is left of its name, and returns
// those that got none.
func (m *matcher) take(all []*said, name func(Entry) Entry) []*said {
	var rest []*said
	for _, s := range all {
		k := name(s.entry)
		left := m.entries[k]
		if len(left) == 0 {
			rest = append(rest, s)
			continue
		}
		m.taken[left[0]] = true
		m.entries[k] = left[1:]
		now := s.entry
		now.At = m.all[left[0]].At
		if !m.run.Whole {
			now = m.all[left[0]]
		}
		m.out.Held = append(m.out.Held, now)
		m.out.held = append(m.out.held, s.findings...)
	}
	return rest
}

// fixed reports whether the run shows that what an entry is about is gone: it
// looked there, and it did not leave the question open.
func (m *matcher) fixed(e Entry) bool {
	for i := range m.findings {
		f := &m.findings[i]
		if f.Kind == finding.Open && f.Rule.ID == e.Rule && f.Unit == e.Unit {
			return false
		}
	}
	if !m.run.Asked[e.Rule] {
		return m.run.Whole && m.run.Answers != nil && m.run.Answers(e.Rule)
	}
	there := slices.Contains(m.run.Clusters, e.cluster())
	return m.run.Whole || there && m.run.Covers != nil && m.run.Covers(e.File)
}

// Apply suppresses the findings that the baseline holds, where nothing else does.
func (c *Comparison) Apply(findings []finding.Finding, b *Baseline) {
	known := &finding.Suppression{External: true, By: finding.ByBaseline, Reason: "it is in the baseline " + b.name()}
	for _, i := range c.held {
		if findings[i].Suppression == nil {
			findings[i].Suppression = known
		}
	}
}

func (b *Baseline) name() string {
	if b.File == nil {
		return FileName
	}
	return b.File.Path
}
