package engine_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/pkg/model"
)

const silent = "deny contains result.at([\"name\"], \"x\") if input.name == \"\"\n"

func TestLoadRefuses(t *testing.T) {
	tests := []struct{ name, old, with, want string }{
		{"no id", "AKS999", "X1", `custom.id has to be AKS and three digits, not "X1"`},
		{"severity", "severity: high", "severity: bad", "unknown severity"},
		{"pillar", "pillar: security", "pillar: speed", "custom.pillar has to be one of"},
		{"no title", "# title: Title\n", "", "title is missing"},
		{"no description", "# description: Why it hurts.\n", "", "description is missing"},
		{"no remediation", "#   remediation: Do something else.\n", "", "custom.remediation is missing"},
		{"no page", "# related_resources:\n#   - ref: https://example.org/page\n", "", "related_resources is missing"},
		{"misspelt field", "remediation:", "remedy:", "custom.remedy is not a field"},
		{"number for a text", "remediation: Do something else.", "remediation: 7", "custom.remediation has to be a text"},
		{"remediation for one language", "remediation: Do something else.", "remediation: {arm: Set that}", "a text for each of terraform and arm"},
		{"remediation for another language", "remediation: Do something else.", "remediation: {arm: A, terraform: B, cobol: C}", "a text for each of terraform and arm"},
		{"number for a text of one language", "remediation: Do something else.", "remediation: {arm: A, terraform: 7}", "a text for each of terraform and arm"},
		{"environments", "pillar: security", "pillar: security\n#   environments: production", "custom.environments has to be a list"},
		{"elsewhere", "pillar: security", "pillar: security\n#   environments: [production]\n#   elsewhere: quiet", "custom.elsewhere has to be silent"},
		{"elsewhere than nowhere", "pillar: security", "pillar: security\n#   elsewhere: silent", "custom.elsewhere needs environments"},
		{"equivalents", "pillar: security", "pillar: security\n#   equivalents: [a]", "custom.equivalents has to map"},
		{"no METADATA", about, "", "no METADATA block"},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			_, err := engine.Load(ruleFS(t, strings.Replace(about, c.old, c.with, 1), silent), engine.Options{})
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "test/it/rule.rego") {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func TestLoadRefusesWhatRulesMayNotDo(t *testing.T) {
	for _, call := range []string{
		`http.send({"method": "GET", "url": "http://localhost"})`, `net.lookup_ip_addr("localhost")`, `opa.runtime()`,
		`rand.intn("x", 2)`, `time.now_ns()`, `uuid.rfc4122("x")`, `io.jwt.decode("x")`, `bits.lsh(1, 100000000)`,
		`crypto.x509.parse_certificates("x")`, `net.cidr_expand("10.0.0.0/8")`, `walk(input)`, `trace("x")`,
	} {
		name, _, _ := strings.Cut(call, "(")
		t.Run(name, func(t *testing.T) {
			_, err := engine.Load(ruleFS(t, about, "deny contains result.at([\"name\"], \"x\") if "+call+"\n"), engine.Options{})
			if err == nil || !strings.Contains(err.Error(), name) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestLoadRefusesFolders(t *testing.T) {
	twice := ruleFS(t, about, silent)
	twice["test/copy/rule.rego"] = &fstest.MapFile{Data: []byte(strings.Replace(string(twice["test/it/rule.rego"].Data), "test.it", "test.copy", 1))}
	moved := ruleFS(t, about, silent)
	moved["test/moved/rule.rego"] = moved["test/it/rule.rego"]
	deep := ruleFS(t, about, "deny contains result.at([\"name\"], \"x\") if "+strings.Repeat("(", 200_000)+"\n")
	for _, c := range []struct {
		name string
		fsys fstest.MapFS
		want string
	}{
		{"identifier twice", twice, "AKS999 is the identifier of both"},
		{"package of another folder", moved, "the folder says rules.test.moved"},
		{"nothing", fstest.MapFS{}, "no .rego file"},
		{"empty file", fstest.MapFS{"test/it/rule.rego": {}}, "empty"},
		{"nesting", deep, "test/it/rule.rego"},
		{"syntax", ruleFS(t, about, "deny contains"), "test/it/rule.rego"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := engine.Load(c.fsys, engine.Options{})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func TestTablesAndDate(t *testing.T) {
	body := `deny contains result.at(["name"], message) if {
	some region, day in data.facts.retirements.regions
	day < data.akslint.as_of
	region == input.location
	message := sprintf("%s went on %s", [region, day])
}`
	fsys := ruleFS(t, about, body)
	fsys["data/retirements.json"] = &fstest.MapFile{Data: []byte(`{"as_of": "2026-01-01", "regions": {"here": "2026-03-01"}}`)}
	f := newFile("main.tf", "x")
	for _, known := range []bool{true, false} {
		c := shop(f)
		c.Location = model.Known("here")
		if !known {
			c.Location = model.NotKnown[string]("")
		}
		for day, want := range map[string]int{"2026-03-02": 1, "2026-03-01": 0, "": 0} {
			opts := engine.Options{}
			if day != "" {
				opts.AsOf, _ = time.Parse(time.DateOnly, day)
			}
			e, err := engine.Load(fsys, opts)
			if err != nil {
				t.Fatal(err)
			}
			if got := check(t, e, c); len(got) != want {
				t.Errorf("known %v, on %q: %d findings, want %d", known, day, len(got), want)
			}
		}
	}
}

func TestBrokenTableIsAnError(t *testing.T) {
	fsys := ruleFS(t, about, "deny contains result.at([\"name\"], \"x\") if data.facts.broken.x == 1\n")
	fsys["data/broken.json"] = &fstest.MapFile{Data: []byte(`{"x": `)}
	e, err := engine.Load(fsys, engine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	result, err := e.Check(t.Context(), []*model.Cluster{shop(newFile("main.tf", "x"))})
	if err != nil || len(result.Errors) != 1 || !strings.Contains(result.Errors[0].Error(), "data/broken.json") {
		t.Errorf("got %v, %v", result.Errors, err)
	}
}
