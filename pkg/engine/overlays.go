package engine

import (
	"regexp"
	"slices"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// inNamespace is how objects are called: Deployment shop/web.
var inNamespace = regexp.MustCompile(`\b([A-Z][A-Za-z]+ )[a-z0-9*][a-z0-9*.-]*/`)

// foldOverlays makes one finding of those that say the same of one place for an
// object that several overlays bring into namespaces of their own. What is not
// decided stays apart: it is counted by what it misses.
func foldOverlays(fs []finding.Finding) []finding.Finding {
	type key struct {
		rule, unit, cluster, address, message string
		deployed                              bool
		place                                 source.Range
		suppression                           *finding.Suppression
	}
	at := map[key]int{}
	out := fs[:0]
	for _, f := range fs {
		address := inNamespace.ReplaceAllString(f.Address, "$1")
		if f.Kind == finding.Open || f.Location.Range.IsZero() || address == f.Address {
			out = append(out, f)
			continue
		}
		k := key{
			f.Rule.ID, f.Unit, f.Cluster, address, inNamespace.ReplaceAllString(f.Message, "$1"),
			len(f.Deployments) > 0, f.Location.Range, f.Suppression,
		}
		i, ok := at[k]
		if !ok {
			at[k] = len(out)
			out = append(out, f)
			continue
		}
		first := &out[i]
		first.Also = union(first.Also, append([]string{f.Address}, f.Also...))
		first.Severity = max(first.Severity, f.Severity)
		first.Instances += f.Instances
		first.Deployments = union(first.Deployments, f.Deployments)
		slices.Sort(first.Deployments)
	}
	return out
}
