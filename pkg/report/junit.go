package report

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/akslint/akslint/pkg/finding"
)

// The part of JUnit's XML that the test tabs of CI systems agree on. A suite is a
// cluster, a case is a rule at a place: failed, or skipped when it stayed open or
// is suppressed. What could not be read is an error in a suite of its own.

type junitReport struct {
	XMLName xml.Name `xml:"testsuites"`
	Name    string   `xml:"name,attr"`
	junitCounts
	Suites []*junitSuite `xml:"testsuite"`
}

type junitCounts struct {
	Tests    int `xml:"tests,attr"`
	Failures int `xml:"failures,attr"`
	Errors   int `xml:"errors,attr"`
	Skipped  int `xml:"skipped,attr"`
}

type junitSuite struct {
	Name string `xml:"name,attr"`
	junitCounts
	Cases []junitCase `xml:"testcase"`
	named map[string]int
}

type junitCase struct {
	Class   string       `xml:"classname,attr"`
	Name    string       `xml:"name,attr"`
	File    string       `xml:"file,attr,omitempty"`
	Line    string       `xml:"line,attr,omitempty"`
	Failure *junitOutput `xml:"failure"`
	Error   *junitOutput `xml:"error"`
	Skipped *junitOutput `xml:"skipped"`
}

type junitOutput struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr,omitempty"`
	Text    string `xml:",cdata"`
}

func renderJUnit(r Report, _ Options) ([]byte, error) {
	out := junitReport{Name: r.Tool, Suites: append([]*junitSuite{reading(r)}, clusterSuites(r)...)}
	for _, s := range out.Suites {
		s.finish()
		out.Tests += s.Tests
		out.Failures += s.Failures
		out.Errors += s.Errors
		out.Skipped += s.Skipped
	}
	data, err := xml.MarshalIndent(out, "", "  ")
	if err != nil {
		return nil, err
	}
	return slices.Concat([]byte(xml.Header), data, []byte("\n")), nil
}

// reading is the suite of the sources. It is never empty, so that no system
// takes a report without findings for a report that is missing.
func reading(r Report) *junitSuite {
	s := &junitSuite{Name: "sources", named: map[string]int{}}
	for _, p := range r.unread() {
		_, line := fileAndLine(finding.Location{Range: p.Range})
		s.add(junitCase{
			Class: r.Tool, Name: orElse(p.Place(), p.Severity.String()), File: problemPath(p), Line: line,
			Error: output(p.Severity.String(), p.Message, orElse(oneLine(p.Hint), p.Message)),
		})
	}
	if len(s.Cases) == 0 {
		s.add(junitCase{Class: r.Tool, Name: "everything could be read"})
	}
	return s
}

// clusterSuites returns a suite for each cluster. A finding about several is in
// the suite of each.
func clusterSuites(r Report) []*junitSuite {
	var out []*junitSuite
	index := map[[2]string]*junitSuite{}
	suite := func(unit, address string) *junitSuite {
		key := [2]string{unit, address}
		if index[key] == nil {
			index[key] = &junitSuite{Name: legal(told(suiteName(address, unit))), named: map[string]int{}}
			out = append(out, index[key])
		}
		return index[key]
	}
	for _, c := range r.Coverage.Clusters {
		suite(c.Unit, c.Address)
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		clusters := f.Clusters
		if len(clusters) == 0 {
			clusters = []string{f.Cluster}
		}
		for _, c := range clusters {
			suite(f.Unit, c).add(caseOf(f))
		}
	}
	for _, s := range out {
		if len(s.Cases) == 0 {
			s.add(junitCase{Class: r.Tool, Name: "no finding"})
		}
	}
	return out
}

func suiteName(address, unit string) string {
	if address == "" {
		return orElse(unit, "no cluster")
	}
	return clusterName(address, unit)
}

// caseOf names a case after what it is about and not after its line, so that
// systems which compare two reports find it again when lines have moved.
func caseOf(f *finding.Finding) junitCase {
	file, line := fileAndLine(f.Location)
	c := junitCase{
		Class: titleOf(f.Rule), Name: f.Rule.Name + ": " + orElse(f.Address, orElse(f.Path, orElse(file, f.Cluster))),
		File: file, Line: line,
	}
	if len(f.Deployments) > 0 {
		c.Name += " in " + strings.Join(f.Deployments, ", ")
	}
	switch {
	case f.Kind == finding.Open:
		c.Skipped = output("", "open: "+f.Message, each(f.Missing, saidAt)...)
	case f.Suppression != nil:
		c.Skipped = output("", "suppressed "+untilWhen(f.Suppression), headline(f))
	default:
		c.Failure = output(f.Severity.String(), headline(f), details(f)...)
	}
	return c
}

// details tells a finding in full, a line for each thing.
func details(f *finding.Finding) []string {
	var out []string
	add := func(word string, texts ...string) {
		for _, t := range texts {
			out = append(out, word+": "+t)
		}
	}
	if !f.Location.Range.IsZero() {
		add("at", whereabouts(f.Location))
	}
	add("note", remarks(f)...)
	add("via", each(f.Trail, saidAt)...)
	add("see", each(f.Related, saidAt)...)
	if f.Remediation != "" {
		add("help", oneLine(f.Remediation))
	}
	add("more", f.Rule.Explained())
	return out
}

// untilWhen tells how and why somebody lives with a finding, and how long.
func untilWhen(s *finding.Suppression) string {
	out := "for no reason that is given"
	switch {
	case s.By == "" && s.Reason != "":
		out = "because: " + s.Reason
	case s.By != "" && s.Reason == "":
		out = "by " + string(s.By)
	case s.By != "":
		out = "by " + string(s.By) + ": " + s.Reason
	}
	if s.Until != "" {
		out += " (until " + s.Until + ")"
	}
	return out
}

func output(kind, message string, text ...string) *junitOutput {
	return &junitOutput{
		Message: legal(told(message)), Type: kind,
		Text: legal(strings.Join(each(text, told), "\n")),
	}
}

// add counts a case, and numbers it when another has its name: systems keep one
// of each name.
func (s *junitSuite) add(c junitCase) {
	c.Class, c.Name, c.File = legal(told(c.Class)), legal(told(c.Name)), legal(told(c.File))
	s.named[c.Name]++
	if n := s.named[c.Name]; n > 1 {
		c.Name += " (" + strconv.Itoa(n) + ")"
	}
	s.Cases = append(s.Cases, c)
}

func (s *junitSuite) finish() {
	for _, c := range s.Cases {
		s.Tests++
		switch {
		case c.Failure != nil:
			s.Failures++
		case c.Error != nil:
			s.Errors++
		case c.Skipped != nil:
			s.Skipped++
		}
	}
}

// legal drops the characters that XML 1.0 has no way to write.
func legal(s string) string {
	return strings.Map(func(r rune) rune {
		ok := r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r < 0xfffe || r > 0xffff
		if !ok || r == utf8.RuneError {
			return -1
		}
		return r
	}, s)
}
