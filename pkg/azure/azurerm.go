package azure

import (
	"slices"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// The azurerm table.
//
// One entry for each Terraform resource type says what the provider sends to
// Azure for it. To add a type, copy a small entry (azurerm_route), change it,
// and name its attributes in testdata/azurerm-attributes.json, which the test
// holds every name of the table against.
//
// An entry is a list of rows, read from the outside in. Names on the left are
// Terraform's. Dotted paths on the right are ARM's and start at what encloses
// the row: the resource, its properties, or the object of a block.
//
//	attr("sku_tier", "sku.tier")           copy an attribute
//	attr("a|b", ...)                       spelled a in newer majors, b in older ones; every
//	                                       spelling is taken in every major
//	.sends("Free")                         sent when not written, in Terraform's words
//	.sendsBy(false, nil, true)             the same for majors 3, 4, 5; nil: sends nothing
//	.service("azure")                      what Azure takes where nothing is sent; with it
//	                                       majors may agree while the major is not known
//	.inverted() .enum(...) .text() ...     conversions, see azurerm_convert.go
//	.hidden()                              must never be printed
//	block("x", "y", rows...)               a block that may be written once, as an object
//	block("x", "", rows...)                the same, its rows landing in what encloses it
//	blocks("x", "y", rows...)              a block that may be repeated, as a list
//	below("y", rows...)                    rows landing in an object below what encloses them
//	one("y", rows...)                      the same, the object being the only element of a list
//	fixed("mode", "System")                always sent
//	present("enabled", true)               sent because the enclosing block is written
//	derived("a b", "y", func...)           what needs Go, with the attributes it reads
//
// Lists that several rows write to one place are joined.
//
// What is sent though it is not written is marked implied and located at the
// block it is missing from, or at the null that is written instead. Inside a
// block that is not written nothing is sent. A default on which majors differ
// is unknown while the major is not known. What Azure decides is left out: the
// model knows Azure's defaults. A null for which nothing is sent stays, so that
// it can be pointed at.
//
// Attributes and defaults were read in the provider's documentation and source
// at 3.117.1, 4.81.0 and 5.2.0, and in its upgrade guides for 4.0 and 5.0.

// Block is a Terraform resource as evaluated, in the provider's vocabulary.
type Block struct {
	// Unit and Address are those of the [Resource] it becomes.
	Unit, Address string
	// Type is the Terraform type: azurerm_subnet, azapi_resource.
	Type string
	// Major is the provider's major version from required_providers or the lock
	// file; zero when it is not known.
	Major int
	// Body holds the attributes; nested blocks are a list of objects under the
	// block's name, open when a dynamic block may add more.
	Body *value.Value
	// Exists, ExistsWhy, Header and Trail are those of the [Resource].
	Exists    Exists
	ExistsWhy *value.Value
	Header    source.Range
	Trail     []value.Step
}

// Locate makes a block a [value.Locator] for what it leaves out.
func (b Block) Locate() value.Place { return value.Place{Origin: b.Header, Trail: b.Trail} }

// Translate turns a block into what the provider would send to Azure: the
// resource itself first, then what its nested blocks add, or a patch to a
// resource declared elsewhere. It reports false for a type it does not know,
// for an action that writes nothing, and for an azapi type whose ARM type is not
// one of those it knows.
func Translate(b Block) (resources []*Resource, patches []*Patch, ok bool) {
	switch b.Type {
	case "azapi_resource":
		r, ok := azapiResource(b)
		if !ok {
			return nil, nil, false
		}
		return []*Resource{r}, nil, true
	case "azapi_update_resource":
		p, ok := azapiPatch(b)
		if !ok {
			return nil, nil, false
		}
		p.Elementwise = true
		return nil, []*Patch{p}, true
	case "azapi_resource_action":
		p, ok := azapiAction(b)
		if !ok {
			return nil, nil, false
		}
		return nil, []*Patch{p}, true
	}
	e, ok := azurerm()[b.Type]
	if !ok {
		return nil, nil, false
	}
	resources, patches = e.apply(b)
	return resources, patches, true
}

// Known lists the Terraform resource types that [Translate] understands,
// sorted.
func Known() []string {
	out := []string{"azapi_resource", "azapi_resource_action", "azapi_update_resource"}
	for t := range azurerm() {
		out = append(out, t)
	}
	slices.Sort(out)
	return out
}
