package engine

import (
	"fmt"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// TestFoldOverlays: one line that several overlays bring is one finding that names
// their objects; other objects, lines and words stay apart, and so does what is not
// decided.
func TestFoldOverlays(t *testing.T) {
	rule := &finding.Rule{ID: "AKS001"}
	file := source.NewFile("base/web.yaml", []byte("a: 1\nb: 2\n"))
	of := func(start int, address, message, deployment string) finding.Finding {
		f := finding.Finding{
			Rule: rule, Address: address, Message: message, Instances: 1,
			Location: finding.Location{Range: source.Range{File: file, Start: start, End: start + 1}},
		}
		if deployment != "" {
			f.Deployments = []string{deployment}
		}
		return f
	}
	open := of(0, "Deployment open/web", "Deployment open/web is small", "")
	open.Kind = finding.Open
	in := []finding.Finding{
		of(0, "Deployment dev/web", "Deployment dev/web is small", ""),
		of(0, "Deployment prod/web", "Deployment prod/web is small", ""),
		of(0, "Deployment test/web", "Deployment test/web is small", ""),
		of(0, "Deployment prod/api", "Deployment prod/api is small", ""),
		of(0, "Deployment prod/web", "Deployment prod/web is tiny", ""),
		of(5, "Deployment prod/web", "Deployment prod/web is small", ""),
		of(0, "Deployment prod/web", "Deployment prod/web is small", "prod"),
		of(0, "Deployment dev/web", "Deployment dev/web is small", "dev"),
		open,
		of(0, "azurerm_subnet.a", "it is small", ""),
		of(0, "azurerm_subnet.b", "it is small", ""),
	}
	var got []string
	for _, f := range foldOverlays(in) {
		got = append(got, fmt.Sprintf("%s: %s %q %v %d", f.Location.Range, f.Message, f.Also, f.Deployments, f.Instances))
	}
	want := `base/web.yaml:1:1: Deployment dev/web is small ["Deployment prod/web" "Deployment test/web"] [] 3
base/web.yaml:1:1: Deployment prod/api is small [] [] 1
base/web.yaml:1:1: Deployment prod/web is tiny [] [] 1
base/web.yaml:2:1: Deployment prod/web is small [] [] 1
base/web.yaml:1:1: Deployment prod/web is small ["Deployment dev/web"] [dev prod] 2
base/web.yaml:1:1: Deployment open/web is small [] [] 1
base/web.yaml:1:1: it is small [] [] 1
base/web.yaml:1:1: it is small [] [] 1`
	if text := strings.Join(got, "\n"); text != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
}
