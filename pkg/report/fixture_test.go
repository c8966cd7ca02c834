package report_test

import (
	"fmt"
	"strings"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/report"
	"github.com/akslint/akslint/pkg/source"
)

// at returns the range of the first occurrence of text in a file.
func at(f *source.File, text string) source.Range {
	i := strings.Index(string(f.Data), text)
	if i < 0 {
		panic(fmt.Sprintf("%q is not in %s", text, f.Path))
	}
	return source.Range{File: f, Start: i, End: i + len(text)}
}

var (
	mainTF = source.NewFile("infra/main.tf", []byte(`resource "azurerm_kubernetes_cluster" "main" {
  name       = "prod"
  sku_tier   = var.tier
  dns_prefix = var.prefix

	default_node_pool {
		name    = "系统🙂"; zones = ["1"]
		node_count = 1
	}
}

resource "azurerm_subnet" "nodes" {
  address_prefixes = [local.nodes]
}
`))
	variablesTF = source.NewFile("infra/variables.tf", []byte("\ufeffvariable \"tier\" {\r\n  default = \"Free\"\r\n}\r\n\r\nvariable \"prefix\" {\r\n}\r\n"))
	localsTF    = source.NewFile("infra/locals and more.tf", []byte("locals {\n  nodes = \"10.0.0.0/26\"\n}\n"))
	poolsTF     = source.NewFile("infra/pools.tf", []byte("resource \"azurerm_kubernetes_cluster_node_pool\" \"user\" {\n  for_each  = toset([\"a\", \"b\", \"c\"])\n  max_count = 30\n}\n"))
	brokenTF    = source.NewFile("infra/broken.tf", []byte("resource {{\n"))

	freeTier = &finding.Rule{
		ID: "AKS101", Name: "free-tier", Category: "zones",
		Title:       "Cluster without an uptime agreement",
		Description: "The Free tier has no financially backed agreement\nand a smaller control plane.",
		Remediation: finding.Advice{
			Terraform: "Set sku_tier to Standard,\nor to Premium with long-term support.",
			ARM:       "Set sku.tier to Standard,\nor to Premium with long-term support.",
		},
		Severity: finding.Medium, Pillar: "reliability", Environments: []string{"production"},
		References:  []string{"https://learn.microsoft.com/azure/aks/free-standard-pricing-tiers"},
		Equivalents: map[string][]string{"checkov": {"CKV_AZURE_170"}, "psrule": {"Azure.AKS.UptimeSLA"}},
	}
	oneZone = &finding.Rule{
		ID: "AKS102", Name: "pool-in-one-zone", Category: "zones",
		Title: "Node pool in one zone", Severity: finding.High, Pillar: "reliability",
	}
	smallSubnet = &finding.Rule{
		ID: "AKS103", Name: "subnet-too-small", Category: "network",
		Title:       "Subnet runs out of addresses",
		Remediation: finding.Anywhere("Give the subnet more addresses, or let fewer nodes in."),
		Severity:    finding.Critical, Pillar: "reliability",
	}
	publicAPI = &finding.Rule{
		ID: "AKS104", Name: "public-api-server", Category: "network",
		Title:       "API server reachable from the internet",
		Description: "Whoever holds a leaked credential can use it from anywhere.",
		Remediation: finding.Anywhere("Make the cluster private, or list the address ranges that may connect."),
		Severity:    finding.High, Pillar: "security",
	}
)

const cluster = "azurerm_kubernetes_cluster.main"

// story is a report with one of everything.
func story() report.Report {
	about := func(f finding.Finding) finding.Finding {
		f.Cluster, f.Unit, f.Instances = cluster, "infra", max(f.Instances, 1)
		if f.Kind == finding.Fail {
			f.Remediation = f.Rule.Remediation.Terraform
		}
		if f.Kind == finding.Fail {
			f.Severity = f.Rule.Severity
		}
		f.Fingerprint = strings.ToLower(f.Rule.ID) + "-0123456789abcdef"
		return f
	}
	prefix := finding.Location{Range: at(variablesTF, `variable "prefix"`), Message: `name: variable "prefix" has no value`}
	dns := finding.Location{Range: prefix.Range, Message: `dns_prefix: variable "prefix" has no value`}
	vnet := finding.Location{Range: at(mainTF, "local.nodes"), Message: "data.azurerm_virtual_network.hub is read when the deployment runs"}
	return report.Report{
		Version: "0.1.0", AsOf: "2026-11-21", DataAsOf: "2026-10-01", OldestTable: "regions",
		Rules: []*finding.Rule{publicAPI, smallSubnet, oneZone, freeTier},
		Findings: []finding.Finding{
			about(finding.Finding{
				Rule: smallSubnet, Message: `subnet "nodes" holds 59 addresses, 310 are needed at maximum scale`,
				Path: "addressing.subnets[0]", Address: "azurerm_subnet.nodes",
				Location: finding.Location{Range: at(localsTF, `"10.0.0.0/26"`)},
				Trail: []finding.Location{
					{Range: at(mainTF, "local.nodes"), Message: "address_prefixes"},
					{Range: at(localsTF, "nodes"), Message: "local.nodes"},
				},
				Related: []finding.Location{{Range: at(poolsTF, "30"), Message: `pool "user" grows to 30 nodes in pools["a"]`}},
			}),
			about(finding.Finding{
				Rule: oneZone, Message: `pool "系统🙂" is in one zone`, Path: "pools[0].zones", Address: cluster,
				Location: finding.Location{Range: at(mainTF, `["1"]`)},
			}),
			about(finding.Finding{
				Rule: oneZone, Message: `pool "user" is in no zone`, Path: "pools[1].zones", Address: "azurerm_kubernetes_cluster_node_pool.user",
				Location:  finding.Location{Range: at(poolsTF, "resource \"azurerm_kubernetes_cluster_node_pool\" \"user\" {\n  for_each"), Message: "nothing is written; the default is no zone"},
				Instances: 3,
			}),
			about(finding.Finding{
				Rule: freeTier, Message: `cluster "prod" is in the Free tier`, Path: "tier", Address: cluster,
				Location: finding.Location{Range: at(variablesTF, `"Free"`)},
				Trail: []finding.Location{
					{Range: at(mainTF, "var.tier"), Message: "sku_tier"},
					{Range: at(variablesTF, `variable "tier"`), Message: `default of variable "tier"`},
				},
			}),
			about(finding.Finding{Rule: publicAPI, Kind: finding.Open, Message: "needs network.subnets", Missing: []finding.Location{vnet, prefix}}),
			about(finding.Finding{Rule: smallSubnet, Kind: finding.Open, Message: "needs network.subnets", Missing: []finding.Location{vnet}}),
			about(finding.Finding{Rule: oneZone, Kind: finding.Open, Message: "needs name", Path: "pools[2]", Missing: []finding.Location{prefix}}),
			about(finding.Finding{Rule: oneZone, Kind: finding.Open, Message: "needs name", Path: "pools[3]", Missing: []finding.Location{prefix, dns}}),
			about(finding.Finding{
				Rule: freeTier, Message: "cluster prod has no support plan", Address: cluster,
				Location:    finding.Location{Range: at(mainTF, "name")},
				Suppression: &finding.Suppression{Reason: "agreed until the migration", Until: "2027-01-31"},
			}),
		},
		Problems: []source.Problem{
			{Severity: source.Error, Range: at(brokenTF, "{{"), Message: "a block needs a type and a body", Hint: "Close the first brace.\nThen run again."},
			{Severity: source.Note, Path: "infra/modules/hub", Message: "the module is not there", Hint: "run terraform init"},
			{Severity: source.Budget, Message: "the evaluation took longer than it may"},
		},
		Coverage: report.Coverage{
			Files:      []report.Count{{Name: "tfvars", Count: 1}, {Name: "Terraform", Count: 5}},
			Skipped:    []report.Count{{Name: "too large", Count: 1}},
			Clusters:   []report.Cluster{{Address: cluster, Unit: "infra", Environment: "production", Range: at(mainTF, `resource "azurerm_kubernetes_cluster" "main"`)}},
			Resources:  3,
			Unmodelled: []report.Count{{Name: "azurerm_dns_zone", Count: 2}},
			Checks:     47,
			Unresolved: []finding.Location{{Range: prefix.Range, Message: `variable "prefix" has no value`}},
		},
	}
}

const evil = "x\x1b[31m\x1b]0;title\x07\r\n::error::no\u202egpj\u2028\u0085\xff\x7f|`a`<script>alert(1)</script>]]>-->{{.}}##vso[task.complete]%0A![x](javascript:x)\ufffe"

// hostile is a report in which every text from a source tries something.
func hostile() report.Report {
	file := source.NewFile("a b/"+evil+".tf", []byte("name = \""+strings.ReplaceAll(evil, "\n", "")+"\"\n"))
	plain := source.NewFile("::error::.tf", []byte("::error::stop\n"))
	rule := &finding.Rule{ID: "AKS901", Name: "hostile", Title: evil, Description: evil, Remediation: finding.Anywhere("::error::" + evil), Severity: finding.Low}
	rule.References = []string{"javascript:alert(1)", "https://me:and-you@example.com/", "https://example.com/\"><script>(1)" + "|`"}
	place := finding.Location{Range: at(file, "name"), Message: evil + " [click](https://example.com)"}
	return report.Report{
		Version: "0.1.0", AsOf: "2026-11-21",
		Rules: []*finding.Rule{rule},
		Findings: []finding.Finding{
			{
				Rule: rule, Severity: finding.Low, Message: "::error::" + evil, Remediation: rule.Remediation.ARM, Cluster: evil, Unit: evil, Address: evil, Path: evil,
				Location: place, Trail: []finding.Location{place}, Related: []finding.Location{place}, Fingerprint: "f",
			},
			{Rule: rule, Severity: finding.Low, Message: "see [here](1) of pools[0]", Remediation: rule.Remediation.ARM, Location: finding.Location{Range: at(plain, "stop")}},
			{Rule: rule, Kind: finding.Open, Message: evil, Missing: []finding.Location{place}},
			{Rule: rule, Message: evil, Location: place, Deployments: []string{evil}, Suppression: &finding.Suppression{Reason: evil, External: true}},
		},
		Problems: []source.Problem{
			{Severity: source.Error, Range: at(plain, "stop"), Message: evil, Hint: evil},
			{Severity: source.Error, Path: evil, Message: evil},
		},
		Coverage: report.Coverage{
			Files:      []report.Count{{Name: evil, Count: 1}},
			Clusters:   []report.Cluster{{Address: evil, Unit: evil, Environment: evil}, {Address: "other"}},
			Unresolved: []finding.Location{place},
		},
	}
}

// unsure is a report about a cluster of which little is known.
func unsure() report.Report {
	header := at(mainTF, `resource "azurerm_kubernetes_cluster" "main"`)
	pools := finding.Location{Range: at(poolsTF, "max_count = 30")}
	open := func(rule *finding.Rule, missing ...finding.Location) finding.Finding {
		return finding.Finding{Rule: rule, Kind: finding.Open, Cluster: cluster, Missing: missing}
	}
	missing := func(place finding.Location, message string) finding.Location {
		place.Message = message
		return place
	}
	r := report.Report{
		AsOf: "2026-11-21", DataAsOf: "2026-10-01", OldestTable: "regions",
		Findings: []finding.Finding{
			{Rule: freeTier, Severity: freeTier.Severity.Lower(), Message: "one step milder", Remediation: freeTier.Remediation.ARM, Cluster: cluster},
			{Rule: publicAPI, Severity: publicAPI.Severity, Message: "milder nowhere", Remediation: publicAPI.Remediation.ARM, Cluster: cluster},
			open(publicAPI,
				missing(pools, "network.subnets[0].demand.max: the size of pool a is not known: the mode is not written; the size of pool b is not known: the mode is not written; node auto-provisioning may add nodes"),
				missing(pools, "network.subnets[0].demand.max_floor: it is not known whether pool a exists; it is not known whether pool b exists"),
			),
			open(smallSubnet, missing(pools, "pools[0].count: node auto-provisioning may add nodes")),
			open(oneZone, missing(finding.Location{Range: header}, "user_pools.exist: it may be declared in other files: the cluster is not marked complete")),
			open(freeTier, missing(finding.Location{Range: at(mainTF, "var.tier")}, `tier: variable "tier" is not declared`)),
			open(freeTier, missing(finding.Location{}, "addressing.max_floor: no place says so")),
		},
		Coverage: report.Coverage{
			Files:    []report.Count{{Name: "Terraform", Count: 2}},
			Clusters: []report.Cluster{{Address: cluster, Range: header}},
			Checks:   4,
		},
	}
	for i := range 12 {
		r.Problems = append(r.Problems, source.Problem{
			Severity: source.Note, Range: source.Range{File: mainTF, Start: i, End: i + 1},
			Message: fmt.Sprintf("module %q (example/m%d) is not among the files", "m", i/10*(i-9)),
			Hint:    "Run terraform init.",
		})
	}
	for i := range 9 {
		r.Problems = append(r.Problems, source.Problem{Severity: source.Note, Path: "infra/other", Message: fmt.Sprintf("module \"n%d\" (source not known) is not among the files", i)})
	}
	r.Coverage.Outside = []finding.Location{{Range: header, Message: "module.m (example/m0)"}}
	return r
}

// clusterless is a report about files that hold no cluster.
func clusterless() report.Report {
	r := unsure()
	r.Findings, r.Problems, r.Coverage.Clusters = nil, nil, nil
	return r
}

// homeless is a report whose findings have no place of their own, or one that
// is outside the repository.
func homeless() report.Report {
	fetched := source.NewFile("infra/.terraform/modules/aks/main.tf", []byte("zones = []\n"))
	outside := source.NewFile("/elsewhere/main.tf", []byte("zones = []\n"))
	call := finding.Location{Range: at(mainTF, "default_node_pool"), Message: "module.aks"}
	r := story()
	r.Problems, r.Coverage.Unresolved = nil, nil
	r.Findings = []finding.Finding{
		{Rule: publicAPI, Severity: finding.High, Message: "shown where the cluster is", Remediation: publicAPI.Remediation.Terraform, Cluster: cluster, Unit: "infra"},
		{Rule: publicAPI, Severity: finding.High, Message: "shown nowhere", Remediation: publicAPI.Remediation.Terraform, Cluster: "other", Address: "azurerm_kubernetes_cluster.other"},
		{Rule: oneZone, Severity: finding.High, Message: "shown at the module call", Location: finding.Location{Range: at(fetched, "zones")}, Trail: []finding.Location{call}},
		{Rule: oneZone, Severity: finding.High, Message: "shown at the call, not outside", Location: finding.Location{Range: at(outside, "zones")}, Trail: []finding.Location{call}},
		{Rule: oneZone, Severity: finding.High, Message: "outside and alone", Location: finding.Location{Range: at(outside, "zones")}},
	}
	return r
}
