package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/akslint/akslint/internal/usage"
	"github.com/akslint/akslint/pkg/spelling"
)

const homepage = "https://github.com/akslint/akslint"

// newApp describes the command line.
func newApp(s streams) *cli.App {
	return &cli.App{
		Name:      "akslint",
		Usage:     "check AKS clusters before they are deployed",
		UsageText: "akslint COMMAND [FLAG]... [PATH]...",
		Commands: []*cli.Command{
			checkCommand(s), initCommand(s), modelCommand(s), rulesCommand(s), explainCommand(s), baselineCommand(s), testCommand(s), ruleCommand(s), completionCommand(s), manCommand(s), versionCommand(s),
		},
		Writer:                    s.out,
		ErrWriter:                 s.err,
		HideVersion:               true,
		HideHelpCommand:           true,
		DisableSliceFlagSeparator: true, // a comma may be part of a variable's value
		OnUsageError:              func(_ *cli.Context, err error, _ bool) error { return err },
		ExitErrHandler:            func(*cli.Context, error) {}, // the library would end the process by itself
	}
}

// runApp runs the command that args name.
func runApp(ctx context.Context, args []string, s streams) error {
	app := newApp(s)
	app.CustomAppHelpTemplate = helpOfApp(app, s)
	for _, c := range app.Commands {
		c.HideHelpCommand = true // a directory may be called help
		c.OnUsageError = app.OnUsageError
		c.CustomHelpTemplate = helpOf(c, s)
	}
	args, err := tidy(app, args)
	if err != nil {
		return err
	}
	return app.RunContext(ctx, append([]string{app.Name}, args...))
}

// tidy finds the command, refuses flags that it does not have, and moves flags
// before the paths: the library stops reading flags at the first path.
func tidy(app *cli.App, args []string) ([]string, error) {
	if len(args) == 0 {
		return nil, errors.New("which command? One of " + strings.Join(commandNames(app), ", ") + " (akslint --help tells more)")
	}
	switch args[0] {
	case "-h", "--help", "help":
		return []string{"--help"}, nil
	case "-v", "--version":
		return []string{"version"}, nil
	}
	command := app.Command(args[0])
	if command == nil {
		return nil, unknownCommand(app, args[0])
	}
	var flags, paths []string
	rest := args[1:]
	for len(rest) > 0 {
		arg := rest[0]
		rest = rest[1:]
		switch {
		case arg == "--":
			paths, rest = append(paths, rest...), nil
		case arg == "-" || !strings.HasPrefix(arg, "-"):
			paths = append(paths, arg)
		default:
			name, _, joined := strings.Cut(strings.TrimLeft(arg, "-"), "=")
			flag, err := findFlag(command, arg, name)
			if _, missing := os.Lstat(arg); err != nil && missing == nil {
				paths = append(paths, arg) // a hook names files as they are
				continue
			}
			if err != nil {
				return nil, err
			}
			if flag == cli.HelpFlag {
				return []string{command.Name, "--help"}, nil // whatever else was given
			}
			flags = append(flags, arg)
			if takesValue(flag) && !joined {
				if len(rest) == 0 {
					return nil, fmt.Errorf("flag --%s needs a value", name)
				}
				flags, rest = append(flags, rest[0]), rest[1:]
			}
		}
	}
	return append(append(append([]string{args[0]}, flags...), "--"), paths...), nil
}

func unknownCommand(app *cli.App, name string) error {
	if _, err := os.Stat(name); err == nil {
		return fmt.Errorf("unknown command %q: to check files, write akslint check %s", name, name)
	}
	return fmt.Errorf("unknown command %q%s", name, nearest(name, commandNames(app), ""))
}

// findFlag finds the flag that an argument such as --var=x names.
func findFlag(c *cli.Command, arg, name string) (cli.Flag, error) {
	var names []string
	for _, f := range append(c.Flags, cli.HelpFlag) {
		for _, n := range f.Names() {
			if n == name {
				return f, nil
			}
		}
		if v, ok := f.(cli.VisibleFlag); !ok || v.IsVisible() {
			names = append(names, f.Names()[0])
		}
	}
	arg, _, _ = strings.Cut(arg, "=")
	return nil, fmt.Errorf("akslint %s has no flag %s%s", c.Name, arg, nearest(name, names, "--"))
}

func takesValue(f cli.Flag) bool {
	v, ok := f.(cli.DocGenerationFlag)
	return ok && v.TakesValue()
}

func commandNames(app *cli.App) []string {
	var names []string
	for _, c := range app.Commands {
		names = append(names, c.Name)
	}
	return names
}

// nearest returns a question that offers the most similar name, or nothing when
// none is similar.
func nearest(name string, names []string, prefix string) string {
	best := spelling.Nearest(name, names)
	if best == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %s%s?", prefix, best)
}

// helpOf is the help of a command, as wide as the terminal: a template that holds
// nothing but text.
func helpOf(c *cli.Command, s streams) string {
	var b strings.Builder
	d := describeCommand(c)
	d.Flags = append(d.Flags, usage.Flag{Name: "help", Summary: "show this"})
	_ = usage.Help(&b, d, helpColumns(s)) // a builder takes everything
	return "{{" + strconv.Quote(b.String()) + "}}"
}

// mostColumns is how wide text is that is read as a page.
const mostColumns = 100

// helpColumns is how wide help is.
func helpColumns(s streams) int {
	width := columnsOf("auto", s.out)
	if width == 0 {
		width = helpWidth
	}
	return min(width, mostColumns)
}

// helpOfApp is what akslint --help says: a template that holds nothing but text.
func helpOfApp(app *cli.App, s streams) string {
	width := helpColumns(s)
	var b strings.Builder
	beside(&b, "", "akslint checks AKS clusters before they are deployed.", width)
	b.WriteString("\n")
	beside(&b, "usage: ", app.UsageText, width)
	b.WriteString("\ncommands:\n")
	for _, c := range app.Commands {
		if !c.Hidden {
			beside(&b, fmt.Sprintf("  %-12s", c.Name), c.Usage, width)
		}
	}
	b.WriteString("\n")
	beside(&b, "", "akslint COMMAND --help tells the flags of a command.", width)
	b.WriteString("\nexit codes:\n")
	for code, meaning := range []string{
		"nothing at or above --fail-on",
		"findings at or above --fail-on",
		"wrong usage, a broken rule, input that could not be read, or no cluster",
		"an internal error, an interruption, or a budget exceeded",
	} {
		beside(&b, fmt.Sprintf("  %d  ", code), meaning, width)
	}
	return "{{" + strconv.Quote(b.String()) + "}}"
}
