package report

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/finding"
)

// page is what the HTML template is filled with. Every text in it has been made
// safe to show; the template escapes it for its place in the document.
type page struct {
	Style               template.CSS
	Policy              string
	Tool, Version, AsOf string
	Title, Subject      string
	Each                string // what each deployment comes to
	Notices             []string
	Levels              []pageLevel
	Rules               []pageRule
	Findings            []pageFinding
	Left                int // findings that are not shown
	Open, Suppressed    int // how many
	Gaps                []pageGap
	Undecided           string        // how many checks that are
	Closers             string        // what closes them
	Lived               []pageFinding // findings that are suppressed
	Problems            []pageProblem
	Clusters            []pageCluster
	Deployments         []deploymentCount
	Counts              []pageCount
	Unresolved, Outside []pagePlace
	Coverage            string
}

// pageLevel is a severity with its number of findings.
type pageLevel struct {
	Name  string
	Count int
}

// pageRule is an entry of the index: a rule, and the anchor of its first finding.
type pageRule struct {
	Anchor, ID, Name, Severity string
	Count                      int
}

type pageFinding struct {
	Anchor, Severity, ID, Name, Message  string
	Place                                pagePlace
	Remarks                              []string
	Trail, Related                       []pagePlace
	Cluster, Remedy                      string
	Title, Description, Pillar, Category string
	References                           []string
	Reason                               string    // why it is suppressed
	Allowed                              pagePlace // where that is said
}

// pagePlace is a place: where it is, what is said about it, and the line with
// the part that is meant. Link is empty where the file is shown nowhere.
type pagePlace struct {
	Where, Link, Message, Line string
	Before, Mark, After        string
}

type pageGap struct {
	Place   pagePlace
	More    int // other places
	Reasons string
	Paths   []string
	Checks  string
	Rules   string
}

type pageProblem struct {
	Severity, Message, Hint string
	Place                   pagePlace
}

type pageCluster struct {
	Address, Unit, Deployment, Environment string
	Place                                  pagePlace
}

// pageCount is a heading with what is counted under it.
type pageCount struct {
	Name  string
	Lines []string
}

func newPage(r Report, o Options) page {
	w := &painter{files: o.Files, many: severalClusters(r.Coverage.Clusters), masks: masks{}, taken: map[string]int{}}
	n := r.Count()
	p := page{
		Tool: told(r.Tool), Version: told(r.Version), AsOf: told(r.AsOf),
		Title: plural(n.Failed, "finding"), Subject: subject(r.Coverage.Clusters), Each: told(deploymentLine(r)),
		Open: n.Open, Suppressed: n.Suppressed,
		Notices: notices(r, n), Levels: levels(n), Deployments: r.byDeployment(),
		Problems: each(r.Problems, w.problem), Clusters: each(r.Coverage.Clusters, w.cluster),
		Unresolved: each(r.Coverage.Unresolved, w.place), Outside: each(r.Coverage.Outside, w.place),
		Counts: counted(r.Coverage), Coverage: told(coverageLine(r, n)),
	}
	failures := r.failures()
	p.Rules = index(failures)
	shown := failures[:min(len(failures), mostArticles)]
	p.Findings, p.Left = each(shown, w.finding), len(failures)-len(shown)
	p.Lived = each(r.only(func(f *finding.Finding) bool { return f.Suppression != nil }), w.finding)
	open := gaps(r)
	p.Gaps, p.Closers, p.Undecided = each(open, w.gap), strings.Join(closers(open), "; "), plural(n.Open, "check")
	for i := range p.Deployments {
		p.Deployments[i].Name = told(p.Deployments[i].Name)
	}
	return p
}

// subject names what was checked: one cluster of several deployments with these.
func subject(clusters []Cluster) string {
	var names []string
	in := map[string][]string{}
	for _, c := range clusters {
		name := told(suiteName(c.Address, c.Unit))
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
		if c.Deployment != "" {
			in[name] = append(in[name], told(c.Deployment))
		}
	}
	for i, name := range names {
		if len(in[name]) > 0 {
			names[i] += " (" + andMore(in[name], mostNames, ", ") + ")"
		}
	}
	if len(names) == 0 {
		return "no cluster was checked"
	}
	return andMore(names, mostNames, ", ")
}

// notices are what would be misread if nobody saw it.
func notices(r Report, n Counts) []string {
	var out []string
	if unread := countUnread(r.Problems); unread > 0 {
		out = append(out, plural(unread, "problem")+" while reading: the findings may not be all there are.")
	}
	if n.Milder > 0 {
		out = append(out, "No --environment was given: "+milder(n.Milder)+".")
	}
	if len(r.Coverage.Clusters) == 0 {
		out = append(out, "No cluster was checked: "+told(unseen(r))+".")
	}
	return out
}

func levels(n Counts) []pageLevel {
	var out []pageLevel
	for s := int(finding.Critical); s >= int(finding.Info); s-- {
		out = append(out, pageLevel{finding.Severity(s).String(), n.BySeverity[s]})
	}
	return out
}

// index lists the rules of findings in the order they come in.
func index(failures []*finding.Finding) []pageRule {
	var out []pageRule
	at := map[*finding.Rule]int{}
	for _, f := range failures {
		i, ok := at[f.Rule]
		if !ok {
			i, at[f.Rule] = len(out), len(out)
			out = append(out, pageRule{told(f.Rule.ID) + "-1", told(f.Rule.ID), told(f.Rule.Name), f.Severity.String(), 0})
		}
		out[i].Count++
	}
	return out
}

// counted are the numbers of what was read and passed over.
func counted(c Coverage) []pageCount {
	var out []pageCount
	add := func(name string, counts []Count) {
		if len(counts) > 0 {
			out = append(out, pageCount{name, each(counts, func(c Count) string { return told(c.String()) })})
		}
	}
	add("Files read", c.Files)
	add("Files passed over", c.Skipped)
	add("Resources of types that are not known here", c.Unmodelled)
	if len(c.Gone) > 0 {
		out = append(out, pageCount{"Clusters that a plan takes away", each(c.Gone, told)})
	}
	out = append(out, pageCount{"Checks", []string{fmt.Sprintf("%s on %s", plural(c.Checks, "check"), plural(len(c.Clusters), "cluster"))}})
	return out
}
