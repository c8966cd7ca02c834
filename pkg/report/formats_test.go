package report_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/report"
	"github.com/akslint/akslint/pkg/source"
)

// wellFormed reads XML to its end.
func wellFormed(t *testing.T, data []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("no XML: %v", err)
		}
	}
}

// command is what GitHub reads of a line, as strictly as a report writes it.
var command = regexp.MustCompile(`^::(error|warning|notice) (file=[^:,]+,line=[1-9][0-9]*,endLine=[1-9][0-9]*,col=[1-9][0-9]*,(endColumn=[1-9][0-9]*,)?)?title=[^:,]+::.+$`)

// onlyCommands checks that every command in a log is one of a report's own.
func onlyCommands(t *testing.T, data []byte) {
	t.Helper()
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(strings.TrimSpace(line), "::") && !command.MatchString(strings.TrimSuffix(line, "\n")) {
			t.Errorf("not a command of ours: %s", line)
		}
	}
}

// ownFingerprints checks that a code quality report is one, and that GitLab will
// keep all of it.
func ownFingerprints(t *testing.T, data []byte) {
	t.Helper()
	var issues []struct {
		Description, Severity, Fingerprint string
		CheckName                          string `json:"check_name"`
		Location                           struct {
			Path  string
			Lines struct{ Begin int }
		}
	}
	if err := json.Unmarshal(data, &issues); err != nil || issues == nil {
		t.Fatalf("not a list of issues: %v", err)
	}
	seen := map[string]bool{}
	for _, i := range issues {
		if seen[i.Fingerprint] || i.Fingerprint == "" {
			t.Errorf("fingerprint %q is not its own: %+v", i.Fingerprint, i)
		}
		seen[i.Fingerprint] = true
		if i.Description == "" || i.CheckName == "" || i.Severity == "" || i.Location.Path == "" || i.Location.Lines.Begin < 1 {
			t.Errorf("incomplete: %+v", i)
		}
	}
}

var (
	policy = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy" content="([^"]*)">`)
	sheet  = regexp.MustCompile(`(?s)<style>(.*?)</style>`)
	active = regexp.MustCompile(`(?i)<(script|iframe|object|embed|img|link|base|form|svg)|<[^>]*\s(on[a-z]+|style|src)\s*=`)
)

// keepsItsPolicy checks that a page allows its own style and nothing else, and has
// nothing in it that would need more.
func keepsItsPolicy(t *testing.T, data []byte) {
	t.Helper()
	found, style := policy.FindSubmatch(data), sheet.FindSubmatch(data)
	if found == nil || style == nil {
		t.Fatal("no policy, or no style")
	}
	sum := sha256.Sum256(style[1])
	want := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
	if got := html.UnescapeString(string(found[1])); got != want {
		t.Errorf("the policy is %s, want %s", got, want)
	}
	if bytes.Contains(style[1], []byte("url(")) || bytes.Contains(style[1], []byte("@import")) {
		t.Error("the style fetches something")
	}
	if at := active.Find(bytes.Replace(data, style[1], nil, 1)); at != nil {
		t.Errorf("the page holds %q", at)
	}
}

func TestHostileTextsInEveryFormat(t *testing.T) {
	for _, format := range report.Formats() {
		t.Run(format, func(t *testing.T) {
			data := write(t, format, hostile(), report.Options{Audit: true, Files: "https://example.com/"})
			checkForm(t, format, data)
			out := string(data)
			if !utf8.ValidString(out) {
				t.Error("invalid UTF-8")
			}
			if i := strings.IndexFunc(out, unsafeRune); i >= 0 {
				t.Errorf("a character that a terminal acts on at byte %d: %q", i, out[i:min(i+8, len(out))])
			}
			for _, text := range []string{"##vso[", "##[", "\u202e", "\x1b", "hunter2"} {
				if strings.Contains(out, text) {
					t.Errorf("%q is in it", text)
				}
			}
			if markup := format == report.HTML || format == report.Markdown || format == report.JUnit; markup && strings.Contains(strings.ReplaceAll(out, "]]]]>", ""), "]]>-->") {
				t.Error("the end of a character section is in it")
			}
			if (format == report.HTML || format == report.Markdown) && (strings.Contains(out, "<script") || strings.Contains(out, `"javascript:`) || format == report.Markdown && linked.MatchString(out)) {
				t.Error("markup is in it")
			}
			for line := range strings.Lines(out) {
				if format != report.GitHub && strings.HasPrefix(strings.TrimSpace(line), "::") {
					t.Errorf("a line that a CI system takes for a command: %q", line)
				}
			}
		})
	}
}

// linked is a link that is not one of the report's own.
var linked = regexp.MustCompile(`[^\\]\]\(javascript`)

// many is a report with findings past what any page of a CI system takes.
func many(n int) report.Report {
	file := source.NewFile("main.tf", []byte(strings.Repeat("x = 1\n", n)))
	var r report.Report
	for i := range n {
		rule := &finding.Rule{
			ID: fmt.Sprintf("AKS%d", 100+i%400), Name: "rule", Severity: finding.Severity(i % 5),
			References: []string{"https://example.com/" + strings.Repeat("long/", 100)},
		}
		at := finding.Location{Range: source.Range{File: file, Start: 6 * i, End: 6*i + 5}, Message: strings.Repeat("é|", 500)}
		r.Findings = append(r.Findings,
			finding.Finding{Rule: rule, Severity: rule.Severity, Message: fmt.Sprint(i, strings.Repeat(" word_", 200)), Remediation: strings.Repeat("do ", 300), Location: at, Fingerprint: "same"},
			finding.Finding{Rule: rule, Kind: finding.Open, Message: "open", Missing: []finding.Location{{Range: at.Range, Message: fmt.Sprint("cause ", i, strings.Repeat("*", 900))}}},
		)
		r.Problems = append(r.Problems, source.Problem{Severity: source.Error, Range: at.Range, Message: fmt.Sprint(i, strings.Repeat("]", 900))})
	}
	return r
}

// A comment on a pull request has 65,536 characters at most, and a step summary of
// GitHub 1,048,576 bytes.
func TestMarkdownFits(t *testing.T) {
	out := write(t, report.Markdown, many(2000), report.Options{})
	if len(out) > 65_000 {
		t.Errorf("%d bytes", len(out))
	}
	for _, want := range []string{"| | and ", "- and ", "</details>\n\n<details>", "2000 findings"} {
		if !bytes.Contains(out, []byte(want)) {
			t.Errorf("%q is not in it", want)
		}
	}
	if open, closed := bytes.Count(out, []byte("<details>")), bytes.Count(out, []byte("</details>")); open != closed {
		t.Errorf("%d parts are opened, %d closed", open, closed)
	}
}

func TestAnnotationsAreAsManyAsAreShown(t *testing.T) {
	r := many(100)
	r.Problems = r.Problems[:3]
	out := string(write(t, report.GitHub, r, report.Options{}))
	onlyCommands(t, []byte(out))
	for level, want := range map[string]int{"::error ": 10, "::warning ": 10, "::notice ": 10} {
		if got := strings.Count(out, level); got != want {
			t.Errorf("%d of %s, want %d", got, level, want)
		}
	}
	if !strings.Contains(out, "::notice title=akslint::74 more without an annotation, of which GitHub shows 10 of each level: 33 errors, 10 warnings, 31 notices\n") {
		t.Errorf("what is left out is not said:\n%s", out)
	}
	if first, second := strings.Index(out, "(critical)"), strings.Index(out, "(high)"); first < 0 || second >= 0 && second < first {
		t.Error("the worst do not come first")
	}
}

func TestEveryFingerprintIsItsOwn(t *testing.T) {
	ownFingerprints(t, write(t, report.GitLab, many(50), report.Options{}))
}

func TestJUnitCounts(t *testing.T) {
	type counts struct {
		Tests    int `xml:"tests,attr"`
		Failures int `xml:"failures,attr"`
		Errors   int `xml:"errors,attr"`
		Skipped  int `xml:"skipped,attr"`
	}
	var got struct {
		counts
		Suites []struct {
			counts
			Name  string `xml:"name,attr"`
			Cases []struct {
				Name string `xml:"name,attr"`
			} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	r := many(7)
	r.Coverage.Clusters = []report.Cluster{{Address: "clean", Unit: "infra"}}
	r.Findings[0].Clusters = []string{"a", "b"} // it is in the suite of each
	if err := xml.Unmarshal(write(t, report.JUnit, r, report.Options{}), &got); err != nil {
		t.Fatal(err)
	}
	// Sources, the clean cluster, a, b, and what belongs to no cluster.
	if want := (counts{Tests: 7 + 1 + 1 + 1 + 6 + 7, Failures: 8, Errors: 7, Skipped: 7}); got.counts != want {
		t.Errorf("got %+v, want %+v", got.counts, want)
	}
	var sum counts
	for _, s := range got.Suites {
		if s.Tests != len(s.Cases) || s.Tests == 0 {
			t.Errorf("suite %s says %d cases, and has %d", s.Name, s.Tests, len(s.Cases))
		}
		names := map[string]bool{}
		for _, c := range s.Cases {
			if names[c.Name] {
				t.Errorf("two cases %q in suite %s", c.Name, s.Name)
			}
			names[c.Name] = true
		}
		sum.Tests += s.Tests
		sum.Failures += s.Failures
		sum.Errors += s.Errors
		sum.Skipped += s.Skipped
	}
	if sum != got.counts {
		t.Errorf("the suites have %+v together, the report %+v", sum, got.counts)
	}
}

func TestPageHasAnEnd(t *testing.T) {
	out := write(t, report.HTML, many(5100), report.Options{})
	if n := bytes.Count(out, []byte(`class="card finding `)); n != 5000 {
		t.Errorf("%d findings on the page", n)
	}
	if !bytes.Contains(out, []byte("100 more findings, milder than these")) {
		t.Error("what is left out is not said")
	}
}

func FuzzFormats(f *testing.F) {
	f.Add("main.tf", "name = 1\n", "cluster \"x\" is so")
	f.Add(evil, evil, evil)
	f.Add("a]]>b", "<!--", "x]]]>\x00\ufffe\r")
	f.Fuzz(func(t *testing.T, path, text, message string) {
		file := source.NewFile(path, []byte(text))
		at := finding.Location{Range: source.Range{File: file, Start: len(text) / 3, End: len(text)}, Message: message}
		rule := &finding.Rule{ID: "AKS001", Name: message, Title: message, Description: message, References: []string{message}}
		fail := finding.Finding{Rule: rule, Message: message, Remediation: message, Address: message, Cluster: message, Unit: path, Location: at, Trail: []finding.Location{at}, Related: []finding.Location{at}}
		open, lived := fail, fail
		open.Kind, open.Missing = finding.Open, []finding.Location{at}
		lived.Suppression = &finding.Suppression{Reason: message}
		r := report.Report{
			Findings: []finding.Finding{fail, open, lived},
			Problems: []source.Problem{{Range: at.Range, Message: message, Hint: message}, {Path: path, Message: message}},
			Coverage: report.Coverage{Clusters: []report.Cluster{{Address: message, Unit: path, Range: at.Range}}, Unresolved: []finding.Location{at}},
		}
		for _, format := range []string{report.JUnit, report.GitHub, report.HTML, report.Markdown} {
			out := write(t, format, r, report.Options{Files: "https://example.com/"})
			checkForm(t, format, out)
		}
	})
}
