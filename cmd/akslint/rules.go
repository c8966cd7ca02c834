package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/report"
)

func rulesCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "rules",
		Usage:     "list the rules",
		UsageText: "akslint rules [FLAG]...",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "format", Value: "text", Usage: "`FORMAT` of the list: " + strings.Join(listFormats(), ", ")},
			customFlag(),
		}, filterFlags()...),
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			if err := oneOf("format", c.String("format"), listFormats()); err != nil {
				return err
			}
			all, dirs, err := catalogue(c)
			if err != nil {
				return err
			}
			defer dirs.close()
			f, err := readFilter(c, all)
			if err != nil {
				return err
			}
			kept := f.apply(all)
			switch c.String("format") {
			case "json":
				return writeCatalogue(s.out, kept)
			case "markdown":
				return tabulate(s.out, kept)
			}
			return listRules(s.out, kept, columnsOf("auto", s.out))
		},
	}
}

// listFormats are the forms of the list, the default first.
func listFormats() []string { return []string{"text", "json", "markdown"} }

// tabulate writes the list as a table for a page.
func tabulate(w io.Writer, catalogue []*finding.Rule) error {
	var b strings.Builder
	b.WriteString("| rule | name | severity | pillar | category | what it finds |\n| --- | --- | --- | --- | --- | --- |\n")
	escaped := strings.NewReplacer("|", `\|`, "<", "&lt;", "`", "\\`")
	for _, r := range catalogue {
		fmt.Fprintf(&b, "| %s | `%s` | %s | %s | %s | %s |\n", r.ID, r.Name, r.Severity, r.Pillar, r.Category, escaped.Replace(report.Visible(r.Title)))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// listRules writes a line for each rule; on a terminal what it finds is folded.
func listRules(w io.Writer, catalogue []*finding.Rule, width int) error {
	var heads strings.Builder
	table := tabwriter.NewWriter(&heads, 0, 0, 2, ' ', 0)
	for _, r := range catalogue {
		if _, err := fmt.Fprintf(table, "%s\t%s\t%s\t%s\t.\n", r.ID, r.Severity, r.Pillar, r.Name); err != nil {
			return err
		}
	}
	if err := table.Flush(); err != nil {
		return err
	}
	var b strings.Builder
	for i, head := range strings.Split(strings.TrimSuffix(heads.String(), "\n"), "\n") {
		if i < len(catalogue) {
			beside(&b, strings.TrimSuffix(head, "."), report.Visible(catalogue[i].Title), width)
		}
	}
	beside(&b, "", plural(len(catalogue), "rule")+"; akslint explain ID tells about one", width)
	_, err := io.WriteString(w, b.String())
	return err
}

// ruleEntry is a rule in the JSON form of the list. Its fields are a promise.
type ruleEntry struct {
	ID           string              `json:"id"`
	Name         string              `json:"name"`
	Category     string              `json:"category"`
	Title        string              `json:"title"`
	Severity     string              `json:"severity"`
	Pillar       string              `json:"pillar"`
	Environments []string            `json:"environments"`
	Equivalents  map[string][]string `json:"equivalents"`
	References   []string            `json:"references"`
}

func writeCatalogue(w io.Writer, catalogue []*finding.Rule) error {
	entries := make([]ruleEntry, 0, len(catalogue))
	for _, r := range catalogue {
		e := ruleEntry{
			ID: r.ID, Name: r.Name, Category: r.Category, Title: r.Title,
			Severity: r.Severity.String(), Pillar: string(r.Pillar),
			Environments: append([]string{}, r.Environments...),
			Equivalents:  map[string][]string{},
			References:   append([]string{}, r.References...),
		}
		for tool, ids := range r.Equivalents {
			e.Equivalents[tool] = append([]string{}, ids...)
		}
		entries = append(entries, e)
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(entries)
}

// findRule finds a rule by its identifier or its name.
func findRule(catalogue []*finding.Rule, name string) (*finding.Rule, error) {
	var known []string
	for _, r := range catalogue {
		if strings.EqualFold(r.ID, name) || r.Name == name {
			return r, nil
		}
		known = append(known, r.Name, r.ID)
	}
	return nil, fmt.Errorf("there is no rule %s%s (akslint rules lists them)", name, nearest(name, known, ""))
}
