package main

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/config"
	"github.com/akslint/akslint/pkg/source"
)

// misnamed is what people call the configuration as well.
const misnamed = ".akslint.yml"

// configuration reads the file that --config names, or the nearest one above all
// that is checked; nil when there is none.
func (in *input) configuration(tree *source.Tree) (*source.File, error) {
	if in.config != "" {
		return in.namedConfiguration(tree)
	}
	in.parse.Configuration = config.FileName
	for _, dir := range above(tree.Targets()) {
		names, err := tree.ReadDir(dir)
		switch {
		case err != nil: // a directory that cannot be read is reported by whoever walks it
		case slices.Contains(names, config.FileName):
			in.parse.Configuration = path.Join(dir, config.FileName)
			f, err := tree.Read(in.parse.Configuration)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", in.parse.Configuration, err)
			}
			return f, nil
		case slices.Contains(names, misnamed):
			return nil, fmt.Errorf("%s is not read: call it %s", path.Join(dir, misnamed), config.FileName)
		}
	}
	return nil, nil
}

func (in *input) namedConfiguration(tree *source.Tree) (*source.File, error) {
	name, err := tree.Rel(in.config)
	if err != nil {
		return nil, fmt.Errorf("--config %w", err)
	}
	f, err := tree.Read(name)
	if err != nil {
		return nil, fmt.Errorf("--config %s: %w", in.config, err)
	}
	return f, nil
}

// above lists the directories that hold all targets, the nearest one first, up to
// the root of the repository.
func above(targets []source.Target) []string {
	dir := "."
	for i, t := range targets {
		own := t.Path
		if !t.Dir {
			own = path.Dir(own)
		}
		if i == 0 {
			dir = own
		}
		for dir != "." && dir != own && !strings.HasPrefix(own, dir+"/") {
			dir = path.Dir(dir)
		}
	}
	out := []string{dir}
	for dir != "." {
		dir = path.Dir(dir)
		out = append(out, dir)
	}
	return out
}
