package engine_test

import (
	"context"
	"fmt"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/pkg/model"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

const freeTier = `# METADATA
# title: Cluster without a guaranteed uptime
# description: The free tier promises nothing.
# scope: package
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/free-standard-pricing-tiers
# custom:
#   id: AKS999
#   severity: high
#   pillar: reliability
#   remediation: Choose the standard tier.
package rules.example.free_tier

deny contains {"path": ["tier"], "message": message} if {
	input.tier == "free"
	message := sprintf("cluster %q is on the free tier", [input.name])
}
`

// A rule comes in, and a cluster that some reader made; out comes a finding
// with its place.
func Example() {
	rules := fstest.MapFS{"example/free_tier/rule.rego": {Data: []byte(freeTier)}}
	e, err := engine.Load(rules, engine.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	f := source.NewFile("main.tf", []byte("resource \"azurerm_kubernetes_cluster\" \"shop\" {\n  sku_tier = \"Free\"\n}\n"))
	written := value.NewString("Free", value.At(source.Range{File: f, Start: 60, End: 66}))
	c := &model.Cluster{Name: model.Known("shop"), Tier: model.Known("free", written)}

	result, err := e.Check(context.Background(), []*model.Cluster{c})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range result.Findings {
		fmt.Printf("%s: %s: %s (%s)\n", f.Location.Range, f.Severity, f.Message, f.Rule.Name)
	}
	// Output: main.tf:2:14: high: cluster "shop" is on the free tier (free-tier)
}
