package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// apart refuses two reports in one place: the second would replace the first.
func apart(all []destination) error {
	var taken []destination
	for _, d := range all {
		for _, other := range taken {
			switch {
			case d.path == "" && other.path == "":
				return fmt.Errorf("the %s report and the %s report would both go to standard output: write --report %s=FILE", other.format, d.format, d.format)
			case d.path != "" && other.path != "" && samePlace(d.path, other.path):
				return fmt.Errorf("the %s report and the %s report would both go to %s", other.format, d.format, d.path)
			}
		}
		taken = append(taken, d)
	}
	return nil
}

// samePlace reports whether two names mean one file, which need not be there yet.
func samePlace(a, b string) bool {
	a, b = resolved(a), resolved(b)
	if a == b {
		return true
	}
	at, err := os.Stat(a)
	if err != nil || !at.Mode().IsRegular() {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(at, other)
}

// maxLinks is how many links are followed one after another, as Linux does.
const maxLinks = 40

// resolved is the name of a file without links. One that leads to nothing is
// followed too: writing another report may put the file there.
func resolved(name string) string {
	if abs, err := filepath.Abs(name); err == nil {
		name = abs
	}
	for range maxLinks {
		if dir, err := filepath.EvalSymlinks(filepath.Dir(name)); err == nil {
			name = filepath.Join(dir, filepath.Base(name))
		}
		to, err := os.Readlink(name)
		if err != nil {
			break
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(name), to)
		}
		name = to
	}
	return name
}
