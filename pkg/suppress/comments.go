package suppress

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// comment is a comment of a file: the text within its marks, and what it is
// about.
type comment struct {
	start, end int // the text
	// own says that nothing else stands on its lines.
	own bool
	// first says that nothing but comments stands before it in the file.
	first bool
	// line is the text of its line: [start, end).
	line [2]int
	// over finds what begins below it, an empty text where it stands over nothing.
	over func() [2]int
}

// maxDirectives is how many allowances one file may hold.
const maxDirectives = 1000

// Comments reads what the comments of a file allow. What is no directive is
// passed over; one that cannot be understood allows nothing, and is a problem. A
// template of a chart is YAML with actions, which other YAML does not have.
func Comments(f *source.File, template bool) ([]Allowance, []source.Problem) {
	if !bytes.Contains(f.Data, []byte(prefix)) || !editable(f.Path) {
		return nil, nil
	}
	var out []Allowance
	var problems []source.Problem
	for _, c := range comments(f.Path, f.Data, template) {
		for _, line := range lines(f.Data, c.start, c.end) {
			allowed, problem := c.read(f, line)
			out = append(out, allowed...)
			if problem != nil {
				problems = append(problems, *problem)
			}
		}
		if len(out)+len(problems) > maxDirectives {
			return nil, []source.Problem{{
				Severity: source.Error, Path: f.Path,
				Message: fmt.Sprintf("has more than %d comments that allow something: none of them is honoured", maxDirectives),
				Hint:    "Allow it in one place: for the file, or in the configuration.",
			}}
		}
	}
	return out, problems
}

// comments finds those of a file, in the language that its name tells.
func comments(name string, data []byte, template bool) []comment {
	switch strings.ToLower(path.Ext(name)) {
	case ".tf", ".tfvars", ".tofu":
		return hcl.comments(data)
	case ".json", ".jsonc":
		return jsonc.comments(data)
	case ".bicep", ".bicepparam":
		return bicep.comments(data)
	case ".yaml", ".yml", ".tpl":
		return yamlComments(data, template)
	}
	if path.Base(name) == "Kustomization" {
		return yamlComments(data, false)
	}
	return nil
}

// editable reports whether the file is the user's own. What others allow
// themselves in a downloaded module or a packed chart holds for nobody else.
func editable(name string) bool {
	return !strings.Contains("/"+name, "/.terraform/") && !strings.Contains(name, ".tgz/")
}

// lines cuts a text into lines without the blanks and stars around them.
func lines(data []byte, start, end int) [][2]int {
	var out [][2]int
	for start < end {
		stop := end
		if i := bytes.IndexByte(data[start:end], '\n'); i >= 0 {
			stop = start + i
		}
		from, to := start, stop
		for from < to && strings.IndexByte(" \t\r*", data[from]) >= 0 {
			from++
		}
		for from < to && strings.IndexByte(" \t\r", data[to-1]) >= 0 {
			to--
		}
		out = append(out, [2]int{from, to})
		start = stop + 1
	}
	return out
}

// read reads one line of a comment.
func (c comment) read(f *source.File, line [2]int) ([]Allowance, *source.Problem) {
	at := source.Range{File: f, Start: line[0], End: line[1]}
	d, message, hint := parse(at.Text())
	switch {
	case message != "":
		return nil, &source.Problem{Severity: source.Error, Range: at, Message: message, Hint: hint}
	case len(d.rules) == 0:
		return nil, nil
	}
	scope, misplaced := c.scope(f, d.file)
	if misplaced != nil {
		misplaced.Range = at
		return nil, misplaced
	}
	out := make([]Allowance, 0, len(d.rules))
	for _, rule := range d.rules {
		out = append(out, Allowance{Rule: rule, Reason: d.reason, Until: d.until, By: finding.ByComment, At: at, Scope: scope})
	}
	return out, nil
}

// scope is what a directive is about, or why it is about nothing.
func (c comment) scope(f *source.File, file bool) (source.Range, *source.Problem) {
	scope := source.Range{File: f, Start: c.line[0], End: c.line[1]}
	switch {
	case file && !c.first:
		return scope, &source.Problem{
			Message: allowFile + " stands below the beginning of the file: it allows nothing",
			Hint:    "Move it above everything but other comments.",
		}
	case file:
		scope.Start, scope.End = 0, len(f.Data)+1
	case c.own:
		over := c.over()
		scope.Start, scope.End = over[0], over[1]
	}
	if scope.Start == scope.End {
		return scope, &source.Problem{
			Message: "this comment stands over nothing: it allows nothing",
			Hint:    "Write it on the line that it is about, or right above it, without an empty line between.",
		}
	}
	return scope, nil
}
