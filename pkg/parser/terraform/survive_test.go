package terraform

import (
	"testing"
	"testing/fstest"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// broken is an expression that panics as the libraries do.
type broken struct{ hclsyntax.Expression }

func (broken) Value(*hcl.EvalContext) (cty.Value, hcl.Diagnostics) { panic("not prepared for this") }

// TestPlaceThatCannotBeFound: the place of one value must not take the scan down
// when looking for it panics, long after the files were read.
func TestPlaceThatCannotBeFound(t *testing.T) {
	tree, err := source.OpenFS(fstest.MapFS{"main.tf": {Data: []byte(`
locals {
  o = { a = 1 }
}

resource "azurerm_kubernetes_cluster" "c" {
  sku_tier = local.o.a
}
`)}})
	if err != nil {
		t.Fatal(err)
	}
	res := Read(tree, targetsOf(tree), Options{})
	tier := res.Resources[0].Body.Get("sku", "tier")
	if len(res.Late()) > 0 || tier.Kind() == value.Absent {
		t.Fatalf("got %v, problems %v", tier.Kind(), res.Late())
	}
	items := res.evaluated[0].root.cfg.locals["o"].expr.(*hclsyntax.ObjectConsExpr).Items
	items[0].KeyExpr = broken{items[0].KeyExpr}

	if got := tier.Place().Origin.String(); got != "main.tf:7:14" {
		t.Errorf("the place is %s, want that of the reference", got)
	}
	tier.Place()
	if late := res.Late(); len(late) != 1 || !hasProblem(late, source.Note, "the place of the value could not be found") {
		t.Errorf("got %v, want one problem", late)
	}
}
