package kube

import (
	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/parser/kube/manifest"
	"github.com/akslint/akslint/pkg/source"
)

// built is a kustomization that was built.
type built struct {
	dir      string
	bundle   *kube.Bundle
	used     []string
	problems []source.Problem
}

// build builds one kustomization by itself.
func (r *reader) build(dir string) *kube.Bundle {
	return r.take(r.construct(dir))
}

func (r *reader) construct(dir string) built {
	b := built{dir: dir}
	b.bundle, b.used, b.problems = r.builder.Build(dir)
	return b
}

// take takes a kustomization for what is deployed.
func (r *reader) take(b built) *kube.Bundle {
	r.out.Problems = append(r.out.Problems, b.problems...)
	r.use(b)
	if b.bundle != nil {
		r.out.Overlays++
		for _, name := range b.used {
			if !r.tree.IsDir(name) {
				r.count(name)
			}
		}
		for _, o := range b.bundle.Objects {
			manifest.Conceal(o)
			manifest.Unfold(o)
		}
		fillLater(b.bundle.Objects)
	}
	return b.bundle
}

func (r *reader) use(b built) {
	for _, name := range b.used {
		r.used[name] = true
	}
}

// buildRoots builds the kustomizations of directories, but for those that others
// use: they are deployed through these. Of a circle the first counts.
func (r *reader) buildRoots(dirs []string) []*kube.Bundle {
	var all []built
	inside := map[string]bool{}
	for _, dir := range dirs {
		if r.used[dir] {
			continue // a part of what a deployment names
		}
		b := r.construct(dir)
		all = append(all, b)
		for _, name := range b.used {
			if name != dir {
				inside[name] = true
			}
		}
	}
	var out []*kube.Bundle
	for _, b := range all {
		if !inside[b.dir] {
			out = append(out, r.take(b))
		}
	}
	for _, b := range all {
		if !r.used[b.dir] {
			out = append(out, r.take(b))
		}
	}
	return out
}
