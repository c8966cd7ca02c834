package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/akslint/akslint/internal/example"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/ruletest"
)

// pageWidth is where the text of a page is broken at most, in characters.
const pageWidth = 88

func explainCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "explain",
		Usage:     "tell what a rule catches, why it hurts, and what to write instead",
		UsageText: "akslint explain RULE...",
		Description: `A RULE is an identifier (AKS101) or a name. Nothing is looked up anywhere: the
page is part of the program.`,
		Flags: []cli.Flag{customFlag()},
		Action: func(c *cli.Context) error {
			if !c.Args().Present() {
				return errors.New("which rule? akslint explain AKS101; akslint rules lists them")
			}
			all, dirs, err := catalogue(c)
			if err != nil {
				return err
			}
			defer dirs.close()
			var pages []string
			for _, name := range c.Args().Slice() {
				rule, err := findRule(all, name)
				if slices.Contains(categories(all), name) {
					return fmt.Errorf("%s is a category: akslint rules --category %s lists its rules", name, name)
				}
				if slices.Contains(pillars(all), name) {
					return fmt.Errorf("%s is a pillar: akslint rules --pillar %s lists its rules", name, name)
				}
				if err != nil {
					return err
				}
				pages = append(pages, page(rule, dirs, pageColumns(s)))
			}
			return printLines(s.out, strings.Join(pages, "\n"))
		},
	}
}

// page writes what a rule says of itself as plain text.
func page(r *finding.Rule, dirs *ruleDirs, width int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s\n", r.ID, r.Name)
	beside(&b, "", r.Title, width)
	b.WriteString("\n")
	beside(&b, "severity  ", strings.TrimSpace(r.Severity.String()+" "+r.Elsewhere()), width)
	if r.Elsewhere() != "" {
		beside(&b, "          ", "(--environment says which it is)", width)
	}
	beside(&b, "pillar    ", string(r.Pillar), width)
	beside(&b, "category  ", r.Category, width)
	beside(&b, "reads     ", readsWhat(r), width)
	for _, tool := range tools(r) {
		beside(&b, "same as   ", tool+" "+strings.Join(r.Equivalents[tool], ", "), width)
	}
	section(&b, "What it catches", r.Description, width)
	section(&b, "What to do", r.Remediation.String(), width)
	for _, l := range example.Languages() {
		illustrate(&b, r, dirs, l)
	}
	section(&b, "What it cannot see", r.Blind, width)
	allowing(&b, r, width)
	if len(r.References) > 0 {
		b.WriteString("\nRead more\n")
		for _, ref := range r.References {
			b.WriteString("  " + ref + "\n")
		}
	}
	return b.String()
}

// readsWhat says which files a rule needs.
func readsWhat(r *finding.Rule) string {
	switch {
	case r.Reads.Cluster && r.Reads.Manifests:
		return "the cluster and the manifests"
	case r.Reads.Manifests:
		return "manifests"
	}
	return "the cluster"
}

func tools(r *finding.Rule) []string {
	var names []string
	for tool := range r.Equivalents {
		names = append(names, tool)
	}
	slices.Sort(names)
	return names
}

// pageColumns is how wide a page is.
func pageColumns(s streams) int {
	if width := columnsOf("auto", s.out); width > 0 {
		return min(width, pageWidth)
	}
	return pageWidth
}

func section(b *strings.Builder, title, text string, width int) {
	if text == "" {
		return
	}
	fmt.Fprintf(b, "\n%s\n", title)
	for paragraph := range strings.SplitSeq(strings.TrimSpace(text), "\n\n") {
		for _, line := range wrap(paragraph, width-2) {
			b.WriteString("  " + line + "\n")
		}
	}
}

// illustrate shows the step from the configuration that a rule was written
// against to the one it asks for, where the rule has both in a language.
func illustrate(b *strings.Builder, r *finding.Rule, dirs *ruleDirs, l example.Language) {
	bad, good := configuration(r, dirs, "bad"+l.Extension), configuration(r, dirs, "good"+l.Extension)
	if bad == "" || good == "" || bad == good {
		return // what has to change stands in another language
	}
	b.WriteString("\nFor example, in " + l.Title + "\n")
	for _, line := range example.Step(bad, good) {
		b.WriteString(strings.TrimRight("  "+line.String(), " ") + "\n")
	}
}

// configuration reads a file of a rule's folder; empty when there is none.
func configuration(r *finding.Rule, dirs *ruleDirs, name string) string {
	fsys, dir := dirs.folder(r)
	f, err := ruletest.Read(fsys, dir, "", name)
	if err != nil {
		return ""
	}
	return f.Files()[name]
}
