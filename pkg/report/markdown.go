package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// How many bytes each part may take. Together they stay below the 65,536
// characters that a comment on a pull request may have; a step summary of GitHub
// may have a mebibyte.
const (
	roomFindings = 30_000
	roomProblems = 6_000
	roomAdvice   = 10_000
	roomOpen     = 10_000
)

// mostWords is how many characters of one text are shown.
const mostWords = 600

// renderMarkdown writes a summary for a page that people pass by: totals, a table
// with the worst first, and folded away what to do and what stayed open.
func renderMarkdown(r Report, o Options) ([]byte, error) {
	m := &markdown{files: o.Files, many: severalClusters(r.Coverage.Clusters)}
	n := r.Count()
	m.line("## " + m.text(r.Tool) + ": " + plural(n.Failed, "finding") + m.text(foundLine(n, r.Problems)))
	if line := deploymentLine(r); line != "" {
		m.line("", m.text(line))
	}
	m.problems(r)
	failures := r.failures()
	m.findings(failures)
	m.advice(failures)
	m.open(r)
	m.line("", m.text(coverageLine(r, n)))
	if n.Milder > 0 {
		m.line("", "**no `--environment` was given**: "+milder(n.Milder))
	}
	if len(r.Coverage.Clusters) == 0 {
		m.line("", "**no cluster was checked**: "+m.text(unseen(r)))
	}
	return []byte(m.buf.String()), nil
}

// markdown writes lines, of which none begins with anything from outside.
type markdown struct {
	buf   strings.Builder
	files string // where the files are shown, empty for links relative to the root
	many  bool   // findings name their cluster
}

func (m *markdown) line(lines ...string) {
	for _, l := range lines {
		m.buf.WriteString(l + "\n")
	}
}

// list writes as many lines as there is room for, and says how many others of
// what they are about there are.
func (m *markdown) list(room int, lines []string, rest func(n int) string) {
	for i, l := range lines {
		if room -= len(l) + 1; room < 0 {
			m.line(rest(len(lines) - i))
			return
		}
		m.line(l)
	}
}

func (m *markdown) findings(failures []*finding.Finding) {
	if len(failures) == 0 {
		return
	}
	m.line("", "| severity | finding | where |", "| --- | --- | --- |")
	m.list(roomFindings, each(failures, m.row), func(n int) string {
		return fmt.Sprintf("| | and %d more, which the other formats name | |", n)
	})
}

func (m *markdown) row(f *finding.Finding) string {
	severity := f.Severity.String()
	if f.Severity >= finding.High {
		severity = "**" + severity + "**"
	}
	what := m.text(headline(f)) + "<br>" + m.text(titleOf(f.Rule))
	for _, l := range remarks(f) {
		what += "<br>" + m.text(l)
	}
	if m.many && f.Cluster != "" {
		what += "<br>" + m.text(clusterName(f.Cluster, f.Unit))
	}
	return "| " + severity + " | " + what + " | " + m.place(f.Location, f.Address) + " |"
}

// place links to a line, where the repository has it.
func (m *markdown) place(at finding.Location, otherwise string) string {
	if at.Range.IsZero() {
		return m.text(otherwise)
	}
	name, line := fileAndLine(at)
	if line != "" {
		name += ":" + line
	}
	name = m.text(name)
	if link := linkTo(m.files, at); link != "" {
		return "[" + name + "](" + link + ")"
	}
	return name
}

func (m *markdown) problems(r Report) {
	unread := r.unread()
	if len(unread) == 0 {
		return
	}
	m.line("", "Not everything could be read:", "")
	m.list(roomProblems, each(unread, func(p source.Problem) string {
		line := "- " + m.text(p.Message)
		if place := m.place(finding.Location{Range: p.Range}, p.Path); place != "" {
			line = "- " + place + ": " + m.text(p.Message)
		}
		return line
	}), func(n int) string { return fmt.Sprintf("- and %d more", n) })
}

// advice says once for each rule what to write instead.
func (m *markdown) advice(failures []*finding.Finding) {
	var lines []string
	for _, f := range failures {
		line := "- " + m.text(titleOf(f.Rule)) + ": " + m.text(oneLine(f.Remediation))
		for _, ref := range f.Rule.References {
			if page := pageOf(ref); page != "" {
				line += " [More](" + page + ")"
				break
			}
		}
		if f.Remediation != "" && !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	m.fold("What to do", roomAdvice, lines)
}

func (m *markdown) open(r Report) {
	var lines []string
	for _, g := range gaps(r) {
		line := "- "
		if !g.at.Range.IsZero() {
			line += m.place(g.at, "") + ": "
		}
		lines = append(lines, line+m.text(g.reasons())+". "+plural(len(g.checks), "check")+": "+m.text(ruleList(g.rules())))
	}
	for _, help := range closers(gaps(r)) {
		lines = append(lines, "- "+m.text(help))
	}
	m.fold(plural(r.Count().Open, "check")+" could not be decided", roomOpen, lines)
}

// fold writes a list that is closed at first; nothing when it is empty.
func (m *markdown) fold(title string, room int, lines []string) {
	if len(lines) == 0 {
		return
	}
	m.line("", "<details><summary>"+title+"</summary>", "")
	m.list(room, lines, func(n int) string { return fmt.Sprintf("- and %d more", n) })
	m.line("", "</details>")
}

// text writes a text from outside, so that it is read as that text: no markup, no
// HTML, no end of a table cell, no link.
func (m *markdown) text(s string) string {
	s = told(s)
	if runes := []rune(s); len(runes) > mostWords {
		s = string(runes[:mostWords]) + "..."
	}
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; {
		case c == '&':
			b.WriteString("&amp;")
		case c == '<':
			b.WriteString("&lt;")
		case c == '>':
			b.WriteString("&gt;")
		case c == '|':
			b.WriteString("&#124;")
		case c == '@': // the name of a person
			b.WriteString("&#64;")
		case c == '_' && inWord(s, i):
			b.WriteByte(c)
		case strings.IndexByte("\\`*_[]~$", c) >= 0,
			c == ':' && strings.HasPrefix(s[i:], "://"), c == '.' && strings.HasSuffix(strings.ToLower(s[:i]), "www"):
			b.Write([]byte{'\\', c})
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// inWord reports whether letters or digits are on both sides of a byte: an
// underscore is no markup there.
func inWord(s string, i int) bool {
	word := func(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
	return i > 0 && i+1 < len(s) && word(s[i-1]) && word(s[i+1])
}
