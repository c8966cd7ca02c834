package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/akslint/akslint/internal/newrule"
	"github.com/akslint/akslint/internal/usage"
	"github.com/akslint/akslint/pkg/config"
	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/report"
	"github.com/akslint/akslint/rules"
)

// The sets of words that completions share.
const (
	setRules      = "rules"
	setSelectors  = "selectors"
	setCategories = "categories"
	setPillars    = "pillars"
)

// describeProgram tells what the command line is, for completions and the manual.
func describeProgram(app *cli.App) (usage.Program, error) {
	heads, err := engine.Heads(rules.FS)
	if err != nil {
		return usage.Program{}, err
	}
	p := usage.Program{
		Name: app.Name, Summary: app.Usage, Version: toolVersion(),
		Sets: map[string][]string{setCategories: categories(heads), setPillars: pillars(heads)},
	}
	for _, r := range heads {
		p.Sets[setRules] = append(p.Sets[setRules], r.ID, r.Name)
	}
	slices.Sort(p.Sets[setRules])
	p.Sets[setSelectors] = slices.Concat(p.Sets[setRules], p.Sets[setCategories], p.Sets[setPillars])
	for _, c := range app.Commands {
		p.Commands = append(p.Commands, describeCommand(c))
	}
	return p, nil
}

func describeCommand(c *cli.Command) usage.Command {
	out := usage.Command{Name: c.Name, Summary: c.Usage, Usage: c.UsageText, About: c.Description, Args: argumentsOf(c.Name)}
	for _, f := range c.Flags {
		if v, ok := f.(cli.VisibleFlag); ok && v.IsVisible() {
			out.Flags = append(out.Flags, describeFlag(c.Name, f))
		}
	}
	return out
}

// describeFlag takes a flag apart: in its usage the value is the word in backquotes.
func describeFlag(command string, f cli.Flag) usage.Flag {
	out := usage.Flag{Name: f.Names()[0]}
	about, ok := f.(cli.DocGenerationFlag)
	if !ok {
		return out
	}
	out.Summary = strings.ReplaceAll(about.GetUsage(), "`", "")
	if about.TakesValue() {
		out.Value = "VALUE"
		if parts := strings.SplitN(about.GetUsage(), "`", 3); len(parts) == 3 {
			out.Value = parts[1]
		}
	}
	if _, out.Many = f.(repeated); !out.Many && out.Value != "" && about.GetDefaultText() != "" {
		out.Summary += " (default: " + strings.Trim(about.GetDefaultText(), `"`) + ")"
	}
	out.Values = valuesOf(command, out)
	return out
}

// valuesOf says what a shell offers for a flag.
func valuesOf(command string, f usage.Flag) usage.Values {
	switch f.Name {
	case "format":
		if command == "rules" {
			return usage.Values{Words: listFormats()}
		}
		return usage.Values{Words: report.Formats()}
	case "report":
		return usage.Values{Words: report.Formats()}
	case "color":
		return usage.Values{Words: []string{"auto", "always", "never"}}
	case "fail-on":
		return usage.Values{Words: append(severities(), "never")}
	case "severity":
		return usage.Values{Words: severities()}
	case "profile":
		return usage.Values{Words: config.Profiles()}
	case "environment":
		return usage.Values{Words: environmentNames()}
	case "for":
		return usage.Values{Words: newrule.Languages()}
	}
	switch f.Value {
	case "RULE":
		return usage.Values{Set: setSelectors}
	case "CATEGORY":
		return usage.Values{Set: setCategories}
	case "PILLAR":
		return usage.Values{Set: setPillars}
	case "DIR":
		return usage.Values{Dirs: true}
	case "REV":
		return usage.Values{Revisions: true}
	case "FILE", "NAME=FILE":
		return usage.Values{Files: true}
	}
	return usage.Values{}
}

// argumentsOf says what a shell offers where no flag stands.
func argumentsOf(command string) usage.Values {
	switch command {
	case "check", "model":
		return usage.Values{Files: true}
	case "baseline":
		return usage.Values{Words: []string{"create", "check", "prune"}, Files: true}
	case "explain":
		return usage.Values{Set: setRules}
	case "completion":
		return usage.Values{Words: usage.Shells()}
	case "rule":
		return usage.Values{Words: []string{"new"}}
	case "init", "test":
		return usage.Values{Dirs: true}
	}
	return usage.Values{}
}

func environmentNames() []string {
	var out []string
	for _, known := range kube.Environments {
		out = append(out, known.Name)
	}
	return out
}
