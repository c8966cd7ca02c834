package report

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// gitlabIssue is one entry of a code quality report.
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
type gitlabIssue struct {
	Description string      `json:"description"`
	CheckName   string      `json:"check_name"`
	Fingerprint string      `json:"fingerprint"`
	Severity    string      `json:"severity"`
	Location    gitlabPlace `json:"location"`
}

type gitlabPlace struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
}

// renderGitLab writes what fails, and what could not be read. Everything in such a
// report counts as a violation, so open and suppressed checks are left out.
func renderGitLab(r Report, _ Options) ([]byte, error) {
	issues := []gitlabIssue{}
	seen := map[string]int{}
	add := func(i gitlabIssue) {
		// GitLab keeps one issue of each fingerprint.
		seen[i.Fingerprint]++
		if n := seen[i.Fingerprint]; n > 1 {
			i.Fingerprint = digest(i.Fingerprint, strconv.Itoa(n))
		}
		issues = append(issues, i)
	}
	for _, p := range r.unread() {
		add(gitlabIssue{
			Description: told(p.Message), CheckName: r.Tool + " could not read everything", Severity: "blocker",
			Fingerprint: digest("problem", problemPath(p), p.Message),
			Location:    gitlabLocation(p.Range, problemPath(p)),
		})
	}
	for _, f := range r.failures() {
		at, _ := anchor(f)
		add(gitlabIssue{
			Description: told(strings.Join(append([]string{headline(f)}, remarks(f)...), "; ")),
			CheckName:   told(titleOf(f.Rule)), Severity: gitlabSeverity(f.Severity),
			Fingerprint: orElse(f.Fingerprint, digest(f.Rule.ID, f.Unit, f.Cluster, f.Path, f.Message)),
			Location:    gitlabLocation(at, f.Unit),
		})
	}
	return encode(issues)
}

// gitlabSeverity translates a severity: GitLab has five as well.
func gitlabSeverity(s finding.Severity) string {
	return [...]string{
		finding.Info: "info", finding.Low: "minor", finding.Medium: "major", finding.High: "critical", finding.Critical: "blocker",
	}[s]
}

// gitlabLocation is where an issue is shown. It needs a path in the repository:
// what has none is shown at the unit, or at the root.
func gitlabLocation(at source.Range, otherwise string) gitlabPlace {
	if !at.IsZero() && inRepository(at.Path()) {
		return gitlabPlace{at.Path(), gitlabLines{at.Position().Line}}
	}
	if !inRepository(otherwise) {
		otherwise = "."
	}
	return gitlabPlace{otherwise, gitlabLines{1}}
}

// digest is one fingerprint for several texts.
func digest(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16])
}
