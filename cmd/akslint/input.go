package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/akslint/akslint/pkg/config"
	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/model"
	"github.com/akslint/akslint/pkg/parser"
	"github.com/akslint/akslint/pkg/source"
)

// input is what a command reads: paths, and what the user adds to the files.
type input struct {
	paths []string
	stdin io.Reader // read when one of the paths is -
	parse parser.Options
	model model.Options
	// config is the configuration file that was named, empty for the usual one.
	config string
	// configured is what the configuration says, and configFile the one that was
	// read; empty for none.
	configured config.Config
	configFile string
	rules      *ruleDirs // of users
	// deployments are those of the configuration that are looked at.
	deployments []config.Deployment
	// touched are, by their names, the deployments that a PATH touches, with the parts
	// it does; nil when the PATH is all there is.
	touched  map[string][]parser.Part
	named    namedFiles
	bicepCLI bool // files of Bicep are compiled
	targets  []source.Target
	// past is what changed files held when they are to be read as they were; nil
	// reads what is there.
	past map[string][]byte
	base base
}

// inputFlags are the flags of every command that reads files.
func inputFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "config", Usage: "configuration `FILE`", DefaultText: "the nearest " + config.FileName + " above the PATHs"},
		&cli.StringFlag{Name: "environment", Usage: "`NAME` of what the files deploy to, such as production", DefaultText: "not declared"},
		repeated{&cli.StringSliceFlag{Name: "environment-file", Usage: "variables of one environment as `NAME=FILE`; may be repeated"}},
		&cli.StringFlag{Name: "workspace", Usage: "`NAME` of the Terraform workspace", DefaultText: "not known"},
		&cli.BoolFlag{Name: "complete", Usage: "the files are all there is: what is absent does not exist", DisableDefaultText: true},
		&cli.BoolFlag{Name: "bicep-cli", Usage: "compile Bicep with the bicep program on the PATH", DisableDefaultText: true},
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
func readInput(c *cli.Context, s streams) (input, error) {
	in := input{
		paths:    c.Args().Slice(),
		stdin:    s.in,
		config:   c.String("config"),
		bicepCLI: c.Bool("bicep-cli"),
		parse:    parser.Options{Vars: c.StringSlice("var"), VarFiles: c.StringSlice("var-file"), Workspace: c.String("workspace")},
		model:    model.Options{Environment: kube.Environment(c.String("environment")), Complete: c.Bool("complete")},
	}
	if slices.Contains(in.paths, "") {
		return input{}, errors.New("a PATH is empty; write . for the working directory")
	}
	for _, v := range in.parse.Vars {
		if name, _, ok := strings.Cut(v, "="); !ok || name == "" {
			return input{}, fmt.Errorf("--var %s: write it as NAME=VALUE", v)
		}
	}
	if err := in.environments(c.StringSlice("environment-file")); err != nil {
		return input{}, err
	}
	var err error
	in.rules, err = openRules(c.StringSlice("rules"))
	return in, err
}

// environments takes --environment-file: the files of one name belong together.
func (in *input) environments(given []string) error {
	for _, g := range given {
		name, file, ok := strings.Cut(g, "=")
		if name = strings.TrimSpace(name); !ok || name == "" || file == "" {
			return fmt.Errorf("--environment-file %s: write it as NAME=FILE", g)
		}
		i := slices.IndexFunc(in.parse.Environments, func(e parser.Environment) bool { return e.Name == name })
		if i < 0 {
			i = len(in.parse.Environments)
			in.parse.Environments = append(in.parse.Environments, parser.Environment{Name: name})
		}
		e := &in.parse.Environments[i]
		e.VarFiles = append(e.VarFiles, file)
	}
	if len(given) > 0 && in.model.Environment != "" {
		return errors.New("--environment and --environment-file both name environments: give one of them")
	}
	return nil
}

// upstream is the first half of the river: from paths to clusters. It leaves in the
// input what the configuration says.
func upstream(ctx context.Context, in *input, clock *stopwatch) (parser.Specs, []*model.Cluster, error) {
	clock.start("open", "looking for files")
	tree, err := in.open()
	if err != nil {
		return parser.Specs{}, nil, err
	}
	defer tree.Close()
	if in.past != nil {
		tree = tree.Before(in.past)
	}
	for i, name := range in.parse.VarFiles {
		if in.parse.VarFiles[i], err = tree.Rel(name); err != nil {
			return parser.Specs{}, nil, fmt.Errorf("--var-file %w", err)
		}
		if _, err := tree.Head(in.parse.VarFiles[i]); err != nil {
			return parser.Specs{}, nil, fmt.Errorf("--var-file: cannot %w", err)
		}
	}
	for _, e := range in.parse.Environments {
		for i, name := range e.VarFiles {
			if e.VarFiles[i], err = tree.Rel(name); err != nil {
				return parser.Specs{}, nil, fmt.Errorf("--environment-file %w", err)
			}
			if _, err := tree.Head(e.VarFiles[i]); err != nil {
				return parser.Specs{}, nil, fmt.Errorf("--environment-file: cannot %w", err)
			}
		}
	}
	problems, err := in.configure(tree)
	if err != nil {
		return parser.Specs{}, nil, err
	}
	in.targets = tree.Targets()
	wrong, err := in.base.open(tree)
	if err != nil {
		return parser.Specs{}, nil, err
	}
	problems = append(problems, wrong...)
	problems = append(problems, in.rules.configured(tree, in.configured.RuleDirs)...)
	in.parse.Rules = in.rules.folders(tree)
	if in.bicepCLI {
		clock.start("bicep", "compiling Bicep")
		more, err := compile(ctx, tree)
		if err != nil {
			return parser.Specs{}, nil, err
		}
		problems = append(problems, more...)
	}
	clock.start("parse", "reading files")
	specs := parser.Parse(tree, in.parse)
	specs.Problems = append(slices.DeleteFunc(specs.Problems, in.named.told), problems...)
	clock.start("model", "building clusters from "+plural(specs.Coverage.Files, "file"))
	clusters := build(specs, *in)
	return specs, clusters, nil
}

// maxStream is how many bytes are read from standard input: everything that is
// deployed to a cluster may come at once.
const maxStream = 4 * source.MaxFileSize

// stdinName is what standard input is called where places are shown.
func stdinName(data []byte) string {
	if text := bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), " \t\r\n"); len(text) > 0 && (text[0] == '{' || text[0] == '[') {
		return "stdin.json"
	}
	return "stdin.yaml"
}

// open opens the paths. One that is - is standard input, taken as a file of the
// working directory.
func (in *input) open() (*source.Tree, error) {
	rest := slices.DeleteFunc(slices.Clone(in.paths), func(p string) bool { return p == "-" })
	if len(rest) == len(in.paths) {
		return source.Open(in.paths)
	}
	data, err := io.ReadAll(io.LimitReader(in.stdin, maxStream+1))
	if err != nil {
		return nil, fmt.Errorf("standard input: %w", err)
	}
	if len(data) > maxStream {
		return nil, fmt.Errorf("standard input has more than %d bytes", maxStream)
	}
	open := source.Here
	if len(rest) > 0 {
		open = func() (*source.Tree, error) { return source.Open(rest) }
	}
	tree, err := open()
	if err != nil {
		return nil, err
	}
	name, err := tree.Rel(stdinName(data))
	if err != nil {
		return nil, err
	}
	tree.Put(name, data)
	in.parse.Stream = name
	return tree, nil
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
	hint := "name a directory that holds .tf files, ARM templates or manifests, or allow it with --allow-empty"
	if specs.UnreadBicep() {
		hint = "compile the Bicep with bicep build, or let akslint do so with --bicep-cli"
	}
	if len(specs.Coverage.Skipped) > 0 {
		return fmt.Errorf("nothing to check in %s (passed over: %s); %s", where, listCounts(specs.Coverage.Skipped), hint)
	}
	return fmt.Errorf("nothing to check in %s; %s", where, hint)
}

// noCluster explains a scan without a cluster, which is an error for the same
// reason: nothing that was checked is not clean.
func noCluster(in input, specs parser.Specs) error {
	if specs.UnreadBicep() {
		return fmt.Errorf("there is no cluster in what could be read of %s, so nothing was checked", in.where())
	}
	if gone := specs.Coverage.Gone; len(gone) > 0 {
		return fmt.Errorf("no cluster is left in %s, so nothing was checked (%s); allow it with --allow-empty", in.where(), strings.Join(gone, ", "))
	}
	return fmt.Errorf("there is no cluster in %s, so nothing was checked; name the directory that declares one, or allow it with --allow-empty", in.where())
}
