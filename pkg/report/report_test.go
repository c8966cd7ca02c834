package report_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/report"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/schemas"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func write(t *testing.T, format string, r report.Report, o report.Options) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := report.Write(&buf, format, r, o); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestGolden(t *testing.T) {
	stories := map[string]func() report.Report{
		"story": story, "hostile": hostile, "homeless": homeless, "unsure": unsure, "clusterless": clusterless,
		"empty": func() report.Report { return report.Report{} },
	}
	one := 1
	tests := []struct {
		name, story, format string
		options             report.Options
	}{
		{"story.txt", "story", report.Text, report.Options{}},
		{"story-color.txt", "story", report.Text, report.Options{Color: true}},
		{"story-narrow.txt", "story", report.Text, report.Options{Width: 40}},
		{"story-brief.txt", "story", report.Text, report.Options{Brief: true}},
		{"story.json", "story", report.JSON, report.Options{}},
		{"story.sarif", "story", report.SARIF, report.Options{ExitCode: &one, Category: "prod"}},
		{"story-audit.sarif", "story", report.SARIF, report.Options{Audit: true}},
		{"hostile.txt", "hostile", report.Text, report.Options{}},
		{"hostile.json", "hostile", report.JSON, report.Options{}},
		{"hostile.sarif", "hostile", report.SARIF, report.Options{Category: "a\x1bb"}},
		{"homeless.txt", "homeless", report.Text, report.Options{}},
		{"homeless.sarif", "homeless", report.SARIF, report.Options{}},
		{"unsure.txt", "unsure", report.Text, report.Options{}},
		{"unsure.json", "unsure", report.JSON, report.Options{}},
		{"clusterless.txt", "clusterless", report.Text, report.Options{}},
		{"empty.txt", "empty", report.Text, report.Options{}},
		{"empty.json", "empty", report.JSON, report.Options{}},
		{"empty.sarif", "empty", report.SARIF, report.Options{}},
		{"story.junit.xml", "story", report.JUnit, report.Options{}},
		{"hostile.junit.xml", "hostile", report.JUnit, report.Options{}},
		{"empty.junit.xml", "empty", report.JUnit, report.Options{}},
		{"story.github.txt", "story", report.GitHub, report.Options{}},
		{"hostile.github.txt", "hostile", report.GitHub, report.Options{}},
		{"homeless.github.txt", "homeless", report.GitHub, report.Options{}},
		{"empty.github.txt", "empty", report.GitHub, report.Options{}},
		{"story.gitlab.json", "story", report.GitLab, report.Options{}},
		{"hostile.gitlab.json", "hostile", report.GitLab, report.Options{}},
		{"homeless.gitlab.json", "homeless", report.GitLab, report.Options{}},
		{"empty.gitlab.json", "empty", report.GitLab, report.Options{}},
		{"story.md", "story", report.Markdown, report.Options{}},
		{"hostile.md", "hostile", report.Markdown, report.Options{}},
		{"homeless.md", "homeless", report.Markdown, report.Options{Files: "https://example.com/o/r/blob/abc/"}},
		{"unsure.md", "unsure", report.Markdown, report.Options{}},
		{"empty.md", "empty", report.Markdown, report.Options{}},
		{"story.html", "story", report.HTML, report.Options{Files: "https://example.com/o/r/blob/abc/"}},
		{"hostile.html", "hostile", report.HTML, report.Options{Files: "https://example.com/o/r/blob/abc/"}},
		{"empty.html", "empty", report.HTML, report.Options{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := write(t, tt.format, stories[tt.story](), tt.options)
			checkForm(t, tt.format, got)
			file := filepath.Join("testdata", tt.name)
			if *update {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s line %d; run with -update and look at the difference", file, firstDifference(got, want))
			}
		})
	}
}

// firstDifference returns the number of the first line that differs.
func firstDifference(a, b []byte) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return bytes.Count(a[:n], []byte("\n")) + 1
}

// checkForm holds a report against what its format promises.
func checkForm(t *testing.T, format string, data []byte) {
	t.Helper()
	switch format {
	case report.Text:
		return
	case report.JSON:
		validate(t, schemas.Report, data)
	case report.SARIF:
		validate(t, schemas.SARIF, data)
	case report.JUnit:
		wellFormed(t, data)
	case report.GitHub:
		onlyCommands(t, data)
	case report.GitLab:
		ownFingerprints(t, data)
	case report.HTML:
		keepsItsPolicy(t, data)
	}
	if i := bytes.IndexFunc(data, unsafeRune); i >= 0 {
		t.Errorf("a character that a terminal acts on at byte %d: %q", i, data[i:min(i+8, len(data))])
	}
}

func validate(t *testing.T, name string, data []byte) {
	t.Helper()
	schema, err := schemas.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	var doc any
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(doc); err != nil {
		t.Errorf("%s: %#v", name, err)
	}
}

// unsafeRune reports whether a character may move the cursor, reorder a line
// or end it where it should not.
func unsafeRune(r rune) bool {
	return r != '\n' && (r < 0x20 || 0x7f <= r && r < 0xa0 ||
		slices.Contains([]rune{0x061c, 0x200e, 0x200f, 0x2028, 0x2029, 0xfeff}, r) ||
		0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069)
}

func TestTextIsSafe(t *testing.T) {
	text := string(write(t, report.Text, hostile(), report.Options{}))
	if i := strings.IndexFunc(text, unsafeRune); i >= 0 {
		t.Errorf("a character that a terminal acts on at byte %d: %q", i, text[i:min(i+8, len(text))])
	}
	if !strings.Contains(text, `\u202e`) || !strings.Contains(text, `\x1b[31m`) {
		t.Error("what was hidden is not spelled out")
	}
	for line := range strings.Lines(text) {
		if strings.HasPrefix(strings.TrimLeft(line, " "), "::") {
			t.Errorf("a line that a CI system takes for a command: %q", line)
		}
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	for _, format := range report.Formats() {
		r := story()
		want := write(t, format, r, report.Options{})
		slices.Reverse(r.Findings)
		slices.Reverse(r.Problems)
		slices.Reverse(r.Rules)
		slices.Reverse(r.Coverage.Files)
		if got := write(t, format, r, report.Options{}); !bytes.Equal(got, want) {
			t.Errorf("%s depends on the order of its input", format)
		}
	}
}

func TestColorOnlyAdds(t *testing.T) {
	plain := write(t, report.Text, story(), report.Options{})
	colored := string(write(t, report.Text, story(), report.Options{Color: true}))
	var b strings.Builder
	for rest := colored; rest != ""; {
		before, after, found := strings.Cut(rest, "\x1b[")
		b.WriteString(before)
		if _, rest, _ = strings.Cut(after, "m"); !found {
			break
		}
	}
	if b.String() != string(plain) {
		t.Error("the colored text differs in more than color")
	}
	if colored == string(plain) {
		t.Error("there is no color")
	}
}

func TestUnknownFormat(t *testing.T) {
	var buf bytes.Buffer
	err := report.Write(&buf, "yaml", report.Report{}, report.Options{})
	if err == nil || err.Error() != `unknown format "yaml": use one of text, json, sarif, junit, github, gitlab, markdown, html` {
		t.Errorf("got %v", err)
	}
	if buf.Len() > 0 {
		t.Errorf("wrote %q", buf.String())
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestWriteKeepsTheCause(t *testing.T) {
	if err := report.Write(brokenPipe{}, report.Text, report.Report{}, report.Options{}); !errors.Is(err, os.ErrClosed) {
		t.Errorf("got %v, want os.ErrClosed in it", err)
	}
}

func TestSecretsAreNotPrinted(t *testing.T) {
	rule := &finding.Rule{ID: "AKS902", Name: "secret"}
	for _, line := range secretLines {
		file := fileOf(line.path, line.text)
		loc := finding.Location{Range: at(file, line.point), Secret: line.declared}
		r := report.Report{Findings: []finding.Finding{{
			Rule: rule, Location: loc, Related: []finding.Location{loc}, Trail: []finding.Location{loc},
		}}}
		for _, format := range report.Formats() {
			out := write(t, format, r, report.Options{})
			if bytes.Contains(out, []byte("hunter2")) {
				t.Errorf("%s of %q shows a secret:\n%s", format, line.text, out)
			}
			if format == report.Text && !bytes.Contains(out, []byte("***")) {
				t.Errorf("%s of %q does not show that there is one:\n%s", format, line.text, out)
			}
		}
	}
}

func TestSecretsInMessagesAreNotPrinted(t *testing.T) {
	const message = "registry https://user:hunter2@example.com"
	place := finding.Location{Range: at(mainTF, "name"), Message: message}
	r := report.Report{
		Findings: []finding.Finding{
			{
				Rule: &finding.Rule{ID: "AKS902"}, Message: message, Location: place,
				Trail: []finding.Location{place}, Related: []finding.Location{place},
			},
			{Rule: &finding.Rule{ID: "AKS902"}, Kind: finding.Open, Message: message, Missing: []finding.Location{place}},
		},
		Problems: []source.Problem{{Message: message, Hint: message, Path: "main.tf"}},
		Coverage: report.Coverage{Unresolved: []finding.Location{place}},
	}
	for _, format := range report.Formats() {
		if out := write(t, format, r, report.Options{Audit: true}); bytes.Contains(out, []byte("hunter2")) {
			t.Errorf("%s shows a secret:\n%s", format, out)
		}
	}
}
