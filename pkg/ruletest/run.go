package ruletest

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/model"
)

// Options say what is tried.
type Options struct {
	// Own are the rules of akslint, for the libraries and tables that others may use.
	Own    fs.FS
	Custom engine.Custom
	// Write gets the path and the content of each want.txt that is not what was
	// found, which is then no mistake. Nil compares only.
	Write func(name string, data []byte) error
}

// Result is what came of it, the folders in their order.
type Result struct {
	Folders  []Folder
	Coverage []engine.Coverage
}

// Folder is one rule, or a library that only has tests: its Rule is nil then.
type Folder struct {
	Name string // as names/cluster_name
	Rule *finding.Rule
	// Tests and Fixtures are how many there were, Skipped how many tests were not
	// run; Hidden is how many values were hidden in fixtures, one at a time.
	Tests, Skipped, Fixtures, Hidden int
	// Printed is what the tests said with print.
	Printed []string
	// Mistakes are what does not hold, by place.
	Mistakes []engine.Mistake
}

// Run holds the rules of a directory against their tests and fixtures. It fails with
// [engine.Mistakes] where they do not compile, and where a budget runs out.
func Run(ctx context.Context, o Options) (Result, error) {
	t := &trial{ctx: ctx, options: o, engines: map[string]*engine.Engine{}, folders: map[string]*Folder{}}
	e, err := t.engine("")
	if err != nil {
		return Result{}, err
	}
	for _, r := range e.Rules() {
		if err := t.rule(r); err != nil {
			return Result{}, fmt.Errorf("%s: %w", folderOf(r), err)
		}
	}
	var out Result
	if out.Coverage, err = t.units(); err != nil {
		return Result{}, err
	}
	for _, f := range t.folders {
		out.Folders = append(out.Folders, *f)
	}
	slices.SortFunc(out.Folders, func(a, b Folder) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

// folderOf is where a rule lies below its directory.
func folderOf(r *finding.Rule) string {
	return path.Join(r.Category, strings.ReplaceAll(r.Name, "-", "_"))
}

// trial is one Run.
type trial struct {
	ctx     context.Context
	options Options
	engines map[string]*engine.Engine // by the day they take for today
	folders map[string]*Folder
}

// engine loads the rules of the directory, and none of ours.
func (t *trial) engine(day string) (*engine.Engine, error) {
	if e, ok := t.engines[day]; ok {
		return e, nil
	}
	opts := t.engineOptions()
	if day != "" {
		asOf, err := time.Parse(time.DateOnly, day)
		if err != nil {
			return nil, fmt.Errorf("as-of=%s is no date as YYYY-MM-DD", day)
		}
		opts.AsOf = asOf
	}
	e, err := engine.Load(t.options.Own, opts)
	if err == nil {
		t.engines[day] = e
	}
	return e, err
}

func (t *trial) engineOptions() engine.Options {
	return engine.Options{Strict: true, For: []*model.Cluster{}, Custom: []engine.Custom{t.options.Custom}}
}

func (t *trial) folder(name string) *Folder {
	f := t.folders[name]
	if f == nil {
		f = &Folder{Name: name}
		t.folders[name] = f
	}
	return f
}

// units runs the Rego tests.
func (t *trial) units() ([]engine.Coverage, error) {
	tests, coverage, err := engine.RunUnitTests(t.ctx, t.options.Own, t.engineOptions())
	for _, u := range tests {
		name := strings.TrimPrefix(strings.TrimPrefix(path.Dir(u.File), path.Clean(t.options.Custom.Dir)), "/")
		f := t.folder(name)
		f.Tests++
		if u.Printed != "" {
			f.Printed = append(f.Printed, u.Name+": "+strings.TrimSpace(u.Printed))
		}
		switch {
		case u.Skipped:
			f.Skipped++
		case u.Message != "":
			f.Mistakes = append(f.Mistakes, u.Mistake)
		}
	}
	return coverage, err
}

// rule holds one rule against its fixtures.
func (t *trial) rule(r *finding.Rule) error {
	out := t.folder(folderOf(r))
	out.Rule = r
	fixtures, err := Fixtures(t.options.Custom.Files, out.Name, r)
	if err != nil {
		return err
	}
	for _, kind := range []string{Bad, Good} {
		if !slices.ContainsFunc(fixtures, func(f Fixture) bool { return f.Kind == kind }) {
			t.mistake(out, "", "there is no fixture "+kind+extensions(r))
		}
	}
	var found []string
	for _, f := range fixtures {
		lines, err := t.fixture(out, f)
		if err != nil {
			return err
		}
		found = append(found, lines...)
	}
	slices.Sort(found)
	return t.want(out, strings.Join(append(found, ""), "\n"))
}

// extensions are the languages that can say what a rule is about.
func extensions(r *finding.Rule) string {
	if !r.Reads.Cluster {
		return ".yaml"
	}
	return ".tf or .json"
}

// mistake notes what does not hold in a file of a folder; no file means the folder.
func (t *trial) mistake(out *Folder, file, message string) {
	out.Mistakes = append(out.Mistakes, engine.Mistake{File: path.Join(t.options.Custom.Dir, out.Name, file), Message: message})
}

// want compares what was found in bad fixtures with want.txt, or writes it.
func (t *trial) want(out *Folder, found string) error {
	name := path.Join(out.Name, "want.txt")
	text, err := fs.ReadFile(t.options.Custom.Files, name)
	switch {
	case err == nil && string(text) == found || err != nil && found == "":
		return nil
	case t.options.Write != nil:
		return t.options.Write(name, []byte(found))
	case err != nil:
		t.mistake(out, "want.txt", "is not there; --update writes it")
		return nil
	}
	have, expected := strings.Split(found, "\n"), strings.Split(string(text), "\n")
	for _, line := range expected {
		if line != "" && !slices.Contains(have, line) {
			t.mistake(out, "want.txt", "wanted, but not found: "+line)
		}
	}
	for _, line := range have {
		if line != "" && !slices.Contains(expected, line) {
			t.mistake(out, "want.txt", "found, but not wanted: "+line)
		}
	}
	return nil
}
