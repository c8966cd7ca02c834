package engine_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/model"
)

const ownHead = `# METADATA
# title: Title
# scope: package
# custom:
#   id: ORG001
#   severity: high
#   remediation: Do something else.
package custom.names.cluster_name

import data.rules.lib.result

`

const ownBody = `deny contains result.at(["name"], message) if {
	input.name == "shop"
	message := sprintf("cluster %q", [input.name])
}
`

// besides are rules of users beside one of ours.
func besides(t *testing.T, text string) (fstest.MapFS, engine.Options) {
	t.Helper()
	files := fstest.MapFS{"names/cluster_name/rule.rego": {Data: []byte(text)}}
	return ruleFS(t, about, silent), engine.Options{Custom: []engine.Custom{{Dir: "policy", Files: files}}}
}

func TestCustomRuleRunsBesideOurs(t *testing.T) {
	e, err := engine.Load(besides(t, ownHead+ownBody))
	if err != nil {
		t.Fatal(err)
	}
	rules := e.Rules()
	if len(rules) != 2 || rules[0].ID != "AKS999" || rules[1].ID != "ORG001" || rules[1].Dir != "policy" || rules[1].Pillar != "operations" {
		t.Fatalf("got %v", rules)
	}
	got := check(t, e, shop(newFile("main.tf", "x")))
	if len(got) != 1 || got[0].Rule.ID != "ORG001" || got[0].Message != `cluster "shop"` {
		t.Errorf("got %v", got)
	}
	c := shop(newFile("main.tf", "x"))
	c.Name = model.NotKnown[string]("nobody knows")
	if got = check(t, e, c); len(got) != 2 || got[0].Kind != finding.Open || got[1].Kind != finding.Open {
		t.Errorf("got %v", got)
	}
}

func TestCustomRefuses(t *testing.T) {
	tests := []struct{ name, old, with, want string }{
		{"our identifier", "ORG001", "AKS001", "policy/names/cluster_name/rule.rego:5: METADATA: custom.id is AKS001: identifiers that begin with AKS"},
		{"no identifier of its form", "ORG001", "org-1", ":5: METADATA: custom.id has to be capital letters and then digits, such as ORG001"},
		{"no identifier", "#   id: ORG001\n", "", ":1: METADATA: custom.id is missing"},
		{"no severity", "#   severity: high\n", "", ":1: METADATA: custom.severity is missing"},
		{"severity", "severity: high", "severity: bad", ":6: METADATA: custom.severity: unknown severity"},
		{"no title", "# title: Title\n", "", ":1: METADATA: title is missing"},
		{"no remediation", "#   remediation: Do something else.\n", "", ":1: METADATA: custom.remediation is missing"},
		{"misspelt field", "remediation:", "remedy:", ":7: METADATA: custom.remedy is not a field"},
		{"our package", "package custom", "package rules", ":8:1: the package is rules.names.cluster_name, but the folder says custom.names.cluster_name"},
		{"another package", "cluster_name", "other", "the folder says custom.names.cluster_name"},
		{"misspelt model field", "input.name ==", "input.nmae ==", "rule.rego:13:2: there is no input.nmae: input has addons, address,"},
		{"misspelt deep", `input.name == "shop"`, `input.network.vnets[_].nam == "x"`, "rule.rego:13:2: there is no input.network.vnets[_].nam: input.network.vnets[_] has address, address_space, id,"},
		{"misspelt helper", "result.at(", "result.on(", "there is no function data.rules.lib.result.on"},
		{"misspelt rule", `input.name == "shop"`, `_word == "x"`, "var _word is unsafe"},
		{"our rules", `input.name == "shop"`, "count(data.rules.test.it.deny) == 0", "data.rules.test.it.deny is not there for custom rules"},
		{"all of data", `input.name == "shop"`, "some x in data", "is recursive"},
		{"data of nobody", `input.name == "shop"`, `data.secrets == "x"`, "data.secrets is not there for custom rules"},
		{"import of data", "import data.rules.lib.result", "import data.rules.lib.result\nimport data.passwords", "import data.passwords unused"},
		{"no such table", `input.name == "shop"`, `data.facts.nothing.x == "x"`, "there is no table data.facts.nothing.x"},
		{"no such own document", `input.name == "shop"`, `data.custom.lib.x == "x"`, "there is no data.custom.lib.x"},
		{"unused variable", `input.name == "shop"`, `x := input.name`, "assigned var x unused"},
		{"no deny", "deny contains", "refuse contains", ":8: there is no deny"},
		{"a deny that is no set", "deny contains result.at([\"name\"], message) if", "deny := message if", ":8: there is no deny"},
		{"no METADATA", ownHead, "package custom.names.cluster_name\n\nimport data.rules.lib.result\n\n", ":1: no METADATA block"},
		{"silent about manifests", `input.name == "shop"`, "count(input.kube.workloads) > 0", "METADATA: custom.reads is missing: the rule looks at input.kube"},
		{"syntax", "deny contains", "deny contains (", "policy/names/cluster_name/rule.rego:12:"},
		{"empty", ownHead + ownBody, "", "policy/names/cluster_name/rule.rego: empty module"},
		{"large", "input.name == \"shop\"", "# " + strings.Repeat("x", 300_000), "policy/names/cluster_name/rule.rego: it is larger than the 256 KiB"},
		{"nested", "input.name == \"shop\"", strings.Repeat("(", 100_000), "policy/names/cluster_name/rule.rego"},
		{"recursion", `input.name == "shop"`, `count(deny) == 0`, "is recursive"},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			_, err := engine.Load(besides(t, strings.Replace(ownHead+ownBody, c.old, c.with, 1)))
			mistakes, ok := errors.AsType[engine.Mistakes](err)
			if !ok || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
			for _, m := range mistakes {
				if !strings.HasPrefix(m.File, "policy/") {
					t.Errorf("%s is in no file", m)
				}
			}
		})
	}
}

func TestCustomRulesMayNotCall(t *testing.T) {
	for call, why := range map[string]string{
		`http.send({"method": "GET", "url": "http://localhost"})`: "the network", `net.lookup_ip_addr("localhost")`: "the network",
		`opa.runtime()`: "the environment", `time.now_ns()`: "the clock",
		`rand.intn("x", 2)`: "another one each time", `uuid.rfc4122("x")`: "another one each time",
		`bits.lsh(1, 100000000)`: "any amount", `net.cidr_expand("10.0.0.0/8")`: "any amount", `numbers.range(1, 1e12)`: "any amount", `walk(input)`: "any amount",
		`trace("x")`: "standard output", `io.jwt.decode("x")`: "decode", `json.patch({}, [])`: "none of the functions",
	} {
		name, _, _ := strings.Cut(call, "(")
		t.Run(name, func(t *testing.T) {
			_, err := engine.Load(besides(t, strings.Replace(ownHead+ownBody, "input.name ==", call+"\n\tinput.name ==", 1)))
			if err == nil || !strings.Contains(err.Error(), "rule.rego:13:2: rules may not call "+name+": ") || !strings.Contains(err.Error(), why) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestCustomDirectories(t *testing.T) {
	rule := func(old, with string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(strings.NewReplacer(old, with).Replace(ownHead + ownBody))}
	}
	many := fstest.MapFS{}
	for i := range 1001 {
		many["names/x/"+strings.Repeat("x", i%200+1)+string(rune('a'+i/200))+".rego"] = &fstest.MapFile{Data: []byte("package custom.names.x\n")}
	}
	one := fstest.MapFS{"names/cluster_name/rule.rego": rule("", "")}
	tests := []struct {
		name string
		dirs []fstest.MapFS
		want string
	}{
		{"nothing", []fstest.MapFS{{}}, "a: there is no rule: one lies at CATEGORY/NAME/rule.rego below the directory"},
		{"beside the folders", []fstest.MapFS{{"rule.rego": rule("", "")}}, "a/rule.rego: lies in .: the folders of a rule are CATEGORY/NAME"},
		{"too deep", []fstest.MapFS{{"x/names/cluster_name/rule.rego": rule("", "")}}, "a/x/names/cluster_name/rule.rego: is not at CATEGORY/NAME/rule.rego below a"},
		{"folder in capitals", []fstest.MapFS{{"Names/cluster_name/rule.rego": rule("", "")}}, "a/Names/cluster_name/rule.rego: lies in Names/cluster_name"},
		{"the same twice", []fstest.MapFS{one, one}, "the package custom.names.cluster_name is in a as well"},
		{"name twice", []fstest.MapFS{{"names/cluster_name/rule.rego": rule("", ""), "other/cluster_name/rule.rego": rule("names", "other")}}, "is the name of a rule of a/names/cluster_name/rule.rego already"},
		{"name of ours", []fstest.MapFS{{"names/it/rule.rego": rule("cluster_name", "it")}}, "a/names/it/rule.rego:8: it is the name of a rule of akslint already"},
		{"identifier twice", []fstest.MapFS{one, {"names/other/rule.rego": rule("cluster_name", "other")}}, "b/names/other/rule.rego:8: ORG001 is the name of a rule of a/names/cluster_name/rule.rego already"},
		{"very many", []fstest.MapFS{many}, "a: holds more than 1000 files of Rego"},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			var opts engine.Options
			for i, files := range c.dirs {
				opts.Custom = append(opts.Custom, engine.Custom{Dir: string(rune('a' + i)), Files: files})
			}
			_, err := engine.Load(ruleFS(t, about, silent), opts)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

// A rule that goes on for ever ends with its name, and what was found before stays.
func TestCustomRuleIsEnded(t *testing.T) {
	for name, c := range map[string]struct{ body, want string }{
		"loop":   {"deny contains result.at([\"name\"], \"x\") if {\n" + strings.Repeat("\tsome _ in _many\n", 12) + "\tinput.name == concat(\"\", [\"n\"])\n}\n\n_many := split(\"" + strings.Repeat("x,", 200) + "\", \",\")\n", "it took longer than the 100ms"},
		"memory": {"deny contains result.at([\"name\"], \"x\") if count([x |\n\tsome a in _many\n\tsome b in _many\n\tsome c in _many\n\tx := concat(\"\", [a, b, c, input.name])\n]) > 0\n\n_many := [sprintf(\"%d\", [n]) | some n, _ in split(\"" + strings.Repeat("x,", 200) + "\", \",\")]\n", "it took more than the 64 MiB of memory"},
	} {
		t.Run(name, func(t *testing.T) {
			fsys, opts := besides(t, ownHead+c.body)
			opts.CustomMemory = 64 << 20
			opts.CustomDeadline = time.Minute
			if name == "loop" {
				opts.CustomDeadline = 100 * time.Millisecond
			}
			fsys["test/it/rule.rego"].Data = []byte(strings.Replace(string(fsys["test/it/rule.rego"].Data), `input.name == ""`, `input.name == "shop"`, 1))
			e, err := engine.Load(fsys, opts)
			if err != nil {
				t.Fatal(err)
			}
			for _, known := range []bool{true, false} {
				cluster := shop(newFile("main.tf", "x"))
				if !known {
					cluster.Name = model.NotKnown[string]("")
				}
				result, err := e.Check(t.Context(), []*model.Cluster{cluster})
				if !errors.Is(err, engine.ErrBudget) || !strings.Contains(err.Error(), "rule ORG001 (cluster-name)") || !strings.Contains(err.Error(), c.want) {
					t.Errorf("name known %v: got %v", known, err)
				}
				if len(result.Findings) != 1 {
					t.Errorf("name known %v: %d findings of the other rule", known, len(result.Findings))
				}
			}
		})
	}
}

// FuzzCustomRule: whatever a file holds, it loads or is a mistake with its name.
func FuzzCustomRule(f *testing.F) {
	for _, seed := range []string{ownHead + ownBody, ownHead, "# METADATA\n# title: [\n", "package custom.names.cluster_name", "# only a comment\n", "\x00", "\xff\xfe"} {
		f.Add([]byte(seed))
	}
	own := ruleFS(f, about, silent)
	f.Fuzz(func(t *testing.T, src []byte) {
		files := fstest.MapFS{"names/cluster_name/rule.rego": {Data: src}, "names/cluster_name/rule_test.rego": {Data: src}}
		opts := engine.Options{Custom: []engine.Custom{{Dir: "policy", Files: files}}}
		_, err := engine.Load(own, opts)
		mistakes, ok := errors.AsType[engine.Mistakes](err)
		if err != nil && !ok {
			t.Fatal(err)
		}
		for _, m := range mistakes {
			if !strings.HasPrefix(m.File, "policy") || m.Message == "" {
				t.Errorf("%#v", m)
			}
		}
	})
}
