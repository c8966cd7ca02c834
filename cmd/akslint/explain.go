package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/akslint/akslint/internal/example"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/rules"
)

// pageWidth is where the text of a page is broken, in characters.
const pageWidth = 88

func explainCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "explain",
		Usage:     "tell what a rule catches, why it hurts, and what to write instead",
		UsageText: "akslint explain RULE...",
		Description: `A RULE is an identifier (AKS101) or a name. Nothing is looked up anywhere: the
page is part of the program.`,
		Action: func(c *cli.Context) error {
			if !c.Args().Present() {
				return errors.New("which rule? akslint explain AKS101; akslint rules lists them")
			}
			catalogue, err := loadCatalogue()
			if err != nil {
				return err
			}
			var pages []string
			for _, name := range c.Args().Slice() {
				rule, err := findRule(catalogue, name)
				if err != nil {
					return err
				}
				pages = append(pages, page(rule))
			}
			_, err = fmt.Fprint(s.out, strings.Join(pages, "\n"))
			return err
		},
	}
}

// page writes what a rule says of itself as plain text.
func page(r *finding.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s\n%s\n\n", r.ID, r.Name, r.Title)
	fmt.Fprintf(&b, "severity  %s\n", strings.TrimSpace(r.Severity.String()+" "+r.Elsewhere()))
	if r.Elsewhere() != "" {
		b.WriteString("          (--environment says which it is)\n")
	}
	fmt.Fprintf(&b, "pillar    %s\n", r.Pillar)
	for _, tool := range tools(r) {
		fmt.Fprintf(&b, "same as   %s %s\n", tool, strings.Join(r.Equivalents[tool], ", "))
	}
	section(&b, "What it catches", r.Description)
	section(&b, "What to do", r.Remediation.String())
	for _, l := range example.Languages() {
		illustrate(&b, r, l)
	}
	section(&b, "What it cannot see", r.Blind)
	if len(r.References) > 0 {
		b.WriteString("\nRead more\n")
		for _, ref := range r.References {
			b.WriteString("  " + ref + "\n")
		}
	}
	return b.String()
}

func tools(r *finding.Rule) []string {
	var names []string
	for tool := range r.Equivalents {
		names = append(names, tool)
	}
	slices.Sort(names)
	return names
}

func section(b *strings.Builder, title, text string) {
	if text == "" {
		return
	}
	fmt.Fprintf(b, "\n%s\n", title)
	for paragraph := range strings.SplitSeq(strings.TrimSpace(text), "\n\n") {
		for _, line := range wrap(paragraph, pageWidth-2) {
			b.WriteString("  " + line + "\n")
		}
	}
}

// illustrate shows the step from the configuration that a rule was written
// against to the one it asks for, where the rule has both in a language.
func illustrate(b *strings.Builder, r *finding.Rule, l example.Language) {
	bad, good := configuration(r, "bad"+l.Extension), configuration(r, "good"+l.Extension)
	if bad == "" || good == "" || bad == good {
		return // what has to change stands in another language
	}
	b.WriteString("\nFor example, in " + l.Title + "\n")
	for _, line := range example.Step(bad, good) {
		b.WriteString(strings.TrimRight("  "+line.String(), " ") + "\n")
	}
}

// configuration reads a file of a rule's folder; empty when there is none.
func configuration(r *finding.Rule, name string) string {
	text, err := fs.ReadFile(rules.FS, path.Join(r.Category, strings.ReplaceAll(r.Name, "-", "_"), name))
	if err != nil {
		return ""
	}
	return string(text)
}

// wrap breaks text between words so that lines have at most width bytes, where
// words allow.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case len(line)+1+len(word) > width:
			lines, line = append(lines, line), word
		default:
			line += " " + word
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}
