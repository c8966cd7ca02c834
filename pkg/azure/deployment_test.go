package azure

import (
	"testing"

	"github.com/akslint/akslint/pkg/value"
)

func named(address, name string) *Resource {
	body := value.NewObject([]value.Field{{Name: "name", Value: value.NewString(name, nil)}}, nil)
	return &Resource{Unit: "net", Address: address, Type: "Microsoft.Network/virtualNetworks", Body: body}
}

// TestBeside: what is shared is copied, so that a patch in one deployment does
// not reach the other.
func TestBeside(t *testing.T) {
	shared := Deployment{Resources: []*Resource{named("vnet", "hub")}}
	location := func(where string) *value.Value {
		return value.NewObject([]value.Field{{Name: "location", Value: value.NewString(where, nil)}}, nil)
	}
	for _, where := range []string{"westeurope", "northeurope"} {
		d := Deployment{Name: where, Patches: []*Patch{{
			Unit: "net", Type: "Microsoft.Network/virtualNetworks", Body: location(where),
			Target: value.NewUnknown("known after the deployment", nil).WithRefs(value.Ref{Address: "vnet", Attribute: "id"}),
		}}}
		g := d.Beside(shared).Graph()
		if len(g.Resources) != 1 {
			t.Fatalf("%d resources", len(g.Resources))
		}
		if got, _ := g.Resources[0].Get("location").Str(); got != where {
			t.Errorf("location %q, want %q", got, where)
		}
	}
	if !shared.Resources[0].Get("location").IsNothing() {
		t.Error("what is shared was changed")
	}
}

// TestJoin keeps one deployment for each name, in their order.
func TestJoin(t *testing.T) {
	var list []Deployment
	for _, name := range []string{"prod", "dev", "prod"} {
		list = Join(list, Deployment{Name: name, Resources: []*Resource{named(name, name)}})
	}
	if len(list) != 2 || list[0].Name != "dev" || len(list[0].Resources) != 1 || list[1].Name != "prod" || len(list[1].Resources) != 2 {
		t.Errorf("got %v", list)
	}
}
