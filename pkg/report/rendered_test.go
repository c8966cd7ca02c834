package report_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/report"
	"github.com/akslint/akslint/pkg/source"
)

// rendered is a report about what came through standard input: a template of
// which the line is known, one of which it is not, and one that is not among the
// files.
func rendered() report.Report {
	stdin := source.NewFile("stdin.yaml", []byte("# Source: shop/templates/web.yaml\nspec:\n  replicas: 1\n  template: {}\n---\n# Source: shop/charts/db/templates/db.yaml\ntype: LoadBalancer\n"))
	web := source.NewFile("charts/shop/templates/web.yaml", []byte("spec:\n{{ if .x }}\n  replicas: {{ .Values.replicas }}\n{{ end }}\n"))
	gone := source.NewFile("shop/charts/db/templates/db.yaml", nil)
	odd := source.NewFile("C:/shop/web.yaml", nil)
	line := func(text string, template source.Range) finding.Location {
		return finding.Location{Range: at(stdin, text), Template: template}
	}
	replicas, whole := at(web, "replicas: {{ .Values.replicas }}"), source.Range{File: web}
	also := line("spec", whole)
	also.Message = "declared here"
	missing := line("template: {}", whole)
	missing.Message = "kube.workloads[0].fits: the cluster is not among the files"
	r := report.Report{Version: "1.0.0", Rules: []*finding.Rule{oneZone}}
	for _, f := range []finding.Finding{
		{Message: "the line is known", Location: line("replicas: 1", replicas), Related: []finding.Location{also}, Fingerprint: "a"},
		{Message: "the line is not known", Location: line("template: {}", whole), Fingerprint: "b"},
		{Message: "nor that of the same rule", Location: line("spec", whole), Fingerprint: "c"},
		{Message: "the file is elsewhere", Location: line("LoadBalancer", source.Range{File: gone}), Fingerprint: "d"},
		{Message: "no repository has the file", Location: line("type", source.Range{File: odd}), Fingerprint: "e"},
		{Kind: finding.Open, Message: "not decided", Location: line("template: {}", whole), Missing: []finding.Location{missing}, Fingerprint: "f"},
	} {
		f.Rule, f.Severity, f.Instances = oneZone, finding.High, 1
		r.Findings = append(r.Findings, f)
	}
	return r
}

// TestRendered: of what was rendered a report shows the text, and names what a
// person edits.
func TestRendered(t *testing.T) {
	for name, format := range map[string]string{"rendered.txt": report.Text, "rendered.json": report.JSON, "rendered.sarif": report.SARIF} {
		t.Run(name, func(t *testing.T) {
			got := write(t, format, rendered(), report.Options{Audit: true})
			checkForm(t, format, got)
			file := filepath.Join("testdata", name)
			if *update {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != string(want) {
				t.Errorf("%s line %d; run with -update and look at the difference", file, firstDifference(got, want))
			}
		})
	}
}

// TestRenderedEverywhere: no format for the pages of CI systems points into
// standard input where there is a file.
func TestRenderedEverywhere(t *testing.T) {
	r := rendered()
	r.Findings = r.Findings[:4]
	for _, format := range []string{report.GitHub, report.GitLab, report.Markdown, report.JUnit, report.HTML} {
		got := string(write(t, format, r, report.Options{}))
		if !strings.Contains(got, "charts/shop/templates/web.yaml") || !strings.Contains(got, "line 3 of standard input") || strings.Contains(got, "stdin.yaml") {
			t.Errorf("%s:\n%s", format, got)
		}
	}
}
