package arm

import (
	"fmt"
	"path"
	"sort"
	"strings"

	"github.com/akslint/akslint/pkg/source"
)

// Which parameter file is whose. What the user names together belongs together;
// else a file's name says so, and in a directory with one template there is no
// other that it could be for.

// sort lists the documents by kind and finds for every parameter file its
// template.
func (l *loader) sort() {
	var docs []*document
	for _, d := range l.docs {
		if d.schema != "" {
			docs = append(docs, d)
		}
	}
	sort.Slice(docs, func(i, j int) bool { return docs[i].path < docs[j].path })
	var all, params []*document
	for _, d := range docs {
		if d.schema == parametersSchema {
			params = append(params, d)
			continue
		}
		all = append(all, d)
		if d.named || d.walked {
			l.templates = append(l.templates, d)
		}
	}
	l.home, l.rivals = map[*document]*document{}, map[*document][]*document{}
	targets := l.templates
	for _, p := range params {
		t := l.templateOf(p, targets, all)
		if p.byName && (t == nil || !isNamedAfter(p.path, t.path) && !(p.named && t.named)) {
			p.schema = ""
			continue
		}
		l.params = append(l.params, p)
		l.home[p] = t
		if t == nil {
			l.rivals[p] = candidates(p, all)
		}
		if t != nil && p.named && !t.named && !t.walked {
			t.named = true // the parameter file stands for it
			l.templates = append(l.templates, t)
		}
	}
	sort.Slice(l.templates, func(i, j int) bool { return l.templates[i].path < l.templates[j].path })
}

// templateOf is the template that a parameter file belongs to, nil when that
// cannot be told. targets are the templates to check; all has those beside, too.
func (l *loader) templateOf(p *document, targets, all []*document) *document {
	mine := closest(p, all)
	if !p.named {
		return mine
	}
	if t := only(namedOf(targets)); t != nil {
		if mine != nil && !takes(t, p) && takes(mine, p) {
			return mine // they were named side by side, as by a list of changed files
		}
		return t
	}
	if t := closest(p, namedOf(targets)); t != nil {
		return t
	}
	if mine == nil {
		mine = only(targets)
	}
	return mine
}

// closest is the template whose name the name of a parameter file begins with:
// the longest one, and rather one that ARM would deploy with it. Without such a
// name it is the only template beside it, if that takes it.
func closest(p *document, all []*document) *document {
	var best *document
	beside := map[string][]*document{}
	for _, t := range all {
		if !near(p.path, t.path) {
			continue
		}
		beside[path.Dir(t.path)] = append(beside[path.Dir(t.path)], t)
		if isNamedAfter(p.path, t.path) && (best == nil || closer(p, t, best)) {
			best = t
		}
	}
	for _, dir := range []string{path.Dir(p.path), path.Dir(path.Dir(p.path))} {
		if t := only(fitting(beside[dir], p)); best == nil && t != nil {
			best = t
		}
	}
	return best
}

// candidates are the templates beside a parameter file that it fits.
func candidates(p *document, all []*document) []*document {
	var beside []*document
	for _, t := range all {
		if near(p.path, t.path) {
			beside = append(beside, t)
		}
	}
	return fitting(beside, p)
}

// fitting are those of the templates that ARM would deploy with a parameter
// file. A single one may get what it lacks from elsewhere; of several, one that
// lacks something is not meant. What sets nothing fits all and tells nothing.
func fitting(templates []*document, p *document) []*document {
	several := len(templates) > 1
	if several && len(p.root.get("parameters").object()) == 0 {
		return nil
	}
	var out []*document
	for _, t := range templates {
		if takes(t, p) && (!several || !lacks(t, p)) {
			out = append(out, t)
		}
	}
	return out
}

// lacks reports whether a template needs a parameter that a parameter file does
// not set.
func lacks(t, p *document) bool {
	given := p.root.get("parameters")
	for _, m := range t.root.get("parameters").object() {
		if m.value.get("defaultValue") == nil && !m.value.get("nullable").isTrue() && m.value.get("$ref") == nil && given.get(m.name) == nil {
			return true
		}
	}
	return false
}

// closer reports whether t is rather the template of p than other is.
func closer(p, t, other *document) bool {
	if a, b := takes(t, p), takes(other, p); a != b {
		return a
	}
	if a, b := len(path.Base(t.path)), len(path.Base(other.path)); a != b {
		return a > b
	}
	return len(path.Dir(t.path)) > len(path.Dir(other.path))
}

// takes reports whether a template declares all that a parameter file sets: ARM
// refuses what is not declared.
func takes(t, p *document) bool {
	declared := t.root.get("parameters")
	for _, m := range p.root.get("parameters").object() {
		if declared.get(m.name) == nil {
			return false
		}
	}
	return true
}

// near reports whether a parameter file lies where those of a template are
// looked for: beside it, or in a directory for parameters.
func near(params, template string) bool {
	dir, home := path.Dir(params), path.Dir(template)
	return dir == home || dir == path.Join(home, "parameters") || dir == path.Join(home, "params")
}

// isNamedAfter reports whether the name of a parameter file begins with that of
// a template, as in main.json and main.prod.parameters.json.
func isNamedAfter(params, template string) bool {
	stem := strings.ToLower(strings.TrimSuffix(path.Base(template), path.Ext(template)))
	rest, ok := strings.CutPrefix(strings.ToLower(path.Base(params)), stem)
	return ok && (rest == "" || strings.ContainsAny(rest[:1], ".-_"))
}

func namedOf(docs []*document) []*document {
	var out []*document
	for _, d := range docs {
		if d.named {
			out = append(out, d)
		}
	}
	return out
}

// only is the one document there is, nil for none or several.
func only(docs []*document) *document {
	if len(docs) != 1 {
		return nil
	}
	return docs[0]
}

// paramsOf lists the parameter files of a template: those that the user named,
// else all, but for one that is not named after it and sets nothing.
func (l *loader) paramsOf(d *document) []*document {
	var all, named []*document
	for _, p := range l.params {
		if l.home[p] != d {
			continue
		}
		if isNamedAfter(p.path, d.path) || len(p.root.get("parameters").object()) > 0 {
			all = append(all, p)
		}
		if p.named {
			named = append(named, p)
		}
	}
	if len(named) > 0 {
		all = named
	}
	for _, p := range all {
		l.use(p)
	}
	return all
}

// unused tells of the parameter files whose template is not there: a problem
// when the user named one, else they are counted if they were asked for.
func (l *loader) unused(runs map[string][]Run) int {
	n := 0
	for _, p := range l.params {
		switch {
		case l.given[p]:
		case p.named:
			l.problems = append(l.problems, l.homeless(p))
		case p.walked:
			n++
			l.passOver(p)
			l.tellRivals(p, runs)
		}
	}
	return n
}

// tellRivals tells of a parameter file that was found and fits several
// templates, unless the configuration says how those are deployed.
func (l *loader) tellRivals(p *document, runs map[string][]Run) {
	var names []string
	for _, t := range l.rivals[p] {
		if _, told := runs[t.path]; told {
			return
		}
		names = append(names, t.path)
	}
	if len(names) < 2 {
		return
	}
	l.problems = append(l.problems, source.Problem{
		Severity: source.Note, Path: p.path,
		Message: "was not used: it fits " + enumerate(names) + ", and its name does not say to which of them it belongs",
		Hint:    "Name one of them with it: akslint check " + names[0] + " " + p.path,
	})
}

// enumerate lists names, the first few of many.
func enumerate(names []string) string {
	const few = 4
	if more := len(names) - few; more > 0 {
		return fmt.Sprintf("%s and %d more templates", strings.Join(names[:few], ", "), more)
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// homeless tells what is missing for a parameter file that the user named.
func (l *loader) homeless(p *document) source.Problem {
	out := source.Problem{
		Severity: source.Error, Path: p.path, Message: "was not used: the template of this parameter file is not beside it",
		Hint: "Name the template as well: akslint check TEMPLATE " + p.path,
	}
	switch {
	case p.path == l.stream:
		out.Message = "was not used: standard input is a parameter file, and its template is not named"
		out.Hint = "Name the template as well: akslint check TEMPLATE -"
	case l.home[p] != nil:
		out.Message = "was not used: the configuration says with which parameters " + l.home[p].path + " is deployed"
		out.Hint = "Name it there, as parameters of a root, or leave the configuration out."
	case len(l.templates) > 1:
		out.Message = "was not used: there are several templates, and its name does not say to which of them it belongs"
		if rivals := l.rivals[p]; len(rivals) > 1 {
			var names []string
			for _, t := range rivals {
				names = append(names, t.path)
			}
			out.Message = "was not used: it fits " + enumerate(names) + ", and its name does not say to which of them it belongs"
		}
		out.Hint = "Name one template with it: akslint check " + l.templates[0].path + " " + p.path
	}
	return out
}
