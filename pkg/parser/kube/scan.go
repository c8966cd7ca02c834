package kube

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/parser/kube/manifest"
	"github.com/akslint/akslint/pkg/source"
)

// found are files by what they are a part of.
type found struct {
	charts, overlays []string // directories
	plain            []string
}

// sort finds out what files are a part of.
func (r *reader) sort(names []string) found {
	var out found
	for _, name := range names {
		dir := path.Dir(name)
		switch chart := r.chartOf(name); {
		case chart != "":
			out.charts = append(out.charts, chart)
		case r.kustomizationIn(dir) != "":
			out.overlays = append(out.overlays, dir)
			out.plain = append(out.plain, name)
		default:
			out.plain = append(out.plain, name)
		}
	}
	out.charts, out.overlays = unique(out.charts), unique(out.overlays)
	return out
}

// scan reads files, with everything they are a part of.
func (r *reader) scan(names []string) []*kube.Bundle {
	var out []*kube.Bundle
	f := r.sort(names)
	for _, dir := range f.charts {
		if !r.claimed(dir, r.deployment, r.every) {
			out = append(out, r.chart(dir)...)
		}
	}
	out = append(out, r.buildRoots(f.overlays)...)
	return append(out, r.manifests(f.plain)...)
}

// manifests reads plain files: what lies in one directory is one bundle. A file
// that a kustomization uses is a part of that. One that lies beside a
// kustomization and is not used is left out: it may be a patch.
func (r *reader) manifests(names []string) []*kube.Bundle {
	byDir := map[string]*kube.Bundle{}
	for _, name := range names {
		dir := path.Dir(name)
		if r.used[name] || !r.mayHoldObjects(name) {
			r.pass(name)
			continue
		}
		if beside := r.kustomizationIn(dir); beside != "" {
			if beside != name {
				r.out.Unlisted++
			}
			continue
		}
		objects := r.file(name)
		if len(objects) == 0 {
			continue
		}
		if byDir[dir] == nil {
			byDir[dir] = &kube.Bundle{Name: dir, Origin: kube.Manifests}
		}
		byDir[dir].Objects = append(byDir[dir].Objects, objects...)
	}
	var out []*kube.Bundle
	for _, dir := range slices.Sorted(maps.Keys(byDir)) {
		out = append(out, byDir[dir])
	}
	return out
}

// pass passes over a file that is something else.
func (r *reader) pass(name string) {
	switch {
	case r.used[name]:
	case strings.HasPrefix(path.Base(name), "."): // it configures a tool, as .akslint.yaml does
		r.out.Others++
	case slices.Contains(r.named, name):
		r.out.Unfit++
	case isValues(name):
		r.values = append(r.values, name)
	default:
		r.out.Others++
	}
}

// file reads the objects of a plain file.
func (r *reader) file(name string) []*kube.Object {
	f, err := r.tree.Read(name)
	if err != nil {
		r.problem(name, source.Range{}, "cannot be read: "+strings.TrimPrefix(err.Error(), "read "+name+": "), "")
		return nil
	}
	docs, problems := manifest.Decode(manifest.FileText(f))
	refused := slices.ContainsFunc(problems, func(p source.Problem) bool { return p.Severity != source.Note })
	objects, _ := manifest.Objects(docs)
	switch {
	case refused && isTemplate(f.Data):
		r.out.Templates++
		return nil
	case !refused && len(objects) == 0:
		r.pass(name) // whatever its keys are, they are not ours to judge
		return nil
	}
	r.out.Problems = append(r.out.Problems, problems...)
	r.count(name)
	if hasMarks(f.Data) {
		fillLater(objects)
	}
	return objects
}

// isTemplate reports whether a text has the marks of the usual template
// languages.
func isTemplate(data []byte) bool {
	return bytes.Contains(data, []byte("{{")) || bytes.Contains(data, []byte("{%")) || bytes.Contains(data, []byte("<%"))
}
