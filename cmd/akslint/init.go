package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/akslint/akslint/pkg/config"
	"github.com/akslint/akslint/pkg/source"
)

func initCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "init",
		Usage:     "write a configuration for what lies in a directory",
		UsageText: "akslint init [FLAG]... [DIRECTORY]",
		Description: `It looks at the root modules, templates, variable files, charts and overlays of
the DIRECTORY, or of the working directory, and writes a ` + config.FileName + ` that
works at once. What names do not tell stands in it as a comment.`,
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "hook", Usage: "add akslint to " + hookFile + " of the repository", DisableDefaultText: true},
			&cli.BoolFlag{Name: "workflow", Usage: "write " + workflowFile + " of the repository", DisableDefaultText: true},
			&cli.BoolFlag{Name: "stdout", Usage: "print what would be written, and write nothing", DisableDefaultText: true},
			&cli.BoolFlag{Name: "force", Usage: "replace files that are there", DisableDefaultText: true},
		},
		Action: func(c *cli.Context) error {
			if c.NArg() > 1 {
				return errors.New("akslint init takes one DIRECTORY")
			}
			root, files, err := drawFiles(c.Args().First(), c.Bool("hook"), c.Bool("workflow"), c.Bool("force") || c.Bool("stdout"))
			if err != nil {
				return err
			}
			if c.Bool("stdout") {
				return printDrawn(s.out, files)
			}
			return writeDrawn(s.err, root, files)
		},
	}
}

// drawn is a file that init writes.
type drawn struct {
	name string // relative to the root of the repository
	text string
	kept string // why it is not written; empty when it is
	said string // what to say of it
}

// drawFiles decides what is written below the root of the repository. Nothing is if
// something cannot be.
func drawFiles(dir string, hook, workflow, force bool) (root string, files []drawn, err error) {
	var paths []string
	if dir != "" {
		paths = []string{dir}
	}
	tree, err := source.Open(paths)
	if err != nil {
		return "", nil, err
	}
	defer tree.Close()
	target := tree.Targets()[0]
	if !target.Dir {
		return "", nil, fmt.Errorf("%s is a file; name a directory", dir)
	}
	own := drawConfiguration(tree, target.Path)
	if there(tree, own.name) && !force {
		own.kept = "is there already; --force replaces it"
		if !hook && !workflow {
			return "", nil, fmt.Errorf("%s %s", own.name, own.kept)
		}
	}
	files = []drawn{own}
	if hook {
		f, err := drawHook(tree)
		if err != nil {
			return "", nil, err
		}
		files = append(files, f)
	}
	if workflow {
		if strings.Contains(target.Path, "${{") {
			return "", nil, fmt.Errorf("%s: no workflow is written for a name with ${{ in it, which GitHub would evaluate", target.Path)
		}
		f := drawn{name: workflowFile, text: workflowText(target.Path)}
		if there(tree, f.name) && !force {
			return "", nil, fmt.Errorf("%s is there already; --force replaces it", f.name)
		}
		files = append(files, f)
	}
	return tree.Abs("."), files, nil
}

// drawConfiguration draws the configuration of a directory.
func drawConfiguration(tree *source.Tree, dir string) drawn {
	s := lookAround(tree)
	out := drawn{name: path.Join(dir, config.FileName), text: scaffold(s, dir)}
	if !works(tree, s, out) { // what names tell is wrong here: say nothing instead
		s.deployments = nil
		out.text = scaffold(s, dir)
	}
	out.said = plural(len(s.deployments), "deployment") + ", " + plural(len(s.clusters), "cluster")
	return out
}

func there(tree *source.Tree, name string) bool {
	_, err := os.Lstat(tree.Abs(name))
	return err == nil
}

// works reads the tree with the configuration that was drawn, and reports whether
// nothing is lost by it: no cluster, and no file that could be read.
func works(tree *source.Tree, before *survey, f drawn) bool {
	in := input{config: f.name}
	in.parse.Configuration = f.name
	problems, err := in.apply(tree, source.NewFile(f.name, []byte(f.text)))
	if err != nil || len(problems) > 0 {
		return false
	}
	after := lookConfigured(tree, in)
	for _, c := range before.clusters {
		if !after.has(c) {
			return false
		}
	}
	return len(before.clusters) <= len(after.clusters) && after.unreadable() <= before.unreadable()
}

func printDrawn(w io.Writer, files []drawn) error {
	for i, f := range files {
		if len(files) > 1 {
			if i > 0 {
				f.text = "\n" + f.text
			}
			f.text = "# " + oneLine(f.name) + "\n" + f.text
		}
		if _, err := io.WriteString(w, f.text); err != nil {
			return err
		}
	}
	return nil
}

// writeDrawn writes nothing outside of the root, whatever links lie there.
func writeDrawn(talk io.Writer, dir string, files []drawn) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, f := range files {
		if f.kept != "" {
			say(talk, "%s %s", f.name, f.kept)
			continue
		}
		if err := root.MkdirAll(path.Dir(f.name), 0o777); err != nil {
			return fmt.Errorf("%s: %w", f.name, reason(err))
		}
		if err := root.WriteFile(f.name, []byte(f.text), 0o666); err != nil {
			return fmt.Errorf("%s: %w", f.name, reason(err))
		}
		if f.said != "" {
			f.name += " (" + f.said + ")"
		}
		say(talk, "wrote %s", f.name)
	}
	return nil
}
