package report_test

import (
	"fmt"
	"os"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/report"
	"github.com/akslint/akslint/pkg/source"
)

func ExampleWrite() {
	rule := &finding.Rule{ID: "AKS001", Name: "public-api-server", Severity: finding.High}
	file := source.NewFile("main.tf", []byte("private_cluster_enabled = false\n"))
	err := report.Write(os.Stdout, report.Text, report.Report{
		AsOf: "2026-11-21", DataAsOf: "2026-10-01", OldestTable: "regions",
		Rules: []*finding.Rule{rule},
		Findings: []finding.Finding{{
			Rule: rule, Severity: finding.High, Message: `cluster "prod" accepts API connections from any address`,
			Remediation: "Make the cluster private, or list the address ranges that may connect.",
			Location:    finding.Location{Range: source.Range{File: file, Start: 26, End: 31}},
		}},
		Coverage: report.Coverage{
			Files:     []report.Count{{Name: "Terraform", Count: 1}},
			Resources: 1, Checks: 1,
			Clusters: []report.Cluster{{Address: "azurerm_kubernetes_cluster.main"}},
		},
	}, report.Options{})
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// high AKS001 public-api-server: cluster "prod" accepts API connections from any address
	//   --> main.tf:1:27
	//    |
	//  1 | private_cluster_enabled = false
	//    |                           ^^^^^
	//    = help: Make the cluster private, or list the address ranges that may connect.
	//    = more: akslint explain AKS001
	//
	// 1 finding (1 high)
	// read 1 file (1 Terraform) with 1 resource; 1 check ran on 1 cluster, 0 stayed open; as of 2026-11-21, oldest data table 2026-10-01 (regions)
}
