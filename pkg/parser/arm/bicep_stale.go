package arm

import (
	"fmt"
	"strings"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// A template may be older than the Bicep beside it. Names then still lead
// somewhere, but what is written there is not what was checked: a literal that
// compiling would have kept gives it away.

// unsaid are the entries of a resource that compiling writes anew.
var unsaid = map[string]bool{"name": true, "parent": true, "scope": true, "dependson": true}

// compare finds the literals that a template and its Bicep do not share. Places
// of those are not shown, and one note tells of the first.
func (d *deployment) compare(b *bicepFile) {
	c := comparison{bicep: b}
	if b.stale == nil {
		b.stale = map[int]bool{}
	}
	for _, m := range d.root.get("parameters").object() {
		c.declared(b.named("param", m.name), m.value.get("defaultValue"))
	}
	for _, m := range d.root.get("variables").object() {
		c.declared(b.named("var", m.name), m.value)
	}
	resources := d.root.get("resources")
	for _, n := range resources.list() {
		c.resource(b.declared(n, ""), n)
	}
	for _, m := range resources.object() {
		c.resource(b.declared(m.value, m.name), m.value)
	}
	if c.first == nil {
		return
	}
	d.unit.problem(source.Problem{
		Severity: source.Note, Path: b.file.Path,
		Message: fmt.Sprintf("is not what %s was built from: line %d says something else than %s", d.root.at.Path(), c.line, c.first.head),
		Hint:    "The JSON is what was checked; bicep build brings it up to date.",
	})
}

// comparison is one walk through a template and its Bicep.
type comparison struct {
	bicep *bicepFile
	first *node // the first that differs, nil when none does
	line  int   // where the Bicep says it
}

// declared compares the value of a declaration.
func (c *comparison) declared(d *bicepDecl, n *node) {
	if d != nil && d.body > 0 && n != nil {
		c.value(n, d.body, d.at)
	}
}

// resource compares what is sent for a resource, or handed to a module.
func (c *comparison) resource(d *bicepDecl, n *node) {
	if d == nil || d.body <= 0 {
		return
	}
	entries := c.bicep.entries(c.bicep.object(d.body))
	if d.kind == "module" {
		params := c.bicep.entries(c.bicep.object(entries["params"]))
		for _, m := range n.path("properties", "parameters").object() {
			c.entry(m.value.get("value"), params, m.name)
		}
		return
	}
	for _, m := range n.object() {
		if !unsaid[strings.ToLower(m.name)] {
			c.entry(m.value, entries, m.name)
		}
	}
}

func (c *comparison) entry(n *node, entries map[string]int, name string) {
	if i := entries[strings.ToLower(name)]; i > 0 && n != nil {
		c.value(n, i, c.bicep.rangeOf(i, i))
	}
}

// value compares what stands at a token; at is where a place of it begins.
func (c *comparison) value(n *node, i int, at source.Range) {
	b := c.bicep
	if said, ok := b.literal(i); ok {
		if n.kind == said.kind && n.same(said) {
			return
		}
		b.stale[at.Start] = true
		if c.first == nil {
			c.first, c.line = n, b.rangeOf(i, i).Position().Line
		}
		return
	}
	open := b.object(i)
	switch {
	case open < 0:
	case n.kind == value.Object && b.tokens[open].is("{"):
		entries := b.entries(open)
		for _, m := range n.fields {
			c.entry(m.value, entries, m.name)
		}
	case n.kind == value.List && b.tokens[open].is("["):
		elements := b.elements(open)
		for k, item := range n.items[:min(len(n.items), len(elements))] {
			c.value(item, elements[k], b.rangeOf(elements[k], elements[k]))
		}
	}
}

// same reports whether two scalars of one kind are equal.
func (n *node) same(other node) bool {
	if n.kind == value.String {
		return !isExpression(n.text) && literal(n.text) == other.text
	}
	return n.flag == other.flag && n.text == other.text
}

// literal is the value at a token when that is all of it and nothing has to be
// evaluated. Texts with escapes and over several lines are left alone, and so
// is null, which compiles to an expression.
func (b *bicepFile) literal(i int) (node, bool) {
	if i <= 0 || i >= len(b.tokens) || !b.ends(i+1) {
		return node{}, false
	}
	t := b.tokens[i]
	written := string(b.file.Data[t.start:t.end])
	switch {
	case t.kind == bicepText:
		plain := len(written) > 1 && written == "'"+t.text+"'" && !strings.ContainsAny(t.text, "\\\n'") && !strings.Contains(t.text, "${")
		return node{kind: value.String, text: t.text}, plain
	case t.kind != bicepName:
	case t.text == "true" || t.text == "false":
		return node{kind: value.Bool, flag: t.text == "true"}, true
	case strings.Trim(t.text, "0123456789") == "":
		return node{kind: value.Number, text: t.text}, true
	}
	return node{}, false
}

// ends reports whether a value is over before a token. The branches of a
// condition may begin on lines of their own.
func (b *bicepFile) ends(i int) bool {
	if i >= len(b.tokens) || b.tokens[i].is(",") || b.tokens[i].closes() {
		return true
	}
	if b.tokens[i].kind != bicepLine {
		return false
	}
	for i < len(b.tokens) && b.tokens[i].kind == bicepLine {
		i++
	}
	return i >= len(b.tokens) || !b.tokens[i].is("?")
}
