package terraform

import (
	"fmt"
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/akslint/akslint/pkg/source"
)

// plan says which root modules are evaluated, and with which variable files
// beside those that Terraform loads by itself.
type plan struct {
	roots    []string
	varFiles map[string][]string // by root
	problems []source.Problem
}

// plan decides which directories are evaluated: those that no other one calls
// as a local module. A module that is called is evaluated through its callers
// only, with the values they give it. A file stands for the roots that reach
// its directory.
//
// What a deployment names is evaluated as well, called or not.
func (l *loader) plan(targets Targets, runs map[string][]Run) plan {
	p := plan{varFiles: map[string][]string{}}
	dirs := slices.Clone(targets.dirs)
	sort.Strings(dirs)
	p.roots = l.uncalled(dirs)
	for _, dir := range dirs {
		if len(runs[dir]) > 0 {
			p.roots = append(p.roots, dir)
		}
	}
	if len(targets.files) > 0 {
		l.planFiles(&p, targets.files, runs)
	}
	sort.Strings(p.roots)
	p.roots = slices.Compact(p.roots)
	return p
}

// planFiles adds the roots that files stand for. To find them the whole
// repository is looked through, by a loader of its own: what is wrong in
// directories that nobody asked about is nobody's business.
func (l *loader) planFiles(p *plan, files []string, runs map[string][]Run) {
	seen := map[string]bool{}
	var all []string
	p.problems = l.tree.Walk(".", func(name string) {
		if dir := path.Dir(name); isSource(name) && !seen[dir] {
			seen[dir] = true
			all = append(all, dir)
		}
	})
	callers := newLoader(l.tree).callers(all)
	for _, name := range files {
		dir := path.Dir(name)
		if roots := using(name, runs); len(roots) > 0 {
			p.roots = append(p.roots, roots...)
			continue
		}
		if isVarFile(name) && !autoLoaded(name) || !seen[dir] {
			l.planVarFile(p, name, seen, callers)
			continue
		}
		p.roots = append(p.roots, climb(dir, callers)...)
	}
}

// planVarFile adds the roots of a variable file that Terraform does not load
// by itself: those of its directory or of the nearest one above that holds a
// configuration, evaluated with it. Whatever its name is, none is loaded from
// a directory without a configuration.
func (l *loader) planVarFile(p *plan, name string, configured map[string]bool, callers map[string][]string) {
	for dir := path.Dir(name); ; dir = path.Dir(dir) {
		if configured[dir] {
			for _, root := range climb(dir, callers) {
				p.roots = append(p.roots, root)
				if isVarFile(name) {
					p.varFiles[root] = append(p.varFiles[root], name)
				}
			}
			return
		}
		if dir == "." {
			break
		}
	}
	p.problems = append(p.problems, source.Problem{
		Severity: source.Note, Path: name,
		Message: "belongs to no root module",
		Hint:    "No directory above it holds a Terraform configuration. Check the directory that uses it, with --var-file.",
	})
}

// using lists the root modules that a deployment evaluates with a variable file.
func using(name string, runs map[string][]Run) []string {
	var out []string
	for dir, list := range runs {
		if slices.ContainsFunc(list, func(r Run) bool { return slices.Contains(r.VarFiles, name) }) {
			out = append(out, dir)
		}
	}
	return out
}

// runs says how a root module is evaluated: as the deployments that name it do,
// else with the variable files that were named as targets. Several of those are
// alternatives, one for each environment.
func (p *plan) runs(root string, opts Options) []Run {
	files := p.varFiles[root]
	list, named := opts.Runs[root]
	switch {
	case named:
		return list
	case len(opts.Each) > 0:
		return opts.Each
	case len(files) == 0:
		return []Run{{}}
	case len(files) == 1:
		p.problems = append(p.problems, source.Problem{
			Severity: source.Note, Path: files[0], Message: fmt.Sprintf("was used as a variable file of %s", dirName(root)),
			Hint: "Terraform takes it with -var-file.",
		})
		return []Run{{VarFiles: files}}
	}
	p.problems = append(p.problems, source.Problem{
		Severity: source.Note, Path: strings.Join(files, ", "), Message: fmt.Sprintf("are several variable files of %s: each was used by itself", dirName(root)),
		Hint: "Say in .akslint.yaml which belong together.",
	})
	var out []Run
	for _, name := range files {
		out = append(out, Run{Deployment: name, VarFiles: []string{name}})
	}
	return out
}

// IsModule reports whether a directory of the tree holds a configuration.
func IsModule(tree *source.Tree, dir string) bool {
	names, err := tree.ReadDir(dir)
	return err == nil && slices.ContainsFunc(names, isSource)
}

func isVarFile(name string) bool {
	return strings.HasSuffix(name, ".tfvars") || strings.HasSuffix(name, ".tfvars.json")
}

// autoLoaded reports whether Terraform loads a variable file by itself.
func autoLoaded(name string) bool {
	base := strings.TrimSuffix(path.Base(name), ".json")
	return base == "terraform.tfvars" || strings.HasSuffix(base, ".auto.tfvars")
}

func (l *loader) uncalled(dirs []string) []string {
	callers := l.callers(dirs)
	var out []string
	for _, d := range dirs {
		if len(callers[d]) == 0 {
			out = append(out, d)
		}
	}
	if len(out) == 0 {
		return dirs // they only call each other
	}
	return out
}

// callers maps a directory to those of dirs that call it as a local module.
func (l *loader) callers(dirs []string) map[string][]string {
	out := map[string][]string{}
	for _, d := range dirs {
		for _, call := range l.load(d).modules {
			if to, ok := call.local(d); ok && to != d {
				out[to] = append(out[to], d)
			}
		}
	}
	return out
}

// climb goes from a directory to the roots that reach it.
func climb(dir string, callers map[string][]string) []string {
	seen := map[string]bool{}
	var roots []string
	var up func(string)
	up = func(d string) {
		if seen[d] {
			return
		}
		seen[d] = true
		if len(callers[d]) == 0 {
			roots = append(roots, d)
		}
		for _, c := range callers[d] {
			up(c)
		}
	}
	up(dir)
	if len(roots) == 0 {
		return []string{dir}
	}
	return roots
}
