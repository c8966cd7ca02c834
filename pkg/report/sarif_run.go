package report

import (
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// home is where the program is described.
const home = "https://github.com/akslint/akslint"

// maxResults is how many results code scanning keeps of one run: the worst.
// https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support#file-limits
const maxResults = 5000

// semantic matches versions as https://semver.org/ defines them.
var semantic = regexp.MustCompile(`^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$`)

// renderSARIF writes one run. Only what fails becomes a result unless an audit
// asks for more: code scanning raises an alert for everything it is given.
func renderSARIF(r Report, o Options) ([]byte, error) {
	b := &sarifBuilder{index: map[string]int{}, hashes: map[*source.File][]string{}}
	for i, rule := range r.Rules {
		b.index[rule.ID] = i
	}
	for _, p := range r.Problems {
		b.problem(p)
	}
	results := b.results(r.Findings, o.Audit)
	run := sarifRun{
		Tool:              sarifTool{driver(r)},
		AutomationDetails: sarifAutomation{automationID(r.Tool, o.Category)},
		Invocations: []sarifInvocation{{
			ExecutionSuccessful: countUnread(r.Problems) == 0,
			ExitCode:            o.ExitCode,
			Notifications:       b.notifications,
		}},
		ColumnKind: "utf16CodeUnits",
		Results:    results,
		Properties: sarifRunBag{AsOf: r.AsOf, DataAsOf: r.DataAsOf, Coverage: visible(coverageLine(r, r.Count()))},
	}
	return encode(sarifLog{Schema: sarifSchema, Version: sarifVersion, Runs: []sarifRun{run}})
}

// driver describes the program. A version must start with a number; one that
// does not stays readable in the full name.
func driver(r Report) sarifDriver {
	out := sarifDriver{Name: r.Tool, Version: strings.TrimPrefix(r.Version, "v"), InformationURI: home, Rules: each(r.Rules, sarifRuleOf)}
	if semantic.MatchString(out.Version) {
		out.SemanticVersion = out.Version
	}
	if out.Version == "" || out.Version[0] < '0' || out.Version[0] > '9' {
		out.FullName = strings.TrimSpace(r.Tool + " " + r.Version)
		out.Version = "0.0.0"
	}
	return out
}

// automationID is read as category and run: without a run it ends in a slash.
func automationID(tool, category string) string {
	id := tool + "/"
	if category = strings.Trim(category, "/"); category != "" {
		id += visible(category) + "/"
	}
	return id
}

// sarifBuilder collects what results share.
type sarifBuilder struct {
	index         map[string]int // rule identifier: place in the rule list
	hashes        map[*source.File][]string
	notifications []sarifNotification
}

func (b *sarifBuilder) notify(level, message string, locations ...sarifLocation) {
	b.notifications = append(b.notifications, sarifNotification{level, sentence(message), locations})
}

func (b *sarifBuilder) problem(p source.Problem) {
	level := "error"
	if p.Severity == source.Note {
		level = "note"
	}
	message := p.Message
	if p.Hint != "" {
		message = sentence(message).Text + " " + sentence(oneLine(p.Hint)).Text
	}
	switch {
	case inRepository(p.Range.Path()):
		b.notify(level, message, locate(p.Range))
	case p.Place() != "" && p.Place() != "-":
		b.notify(level, p.Place()+": "+message)
	default:
		b.notify(level, message)
	}
}

// results returns the worst findings first, at most as many as are kept.
// What is left out is said in a notification.
func (b *sarifBuilder) results(findings []finding.Finding, audit bool) []sarifResult {
	var chosen []*finding.Finding
	for i := range findings {
		f := &findings[i]
		if audit || f.Kind == finding.Fail && f.Suppression == nil {
			chosen = append(chosen, f)
		}
	}
	sort.SliceStable(chosen, func(i, j int) bool {
		if chosen[i].Kind != chosen[j].Kind {
			return chosen[i].Kind < chosen[j].Kind
		}
		return chosen[i].Severity > chosen[j].Severity
	})
	results := []sarifResult{}
	for n, f := range chosen {
		if len(results) == maxResults {
			b.notify("warning", fmt.Sprintf("%s left out: code scanning keeps the worst %d of a run", plural(len(chosen)-n, "result"), maxResults))
			break
		}
		result, ok := b.result(f)
		if !ok {
			b.notify("warning", fmt.Sprintf("%s left out because it has no place in the repository: %s", f.Rule.ID, source.WithoutCredentials(f.Message)))
			continue
		}
		results = append(results, result)
	}
	return results
}

func (b *sarifBuilder) result(f *finding.Finding) (sarifResult, bool) {
	at, inner := anchor(f)
	if at.IsZero() {
		return sarifResult{}, false
	}
	related := slices.Concat(inner, f.Trail, f.Related)
	if f.Kind == finding.Open {
		related = append(related, f.Missing...)
	}
	links, locations := relate(related)
	result := sarifResult{
		RuleID: f.Rule.ID, RuleIndex: b.index[f.Rule.ID], Level: level(f.Severity),
		Message:             message(f, links),
		Locations:           []sarifLocation{locate(at)},
		RelatedLocations:    locations,
		PartialFingerprints: map[string]string{"primaryLocationLineHash": b.hash(at)},
		Properties: sarifResultBag{
			Severity: f.Severity.String(), Cluster: f.Cluster, Clusters: f.Clusters, Unit: f.Unit, Deployments: f.Deployments,
			Path: f.Path, Address: f.Address, Instances: max(f.Instances, 1),
		},
	}
	if at == f.Location.Template && !knowsLine(f.Location) {
		// All that a file brings would be taken for one alert.
		result.PartialFingerprints["primaryLocationLineHash"] = f.Fingerprint
	}
	if f.Fingerprint != "" {
		result.PartialFingerprints["akslint/v1"] = f.Fingerprint
	}
	if f.Kind == finding.Open {
		// A result that is no failure has no level: section 3.27.10.
		result.Kind, result.Level = "open", "none"
	}
	if s := f.Suppression; s != nil {
		result.Suppressions = []sarifSuppression{{suppressionKind(s, "inSource"), "accepted", told(s.Reason)}}
	}
	return result, true
}

// hash returns the fingerprint of the line a range starts on.
func (b *sarifBuilder) hash(r source.Range) string {
	hashes, ok := b.hashes[r.File]
	if !ok {
		hashes = lineHashes(r.File.Data)
		b.hashes[r.File] = hashes
	}
	return hashes[r.Position().Line-1]
}
