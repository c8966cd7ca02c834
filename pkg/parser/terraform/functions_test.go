package terraform

import (
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/source"
)

// functionNames reads the list of Terraform's functions.
func functionNames(t *testing.T) []string {
	t.Helper()
	b, err := os.ReadFile("testdata/functions.txt")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Fields(string(b))
}

// TestFunctionNames: every function of Terraform 1.11 and of OpenTofu is there,
// under core:: too.
func TestFunctionNames(t *testing.T) {
	tree, err := source.OpenFS(fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	table := functions(&unit{loader: newLoader(tree)})
	names := functionNames(t)
	if len(names) != 118 {
		t.Errorf("the list has %d names", len(names))
	}
	for _, n := range append(names, "base64gunzip", "urldecode", "cidrcontains") {
		for _, n := range []string{n, "core::" + n} {
			if _, ok := table[n]; !ok {
				t.Errorf("there is no function %s", n)
			}
		}
	}
}

// TestFunctionNamesOracle holds the list against the terraform binary.
func TestFunctionNamesOracle(t *testing.T) {
	out, err := exec.Command(terraformBinary(t), "metadata", "functions", "-json").Output()
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Signatures map[string]any `json:"function_signatures"`
	}
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	maps.DeleteFunc(got.Signatures, func(name string, _ any) bool { return strings.HasPrefix(name, "core::") })
	if names := slices.Sorted(maps.Keys(got.Signatures)); !slices.Equal(names, functionNames(t)) {
		t.Errorf("terraform has other functions: %v", names)
	}
}
