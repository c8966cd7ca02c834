package baseline_test

import (
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/baseline"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// in is a cluster called aks.a.
func in(unit string) baseline.Cluster { return baseline.Cluster{Unit: unit, Address: "aks.a"} }

// prodTier is a finding about the cluster in prod.
func prodTier() finding.Finding {
	f := found(tier, "a", 1)
	f.Unit = "prod"
	f.Location = finding.Location{Range: source.Range{File: source.NewFile("prod/main.tf", []byte("\n"))}}
	return f
}

// over is a run of the whole repository that saw these clusters.
func over(units ...string) baseline.Run {
	run := everything
	run.Clusters = nil
	for _, u := range units {
		run.Clusters = append(run.Clusters, in(u))
	}
	return run
}

// TestMove: an entry is excused elsewhere only where nothing was before.
func TestMove(t *testing.T) {
	part := over("prod")
	part.Whole = false
	part.Covers = func(path string) bool { return strings.HasPrefix(path, "prod/") }
	excluded := over("prod")
	excluded.Excluded = func(path string) bool { return strings.HasPrefix(path, "staging/") }
	staging, prod := baseline.Entry{Rule: "AKS205", Address: "pool.a", Path: "pools[pool.a].zones", Cluster: "aks.a", Unit: "staging", File: "staging/main.tf"}, prodTier()
	for _, tt := range []struct {
		name   string
		before []baseline.Cluster
		run    baseline.Run
		want   string
	}{
		{"renamed", []baseline.Cluster{in("staging")}, over("prod"), "held: AKS205 pool.a; new: ; fixed: ; unseen: "},
		{"both are there", []baseline.Cluster{in("staging")}, over("staging", "prod"), "held: ; new: AKS205 pool.a; fixed: AKS205 pool.a; unseen: "},
		{"it was there and clean", []baseline.Cluster{in("staging"), in("prod")}, over("prod"), "held: ; new: AKS205 pool.a; fixed: AKS205 pool.a; unseen: "},
		{"a part was looked at", []baseline.Cluster{in("staging")}, part, "held: ; new: AKS205 pool.a; fixed: ; unseen: AKS205 pool.a"},
		{"it is not known what was there", nil, over("prod"), "held: ; new: AKS205 pool.a; fixed: AKS205 pool.a; unseen: "},
		{"the old place is passed over", []baseline.Cluster{in("staging")}, excluded, "held: ; new: AKS205 pool.a; fixed: AKS205 pool.a; unseen: "},
		{"another cluster of the directory was there", []baseline.Cluster{in("staging"), {Unit: "prod", Address: "aks.b"}}, over("prod"), "held: AKS205 pool.a; new: ; fixed: ; unseen: "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := baseline.Baseline{Entries: []baseline.Entry{staging}, Clusters: tt.before}
			if got := say(b.Compare([]finding.Finding{prod}, tt.run)); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// TestPruned: a run of a part takes out what is fixed and leaves the rest as it
// is; one of everything writes what is there now.
func TestPruned(t *testing.T) {
	written := `{"version": 1, "findings": [
  {"rule": "AKS205", "address": "pool.a", "path": "pools[pool.a].zones", "cluster": "aks.a", "unit": "prod", "file": "prod/old.tf"},
  {"rule": "AKS205", "address": "pool.x", "path": "x", "cluster": "aks.a", "unit": "prod", "file": "prod/old.tf"},
  {"rule": "AKS999", "address": "pool.a", "path": "y", "cluster": "aks.a", "unit": "staging"}],
  "clusters": [{"unit": "prod", "cluster": "aks.a"}, {"unit": "staging", "cluster": "aks.a"}]}`
	b, problem := baseline.Read(source.NewFile(baseline.FileName, []byte(written)))
	if problem != nil {
		t.Fatal(problem.Message)
	}
	part := over("prod")
	part.Whole = false
	x := found(tier, "x", 1)
	x.Unit, x.Named, x.Location = "prod", ".x", prodTier().Location

	c := b.Compare([]finding.Finding{prodTier(), x}, part)
	if got := string(c.Pruned(b)); got != written {
		t.Errorf("nothing is fixed, and it is written anew:\n%s", got)
	}
	c = b.Compare([]finding.Finding{prodTier()}, part)
	if got, want := string(c.Pruned(b)), string(baseline.Write([]baseline.Entry{b.Entries[0], b.Entries[2]}, b.Clusters)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	// AKS999 was not asked, and may still turn up where staging went.
	asked := over("prod", "dev")
	asked.Answers = func(string) bool { return false }
	c = b.Compare([]finding.Finding{prodTier()}, asked)
	if got := string(c.Pruned(b)); !strings.Contains(got, "prod/main.tf") || strings.Contains(got, "dev") {
		t.Errorf("the list is not that of before:\n%s", got)
	}
	c = b.Compare([]finding.Finding{prodTier()}, over("prod", "dev"))
	if got := string(c.Pruned(b)); !strings.Contains(got, "dev") || strings.Contains(got, "staging") {
		t.Errorf("the list is not that of now:\n%s", got)
	}
}

func TestCreatedOfAPartListsNoClusters(t *testing.T) {
	var none baseline.Baseline
	part := over("prod")
	part.Whole = false
	c := none.Compare([]finding.Finding{prodTier()}, part)
	if got := string(c.Created()); strings.Contains(got, "clusters") || !strings.Contains(got, "prod/main.tf") {
		t.Errorf("a part takes itself for the whole:\n%s", got)
	}
}
