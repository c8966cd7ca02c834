// Command pages writes the pages of all rules. Its arguments are the folder of
// the rules and the folder to write to.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"

	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/rules/internal/page"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: pages RULES DOCS")
		os.Exit(2)
	}
	if err := write(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "pages:", err)
		os.Exit(1)
	}
}

// drawn are the file names that belong to this command.
var drawn = regexp.MustCompile(`^AKS[0-9]{3}\.md$`)

func write(from, to string) error {
	fsys := os.DirFS(from)
	e, err := engine.Load(fsys, engine.Options{})
	if err != nil {
		return err
	}
	pages, err := page.All(fsys, e.Rules())
	if err != nil {
		return err
	}
	for name, text := range pages {
		if err := os.WriteFile(filepath.Join(to, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return removeOthers(to, pages)
}

// removeOthers removes the pages of rules that are no more.
func removeOthers(dir string, pages map[string]string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if _, ok := pages[e.Name()]; !ok && drawn.MatchString(e.Name()) {
			if err := os.Remove(filepath.Join(dir, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}
