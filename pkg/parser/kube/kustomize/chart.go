package kustomize

import (
	"path"
	"strings"

	"github.com/akslint/akslint/pkg/parser/kube/helm"
	"github.com/akslint/akslint/pkg/value"
)

// chart adds what a chart renders to, when it lies among the files. Its objects
// keep the namespace that Helm gives them.
func (l *layer) chart(entry *value.Value) {
	name, version := text(entry.GetFold("name")), text(entry.GetFold("version"))
	home := path.Join(l.dir, orElse(text(l.root.GetFold("helmGlobals", "chartHome")), "charts"))
	dir := path.Join(home, name)
	if versioned := path.Join(home, name+"-"+version, name); version != "" && l.tree.IsDir(versioned) {
		dir = versioned
	}
	switch inline := entry.GetFold("valuesInline"); {
	case name == "" || !l.tree.IsDir(dir):
		l.made.partial = true
		l.miss(at(entry), "the chart "+name+" is not among the files")
		return
	case len(inline.Fields()) > 0:
		l.made.partial = true
		l.miss(at(inline), "the chart "+name+" is not built: it has values in the kustomization")
		return
	}
	l.used[dir] = true
	values := l.valuesFiles(entry)
	bundle, problems := helm.Render(l.tree, dir, helm.Options{
		ReleaseName: text(entry.GetFold("releaseName")),
		Namespace:   orElse(text(entry.GetFold("namespace")), l.space),
		Values:      values,
		KubeVersion: text(entry.GetFold("kubeVersion")),
	})
	l.problems = append(l.problems, problems...)
	l.missing = append(l.missing, bundle.Missing...)
	l.made.partial = l.made.partial || len(bundle.Missing) > 0
	used := l.made.ids()
	for _, o := range bundle.Objects {
		if strings.HasPrefix(o.Header.Path(), dir+"/crds/") && text(entry.GetFold("includeCRDs")) != "true" {
			continue
		}
		r := fromObject(o)
		r.trail = append(l.step(entry), o.Trail...)
		r.chart = true
		l.add(entry, r, used)
	}
}

// valuesFiles are the values files of a chart, in their order.
func (l *layer) valuesFiles(entry *value.Value) []string {
	var out []string
	for _, v := range append([]*value.Value{entry.GetFold("valuesFile")}, l.listIn(entry, "additionalValuesFiles")...) {
		name := text(v)
		if name == "" {
			continue
		}
		found := path.Join(l.dir, name)
		if _, err := l.tree.Read(found); err != nil || path.IsAbs(name) {
			l.absent(v, name)
			continue
		}
		l.used[found] = true
		out = append(out, found)
	}
	return out
}
