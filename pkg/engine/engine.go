package engine

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/model"
)

// ErrBudget is wrapped by the error of [Engine.Check] when the time it may take
// ran out. The error names the rule that was running.
var ErrBudget = errors.New("time budget exceeded")

// defaultDeadline bounds one Check. It ends what would never end; on a busy machine
// a run of seconds takes many times as long.
const defaultDeadline = time.Minute

// Options of an engine. The zero value works.
type Options struct {
	// AsOf is the day that dated rules take for today. With the zero value no
	// date is past and dated rules stay silent.
	AsOf time.Time
	// Deadline bounds the time of one Check; zero means a minute.
	Deadline time.Duration
	// For are the clusters that will be checked: a rule that has nothing to say of
	// any of them, by what it is about, is not loaded. Nil loads every rule.
	For []*model.Cluster
	// Strict compiles with every check on, as tests do, and makes an error of a
	// rule that cannot be evaluated over unknown values. Schema is then the JSON
	// Schema that references into input are held against; nil means none.
	Strict bool
	Schema []byte
}

// Engine holds compiled rules. It may be used by several goroutines.
type Engine struct {
	rules    []*rule
	program  *program
	deadline time.Duration
}

// Result is what a check of clusters brought.
type Result struct {
	// Findings of kind fail and open, sorted by place, then rule.
	Findings []finding.Finding
	// Ran counts checks: one for each rule and cluster.
	Ran int
	// Open counts the checks that stayed open, wholly or for some object.
	Open int
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

// Load compiles the rules of fsys, laid out as package rules has them. It fails
// on the first broken rule, naming file and line.
func Load(fsys fs.FS, opts Options) (*Engine, error) {
	program, rules, err := load(fsys, opts)
	if err != nil {
		return nil, fmt.Errorf("load rules: %w", err)
	}
	deadline := opts.Deadline
	if deadline == 0 {
		deadline = defaultDeadline
	}
	return &Engine{rules: rules, program: program, deadline: deadline}, nil
}

// Rules returns the catalogue, sorted by identifier.
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

// perObject is added to the time that rules may take for each Kubernetes object:
// what is twenty times as large may take as much longer.
const perObject = 20 * time.Millisecond

// allowance is how long the rules may take.
func (e *Engine) allowance(clusters []*model.Cluster) time.Duration {
	out := e.deadline
	for _, c := range clusters {
		out += time.Duration(c.Kube.Objects.Len()) * perObject
	}
	return out
}

// Check runs every rule on every cluster. The error is about the run: the
// context or the budget ended; the result then holds what was found before.
func (e *Engine) Check(ctx context.Context, clusters []*model.Cluster) (Result, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, e.allowance(clusters), ErrBudget)
	defer cancel()
	run := newRun(ctx, e)
	defer run.stop()
	for _, c := range clusters {
		if err := run.cluster(c); err != nil {
			return run.finish(), err
		}
	}
	return run.finish(), nil
}
