package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/report"
)

var excerpt = regexp.MustCompile("(?s)```(?:text|json|xml|markdown|html)\n(.*?)```")

// What docs/reports.md shows of each format is what is written.
func TestReportsPage(t *testing.T) {
	t.Chdir("../..")
	page, err := os.ReadFile("docs/reports.md")
	if err != nil {
		t.Fatal(err)
	}
	rest := string(page)
	for _, format := range report.Formats() {
		_, section, found := strings.Cut(rest, "\n## "+format+"\n")
		section, _, _ = strings.Cut(section, "\n## ")
		shown := excerpt.FindStringSubmatch(section)
		if !found || shown == nil {
			t.Errorf("no section with an excerpt of %s", format)
			continue
		}
		out := printed(t, "check", "--environment", "production", "--as-of", "2026-11-21", "--format", format, "testdata/clusters/shop")
		for piece := range strings.SplitSeq(shown[1], "...\n") {
			piece = strings.TrimRight(piece, " ")
			if !strings.Contains(out, piece) {
				t.Errorf("docs/reports.md shows of %s what is not written:\n%s", format, piece)
			}
		}
	}
}
