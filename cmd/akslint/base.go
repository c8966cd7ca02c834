package main

import (
	"fmt"
	"path"
	"slices"

	"github.com/akslint/akslint/pkg/baseline"
	"github.com/akslint/akslint/pkg/source"
)

// base is the baseline of a run.
type base struct {
	// file is the one that was named, empty for the one at the root.
	file string
	// asked says that the run wants it; there may be none.
	asked bool
	// fresh says that it need not be there, and replaced that it will be another one:
	// a broken one is then as good as none.
	fresh, replaced bool

	name    string             // relative to the root of the repository
	at      string             // where it lies on the machine
	content *baseline.Baseline // nil when there is none
}

// open reads the baseline. One that cannot be understood is a problem, and
// suppresses nothing; one that was named and is not there is an error.
func (b *base) open(tree *source.Tree) ([]source.Problem, error) {
	if !b.asked {
		return nil, nil
	}
	b.name = baseline.FileName
	if b.file != "" {
		var err error
		if b.name, err = tree.Rel(b.file); err != nil {
			return nil, fmt.Errorf("--baseline %w", err)
		}
	}
	b.at = tree.Abs(b.name)
	names, err := tree.ReadDir(path.Dir(b.name))
	if err == nil && !slices.Contains(names, path.Base(b.name)) && (b.file == "" || b.fresh) {
		return nil, nil
	}
	f, err := tree.Read(b.name)
	switch {
	case err != nil && b.file != "":
		return nil, fmt.Errorf("--baseline: cannot %w", err)
	case err != nil:
		return nil, fmt.Errorf("cannot %w", err)
	}
	content, problem := baseline.Read(f)
	if problem != nil && b.replaced {
		return nil, nil
	}
	if problem != nil {
		return []source.Problem{*problem}, nil
	}
	b.content = content
	return nil, nil
}
