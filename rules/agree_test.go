package rules_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/util"

	"github.com/akslint/akslint/pkg/engine/kleene"
	"github.com/akslint/akslint/pkg/model"
)

// TestEvaluatorsAgree gives every rule what is known of every fixture, in OPA
// and in the evaluator for what is not known: without holes both say the same.
func TestEvaluatorsAgree(t *testing.T) {
	e, err := strict()
	if err != nil {
		t.Fatal(err)
	}
	both := newEvaluators(t)
	answered := 0
	for _, r := range e.Rules() {
		ref := ast.MustParseRef("data.rules." + strings.ReplaceAll(folder(r), "/", ".") + ".deny")
		for _, f := range fixtures(t, r) {
			for _, cluster := range f.Clusters(f.specs(t)) {
				text, err := model.JSON(cluster)
				if err != nil {
					t.Fatal(err)
				}
				input := ast.NewTerm(ast.MustInterfaceToValue(util.MustUnmarshalJSON(text)))
				want, got := both.opa(t, ref, input), both.kleene(t, ref, input)
				if !slices.Equal(got, want) {
					t.Errorf("%s/%s: %s: got %q, OPA says %q", f.Dir, f.Name, r.ID, got, want)
				}
				answered += len(want)
			}
		}
	}
	if answered == 0 {
		t.Error("no rule answered anything")
	}
}

type evaluators struct {
	compiler *ast.Compiler
	store    storage.Store
	data     *ast.Term
}

func newEvaluators(t *testing.T) *evaluators {
	t.Helper()
	modules := map[string]*ast.Module{}
	for _, name := range regoFiles(t) {
		if !strings.HasSuffix(name, "_test.rego") {
			modules[name] = parse(t, name)
		}
	}
	c := ast.NewCompiler()
	if c.Compile(modules); c.Failed() {
		t.Fatal(c.Errors)
	}
	return &evaluators{compiler: c, store: inmem.NewFromObject(documents(t)), data: ast.NewTerm(ast.MustInterfaceToValue(documents(t)))}
}

func (e *evaluators) opa(t *testing.T, ref ast.Ref, input *ast.Term) []string {
	t.Helper()
	ctx := context.Background()
	txn := storage.NewTransactionOrDie(ctx, e.store)
	defer e.store.Abort(ctx, txn)
	x := ast.VarTerm("x")
	rows, err := topdown.NewQuery(ast.NewBody(ast.Equality.Expr(ast.NewTerm(ref), x))).
		WithCompiler(e.compiler).WithStore(e.store).WithTransaction(txn).WithInput(input).Run(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, row := range rows {
		row["x"].Value.(ast.Set).Foreach(func(e *ast.Term) { out = append(out, e.String()) })
	}
	slices.Sort(out)
	return out
}

func (e *evaluators) kleene(t *testing.T, ref ast.Ref, input *ast.Term) []string {
	t.Helper()
	base := func(path []string) (ast.Value, error) {
		ref := make(ast.Ref, len(path))
		for i, p := range path {
			ref[i] = ast.StringTerm(p)
		}
		v, err := e.data.Value.Find(ref)
		if err != nil {
			return nil, nil //nolint:nilerr // what is not there is undefined
		}
		return v, nil
	}
	answers, err := kleene.New(e.compiler, base, kleene.Known(input)).Eval(context.Background(), ref)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, a := range answers {
		if len(a.Needs) > 0 {
			t.Errorf("%s needs something unknown where nothing is", ref)
		}
		out = append(out, a.Value.Term().String())
	}
	slices.Sort(out)
	return out
}
