package kube

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/parser/kube/kustomize"
	"github.com/akslint/akslint/pkg/source"
)

// Reach returns what a run is read from: directories that it is, with everything
// below them, and files elsewhere, such as those of the base of an overlay.
// Nothing that is wrong there is told.
func Reach(tree *source.Tree, run Run) (dirs, files []string) {
	r := &reader{
		tree: tree, builder: kustomize.NewBuilder(tree),
		seen: map[string]bool{}, charts: map[string]bool{}, overlays: map[string]string{}, used: map[string]bool{},
	}
	files = slices.Concat([]string{run.Path}, run.Values)
	own := found{}
	switch chart := r.chartOf(run.Path); {
	case tree.IsDir(run.Path):
		dirs, own = []string{run.Path}, r.sort(r.below(run.Path))
	case chart != "":
		dirs, own.charts = []string{chart}, []string{chart}
	case r.kustomizationIn(path.Dir(run.Path)) == run.Path:
		own.overlays = []string{path.Dir(run.Path)}
	}
	for _, dir := range own.overlays {
		for _, name := range r.construct(dir).used {
			switch {
			case !tree.IsDir(name):
				files = append(files, name)
			case r.isChart(name):
				own.charts = append(own.charts, name)
			}
		}
	}
	return unique(dirs, r.together(own.charts)), unique(files)
}

// besideChart is where a chart says that another one lies that it depends on.
var besideChart = regexp.MustCompile(`file://([^"'\s#]+)`)

// together adds to charts those of the repository that they depend on.
func (r *reader) together(charts []string) []string {
	out := slices.Clone(charts)
	for i := 0; i < len(out); i++ {
		for _, file := range []string{"Chart.yaml", "requirements.yaml"} {
			f, err := r.tree.Read(path.Join(out[i], file))
			if err != nil {
				continue
			}
			for _, m := range besideChart.FindAllSubmatch(f.Data, -1) {
				dir := path.Join(out[i], string(m[1]))
				if !strings.HasPrefix(dir, "..") && r.isChart(dir) && !slices.Contains(out, dir) {
					out = append(out, dir)
				}
			}
		}
	}
	return out
}

// Reads reports whether a file that lies in a directory of a deployment is of use
// to it: what is in a chart, what lies beside a kustomization, and what may hold
// objects.
func Reads(tree *source.Tree, name string) bool {
	r := &reader{tree: tree, charts: map[string]bool{}, overlays: map[string]string{}}
	switch {
	case r.chartAbove(path.Dir(name)), isObject(tree, name):
		return true
	case !isYAML(name):
		return false
	}
	return r.kustomizationIn(path.Dir(name)) != "" || r.mayHoldObjects(name)
}

// chartAbove reports whether a directory is a chart or lies in one.
func (r *reader) chartAbove(dir string) bool {
	for !r.isChart(dir) {
		if dir == "." || dir == "/" {
			return false
		}
		dir = path.Dir(dir)
	}
	return true
}
