package engine

import (
	"testing"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

func TestWords(t *testing.T) {
	for kind, want := range map[value.StepKind]string{
		value.StepAttribute: "attribute x",
		value.StepLocal:     "local.x",
		value.StepVariable:  `variable "x"`,
		value.StepFile:      "value of x",
		value.StepFlag:      "--var x",
		value.StepArgument:  "module argument x",
		value.StepOutput:    `output "x"`,
		value.StepInstance:  "instance x",
		value.StepBranch:    "branch taken",
		value.StepResource:  "x",
		value.StepModule:    `module call "x"`,
	} {
		if got := words(value.Step{Kind: kind, Name: "x"}); got != want {
			t.Errorf("%s: got %q, want %q", kind, got, want)
		}
	}
}

func TestEditable(t *testing.T) {
	for path, want := range map[string]bool{
		"main.tf":                            true,
		"modules/aks/main.tf":                true,
		".terraform/modules/aks/main.tf":     false,
		"env/.terraform/modules/aks/main.tf": false,
		"terraform/modules/main.tf":          true,
	} {
		if got := editable(source.Range{File: source.NewFile(path, nil)}); got != want {
			t.Errorf("%s: got %v", path, got)
		}
	}
	if editable(source.Range{}) {
		t.Error("no place at all is taken for one to edit")
	}
}
