package engine

import (
	"fmt"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// TestFoldDeployments: what deployments agree on is one finding with the
// severity of where it weighs most; what they do not agree on stays apart.
func TestFoldDeployments(t *testing.T) {
	rule := &finding.Rule{ID: "AKS001"}
	file := source.NewFile("main.tf", []byte("a = 1\nb = 2\n"))
	at := func(start int, deployment, message string, s finding.Severity) finding.Finding {
		f := finding.Finding{
			Rule: rule, Cluster: "c", Unit: "infra", Message: message, Severity: s, Instances: 1,
			Location: finding.Location{Range: source.Range{File: file, Start: start, End: start + 1}},
			Trail:    []finding.Location{{Message: "by way of " + deployment}},
		}
		if deployment != "" {
			f.Deployments = []string{deployment}
		}
		return f
	}
	in := []finding.Finding{
		at(0, "prod", "it is small", finding.High),
		at(0, "dev", "it is small", finding.Low),
		at(0, "test", "it is tiny", finding.Low),
		at(0, "", "it is small", finding.Medium),
		at(6, "dev", "it is small", finding.Low),
	}
	var got []string
	for _, f := range foldDeployments(in, nil) {
		got = append(got, fmt.Sprintf("%s %s %s %v %d", f.Location.Range, f.Severity, f.Message, f.Deployments, len(f.Trail)))
	}
	want := `main.tf:1:1 high it is small [dev prod] 2
main.tf:1:1 low it is tiny [test] 1
main.tf:1:1 medium it is small [] 1
main.tf:2:1 low it is small [dev] 1`
	if text := strings.Join(got, "\n"); text != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
}

// TestFoldClusters: what is said of one place for several clusters is one
// finding that names them; what is said otherwise, or not decided, stays apart.
func TestFoldClusters(t *testing.T) {
	rule := &finding.Rule{ID: "AKS001"}
	file := source.NewFile("main.tf", []byte("a = 1\nb = 2\n"))
	of := func(cluster, unit, message string, kind finding.Kind) finding.Finding {
		return finding.Finding{
			Rule: rule, Cluster: cluster, Unit: unit, Message: message, Kind: kind, Instances: 1, Address: "subnet.s",
			Location: finding.Location{Range: source.Range{File: file, Start: 0, End: 1}},
			Related:  []finding.Location{{Message: "the pool of " + cluster}},
		}
	}
	in := []finding.Finding{
		of("a", "infra", "it is small", finding.Fail),
		of("b", "infra", "it is small", finding.Fail),
		of("c", "infra", "it is small", finding.Fail),
		of("c", "other", "it is small", finding.Fail),
		of("c", "infra", "it is tiny", finding.Fail),
		of("a", "infra", "it may be small", finding.Open),
		of("b", "infra", "it may be small", finding.Open),
	}
	var got []string
	for _, f := range foldClusters(in) {
		got = append(got, fmt.Sprintf("%s %s %s: %s %v %d %d", f.Kind, f.Cluster, f.Unit, f.Message, f.Clusters, len(f.Related), f.Instances))
	}
	want := `fail a infra: it is small [a b c] 3 1
fail c other: it is small [] 1 1
fail c infra: it is tiny [] 1 1
open a infra: it may be small [] 1 1
open b infra: it may be small [] 1 1`
	if text := strings.Join(got, "\n"); text != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
}
