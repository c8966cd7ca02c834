package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

func TestRegionCountsUTF16(t *testing.T) {
	tests := []struct {
		name, data, point string
		want              sarifRegion
	}{
		{"ascii", "a = 1\n", "1", sarifRegion{1, 5, 1, 6}},
		{"emoji counts two", "a🙂 = 1\n", "1", sarifRegion{1, 7, 1, 8}},
		{"emoji in the region", "a = 🙂\n", "🙂", sarifRegion{1, 5, 1, 7}},
		{"accent counts one", "é = 1\n", "1", sarifRegion{1, 5, 1, 6}},
		{"byte order mark counts nothing", "\ufeffa = 1\n", "a", sarifRegion{1, 1, 1, 2}},
		{"windows line ending", "x\r\na = 1\r\n", "1\r\n", sarifRegion{2, 5, 2, 6}},
		{"several lines end with the first", "a = [\n1,\n]\n", "[\n1,\n]", sarifRegion{1, 5, 1, 6}},
		{"empty range is one wide", "a = 1\n", "", sarifRegion{1, 1, 1, 2}},
		{"empty line", "\nx", "\n", sarifRegion{1, 1, 1, 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			i := strings.Index(tt.data, tt.point)
			r := source.Range{File: source.NewFile("f", []byte(tt.data)), Start: i, End: i + len(tt.point)}
			if got := *region(r); got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestURI(t *testing.T) {
	tests := map[string]string{
		"main.tf":            "main.tf",
		"./a/../b/main.tf":   "b/main.tf",
		"a b/ä#?%.tf":        "a%20b/%C3%A4%23%3F%25.tf",
		"git:main.tf":        "git%3Amain.tf",
		"x\xff\n\x1b\"<>.tf": "x%FF%0A%1B%22%3C%3E.tf",
		`a\b.tf`:             "a%5Cb.tf",
		"-rf|`$(x)`.tf":      "-rf%7C%60%24%28x%29%60.tf",
	}
	for in, want := range tests {
		if got := uri(in); got != want {
			t.Errorf("uri(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestInRepository(t *testing.T) {
	for name, want := range map[string]bool{
		"main.tf": true, "a/b.tf": true, "..a/b.tf": true, "git:main.tf": true,
		"": false, "/etc/main.tf": false, "../main.tf": false, "a/../../main.tf": false, "..": false,
		`C:\main.tf`: false, "c:/main.tf": false, `\\host\share`: false, "https://example.com/main.tf": false,
		".terraform/modules/a/main.tf": false, "infra/.terraform/modules/a/main.tf": false,
	} {
		if got := inRepository(name); got != want {
			t.Errorf("inRepository(%q) = %v", name, got)
		}
	}
}

// parsed reads a SARIF report back into the types it was written from.
func parsed(t *testing.T, r Report, o Options) sarifRun {
	t.Helper()
	var buf bytes.Buffer
	if err := Write(&buf, SARIF, r, o); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(buf.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	return log.Runs[0]
}

func TestArraysAreNeverNull(t *testing.T) {
	run := parsed(t, Report{}, Options{})
	if run.Results == nil || run.Tool.Driver.Rules == nil {
		t.Errorf("results %v, rules %v: want empty arrays", run.Results, run.Tool.Driver.Rules)
	}
}

func TestVersionStartsWithANumber(t *testing.T) {
	tests := []struct{ version, want, semantic, full string }{
		{"1.2.3", "1.2.3", "1.2.3", ""},
		{"v1.2.3-4-gabcdef", "1.2.3-4-gabcdef", "1.2.3-4-gabcdef", ""},
		{"(devel)", "0.0.0", "", "akslint (devel)"},
		{"7fd3e1", "7fd3e1", "", ""},
		{"", "0.0.0", "", "akslint"},
	}
	for _, tt := range tests {
		d := parsed(t, Report{Version: tt.version}, Options{}).Tool.Driver
		if d.Version != tt.want || d.SemanticVersion != tt.semantic || d.FullName != tt.full {
			t.Errorf("%q: got %q, %q, %q", tt.version, d.Version, d.SemanticVersion, d.FullName)
		}
	}
}

func TestOnlyTheWorstResultsAreKept(t *testing.T) {
	const many = 6000
	rules := []*finding.Rule{{ID: "AKS001", Severity: finding.Low}, {ID: "AKS002", Severity: finding.Critical}}
	file := source.NewFile("main.tf", []byte(strings.Repeat("x\n", many)))
	var r Report
	for i := range many {
		rule := rules[i%2]
		r.Findings = append(r.Findings, finding.Finding{
			Rule: rule, Severity: rule.Severity, Message: fmt.Sprint(i),
			Location: finding.Location{Range: source.Range{File: file, Start: 2 * i, End: 2*i + 1}},
		})
	}
	run := parsed(t, r, Options{})
	if len(run.Results) != 5000 {
		t.Errorf("%d results, want 5000", len(run.Results))
	}
	worst := slices.IndexFunc(run.Results, func(r sarifResult) bool { return r.Level != "error" })
	if worst != many/2 {
		t.Errorf("the first %d results are errors, want all %d", worst, many/2)
	}
	notes := run.Invocations[0].Notifications
	if len(notes) != 1 || notes[0].Level != "warning" || !strings.Contains(notes[0].Message.Text, "1000 results left out") {
		t.Errorf("notifications %+v: want one that counts what was left out", notes)
	}
	var text bytes.Buffer
	if err := Write(&text, Text, r, Options{}); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(text.String(), "--> main.tf:"); got != many {
		t.Errorf("text shows %d findings, want all %d", got, many)
	}
}

func TestAuditAddsWhatIsNoAlert(t *testing.T) {
	rule := &finding.Rule{ID: "AKS001"}
	at := finding.Location{Range: source.Range{File: source.NewFile("main.tf", []byte("x = 1\n")), End: 1}}
	r := Report{Findings: []finding.Finding{
		{Rule: rule, Message: "fails", Location: at, Severity: finding.Low},
		{Rule: rule, Message: "open", Location: at, Kind: finding.Open, Severity: finding.High},
		{Rule: rule, Message: "suppressed", Location: at, Suppression: &finding.Suppression{Reason: "agreed"}},
		{Rule: rule, Message: "in the baseline", Location: at, Suppression: &finding.Suppression{External: true}},
	}}
	if run := parsed(t, r, Options{}); len(run.Results) != 1 || run.Results[0].Message.Text != "Fails." {
		t.Errorf("without an audit: %+v, want only what fails", run.Results)
	}
	var got []string
	for _, r := range parsed(t, r, Options{Audit: true}).Results {
		line := r.Message.Text + " " + r.Kind + " " + r.Level
		for _, s := range r.Suppressions {
			line += " " + s.Kind + " " + s.Justification
		}
		got = append(got, line)
	}
	want := []string{"Fails.  note", "In the baseline.  note external ", "Suppressed.  note inSource agreed", "Open. open none"}
	if !slices.Equal(got, want) {
		t.Errorf("in an audit: %q, want %q", got, want)
	}
}

func TestSecuritySeverityIsForSecurityAlone(t *testing.T) {
	for s := finding.Info; s <= finding.Critical; s++ {
		reliability := sarifRuleOf(&finding.Rule{ID: "AKS001", Pillar: "reliability", Severity: s})
		if got := reliability.Properties.SecuritySeverity; got != "" {
			t.Errorf("%s reliability rule has security severity %s", s, got)
		}
		if slices.Contains(reliability.Properties.Tags, "security") {
			t.Errorf("%s reliability rule is tagged security", s)
		}
		security := sarifRuleOf(&finding.Rule{ID: "AKS001", Pillar: "security", Severity: s})
		if security.Properties.SecuritySeverity == "" || !slices.Contains(security.Properties.Tags, "security") {
			t.Errorf("%s security rule: %+v", s, security.Properties)
		}
	}
}

func TestRuleTextsFit(t *testing.T) {
	r := &finding.Rule{ID: "AKS001", Title: strings.Repeat("é", 3000), Description: strings.Repeat("word ", 1000)}
	for i := range 40 {
		r.Environments = append(r.Environments, fmt.Sprint("environment", i))
	}
	got := sarifRuleOf(r)
	for _, text := range []string{got.ShortDescription.Text, got.FullDescription.Text} {
		if n := len([]rune(text)); n > 1024 {
			t.Errorf("a description of %d characters", n)
		}
	}
	if n := len(got.Properties.Tags); n != 20 {
		t.Errorf("%d tags, want 20", n)
	}
	bare := sarifRuleOf(&finding.Rule{ID: "AKS001"})
	for _, text := range []string{bare.ShortDescription.Text, bare.FullDescription.Text, bare.Help.Text, bare.Help.Markdown} {
		if strings.TrimSpace(text) == "" {
			t.Errorf("a rule that says nothing of itself has an empty text: %+v", bare)
		}
	}
}

func TestRelatedLocationsAreBounded(t *testing.T) {
	at := finding.Location{Range: source.Range{File: source.NewFile("main.tf", []byte("x = 1\n")), End: 1}}
	f := finding.Finding{Rule: &finding.Rule{ID: "AKS001"}, Message: "m", Location: at}
	for range 500 {
		f.Trail = append(f.Trail, at)
	}
	result := parsed(t, Report{Findings: []finding.Finding{f}}, Options{}).Results[0]
	if n := len(result.RelatedLocations); n != maxRelated {
		t.Errorf("%d related locations, want %d", n, maxRelated)
	}
	for i, l := range result.RelatedLocations {
		if l.ID != i+1 || l.Message == nil || l.Message.Text == "" || l.Physical.Region == nil {
			t.Fatalf("related location %d: %+v", i, l)
		}
	}
}

// Errata 01 demands a start of every region; the schema in use is older.
func TestRegionsSayWhereTheyStart(t *testing.T) {
	r := region(source.Range{File: source.NewFile("main.tf", nil)})
	if r.StartLine != 1 || r.StartColumn != 1 || r.EndLine != 1 || r.EndColumn != 1 {
		t.Errorf("an empty file has the region %+v", r)
	}
}
