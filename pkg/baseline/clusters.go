package baseline

import (
	"cmp"
	"slices"
)

// Cluster is one that was checked; the zero value holds the objects that belong to
// none.
type Cluster struct{ Unit, Address, Deployment string }

// cluster is where an entry is.
func (e Entry) cluster() Cluster { return Cluster{e.Unit, e.Cluster, e.Deployment} }

// clusterFields are what the file calls the parts of a cluster, in its order.
var clusterFields = []string{"cluster", "unit", "deployment"}

func (c *Cluster) field(name string) *string {
	switch name {
	case "cluster":
		return &c.Address
	case "unit":
		return &c.Unit
	case "deployment":
		return &c.Deployment
	}
	return nil
}

// inOrder returns clusters as the file has them, each once.
func inOrder(all []Cluster) []Cluster {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b Cluster) int {
		return cmp.Or(cmp.Compare(a.Deployment, b.Deployment), cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Address, b.Address))
	})
	return slices.Compact(all)
}

// setOf makes a set of clusters.
func setOf(all []Cluster) map[Cluster]bool {
	out := map[Cluster]bool{}
	for _, c := range all {
		out[c] = true
	}
	return out
}

// clusters reads the clusters that there were.
func (r *reader) clusters(b *Baseline) error {
	if err := r.delim('['); err != nil {
		return err
	}
	for r.in.More() {
		if len(b.Clusters) == maxEntries {
			return wrong("the baseline lists more than %d clusters", maxEntries)
		}
		var c Cluster
		err := r.object(clusterFields, func(key string) error { return r.string(key, c.field(key)) })
		if err != nil {
			return err
		}
		b.Clusters = append(b.Clusters, c)
	}
	return r.delim(']')
}

// string reads the text of a key.
func (r *reader) string(key string, to *string) error {
	token, err := r.in.Token()
	if err != nil {
		return err
	}
	value, ok := token.(string)
	if !ok {
		return wrong("%s has to be a text", key)
	}
	*to = value
	return nil
}
