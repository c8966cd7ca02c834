package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/akslint/akslint/internal/newrule"
	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/report"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/rules"
)

func ruleCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "rule",
		Usage:     "lay out a rule of your own",
		UsageText: "akslint rule new [FLAG]... CATEGORY/NAME",
		Description: `Lays out DIR/CATEGORY/NAME with a check, its tests and its fixtures, which pass as
they are: change them into what you need, and run akslint test DIR. Names are in
small letters, digits and _; NAME says what is wrong.`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "dir", Value: "policy", Usage: "`DIR` of your rules", DefaultText: "policy"},
			&cli.StringFlag{Name: "for", Value: newrule.Terraform, Usage: "`LANGUAGE` of the fixtures: " + strings.Join(newrule.Languages(), ", "), DefaultText: newrule.Terraform},
			&cli.StringFlag{Name: "id", Usage: "identifier of the rule, such as ORG001", DefaultText: "the next one"},
		},
		Action: func(c *cli.Context) error {
			r, err := readNewRule(c)
			if err != nil {
				return err
			}
			dir := c.String("dir")
			if r, err = layRule(dir, r); err != nil {
				return err
			}
			folder := filepath.ToSlash(filepath.Join(dir, r.Category, r.Name))
			_, err = fmt.Fprintf(s.out, "%s is laid out as %s; akslint test %s runs its tests\n", report.Visible(folder), r.ID, report.Visible(dir))
			return err
		},
	}
}

// layRule writes nothing outside of the repository through a link in it. A directory
// that is named elsewhere is where it is meant to be.
func layRule(dir string, r newrule.Rule) (newrule.Rule, error) {
	root, within, err := rootOf(dir)
	if err != nil {
		return r, fmt.Errorf("--dir %s: %w", dir, reason(err))
	}
	defer root.Close()
	_, r, err = newrule.Lay(root, within, r)
	if _, system := errors.AsType[*fs.PathError](err); system {
		err = fmt.Errorf("%s: %w", dir, reason(err))
	}
	return r, err
}

// rootOf opens the repository, and says where in it a directory lies; one that is
// named outside is a root of its own.
func rootOf(dir string) (root *os.Root, within string, err error) {
	tree, err := source.Here()
	if err != nil {
		return nil, "", err
	}
	defer tree.Close()
	at := dir
	if !filepath.IsAbs(dir) {
		here, err := os.Getwd()
		if err != nil {
			return nil, "", err
		}
		if here, err = filepath.EvalSymlinks(here); err != nil {
			return nil, "", err
		}
		at = filepath.Join(here, dir)
	}
	if rel, err := filepath.Rel(tree.Abs("."), at); err == nil && filepath.IsLocal(rel) {
		root, err = os.OpenRoot(tree.Abs("."))
		return root, filepath.ToSlash(rel), err
	}
	if err := os.MkdirAll(at, 0o755); err != nil {
		return nil, "", err
	}
	root, err = os.OpenRoot(at)
	return root, ".", err
}

var ownID = regexp.MustCompile(`^[A-Z][A-Z0-9]{0,15}[0-9]$`)

func readNewRule(c *cli.Context) (newrule.Rule, error) {
	r := newrule.Rule{For: c.String("for"), ID: c.String("id"), Custom: true}
	args := c.Args().Slice()
	if len(args) != 2 || args[0] != "new" {
		return r, errors.New("which rule? akslint rule new CATEGORY/NAME, such as naming/cluster_without_team")
	}
	var ok bool
	if r.Category, r.Name, ok = strings.Cut(args[1], "/"); !ok {
		return r, fmt.Errorf("%s: write it as CATEGORY/NAME, such as naming/cluster_without_team", args[1])
	}
	if err := oneOf("for", r.For, newrule.Languages()); err != nil {
		return r, err
	}
	if r.ID != "" && (!ownID.MatchString(r.ID) || strings.HasPrefix(r.ID, "AKS")) {
		return r, fmt.Errorf("--id %s: write capital letters and then digits, such as ORG001; those that begin with AKS are akslint's own", r.ID)
	}
	ours, err := engine.Heads(rules.FS)
	name := strings.ReplaceAll(r.Name, "_", "-")
	if slices.ContainsFunc(ours, func(h *finding.Rule) bool { return h.Name == name }) {
		return r, fmt.Errorf("akslint has a rule %s already: choose another name", name)
	}
	return r, err
}
