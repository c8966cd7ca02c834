package baseline_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/baseline"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

var (
	tier    = &finding.Rule{ID: "AKS205", Name: "free-tier"}
	zones   = &finding.Rule{ID: "AKS201", Name: "pool-without-zones"}
	binding = &finding.Rule{ID: "ORG1", Name: "binding", Binding: true}
)

// found is a finding about a pool of the cluster in infra, on a line of main.tf.
func found(rule *finding.Rule, pool string, line int) finding.Finding {
	f := source.NewFile("infra/main.tf", bytes.Repeat([]byte("\n"), 100))
	return finding.Finding{
		Rule: rule, Message: "pool is wrong", Unit: "infra", Cluster: "aks.a", Address: "pool." + pool,
		Named: ".pools[pool." + pool + "].zones", Location: finding.Location{Range: source.Range{File: f, Start: line, End: line}},
	}
}

// everything is a run of the whole repository.
var everything = baseline.Run{
	Clusters: []baseline.Cluster{{Unit: "infra", Address: "aks.a"}}, Whole: true,
	Covers: func(string) bool { return true }, Asked: map[string]bool{"AKS205": true, "AKS201": true},
	Answers: func(string) bool { return true },
}

// remembered is a baseline of findings, as it is after it was written and read.
func remembered(t *testing.T, findings ...finding.Finding) *baseline.Baseline {
	t.Helper()
	var none baseline.Baseline
	known := none.Compare(findings, everything)
	data := known.Created()
	b, problem := baseline.Read(source.NewFile(baseline.FileName, data))
	if problem != nil {
		t.Fatalf("%s\n%s", problem.Message, data)
	}
	return b
}

func say(c baseline.Comparison) string {
	list := func(entries []baseline.Entry) string {
		var out []string
		for _, e := range entries {
			out = append(out, e.Rule+" "+e.Address)
		}
		return strings.Join(out, ", ")
	}
	return fmt.Sprintf("held: %s; new: %s; fixed: %s; unseen: %s", list(c.Held), list(c.New), list(c.Fixed), list(c.Unseen))
}

func TestCompare(t *testing.T) {
	part := everything
	part.Whole = false
	part.Covers = func(path string) bool { return strings.HasPrefix(path, "infra/") }
	elsewhere := part
	elsewhere.Clusters = []baseline.Cluster{{Unit: "other", Address: "aks.b"}}
	skipped := everything
	skipped.Asked = map[string]bool{"AKS205": true}
	skipped.Answers = func(string) bool { return false }
	gone := skipped
	gone.Answers = func(string) bool { return true }

	moved := found(tier, "a", 1)
	moved.Unit = "terraform"
	there := everything
	there.Clusters = []baseline.Cluster{{Unit: "terraform", Address: "aks.a"}}
	open := found(zones, "x", 1)
	open.Kind = finding.Open
	allowed := found(zones, "b", 1)
	allowed.Suppression = &finding.Suppression{By: finding.ByComment}
	second := found(tier, "a", 9)
	second.Message = "something else is wrong with it"
	production := found(tier, "a", 1)
	production.Deployments = []string{"production"}

	for _, tt := range []struct {
		name     string
		known    []finding.Finding
		findings []finding.Finding
		run      baseline.Run
		want     string
	}{
		{"the same", []finding.Finding{found(tier, "a", 1)}, []finding.Finding{found(tier, "a", 1)}, everything, "held: AKS205 pool.a; new: ; fixed: ; unseen: "},
		{"lines moved", []finding.Finding{found(tier, "a", 1)}, []finding.Finding{found(tier, "a", 7)}, everything, "held: AKS205 pool.a; new: ; fixed: ; unseen: "},
		{"directory renamed", []finding.Finding{found(tier, "a", 1)}, []finding.Finding{moved}, there, "held: AKS205 pool.a; new: ; fixed: ; unseen: "},
		{"copied to another directory", []finding.Finding{found(tier, "a", 1)}, []finding.Finding{moved}, everything, "held: ; new: AKS205 pool.a; fixed: AKS205 pool.a; unseen: "},
		{"another thing", []finding.Finding{found(tier, "a", 1)}, []finding.Finding{found(tier, "b", 1)}, everything, "held: ; new: AKS205 pool.b; fixed: AKS205 pool.a; unseen: "},
		{"a second thing said", []finding.Finding{found(tier, "a", 1)}, []finding.Finding{found(tier, "a", 1), second}, everything, "held: AKS205 pool.a; new: AKS205 pool.a; fixed: ; unseen: "},
		{"one of two fixed", []finding.Finding{found(tier, "a", 1), second}, []finding.Finding{found(tier, "a", 1)}, everything, "held: AKS205 pool.a; new: ; fixed: AKS205 pool.a; unseen: "},
		{"said twice", []finding.Finding{found(tier, "a", 1)}, []finding.Finding{found(tier, "a", 1), found(tier, "a", 1)}, everything, "held: AKS205 pool.a; new: ; fixed: ; unseen: "},
		{"in one more deployment", []finding.Finding{found(tier, "a", 1)}, []finding.Finding{found(tier, "a", 1), production}, everything, "held: AKS205 pool.a; new: AKS205 pool.a; fixed: ; unseen: "},
		{"part that holds it", []finding.Finding{found(tier, "a", 1)}, nil, part, "held: ; new: ; fixed: AKS205 pool.a; unseen: "},
		{"another part", []finding.Finding{found(tier, "a", 1)}, nil, elsewhere, "held: ; new: ; fixed: ; unseen: AKS205 pool.a"},
		{"rule switched off", []finding.Finding{found(zones, "a", 1)}, nil, skipped, "held: ; new: ; fixed: ; unseen: AKS201 pool.a"},
		{"nothing left to ask the rule about", []finding.Finding{found(zones, "a", 1)}, nil, gone, "held: ; new: ; fixed: AKS201 pool.a; unseen: "},
		{"stayed open", []finding.Finding{found(zones, "a", 1)}, []finding.Finding{open}, everything, "held: ; new: ; fixed: ; unseen: AKS201 pool.a"},
		{"nothing is known of the run", []finding.Finding{found(tier, "a", 1)}, nil, baseline.Run{}, "held: ; new: ; fixed: ; unseen: AKS205 pool.a"},
		{"allowed", nil, []finding.Finding{allowed}, everything, "held: ; new: ; fixed: ; unseen: "},
		{"nobody may suppress it", nil, []finding.Finding{found(binding, "a", 1)}, everything, "held: ; new: ; fixed: ; unseen: "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := remembered(t, tt.known...)
			got := b.Compare(tt.findings, tt.run)
			if say(got) != tt.want {
				t.Errorf("got  %s\nwant %s", say(got), tt.want)
			}
			backwards := slices.Clone(tt.findings)
			slices.Reverse(backwards)
			if again := b.Compare(backwards, tt.run); say(again) != tt.want {
				t.Errorf("in another order: %s", say(again))
			}
		})
	}
}

func TestApplySuppressesWhatIsHeld(t *testing.T) {
	b := remembered(t, found(tier, "a", 1))
	findings := []finding.Finding{found(tier, "b", 1), found(tier, "a", 3)}
	c := b.Compare(findings, everything)
	c.Apply(findings, b)
	if findings[0].Suppression != nil {
		t.Errorf("a new finding is suppressed: %+v", findings[0].Suppression)
	}
	if s := findings[1].Suppression; s == nil || s.By != finding.ByBaseline || !s.External {
		t.Errorf("a known finding has suppression %+v", s)
	}
}

func TestWriteIsSortedAndReadsBack(t *testing.T) {
	entries := []baseline.Entry{
		{Rule: "AKS2", Name: "b", Address: "z", Path: "p", File: "f"},
		{Rule: "AKS1", Name: "a", Address: "a[\"<é>\"]", Path: "p", Cluster: "c", Unit: "u", Deployment: "d"},
		{Rule: "AKS1", Name: "a", Address: "z", Path: "p"},
	}
	want := `{
  "version": 1,
  "findings": [
    {"rule": "AKS1", "name": "a", "address": "z", "path": "p"},
    {"rule": "AKS2", "name": "b", "address": "z", "path": "p", "file": "f"},
    {"rule": "AKS1", "name": "a", "address": "a[\"<é>\"]", "path": "p", "cluster": "c", "unit": "u", "deployment": "d"}
  ],
  "clusters": [
    {"cluster": "", "unit": ""},
    {"cluster": "a", "unit": "u"},
    {"cluster": "c", "unit": "u", "deployment": "d"}
  ]
}
`
	got := baseline.Write(entries, []baseline.Cluster{{Unit: "u", Address: "c", Deployment: "d"}, {}, {Unit: "u", Address: "a"}, {Unit: "u", Address: "a"}})
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	b, problem := baseline.Read(source.NewFile("b.json", got))
	if problem != nil {
		t.Fatal(problem.Message)
	}
	if place := b.Entries[1].At.String(); place != "b.json:5:46" {
		t.Errorf("the second entry is at %s", place)
	}
	if again := baseline.Write(b.Entries, b.Clusters); !bytes.Equal(again, got) {
		t.Errorf("read and written again:\n%s", again)
	}
}

func TestMistakesInABaseline(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{``, "this is no baseline: it ends too early"},
		{`[]`, "here should be a {"},
		{`{"findings": []}`, "the baseline does not say its version"},
		{`{"version": 2, "findings": []}`, "the version of the baseline is 2, and this akslint reads 1"},
		{`{"version": 1, "finding": []}`, `there is no key "finding" here; did you mean findings?`},
		{`{"version": 1, "version": 1}`, "version is written twice"},
		{`{"version": 1, "findings": [{"rule": "A", "addr": "b"}]}`, `there is no key "addr" here; did you mean address?`},
		{`{"version": 1, "findings": [{"rule": "A", "address": "b", "rule": "C"}]}`, "rule is written twice"},
		{`{"version": 1, "findings": [{"rule": "A"}]}`, "an entry needs a rule, and the address or the path of what it is about"},
		{`{"version": 1, "findings": [{"rule": ["A"]}]}`, "rule has to be a text"},
		{`{"version": 1, "findings": [{"rule": "A", "address": "b"}`, "this is no baseline: it ends too early"},
		{`{"version": 1, "clusters": [{"address": "a"}]}`, `there is no key "address" here`},
		{`{"version": 1, "clusters": [{"unit": 1}]}`, "unit has to be a text"},
		{`{"version": 1, "clusters": ["a"]}`, "here should be a {"},
		{`{"version": 1, "clusters": [` + strings.Repeat(`{},`, 100_000) + `{}]}`, "the baseline lists more than 100000 clusters"},
		{`{"version": 1} {}`, "something follows the end of the baseline"},
		{`{"version": 1, "findings": [` + strings.Repeat(`{"rule": "A", "path": "b"},`, 100_000) + `{"rule": "A", "path": "b"}]}`, "the baseline holds more than 100000 findings"},
	} {
		b, problem := baseline.Read(source.NewFile("b.json", []byte(tt.text)))
		if problem == nil || problem.Message != tt.want || len(b.Entries) > 0 {
			t.Errorf("%.60s: %d entries, %+v, want %s", tt.text, len(b.Entries), problem, tt.want)
		}
	}
}

// FuzzRead reads whatever bytes there are: nothing panics, a mistake leaves
// nothing that suppresses, and what is understood is the same when it is written.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"version": 1, "findings": [{"rule": "A", "address": "b"}]}`))
	f.Add([]byte(`{"version": 1, "findings": [{"rule": "A", "path": "\ud800"}, {}]}`))
	f.Add([]byte(`{"version": 1, "findings": [], "clusters": [{"cluster": "a", "unit": "b", "deployment": "c"}, {}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, problem := baseline.Read(source.NewFile("b.json", data))
		if problem != nil {
			if len(b.Entries) > 0 || problem.Message == "" {
				t.Errorf("%+v with %d entries", problem, len(b.Entries))
			}
			return
		}
		again, problem := baseline.Read(source.NewFile("b.json", baseline.Write(b.Entries, b.Clusters)))
		if problem != nil || len(again.Entries) != len(b.Entries) || len(again.Clusters) > len(b.Clusters) {
			t.Errorf("written and read again: %+v, %d entries of %d", problem, len(again.Entries), len(b.Entries))
		}
	})
}
