package kube

import (
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// Release is a chart that the infrastructure installs by itself, and that is among
// the files: a helm_release of Terraform.
type Release struct {
	// Address is what the infrastructure calls it: helm_release.shop["a"].
	Address string
	// Unit is the root module that installs it, Deployment what that is evaluated for;
	// empty for no deployment in particular.
	Unit, Deployment string
	// Cluster is the address of the cluster it is installed on; empty when nobody
	// said.
	Cluster string
	// Chart is the directory of the chart, relative to the root of the repository.
	Chart string
	// Name and Namespace are where it is installed, and as what.
	Name, Namespace *value.Value
	// Values are what the chart is given; later ones win.
	Values []Given
	// Maybe is why it may not be there, nil when it certainly is.
	Maybe *value.Value
	// Header is where it is declared, Trail what brought it.
	Header source.Range
	Trail  []value.Step
}

// Given is what a release gives its chart at once: a text of YAML, values, or one
// value by its path. Only one of the three is set.
type Given struct {
	// Text is YAML, in the pieces it was put together of.
	Text []Piece
	// Values are what such a text would say; unknown when nobody knows any of it.
	Values *value.Value
	// Set is one value by its path.
	Set *Setting
	// Trail leads to the text. Secret says that nobody may show any of it.
	Trail  []value.Step
	Secret bool
}

// Piece is a part of a text. It stands at At byte by byte, or is what Value says.
type Piece struct {
	Text  string
	At    source.Range
	Value *value.Value
}

// Setting is one value of a chart by its path, as `helm install --set` takes it.
type Setting struct {
	// Path is where it goes, and may not be known: image.tag, hosts[0].name.
	Path *value.Value
	// Value is text as Helm reads it, where a comma separates and braces make a list;
	// or a list of such texts.
	Value *value.Value
	// Type is auto, string or literal.
	Type string
}
