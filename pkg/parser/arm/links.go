package arm

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// Which template a deployment links to, and which templates are therefore parts
// of others. A relative path and the template's own address lead to a file for
// certain. Any other address may lead to another version of the file that lies
// beside the template under that name.

// Normal forms of what is not known of a template's own address: of all of it,
// and of its directory. The path of the file follows.
const (
	symAddress   = "address of "
	symDirectory = "directory of "
)

// beside puts an address together from the directory of another one.
func beside(base, rel *val) *val {
	parts := piecesOf(rel)
	if len(parts) == 0 || strings.HasPrefix(parts[0].lit, "/") || strings.Contains(parts[0].lit, ":") {
		return derived("uri", base, rel)
	}
	dir := derived("uri", base)
	if file, own := strings.CutPrefix(base.sym, symAddress); own {
		dir = unknown(base.text, symDirectory+file)
	}
	return textOf(joinParts(dir, parts))
}

// leadsTo is the file that an address leads to, seen from a template; empty when
// that cannot be told. sure is false when it may be another version of it. An
// address that is secret, as one with a token is, leads somewhere too: all that it
// tells is the name of a file that is there.
func (l *loader) leadsTo(address *val, from string) (name string, sure bool) {
	parts := piecesOf(address)
	if len(parts) == 0 {
		return "", false
	}
	tail := ""
	for i, p := range parts {
		lit, _, query := strings.Cut(p.lit, "?")
		if own, ok := strings.CutPrefix(p.sym(), symDirectory); ok && i == 0 {
			from, sure = own, true
		} else if p.hole != nil && !strings.HasSuffix(tail, ".json") { // what is appended is a token
			tail, sure = "", false
		}
		if tail += lit; query {
			break
		}
	}
	if !strings.HasSuffix(strings.ToLower(tail), ".json") {
		return "", false
	}
	if sure {
		return path.Join(path.Dir(from), tail), true
	}
	for ; tail != ""; _, tail, _ = strings.Cut(tail, "/") {
		if name := path.Join(path.Dir(from), tail); name != from && !strings.HasPrefix(tail, "/") && l.looks(name) {
			return name, false
		}
	}
	return "", false
}

func (p part) sym() string {
	if p.hole == nil {
		return ""
	}
	return p.hole.sym
}

// target is the file that the link of a deployment leads to.
func (s *scope) target(link *node, from string) (name string, sure bool) {
	if n := link.get("relativePath"); n != nil {
		rel := s.node(n, "relativePath")
		if text, ok := rel.str(); ok && !rel.hidden() {
			return path.Join(path.Dir(from), strings.ReplaceAll(text, "\\", "/")), true
		}
		return "", false
	}
	if n := link.get("uri"); n != nil {
		return s.unit().loader.leadsTo(s.node(n, "uri"), from)
	}
	return "", false
}

// edge is a link from one template to another; sure is as in leadsTo.
type edge struct {
	to   *document
	sure bool
}

// parts marks the templates that others deploy. Of templates that deploy one
// another in a circle the first is deployed by itself.
func (l *loader) parts() {
	edges, incoming := map[*document][]edge{}, map[*document]bool{}
	for _, d := range l.templates {
		u := newUnit(l, run{template: d}) // what is wrong with it is told when it is evaluated
		found := linkFinder{from: d, note: func(name string, sure bool) {
			if t := l.docs[name]; t != nil && t != d {
				edges[d] = append(edges[d], edge{t, sure})
				incoming[t] = true
			}
		}}
		found.look(d.root, u.root.self())
	}
	evaluated := map[*document]bool{}
	var visit func(d *document, sure bool)
	visit = func(d *document, sure bool) {
		for _, e := range edges[d] {
			sure := sure && e.sure
			if evaluated[e.to] || e.to.linked && !sure {
				continue
			}
			e.to.linked, evaluated[e.to] = true, sure
			visit(e.to, sure)
		}
	}
	for _, d := range l.templates {
		if !incoming[d] {
			visit(d, true)
		}
	}
	for _, d := range l.templates {
		if incoming[d] && !d.linked {
			evaluated[d] = true
			visit(d, true)
		}
	}
	for _, d := range l.templates {
		d.elsewhere = d.linked && !evaluated[d] && !d.named
	}
	l.tellElsewhere(edges)
}

// tellElsewhere tells of the templates that are passed over because they are
// parts of others, maybe in another version.
func (l *loader) tellElsewhere(edges map[*document][]edge) {
	for _, d := range l.templates {
		var names []string
		for _, e := range edges[d] {
			if !e.sure && e.to.elsewhere && !slices.Contains(names, e.to.path) {
				names = append(names, e.to.path)
			}
		}
		if len(names) == 0 {
			continue
		}
		what, are := names[0], "the file here is not checked by itself"
		if more := len(names) - 1; more > 0 {
			what, are = fmt.Sprintf("%s and %d more of the templates beside it", what, more), "the files here are not checked by themselves"
		}
		l.problems = append(l.problems, source.Problem{
			Severity: source.Note, Path: d.path,
			Message: "deploys " + what + " from a URL, where another version may lie: " + are,
			Hint:    "Link with relativePath, or with uri(deployment().properties.templateLink.uri, PATH), for the file beside it to be meant.",
		})
	}
}

// linkFinder finds the links in a template without evaluating what it deploys.
type linkFinder struct {
	from *document
	note func(name string, sure bool)
}

func (f linkFinder) look(n *node, s *scope) {
	if n == nil {
		return
	}
	if link := n.get("templateLink"); link != nil {
		if name, sure := s.target(link, f.from.path); name != "" {
			f.note(name, sure)
		}
		f.handed(n.get("parameters"), s)
	}
	for _, item := range n.items {
		f.look(item, s)
	}
	for _, m := range n.fields {
		inner := s
		if strings.EqualFold(m.name, "template") && m.value.kind == value.Object {
			if own, sure := s.isInner(n); own || !sure {
				d := newDeployment(s.unit(), m.value, argsFromNodes(s, "", n.get("parameters")))
				d.either, inner = !sure, d.self()
			}
		}
		f.look(m.value, inner)
	}
}

// handed looks at the addresses that a deployment is handed: it deploys what
// they lead to.
func (f linkFinder) handed(params *node, s *scope) {
	for _, m := range params.object() {
		if n := m.value.get("value"); n != nil && n.kind == value.String && isExpression(n.text) {
			if name, sure := s.unit().loader.leadsTo(s.node(n, ""), f.from.path); name != "" {
				f.note(name, sure)
			}
		}
	}
}

// isInner reports whether the template in the properties of a deployment sees
// its own parameters and variables; sure is false when that is not known.
func (s *scope) isInner(props *node) (inner, sure bool) {
	options := props.get("expressionEvaluationOptions")
	if options == nil {
		return false, true
	}
	says := s.node(options, "expressionEvaluationOptions").get("scope")
	text, _ := says.str()
	return strings.EqualFold(text, "inner"), says == nil || !says.isUnknown()
}
