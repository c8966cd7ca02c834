package parser

import (
	"path"
	"strings"

	"github.com/akslint/akslint/pkg/parser/arm"
	"github.com/akslint/akslint/pkg/source"
)

// Bicep is read as the template it compiles to, which lies beside it or not at
// all.

const skippedBicep = "Bicep file without the JSON it compiles to"

// UnreadBicep reports whether there are files of Bicep that were not read since
// what they compile to is not there.
func (s Specs) UnreadBicep() bool { return s.Coverage.Skipped[skippedBicep] > 0 }

// bicepFiles are the files of Bicep among the targets.
type bicepFiles struct {
	tree  *source.Tree
	named []string
	found []string
}

func isBicep(name string) bool {
	ext := path.Ext(name)
	return strings.EqualFold(ext, ".bicep") || strings.EqualFold(ext, ".bicepparam")
}

// compiled is what a file compiles to, empty when that is not there: main.json
// for main.bicep or the only other template it can be, and for parameters main.json
// or main.parameters.json.
func (b *bicepFiles) compiled(name string) string {
	stem := strings.TrimSuffix(name, path.Ext(name))
	candidates, parameters := []string{stem + ".json"}, strings.EqualFold(path.Ext(name), ".bicepparam")
	if parameters {
		candidates = append(candidates, stem+".parameters.json")
	}
	for _, json := range candidates {
		if head, err := b.tree.Head(json); err == nil && arm.Recognized(head) && arm.IsParameters(head) == parameters {
			return json
		}
	}
	if parameters {
		return ""
	}
	return arm.BuiltFrom(b.tree, name)
}

// read gives named files to the reader of templates as what they compile to, and
// tells which files are not checked.
func (b *bicepFiles) read(specs *Specs, templates *arm.Targets) {
	for _, name := range b.named {
		if json := b.compiled(name); json != "" {
			templates.File(json)
			continue
		}
		specs.Problems = append(specs.Problems, unchecked(name, source.Error))
	}
	for _, name := range b.entries() {
		specs.Coverage.Skipped[skippedBicep]++
		if b.deploysCluster(name, map[string]bool{}) {
			specs.Problems = append(specs.Problems, unchecked(name, source.Note))
		}
	}
}

// unchecked tells what to do about a file that was not compiled.
func unchecked(name string, severity source.Severity) source.Problem {
	p := source.Problem{
		Severity: severity, Path: name, Message: "was not checked: Bicep is read as the JSON it compiles to, which is not beside it",
		Hint: "Run bicep build " + name + ", or let akslint do so with --bicep-cli.",
	}
	if strings.EqualFold(path.Ext(name), ".bicepparam") {
		p.Hint = "Run bicep build-params " + name + " and name what it writes."
	}
	return p
}

// entries are the files found that were not compiled and that no other file
// deploys as a module.
func (b *bicepFiles) entries() []string {
	parts := map[string]bool{}
	for _, name := range b.found {
		for _, part := range b.modules(name) {
			parts[part] = true
		}
	}
	var out []string
	for _, name := range b.found {
		if !parts[name] && b.compiled(name) == "" {
			out = append(out, name)
		}
	}
	return out
}

func (b *bicepFiles) modules(name string) []string {
	f, err := b.tree.Read(name)
	if err != nil || !strings.EqualFold(path.Ext(name), ".bicep") {
		return nil
	}
	return arm.BicepModules(f)
}

// deploysCluster reports whether a file or one of its modules has a cluster;
// seen are those that were looked at.
func (b *bicepFiles) deploysCluster(name string, seen map[string]bool) bool {
	f, err := b.tree.Read(name)
	if err != nil || seen[name] {
		return false
	}
	seen[name] = true
	if strings.Contains(strings.ToLower(string(f.Data)), "'microsoft.containerservice/managedclusters@") {
		return true
	}
	for _, m := range b.modules(name) {
		if b.deploysCluster(m, seen) {
			return true
		}
	}
	return false
}

// UncompiledBicep lists the files of Bicep among the targets that have to be
// compiled before they can be read: those that are named, and those found that
// were not compiled and are no module of another.
func UncompiledBicep(tree *source.Tree) []string {
	b := bicepFiles{tree: tree}
	var out []string
	for _, target := range tree.Targets() {
		switch {
		case target.Dir:
			tree.Walk(target.Path, func(name string) {
				if strings.EqualFold(path.Ext(name), ".bicep") {
					b.found = append(b.found, name)
				}
			})
		case strings.EqualFold(path.Ext(target.Path), ".bicep"):
			out = append(out, target.Path)
		}
	}
	return append(out, b.entries()...)
}
