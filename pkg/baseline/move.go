package baseline

// move gives what is left an entry of another place that has moved: the whole
// repository was looked at and its cluster is gone, while that of the finding was
// not there when the baseline was written. A cluster that was there without the
// finding was clean, and what is found in it is new. It returns those that got none.
func (m *matcher) move(rest []*said, before []Cluster) []*said {
	if !m.run.Whole || len(before) == 0 {
		return rest
	}
	there, now := setOf(before), setOf(m.run.Clusters)
	clear(m.entries)
	for i, e := range m.all {
		passed := m.run.Excluded != nil && m.run.Excluded(e.File)
		if !m.taken[i] && !now[e.cluster()] && !passed {
			m.entries[e.moved()] = append(m.entries[e.moved()], i)
		}
	}
	var old, fresh []*said
	for _, s := range rest {
		if there[s.entry.cluster()] {
			old = append(old, s)
		} else {
			fresh = append(fresh, s)
		}
	}
	return append(old, m.take(fresh, Entry.moved)...)
}
