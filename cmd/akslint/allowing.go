package main

import (
	"strings"

	"github.com/akslint/akslint/pkg/config"
	"github.com/akslint/akslint/pkg/finding"
)

// allowing tells on a rule's page how to live with what it finds: a comment where
// there are comments, an annotation on an object, an entry of the configuration.
func allowing(b *strings.Builder, r *finding.Rule, width int) {
	b.WriteString("\nHow to allow it\n")
	if r.Binding {
		beside(b, "  ", "Nobody may: what this rule finds cannot be suppressed.", width)
		return
	}
	beside(b, "  ", "On the line that a finding points at, or above the block it is in:", width)
	b.WriteString("    # akslint:allow " + r.Name + ` reason="why it may stay" until=2099-12-31` + "\n")
	if r.Reads.Manifests {
		beside(b, "  ", "On a Kubernetes object, as an annotation:", width)
		b.WriteString("    akslint.io/allow." + r.Name + ": why it may stay\n")
	}
	beside(b, "  ", "In "+config.FileName+", for files that have no comments; ADDRESS is that of the resource, as the report names it, and a * stands for any text:", width)
	b.WriteString(`    allow:
      - rule: ` + r.Name + `
        address: ADDRESS
        reason: why it may stay
`)
}
