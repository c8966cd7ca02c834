package engine

import (
	"io/fs"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// links holds what the modules of users refer to below data against what there is:
// a document that is not there would be undefined, and the rule silent for ever.
func (s *shelf) links(c *ast.Compiler, own fs.FS) {
	for file, m := range c.Modules {
		if s.folders[strings.TrimPrefix(m.Package.Path.String(), "data.")] == "" {
			continue
		}
		l := linker{shelf: s, tree: c.RuleTree, own: own, file: file}
		ast.NewGenericVisitor(l.visit).Walk(m)
	}
}

type linker struct {
	shelf *shelf
	tree  *ast.TreeNode
	own   fs.FS
	file  string
}

func (l *linker) visit(x any) bool {
	switch x := x.(type) {
	case *ast.Package, *ast.Import:
		return true
	case *ast.Term:
		if ref, ok := x.Value.(ast.Ref); ok && ref[0].Equal(ast.DefaultRootDocument) {
			if complaint := l.missing(ref); complaint != "" {
				l.shelf.mistakes.add(l.file, x.Location.Row, x.Location.Col, complaint)
			}
		}
	}
	return false
}

// missing says what is wrong with a reference; empty when nothing is.
func (l *linker) missing(ref ast.Ref) string {
	name := func(i int) string {
		if i < len(ref) {
			if s, ok := ref[i].Value.(ast.String); ok {
				return string(s)
			}
		}
		return ""
	}
	switch {
	case name(1) == "custom", name(1) == "rules" && name(2) == "lib":
		if !l.defined(ref) {
			return "there is no " + ref.String()
		}
	case name(1) == "akslint":
		if known := []string{"as_of", "naming", "thresholds"}; !slices.Contains(known, name(2)) {
			return "there is no " + ref.String() + ": data.akslint has " + strings.Join(known, ", ")
		}
	case name(1) == "facts":
		if _, err := fs.Stat(l.own, "data/"+name(2)+".json"); name(2) == "" || err != nil {
			return "there is no table " + ref.String()
		}
	default:
		return ref.String() + " is not there for custom rules: below data they see custom, rules.lib, facts and akslint"
	}
	return ""
}

// defined reports whether a rule lies on the way of a reference.
func (l *linker) defined(ref ast.Ref) bool {
	node := l.tree.Child(ref[0].Value)
	for i := 1; i < len(ref) && node != nil; i++ {
		if !ref[i].IsGround() {
			return true
		}
		if node = node.Child(ref[i].Value); node != nil && len(node.Values) > 0 {
			return true
		}
	}
	return false
}
