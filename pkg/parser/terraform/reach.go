package terraform

import (
	"maps"
	"slices"

	"github.com/akslint/akslint/pkg/source"
)

// Owns reports whether a file is Terraform's by its name: of a module, of
// variables, or the lock of the providers.
func Owns(name string) bool { return ours(name) }

// AutoLoaded reports whether Terraform loads a variable file by itself.
func AutoLoaded(name string) bool { return autoLoaded(name) }

// Modules returns the directories that a root module is made of: its own, and
// those of the local modules that are called from there, sorted. It is empty for
// a directory without a configuration. What is wrong in them is not told.
func Modules(tree *source.Tree, root string) []string {
	l, seen := newLoader(tree), map[string]bool{}
	var visit func(dir string)
	visit = func(dir string) {
		if seen[dir] || !IsModule(tree, dir) {
			return
		}
		seen[dir] = true
		for _, call := range l.load(dir).modules {
			if to, ok := call.local(dir); ok {
				visit(to)
			}
		}
	}
	visit(root)
	return slices.Sorted(maps.Keys(seen))
}

// Mentions reports whether a file of the module in dir says a text, such as the
// name of another file.
func Mentions(tree *source.Tree, dir, text string) bool {
	names, err := tree.ReadDir(dir)
	return err == nil && slices.ContainsFunc(names, func(n string) bool {
		return isSource(n) && tree.Holds(dir+"/"+n, text)
	})
}

// Dir offers the directory of a root module that a deployment names.
func (t *Targets) Dir(dir string) {
	if !slices.Contains(t.dirs, dir) {
		t.dirs = append(t.dirs, dir)
	}
}
