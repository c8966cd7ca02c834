package kube

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
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
		b := r.render(dir, path.Base(name), helm.Options{Values: []string{name}})
		if b != nil {
			b.Environment = kube.Environment(environmentOf(path.Base(name)))
		}
		out = append(out, b)
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
	for _, name := range opts.Values {
		r.count(name)
	}
	return b
}

// countChart counts the files of a chart, and notes the values files: those that
// no rendering uses are not read.
func (r *reader) countChart(dir string) {
	if r.seen[path.Join(dir, "Chart.yaml")] {
		return
	}
	for _, file := range r.below(dir) {
		switch {
		case r.chartOf(file) != dir || path.Base(path.Dir(file)) == "ci":
		case path.Dir(file) == dir && isValues(file) && path.Base(file) != "values.yaml":
			r.values = append(r.values, file)
		default:
			r.count(file)
		}
	}
}

// countValues counts the values files that were met and not used. Where there is
// no chart, a file of that name is something else.
func (r *reader) countValues() {
	charts := slices.Contains(slices.Collect(maps.Values(r.charts)), true)
	for _, name := range unique(r.values) {
		switch {
		case r.seen[name] || r.used[name]:
		case charts:
			r.out.Values++
		default:
			r.out.Others++
		}
	}
}

// environments lists the values files of a chart that are clearly those of an
// environment: values-prod.yaml, values.test-weu.yml, prod-values.yaml. Other
// values beside a chart may be examples, or go together with yet others.
func (r *reader) environments(dir string) []string {
	names, err := r.tree.ReadDir(dir)
	if err != nil {
		return nil
	}
	var out []string
	for _, name := range names {
		if environmentOf(name) != "" {
			out = append(out, path.Join(dir, name))
		}
	}
	return out
}

// valuesName finds the names of values files: what stands after values or before
// it tells them apart.
var valuesName = regexp.MustCompile(`^(?:values(?:[-._](.+))?|(.+)[-._]values)\.ya?ml$`)

// isValues reports whether a file is called as the values of a chart are.
func isValues(name string) bool { return valuesName.MatchString(path.Base(name)) }

// environmentWords are what environments are called, without numbers.
var environmentWords = map[string]bool{
	"dev": true, "devel": true, "develop": true, "development": true, "test": true, "tst": true, "testing": true,
	"qa": true, "uat": true, "acc": true, "acceptance": true, "int": true, "integration": true, "sit": true,
	"stage": true, "staging": true, "stg": true, "preprod": true, "preproduction": true, "nonprod": true,
	"prod": true, "production": true, "prd": true, "live": true, "sandbox": true, "sbx": true, "dr": true,
}

// environmentOf is the first word in the name of a values file that is an
// environment, empty when none is.
func environmentOf(name string) string {
	m := valuesName.FindStringSubmatch(name)
	if m == nil {
		return ""
	}
	for _, word := range strings.FieldsFunc(strings.ToLower(m[1]+m[2]), func(c rune) bool { return c == '-' || c == '_' || c == '.' }) {
		if word = strings.TrimRight(word, "0123456789"); environmentWords[word] {
			return word
		}
	}
	return ""
}
