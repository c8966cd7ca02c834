package engine

import (
	"bytes"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/akslint/akslint/pkg/finding"
)

// Choice is what users choose of the rules. The zero value leaves all as they are.
type Choice struct {
	// Runs accepts the rules that are loaded; nil accepts all. Of a rule it may ask
	// for what [Heads] tells.
	Runs func(*finding.Rule) bool
	// Severity is what rules weigh, by identifier, whatever they say themselves and
	// in every environment.
	Severity map[string]finding.Severity
	// Naming and Thresholds are what rules see as data.akslint.naming and
	// data.akslint.thresholds.
	Naming     map[string]string
	Thresholds map[string]int
}

func (c Choice) runs(head *finding.Rule) bool { return c.Runs == nil || c.Runs(head) }

// weigh gives a rule the severity that was chosen.
func (c Choice) weigh(r *finding.Rule) {
	if s, ok := c.Severity[r.ID]; ok {
		r.Severity, r.Chosen = s, true
	}
}

// of applies the choice to rules that are loaded.
func (c Choice) of(all []*rule) []*rule {
	var out []*rule
	for _, r := range all {
		if c.runs(r.meta) {
			c.weigh(r.meta)
			out = append(out, r)
		}
	}
	return out
}

// Heads lists the rules of a directory that is laid out as package rules is, in
// the order of their paths, with identifier, name, category, severity and pillar.
// They are read from the text of METADATA, since parsing takes a hundred times as
// long. What is broken has an empty head: [Load] will say so.
func Heads(fsys fs.FS) ([]*finding.Rule, error) {
	files, err := fs.Glob(fsys, "*/*/rule.rego")
	if err != nil {
		return nil, err
	}
	out := make([]*finding.Rule, 0, len(files))
	for _, name := range files {
		src, err := readModule(fsys, name)
		if err != nil {
			src = nil // as broken as any
		}
		out = append(out, head(name, src))
	}
	return out, nil
}

// headLine is a line of METADATA that a head is drawn from.
var headLine = regexp.MustCompile(`(?m)^#\s+(id|severity|pillar):\s*["']?([A-Za-z0-9]+)`)

func head(file string, src []byte) *finding.Rule {
	r := &finding.Rule{
		Category: path.Base(path.Dir(path.Dir(file))),
		Name:     ruleName(file),
		Pillar:   "operations", // of rules that do not say it
	}
	about, _, _ := bytes.Cut(src, []byte("\npackage "))
	for _, line := range headLine.FindAllSubmatch(about, -1) {
		switch text := string(line[2]); string(line[1]) {
		case "id":
			r.ID = text
		case "pillar":
			r.Pillar = finding.Pillar(text)
		case "severity":
			r.Severity, _ = finding.ParseSeverity(strings.ToLower(text)) // Load refuses what it is not
		}
	}
	return r
}

// choosing adds what users chose to what rules see.
func (t *tables) choosing(c Choice) *tables {
	naming, thresholds := ast.NewObject(), ast.NewObject()
	for name, pattern := range c.Naming {
		naming.Insert(ast.StringTerm(name), ast.StringTerm(pattern))
	}
	for name, n := range c.Thresholds {
		thresholds.Insert(ast.StringTerm(name), ast.IntNumberTerm(n))
	}
	t.akslint.Insert(ast.StringTerm("naming"), ast.NewTerm(naming))
	t.akslint.Insert(ast.StringTerm("thresholds"), ast.NewTerm(thresholds))
	return t
}
