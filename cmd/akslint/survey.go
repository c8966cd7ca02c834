package main

import (
	"path"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/config"
	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/model"
	"github.com/akslint/akslint/pkg/parser"
	"github.com/akslint/akslint/pkg/source"
)

// survey is what lies in a tree, as far as a configuration has to say it.
type survey struct {
	tree     *source.Tree
	specs    parser.Specs
	clusters []*model.Cluster
	roots    []string // Terraform root modules
	files    []string // everything there is
	// deployments are what the names of directories and files tell, each with a
	// cluster.
	deployments []config.Deployment
}

// lookAround reads a tree as check does without a configuration, and plans the
// deployments that its names tell.
func lookAround(tree *source.Tree) *survey {
	s := lookConfigured(tree, input{})
	for _, t := range tree.Targets() {
		tree.Walk(t.Path, func(name string) { s.files = append(s.files, name) }) // what cannot be walked was said by the reader
	}
	for _, unit := range s.specs.Coverage.Units {
		if slices.ContainsFunc(s.files, func(f string) bool { return path.Dir(f) == unit && isTerraform(f) }) {
			s.roots = append(s.roots, unit)
		}
	}
	s.byVariables()
	s.byDirectory()
	s.byParameters()
	s.deployments = slices.DeleteFunc(s.deployments, func(d config.Deployment) bool { return len(s.clustersOf(d)) == 0 })
	slices.SortFunc(s.deployments, func(a, b config.Deployment) int { return strings.Compare(a.Name, b.Name) })
	s.placeManifests()
	return s
}

// lookConfigured reads a tree as check does, and plans nothing.
func lookConfigured(tree *source.Tree, in input) *survey {
	s := &survey{tree: tree, specs: parser.Parse(tree, in.parse)}
	s.clusters = slices.DeleteFunc(build(s.specs, in), func(c *model.Cluster) bool {
		seen, _ := c.Seen()
		return !seen // it stands for manifests that have none
	})
	return s
}

func isTerraform(name string) bool {
	base := strings.TrimSuffix(name, ".json")
	return strings.HasSuffix(base, ".tf") || strings.HasSuffix(base, ".tofu")
}

// has reports whether a cluster is among those that were found.
func (s *survey) has(c *model.Cluster) bool {
	return slices.ContainsFunc(s.clusters, func(o *model.Cluster) bool { return o.Unit == c.Unit && o.Address == c.Address })
}

// unreadable counts what could not be read.
func (s *survey) unreadable() int {
	n := 0
	for _, p := range s.specs.Problems {
		if p.Severity != source.Note {
			n++
		}
	}
	return n
}

// add adds a root to the deployment of a name.
func (s *survey) add(name, environment string, r config.Root) {
	i := slices.IndexFunc(s.deployments, func(d config.Deployment) bool { return d.Name == name })
	if i < 0 {
		i = len(s.deployments)
		s.deployments = append(s.deployments, config.Deployment{Name: name})
		if kube.Environment(name) != environment {
			s.deployments[i].Environment = environment
		}
	}
	d := &s.deployments[i]
	if !slices.ContainsFunc(d.Roots, func(o config.Root) bool { return o.Name == r.Name }) {
		d.Roots = append(d.Roots, r)
	}
}

// byDirectory takes root modules that lie in a directory of an environment.
func (s *survey) byDirectory() {
	for _, root := range s.roots {
		taken := slices.ContainsFunc(s.deployments, func(d config.Deployment) bool {
			return slices.ContainsFunc(d.Roots, func(r config.Root) bool { return r.Name == root })
		})
		if e := directoryOf(root); e != "" && !taken {
			s.add(e, e, config.Root{Path: config.Path{Name: root}})
		}
	}
}

// byParameters takes templates whose parameter files name an environment.
func (s *survey) byParameters() {
	for _, c := range s.clusters {
		e := environmentIn(c.Deployment)
		if c.Deployment == "" || s.tree.IsDir(c.Unit) || e == "" {
			continue
		}
		if _, err := s.tree.Head(c.Deployment); err == nil {
			s.add(e, e, config.Root{Path: config.Path{Name: c.Unit}, Parameters: config.Path{Name: c.Deployment}})
		}
	}
}

// clustersOf are the clusters that the roots of a deployment make.
func (s *survey) clustersOf(d config.Deployment) []*model.Cluster {
	var out []*model.Cluster
	for _, c := range s.clusters {
		for _, r := range d.Roots {
			if c.Unit == r.Name && (r.Parameters.Name == "" || r.Parameters.Name == c.Deployment) {
				out = append(out, c)
			}
		}
	}
	return out
}

// environmentIn is the environment that a file is for: by a word of its name, else
// by a directory it lies in. Empty when nothing tells.
func environmentIn(name string) string {
	if e := wordIn(path.Base(name)); e != "" {
		return e
	}
	return directoryOf(path.Dir(name))
}

// wordIn finds an environment among the words of a file's name.
func wordIn(base string) string {
	for _, word := range strings.FieldsFunc(base, func(c rune) bool { return c == '-' || c == '_' || c == '.' }) {
		if e := environmentCalled(word); e != "" {
			return e
		}
	}
	return ""
}

// directoryOf finds the innermost directory that is called as an environment.
func directoryOf(dir string) string {
	parts := strings.Split(dir, "/")
	for _, part := range slices.Backward(parts) {
		if e := environmentCalled(part); e != "" {
			return e
		}
	}
	return ""
}

// environmentCalled is the environment that rules know by a name; empty for a name
// they do not.
func environmentCalled(word string) string {
	e := kube.Environment(strings.TrimRight(word, "0123456789"))
	for _, known := range kube.Environments {
		if e == known.Name {
			return e
		}
	}
	return ""
}
