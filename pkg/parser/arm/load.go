package arm

import (
	"bytes"
	"path"
	"strings"

	"github.com/akslint/akslint/pkg/source"
)

// loader finds templates and parameter files, and reads each once.
type loader struct {
	tree      *source.Tree
	docs      map[string]*document
	templates []*document
	params    []*document
	problems  []source.Problem
	read      map[string]bool
	given     map[*document]bool        // parameter files that a template is evaluated with
	home      map[*document]*document   // by parameter file: the template it belongs to
	rivals    map[*document][]*document // by parameter file: the templates of which each may be its own
	bytes     int64
	stream    string // the file that came through standard input

	bicepFiles map[string]*bicepFile // by path; nil for one that is not there
}

// document is a file that was read.
type document struct {
	path   string
	root   *node
	schema string // its name, see schemaName; empty when it is something else
	size   int
	// problems are those of reading it, told when the document is used.
	problems []source.Problem
	named    bool // by the user
	walked   bool // found below a directory that the user named
	linked   bool // deployed by another template
	// byName says that nothing but its name tells that it may be a parameter file.
	byName bool
	// elsewhere says that those who deploy it do so from an address where another
	// version of it may lie.
	elsewhere bool
}

// parametersSchema is the name of the schema of parameter files, with the level
// of the deployment before it or without.
const parametersSchema = "deploymentparameters"

// run is one evaluation: a template with a parameter file, or without one.
type run struct {
	template   *document
	params     *document
	deployment string
	at         Run // where it is deployed, as far as that is said
}

func newLoader(tree *source.Tree) *loader {
	return &loader{tree: tree, docs: map[string]*document{}, read: map[string]bool{}, given: map[*document]bool{}, bicepFiles: map[string]*bicepFile{}}
}

// Recognized reports whether the beginning of a file looks like a template or a
// parameter file, so that other JSON need not be read.
func Recognized(head []byte) bool {
	return bytes.Contains(head, []byte("schema.management.azure.com")) &&
		(bytes.Contains(bytes.ToLower(head), []byte("deploymenttemplate.json")) || bytes.Contains(bytes.ToLower(head), []byte("deploymentparameters.json")))
}

// IsParameters reports whether the beginning of a recognized file is that of a
// parameter file.
func IsParameters(head []byte) bool {
	return bytes.Contains(bytes.ToLower(head), []byte("deploymentparameters.json"))
}

// targets reads what the user named or what was found, with the parameter files
// beside a template that was named.
func (l *loader) targets(t Targets) {
	for _, name := range t.walked {
		d := l.load(name)
		l.useTold(d)
		d.walked = true
	}
	for _, name := range t.named {
		d := l.load(name)
		l.useTold(d)
		d.named = true
		for _, beside := range l.beside(name) {
			l.load(beside)
		}
	}
	l.sort()
	l.parts()
}

// beside lists the other JSON files where parameter files and templates are
// looked for.
func (l *loader) beside(name string) []string {
	var out []string
	dir := path.Dir(name)
	dirs := []string{dir, path.Join(dir, "parameters"), path.Join(dir, "params")}
	if base := path.Base(dir); base == "parameters" || base == "params" {
		dirs = append(dirs, path.Dir(dir))
	}
	for _, d := range dirs {
		names, err := l.tree.ReadDir(d)
		if err != nil {
			continue
		}
		for _, n := range names {
			full := path.Join(d, n)
			if full != name && (IsParametersName(n) || strings.EqualFold(path.Ext(n), ".json") && l.looks(full)) {
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

// load reads a file. Its schema says whether it is a template or a parameter
// file.
func (l *loader) load(name string) *document {
	name = path.Clean(name)
	if d, ok := l.docs[name]; ok {
		return d
	}
	d := &document{path: name}
	l.docs[name] = d
	f, err := l.tree.Read(name)
	if err != nil {
		d.problems = []source.Problem{{Severity: source.Error, Path: name, Message: "cannot be read: " + err.Error()}}
		return d
	}
	d.size = len(f.Data)
	d.root, d.problems = readJSON(f)
	switch schema := schemaName(d.root.get("$schema").str()); {
	case strings.HasSuffix(schema, parametersSchema):
		d.schema = parametersSchema
	case isTemplate(d.root, schema):
		d.schema = schema
	case IsParametersName(name):
		d.byName = true
		if d.root == nil || d.root.get("$schema") == nil && d.root.get("parameters") != nil {
			d.schema = parametersSchema
		}
	}
	return d
}

// useTold uses a document that is a target. One that is a parameter file by
// nothing but its name is used when it turns out to be one.
func (l *loader) useTold(d *document) {
	if !d.byName || d.root == nil {
		l.use(d)
	}
}

// use counts a document and tells its problems, once.
func (l *loader) use(d *document) {
	if !l.read[d.path] {
		l.read[d.path] = true
		l.bytes += int64(d.size)
		l.problems = append(l.problems, d.problems...)
	}
}

// isTemplate reports whether a document is a template of any level.
func isTemplate(root *node, schema string) bool {
	_, ok := schemas[schema]
	return ok && (root.get("resources") != nil || root.get("contentVersion") != nil)
}

// template loads a template that another one links to; nil when it is not
// there.
func (l *loader) template(name string) *document {
	if _, err := l.tree.Head(name); err != nil {
		return nil
	}
	d := l.load(name)
	l.use(d)
	if _, ok := schemas[d.schema]; !ok {
		return nil
	}
	return d
}

// runs pairs templates with parameter files, as deployments do that name them,
// else with those that are found. Several are alternatives, each a deployment of
// its own.
func (l *loader) runs(named map[string][]Run) []run {
	var out []run
	add := func(r run) {
		l.given[r.params] = true
		out = append(out, r)
	}
	for _, d := range l.templates {
		wanted, ok := named[d.path]
		d.elsewhere = d.elsewhere && !ok
		if d.linked && !d.named && !ok || ok && len(wanted) == 0 {
			continue
		}
		l.use(d)
		for _, w := range wanted {
			add(run{template: d, params: l.parameters(w.Parameters), deployment: w.Deployment, at: w})
		}
		if ok {
			continue
		}
		params := l.paramsOf(d)
		switch len(params) {
		case 0:
			add(run{template: d})
		case 1:
			add(run{template: d, params: params[0]})
		default:
			for _, p := range params {
				add(run{template: d, params: p, deployment: p.path})
			}
		}
	}
	return out
}

// parameters loads a parameter file that a deployment names; nil for none.
func (l *loader) parameters(name string) *document {
	if name == "" {
		return nil
	}
	d := l.load(name)
	l.use(d)
	if len(d.problems) == 0 && d.schema != parametersSchema {
		l.problems = append(l.problems, source.Problem{Severity: source.Error, Path: name, Message: "is no parameter file of an ARM template"})
		return nil
	}
	return d
}

// parametersAt loads a parameter file that a deployment links to; nil when there
// is none.
func (l *loader) parametersAt(name string) *document {
	if !l.looks(name) {
		return nil
	}
	d := l.load(name)
	if d.schema != parametersSchema {
		return nil
	}
	l.use(d)
	l.given[d] = true
	return d
}

// others counts the files that begin like a template and are none; for one that
// the user named it is a problem.
func (l *loader) others() int {
	n := 0
	for _, d := range l.docs {
		offered := d.byName && (d.named || d.walked)
		if d.root == nil || d.schema != "" || !l.read[d.path] && !offered {
			continue
		}
		l.passOver(d)
		if !d.named || offered {
			n++
		} else if len(d.problems) == 0 {
			l.problems = append(l.problems, source.Problem{
				Severity: source.Error, Path: d.path, Message: "was not checked: it is neither an ARM template nor a parameter file of one",
			})
		}
	}
	return n
}

// passOver takes a file back that was counted.
func (l *loader) passOver(d *document) {
	if !l.read[d.path] {
		return
	}
	delete(l.read, d.path)
	l.bytes -= int64(d.size)
}

// elsewhere counts the templates that are passed over because only another
// version of them may be deployed.
func (l *loader) elsewhere() int {
	n := 0
	for _, d := range l.templates {
		if d.elsewhere && d.walked && l.read[d.path] {
			l.passOver(d)
			n++
		}
	}
	return n
}

// newUnit prepares one run.
func newUnit(l *loader, r run) *unit {
	u := &unit{loader: l, run: r, name: r.template.path, noted: map[string]bool{}, used: map[string]int{}, secrets: map[string]int{}}
	given, refused := u.given(r.params), map[string]string{}
	u.root = newDeployment(u, r.template.root, u.accepting(given, refused))
	u.root.file = r.template.path
	u.root.level = r.at.level(schemas[r.template.schema])
	var written *node
	if r.params != nil {
		written = r.params.root.get("parameters")
	}
	u.root.hide(written)
	u.refuse(r, given, refused)
	return u
}

// hide marks what is written of secure parameters, so that it is not shown with
// what stands beside it.
func (d *deployment) hide(given *node) {
	for _, m := range d.root.get("parameters").object() {
		decl := d.resolveType(m.value)
		if !d.secureType(decl) {
			continue
		}
		for _, n := range []*node{decl.get("defaultValue"), given.get(m.name).get("value")} {
			if n != nil {
				n.at.Hide()
			}
		}
	}
}

// given takes parameters from a parameter file.
func (u *unit) given(d *document) func(string) *val {
	if d == nil {
		return nil
	}
	if d.root == nil {
		return func(name string) *val {
			return unknown(d.path+" may set parameter \""+name+"\" and could not be read", "parameters("+strings.ToLower(name)+")")
		}
	}
	params := d.root.get("parameters")
	u.loader.bicep(bicepBeside(d.path, ".bicepparam")) // read while the files are open
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
			return s.node(p.get("expression"), "")
		}
		return nil
	}
}

// unset lists the parameters of the template that have no value in a run.
func (u *unit) unset(r run) []Unset {
	var out []Unset
	given := u.given(r.params)
	for _, m := range r.template.root.get("parameters").object() {
		if given != nil && given(m.name) != nil {
			continue
		}
		decl := u.root.resolveType(m.value)
		if decl.get("defaultValue") == nil && !decl.get("nullable").isTrue() && len(decl.get("allowedValues").list()) != 1 {
			out = append(out, Unset{Name: m.name, Deployment: r.deployment, At: m.key})
		}
	}
	return out
}
