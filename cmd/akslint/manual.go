package main

import (
	"errors"
	"io/fs"
	"path"
	"runtime/debug"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/akslint/akslint/internal/usage"
	"github.com/akslint/akslint/pkg/baseline"
	"github.com/akslint/akslint/pkg/config"
	"github.com/akslint/akslint/rules"
)

func completionCommand(s streams) *cli.Command {
	shells := strings.Join(usage.Shells(), "|")
	return &cli.Command{
		Name:      "completion",
		Usage:     "write the completions of a shell",
		UsageText: "akslint completion " + shells,
		Description: `Writes a script to standard output, for the file that the shell reads when it
starts:

  bash:       source <(akslint completion bash)

  zsh:        source <(akslint completion zsh)

  fish:       akslint completion fish | source

  powershell: akslint completion powershell | Out-String | Invoke-Expression

It completes commands, flags, the values of flags, and the names of rules.`,
		Action: func(c *cli.Context) error {
			if c.Args().Len() != 1 {
				return errors.New("which shell? akslint completion " + shells)
			}
			shell := c.Args().First()
			if err := oneOf("completion", shell, usage.Shells()); err != nil {
				return errors.New(strings.TrimPrefix(err.Error(), "--"))
			}
			p, err := describeProgram(newApp(s))
			if err != nil {
				return err
			}
			return usage.Complete(s.out, shell, p)
		},
	}
}

func manCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:        "man",
		Usage:       "write the manual page",
		UsageText:   "akslint man",
		Description: `Writes the page to standard output: akslint man > akslint.1, and man -l akslint.1 shows it.`,
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			p, err := describeProgram(newApp(s))
			if err != nil {
				return err
			}
			date, err := builtOn()
			if err != nil {
				return err
			}
			p.About, p.Sections = about(), manualSections()
			return usage.Man(s.out, p, date)
		},
	}
}

// builtOn is the date of the commit, as far as the build knows it, else that of the
// newest data table.
func builtOn() (string, error) {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.time" && len(s.Value) >= len("2006-01-02") {
				return s.Value[:len("2006-01-02")], nil
			}
		}
	}
	files, err := fs.Glob(rules.FS, path.Join("data", "*.json"))
	if err != nil {
		return "", err
	}
	newest := ""
	for _, file := range files {
		day, err := tableAsOf(rules.FS, file)
		if err != nil {
			return "", err
		}
		newest = max(newest, day)
	}
	return newest, nil
}

func about() []string {
	return []string{
		"akslint reads Terraform, ARM templates (compiled Bicep), Kubernetes manifests, Helm charts and Kustomize overlays, builds one cluster out of all of it, and checks that cluster before it is deployed.",
		"It works offline: it opens no network connection, downloads nothing, and reads only what lies in the repository of the paths it is given.",
		"Flags may stand before and after paths; -- ends them.",
	}
}

func manualSections() []usage.Section {
	return []usage.Section{
		{Title: "EXIT STATUS", Terms: []usage.Term{
			{Name: "0", Text: "Everything was read, and nothing is at or above --fail-on."},
			{Name: "1", Text: "There are findings at or above --fail-on."},
			{Name: "2", Text: "Wrong usage, a broken rule, input that could not be read or understood, or no cluster to check."},
			{Name: "3", Text: "An internal error, an interruption, or a budget that was exceeded."},
		}},
		{Title: "FILES", Terms: []usage.Term{
			{Name: config.FileName, Text: "The configuration, at the root of the repository: what is deployed together, with which values, and which rules are held against it."},
			{Name: baseline.FileName, Text: "Findings that are known, as akslint baseline create writes them."},
		}},
		{Title: "ENVIRONMENT", Terms: []usage.Term{
			{Name: "NO_COLOR", Text: "When it is set, text has no colors unless --color always asks for them."},
			{Name: "TERM", Text: "When it is dumb, text is plain."},
			{Name: "COLUMNS", Text: "How wide the terminal is, where text is folded. With --color always also where the text goes to a pipe: akslint check --color always | less -R."},
			{Name: "CI, TF_BUILD", Text: "When one is set, there is no line that says what a long run does."},
			{Name: "PRE_COMMIT", Text: "When it is set, text is plain, and there is no such line either."},
		}},
		{Title: "EXAMPLES", Terms: []usage.Term{
			{Name: "akslint check --environment production infra", Text: "Checks what infra deploys."},
			{Name: "akslint check --report sarif=out.sarif --report html=out.html", Text: "Writes two more reports in one run."},
			{Name: "helm template . | akslint check infra -", Text: "Checks what a chart puts onto the cluster of infra."},
			{Name: "akslint explain AKS401", Text: "Tells all about one rule."},
		}},
		{Title: "SEE ALSO", Terms: []usage.Term{{Name: homepage}}},
	}
}
