package engine_test

import (
	"testing"

	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/rules"
)

// TestChoice: what does not run is not loaded, and what weighs something else does
// so in every environment.
func TestChoice(t *testing.T) {
	e, err := engine.Load(rules.FS, engine.Options{Choice: engine.Choice{
		Runs:     func(r *finding.Rule) bool { return r.Category == "zones" && r.Severity >= finding.Medium },
		Severity: map[string]finding.Severity{"AKS203": finding.Info, "AKS101": finding.Low},
	}})
	if err != nil {
		t.Fatal(err)
	}
	chosen := false
	for _, r := range e.Rules() {
		if r.Category != "zones" {
			t.Errorf("%s is loaded", r.Name)
		}
		if r.ID == "AKS203" {
			chosen = r.Chosen && r.SeverityIn("production") == finding.Info && r.SeverityIn("") == finding.Info
		} else if r.Chosen {
			t.Errorf("%s weighs what nobody chose", r.Name)
		}
	}
	if !chosen {
		t.Error("AKS203 does not weigh what was chosen")
	}
}
