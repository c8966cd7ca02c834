package arm

import (
	"path"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/source"
)

// What a file of Bicep compiles to may lie beside it under another name, as
// azuredeploy.json does beside main.bicep. It is taken for that only where there
// is no choice and both declare the same.

// BuiltFrom is the template under another name that a file of Bicep was compiled
// to, empty when there is none.
func BuiltFrom(tree *source.Tree, bicep string) string {
	if json, from := onlyPair(tree, path.Dir(bicep)); from == path.Clean(bicep) {
		return json
	}
	return ""
}

// onlyPair is the only template in a directory that Bicep compiled and the only
// file of Bicep there, if one was made from the other.
func onlyPair(tree *source.Tree, dir string) (json, bicep string) {
	names, err := tree.ReadDir(dir)
	if err != nil {
		return "", ""
	}
	var sources, templates []string
	for _, n := range names {
		if strings.EqualFold(path.Ext(n), ".bicep") {
			sources = append(sources, path.Join(dir, n))
		}
	}
	if len(sources) != 1 {
		return "", ""
	}
	for _, n := range names {
		full := path.Join(dir, n)
		if !strings.EqualFold(path.Ext(n), ".json") {
			continue
		}
		if head, err := tree.Head(full); err == nil && Recognized(head) && !IsParameters(head) && strings.Contains(string(head), "_generator") {
			templates = append(templates, full)
		}
	}
	if len(templates) != 1 {
		return "", ""
	}
	t, errT := tree.Read(templates[0])
	s, errS := tree.Read(sources[0])
	if errT != nil || errS != nil {
		return "", ""
	}
	if root, _ := readJSON(t); !isBuilt(root) || !readBicep(s).declares(root) {
		return "", ""
	}
	return templates[0], sources[0]
}

// declares reports whether a file of Bicep has the parameters of a template and
// resources of the same types.
func (b *bicepFile) declares(root *node) bool {
	var params, types, wantParams, wantTypes []string
	for _, d := range b.decls {
		switch {
		case d.kind == "param":
			params = append(params, strings.ToLower(d.name))
		case d.kind == "module":
			types = append(types, strings.ToLower(typeDeployment))
		case d.kind == "resource" && !d.existing:
			types = append(types, strings.ToLower(d.fullType()))
		}
	}
	for _, m := range root.get("parameters").object() {
		wantParams = append(wantParams, strings.ToLower(m.name))
	}
	resources := root.get("resources")
	all := slices.Clone(resources.list())
	for _, m := range resources.object() {
		all = append(all, m.value)
	}
	for _, n := range all {
		if n.get("existing").isTrue() {
			continue
		}
		typ := n.get("type").str()
		if azure.SameType(typ, typeDeployment) {
			typ = typeDeployment
		}
		wantTypes = append(wantTypes, strings.ToLower(typ))
	}
	return sameSet(params, wantParams) && sameSet(types, wantTypes)
}

// sameSet reports whether two lists hold the same in any order. It sorts them.
func sameSet(a, b []string) bool {
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}
