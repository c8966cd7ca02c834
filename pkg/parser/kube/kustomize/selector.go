package kustomize

import (
	"regexp"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// selector chooses resources. Its parts are regular expressions that must match
// as a whole; an empty one matches all.
type selector struct {
	group, version, kind, name, namespace *regexp.Regexp
	labels, annotations                   *requirements
	// empty says that it names none of the five.
	empty bool
}

// selectorOf reads a selector; it says what is wrong with it.
func (l *layer) selectorOf(v *value.Value) (selector, bool) {
	s := selector{empty: true}
	ok := true
	for name, into := range map[string]**regexp.Regexp{
		"group": &s.group, "version": &s.version, "kind": &s.kind, "name": &s.name, "namespace": &s.namespace,
	} {
		pattern := text(v.GetFold(name))
		if pattern == "" {
			continue
		}
		s.empty = false
		re, err := regexp.Compile("^(?:" + pattern + ")$")
		if err != nil {
			l.fail(at(v.GetFold(name)), "the "+name+" of the target is no regular expression", "")
			ok = false
		}
		*into = re
	}
	for name, into := range map[string]**requirements{"labelSelector": &s.labels, "annotationSelector": &s.annotations} {
		reqs, good := parseRequirements(text(v.GetFold(name)))
		if !good {
			l.fail(at(v.GetFold(name)), "the "+name+" cannot be understood", "")
			ok = false
		}
		*into = reqs
	}
	return s, ok
}

func matches(re *regexp.Regexp, s string) bool { return re == nil || re.MatchString(s) }

// kinds reports whether the selector fits what an object is.
func (s selector) kinds(g gvk) bool {
	return matches(s.group, g.group) && matches(s.version, g.version) && matches(s.kind, g.kind)
}

// marks reports whether the selector fits the labels and annotations.
func (s selector) marks(r *resource) bool {
	return s.labels.fit(r.body.Get("metadata", "labels")) && s.annotations.fit(r.body.Get("metadata", "annotations"))
}

// fits reports whether the selector fits a resource, as it is or as it was written.
func (s selector) fits(r *resource) bool {
	now, first := r.id(), r.first()
	return (matches(s.namespace, first.namespace) || matches(s.namespace, now.namespace)) &&
		(matches(s.name, first.name) || matches(s.name, now.name)) && s.kinds(now.gvk) && s.marks(r)
}

// chosen are the resources that a target selects.
func (l *layer) chosen(target *value.Value) []*resource {
	s, ok := l.selectorOf(target)
	if !ok {
		return nil
	}
	var out []*resource
	for _, r := range l.made.list {
		if !r.gone && s.fits(r) {
			out = append(out, r)
		}
	}
	return out
}

// requirement is one condition of a label selector.
type requirement struct {
	key    string
	values []string // nil asks whether the key is there
	not    bool
}

type requirements struct{ all []requirement }

// parseRequirements reads "a=b,c!=d,e in (f,g),h notin (i),j,!k".
func parseRequirements(s string) (*requirements, bool) {
	out := &requirements{}
	for _, part := range topLevel(s) {
		part = strings.TrimSpace(part)
		r := requirement{key: part}
		if key, list, found := strings.Cut(part, "("); found {
			words := strings.Fields(key)
			if len(words) != 2 || words[1] != "in" && words[1] != "notin" || !strings.HasSuffix(list, ")") {
				return nil, false
			}
			r = requirement{key: words[0], not: words[1] == "notin", values: []string{}}
			for _, v := range strings.Split(strings.TrimSuffix(list, ")"), ",") {
				r.values = append(r.values, strings.TrimSpace(v))
			}
		} else if key, v, found := strings.Cut(part, "="); found {
			key, not := strings.CutSuffix(key, "!")
			r = requirement{strings.TrimSpace(key), []string{strings.TrimSpace(strings.TrimPrefix(v, "="))}, not}
		} else if key, not := strings.CutPrefix(part, "!"); not {
			r = requirement{key: strings.TrimSpace(key), not: true}
		}
		if r.key == "" || strings.ContainsAny(r.key, " \t!()") {
			return nil, false
		}
		out.all = append(out.all, r)
	}
	return out, true
}

// topLevel splits at commas that are not in parentheses.
func topLevel(s string) []string {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	var out []string
	depth, start := 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(':
			depth++
		case ')':
			depth--
		case ',':
			if depth == 0 {
				out = append(out, s[start:i])
				start = i + 1
			}
		}
	}
	return append(out, s[start:])
}

// fit reports whether labels meet all requirements.
func (r *requirements) fit(labels *value.Value) bool {
	for _, want := range r.all {
		f, have := labels.Field(want.key)
		ok := have
		if want.values != nil {
			ok = false
			for _, v := range want.values {
				ok = ok || have && text(f.Value) == v
			}
		}
		if ok == want.not {
			return false
		}
	}
	return true
}
