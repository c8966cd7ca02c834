package kustomize

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// replace copies values from one object into others.
func (l *layer) replace() {
	for _, entry := range l.list("replacements") {
		name := text(entry.GetFold("path"))
		if name == "" {
			l.replaceOne(entry)
			continue
		}
		p, err := l.read(path.Join(l.dir, name))
		if err != nil {
			partial := l.made.partial
			l.absent(entry.GetFold("path"), name)
			l.made.partial = partial // it brings no objects
			continue
		}
		for _, d := range p.docs {
			if d.Root.Kind() == value.List {
				for _, item := range d.Root.Items() {
					l.replaceOne(item)
				}
			} else if d.Root != nil {
				l.replaceOne(d.Root)
			}
		}
	}
}

func (l *layer) replaceOne(entry *value.Value) {
	targets := l.listIn(entry, "targets")
	from := entry.GetFold("sourceValue")
	if from == nil {
		var ok bool
		if from, ok = l.replacement(entry); !ok {
			return
		}
	}
	for _, target := range targets {
		l.replaceIn(target, from)
	}
}

// replacement finds the value that is copied.
func (l *layer) replacement(entry *value.Value) (*value.Value, bool) {
	src := entry.GetFold("source")
	if src.IsNothing() {
		l.fail(at(entry), "the replacement has no source", "")
		return nil, false
	}
	want, name, ns := kindOf(src), text(src.GetFold("name")), text(src.GetFold("namespace"))
	found := l.made.known(func(id identity) bool {
		return id.selectedBy(want) && (name == "" || name == id.name) && (ns == "" || ns == id.namespace)
	})
	switch {
	case len(found) == 0 && l.made.partial:
		l.miss(at(src), "the source of the replacement was not read")
		return nil, false
	case len(found) != 1:
		l.fail(at(src), fmt.Sprintf("%d resources are the source of the replacement", len(found)), "")
		return nil, false
	}
	field := orElse(text(src.GetFold("fieldPath")), "metadata.name")
	v := lookup(found[0].body, fieldPath(field))
	if v.IsNothing() {
		l.fail(at(src), found[0].id().String()+" has no "+field, "")
		return nil, false
	}
	delimiter := text(src.GetFold("options", "delimiter"))
	if s, ok := scalar(v); delimiter != "" && ok {
		parts := strings.Split(s, delimiter)
		i, _ := src.GetFold("options", "index").Int()
		if i < 0 || i >= len(parts) {
			l.fail(at(src), field+" has no part "+strconv.Itoa(i), "")
			return nil, false
		}
		v = value.NewString(parts[i], v.Locator())
	}
	return v, true
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// replaceIn puts a value into what a target selects.
func (l *layer) replaceIn(target, from *value.Value) {
	want, ok := l.selectorOf(target.GetFold("select"))
	var rejected []selector
	for _, v := range target.GetFold("reject").Items() {
		s, good := l.selectorOf(v)
		rejected, ok = append(rejected, s), ok && good
	}
	if !ok {
		return
	}
	paths := l.listIn(target, "fieldPaths")
	if len(paths) == 0 {
		paths = []*value.Value{value.NewString("metadata.name", target.Locator())}
	}
	for _, r := range l.made.list {
		ids := r.ids()
		fits := func(s selector) func(identity) bool {
			return func(id identity) bool {
				return s.kinds(id.gvk) && matches(s.name, id.name) && matchesNamespace(s, id)
			}
		}
		refused := slices.ContainsFunc(rejected, func(s selector) bool {
			if len(s.labels.all)+len(s.annotations.all) > 0 && s.marks(r) {
				return true
			}
			return !s.empty && slices.ContainsFunc(ids, fits(s))
		})
		if refused || !want.marks(r) || !slices.ContainsFunc(ids, fits(want)) {
			continue
		}
		for _, p := range paths {
			l.put(r, p, from, target.GetFold("options"))
		}
	}
}

// matchesNamespace takes what has no namespace for one that is empty.
func matchesNamespace(s selector, id identity) bool {
	return matches(s.namespace, id.namespace) || id.namespace == "default" && matches(s.namespace, "")
}

// put puts a value into the fields of a resource that a path leads to.
func (l *layer) put(r *resource, where, from, options *value.Value) {
	w := &writer{options: options, from: from, create: text(options.GetFold("create")) == "true"}
	next := w.write(r.body, fieldPath(text(where)))
	switch {
	case w.inText:
		l.miss(at(where), "the replacement writes into a text")
	case w.count == 0:
		l.fail(at(where), r.id().String()+" has no "+text(where), "")
		return
	}
	r.body = next
}

// fieldPath takes a path apart at its dots. What is in brackets stays together:
// [name=a.b] chooses an element, [a.b] is a key.
func fieldPath(p string) []string {
	var out []string
	parts := split(p, '.')
	for i := 0; i < len(parts); i++ {
		part := parts[i]
		if strings.HasPrefix(part, "[") {
			for !strings.HasSuffix(part, "]") && i+1 < len(parts) {
				i++
				part += "." + parts[i]
			}
			if !strings.Contains(part, "=") {
				part = strings.TrimSuffix(strings.TrimPrefix(part, "["), "]")
			}
		}
		if part != "" { // a path may begin with a dot
			out = append(out, part)
		}
	}
	return out
}

// element reads [key=value].
func element(part string) (key, want string, ok bool) {
	inner, found := strings.CutPrefix(part, "[")
	inner, closed := strings.CutSuffix(inner, "]")
	key, want, ok = strings.Cut(inner, "=")
	return key, want, ok && found && closed
}

// lookup follows a path to one value.
func lookup(v *value.Value, path []string) *value.Value {
	for _, part := range path {
		key, want, chosen := element(part)
		switch {
		case v.Kind() == value.List && chosen:
			i := slices.IndexFunc(v.Items(), func(item *value.Value) bool {
				return key == "" && text(item) == want || key != "" && text(item.Get(key)) == want
			})
			v = v.Index(i)
		case v.Kind() == value.List && part == "-":
			v = v.Index(len(v.Items()) - 1)
		case v.Kind() == value.List:
			i, err := strconv.Atoi(part)
			if err != nil {
				return nil
			}
			v = v.Index(i)
		default:
			v = v.Get(part)
		}
	}
	return v
}
