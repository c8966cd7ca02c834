package report

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/akslint/akslint/pkg/finding"
)

func TestCountInWords(t *testing.T) {
	for want, c := range map[string]Count{
		"1 YAML file that is no manifest":                           {"YAML file that is no manifest", 1},
		"2 YAML files that are no manifest":                         {"YAML file that is no manifest", 2},
		"3 JSON files not read by this version":                     {"JSON file not read by this version", 3},
		"2 excluded files of the configuration":                     {"excluded file of the configuration", 2},
		"6 files of rules":                                          {"file of rules", 6},
		"2 Bicep files without the JSON they compile to":            {"Bicep file without the JSON it compiles to", 2},
		"2 Argo CD ApplicationSets whose applications are not read": {"Argo CD ApplicationSet whose applications are not read", 2},
		"2 templates outside a chart":                               {"template outside a chart", 2},
		"5 Terraform":                                               {"Terraform", 5},
		"2 azurerm_dns_zone":                                        {"azurerm_dns_zone", 2},
	} {
		if got := c.String(); got != want {
			t.Errorf("%+v is %q, want %q", c, got, want)
		}
	}
}

// TestOpenIsWhatIsListed: a check that is open at two places is listed twice, and one
// that several deployments agree on once.
func TestOpenIsWhatIsListed(t *testing.T) {
	rule := &finding.Rule{ID: "AKS999", Name: "some-rule"}
	r := Report{
		Coverage: Coverage{Clusters: []Cluster{{Address: "c", Deployment: "dev"}, {Address: "c", Deployment: "prod"}}},
		Findings: []finding.Finding{
			{Rule: rule, Kind: finding.Open, Cluster: "c", Path: "a", Deployments: []string{"dev", "prod"}},
			{Rule: rule, Kind: finding.Open, Cluster: "c", Path: "b", Deployments: []string{"prod"}},
			{Rule: rule, Kind: finding.Open, Cluster: "c", Path: "c", Deployments: []string{"prod"}, Suppression: &finding.Suppression{Reason: "known"}},
		},
	}
	var out bytes.Buffer
	if err := Write(&out, JSON, r, Options{}); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Summary struct {
			Open         int              `json:"open"`
			ByDeployment []jsonDeployment `json:"by_deployment"`
		} `json:"summary"`
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Summary.Open != 2 || got.Summary.ByDeployment[0].Open != 1 || got.Summary.ByDeployment[1].Open != 2 {
		t.Errorf("counted %+v", got.Summary)
	}
}

func TestSubjectNamesDeployments(t *testing.T) {
	got := subject([]Cluster{
		{Address: "aks", Unit: "infra", Deployment: "dev"},
		{Address: "aks", Unit: "infra", Deployment: "prod"},
		{Address: "other", Unit: "infra"},
	})
	if want := "aks in infra (dev, prod), other in infra"; got != want {
		t.Errorf("the subject is %q, want %q", got, want)
	}
}
