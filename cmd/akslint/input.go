package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/model"
	"github.com/akslint/akslint/pkg/parser"
	"github.com/akslint/akslint/pkg/source"
)

// input is what a command reads: paths, and what the user adds to the files.
type input struct {
	paths []string
	parse parser.Options
	model model.Options
}

// inputFlags are the flags of every command that reads files.
func inputFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "environment", Usage: "`NAME` of what the files deploy to, such as production", DefaultText: "not declared"},
		&cli.BoolFlag{Name: "complete", Usage: "the files are all there is: what is absent does not exist", DisableDefaultText: true},
		repeated{&cli.StringSliceFlag{Name: "var", Usage: "Terraform variable as `NAME=VALUE`; may be repeated"}},
		repeated{&cli.StringSliceFlag{Name: "var-file", Usage: "Terraform variables from a `FILE`; may be repeated"}},
	}
}

// repeated is a flag that may be given more than once. Its help shows it once,
// like that of any other flag.
type repeated struct{ *cli.StringSliceFlag }

// String implements [fmt.Stringer] for the help.
func (f repeated) String() string {
	return cli.FlagStringer(&cli.StringFlag{Name: f.Name, Usage: f.Usage})
}

// readInput takes the shared flags and the paths.
func readInput(c *cli.Context) (input, error) {
	in := input{
		paths: c.Args().Slice(),
		parse: parser.Options{Vars: c.StringSlice("var"), VarFiles: c.StringSlice("var-file")},
		model: model.Options{Environment: environment(c.String("environment")), Complete: c.Bool("complete")},
	}
	for _, v := range in.parse.Vars {
		if name, _, ok := strings.Cut(v, "="); !ok || name == "" {
			return input{}, fmt.Errorf("--var %s: write it as NAME=VALUE", v)
		}
	}
	return in, nil
}

// upstream is the first half of the river: from paths to clusters.
func upstream(in input, clock *stopwatch) (parser.Specs, []*model.Cluster, error) {
	tree, err := source.Open(in.paths)
	if err != nil {
		return parser.Specs{}, nil, err
	}
	defer tree.Close()
	clock.lap("open")
	for i, name := range in.parse.VarFiles {
		if in.parse.VarFiles[i], err = tree.Rel(name); err != nil {
			return parser.Specs{}, nil, fmt.Errorf("--var-file %w", err)
		}
	}
	specs := parser.Parse(tree, in.parse)
	clock.lap("parse")
	graph := azure.NewGraph(specs.Resources, specs.Patches)
	graph.Outside, graph.Existing = specs.Outside, specs.Existing
	clusters := model.Build(graph, in.model)
	clock.lap("model")
	return specs, clusters, nil
}

// where names what was to be read.
func (in input) where() string {
	if len(in.paths) == 0 {
		return "the working directory"
	}
	return strings.Join(in.paths, ", ")
}

// nothingRead explains an empty scan, which is an error: whoever names a wrong
// directory must not be told that all is well.
func nothingRead(in input, specs parser.Specs) error {
	where := in.where()
	hint := "name a directory that holds .tf files or ARM templates, or allow it with --allow-empty"
	if len(specs.Coverage.Skipped) > 0 {
		return fmt.Errorf("nothing to check in %s (passed over: %s); %s", where, listCounts(specs.Coverage.Skipped), hint)
	}
	return fmt.Errorf("nothing to check in %s; %s", where, hint)
}

// noCluster explains a scan without a cluster, which is an error for the same
// reason: nothing that was checked is not clean.
func noCluster(in input) error {
	return fmt.Errorf("there is no cluster in %s, so nothing was checked; name the directory that declares one, or allow it with --allow-empty", in.where())
}
