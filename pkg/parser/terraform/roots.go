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
func (l *loader) plan(targets Targets) plan {
	p := plan{varFiles: map[string][]string{}}
	dirs := slices.Clone(targets.dirs)
	sort.Strings(dirs)
	p.roots = l.uncalled(dirs)
	if len(targets.files) > 0 {
		l.planFiles(&p, targets.files)
	}
	sort.Strings(p.roots)
	p.roots = slices.Compact(p.roots)
	return p
}

// planFiles adds the roots that files stand for. To find them the whole
// repository is looked through, by a loader of its own: what is wrong in
// directories that nobody asked about is nobody's business.
func (l *loader) planFiles(p *plan, files []string) {
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
		if isVarFile(name) && !autoLoaded(name) || !seen[dir] {
			l.planVarFile(p, name, seen, callers)
			continue
		}
		p.roots = append(p.roots, climb(dir, callers)...)
	}
}

// planVarFile adds the roots of a variable file that Terraform does not load
// by itself: those of its directory or of the nearest one above that holds a
// configuration, evaluated with it.
func (l *loader) planVarFile(p *plan, name string, configured map[string]bool, callers map[string][]string) {
	for dir := path.Dir(name); ; dir = path.Dir(dir) {
		if configured[dir] {
			for _, root := range climb(dir, callers) {
				p.roots = append(p.roots, root)
				if isVarFile(name) && !autoLoaded(name) {
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

// extraVarFiles returns the variable files that were named as targets for a
// root. Several are alternatives (one for each environment), and which is
// meant is not known.
func (p *plan) extraVarFiles(root string) []string {
	files := p.varFiles[root]
	switch len(files) {
	case 0:
		return nil
	case 1:
		p.problems = append(p.problems, source.Problem{
			Severity: source.Note, Path: files[0], Message: fmt.Sprintf("was used as a variable file of %s", dirName(root)),
			Hint: "Terraform takes it with -var-file.",
		})
		return files
	}
	p.problems = append(p.problems, source.Problem{
		Severity: source.Note, Path: strings.Join(files, ", "), Message: fmt.Sprintf("are several variable files of %s, so none of them was used", dirName(root)),
		Hint: "Check the directory once for each, with --var-file.",
	})
	return nil
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
