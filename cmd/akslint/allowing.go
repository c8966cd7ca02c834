package main

import (
	"strings"

	"github.com/akslint/akslint/pkg/config"
	"github.com/akslint/akslint/pkg/finding"
)

// allowing tells on a rule's page how to live with what it finds: a comment where
// there are comments, an annotation on an object, an entry of the configuration.
func allowing(b *strings.Builder, r *finding.Rule) {
	b.WriteString("\nHow to allow it\n")
	if r.Binding {
		b.WriteString("  Nobody may: what this rule finds cannot be suppressed.\n")
		return
	}
	b.WriteString(`  On the line that a finding points at, or above the block it is in:
    # akslint:allow ` + r.Name + ` reason="why it may stay" until=2099-12-31
`)
	if r.Reads.Manifests {
		b.WriteString(`  On a Kubernetes object, as an annotation:
    akslint.io/allow.` + r.Name + `: why it may stay
`)
	}
	b.WriteString("  In " + config.FileName + `, for files that have no comments:
    allow:
      - rule: ` + r.Name + `
        address: ADDRESS # of the resource, as the report names it; a * stands for any text
        reason: why it may stay
`)
}
