package kustomize

import (
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// variable is an entry of vars: $(name) in some fields stands for a field of an
// object.
type variable struct {
	name  string
	field string
	entry *value.Value
	of    *resource
}

// declareVariables binds the variables to the objects they read, while these have
// the names that the kustomization knows them by.
func (l *layer) declareVariables() {
	for _, entry := range l.list("vars") {
		ref := entry.GetFold("objref")
		want := kindOf(ref)
		if v := text(ref.GetFold("apiVersion")); v != "" {
			want = gvkOf(v, want.kind)
		}
		target := identify(want, text(ref.GetFold("name")), text(ref.GetFold("namespace")))
		anywhere := text(ref.GetFold("namespace")) == "" && !target.clusterScoped()
		found := l.made.known(func(id identity) bool {
			return id.gvk == want && id.name == target.name && (anywhere || id.namespace == target.namespace)
		})
		v := variable{name: text(entry.GetFold("name")), field: orElse(text(entry.GetFold("fieldref", "fieldPath")), "metadata.name"), entry: entry}
		for _, have := range l.made.vars {
			if have.name == v.name {
				l.fail(at(entry), "there is another variable "+v.name+" already", "")
			}
		}
		switch {
		case len(found) == 1:
			v.of = found[0]
		case len(found) > 1:
			l.fail(at(entry), "the variable "+v.name+" fits several resources", "")
		case l.made.partial:
			l.miss(at(entry), "the variable "+v.name+" is for something that was not read")
		default:
			l.fail(at(entry), "no resource fits the variable "+v.name, "")
		}
		l.made.vars = append(l.made.vars, v)
	}
}

// fillVariables puts the values of variables in their places.
func (m *maker) fillVariables(made *resources) {
	values := map[string]*value.Value{}
	for _, v := range made.vars {
		unknown := value.NewUnknown("kustomize variable "+v.name+" has no value", v.entry.Locator())
		values[v.name] = unknown
		if v.of == nil {
			continue
		}
		if got := lookup(v.of.body, fieldPath(strings.ReplaceAll(v.field, "[", ".["))); !got.IsNothing() {
			values[v.name] = got
		} else {
			m.fail(at(v.entry), v.of.id().String()+" has no "+v.field, "")
		}
	}
	if len(values) == 0 {
		return
	}
	f := func(v *value.Value) *value.Value { return filled(v, values) }
	for _, r := range made.list {
		for _, spec := range made.fields.lists["varReference"] {
			r.apply(spec, f)
		}
	}
}

// filled fills variables into a text, or into the texts of a list or of an object.
func filled(v *value.Value, values map[string]*value.Value) *value.Value {
	switch v.Kind() {
	case value.String:
		return filledText(v, values)
	case value.List:
		return editItems(v, func(item *value.Value) *value.Value {
			if item.Kind() != value.String {
				return item
			}
			return filledText(item, values)
		})
	case value.Object:
		for _, f := range v.Fields() {
			if f.Value.Kind() == value.String {
				if next := filledText(f.Value, values); next != f.Value {
					v = set(v, f.Name, next)
				}
			}
		}
	default:
	}
	return v
}

// filledText fills variables into one text. $$ stands for a dollar; a variable that
// nobody declared stays as it is.
func filledText(v *value.Value, values map[string]*value.Value) *value.Value {
	s := text(v)
	if !strings.Contains(s, "$") {
		return v
	}
	var b strings.Builder
	for len(s) > 0 {
		i := strings.IndexByte(s, '$')
		if i < 0 || i+1 == len(s) {
			break
		}
		b.WriteString(s[:i])
		name, rest, closed := strings.Cut(strings.TrimPrefix(s[i+1:], "("), ")")
		switch {
		case s[i+1] == '$':
			b.WriteByte('$')
			s = s[i+2:]
		case s[i+1] != '(' || !closed:
			b.WriteString(s[i : i+2])
			s = s[i+2:]
		default:
			got, ok := values[name]
			one, isScalar := scalar(got)
			switch {
			case ok && got.IsUnknown():
				return got.WithPlace(v.Locator())
			case !ok || !isScalar:
				b.WriteString("$(" + name + ")")
			case text(v) == "$("+name+")":
				return got
			default:
				b.WriteString(one)
			}
			s = rest
		}
	}
	if out := b.String() + s; out != text(v) {
		return value.NewString(out, v.Locator())
	}
	return v
}
