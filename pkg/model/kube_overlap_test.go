package model

import "testing"

// TestKubeOverlap: workloads that select each other's pods, and only those that are
// certainly beside each other.
func TestKubeOverlap(t *testing.T) {
	copied := webWith("name: web, namespace", "name: copy, namespace")
	apart := webWith("name: web, namespace: shop", "name: copy, namespace: other")
	for name, c := range map[string]struct {
		files []string
		want  string
	}{
		"copied":            {[]string{webWith(), copied}, "0 Deployment shop/web"},
		"other namespace":   {[]string{webWith(), apart}, "null null"},
		"labels of its own": {[]string{webWith(), webWith("name: web, namespace", "name: copy, namespace", "{app: web}", "{app: copy}")}, "null null"},
	} {
		k := deployed(t, false, c.files...)
		w := k.Workloads.Items[1]
		if got := say(w.Overlap) + " " + say(w.OverlapName); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		if first := k.Workloads.Items[0]; !first.Overlap.IsNull() {
			t.Errorf("%s: told twice", name)
		}
	}
}
