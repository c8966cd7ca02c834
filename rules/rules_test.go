package rules_test

import (
	"cmp"
	"flag"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/model"
	"github.com/akslint/akslint/pkg/parser"
	"github.com/akslint/akslint/pkg/ruletest"
)

var update = flag.Bool("update", false, "rewrite want.txt of the rules that are run")

// today is the day the fixtures are read on, unless they say otherwise.
const today = "2026-09-01"

// strict is the engine with every check of the compiler on.
var strict = sync.OnceValues(func() (*engine.Engine, error) { return loadStrict(today, engine.Choice{}) })

func loadStrict(day string, choice engine.Choice) (*engine.Engine, error) {
	schema, err := os.ReadFile("../schemas/cluster.json")
	if err != nil {
		return nil, err
	}
	asOf, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return nil, err
	}
	return engine.Load(os.DirFS("."), engine.Options{Strict: true, Schema: schema, AsOf: asOf, Choice: choice})
}

// TestRules holds every rule against its folder: bad files give what want.txt
// says, good files nothing, unknown files no failure and an open check.
func TestRules(t *testing.T) {
	e, err := strict()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range e.Rules() {
		t.Run(folder(r), func(t *testing.T) { testRule(t, e, r) })
	}
}

// folder is where a rule lives.
func folder(r *finding.Rule) string {
	return path.Join(r.Category, strings.ReplaceAll(r.Name, "-", "_"))
}

func testRule(t *testing.T, e *engine.Engine, r *finding.Rule) {
	var got []string
	for _, f := range fixtures(t, r) {
		t.Run(f.Name, func(t *testing.T) {
			fails, opens := of(r, f.check(t, e))
			switch f.Kind {
			case "bad":
				if len(fails) == 0 {
					t.Error("the rule does not find what is bad")
				}
				got = append(got, lines(fails)...)
			case "good":
				report(t, "in a good file", append(fails, opens...))
			case "unknown":
				report(t, "from what is not known", fails)
				if len(opens) == 0 {
					t.Error("no open check: what is not known is passed over in silence")
				}
			}
		})
	}
	slices.Sort(got)
	compareWant(t, path.Join(folder(r), "want.txt"), got)
}

func compareWant(t *testing.T, file string, got []string) {
	t.Helper()
	text := strings.Join(got, "\n") + "\n"
	if *update {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != text {
		t.Errorf("%s is not what was found; got:\n%swant:\n%s", file, text, want)
	}
}

// of returns the failures and the open checks of one rule.
func of(r *finding.Rule, all []finding.Finding) (fails, opens []finding.Finding) {
	for _, f := range all {
		switch {
		case f.Rule.ID != r.ID:
		case f.Kind == finding.Open:
			opens = append(opens, f)
		default:
			fails = append(fails, f)
		}
	}
	return fails, opens
}

func lines(fs []finding.Finding) []string {
	out := make([]string, len(fs))
	for i, f := range fs {
		out[i] = f.Location.Range.String() + ": " + f.Message
	}
	return out
}

func report(t *testing.T, where string, fs []finding.Finding) {
	t.Helper()
	for _, line := range lines(fs) {
		t.Errorf("%s: %s", where, line)
	}
}

// fixture is one of the configurations in a rule's folder.
type fixture struct{ ruletest.Fixture }

// fixtures reads the configurations of a rule; each kind has to be there. A rule
// about the cluster and its manifests has bad.tf, bad.json and bad.yaml, and each
// of the first two is read with the last. A rule about the cluster may have
// manifests beside a cluster of their name.
func fixtures(t testing.TB, r *finding.Rule) []fixture {
	t.Helper()
	for _, kind := range []string{"bad", "good", "unknown"} {
		there := ruletest.Named(os.DirFS("."), folder(r), kind, ".tf", ".json", ".yaml")
		for _, want := range wanted(r, kind) {
			if !slices.Contains(there, want) {
				t.Errorf("%s has no %s", folder(r), want)
			}
		}
	}
	found, err := ruletest.Fixtures(os.DirFS("."), folder(r), r)
	if err != nil {
		t.Fatal(err)
	}
	out := make([]fixture, len(found))
	for i, f := range found {
		f.Day = cmp.Or(f.Day, today)
		out[i] = fixture{f}
	}
	return out
}

// wanted are the files that a rule must have.
func wanted(r *finding.Rule, kind string) []string {
	switch {
	case !r.Reads.Manifests:
		return []string{kind + ".tf"}
	case !r.Reads.Cluster && kind == "unknown":
		return nil // manifests leave little unknown
	case !r.Reads.Cluster:
		return []string{kind + ".yaml"}
	case kind == "unknown":
		return []string{kind + ".tf", kind + ".yaml"}
	}
	return []string{kind + ".tf", kind + ".json", kind + ".yaml"}
}

// specs reads the fixture as the product does.
func (f *fixture) specs(t testing.TB) parser.Specs {
	t.Helper()
	specs, err := f.Specs()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range specs.Problems {
		t.Errorf("%s: %s", p.Place(), p.Message)
	}
	for kind := range specs.Coverage.Unmodelled {
		t.Logf("%s is not modelled", kind)
	}
	return specs
}

// check lints the fixture with all rules.
func (f *fixture) check(t testing.TB, e *engine.Engine) []finding.Finding {
	t.Helper()
	if f.Day != today || f.Naming != nil {
		var err error
		if e, err = loadStrict(f.Day, engine.Choice{Naming: f.Naming}); err != nil {
			t.Fatal(err)
		}
	}
	clusters := f.Clusters(f.specs(t))
	if len(clusters) == 0 {
		t.Fatal("the fixture has no cluster")
	}
	return run(t, e, clusters)
}

func run(t testing.TB, e *engine.Engine, clusters []*model.Cluster) []finding.Finding {
	t.Helper()
	result, err := e.Check(t.Context(), clusters)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range result.Errors {
		t.Error(e)
	}
	return result.Findings
}

// TestManifestsAloneAccuseNobody: without the cluster, a rule that needs it says
// nothing of the manifests, and where it would have something to say it is open.
func TestManifestsAloneAccuseNobody(t *testing.T) {
	e, err := strict()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range e.Rules() {
		if !r.Reads.Cluster || !r.Reads.Manifests {
			continue
		}
		for _, name := range ruletest.Named(os.DirFS("."), folder(r), ruletest.Bad, ".yaml") {
			read, err := ruletest.Read(os.DirFS("."), folder(r), ruletest.Bad, name)
			if err != nil {
				t.Fatal(err)
			}
			read.Day = today
			f := fixture{read}
			fails, opens := of(r, f.check(t, e))
			report(t, "without the cluster", fails)
			if len(opens) == 0 {
				t.Errorf("%s/%s: no open check without the cluster", folder(r), name)
			}
		}
	}
}
