package kube

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// templates finds the files that the documents of a stream were rendered from.
type templates struct {
	reader *reader
	// dirs are where a name may start: the working directory and what the user
	// named.
	dirs []string
	// charts are the directories of the charts below dirs, by the name of the chart;
	// nil until somebody asks.
	charts map[string][]string
	known  map[string]*template
}

// template is a file that documents were rendered from. A file that is not in the
// tree has a name and no text.
type template struct {
	name  string
	file  *source.File
	lines []templateLine // nil until somebody asks
}

func (r *reader) templatesOf(stream string) *templates {
	t := &templates{reader: r, dirs: []string{path.Dir(stream)}, known: map[string]*template{}}
	for _, target := range r.tree.Targets() {
		dir := target.Path
		if !target.Dir {
			dir = path.Dir(dir)
		}
		if !slices.Contains(t.dirs, dir) {
			t.dirs = append(t.dirs, dir)
		}
	}
	return t
}

// find returns the template of a name, nil for what is no path below a tree. Where
// the name of a chart alone leads to a file, the rendered text has to agree.
func (t *templates) find(name, rendered string) *template {
	found, known := t.known[name]
	if known {
		return found
	}
	if clean := path.Clean(name); fs.ValidPath(clean) && clean != "." {
		found = &template{name: name, file: t.file(clean, rendered)}
		if found.file == nil {
			found.file = source.NewFile(clean, nil)
		}
	}
	t.known[name] = found
	return found
}

// file looks for a file where Helm may have found it. Helm names it by the name of
// the chart, which need not be that of the directory: CHART/templates/web.yaml.
func (t *templates) file(name, rendered string) *source.File {
	chart, rest, below := strings.Cut(name, "/")
	var guesses []string
	for _, dir := range t.dirs {
		if f, err := t.reader.tree.Read(path.Join(dir, name)); err == nil {
			return f
		}
		if own := t.chartIn(dir); below && (own == "" || own == chart) {
			guesses = append(guesses, path.Join(dir, rest))
		}
	}
	for _, place := range guesses {
		if f := t.agreeing(place, rendered); f != nil {
			return f
		}
	}
	if !below {
		return nil
	}
	var found []*source.File
	for _, dir := range t.chartsBelow()[chart] {
		if f := t.agreeing(path.Join(dir, rest), rendered); f != nil {
			found = append(found, f)
		}
	}
	if len(found) != 1 {
		return nil // nobody says which of them it was
	}
	return found[0]
}

// agreeing returns the file of a place when a text can have been rendered from it:
// they share a line that says something. Nil else.
func (t *templates) agreeing(place, rendered string) *source.File {
	f, err := t.reader.tree.Read(place)
	if err != nil {
		return nil
	}
	lines := slices.DeleteFunc(linesOf(f), func(l templateLine) bool { return len(l.texts) == 1 && common.MatchString(l.texts[0]) })
	if len(lines) == 0 {
		return f // all of it comes from elsewhere
	}
	for line := range strings.Lines(rendered[:min(len(rendered), maxTemplate)]) {
		line = strings.TrimRight(line, " \t\r\n")
		if slices.ContainsFunc(lines, func(l templateLine) bool { return l.prints(line) }) {
			return f
		}
	}
	return nil
}

// common are lines that most manifests have: a key without a value, the version.
var common = regexp.MustCompile(`^\s*(?:- )?(?:[\w.-]+:|apiVersion:.*|#.*)$`)

// chartsBelow returns the directories of charts by the name of the chart. What
// other charts bring along does not count.
func (t *templates) chartsBelow() map[string][]string {
	if t.charts != nil {
		return t.charts
	}
	t.charts = map[string][]string{}
	for _, dir := range t.dirs {
		// What cannot be listed is a problem only for those who want to read it.
		t.reader.tree.Walk(dir, func(name string) {
			at := path.Dir(name)
			if path.Base(name) != "Chart.yaml" || t.reader.chartOf(name) != at {
				return
			}
			if chart := t.chartIn(at); chart != "" && !slices.Contains(t.charts[chart], at) {
				t.charts[chart] = append(t.charts[chart], at)
			}
		})
	}
	return t.charts
}

var chartName = regexp.MustCompile(`(?m)^name:[ \t]*["']?([^\s"'#]+)`)

// chartIn is the name of the chart in a directory, empty when there is none.
func (t *templates) chartIn(dir string) string {
	head, err := t.reader.tree.Head(path.Join(dir, "Chart.yaml"))
	if err != nil {
		return ""
	}
	if m := chartName.FindSubmatch(head); m != nil {
		return string(m[1])
	}
	return ""
}

// maxTemplate is how large a template may be whose lines are looked for, in bytes.
const maxTemplate = 256 << 10

// templateLine is a line of a template: what it says between its actions, and
// where it is.
type templateLine struct {
	texts []string
	at    source.Range
}

// step returns the way from a template to what is written at r in the stream. Its
// range is the line of the template that says the same, and empty where none does
// or several do.
func (t *template) step(r source.Range) value.Step {
	return value.Step{Kind: value.StepSource, Name: t.name, Range: t.line(r.File.Line(r.Position().Line))}
}

// line finds the only line of the template that a rendered line can come from.
func (t *template) line(rendered string) source.Range {
	if t.lines == nil {
		t.lines = linesOf(t.file)
	}
	whole := source.Range{File: t.file}
	found := whole
	rendered = strings.TrimRight(rendered, " \t")
	for _, l := range t.lines {
		if !l.prints(rendered) {
			continue
		}
		if found != whole {
			return whole
		}
		found = l.at
	}
	return found
}

var action = regexp.MustCompile(`\{\{.*?\}\}`)

// linesOf returns the lines of a template that say something before their first
// action, as the key of a value does.
func linesOf(f *source.File) []templateLine {
	out := []templateLine{}
	if len(f.Data) > maxTemplate {
		return out
	}
	start := 0
	for line := range strings.Lines(string(f.Data)) {
		text := strings.TrimRight(line, " \t\r\n")
		indent := len(text) - len(strings.TrimLeft(text, " \t"))
		if texts := action.Split(text, -1); strings.ContainsFunc(texts[0], unicode.IsLetter) {
			out = append(out, templateLine{texts, source.Range{File: f, Start: start + indent, End: start + len(text)}})
		}
		start += len(line)
	}
	return out
}

// prints reports whether a rendered line can come from this one: its texts are
// there in their order, with whatever the actions print between them.
func (l templateLine) prints(rendered string) bool {
	rest, found := strings.CutPrefix(rendered, l.texts[0])
	if !found || len(l.texts) == 1 {
		return found && rest == ""
	}
	last := len(l.texts) - 1
	for _, text := range l.texts[1:last] {
		if _, rest, found = strings.Cut(rest, text); !found {
			return false
		}
	}
	return strings.HasSuffix(rest, l.texts[last])
}
