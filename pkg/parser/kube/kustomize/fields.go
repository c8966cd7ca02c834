package kustomize

import (
	"slices"
	"strings"
	"sync"
)

// fieldSpec names a field of the kinds that its selector matches.
type fieldSpec struct {
	gvk
	path []string
	// create says to make the field where it is missing.
	create bool
}

// equal reports whether two specifications name the same field.
func (f fieldSpec) equal(o fieldSpec) bool {
	return f.gvk == o.gvk && strings.Join(f.path, "/") == strings.Join(o.path, "/")
}

// nameReference says which fields hold the name of objects of one kind.
type nameReference struct {
	to   gvk
	from []fieldSpec
}

// fieldTables are the fields that the parts of a kustomization change. They are
// shared, and so not changed once made.
type fieldTables struct {
	lists      map[string][]fieldSpec
	references []nameReference
}

// and returns the tables with what others have in addition.
func (t *fieldTables) and(o *fieldTables) *fieldTables {
	if t == o {
		return t
	}
	out := &fieldTables{lists: map[string][]fieldSpec{}, references: append([]nameReference(nil), t.references...)}
	for name, list := range t.lists {
		out.lists[name] = list
	}
	for name, list := range o.lists {
		out.lists[name] = union(out.lists[name], list)
	}
	for _, ref := range o.references {
		out.refer(ref)
	}
	return out
}

func (t *fieldTables) refer(ref nameReference) {
	for i, have := range t.references {
		if have.to == ref.to {
			t.references[i].from = union(have.from, ref.from)
			return
		}
	}
	t.references = append(t.references, ref)
}

// union adds the specifications that are new.
func union(a, b []fieldSpec) []fieldSpec {
	out := a[:len(a):len(a)]
	for _, spec := range b {
		found := false
		for _, have := range out {
			found = found || have.equal(spec)
		}
		if !found {
			out = append(out, spec)
		}
	}
	return out
}

// builtin are the tables that kustomize begins with.
var builtin = sync.OnceValue(func() *fieldTables {
	t := &fieldTables{lists: map[string][]fieldSpec{}}
	for name, table := range fieldLists {
		t.lists[name] = parseSpecs(table)
	}
	t.lists["commonLabels"] = slices.Concat(t.lists["selectors"], t.lists["templateLabels"], t.lists["volumeClaimTemplateLabels"])
	to := gvk{}
	for _, line := range strings.Split(referenceTable, "\n") {
		switch {
		case strings.TrimSpace(line) == "":
		case line[0] != ' ':
			to = parseKind(strings.TrimSpace(line))
		default:
			t.refer(nameReference{to, parseSpecs(line)})
		}
	}
	return t
})

// parseSpecs reads lines of "path kinds [create]". Kinds are separated by commas,
// and * is any; {pod} at the beginning of a path is where the kinds keep the
// specification of their pods.
func parseSpecs(table string) []fieldSpec {
	var out []fieldSpec
	for _, line := range strings.Split(table, "\n") {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		for _, kind := range strings.Split(kindSets.Replace(words[1]), ",") {
			spec := fieldSpec{gvk: parseKind(kind), create: len(words) > 2}
			spec.path = split(strings.Replace(words[0], "{pod}", podPath(spec.kind), 1), '/')
			out = append(out, spec)
		}
	}
	return out
}

// parseKind reads "Kind" or "Kind.version.group", where the version may be empty.
func parseKind(s string) gvk {
	kind, rest, _ := strings.Cut(s, ".")
	version, group, _ := strings.Cut(rest, ".")
	if kind == "*" {
		kind = ""
	}
	return gvk{group, version, kind}
}

// podPath is where a kind keeps the specification of its pods.
func podPath(kind string) string {
	switch kind {
	case "Pod":
		return "spec"
	case "PodTemplate":
		return "template/spec"
	case "CronJob":
		return "spec/jobTemplate/spec/template/spec"
	}
	return "spec/template/spec"
}
