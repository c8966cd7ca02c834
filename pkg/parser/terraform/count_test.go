package terraform

import (
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/source"
)

// TestCountCostsNothing: a million instances are one that stands for them all,
// and are never made. The work is counted in steps of the budget and in
// allocations, which do not depend on the machine.
func TestCountCostsNothing(t *testing.T) {
	const many = 1_000_000
	for name, form := range map[string]map[string]string{
		"resource": {
			"main.tf": "resource \"azurerm_subnet\" \"s\" {\n  count                = %d\n  name                 = \"s${count.index}\"\n  virtual_network_name = \"v\"\n}\n",
		},
		"module": {
			"main.tf":   "module \"m\" {\n  source = \"./m\"\n  count  = %d\n}\n",
			"m/main.tf": "resource \"azurerm_virtual_network\" \"v\" {\n  name = \"v\"\n}\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			read := func(count int) (Result, *source.Tree) {
				fsys := fstest.MapFS{}
				for file, text := range form {
					fsys[file] = &fstest.MapFile{Data: []byte(strings.Replace(text, "%d", strconv.Itoa(count), 1))}
				}
				tree, err := source.OpenFS(fsys)
				if err != nil {
					t.Fatal(err)
				}
				return Read(tree, targetsOf(tree), Options{}), tree
			}
			one, _ := read(1)
			all, tree := read(many)
			if len(one.Resources) != 1 || len(all.Resources) != 1 {
				t.Fatalf("%d and %d resources, want one of each", len(one.Resources), len(all.Resources))
			}
			if got := all.Resources[0].Copies; name == "resource" && got != many {
				t.Errorf("it stands for %d", got)
			}
			u := newUnit(newLoader(tree), ".", Options{})
			u.read(&Result{Unmodelled: map[string]int{}})
			if u.resources > 10 || u.modules > 2 || u.steps > 10 {
				t.Errorf("%d instances, %d modules and %d steps were counted", u.resources, u.modules, u.steps)
			}
			cheap := testing.AllocsPerRun(5, func() { read(1) })
			if dear := testing.AllocsPerRun(5, func() { read(many) }); dear > 1.2*cheap {
				t.Errorf("%.0f allocations, and %.0f for one", dear, cheap)
			}
		})
	}
}
