// Package azure holds what a deployment would send to Azure, in ARM's own
// vocabulary: resources with type, name, parent and properties, whatever
// language they were written in; the identifiers that link them; and the table
// that translates the azurerm provider's vocabulary into ARM's.
//
// It knows nothing of clusters: what the resources mean for AKS is the model's
// business.
package azure

import (
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// Exists says whether a resource will exist once the files are deployed.
type Exists uint8

const (
	// Yes: it will. The zero value.
	Yes Exists = iota
	// Maybe: its count, for_each or condition is not known.
	Maybe
	// No: its count is zero or its condition false.
	No
)

// String returns yes, maybe or no.
func (e Exists) String() string { return [...]string{"yes", "maybe", "no"}[e] }

// Uncounted is the number of copies of a resource that a loop makes of which it is
// not known how often it runs: none, one or many.
const Uncounted = -1

// Dialect names whose defaults apply to what a resource leaves out.
type Dialect struct {
	// Provider is "azurerm", "azapi" or "arm".
	Provider string
	// Major is the provider's major version (azurerm: 3, 4, 5); zero when it is
	// not known, and then only defaults on which all majors agree may be used.
	Major int
}

// Resource is one Azure resource as it would be deployed.
type Resource struct {
	// Unit is the deployment unit it was read from: the directory of a Terraform
	// root module or the path of a template, relative to the repository root.
	Unit string
	// Address names it in its own language, unique within its unit:
	// module.net.azurerm_subnet.nodes["a"].
	Address string
	// Type is the ARM type in ARM's own letter case, such as
	// Microsoft.Network/virtualNetworks/subnets. Compare with [SameType].
	Type string
	// APIVersion is the ARM API version where one is written, else empty.
	APIVersion string
	Dialect    Dialect
	// Provider names the provider configuration that makes it, empty where there
	// is none: one name for all that leave it to the environment where they work.
	// Subscription is the subscription stated there, empty when none is, and
	// ProviderAt the place of one that does not leave it to the environment.
	Provider     string
	Subscription string
	ProviderAt   source.Range
	// KnownID is the identifier it has, where that is told rather than made up of
	// names: it was deployed before. The zero value where it is not told.
	KnownID ID
	// Body is the ARM resource: name, location, tags, sku, identity, zones,
	// properties. Defaults that the provider itself sends are in it, marked
	// implied.
	Body *value.Value
	// Parent identifies the resource it belongs to (a subnet's network, a pool's
	// cluster) by id or, within the unit, by name; nil when it has none or is
	// written inside it.
	Parent *value.Value
	// Scope identifies what an extension resource applies to (a role or policy
	// assignment, a diagnostic setting); nil otherwise.
	Scope  *value.Value
	Exists Exists
	// Copies is how many alike resources this one stands for, when count or
	// for_each make too many to tell apart; 0 and 1 are one.
	// It is [Uncounted] when there may be any number of them.
	Copies int
	// ExistsWhy is the value that decides over a Maybe, nil when there is none.
	ExistsWhy *value.Value
	// Header is the place to point at when something is missing: the first line
	// of the block, or the resource object of a template.
	Header source.Range
	// Source is where the text that Header was compiled from says the same; see
	// [value.Place].
	Source source.Range
	// Trail leads from the resource to what brought it: module calls, instances.
	Trail []value.Step
}

// Place returns where the resource is written and what brought it there.
func (r *Resource) Place() value.Place {
	return value.Place{Origin: r.Header, Trail: r.Trail, Source: r.Source}
}

// Locate makes a resource a [value.Locator] for what it leaves out.
func (r *Resource) Locate() value.Place { return r.Place() }

// Get follows names into the body, without regard to case.
func (r *Resource) Get(path ...string) *value.Value { return r.Body.GetFold(path...) }

// Prop follows names below properties, without regard to case.
func (r *Resource) Prop(path ...string) *value.Value {
	return r.Body.GetFold("properties").GetFold(path...)
}

// Name returns the written name, nil when there is none.
func (r *Resource) Name() *value.Value { return r.Body.GetFold("name") }

// Patch is a write to a resource that is declared elsewhere: azurerm's
// association resources and azapi_update_resource.
type Patch struct {
	Unit    string
	Address string
	// Target identifies the resource that is patched, by id. When it is nothing,
	// Name and Parent do.
	Target *value.Value
	// Name is the target's name, Parent the id of what it belongs to: a resource
	// for a nested type, else a resource group.
	Name, Parent *value.Value
	// Type is the type the target must have.
	Type string
	// Body is merged into the target's body, objects deeply, everything else
	// replacing what was there.
	Body *value.Value
	// Appends adds the lists of the body to those that are there, instead of
	// replacing them.
	Appends bool
	// Elementwise merges a list of the body into one of the same length, element
	// by element; a list of another length is replaced.
	Elementwise bool
	Exists      Exists
	Header      source.Range
	Trail       []value.Step
}

// Outside is a part of a deployment that is called but not among the files,
// such as a module that was not downloaded: it may hold resources that nobody
// sees.
type Outside struct {
	Unit    string
	Address string
	// Source is where it would come from, as written.
	Source string
	// Refs are the identities handed to it. What it is not handed it cannot
	// extend.
	Refs []value.Ref
	// Any says that it may extend everything of its unit: a file that could not
	// be read.
	Any    bool
	Header source.Range
}
