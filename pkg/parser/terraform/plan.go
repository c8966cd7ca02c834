package terraform

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/source"
)

// planFile is a plan as terraform show -json writes it.
type planFile struct {
	file  *source.File
	root  *jsonNode
	named bool   // by the user, not met on a walk
	dir   string // the root module it was made from, when that is among the files
	unit  string
}

// Plan offers a JSON file and reports whether it is a plan. Plans have no name
// of their own, so it is recognised by what is in it. named says that the user
// named the file.
func (t *Targets) Plan(tree *source.Tree, name string, named bool) bool {
	if path.Ext(name) != ".json" || ours(name) {
		return false
	}
	for _, p := range t.plans {
		if p.file.Path == path.Clean(name) {
			p.named = p.named || named
			return true
		}
	}
	if !mayBePlan(tree, name) {
		return false
	}
	file, err := tree.Read(name)
	if err != nil {
		return false
	}
	root, problem := parseJSON(file)
	switch {
	case problem != nil && startsAsPlan(file.Data):
		t.problems = append(t.problems, *problem)
		return true
	case problem != nil || !isPlan(root):
		return false
	}
	t.plans = append(t.plans, &planFile{file: file, root: root, named: named, unit: name})
	return true
}

// mayBePlan is a cheap look that spares other JSON files being kept and parsed.
// The beginning of a file rules out what is not an object. It cannot say yes: a
// state and the schemas of providers begin like a plan. Nor can it say no, since
// a tool that sorts keys puts those of a plan late.
func mayBePlan(tree *source.Tree, name string) bool {
	head, err := tree.Head(name)
	switch {
	case err != nil:
		return false
	case len(head) == source.HeadSize:
		start := bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")))
		return (len(start) == 0 || start[0] == '{') && tree.Holds(name, planKeys...)
	}
	for _, key := range planKeys {
		if !bytes.Contains(head, []byte(key)) {
			return false
		}
	}
	return true
}

// planKeys are what every plan holds.
var planKeys = []string{`"format_version"`, `"planned_values"`}

func startsAsPlan(data []byte) bool {
	data = bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))
	rest, ok := bytes.CutPrefix(data, []byte("{"))
	return ok && bytes.HasPrefix(bytes.TrimSpace(rest), []byte(`"format_version"`))
}

func isPlan(root *jsonNode) bool {
	planned, changes := root.get("planned_values"), root.get("resource_changes")
	return root.get("format_version").str() != "" && planned != nil && planned.kind == jsonObject && (changes == nil || changes.kind == jsonArray)
}

// declared lists what the root module of the plan declares: managed resources
// and module calls.
func (p *planFile) declared() map[string]bool {
	out := map[string]bool{}
	mod := p.root.get("configuration", "root_module")
	for _, r := range mod.get("resources").elements() {
		if r.get("mode").str() == "managed" {
			out[r.get("type").str()+"."+r.get("name").str()] = true
		}
	}
	for _, m := range mod.get("module_calls").entries() {
		out["module."+m.name] = true
	}
	return out
}

// fits reports whether a directory declares what the root module of a plan
// does. What is in files that could not be read is given the benefit of the
// doubt.
func (l *loader) fits(declared map[string]bool, dir string) bool {
	c := l.load(dir)
	here := 0
	for key, r := range c.resources {
		if r.data {
			continue
		}
		if here++; !declared[key] {
			return false
		}
	}
	for name := range c.modules {
		if here++; !declared["module."+name] {
			return false
		}
	}
	return here > 0 && (here == len(declared) || len(c.unseen) > 0)
}

// sourcesAbove returns the nearest directory at or above a file that holds
// sources.
func (l *loader) sourcesAbove(name string) (string, bool) {
	for dir := path.Dir(name); ; dir = path.Dir(dir) {
		if names, err := l.tree.ReadDir(dir); err == nil && slices.ContainsFunc(names, isSource) {
			return dir, true
		}
		if dir == "." || dir == "/" {
			return "", false
		}
	}
}

// chosenPlans decides which plans are read, and takes the root modules they
// were made from off the list, so that nothing is there twice. A plan that
// does not fit the sources it lies with is out of date; unless the user named
// it, the sources are what counts.
func (l *loader) chosenPlans(targets Targets, todo *plan, opts Options) (plans []*planFile) {
	todo.problems = append(todo.problems, targets.problems...)
	taken := map[string][]*planFile{}
	for _, p := range targets.plans {
		fitting, beside := l.fitting(p, todo.roots)
		switch {
		case len(fitting) == 1 && !p.named && opts.gives(fitting[0]):
			todo.problems = append(todo.problems, passedOver(p, "its sources are checked with the values that are given", "Name the plan to check it instead."))
			continue
		case len(fitting) == 1:
			p.dir = fitting[0]
			taken[p.dir] = append(taken[p.dir], p)
		case p.named:
		case len(fitting) > 1:
			todo.problems = append(todo.problems, passedOver(p, "it fits "+strings.Join(fitting, ", "), "Put it beside the sources it was made from, or name it and nothing else."))
			continue
		case beside:
			todo.problems = append(todo.problems, passedOver(p, "it was made from other sources than those it lies with", "Make it again, or name it and nothing else."))
			continue
		}
		plans = append(plans, p)
	}
	for dir, made := range taken {
		if len(made) == 1 {
			made[0].unit = dir // else each is an environment of its own
		}
	}
	todo.roots = slices.DeleteFunc(todo.roots, func(dir string) bool { return taken[dir] != nil })
	return plans
}

// gives reports whether values are given for a root module, which a plan has of
// its own.
func (o Options) gives(root string) bool {
	return len(o.Vars)+len(o.VarFiles)+len(o.Each)+len(o.Runs[root]) > 0
}

// fitting finds the root module a plan was made from: the sources it lies with
// or below, else those among the roots that declare the same. beside says that
// it lies with sources that are checked.
func (l *loader) fitting(p *planFile, roots []string) (dirs []string, beside bool) {
	declared := p.declared()
	above, ok := l.sourcesAbove(p.file.Path)
	if ok && l.fits(declared, above) {
		return []string{above}, true
	}
	for _, dir := range roots {
		if l.fits(declared, dir) {
			dirs = append(dirs, dir)
		}
	}
	return dirs, ok && slices.Contains(roots, above)
}

func passedOver(p *planFile, why, hint string) source.Problem {
	return source.Problem{Severity: source.Note, Path: p.file.Path, Message: "the plan was passed over: " + why, Hint: hint}
}
