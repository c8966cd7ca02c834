package engine

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/akslint/akslint/pkg/engine/kleene"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/model"
)

// run is one Check.
type run struct {
	ctx      context.Context
	engine   *Engine
	known    *vocabulary
	cancel   topdown.Cancel
	watching func() bool
	result   Result
	names    map[clusterKey]string
}

// clusterKey tells clusters apart.
type clusterKey struct{ unit, address, deployment string }

func newRun(ctx context.Context, e *Engine) *run {
	r := &run{ctx: ctx, engine: e, known: newVocabulary(), names: map[clusterKey]string{}, cancel: topdown.NewCancel()}
	r.result.Asked = map[string]bool{}
	r.watching = context.AfterFunc(ctx, r.cancel.Cancel)
	return r
}

func (r *run) stop() { r.watching() }

// cluster runs every rule on one cluster.
func (r *run) cluster(c *model.Cluster) error {
	in := newInput(c, r.known)
	asked := map[*program]*questions{}
	r.names[clusterKey{c.Unit, c.Address, c.Deployment}] = c.Name.Or("")
	for _, rule := range r.engine.rules {
		if !rule.meta.Concerns(c.Environment.Or("")) || !applies(rule.meta, c) {
			continue
		}
		q := asked[rule.program]
		if q == nil {
			q = newQuestions(in, rule.program, r.engine.allowance(c))
			asked[rule.program] = q
		}
		replies, err, over := r.bounded(rule, q)
		if over != nil {
			return fmt.Errorf("rule %s (%s) on cluster %s: %w", rule.meta.ID, rule.meta.Name, c.Address, over)
		}
		r.result.Ran++
		r.result.Asked[rule.meta.ID] = true
		findings, bad := newWitness(rule.meta, in, func() []string { return rule.program.formats(rule.ref) }).findings(replies)
		if err = errors.Join(err, bad); err != nil {
			r.result.Errors = append(r.result.Errors, RuleError{Rule: rule.meta, Cluster: c.Address, Err: masked{err, in.secrets}})
		}
		if slices.ContainsFunc(findings, func(f finding.Finding) bool { return f.Kind == finding.Open }) {
			r.result.Open++
		}
		r.result.Findings = append(r.result.Findings, findings...)
	}
	return nil
}

// applies reports whether what a rule is about is there at all. A rule about the
// cluster and its manifests is asked about manifests whose cluster is not among
// the files, and stays open where it needs the cluster.
func applies(rule *finding.Rule, c *model.Cluster) bool {
	if rule.Reads.Manifests {
		return c.Kube.Objects.Len() > 0
	}
	seen, _ := c.Seen()
	return seen
}

// ask evaluates one rule on one cluster. Rules of users may do what ours are
// tested not to, such as define a value twice, which Rego itself makes an error:
// it has them wherever nothing unknown can matter.
func (r *run) ask(rule *rule, q *questions) ([]reply, error) {
	if rule.meta.Dir != "" && len(q.in.overlap(rule.reads)) == 0 {
		return r.decide(rule, q)
	}
	answers, err := q.machine.Eval(r.ctx, rule.ref)
	switch {
	case errors.Is(err, kleene.ErrUnsupported):
		return r.otherwise(rule, q, err)
	case errors.Is(err, kleene.ErrNoSet):
		return nil, errNoSet
	}
	replies := make([]reply, 0, len(answers))
	for _, a := range answers {
		found, bad := readReply(a.Value, a.Needs)
		if bad != nil {
			return nil, errors.Join(err, bad)
		}
		replies = append(replies, found)
	}
	return replies, err
}

// otherwise evaluates a rule as plain Rego: all the same where nothing unknown
// can matter, and never certain elsewhere.
func (r *run) otherwise(rule *rule, q *questions, why error) ([]reply, error) {
	holes := q.in.overlap(rule.reads)
	switch {
	case len(holes) == 0:
		return r.decide(rule, q)
	case rule.program.strict:
		return nil, why
	}
	return r.doubt(rule, q, holes)
}

// doubt answers for a rule that cannot be evaluated over holes: nothing it says
// is certain while something it reads is not known.
func (r *run) doubt(rule *rule, q *questions, holes kleene.Holes) ([]reply, error) {
	replies, err := r.decide(rule, q)
	for i := range replies {
		replies[i].needs = holes
	}
	if len(replies) == 0 {
		replies = append(replies, reply{path: q.in.missing[holes[0]].path, needs: holes})
	}
	return replies, err
}

// questions is what is needed to ask the rules of one program about one cluster.
type questions struct {
	in      *input
	cache   topdown.VirtualCache
	machine *kleene.Machine
}

func newQuestions(in *input, p *program, steps int) *questions {
	machine := kleene.New(p.compiler, p.tables.lookup, in.value)
	machine.Limit(steps)
	return &questions{
		in:      in,
		cache:   topdown.NewVirtualCache(),
		machine: machine,
	}
}

// decide evaluates a rule that needs nothing unknown.
func (r *run) decide(rule *rule, q *questions) ([]reply, error) {
	var builtins []topdown.Error
	results, err := topdown.NewQuery(rule.query).
		WithCompiler(rule.program.compiler).
		WithStore(rule.program.tables).
		WithTransaction(snapshot{}).
		WithInput(q.in.value.Term()).
		WithVirtualCache(q.cache).
		WithBuiltinErrorList(&builtins).
		WithCancel(r.cancel).
		Run(r.ctx)
	if err != nil {
		return nil, err
	}
	var replies []reply
	for _, row := range results {
		found, err := certain(row[answer.Value.(ast.Var)])
		if err != nil {
			return nil, err
		}
		replies = append(replies, found...)
	}
	builtins = slices.DeleteFunc(builtins, ofNull)
	if len(builtins) > 0 {
		return replies, failure(builtins[0])
	}
	return replies, nil
}

// ofNull reports whether a built-in function refused a null: what is not written
// is no text and no number, and what asks for one does not hold.
func ofNull(e topdown.Error) bool {
	return e.Code == topdown.TypeErr && strings.HasSuffix(e.Message, "but got null")
}

// finish sorts what was found and folds copies, repeats and what several
// clusters, deployments or overlays agree on.
func (r *run) finish() Result {
	if r.engine.settle != nil {
		r.engine.settle(r.result.Findings)
	}
	r.result.Findings = foldCopies(foldRepeats(r.result.Findings))
	sortFindings(r.result.Findings)
	r.result.Findings = foldOverlays(foldDeployments(foldClusters(r.result.Findings), r.names))
	byDeployment(r.result.Findings)
	number(r.result.Findings)
	return r.result
}

// masked is an error about a rule that may quote what the rule was given.
type masked struct {
	error
	secrets *model.Secrets
}

// Error is the text without what must not be printed.
func (e masked) Error() string { return e.secrets.Mask(e.error.Error()) }

// Unwrap returns the cause.
func (e masked) Unwrap() error { return e.error }
