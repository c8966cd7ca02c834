package kustomize

import (
	"path"

	"github.com/akslint/akslint/pkg/value"
)

// configure adds what the files under configurations say of fields.
func (l *layer) configure() {
	for _, entry := range l.list("configurations") {
		p, err := l.read(path.Join(l.dir, text(entry)))
		if err != nil {
			partial := l.made.partial
			l.absent(entry, text(entry))
			l.made.partial = partial // it brings no objects
			continue
		}
		for _, d := range p.docs {
			l.made.fields = l.made.fields.and(l.tables(d.Root))
		}
	}
}

// tables reads a configuration.
func (l *layer) tables(root *value.Value) *fieldTables {
	out := &fieldTables{lists: map[string][]fieldSpec{}}
	for _, f := range root.Fields() {
		if f.Name != "nameReference" {
			out.lists[f.Name] = l.specs(root, f.Name)
			continue
		}
		for _, ref := range l.listIn(root, f.Name) {
			out.refer(nameReference{kindOf(ref), l.specs(ref, "fieldSpecs")})
		}
	}
	return out
}

// specs reads a list of field specifications.
func (l *layer) specs(v *value.Value, name string) []fieldSpec {
	var out []fieldSpec
	for _, entry := range v.GetFold(name).Items() {
		if p := text(entry.GetFold("path")); p != "" {
			out = append(out, fieldSpec{kindOf(entry), specPath(p), text(entry.GetFold("create")) == "true"})
		}
	}
	return out
}

// specPath takes the path of a specification apart; it may begin with a slash.
func specPath(p string) []string {
	parts := split(p, '/')
	if len(parts) > 1 && parts[0] == "" {
		return parts[1:]
	}
	return parts
}

// kindOf reads group, version and kind.
func kindOf(v *value.Value) gvk {
	return gvk{text(v.GetFold("group")), text(v.GetFold("version")), text(v.GetFold("kind"))}
}
