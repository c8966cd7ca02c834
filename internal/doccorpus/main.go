// Command doccorpus runs akslint over the samples of a documentation: the
// manifests, the Terraform and the templates that stand in fenced blocks of
// Markdown, and the manifests in here-documents of shell commands. Every page is
// one deployment, written into a directory of its own with the line numbers of
// the page, and checked as a user would check it. Findings are printed by rule,
// with page and line, to be read by a person: nothing here can fail a build.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() {
	keep := flag.String("keep", "", "write the samples into this `directory` and leave them there")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: doccorpus [-keep directory] tree [flag of akslint check]...")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(os.Stdout, flag.Arg(0), *keep, flag.Args()[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "doccorpus:", err)
		os.Exit(1)
	}
}

// run reads the pages below tree, writes their samples below dir, or below a
// directory that is removed afterwards, and prints what akslint says.
func run(w io.Writer, tree, dir string, flags []string) error {
	temporary, err := os.MkdirTemp("", "akslint-doccorpus-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temporary)
	if dir == "" {
		dir = filepath.Join(temporary, "samples")
	}
	pages, err := readPages(os.DirFS(tree))
	if err != nil {
		return err
	}
	if err := writePages(dir, pages); err != nil {
		return err
	}
	checker, err := buildChecker(temporary, flags)
	if err != nil {
		return err
	}
	var seen verdicts
	for _, p := range pages {
		if len(p.samples) == 0 {
			continue
		}
		r, err := checker.check(filepath.Join(dir, p.dir()))
		if err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		seen.add(p, r)
	}
	count(pages).print(w)
	seen.print(w)
	return nil
}
