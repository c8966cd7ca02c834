package engine

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/model"
)

// ErrBudget is wrapped by the error of [Engine.Check] when what it may take ran
// out. The error names the rule that was running.
var ErrBudget = errors.New("budget exceeded")

// defaultSteps bound what the rules may take over one cluster, perObject what is
// added for each Kubernetes object: what is twenty times as large may take as much
// longer. Steps are counted, not timed, so that a run ends the same on a busy
// machine. They end what would never end: our rules take a few hundred an object.
const (
	defaultSteps = 100_000_000
	perObject    = 20_000
)

// Options of an engine. The zero value works.
type Options struct {
	// AsOf is the day that dated rules take for today. With the zero value no
	// date is past and dated rules stay silent.
	AsOf time.Time
	// Steps bound what rules may take over a cluster without Kubernetes objects;
	// zero means a hundred million, which is about a minute.
	Steps int
	// For are the clusters that will be checked: a rule that has nothing to say of
	// any of them, by what it is about, is not loaded. Nil loads every rule.
	For []*model.Cluster
	// Choice is what users choose of the rules: others are not loaded.
	Choice Choice
	// Strict compiles with every check on, as tests do, and makes an error of a
	// rule that cannot be evaluated over unknown values. Schema is then the JSON
	// Schema that references into input are held against; nil means none.
	Strict bool
	Schema []byte
	// Settle is given everything that was found before what is alike is made one,
	// and may say which findings are suppressed. Nil suppresses none.
	Settle func([]finding.Finding)
	// Custom are rules of users, which run beside those of akslint.
	Custom []Custom
	// CustomDeadline bounds the time that one of them may take over one cluster;
	// zero means ten seconds. CustomMemory is by how many bytes the heap may grow
	// meanwhile; zero means 1 GiB.
	CustomDeadline time.Duration
	CustomMemory   uint64
}

// Engine holds compiled rules. It may be used by several goroutines.
type Engine struct {
	rules  []*rule
	steps  int
	custom bounds
	settle func([]finding.Finding)
}

// Result is what a check of clusters brought.
type Result struct {
	// Findings of kind fail and open, sorted by place, then rule.
	Findings []finding.Finding
	// Ran counts checks: one for each rule and cluster.
	Ran int
	// Open counts the checks that stayed open, wholly or for some object.
	Open int
	// Asked are the identifiers of the rules that ran on some cluster.
	Asked map[string]bool
	// Errors are rules that failed; the others ran.
	Errors []RuleError
}

// RuleError is a rule that failed on a cluster. It is about the rule, never
// about the cluster.
type RuleError struct {
	Rule    *finding.Rule
	Cluster string
	Err     error
}

// Error names the rule, the cluster and the cause.
func (e RuleError) Error() string {
	return fmt.Sprintf("rule %s (%s) on cluster %s: %v", e.Rule.ID, e.Rule.Name, e.Cluster, e.Err)
}

// Unwrap returns the cause.
func (e RuleError) Unwrap() error { return e.Err }

// Load compiles the rules of fsys, laid out as package rules has them, and those
// of users. It fails on the first broken rule, naming file and line; what is wrong
// in rules of users is [Mistakes].
func Load(fsys fs.FS, opts Options) (*Engine, error) {
	guard()
	rules, err := load(fsys, opts)
	if err != nil {
		return nil, fmt.Errorf("load rules: %w", err)
	}
	theirs, err := loadCustom(fsys, opts)
	if err != nil {
		return nil, err
	}
	rules = append(rules, opts.Choice.of(theirs)...)
	return &Engine{rules: rules, steps: cmp.Or(opts.Steps, defaultSteps), custom: newBounds(opts), settle: opts.Settle}, nil
}

// Rules returns the catalogue, sorted by identifier: first the rules of akslint,
// then those of users.
func (e *Engine) Rules() []*finding.Rule {
	out := make([]*finding.Rule, len(e.rules))
	for i, r := range e.rules {
		out[i] = r.meta
	}
	return out
}

// Only returns an engine with the rules that keep accepts.
func (e *Engine) Only(keep func(*finding.Rule) bool) *Engine {
	c := *e
	c.rules = nil
	for _, r := range e.rules {
		if keep(r.meta) {
			c.rules = append(c.rules, r)
		}
	}
	return &c
}

// allowance is how many steps the rules may take over a cluster.
func (e *Engine) allowance(c *model.Cluster) int { return e.steps + c.Kube.Objects.Len()*perObject }

// Check runs every rule on every cluster. The error is about the run: the
// context or the budget ended; the result then holds what was found before.
func (e *Engine) Check(ctx context.Context, clusters []*model.Cluster) (Result, error) {
	run := newRun(ctx, e)
	defer run.stop()
	for _, c := range clusters {
		if err := run.cluster(c); err != nil {
			return run.finish(), err
		}
	}
	return run.finish(), nil
}
