package main

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// since says which findings are of interest: those that a branch touches or
// causes. Everything is analysed all the same. The zero value is interested in all.
type since struct {
	rev   string
	again func() (input, error) // the input once more, as the flags have it
}

func sinceFlag() cli.Flag {
	return &cli.StringFlag{Name: "changed-since", Usage: "report what has been touched or caused since the commit or branch `REV`, committed or not"}
}

func readSince(c *cli.Context, s streams) (since, error) {
	rev := c.String("changed-since")
	if c.IsSet("changed-since") && (rev == "" || strings.HasPrefix(rev, "-")) {
		return since{}, errors.New("--changed-since needs a commit or a branch, such as origin/main")
	}
	if rev != "" && slices.Contains(c.Args().Slice(), "-") {
		return since{}, errors.New("--changed-since: what standard input held then is not known")
	}
	return since{rev, func() (input, error) { return readInput(c, s) }}, nil
}

// keep drops the findings that the branch has nothing to do with, and says how
// many there were.
//
// A finding is touched when one of its places is in a file that has changed: where
// it is, what its value came through, what it is related to, what an open check
// misses. Of the others, those are caused by the branch that were not there when
// the branch began: a budget that was deleted, a pool that no longer fits the
// subnet in another file. To know, the tree of then is analysed as well.
func (b since) keep(ctx context.Context, o checkOptions, c checked, clock *stopwatch) (checked, []source.Problem, error) {
	if b.rev == "" {
		return c, nil, nil
	}
	clock.start("git", "asking git what has changed")
	tree, err := o.open()
	if err != nil {
		return c, nil, err
	}
	defer tree.Close()
	h, err := b.changes(ctx, tree)
	if err != nil {
		return c, nil, fmt.Errorf("--changed-since %w", err)
	}
	var kept, rest []finding.Finding
	for _, f := range c.Findings {
		if lies(f, h.changed) {
			kept = append(kept, f)
		} else {
			rest = append(rest, f)
		}
	}
	var notes []source.Problem
	if len(rest) > 0 && len(h.past) > 0 {
		clock.start("before", "checking what was there before")
		old, whole, err := b.then(ctx, o, h.past)
		if err != nil {
			return c, nil, err
		}
		if !whole {
			notes = append(notes, source.Problem{
				Message: "what was there at " + b.rev + " cannot be analysed, so findings in files that have not changed are reported as well",
			})
		}
		rest = slices.DeleteFunc(rest, func(f finding.Finding) bool {
			if whole && old[f.Fingerprint] {
				return false
			}
			kept = append(kept, f)
			return true
		})
	}
	notes = append(notes, unreported(rest, "that nothing since "+b.rev+" touches or causes")...)
	c.Findings = kept
	return c, notes, nil
}

// changes asks git which files of a tree have changed, with what they held. A
// place in a linked file is where the link leads.
func (b since) changes(ctx context.Context, tree *source.Tree) (history, error) {
	repo := repository{tree.Abs(".")}
	fork, err := repo.fork(ctx, b.rev)
	if err != nil {
		return history{}, err
	}
	h, err := repo.since(ctx, fork, tree)
	h.resolve = tree.Resolve
	return h, err
}

// then analyses the tree as it was and returns the fingerprints of what was found.
// It is not whole when what was there cannot be read, or cannot be had.
func (b since) then(ctx context.Context, o checkOptions, past map[string][]byte) (old map[string]bool, whole bool, err error) {
	in, err := b.again()
	if err != nil {
		return nil, false, err
	}
	for name := range past {
		if in.bicepCLI && path.Ext(name) == ".bicep" {
			return nil, false, nil // the compiler reads files, not the past
		}
	}
	defer in.rules.close()
	in.past = past
	specs, clusters, err := upstream(ctx, &in, &stopwatch{})
	if err != nil || worst(specs.Problems) != nil {
		return nil, false, ctx.Err()
	}
	// What was asked for then counts as well: a rule that a branch adds causes
	// what it finds.
	o.input, o.off, o.offBy = in, 0, nil
	o.engine.Custom, o.engine.Settle = in.rules.custom, nil
	if _, err := o.choose(); err != nil {
		return nil, false, nil
	}
	c, err := evaluate(ctx, clusters, o.engine, &stopwatch{})
	if err != nil || c.unfinished != nil || len(c.Errors) > 0 {
		return nil, false, ctx.Err()
	}
	old = map[string]bool{}
	for _, f := range c.Findings {
		old[f.Fingerprint] = true
	}
	return old, true, nil
}
