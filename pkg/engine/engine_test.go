package engine_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/model"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
	"github.com/akslint/akslint/rules"
)

// about is METADATA that is whole; tests replace parts of it.
const about = `# METADATA
# title: Title
# description: Why it hurts.
# scope: package
# related_resources:
#   - ref: https://example.org/page
# custom:
#   id: AKS999
#   severity: high
#   pillar: security
#   remediation: Do something else.
`

// ruleFS lays out one rule, rules/test/it, beside the library.
func ruleFS(t testing.TB, metadata, body string) fstest.MapFS {
	t.Helper()
	lib, err := rules.FS.ReadFile("lib/result/result.rego")
	if err != nil {
		t.Fatal(err)
	}
	return fstest.MapFS{
		"lib/result/result.rego": {Data: lib},
		"test/it/rule.rego":      {Data: []byte(metadata + "package rules.test.it\n\nimport data.rules.lib.result\n\n" + body)},
	}
}

func load(t testing.TB, body string) *engine.Engine {
	t.Helper()
	e, err := engine.Load(ruleFS(t, about, body), engine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func check(t testing.TB, e *engine.Engine, clusters ...*model.Cluster) []finding.Finding {
	t.Helper()
	result, err := e.Check(context.Background(), clusters)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range result.Errors {
		t.Error(e)
	}
	return result.Findings
}

// file is a source in which at finds places by their text.
type file struct{ *source.File }

func newFile(path, text string) file { return file{source.NewFile(path, []byte(text))} }

func (f file) at(text string) source.Range {
	i := strings.Index(string(f.Data), text)
	if i < 0 {
		panic("the file has no " + text)
	}
	return source.Range{File: f.File, Start: i, End: i + len(text)}
}

func (f file) str(text string) *value.Value { return value.NewString(text, value.At(f.at(text))) }

func (f file) unknown(text, why string) *value.Value {
	return value.NewUnknown(why, value.At(f.at(text)))
}

// shop is a small cluster; the fields a test does not fill in are unknown.
func shop(f file, pools ...*model.Pool) *model.Cluster {
	c := &model.Cluster{Unit: "infra", Name: model.Known("shop")}
	c.Address = "azurerm_kubernetes_cluster.shop"
	c.At = value.At(source.Range{File: f.File, Start: 0, End: 1})
	c.Environment = model.None[string]()
	c.Pools.Items = pools
	return c
}

func pool(f file, name string) *model.Pool {
	p := &model.Pool{Name: model.Known(name, f.str(name)), Mode: model.Known("System")}
	p.Address = "azurerm_kubernetes_cluster_node_pool." + name
	p.At = value.At(f.at(name))
	return p
}

const windows = `deny contains result.at(["pools", i, "os_type"], message) if {
	some i, pool in input.pools
	pool.os_type == "Windows"
	message := sprintf("pool %q runs Windows", [pool.name])
}`

func TestFailurePointsToTheValue(t *testing.T) {
	f := newFile("infra/main.tf", "cluster\npool_a\n  Windows\n")
	p := pool(f, "pool_a")
	p.OSType = model.Known("Windows", f.str("Windows"))
	got := check(t, load(t, windows), shop(f, p))
	if len(got) != 1 {
		t.Fatalf("got %d findings", len(got))
	}
	g := got[0]
	if s := g.Location.Range.String(); s != "infra/main.tf:3:3" {
		t.Errorf("place: %s", s)
	}
	want := finding.Finding{
		Kind: finding.Fail, Severity: finding.High, Message: `pool "pool_a" runs Windows`,
		Remediation: "Do something else.",
		Cluster:     "azurerm_kubernetes_cluster.shop", Unit: "infra", Path: "pools[0].os_type", Named: ".pools[azurerm_kubernetes_cluster_node_pool.pool_a].os_type",
		Address: "azurerm_kubernetes_cluster_node_pool.pool_a", Instances: 1,
	}
	g.Rule, g.Location, g.Fingerprint = nil, finding.Location{}, ""
	if fmt.Sprint(g) != fmt.Sprint(want) {
		t.Errorf("got  %+v\nwant %+v", g, want)
	}
}

func TestTrailLeadsThere(t *testing.T) {
	f := newFile("main.tf", "pool_a os_type=var.os variable-os Windows")
	place := value.Place{Origin: f.at("Windows"), Trail: []value.Step{
		{Kind: value.StepAttribute, Name: "os_type", Range: f.at("os_type")},
		{Kind: value.StepVariable, Name: "os", Range: f.at("variable-os")},
	}}
	p := pool(f, "pool_a")
	p.OSType = model.Known("Windows", value.NewString("Windows", place))
	got := check(t, load(t, windows), shop(f, p))[0]
	var trail []string
	for _, s := range got.Trail {
		trail = append(trail, s.Range.Text()+" "+s.Message)
	}
	if s := strings.Join(trail, ", "); s != `os_type attribute os_type, variable-os variable "os"` {
		t.Errorf("trail: %s", s)
	}
}

func TestDownloadedModuleIsNotThePlaceToEdit(t *testing.T) {
	f := newFile("main.tf", "pool_a module_call")
	m := newFile(".terraform/modules/aks/main.tf", "os_type = Windows")
	place := value.Place{Origin: m.at("Windows"), Trail: []value.Step{
		{Kind: value.StepModule, Name: "aks", Range: f.at("module_call")},
		{Kind: value.StepAttribute, Name: "os_type", Range: m.at("os_type")},
	}}
	p := pool(f, "pool_a")
	p.OSType = model.Known("Windows", value.NewString("Windows", place))
	got := check(t, load(t, windows), shop(f, p))[0]
	if s := got.Location.Range.Text(); s != "module_call" {
		t.Errorf("points to %q", s)
	}
	if len(got.Trail) != 0 || len(got.Related) != 2 || got.Related[1].Range.Text() != "Windows" {
		t.Errorf("trail %v, related %v", got.Trail, got.Related)
	}
}

func TestSecretStaysSecret(t *testing.T) {
	f := newFile("main.tf", "pool_a Windows")
	p := pool(f, "pool_a")
	p.OSType = model.Known("Windows", f.str("Windows").AsSecret())
	if got := check(t, load(t, windows), shop(f, p))[0]; !got.Location.Secret {
		t.Error("the place of a secret is not marked")
	}
}

func TestUnknownIsOpen(t *testing.T) {
	f := newFile("main.tf", "pool_a var.os pool_b")
	a, b := pool(f, "pool_a"), pool(f, "pool_b")
	a.OSType = model.NotKnown[string](`variable "os" has no value`, f.unknown("var.os", ""))
	b.OSType = model.Defaulted("Linux")
	got := check(t, load(t, windows), shop(f, a, b))
	if len(got) != 1 || got[0].Kind != finding.Open {
		t.Fatalf("got %+v", got)
	}
	g := got[0]
	if g.Path != "pools[0].os_type" || g.Location.Range.Text() != "var.os" || g.Address != a.Address {
		t.Errorf("path %s, place %s, address %s", g.Path, g.Location.Range, g.Address)
	}
	if len(g.Missing) != 1 || g.Missing[0].Message != `pools[0].os_type: variable "os" has no value` {
		t.Errorf("missing: %+v", g.Missing)
	}
}

func TestUnknownNameIsSaidAsWritten(t *testing.T) {
	f := newFile("main.tf", `pool_a "${var.prefix}-win" Windows`)
	p := pool(f, "pool_a")
	p.Name = model.NotKnown[string]("", f.unknown(`"${var.prefix}-win"`, ""))
	p.OSType = model.Known("Windows", f.str("Windows"))
	got := check(t, load(t, windows), shop(f, p))
	if len(got) != 1 || got[0].Kind != finding.Fail || got[0].Message != `pool "${var.prefix}-win" runs Windows` {
		t.Errorf("got %+v", got)
	}
}

func TestPoolThatMayNotExistIsOpen(t *testing.T) {
	f := newFile("main.tf", "pool_a Windows var.create")
	p := pool(f, "pool_a")
	p.OSType = model.Known("Windows", f.str("Windows"))
	p.Maybe, p.MaybeWhy = true, f.unknown("var.create", `variable "create" has no value`)
	got := check(t, load(t, windows), shop(f, p))
	if len(got) != 1 || got[0].Kind != finding.Open || got[0].Missing[0].Range.Text() != "var.create" {
		t.Errorf("got %+v", got)
	}
}

func TestOpenListIsOpen(t *testing.T) {
	f := newFile("main.tf", "pool_a var.pools")
	p := pool(f, "pool_a")
	p.OSType = model.Defaulted("Linux")
	c := shop(f, p)
	c.Pools.Open, c.Pools.Why = true, f.unknown("var.pools", `variable "pools" has no value`)
	got := check(t, load(t, windows), c)
	if len(got) != 1 || got[0].Kind != finding.Open || got[0].Path != "pools" {
		t.Errorf("got %+v", got)
	}
}

func TestClusterThatMayNotExistIsOpen(t *testing.T) {
	f := newFile("main.tf", "pool_a Windows var.create")
	p := pool(f, "pool_a")
	p.OSType = model.Known("Windows", f.str("Windows"))
	c := shop(f, p)
	c.Maybe, c.MaybeWhy = true, f.unknown("var.create", `variable "create" has no value`)
	got := check(t, load(t, windows), c)
	if len(got) != 1 || got[0].Kind != finding.Open || got[0].Missing[0].Range.Text() != "var.create" {
		t.Errorf("got %+v", got)
	}
}

func TestSeverityOutsideTheEnvironment(t *testing.T) {
	e, err := engine.Load(ruleFS(t, about+"#   environments: [production]\n", windows), engine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	f := newFile("main.tf", "pool_a Windows")
	for env, want := range map[string]finding.Severity{"production": finding.High, "test": finding.Medium, "": finding.Medium} {
		p := pool(f, "pool_a")
		p.OSType = model.Known("Windows", f.str("Windows"))
		c := shop(f, p)
		if env != "" {
			c.Environment = model.Known(env)
		}
		if got := check(t, e, c)[0].Severity; got != want {
			t.Errorf("environment %q: %s, want %s", env, got, want)
		}
	}
}

func TestSilentOutsideTheEnvironment(t *testing.T) {
	e, err := engine.Load(ruleFS(t, about+"#   environments: [production]\n#   elsewhere: silent\n", windows), engine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	f := newFile("main.tf", "pool_a Windows")
	for env, want := range map[string]int{"production": 1, "test": 0, "": 1} {
		p := pool(f, "pool_a")
		p.OSType = model.Known("Windows", f.str("Windows"))
		c := shop(f, p)
		c.Environment = model.None[string]()
		if env != "" {
			c.Environment = model.Known(env)
		}
		if got := check(t, e, c); len(got) != want {
			t.Errorf("environment %q: %d findings, want %d", env, len(got), want)
		}
	}
}

func TestFingerprintSurvivesEdits(t *testing.T) {
	before := newFile("main.tf", "pool_b Windows")
	after := newFile("main.tf", "# a comment\n\npool_a Linux\npool_b Windows")
	b := pool(before, "pool_b")
	b.OSType = model.Known("Windows", before.str("Windows"))
	first := check(t, load(t, windows), shop(before, b))[0]

	a, b := pool(after, "pool_a"), pool(after, "pool_b")
	a.OSType = model.Known("Linux", after.str("Linux"))
	b.OSType = model.Known("Windows", after.str("Windows"))
	second := check(t, load(t, windows), shop(after, a, b))[0]
	if first.Fingerprint != second.Fingerprint || first.Fingerprint == "" {
		t.Errorf("%q became %q", first.Fingerprint, second.Fingerprint)
	}
	if second.Path != "pools[1].os_type" {
		t.Errorf("path: %s", second.Path)
	}
}

func TestCopiesAreOneFinding(t *testing.T) {
	f := newFile("main.tf", "pool_a Windows other")
	var pools []*model.Pool
	for _, key := range []string{`["a"]`, `["b"]`, `["c"]`} {
		p := pool(f, "pool_a")
		p.Address += key
		p.OSType = model.Known("Windows", f.str("Windows"))
		pools = append(pools, p)
	}
	other := pool(f, "other")
	other.OSType = model.Known("Windows", f.str("Windows"))
	got := check(t, load(t, windows), shop(f, append(pools, other)...))
	if len(got) != 2 || got[0].Instances != 3 || got[1].Instances != 1 {
		t.Errorf("got %+v", got)
	}
	if got[0].Fingerprint == got[1].Fingerprint {
		t.Error("two findings share a fingerprint")
	}
}

func TestOneOfManyCopiesSaysHowMany(t *testing.T) {
	f := newFile("main.tf", "pool_a Windows")
	p := pool(f, "pool_a")
	p.Copies = 1_000_000_000
	p.OSType = model.Known("Windows", f.str("Windows"))
	if got := check(t, load(t, windows), shop(f, p)); len(got) != 1 || got[0].Instances != 1_000_000_000 {
		t.Errorf("got %+v", got)
	}
}

// A rule that uses what cannot be evaluated over holes is open as soon as it
// could read one, whatever it says; with Strict, as rules are tested, it is an
// error.
func TestRuleThatCannotBeEvaluatedOverHolesIsOpen(t *testing.T) {
	body := `deny contains result.at(["name"], "x") if helper with input.tier as "free"
helper if input.name == "shop"`
	c := shop(newFile("main.tf", "x"))
	for _, name := range []string{"shop", "other"} {
		c.Name = model.Known(name)
		c.Tier = model.NotKnown[string]("")
		got := check(t, load(t, body), c)
		if len(got) != 1 || got[0].Kind != finding.Open || got[0].Path != "tier" {
			t.Errorf("%s: got %+v", name, got)
		}
	}
	e, err := engine.Load(ruleFS(t, about, body), engine.Options{Strict: true})
	if err != nil {
		t.Fatal(err)
	}
	result, err := e.Check(context.Background(), []*model.Cluster{c})
	if err != nil || len(result.Errors) != 1 || !strings.Contains(result.Errors[0].Error(), "with: not supported") {
		t.Errorf("got %v, %v", result.Errors, err)
	}
}

// What is not known may be such that a place beside it does not exist: then the
// check is open, and the rule is not broken.
func TestDoubtMayHaveNoPlaceBeside(t *testing.T) {
	body := `deny contains result.related(["tier"], "x", [result.at(["pools", input.location], "there")]) if input.tier == "free"`
	c := shop(newFile("main.tf", "x"))
	c.Location = model.None[string]()
	c.Tier = model.NotKnown[string]("")
	got := check(t, load(t, body), c)
	if len(got) != 1 || got[0].Kind != finding.Open || got[0].Path != "tier" {
		t.Errorf("got %+v", got)
	}
}

// What leads nowhere is left out beside a finding, which holds without it.
func TestPlaceBesideThatLeadsNowhereIsLeftOut(t *testing.T) {
	body := `deny contains result.related(["tier"], "x", [
	result.at(["pools", input.location], "nowhere"),
	result.at(["pools", 7], "nowhere"),
	result.at(["name"], "there"),
]) if input.tier == "free"`
	f := newFile("main.tf", "cluster free\n")
	c := shop(f)
	c.Location, c.Tier = model.None[string](), model.Known("free", f.str("free"))
	got := check(t, load(t, body), c)
	if len(got) != 1 || got[0].Kind != finding.Fail || len(got[0].Related) != 1 || got[0].Related[0].Message != "there" {
		t.Errorf("got %+v", got)
	}
}

func TestOneStatementIsSaidOnce(t *testing.T) {
	body := `deny contains result.related(["tier"], "the tier is shared", [result.at(["pools", i, "name"], "here")]) if {
	input.tier == "free"
	some i, _ in input.pools
}

deny contains result.at(["tier"], "another message") if input.tier == "free"`
	f := newFile("main.tf", "cluster free\npool_a pool_b\n")
	c := shop(f, pool(f, "pool_a"), pool(f, "pool_b"))
	c.Tier = model.Known("free", f.str("free"))
	got := check(t, load(t, body), c)
	if len(got) != 2 || got[0].Message != "another message" || got[1].Message != "the tier is shared" {
		t.Fatalf("got %+v", got)
	}
	if places := got[1].Related; len(places) != 2 || places[0].Range == places[1].Range || got[1].Instances != 1 {
		t.Errorf("got %+v", got[1])
	}
}

// A rule may put what it is given anywhere: none of it is printed when it is
// declared sensitive.
func TestSecretsAreNotSaid(t *testing.T) {
	body := `deny contains result.related(["pools", i, "count"], message, [result.at(["name"], sprintf("beside %s", [input.name]))]) if {
	some i, pool in input.pools
	message := sprintf("%q has %d nodes of 10.3.0.0/16", [input.name, pool.count])
}

deny contains result.at(["location"], "it lies in hunter2") if {
	input.location == "x"
}

deny contains {"message": input.name} if input.sku == "base"`
	f := newFile("main.tf", "cluster hunter2\npool_a 3\n")
	p := pool(f, "pool_a")
	p.Count = model.Known(3, value.NewInt(3, value.At(f.at("3"))).AsSecret())
	c := shop(f, p)
	c.Name = model.Known("hunter2", f.str("hunter2").AsSecret())
	c.Location = model.NotKnown[string]("hunter2 has no value")
	c.Sku = model.Known("other")
	got := check(t, load(t, body), c)
	if len(got) != 2 {
		t.Fatalf("got %+v", got)
	}
	for _, g := range got {
		if text := fmt.Sprint(g.Message, g.Location.Message, g.Related, g.Missing); strings.Contains(text, "hunter") {
			t.Errorf("%s", text)
		}
	}
	if want := `"(secret)" has (secret) nodes of 10.3.0.0/16`; got[0].Message != want && got[1].Message != want {
		t.Errorf("got %q and %q", got[0].Message, got[1].Message)
	}
	c.Sku = model.Known("base")
	result, err := load(t, body).Check(context.Background(), []*model.Cluster{c})
	if err != nil || len(result.Errors) != 1 || strings.Contains(result.Errors[0].Error(), "hunter") {
		t.Errorf("got %v, %v", result.Errors, err)
	}
}

func TestOnly(t *testing.T) {
	f := newFile("main.tf", "pool_a Windows")
	p := pool(f, "pool_a")
	p.OSType = model.Known("Windows", f.str("Windows"))
	e := load(t, windows)
	for want, keep := range []bool{false, true} {
		some := e.Only(func(r *finding.Rule) bool { return keep && r.ID == "AKS999" })
		if got := check(t, some, shop(f, p)); len(got) != want || len(some.Rules()) != want {
			t.Errorf("kept %v: got %d findings of %d rules", keep, len(got), len(some.Rules()))
		}
	}
}

func TestBudget(t *testing.T) {
	slow := `deny contains result.at(["name"], "x") if {
	some a in numbers.range(1, 1000)
	some b in numbers.range(1, 1000)
	some c in numbers.range(1, 1000)
	a + b + c == 0
}`
	for _, unknown := range []string{"", "\tinput.name == \"shop\"\n"} {
		body := strings.Replace(slow, "\ta + b", unknown+"\ta + b", 1)
		e, err := engine.Load(ruleFS(t, about, body), engine.Options{Steps: 100_000})
		if err != nil {
			t.Fatal(err)
		}
		c := shop(newFile("main.tf", "x"))
		c.Name = model.NotKnown[string]("")
		_, err = e.Check(context.Background(), []*model.Cluster{c})
		if !errors.Is(err, engine.ErrBudget) || !strings.Contains(err.Error(), "AKS999") {
			t.Errorf("got %v", err)
		}
	}
}

func TestCancelledContextEndsTheCheck(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	f := newFile("main.tf", "x")
	if _, err := load(t, windows).Check(ctx, []*model.Cluster{shop(f)}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestFailingRuleIsAnErrorAndTheOthersRun(t *testing.T) {
	for name, body := range map[string]string{
		"built-in":       `deny contains result.at(["name"], "x") if to_number("shop") == 1`,
		"path":           `deny contains result.at(["nme"], "x") if true`,
		"shape":          `deny contains "x" if true`,
		"step":           `deny contains result.at([1.5], "x") if true`,
		"kind of deny":   `deny := true`,
		"related":        `deny contains result.related(["name"], "x", [{"message": "y"}]) if true`,
		"over the holes": `deny contains result.at(["name"], "x") if to_number("shop") == input.tier`,
	} {
		t.Run(name, func(t *testing.T) {
			fsys := ruleFS(t, about, body)
			fsys["test/other/rule.rego"] = &fstest.MapFile{Data: []byte(strings.Replace(about, "AKS999", "AKS998", 1) +
				"package rules.test.other\n\nimport data.rules.lib.result\n\ndeny contains result.at([\"name\"], \"seen\") if input.name == \"shop\"\n")}
			e, err := engine.Load(fsys, engine.Options{})
			if err != nil {
				t.Fatal(err)
			}
			result, err := e.Check(context.Background(), []*model.Cluster{shop(newFile("main.tf", "x"))})
			if err != nil {
				t.Fatal(err)
			}
			if len(result.Errors) != 1 || result.Errors[0].Rule.ID != "AKS999" {
				t.Errorf("errors: %v", result.Errors)
			}
			if len(result.Findings) != 1 || result.Findings[0].Rule.ID != "AKS998" {
				t.Errorf("findings: %v", result.Findings)
			}
			if result.Ran != 2 {
				t.Errorf("ran %d", result.Ran)
			}
		})
	}
}
