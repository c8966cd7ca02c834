package report

import (
	"bytes"
	"encoding/json"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// schemaVersion is raised when a field of the JSON report is renamed or
// removed. The fields are described in schemas/report.json.
const schemaVersion = 1

type jsonReport struct {
	SchemaVersion int           `json:"schema_version"`
	Tool          jsonTool      `json:"tool"`
	AsOf          string        `json:"as_of"`
	DataAsOf      string        `json:"data_as_of"`
	Summary       jsonSummary   `json:"summary"`
	Findings      []jsonFinding `json:"findings"`
	Problems      []jsonProblem `json:"problems"`
	Coverage      jsonCoverage  `json:"coverage"`
	Rules         []jsonRule    `json:"rules"`
}

type jsonTool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

type jsonSummary struct {
	Failed     int            `json:"failed"`
	BySeverity map[string]int `json:"by_severity"`
	Suppressed int            `json:"suppressed"`
	Baseline   int            `json:"baseline,omitempty"`
	Open       int            `json:"open"`
	Checks     int            `json:"checks"`
	RulesOff   int            `json:"rules_off"`
	// ByDeployment is what is true of each deployment by itself.
	ByDeployment []jsonDeployment `json:"by_deployment"`
}

type jsonDeployment struct {
	Name   string `json:"name"`
	Failed int    `json:"failed"`
	Open   int    `json:"open"`
}

type jsonFinding struct {
	Rule        string           `json:"rule"`
	Name        string           `json:"name"`
	Kind        string           `json:"kind"`
	Severity    string           `json:"severity"`
	Message     string           `json:"message"`
	Remediation string           `json:"remediation,omitempty"`
	Cluster     string           `json:"cluster"`
	Unit        string           `json:"unit"`
	Deployments []string         `json:"deployments"`
	Path        string           `json:"path"`
	Address     string           `json:"address"`
	Location    *jsonPlace       `json:"location"`
	Trail       []jsonPlace      `json:"trail"`
	Related     []jsonPlace      `json:"related"`
	Missing     []jsonPlace      `json:"missing"`
	Fingerprint string           `json:"fingerprint"`
	Instances   int              `json:"instances"`
	Also        []string         `json:"also,omitempty"`
	Clusters    []string         `json:"clusters,omitempty"`
	Suppression *jsonSuppression `json:"suppression,omitempty"`
}

type jsonSuppression struct {
	Kind   string `json:"kind"`
	Reason string `json:"reason"`
	Until  string `json:"until,omitempty"`
	By     string `json:"by,omitempty"`
	// Location is where somebody says so.
	Location *jsonPlace `json:"location,omitempty"`
}

// jsonPlace is a place with what is said about it. Path and positions are left
// out when no place is known.
type jsonPlace struct {
	Path    string        `json:"path,omitempty"`
	Start   *jsonPosition `json:"start,omitempty"`
	End     *jsonPosition `json:"end,omitempty"`
	Message string        `json:"message,omitempty"`
	// Rendered is the place in what came through standard input, which was rendered
	// from the file at Path.
	Rendered *jsonPlace `json:"rendered,omitempty"`
}

type jsonPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

type jsonProblem struct {
	Severity string     `json:"severity"`
	Message  string     `json:"message"`
	Hint     string     `json:"hint,omitempty"`
	Location *jsonPlace `json:"location"`
}

type jsonCoverage struct {
	Files      []jsonCount   `json:"files"`
	Skipped    []jsonCount   `json:"skipped"`
	Clusters   []jsonCluster `json:"clusters"`
	Resources  int           `json:"resources"`
	Unmodelled []jsonCount   `json:"unmodelled"`
	Unresolved []jsonPlace   `json:"unresolved"`
	Outside    []jsonPlace   `json:"outside"`
}

type jsonCount struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

type jsonCluster struct {
	Address     string     `json:"address"`
	Unit        string     `json:"unit"`
	Deployment  string     `json:"deployment"`
	Environment string     `json:"environment"`
	Location    *jsonPlace `json:"location"`
}

type jsonRule struct {
	ID           string              `json:"id"`
	Name         string              `json:"name"`
	Category     string              `json:"category"`
	Title        string              `json:"title"`
	Description  string              `json:"description"`
	Remediation  jsonAdvice          `json:"remediation"`
	Severity     string              `json:"severity"`
	Pillar       string              `json:"pillar"`
	Environments []string            `json:"environments"`
	References   []string            `json:"references"`
	Equivalents  map[string][]string `json:"equivalents"`
}

// jsonAdvice has the same text twice where one serves both languages.
type jsonAdvice struct {
	Terraform string `json:"terraform"`
	ARM       string `json:"arm"`
}

func renderJSON(r Report, _ Options) ([]byte, error) {
	n := r.Count()
	out := jsonReport{
		SchemaVersion: schemaVersion,
		Tool:          jsonTool{r.Tool, r.Version},
		AsOf:          r.AsOf,
		DataAsOf:      r.DataAsOf,
		Summary: jsonSummary{
			Failed: n.Failed, BySeverity: map[string]int{},
			Suppressed: n.Suppressed, Baseline: n.Baseline, Open: n.Open, Checks: r.Coverage.Checks, RulesOff: r.Coverage.RulesOff,
			ByDeployment: each(r.byDeployment(), func(d deploymentCount) jsonDeployment { return jsonDeployment(d) }),
		},
		Findings: each(r.Findings, findingJSON),
		Problems: each(r.Problems, problemJSON),
		Coverage: coverageJSON(r.Coverage),
		Rules:    each(r.Rules, ruleJSON),
	}
	for s := finding.Info; s <= finding.Critical; s++ {
		out.Summary.BySeverity[s.String()] = n.BySeverity[s]
	}
	return encode(out)
}

// encode writes JSON for files and pipes that a person may also look at.
func encode(v any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return quietJSON(buf.Bytes()), nil
}

// each maps a slice; the result is never nil, so that JSON has an array.
func each[A, B any](in []A, convert func(A) B) []B {
	out := make([]B, 0, len(in))
	for _, a := range in {
		out = append(out, convert(a))
	}
	return out
}

func findingJSON(f finding.Finding) jsonFinding {
	out := jsonFinding{
		Rule: f.Rule.ID, Name: f.Rule.Name, Kind: f.Kind.String(), Severity: f.Severity.String(),
		Message: source.WithoutCredentials(f.Message), Remediation: f.Remediation, Cluster: f.Cluster, Unit: f.Unit, Path: f.Path, Address: f.Address,
		Deployments: each(f.Deployments, func(name string) string { return name }),
		Location:    whereJSON(f.Location),
		Trail:       each(f.Trail, placeJSON), Related: each(f.Related, placeJSON), Missing: each(f.Missing, placeJSON),
		Fingerprint: f.Fingerprint, Instances: max(f.Instances, 1),
		Also: withoutCredentials(f.Also), Clusters: f.Clusters,
	}
	if out.Location != nil {
		out.Location.Message = source.WithoutCredentials(f.Location.Message)
	}
	if s := f.Suppression; s != nil {
		out.Suppression = &jsonSuppression{suppressionKind(s, "in_source"), source.WithoutCredentials(s.Reason), s.Until, string(s.By), rangeJSON(s.At)}
	}
	return out
}

// withoutCredentials returns nil for nothing, so that the field is left out.
func withoutCredentials(texts []string) []string {
	if len(texts) == 0 {
		return nil
	}
	return each(texts, source.WithoutCredentials)
}

func suppressionKind(s *finding.Suppression, inSource string) string {
	if s.External {
		return "external"
	}
	return inSource
}

func placeJSON(l finding.Location) jsonPlace {
	out := jsonPlace{}
	if p := whereJSON(l); p != nil {
		out = *p
	}
	out.Message = source.WithoutCredentials(l.Message)
	return out
}

// whereJSON returns nil when no place is known. Of what was rendered it tells both
// places.
func whereJSON(l finding.Location) *jsonPlace {
	if l.Template.IsZero() {
		return rangeJSON(l.Range)
	}
	out := rangeJSON(l.Template)
	if !knowsLine(l) {
		out = &jsonPlace{Path: l.Template.Path()}
	}
	out.Rendered = rangeJSON(l.Range)
	return out
}

// rangeJSON returns nil when no place is known.
func rangeJSON(r source.Range) *jsonPlace {
	if r.IsZero() {
		return nil
	}
	start, end := r.Position(), r.EndPosition()
	return &jsonPlace{
		Path:  r.Path(),
		Start: &jsonPosition{start.Line, start.Column},
		End:   &jsonPosition{end.Line, end.Column},
	}
}

func problemJSON(p source.Problem) jsonProblem {
	out := jsonProblem{Severity: p.Severity.String(), Message: source.WithoutCredentials(p.Message), Hint: source.WithoutCredentials(p.Hint), Location: rangeJSON(p.Range)}
	if out.Location == nil && p.Path != "" {
		out.Location = &jsonPlace{Path: p.Path}
	}
	return out
}

func coverageJSON(c Coverage) jsonCoverage {
	count := func(c Count) jsonCount { return jsonCount(c) }
	return jsonCoverage{
		Files: each(c.Files, count), Skipped: each(c.Skipped, count), Unmodelled: each(c.Unmodelled, count),
		Clusters: each(c.Clusters, func(c Cluster) jsonCluster {
			return jsonCluster{c.Address, c.Unit, c.Deployment, c.Environment, rangeJSON(c.Range)}
		}),
		Resources: c.Resources, Unresolved: each(c.Unresolved, placeJSON), Outside: each(c.Outside, placeJSON),
	}
}

func ruleJSON(r *finding.Rule) jsonRule {
	same := func(s string) string { return s }
	equivalents := map[string][]string{}
	for tool, ids := range r.Equivalents {
		equivalents[tool] = each(ids, same)
	}
	return jsonRule{
		ID: r.ID, Name: r.Name, Category: r.Category, Title: r.Title, Description: r.Description,
		Remediation: jsonAdvice(r.Remediation), Severity: r.Severity.String(), Pillar: string(r.Pillar),
		Environments: each(r.Environments, same), References: each(r.References, same), Equivalents: equivalents,
	}
}
