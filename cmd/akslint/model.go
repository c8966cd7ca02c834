package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/akslint/akslint/pkg/model"
	"github.com/akslint/akslint/pkg/parser"
	"github.com/akslint/akslint/pkg/report"
	"github.com/akslint/akslint/pkg/source"
)

// modelOptions is one run of akslint model.
type modelOptions struct {
	input
	explain string
	cluster string
	unknown bool
}

func modelCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "model",
		Usage:     "print a cluster as rules see it",
		UsageText: "akslint model [FLAG]... [PATH]...",
		Description: `Prints one JSON document for each cluster. A key that is missing is not known:
--unknown says why. A null was not written and has no default; anything else was
written, or is the default. --explain says which, and where it came from, step
by step.` + environmentHelp(),
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "explain", Usage: "model `PATH` to explain, such as pools[0].zones"},
			&cli.StringFlag{Name: "cluster", Usage: "only the cluster of this `NAME` or address"},
			&cli.BoolFlag{Name: "unknown", Usage: "list the values that are not known", DisableDefaultText: true},
		}, inputFlags()...),
		Action: func(c *cli.Context) error {
			in, err := readInput(c, s)
			if err != nil {
				return err
			}
			o := modelOptions{input: in, explain: c.String("explain"), cluster: c.String("cluster"), unknown: c.Bool("unknown")}
			if c.IsSet("explain") && o.explain == "" {
				return errors.New("--explain needs the path of a value, such as pools[0].zones")
			}
			if o.explain != "" && o.unknown {
				return errors.New("--explain and --unknown ask for different things: give one of them")
			}
			return printModel(c.Context, o, s)
		},
	}
}

func printModel(ctx context.Context, o modelOptions, s streams) error {
	specs, clusters, err := upstream(ctx, &o.input, &stopwatch{})
	if err != nil {
		return err
	}
	tellProblems(s.err, specs.Problems)
	if clusters, err = choose(clusters, o, specs); err != nil {
		return err
	}
	var out bytes.Buffer
	for _, c := range clusters {
		if err := o.print(&out, c); err != nil {
			return err
		}
	}
	if _, err := s.out.Write(out.Bytes()); err != nil {
		return err
	}
	tellProblems(s.err, specs.Late())
	return worst(specs.Problems)
}

// print writes what was asked about one cluster.
func (o modelOptions) print(w io.Writer, c *model.Cluster) error {
	switch {
	case o.explain != "":
		path, err := model.ParsePath(o.explain)
		if err != nil {
			return fmt.Errorf("--explain %s: %w", o.explain, err)
		}
		e, err := model.Explain(c, path)
		if err != nil {
			return fmt.Errorf("--%w", err) // it says what it was to explain
		}
		if e.Address == c.Address {
			e.Address = "" // the line above says it
		}
		return printLines(w, headline(c)+"\n"+e.String())
	case o.unknown:
		for _, u := range model.Unknowns(c) {
			text := u.Path.String() + ": " + u.Why
			if !u.Place.IsZero() {
				text += "\n  at " + u.Place.String()
			}
			if err := printLines(w, text); err != nil {
				return err
			}
		}
		return nil
	}
	data, err := model.JSON(c)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n", report.VisibleJSON(bytes.TrimRight(data, "\n")))
	return err
}

// headline names a cluster, and the deployment when it belongs to one.
func headline(c *model.Cluster) string {
	if c.Deployment == "" {
		return c.Address
	}
	return c.Address + " in " + c.Deployment
}

// printLines writes text line by line, with everything in it made printable.
func printLines(w io.Writer, text string) error {
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		if _, err := fmt.Fprintln(w, report.Visible(line)); err != nil {
			return err
		}
	}
	return nil
}

// choose keeps the clusters that were asked for.
func choose(clusters []*model.Cluster, o modelOptions, specs parser.Specs) ([]*model.Cluster, error) {
	if specs.Coverage.Files == 0 && len(specs.Problems) == 0 {
		return nil, nothingRead(o.input, specs)
	}
	if o.cluster == "" {
		return clusters, nil
	}
	var chosen []*model.Cluster
	var known []string
	for _, c := range clusters {
		if o.cluster == c.Address || o.cluster == c.Name.Or(c.Address) {
			chosen = append(chosen, c)
		}
		known = append(known, c.Address)
	}
	if len(chosen) == 0 {
		return nil, fmt.Errorf("--cluster %s: there is no such cluster; there is %s", o.cluster, orNone(known))
	}
	return chosen, nil
}

func orNone(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}

// tellProblems says on w which input could not be read.
func tellProblems(w io.Writer, problems []source.Problem) {
	for _, p := range problems {
		if p.Severity == source.Note {
			continue
		}
		text := p.Message
		if place := p.Place(); place != "" {
			text = place + ": " + text
		}
		if p.Hint != "" {
			text += " (" + p.Hint + ")"
		}
		say(w, "%s", text)
	}
}
