package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/akslint/akslint/pkg/config"
	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/rules"
)

// ruleDirs are the directories with rules of users, opened so that nothing outside
// of them can be read through them.
type ruleDirs struct {
	custom []engine.Custom
	at     []string // where each lies on the machine
	roots  []*os.Root
}

func customFlag() cli.Flag {
	return repeated{&cli.StringSliceFlag{Name: "rules", Usage: "rules of your own in a `DIR`, beside those of akslint; may be repeated"}}
}

// openRules opens the directories that flags name.
func openRules(dirs []string) (*ruleDirs, error) {
	d := &ruleDirs{}
	for _, dir := range dirs {
		if err := d.open(dir, filepath.ToSlash(filepath.Clean(dir))); err != nil {
			d.close()
			return nil, fmt.Errorf("--rules %s: %w", dir, err)
		}
	}
	return d, nil
}

// open opens a directory, which messages call shown.
func (d *ruleDirs) open(dir, shown string) error {
	at, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	if resolved, err := filepath.EvalSymlinks(at); err == nil {
		at = resolved
	}
	if slices.Contains(d.at, at) {
		return nil // the configuration and a flag may both name it
	}
	root, err := os.OpenRoot(at)
	if err != nil {
		return reason(err)
	}
	d.custom = append(d.custom, engine.Custom{Dir: shown, Files: root.FS()})
	d.at, d.roots = append(d.at, at), append(d.roots, root)
	return nil
}

// configured opens the directories that the configuration names. One that cannot be
// opened is a problem where it is named.
func (d *ruleDirs) configured(tree *source.Tree, dirs []config.Path) []source.Problem {
	var problems []source.Problem
	for _, p := range dirs {
		if err := d.open(tree.Abs(p.Name), p.Name); err != nil {
			problems = append(problems, source.Problem{
				Severity: source.Error, Range: p.At, Message: "cannot read rules from " + p.Name + ": " + err.Error(),
				Hint: "Paths are relative to the configuration file.",
			})
		}
	}
	return problems
}

func (d *ruleDirs) close() {
	for _, r := range d.roots {
		_ = r.Close() // it was only read from
	}
}

// folders are the folders of the rules that lie in the tree: what is in them are
// fixtures, which contradict each other, not what is deployed.
func (d *ruleDirs) folders(tree *source.Tree) []string {
	var out []string
	for i, c := range d.custom {
		files, err := fs.Glob(c.Files, "*/*/rule.rego")
		if err != nil {
			continue // the pattern is a good one
		}
		for _, file := range files {
			name, err := tree.Rel(filepath.Join(d.at[i], filepath.FromSlash(path.Dir(file))))
			if err == nil {
				out = append(out, name)
			}
		}
	}
	return out
}

// folder is where the text of a rule's folder is read, and what the folder is called
// there.
func (d *ruleDirs) folder(r *finding.Rule) (fs.FS, string) {
	name := path.Join(r.Category, strings.ReplaceAll(r.Name, "-", "_"))
	for _, c := range d.custom {
		if r.Dir != "" && c.Dir == r.Dir {
			return c.Files, name
		}
	}
	return rules.FS, name
}

// catalogue loads every rule: those of akslint, those of the flags, and those of the
// configuration of the repository.
func catalogue(c *cli.Context) ([]*finding.Rule, *ruleDirs, error) {
	d, err := openRules(c.StringSlice("rules"))
	if err != nil {
		return nil, nil, err
	}
	if err := d.ofRepository(); err != nil {
		d.close()
		return nil, nil, err
	}
	checks, err := engine.Load(rules.FS, engine.Options{Custom: d.custom})
	if err != nil {
		d.close()
		return nil, nil, err
	}
	return checks.Rules(), d, nil
}

// ofRepository opens what the configuration of the repository names, where the
// working directory lies in one. What is wrong with the file is told by check.
func (d *ruleDirs) ofRepository() error {
	tree, err := source.Open(nil)
	if err != nil {
		return nil //nolint:nilerr // the catalogue can be read from anywhere
	}
	defer tree.Close()
	file, err := (&input{}).configuration(tree)
	if err != nil || file == nil {
		return err
	}
	c, _ := config.Read(file)
	for _, p := range d.configured(tree, c.RuleDirs) {
		return fmt.Errorf("%s: %s", p.Place(), p.Message)
	}
	return nil
}
