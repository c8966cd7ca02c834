package kube

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/parser/kube/helm"
	"github.com/akslint/akslint/pkg/source"
)

// maxEnvironments is with how many values files a chart is rendered.
const maxEnvironments = 8

var library = regexp.MustCompile(`(?m)^type:\s*["']?library\b`)

// chart renders a chart with its own values, and once more for each environment
// that has values beside it. A library chart makes nothing by itself.
func (r *reader) chart(dir string) []*kube.Bundle {
	if head, err := r.tree.Head(path.Join(dir, "Chart.yaml")); err == nil && library.Match(head) {
		return nil
	}
	out := []*kube.Bundle{r.render(dir, "", helm.Options{})}
	files := r.environments(dir)
	if len(files) > maxEnvironments {
		r.out.Problems = append(r.out.Problems, source.Problem{
			Path: path.Join(dir, "Chart.yaml"), Message: fmt.Sprintf("the chart has values for %d environments; it was rendered with the first %d", len(files), maxEnvironments),
			Hint: "Say in .akslint.yaml which of them are deployed.",
		})
		files = files[:maxEnvironments]
	}
	for _, name := range files {
		out = append(out, r.render(dir, path.Base(name), helm.Options{Values: []string{name}}))
	}
	return out
}

// render renders a chart; name tells this rendering from the others.
func (r *reader) render(dir, name string, opts helm.Options) *kube.Bundle {
	opts.Name = name
	b, problems := helm.Render(r.tree, dir, opts)
	r.out.Problems = append(r.out.Problems, problems...)
	if b == nil {
		return nil
	}
	if b.Name = dir; name != "" {
		b.Name = dir + " (" + name + ")"
	} else {
		r.out.Charts++
	}
	r.countChart(dir)
	return b
}

// countChart counts the files of a chart.
func (r *reader) countChart(dir string) {
	if r.seen[path.Join(dir, "Chart.yaml")] {
		return
	}
	for _, file := range r.below(dir) {
		if r.chartOf(file) == dir && path.Base(path.Dir(file)) != "ci" {
			r.count(file)
		}
	}
}

// environments lists the values files of a chart that are clearly those of an
// environment: values-prod.yaml, values.test-weu.yml. Other values beside a chart
// may be examples, or go together with yet others.
func (r *reader) environments(dir string) []string {
	names, err := r.tree.ReadDir(dir)
	if err != nil {
		return nil
	}
	var out []string
	for _, name := range names {
		stem, ok := strings.CutPrefix(strings.TrimSuffix(strings.TrimSuffix(name, ".yaml"), ".yml"), "values")
		if ok && len(stem) > 1 && isYAML(name) && strings.ContainsAny(stem[:1], "-._") && isEnvironment(stem[1:]) {
			out = append(out, path.Join(dir, name))
		}
	}
	return out
}

// environmentWords are what environments are called, without numbers.
var environmentWords = map[string]bool{
	"dev": true, "devel": true, "develop": true, "development": true, "test": true, "tst": true, "testing": true,
	"qa": true, "uat": true, "acc": true, "acceptance": true, "int": true, "integration": true, "sit": true,
	"stage": true, "staging": true, "stg": true, "preprod": true, "preproduction": true, "nonprod": true,
	"prod": true, "production": true, "prd": true, "live": true, "sandbox": true, "sbx": true, "dr": true,
}

// isEnvironment reports whether one of the words of a name is an environment.
func isEnvironment(name string) bool {
	for _, word := range strings.FieldsFunc(strings.ToLower(name), func(c rune) bool { return c == '-' || c == '_' || c == '.' }) {
		if environmentWords[string(bytes.TrimRight([]byte(word), "0123456789"))] {
			return true
		}
	}
	return false
}
