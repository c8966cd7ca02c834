package engine

import (
	"slices"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/model"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

func TestWording(t *testing.T) {
	const address = "azurerm_kubernetes_cluster.main"
	long := `"` + strings.Repeat("x", longestWording) + `"`
	for _, c := range []struct{ text, name, other string }{
		{`"${var.prefix}-aks"`, "${var.prefix}-aks", "${var.prefix}-aks"},
		{`"aks-${local.names[0]}-${each.key}"`, "aks-${local.names[0]}-${each.key}", "aks-${local.names[0]}-${each.key}"},
		{`"${var.prefix}"`, address, unnamed},
		{`"${var.prefix}-${var.suffix}"`, address, unnamed},
		{`"${substr(var.prefix, 0, 4)}-aks"`, address, unnamed},
		{`"%{ if var.x }a%{ endif }"`, address, unnamed},
		{`"[concat(parameters('prefix'), '-aks')]"`, address, unnamed},
		{` var.name`, address, "var.name"},
		{`variable "name"`, address, "var.name"},
		{`local.names[0].full`, address, "local.names[0].full"},
		{`coalesce(var.name, "x")`, address, unnamed},
		{`"x"`, address, unnamed}, // what is made of it is not known
		{"", address, unnamed},
		{"\"a\nb\"", address, unnamed},
		{long, address, unnamed},
	} {
		f := source.NewFile("main.tf", []byte(c.text))
		in := &input{cluster: &model.Cluster{}}
		in.cluster.Address = address
		written := value.NewUnknown("", value.At(source.Range{File: f, End: len(c.text)}))
		for path, want := range map[string]string{"name": c.name, "location": c.other} {
			if got := in.wording(missing{path: model.Path{path}, written: written}); got != want {
				t.Errorf("%s written as %s: got %q, want %q", path, c.text, got, want)
			}
			hidden := map[string]string{"name": address, "location": unnamed}[path]
			if got := in.wording(missing{path: model.Path{path}, written: written.AsSecret()}); got != hidden {
				t.Errorf("%s that is secret: got %q, want %q", path, got, hidden)
			}
		}
	}
}

// TestNumberIsNotSaidAsText: a mode decides over how many nodes there are; it is
// not their number.
func TestNumberIsNotSaidAsText(t *testing.T) {
	for text, want := range map[string]string{`"Auto"`: unnamed, "var.nodes": "var.nodes"} {
		f := source.NewFile("main.tf", []byte(text))
		written := value.NewUnknown("", value.At(source.Range{File: f, End: len(text)}))
		in := newInput(&model.Cluster{Pools: model.List[*model.Pool]{Items: []*model.Pool{{NodesMin: model.NotKnown[int]("", written)}}}}, newVocabulary())
		i := slices.IndexFunc(in.missing, func(m missing) bool { return m.path.String() == "pools[0].nodes_min" })
		if got := in.wording(in.missing[i]); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

// TestNamedByAParameter: the address of a resource in a template may be an
// expression, and the name of a parameter is no value. Whatever is not known of
// it, it is called by one name.
func TestNamedByAParameter(t *testing.T) {
	f := source.NewFile("main.json", []byte(`"clusterName": {}`))
	at, other := source.Range{File: f, End: 13}, source.Range{File: f, Start: 15, End: 17}
	in := &input{cluster: &model.Cluster{}}
	in.cluster.Address = "Microsoft.ContainerService/managedClusters/[parameters('clusterName')]"
	for _, c := range []struct {
		origin source.Range
		kind   value.StepKind
	}{
		{at, value.StepParameter},
		{at, value.StepVariable},
		{other, value.StepParameter}, // its default is not known
	} {
		const want = "(named by parameter clusterName)"
		written := value.NewUnknown("", value.Place{Origin: c.origin, Trail: []value.Step{{Kind: c.kind, Name: "clusterName", Range: at}}})
		if got := in.wording(missing{path: model.Path{"name"}, written: written}); got != want {
			t.Errorf("%s at %s: got %q, want %q", c.kind, c.origin, got, want)
		}
		if got := in.wording(missing{path: model.Path{"name"}, written: written.AsSecret()}); got != want {
			t.Errorf("a secret name: got %q", got)
		}
	}
}

func TestAddressInAMessageNeedsNoEscape(t *testing.T) {
	in := &input{cluster: &model.Cluster{}}
	in.cluster.Address = `module.aks["a"].azurerm_kubernetes_cluster.main`
	if got := in.wording(missing{path: model.Path{"name"}}); got != "module.aks['a'].azurerm_kubernetes_cluster.main" {
		t.Errorf("got %q", got)
	}
}

func TestUnset(t *testing.T) {
	for _, c := range []struct {
		leaf model.Leaf
		want string
	}{
		{nil, ""},
		{model.Known("free"), ""},
		{model.NotKnown[string](""), ""},
		{model.Defaulted("free"), "x is not set; the default is free"},
		{model.Defaulted(false), "x is not set; the default is false"},
		{model.Defaulted(30), "x is not set; the default is 30"},
		{model.Defaulted(0.5), "x is not set; the default is 0.5"},
		{model.Defaulted([]string{"1", "2"}), "x is not set; the default is 1, 2"},
		{model.Defaulted([]string{}), "x is not set; the default is none"},
		{model.Defaulted(map[string]string{}), "x is not set; the default is none"},
		{model.Defaulted(map[string]string{"b": "2", "a": "1"}), "x is not set; the default is a=1, b=2"},
		{model.Defaulted(""), "x is not set; the default is none"},
		{model.Defaulted("free").Explained("the sku in properties does not count"), "x is not set; the default is free (the sku in properties does not count)"},
		{model.None[string](), "x is not set"},
	} {
		if got := unset(model.Found{Leaf: c.leaf, Field: "Pool.x"}); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
		if got := unset(model.Found{Leaf: c.leaf, Field: "Pool.x", Derived: true}); got != "" {
			t.Errorf("of a fact that nobody writes: %q", got)
		}
	}
}

// TestUnsetBesideAPlan: what a plan fills in stands at the place that is shown.
func TestUnsetBesideAPlan(t *testing.T) {
	const plan = `{"sku_tier": "Free", "zones": 3}`
	file := source.NewFile("tfplan.json", []byte(plan))
	for text, want := range map[string]string{
		`"Free"`: "x is not set; the plan fills in its default",
		"3":      "x is not set; the default is free",
	} {
		start := strings.Index(plan, text)
		v := value.NewString("Free", value.At(source.Range{File: file, Start: start, End: start + len(text)})).AsImplied()
		if got := unset(model.Found{Leaf: model.Defaulted("free", v), Field: "Pool.x"}); got != want {
			t.Errorf("at %s: got %q, want %q", text, got, want)
		}
	}
}

func TestOtherValues(t *testing.T) {
	const first = `the autoscaler of pool "p2" has 3 as its minimum`
	for other, want := range map[string]string{
		`the autoscaler of pool "p3" has 3 as its minimum`:           "",
		`the autoscaler of pool "p3" has 4 as its minimum`:           "4",
		`the autoscaler of pool "p3" has no minimum`:                 "in other words",
		`the autoscaler of pool "more of it" has (5) as its maximum`: "5, maximum",
	} {
		if got := otherValues(first, other); got != want {
			t.Errorf("%s: got %q, want %q", other, got, want)
		}
	}
}
