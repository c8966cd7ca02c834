// Package parser recognises what the files of a tree are and hands them to the
// reader of their language. In go files, out come Azure resources and the
// problems met on the way; what the resources mean is not its business.
package parser

import (
	"path"
	"strings"

	"github.com/akslint/akslint/pkg/azure"
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
	Outside  []azure.Outside
	Problems []source.Problem
	Coverage Coverage
}

// Coverage says what was read and what was not.
type Coverage struct {
	Files int   // files read and understood
	Bytes int64 // their size
	// Units are the deployment units that were evaluated, sorted.
	Units []string
	// Skipped counts files that were passed over, by reason.
	Skipped map[string]int
	// Unmodelled counts resources of types that are not translated, by type.
	Unmodelled map[string]int
}

// Parse reads the targets of a tree. A target that is a file stands for the
// deployment unit it belongs to.
func Parse(tree *source.Tree, opts Options) Specs {
	specs := Specs{Coverage: Coverage{Skipped: map[string]int{}, Unmodelled: map[string]int{}}}
	found := terraform.Targets{}
	for _, target := range tree.Targets() {
		if !target.Dir {
			if !found.File(target.Path) {
				specs.skip(target.Path)
			}
			continue
		}
		specs.Problems = append(specs.Problems, tree.Walk(target.Path, func(name string) {
			if !found.Walked(name) {
				specs.skip(name)
			}
		})...)
	}
	specs.add(terraform.Read(tree, found, terraform.Options{Vars: opts.Vars, VarFiles: opts.VarFiles}))
	return specs
}

func (s *Specs) add(r terraform.Result) {
	s.Resources = append(s.Resources, r.Resources...)
	s.Patches = append(s.Patches, r.Patches...)
	s.Outside = append(s.Outside, r.Outside...)
	s.Problems = append(s.Problems, r.Problems...)
	s.Coverage.Files += r.Files
	s.Coverage.Bytes += r.Bytes
	s.Coverage.Units = append(s.Coverage.Units, r.Units...)
	for t, n := range r.Unmodelled {
		s.Coverage.Unmodelled[t] += n
	}
}

// unread are languages that this version passes over, by file extension.
var unread = map[string]string{
	".bicep": "Bicep", ".bicepparam": "Bicep", ".json": "JSON", ".yaml": "YAML", ".yml": "YAML", ".tofu": "OpenTofu",
}

// skip counts a file that no reader took, if it is of a language people might
// expect to be read.
func (s *Specs) skip(name string) {
	if language, ok := unread[path.Ext(name)]; ok {
		if strings.HasSuffix(name, ".tf.json") {
			language = "Terraform JSON"
		}
		s.Coverage.Skipped[language+" is not read by this version"]++
	}
}
