package arm

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// loader finds templates and parameter files, and reads each once.
type loader struct {
	tree      *source.Tree
	docs      map[string]*document
	templates []*document
	params    []*document
	problems  []source.Problem
	read      map[string]bool
	bytes     int64
}

// document is a file that was read.
type document struct {
	path   string
	root   *node
	schema string // its name, see schemaName
	named  bool   // by the user
	linked bool   // deployed by another template
}

// run is one evaluation: a template with a parameter file, or without one.
type run struct {
	template *document
	params   *document
	name     string
}

func newLoader(tree *source.Tree) *loader {
	return &loader{tree: tree, docs: map[string]*document{}, read: map[string]bool{}}
}

// Recognized reports whether the beginning of a file looks like a template or a
// parameter file, so that other JSON need not be read.
func Recognized(head []byte) bool {
	return bytes.Contains(head, []byte("schema.management.azure.com")) &&
		(bytes.Contains(bytes.ToLower(head), []byte("deploymenttemplate.json")) || bytes.Contains(bytes.ToLower(head), []byte("deploymentparameters.json")))
}

// targets reads what the user named or what was found, with the parameter files
// beside a template that was named.
func (l *loader) targets(t Targets) {
	for _, name := range t.walked {
		l.load(name)
	}
	for _, name := range t.named {
		d := l.load(name)
		if d == nil {
			continue
		}
		d.named = true
		for _, beside := range l.beside(name) {
			l.load(beside)
		}
	}
	l.sort(t)
	for _, d := range l.templates {
		l.links(d.root, d.path)
	}
}

// beside lists the other JSON files where parameter files and templates are
// looked for.
func (l *loader) beside(name string) []string {
	var out []string
	dir := path.Dir(name)
	for _, d := range []string{dir, path.Join(dir, "parameters"), path.Join(dir, "params"), path.Dir(dir)} {
		names, err := l.tree.ReadDir(d)
		if err != nil {
			continue
		}
		for _, n := range names {
			full := path.Join(d, n)
			if strings.EqualFold(path.Ext(n), ".json") && full != name && l.looks(full) {
				out = append(out, full)
			}
		}
	}
	return out
}

// looks peeks into a file.
func (l *loader) looks(name string) bool {
	head, err := l.tree.Head(name)
	return err == nil && Recognized(head)
}

// load reads a file, nil when it is neither a template nor a parameter file.
func (l *loader) load(name string) *document {
	name = path.Clean(name)
	if d, ok := l.docs[name]; ok {
		return d
	}
	l.docs[name] = nil
	f, err := l.tree.Read(name)
	if err != nil {
		l.problems = append(l.problems, source.Problem{Severity: source.Error, Path: name, Message: "cannot be read: " + err.Error()})
		return nil
	}
	root, problems := readJSON(f)
	l.problems = append(l.problems, problems...)
	l.read[name] = true
	l.bytes += int64(len(f.Data))
	if root == nil {
		return nil
	}
	d := &document{path: name, root: root, schema: schemaName(root.get("$schema").str())}
	if d.schema != "deploymentparameters" && !isTemplate(d) {
		return nil
	}
	l.docs[name] = d
	return d
}

// isTemplate reports whether a document is a template of any level.
func isTemplate(d *document) bool {
	_, ok := schemas[d.schema]
	return ok && (d.root.get("resources") != nil || d.root.get("contentVersion") != nil)
}

// template loads a template that another one links to; nil when it is not
// there.
func (l *loader) template(name string) *document {
	if _, err := l.tree.Head(name); err != nil {
		return nil
	}
	d := l.load(name)
	if d == nil || d.schema == "deploymentparameters" {
		return nil
	}
	d.linked = true
	return d
}

// sort lists the documents by kind.
func (l *loader) sort(t Targets) {
	names := make([]string, 0, len(l.docs))
	for name, d := range l.docs {
		if d != nil {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	for _, name := range names {
		d := l.docs[name]
		if d.schema == "deploymentparameters" {
			l.params = append(l.params, d)
			continue
		}
		if d.named || slices.Contains(t.walked, name) || l.standsFor(d, t) {
			l.templates = append(l.templates, d)
		}
	}
}

// standsFor reports whether a parameter file that the user named belongs to a
// template.
func (l *loader) standsFor(d *document, t Targets) bool {
	for _, name := range t.named {
		if p := l.docs[path.Clean(name)]; p != nil && p.schema == "deploymentparameters" && belongs(p.path, d.path, false) {
			d.linked = false
			return true
		}
	}
	return false
}

// links marks the templates that a template deploys by a relative path: they
// are its parts.
func (l *loader) links(n *node, file string) {
	if rel := n.get("relativePath").str(); rel != "" && n.kind == value.Object {
		if d := l.docs[path.Join(path.Dir(file), strings.ReplaceAll(rel, "\\", "/"))]; d != nil {
			d.linked = true
		}
	}
	for _, item := range n.items {
		l.links(item, file)
	}
	for _, f := range n.fields {
		l.links(f.value, file)
	}
}

// runs pairs templates with parameter files.
func (l *loader) runs() []run {
	var out []run
	for _, d := range l.templates {
		if d.linked && !d.named {
			continue
		}
		params := l.paramsOf(d)
		switch len(params) {
		case 0:
			out = append(out, run{template: d, name: d.path})
		case 1:
			out = append(out, run{template: d, params: params[0], name: d.path})
		default:
			for _, p := range params {
				out = append(out, run{template: d, params: p, name: d.path + " with " + path.Base(p.path)})
			}
		}
	}
	return out
}

// paramsOf lists the parameter files of a template: by name, or because the
// template is the only one there.
func (l *loader) paramsOf(d *document) []*document {
	var out []*document
	only := true
	for _, o := range l.templates {
		only = only && (o == d || path.Dir(o.path) != path.Dir(d.path))
	}
	for _, p := range l.params {
		if belongs(p.path, d.path, only) && !(p.named == false && l.anyNamed(d)) {
			out = append(out, p)
		}
	}
	return out
}

// anyNamed reports whether the user named one of the parameter files of d, so
// that the others are not meant.
func (l *loader) anyNamed(d *document) bool {
	for _, p := range l.params {
		if p.named && belongs(p.path, d.path, true) {
			return true
		}
	}
	return false
}

// belongs reports whether a parameter file is a template's: it lies beside it or
// in a directory for parameters, and its name begins with the template's, as in
// main.json and main.prod.parameters.json. In a directory with only one template
// any parameter file is.
func belongs(params, template string, only bool) bool {
	dir, home := path.Dir(params), path.Dir(template)
	inside := dir == path.Join(home, "parameters") || dir == path.Join(home, "params")
	if dir != home && !inside {
		return false
	}
	if only {
		return true
	}
	stem := strings.ToLower(strings.TrimSuffix(path.Base(template), path.Ext(template)))
	rest, ok := strings.CutPrefix(strings.ToLower(path.Base(params)), stem)
	return ok && (rest == "" || strings.ContainsAny(rest[:1], ".-_"))
}

// newUnit prepares one run.
func newUnit(l *loader, r run) *unit {
	u := &unit{loader: l, name: r.name, noted: map[string]bool{}, used: map[string]int{}}
	u.root = newDeployment(u, r.template.root, u.given(r.params))
	u.root.level = rootLevel(schemas[r.template.schema])
	return u
}

// given takes parameters from a parameter file.
func (u *unit) given(d *document) func(string) *val {
	if d == nil {
		return nil
	}
	params := d.root.get("parameters")
	return func(name string) *val {
		p := params.get(name)
		if p == nil {
			return nil
		}
		s := &scope{dep: u.root}
		w := where{at: p.at, head: p.head}
		switch {
		case p.get("value") != nil:
			return s.plain(p.get("value"), where{})
		case p.get("reference") != nil:
			return keyVault(name, w)
		case p.get("expression") != nil:
			return unknown(fmt.Sprintf("parameter %q is given when the template is deployed", name), "parameters("+strings.ToLower(name)+")").placed(w)
		}
		return nil
	}
}
