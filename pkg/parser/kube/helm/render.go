package helm

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// Options say how a chart is rendered. The zero value renders it with its own
// values, under its own name.
type Options struct {
	// ReleaseName is what the release is called; the chart's name when empty.
	ReleaseName string
	// Namespace is where the release goes; templates see "default" when empty.
	Namespace string
	// Values are values files below the root of the tree; later ones win.
	Values []string
	// Name is what the rendering is called; the chart's directory when empty.
	Name string
	// Under is what a release of the infrastructure gives before the values files,
	// Given what it gives after them.
	Under, Given []kube.Given
	// Vague says why the name of the release and its namespace are not known, though
	// there are some. Templates go on with likely ones.
	Vague struct{ ReleaseName, Namespace string }
	// Trail leads to what installs the chart.
	Trail []value.Step
	// KubeVersion is the version of Kubernetes; [DefaultKubeVersion] when empty.
	KubeVersion string
}

// Render renders the chart in a directory. What could not be rendered is in the
// bundle's Missing, and told as a problem; the rest goes on. A directory without a
// chart gives a problem and an empty bundle.
func Render(tree *source.Tree, dir string, o Options) (*kube.Bundle, []source.Problem) {
	r := &renderer{}
	return r.run(tree, dir, o)
}

func (r *renderer) run(tree *source.Tree, dir string, o Options) (*kube.Bundle, []source.Problem) {
	r.bundle = &kube.Bundle{Name: dir, Origin: kube.Chart}
	if o.Name != "" {
		r.bundle.Name = o.Name
	}
	r.m = &machine{ledger: newLedger(), functions: table(), parsed: map[string]*definition{}}
	l := &loader{m: r.m, tree: tree}
	in := directory{tree, path.Clean(dir), func(p source.Problem) {
		if !slices.Contains(r.problems, p) {
			r.problem(p)
		}
	}}
	c := l.load(in, readIgnore(in), nil)
	if c == nil {
		r.problems = append(r.problems, l.problems...)
		if len(r.problems) == 0 {
			r.problem(source.Problem{Severity: source.Error, Path: dir, Message: "there is no chart: it has no Chart.yaml that can be read"})
		}
		return r.bundle, r.problems
	}
	values := map[string]any{}
	for _, g := range o.Under {
		r.give(values, g)
	}
	for _, name := range o.Values {
		f, err := tree.Read(name)
		if err != nil {
			l.problems = append(l.problems, source.Problem{Severity: source.Error, Path: name, Message: err.Error()})
			continue
		}
		if v, ok := l.document(f); ok {
			of, _ := v.v.(map[string]any)
			r.m.overlay(values, of)
		}
	}
	for _, g := range o.Given {
		r.give(values, g)
	}
	r.problems = append(r.problems, l.problems...)
	r.settle(c, values, nil)
	r.m.imports(c)
	r.m.coalesce(c, values, false)
	r.render(c, values, o)
	return r.bundle, r.problems
}

// lack tells of a chart that another one depends on, and that is not there.
func (r *renderer) lack(d *dependency) {
	why := fmt.Sprintf("the chart %q is not in the repository: %s", d.called(), d.where())
	r.miss(kube.Missing{Why: why, At: d.at}, source.Note, "Run helm dependency build before, or check what helm template prints.")
}

// miss tells of a part that was not read.
func (r *renderer) miss(m kube.Missing, severity source.Severity, hint string) {
	r.bundle.Missing = append(r.bundle.Missing, m)
	r.problem(source.Problem{Severity: severity, Range: m.At, Message: "not checked: " + m.Why, Hint: hint})
}

// renderer renders one chart.
type renderer struct {
	m        *machine
	bundle   *kube.Bundle
	problems []source.Problem
	// told are the failures by where they are: a helper may fail many templates.
	told map[source.Range]int
	// trail leads to what installs the chart.
	trail []value.Step
	// secrets are texts that nobody may show.
	secrets []string
	// measure counts where lines come from, when somebody asks.
	measure *Lines
}

func (r *renderer) problem(p source.Problem) { r.problems = append(r.problems, p) }

// job is one template with what it sees.
type job struct {
	name  string
	chart *chart
	unit  *unit
	file  *source.File
	dot   map[string]any
}

func (r *renderer) render(c *chart, values map[string]any, o Options) {
	r.trail = o.Trail
	release := map[string]any{
		"Name": o.ReleaseName, "Namespace": o.Namespace, "IsUpgrade": false, "IsInstall": true, "Revision": 1, "Service": "Helm",
	}
	if o.ReleaseName == "" {
		release["Name"] = c.name
	}
	if why := o.Vague.ReleaseName; why != "" {
		r.m.set(release, "Name", val{v: release["Name"], o: &origin{kind: entry, guess: why}})
	}
	if o.Namespace == "" {
		why := orElse(o.Vague.Namespace, "the namespace of the release is not given")
		r.m.set(release, "Namespace", val{v: "default", o: &origin{kind: entry, guess: why}})
	}
	shared := map[string]any{"Release": release, "Capabilities": capabilities(o.KubeVersion)}
	var jobs []*job
	r.collect(c, values, shared, &jobs)
	jobs = last(jobs)
	r.crds(c)
	r.parse(jobs)
	slices.SortFunc(jobs, func(a, b *job) int { return strings.Compare(a.name, b.name) })
	for _, j := range jobs {
		if base := path.Base(j.name); j.unit != nil && !strings.HasPrefix(base, "_") && base != "NOTES.txt" {
			r.template(j)
		}
	}
}

// last keeps, of templates with the same name, the last.
func last(jobs []*job) []*job {
	at := map[string]int{}
	for i, j := range jobs {
		at[j.name] = i
	}
	out := jobs[:0]
	for i, j := range jobs {
		if at[j.name] == i {
			out = append(out, j)
		}
	}
	return out
}

// collect gathers the templates of a chart and of those below it, each with what
// it sees. It returns what the templates of the chart see.
func (r *renderer) collect(c *chart, values, shared map[string]any, jobs *[]*job) map[string]any {
	r.m.conceals.named(values, false)
	meta, _ := c.meta.v.(map[string]any)
	below := map[string]any{}
	dot := map[string]any{
		"Chart": r.describe(c, meta), "Files": &files{c}, "Release": shared["Release"], "Capabilities": shared["Capabilities"],
		"Values": values, "Subcharts": below,
	}
	for _, sub := range c.under {
		sub.parent = c
		given, ok := values[sub.name].(map[string]any)
		if !ok {
			given = map[string]any{}
		}
		below[sub.name] = r.collect(sub, given, shared, jobs)
	}
	for _, name := range c.templates() {
		f := c.folder.open(name)
		if f == nil {
			r.bundle.Missing = append(r.bundle.Missing, kube.Missing{Why: "the template " + path.Join(c.folder.path(), name) + " cannot be read"})
			continue
		}
		*jobs = append(*jobs, &job{name: c.path + "/" + name, chart: c, file: f, dot: dot})
	}
	return dot
}

// fields of Chart.yaml, as templates call them.
var metadata = map[string]string{
	"Name": "name", "Home": "home", "Sources": "sources", "Version": "version", "Description": "description", "Keywords": "keywords",
	"Maintainers": "maintainers", "Icon": "icon", "APIVersion": "apiVersion", "Condition": "condition", "Tags": "tags", "AppVersion": "appVersion",
	"Deprecated": "deprecated", "Annotations": "annotations", "KubeVersion": "kubeVersion", "Dependencies": "dependencies", "Type": "type",
}

// texts are those fields that are text, whatever they were written as.
var texts = []string{"Name", "Home", "Version", "Description", "Icon", "APIVersion", "Condition", "Tags", "AppVersion", "KubeVersion", "Type"}

// describe is what templates see as .Chart.
func (r *renderer) describe(c *chart, meta map[string]any) map[string]any {
	out := map[string]any{"IsRoot": c.parent == nil, "Deprecated": false}
	for field, key := range metadata {
		e, ok := r.m.get(meta, key)
		if !ok {
			continue
		}
		r.m.set(out, field, e)
	}
	for _, field := range texts {
		e, _ := r.m.get(out, field)
		if _, ok := e.v.(string); ok {
			continue
		}
		s := ""
		if e.v != nil {
			s = fmt.Sprint(e.v)
		}
		r.m.set(out, field, val{v: s, o: e.o})
	}
	if c.from != nil && c.from.alias != "" {
		r.m.set(out, "Name", val{v: c.name})
	}
	return out
}

// parse parses the templates. Those that lie deeper come first, so that what a
// chart defines replaces what the charts below it define.
func (r *renderer) parse(jobs []*job) {
	r.m.root = &scope{units: map[string]*unit{}}
	slices.SortFunc(jobs, func(a, b *job) int {
		if na, nb := strings.Count(a.name, "/"), strings.Count(b.name, "/"); na != nb {
			return nb - na
		}
		return strings.Compare(b.name, a.name)
	})
	for _, j := range jobs {
		units, err := parseText(j.name, fileText(j.file))
		if err != nil {
			at := source.Range{File: j.file, Start: err.start, End: err.end}
			r.problem(source.Problem{Severity: source.Error, Range: at, Message: "the template cannot be read: " + err.message})
			r.bundle.Missing = append(r.bundle.Missing, kube.Missing{Why: "a template cannot be read", At: at})
			continue
		}
		r.m.root.define(units)
		for _, u := range units {
			if u.name == j.name {
				j.unit = u
			}
		}
	}
}

// template renders one template and reads what it prints.
func (r *renderer) template(j *job) {
	j.dot["Template"] = map[string]any{"Name": j.name, "BasePath": j.chart.path + "/templates"}
	t, failed := r.m.execute(j.unit, j.dot)
	if failed != nil {
		r.fail(j, failed)
		return
	}
	t = r.m.holes.settle(t.without("<no value>"))
	if r.measure != nil {
		r.measure.count(t)
	}
	if strings.TrimSpace(t.s) == "" {
		return
	}
	p := &page{text: t, holes: &r.m.holes, trail: r.way(j.chart), guessed: t.guessed(), secrets: r.secrets}
	p.hushed = t.secret() || len(r.secrets) > 0
	objects, missing, problems := p.objects()
	for _, o := range objects {
		o.Trail = p.trail
	}
	r.bundle.Objects = append(r.bundle.Objects, objects...)
	for _, m := range missing {
		r.miss(m, source.Note, r.hint())
	}
	for _, problem := range problems {
		if problem.Range.IsZero() {
			problem.Path = j.file.Path
		}
		problem.Message = "in what the template prints, " + r.hush(problem.Message)
		r.problem(problem)
		if problem.Severity == source.Note {
			continue
		}
		r.bundle.Missing = append(r.bundle.Missing, kube.Missing{Why: "what a template prints cannot be read", At: problem.Range})
	}
}

// execute runs a template. What it fails with is returned, not thrown.
func (m *machine) execute(u *unit, dot map[string]any) (t text, failed *failure) {
	defer func() {
		if r := recover(); r != nil {
			f, ok := r.(*failure)
			if !ok {
				panic(r)
			}
			failed = f
		}
	}()
	m.meter.start()
	f := &frame{m: m}
	return f.run(u, val{v: dot}, nil, m.root), nil
}

// fail tells of a template that was not rendered. The same failure in several
// templates is told once.
func (r *renderer) fail(j *job, f *failure) {
	at := f.at
	if at.IsZero() {
		at = source.Range{File: j.file}
	}
	message := r.hush(source.WithoutCredentials(strings.Join(strings.Fields(f.message), " ")))
	if len(message) > 400 {
		message = message[:400] + "..."
	}
	r.bundle.Missing = append(r.bundle.Missing, kube.Missing{Why: "a template was not rendered: " + message, At: at})
	if r.told == nil {
		r.told = map[source.Range]int{}
	}
	if r.told[at]++; r.told[at] > 1 {
		return
	}
	p := source.Problem{Severity: source.Error, Range: at, Message: "not checked: the template " + j.file.Path + " is not rendered, because " + message}
	switch {
	case f.reason == budget:
		p.Severity = source.Budget
	case f.reason == refused || len(r.bundle.Missing) > 0 && strings.HasPrefix(message, "there is no template"):
		p.Severity, p.Hint = source.Note, r.hint()
	}
	r.problem(p)
}

// trail leads to what brought the objects of a chart: where the charts above list
// it.
func trail(c *chart) []value.Step {
	var out []value.Step
	for ; c.parent != nil; c = c.parent {
		if c.from != nil && !c.from.at.IsZero() {
			out = append(out, value.Step{Kind: value.StepChart, Name: c.name, Range: c.from.at})
		}
	}
	slices.Reverse(out)
	return out
}

// hint is what to do where a value is missing.
func (r *renderer) hint() string {
	if len(r.trail) > 0 {
		return "Give the variables it depends on with --var or --var-file."
	}
	return "Give the values it needs with a values file."
}

// way leads to a chart: what installs it, and where the charts above list it.
func (r *renderer) way(c *chart) []value.Step { return append(slices.Clone(r.trail), trail(c)...) }

// crds reads the definitions that a chart, and the charts below it, bring as they
// are.
func (r *renderer) crds(c *chart) {
	for _, name := range c.folder.list("crds") {
		if f := c.folder.open(name); f != nil && !c.ignore.matches(name) {
			p := &page{text: fileText(f), holes: &r.m.holes, trail: r.way(c)}
			objects, _, problems := p.objects()
			for _, o := range objects {
				o.Trail = p.trail
			}
			r.bundle.Objects = append(r.bundle.Objects, objects...)
			r.problems = append(r.problems, problems...)
		}
	}
	for _, sub := range c.under {
		r.crds(sub)
	}
}
