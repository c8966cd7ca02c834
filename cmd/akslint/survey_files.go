package main

import (
	"path"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/config"
	"github.com/akslint/akslint/pkg/kube"
)

// variableFile is a Terraform variable file for an environment.
type variableFile struct {
	name, root, environment string
	// group holds files that are given together: those of one directory that is
	// called as the environment. A file that names it by itself stands alone.
	group string
}

// byVariables takes root modules with variable files for environments.
func (s *survey) byVariables() {
	var all []variableFile
	shared := map[string][]config.Path{} // by directory
	for _, name := range s.files {
		if !isVariables(name) || slices.Contains(s.roots, path.Dir(name)) && readByItself(name) {
			continue
		}
		root, ok := s.rootOf(name)
		e := environmentIn(name)
		switch {
		case isShared(name):
			shared[path.Dir(name)] = append(shared[path.Dir(name)], config.Path{Name: name})
		case ok && e != "" && directoryOf(root) == "":
			v := variableFile{name: name, root: root, environment: e, group: name}
			if wordIn(path.Base(name)) == "" {
				v.group = path.Dir(name)
			}
			all = append(all, v)
		}
	}
	for _, v := range all {
		name := v.environment
		if slices.ContainsFunc(all, func(o variableFile) bool {
			return o.root == v.root && o.environment == v.environment && o.group != v.group
		}) {
			name = stem(v.group) // as of two regions
		}
		files := slices.Clone(shared[path.Dir(v.name)])
		for _, o := range all {
			if o.root == v.root && o.group == v.group {
				files = append(files, config.Path{Name: o.name})
			}
		}
		s.add(name, v.environment, config.Root{Path: config.Path{Name: v.root}, VarFiles: files})
	}
}

// rootOf is the root module that a variable file belongs to: the nearest one above
// it, else the only one.
func (s *survey) rootOf(name string) (string, bool) {
	for dir := path.Dir(name); ; dir = path.Dir(dir) {
		if slices.Contains(s.roots, dir) {
			return dir, true
		}
		if dir == "." {
			break
		}
	}
	if len(s.roots) == 1 {
		return s.roots[0], true
	}
	return "", false
}

func isVariables(name string) bool {
	return strings.HasSuffix(name, ".tfvars") || strings.HasSuffix(name, ".tfvars.json")
}

// readByItself reports whether Terraform reads a file of a root module unasked.
func readByItself(name string) bool {
	base := strings.TrimSuffix(path.Base(name), ".json")
	return base == "terraform.tfvars" || strings.HasSuffix(base, ".auto.tfvars")
}

func isShared(name string) bool {
	return slices.Contains([]string{"common", "shared", "global", "base", "default", "defaults"}, stem(name))
}

// stem is the name of a file up to its extensions.
func stem(name string) string {
	base, _, _ := strings.Cut(path.Base(name), ".")
	return base
}

// placeManifests gives the deployments their manifests: what lies in the directory
// of an environment to those of it, anything else to all, unless it may belong to a
// cluster that no deployment makes.
func (s *survey) placeManifests() {
	made := 0
	for _, c := range s.clusters {
		if slices.ContainsFunc(s.deployments, func(d config.Deployment) bool { return slices.Contains(s.clustersOf(d), c) }) {
			made++
		}
	}
	for i := range s.deployments {
		d := &s.deployments[i]
		if len(s.clustersOf(*d)) != 1 {
			continue // which of them they are for, nobody says
		}
		for _, dir := range s.bundles() {
			if e := directoryOf(dir); e == purpose(*d) || e == "" && made == len(s.clusters) {
				d.Manifests = append(d.Manifests, config.Manifests{Path: config.Path{Name: dir}, Values: s.values(dir, purpose(*d))})
			}
		}
	}
}

// bundles are the directories of charts, overlays and manifests. What lies below
// another one of them goes with it; one that holds those of several environments is
// left out.
func (s *survey) bundles() []string {
	var out []string
	for _, b := range s.specs.Bundles {
		if b.Unit != "" {
			continue // its root module brings it
		}
		dir := b.Name
		for b.Origin == kube.Chart && dir != "." && !slices.Contains(s.files, path.Join(dir, "Chart.yaml")) {
			dir = path.Dir(dir)
		}
		if s.tree.IsDir(dir) {
			out = append(out, dir)
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	out = without(out, func(dir, other string) bool { return below(other, dir) && directoryOf(other) != directoryOf(dir) })
	return without(out, below)
}

// without leaves out what does not go together with another one of the list.
func without(all []string, clash func(one, other string) bool) []string {
	return slices.DeleteFunc(slices.Clone(all), func(one string) bool {
		return slices.ContainsFunc(all, func(other string) bool { return clash(one, other) })
	})
}

// below reports whether a directory lies below another one.
func below(dir, other string) bool {
	return dir != other && (other == "." || strings.HasPrefix(dir, other+"/"))
}

// values are the values files of a chart for an environment; none where several
// are, as for two regions.
func (s *survey) values(dir, environment string) []config.Path {
	if !slices.Contains(s.files, path.Join(dir, "Chart.yaml")) {
		return nil
	}
	var out []config.Path
	for _, name := range s.files {
		base := path.Base(name)
		if path.Dir(name) == dir && strings.Contains(base, "values") && strings.HasPrefix(path.Ext(base), ".y") && wordIn(base) == environment {
			out = append(out, config.Path{Name: name})
		}
	}
	if len(out) > 1 {
		return nil
	}
	return out
}
