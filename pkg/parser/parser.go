// Package parser recognises what the files of a tree are and hands them to the
// reader of their language. In go files, out come Azure resources and the
// problems met on the way; what the resources mean is not its business.
package parser

import (
	"path"
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/parser/arm"
	"github.com/akslint/akslint/pkg/parser/terraform"
	"github.com/akslint/akslint/pkg/source"
)

// Options are what the user adds to the files. The zero value works.
type Options struct {
	// Vars are Terraform variables as name=value, as -var takes them.
	Vars []string
	// VarFiles are Terraform variable files, relative to the tree's root.
	VarFiles []string
}

// Specs is everything that was read.
type Specs struct {
	Resources []*azure.Resource
	Patches   []*azure.Patch
	// Outside are modules that are called but are not among the files: they may
	// hold resources that nobody sees.
	Outside []azure.Outside
	// Existing describes resources that are looked up, not made: data sources.
	Existing []*azure.Resource
	Problems []source.Problem
	Coverage Coverage
}

// Coverage says what was read and what was not.
type Coverage struct {
	Files int   // files read and understood
	Bytes int64 // their size
	// Templates is how many of the files are ARM templates and their parameters.
	Templates int
	// Units are the deployment units that were evaluated, sorted.
	Units []string
	// Skipped counts files that were passed over, by reason.
	Skipped map[string]int
	// Unmodelled counts resources of types that are not translated, by type.
	Unmodelled map[string]int
	// Unset are variables of root modules that have no value.
	Unset []terraform.Unset
}

// Parse reads the targets of a tree. A target that is a file stands for the
// deployment unit it belongs to.
func Parse(tree *source.Tree, opts Options) Specs {
	specs := Specs{Coverage: Coverage{Skipped: map[string]int{}, Unmodelled: map[string]int{}}}
	found, templates := terraform.Targets{}, arm.Targets{}
	for _, target := range tree.Targets() {
		if !target.Dir {
			switch {
			case isTemplate(tree, target.Path):
				templates.File(target.Path)
			case !found.File(target.Path) && !found.Plan(tree, target.Path, true):
				specs.skip(target.Path)
			}
			continue
		}
		specs.Problems = append(specs.Problems, tree.Walk(target.Path, func(name string) {
			switch {
			case isTemplate(tree, name):
				templates.Walked(name)
			case !found.Walked(name) && !found.Plan(tree, name, false):
				specs.skip(name)
			}
		})...)
	}
	specs.add(terraform.Read(tree, found, terraform.Options{Vars: opts.Vars, VarFiles: opts.VarFiles}))
	specs.addTemplates(arm.Read(tree, templates))
	return specs
}

// isTemplate reports whether a file begins as an ARM template or a parameter
// file does.
func isTemplate(tree *source.Tree, name string) bool {
	if !strings.EqualFold(path.Ext(name), ".json") {
		return false
	}
	head, err := tree.Head(name)
	return err == nil && arm.Recognized(head)
}

func (s *Specs) addTemplates(r arm.Result) {
	s.Resources = append(s.Resources, r.Resources...)
	s.Outside = append(s.Outside, r.Outside...)
	s.Problems = append(s.Problems, r.Problems...)
	s.Coverage.Files += r.Files
	s.Coverage.Templates += r.Files
	s.Coverage.Bytes += r.Bytes
	s.Coverage.Units = append(s.Coverage.Units, r.Units...)
}

func (s *Specs) add(r terraform.Result) {
	s.Resources = append(s.Resources, r.Resources...)
	s.Patches = append(s.Patches, r.Patches...)
	s.Outside = append(s.Outside, r.Outside...)
	s.Existing = append(s.Existing, r.Existing...)
	s.Problems = append(s.Problems, r.Problems...)
	s.Coverage.Files += r.Files
	s.Coverage.Bytes += r.Bytes
	s.Coverage.Units = append(s.Coverage.Units, r.Units...)
	s.Coverage.Unset = append(s.Coverage.Unset, r.Unset...)
	for t, n := range r.Unmodelled {
		s.Coverage.Unmodelled[t] += n
	}
	if n := len(r.Unused); n > 0 {
		s.Coverage.Skipped["variable file is used only with --var-file"] += n
	}
}

// unread are languages that this version passes over, by file extension.
var unread = map[string]string{
	".bicep": "Bicep", ".bicepparam": "Bicep", ".json": "JSON", ".yaml": "YAML", ".yml": "YAML",
}

// skip counts a file that no reader took, if it is of a language people might
// expect to be read.
func (s *Specs) skip(name string) {
	if language, ok := unread[path.Ext(name)]; ok {
		s.Coverage.Skipped[language+" is not read by this version"]++
	}
}
