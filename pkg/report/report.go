// Package report turns what a run has to say into bytes: text and HTML for
// people, JSON for programs, SARIF for code scanning, and what the pages of CI
// systems show.
//
// In goes a [Report], out goes one document. The package decides nothing: it
// does not know which findings fail a run, and it reads no files beyond the
// content that the positions in the report already carry. The same report
// gives the same bytes everywhere.
package report

import (
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// Report is everything a run has to say. The zero value is a run that read
// nothing and found nothing.
type Report struct {
	Tool    string // name of the program; empty means akslint
	Version string // version of the program, as 1.2.3
	AsOf    string // YYYY-MM-DD used as today
	// DataAsOf is the oldest YYYY-MM-DD of the data tables the rules used, and
	// OldestTable the name of that table.
	DataAsOf, OldestTable string
	// Rules are the rules that ran.
	Rules []*finding.Rule
	// Findings are the failures and the checks that stayed open, in any order.
	// Each names its rule.
	Findings []finding.Finding
	Problems []source.Problem
	Coverage Coverage
}

// Coverage says what a run looked at and what it passed over.
type Coverage struct {
	Files      []Count   // files read, by language
	Skipped    []Count   // files passed over, by reason
	Clusters   []Cluster // clusters found
	Resources  int       // resources read
	Unmodelled []Count   // resources of types that are not known here, by type
	Checks     int       // checks run: one is one rule on one cluster
	RulesOff   int       // rules that the user switched off
	OffBy      []string  // what switched them off: a configuration, flags
	// Unresolved are inputs that nobody gave a value: where they are declared.
	Unresolved []finding.Location
	// Outside are modules that may hold resources and are not among the files:
	// where they are called.
	Outside []finding.Location
	// Gone says of each cluster that a plan takes away what it does: "plan.json
	// deletes azurerm_kubernetes_cluster.x".
	Gone []string
}

// Count is how many there are of something.
type Count struct {
	Name  string
	Count int
}

// String says the number and what it counts, in the plural where the name goes on
// after its noun: 2 JSON files not read by this version.
func (c Count) String() string {
	name := c.Name
	if at := continued.FindStringIndex(name); at != nil && c.Count != 1 {
		rest := strings.Replace(name[at[0]:], " that is ", " that are ", 1)
		name = name[:at[0]] + "s" + strings.Replace(rest, "it compiles", "they compile", 1)
	}
	return strconv.Itoa(c.Count) + " " + name
}

// continued finds where a noun ends about which more is said.
var continued = regexp.MustCompile(` (?:that|whose|without|not|used|outside|of) `)

// Cluster is one cluster that was checked. Range is where it is declared; a
// finding that has no place of its own is shown there.
type Cluster struct {
	Address     string
	Unit        string
	Deployment  string // empty when it belongs to none in particular
	Environment string
	Range       source.Range
}

// Options say how to write. The zero value works everywhere.
type Options struct {
	// Color marks text with terminal colors.
	Color bool
	// Width is the width of the terminal in columns, which text is folded at. Zero
	// means that there is none: no line is folded then, and long source lines are cut
	// at 160 columns.
	Width int
	// Brief leaves out of the text everything but findings and what could not be
	// read: advice, open checks, and what the run looked at.
	Brief bool
	// Audit adds to SARIF what code scanning must not see as an alert: checks
	// that stayed open and findings that are suppressed.
	Audit bool
	// ShowSuppressed lists in the text what is suppressed, and why.
	ShowSuppressed bool
	// Category tells several SARIF uploads of one commit apart.
	Category string
	// ExitCode is written to SARIF when the caller knows it.
	ExitCode *int
	// Files is the address below which the files of the repository are shown,
	// ending in a slash. Empty means that it is not known: Markdown then links
	// relative to the root, HTML not at all.
	Files string
}

// The formats Write knows.
const (
	Text     = "text"
	JSON     = "json"
	SARIF    = "sarif"
	JUnit    = "junit"
	GitHub   = "github"
	GitLab   = "gitlab"
	Markdown = "markdown"
	HTML     = "html"
)

// Formats lists the formats Write knows, the default first.
func Formats() []string { return []string{Text, JSON, SARIF, JUnit, GitHub, GitLab, Markdown, HTML} }

// Write writes the report in the given format. It fails when the format is not
// one of Formats and when w does.
func Write(w io.Writer, format string, r Report, o Options) error {
	var render func(Report, Options) ([]byte, error)
	switch format {
	case Text:
		render = renderText
	case JSON:
		render = renderJSON
	case SARIF:
		render = renderSARIF
	case JUnit:
		render = renderJUnit
	case GitHub:
		render = renderGitHub
	case GitLab:
		render = renderGitLab
	case Markdown:
		render = renderMarkdown
	case HTML:
		render = renderHTML
	default:
		return fmt.Errorf("unknown format %q: use one of %s", format, strings.Join(Formats(), ", "))
	}
	data, err := render(r.ordered(), o)
	if err != nil {
		return fmt.Errorf("write %s report: %w", format, err)
	}
	if _, err := w.Write(data); err != nil {
		return fmt.Errorf("write %s report: %w", format, err)
	}
	return nil
}
