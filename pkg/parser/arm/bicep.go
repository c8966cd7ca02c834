package arm

import (
	"path"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// A template that Bicep compiled says so, and the Bicep lies beside it. Whoever
// has to change something changes that, so places in the template are followed
// to it: by names, since nothing else survives compiling.

// bicepOf is the file of Bicep that a deployment was compiled from, nil when
// there is none or it is not among the files.
func (d *deployment) bicepOf() *bicepFile {
	if d.bicepAsked {
		return d.bicep
	}
	d.bicepAsked = true
	if d.bicep = d.findBicep(); d.bicep != nil {
		d.compare(d.bicep)
	}
	return d.bicep
}

// findBicep looks for the file: beside the template, or as the module that the
// Bicep of the deployment around it names.
func (d *deployment) findBicep() *bicepFile {
	if d.via == nil {
		if !isBuilt(d.root) {
			return nil
		}
		l, name := d.unit.loader, d.root.at.Path()
		if b := l.bicep(bicepBeside(name, ".bicep")); b != nil {
			return b
		}
		if json, from := onlyPair(l.tree, path.Dir(name)); json == name {
			return l.bicep(from)
		}
		return nil
	}
	up := d.parent.bicepOf()
	if up == nil || d.root.at.File != d.parent.root.at.File {
		return nil
	}
	if m := up.declared(d.via.node, d.via.symbol); m != nil && !strings.Contains(m.text, ":") {
		return d.unit.loader.bicep(path.Join(path.Dir(up.file.Path), m.text))
	}
	return nil
}

// isBuilt reports whether a template says that Bicep compiled it.
func isBuilt(root *node) bool {
	return strings.EqualFold(root.path("metadata", "_generator", "name").str(), "bicep")
}

// readBicep reads the Bicep of a deployment and of those nested in it, since
// places are asked for when the files are no longer open. Only templates with a
// cluster get findings.
func (u *unit) readBicep(d *deployment) {
	d.bicepOf()
	for _, r := range d.resources {
		if r.nested != nil {
			u.readBicep(r.nested)
		}
	}
}

// bicepBeside is what a compiled file was called before: main.json and
// main.parameters.json come from main.
func bicepBeside(name, ext string) string {
	stem := strings.TrimSuffix(name, path.Ext(name))
	if ext == ".bicepparam" {
		stem = strings.TrimSuffix(stem, ".parameters")
	}
	return stem + ext
}

// bicep reads a file of Bicep once.
func (l *loader) bicep(name string) *bicepFile {
	if b, ok := l.bicepFiles[name]; ok {
		return b
	}
	var b *bicepFile
	if f, err := l.tree.Read(name); err == nil {
		b = readBicep(f)
	}
	l.bicepFiles[name] = b
	return b
}

// bicepPlace follows a place to the Bicep it was compiled from.
func (w where) bicepPlace() source.Range {
	if w.dep == nil || w.head.IsZero() {
		return source.Range{}
	}
	if root := w.dep.root; w.head.File == root.at.File {
		if b := w.dep.bicepOf(); b != nil {
			if at := b.follow(root, pathTo(root, w.head.Start)); !b.stale[at.Start] {
				return at
			}
		}
		return source.Range{}
	}
	l := w.dep.unit.loader
	d := l.docs[w.head.File.Path]
	if d == nil || d.schema != parametersSchema || w.dep.via != nil {
		return source.Range{}
	}
	names := pathTo(d.root, w.head.Start)
	if len(names) < 2 || !strings.EqualFold(names[0], "parameters") {
		return source.Range{}
	}
	if b := l.bicep(bicepBeside(d.path, ".bicepparam")); b != nil {
		return b.within(b.named("param", names[1]), names[min(3, len(names)):])
	}
	if b := w.dep.bicepOf(); b != nil { // nobody compiled the value: the declaration it is for
		return b.within(b.named("param", names[1]), nil)
	}
	return source.Range{}
}

// pathTo is the names and indexes that lead to what stands at an offset.
func pathTo(n *node, at int) []string {
	for i, item := range n.list() {
		if item.at.Start <= at && at < item.at.End {
			return append([]string{strconv.Itoa(i)}, pathTo(item, at)...)
		}
	}
	for _, m := range n.object() {
		if m.key.Start <= at && at < m.value.at.End {
			return append([]string{m.name}, pathTo(m.value, at)...)
		}
	}
	return nil
}

// follow finds what stands at a path of a template.
func (b *bicepFile) follow(root *node, names []string) source.Range {
	if len(names) < 2 {
		return source.Range{}
	}
	rest := names[2:]
	switch strings.ToLower(names[0]) {
	case "parameters":
		if len(rest) > 0 {
			rest = rest[1:] // defaultValue
		}
		return b.within(b.named("param", names[1]), rest)
	case "variables":
		return b.within(b.named("var", names[1]), rest)
	case "outputs":
		return b.within(b.named("output", names[1]), nil)
	case "resources":
		n, symbol := root.get("resources"), names[1]
		if i, err := strconv.Atoi(symbol); err == nil && i < len(n.list()) {
			n, symbol = n.items[i], ""
		} else {
			n = n.get(symbol)
		}
		d := b.declared(n, symbol)
		if d != nil && d.kind == "module" {
			return b.within(d, argument(rest))
		}
		return b.within(d, rest)
	}
	return source.Range{}
}

// argument is the path in a module's declaration of one in the deployment it
// compiles to.
func argument(names []string) []string {
	if len(names) < 3 || !strings.EqualFold(names[0], "properties") || !strings.EqualFold(names[1], "parameters") {
		return nil
	}
	return append([]string{"params", names[2]}, names[min(4, len(names)):]...)
}

// named finds a declaration by its name.
func (b *bicepFile) named(kind, name string) *bicepDecl {
	for _, d := range b.decls {
		if d.kind == kind && strings.EqualFold(d.name, name) {
			return d
		}
	}
	return nil
}

// declared finds the declaration of a resource or module: by its symbolic name,
// else the only one of its type, or of those the only one whose name can come to
// that of the resource.
func (b *bicepFile) declared(n *node, symbol string) *bicepDecl {
	kind, typ := "resource", n.get("type").str()
	if azure.SameType(typ, typeDeployment) {
		kind = "module"
	}
	if symbol != "" {
		return b.symbolic(kind, symbol)
	}
	var all, alike []*bicepDecl
	for _, d := range b.decls {
		if d.kind != kind || d.existing || kind == "resource" && !strings.EqualFold(d.fullType(), typ) {
			continue
		}
		all = append(all, d)
		if b.mayBeCalled(d, n.get("name")) {
			alike = append(alike, d)
		}
	}
	switch {
	case len(all) == 1:
		return all[0]
	case len(alike) == 1:
		return alike[0]
	}
	return nil
}

// symbolic finds a declaration by its symbolic name: vnet, or vnet::nodes for
// one that is written inside another.
func (b *bicepFile) symbolic(kind, symbol string) *bicepDecl {
	i := strings.LastIndex(symbol, "::")
	for _, d := range b.decls {
		switch {
		case d.kind != kind || (d.up != nil) != (i >= 0):
		case i < 0 && strings.EqualFold(d.name, symbol):
			return d
		case i >= 0 && strings.EqualFold(d.name, symbol[i+2:]) && d.up == b.symbolic(kind, symbol[:i]):
			return d
		}
	}
	return nil
}

// fullType is the type without its version, after that of the resource it is
// written inside.
func (d *bicepDecl) fullType() string {
	own := before(d.text, "@")
	if d.up != nil && !strings.Contains(before(own, "/"), ".") {
		return d.up.fullType() + "/" + own
	}
	return own
}

// mayBeCalled reports whether the name of a declaration can come to the one in
// the template: its fixed parts are there, in their order. A module without a
// name is called after its symbol.
func (b *bicepFile) mayBeCalled(d *bicepDecl, name *node) bool {
	if name == nil || name.kind != value.String {
		return false
	}
	written := b.entry(b.object(d.body), "name")
	if written < 0 {
		return strings.Contains(name.text, "'"+d.name+"'")
	}
	t := b.tokens[written]
	if t.kind != bicepText {
		return strings.Contains(name.text, "'"+t.text+"'")
	}
	rest := name.text
	for _, part := range fixedParts(t.text) {
		i := strings.Index(rest, part)
		if i < 0 {
			return false
		}
		rest = rest[i+len(part):]
	}
	return isExpression(name.text) || name.text == t.text
}

// fixedParts are the parts of a text that are no expressions.
func fixedParts(text string) []string {
	var out []string
	for text != "" {
		i := strings.Index(text, "${")
		if i < 0 {
			return append(out, text)
		}
		if i > 0 {
			out = append(out, text[:i])
		}
		end := strings.IndexByte(text[i:], '}')
		if end < 0 {
			return out
		}
		text = text[i+end+1:]
	}
	return out
}

// within follows names into the value of a declaration as far as it is written
// out; nowhere for no declaration.
func (b *bicepFile) within(d *bicepDecl, names []string) source.Range {
	if d == nil {
		return source.Range{}
	}
	at, i := d.at, d.body
	for _, name := range names {
		if i <= 0 {
			break
		}
		if t := b.object(i); t > 0 && b.tokens[t].is("[") {
			i = b.element(t, name)
		} else {
			i = b.entry(t, name)
		}
		if i > 0 {
			at = b.line(i)
		}
	}
	return at
}

// entry finds the value of an entry of the object that a brace opens, -1 when it
// is not there.
func (b *bicepFile) entry(brace int, name string) int {
	found := -1
	b.eachEntry(brace, func(n string, i int) bool {
		if strings.EqualFold(n, name) {
			found = i
		}
		return found < 0
	})
	return found
}

// entries are the values of the object that a brace opens, by their names in
// lower case.
func (b *bicepFile) entries(brace int) map[string]int {
	out := map[string]int{}
	b.eachEntry(brace, func(name string, i int) bool {
		if name = strings.ToLower(name); out[name] == 0 {
			out[name] = i
		}
		return true
	})
	return out
}

// eachEntry goes through the object that a brace opens until f has enough.
func (b *bicepFile) eachEntry(brace int, f func(name string, i int) bool) {
	if brace < 0 || !b.tokens[brace].is("{") {
		return
	}
	for i := brace + 1; i+2 < b.tokens[brace].close; i++ {
		switch t := b.tokens[i]; {
		case t.opens():
			i = t.close
		case (t.kind == bicepName || t.kind == bicepText) && b.tokens[i+1].is(":") && !b.tokens[i-1].is("?") && !f(t.text, i+2):
			return
		}
	}
}

// element finds an element of the list that a bracket opens, -1 when it is not
// there.
func (b *bicepFile) element(bracket int, index string) int {
	n, err := strconv.Atoi(index)
	if all := b.elements(bracket); err == nil && n < len(all) {
		return all[n]
	}
	return -1
}

// elements are the first tokens of what is in the list that a bracket opens.
func (b *bicepFile) elements(bracket int) []int {
	var out []int
	fresh := true
	for i := bracket + 1; i < b.tokens[bracket].close; i++ {
		t := b.tokens[i]
		switch {
		case t.kind == bicepLine || t.is(","):
			fresh = true
			continue
		case fresh:
			out = append(out, i)
			fresh = false
		}
		if t.opens() {
			i = t.close
		}
	}
	return out
}

// line is what to point at for a value: its first line, with the name of the
// entry before it.
func (b *bicepFile) line(i int) source.Range {
	last := i
	for last+1 < len(b.tokens) && b.tokens[last].kind != bicepLine && !b.tokens[last].opens() && b.tokens[last+1].kind != bicepLine && !b.tokens[last+1].is("}") {
		last++
	}
	if i >= 2 && b.tokens[i-1].is(":") && b.tokens[i].opens() {
		i -= 2 // the name tells more than a bracket
	}
	return b.rangeOf(i, last)
}
