package report

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// maxText is how long a description may be, in characters; maxTags how many
// tags a rule may have.
const (
	maxText = 1024
	maxTags = 20
)

// level translates a severity.
func level(s finding.Severity) string {
	switch s {
	case finding.Critical, finding.High:
		return "error"
	case finding.Medium:
		return "warning"
	case finding.Low, finding.Info:
		return "note"
	}
	return "note"
}

// securitySeverity puts a severity in the middle of its band: above 9.0 is
// critical, from 7.0 high, from 4.0 medium, from 0.1 low.
func securitySeverity(s finding.Severity) string {
	return [...]string{finding.Info: "0.1", finding.Low: "2.0", finding.Medium: "5.5", finding.High: "8.0", finding.Critical: "9.5"}[s]
}

func problemSeverity(s finding.Severity) string {
	if l := level(s); l != "note" {
		return l
	}
	return "recommendation"
}

func sarifRuleOf(r *finding.Rule) sarifRule {
	title := orElse(r.Title, orElse(r.Name, r.ID))
	description := orElse(r.Description, title)
	out := sarifRule{
		ID:                   r.ID,
		Name:                 pascal(r.Name),
		ShortDescription:     paragraph(title),
		FullDescription:      paragraph(description),
		Help:                 help(r, title, description),
		HelpURI:              home,
		DefaultConfiguration: sarifConfiguration{level(r.Severity)},
		Properties: sarifRuleBag{
			Precision: "high", ProblemSeverity: problemSeverity(r.Severity), Tags: tags(r),
		},
	}
	for _, ref := range r.References {
		if strings.HasPrefix(ref, "https://") {
			out.HelpURI = ref
			break
		}
	}
	if r.Pillar == "security" {
		out.Properties.SecuritySeverity = securitySeverity(r.Severity)
	}
	return out
}

// tags are the words a rule can be filtered by. The tag security makes a
// security alert of its findings.
func tags(r *finding.Rule) []string {
	out := []string{"aks"}
	seen := map[string]bool{"": true, "aks": true}
	for _, tag := range append([]string{string(r.Pillar), r.Category}, r.Environments...) {
		if !seen[tag] && len(out) < maxTags {
			seen[tag] = true
			out = append(out, visible(tag))
		}
	}
	return out
}

func help(r *finding.Rule, title, description string) sarifHelp {
	var text, markdown strings.Builder
	text.WriteString(lines(description))
	markdown.WriteString("# " + visible(title) + "\n\n" + lines(description))
	if advice := r.Remediation.String(); advice != "" {
		text.WriteString("\n\n" + lines(advice))
		markdown.WriteString("\n\n## What to do\n\n" + lines(advice))
	}
	text.WriteString("\n\nMore: " + visible(r.Explained()))
	markdown.WriteString("\n\nMore: `" + strings.ReplaceAll(visible(r.Explained()), "`", "'") + "`")
	if len(r.References) > 0 {
		text.WriteString("\n\nReferences:")
		markdown.WriteString("\n\n## References\n")
		for _, ref := range r.References {
			text.WriteString("\n- " + visible(ref))
			markdown.WriteString("\n- <" + visible(ref) + ">")
		}
	}
	if len(r.Equivalents) > 0 {
		markdown.WriteString("\n\n## The same check elsewhere\n")
		for _, tool := range keys(r.Equivalents) {
			markdown.WriteString("\n- " + visible(tool+": "+strings.Join(r.Equivalents[tool], ", ")))
		}
	}
	return sarifHelp{text.String() + "\n", markdown.String() + "\n"}
}

func keys(m map[string][]string) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// message says what is so, and links to the related places. They are shown with
// words of their own; the message becomes the title of an alert and stays short.
func message(f *finding.Finding, links []string) sarifText {
	text := f.Message
	if f.Instances > 1 {
		text += " (" + plural(f.Instances, "instance") + ")"
	}
	if len(f.Deployments) > 0 {
		text += " (in " + strings.Join(f.Deployments, ", ") + ")"
	}
	out := sentence(text)
	if f.Location.Message != "" {
		out.Text += " " + sentence(f.Location.Message).Text
	}
	out.Text += renderedAt(f.Location)
	if len(links) > 0 {
		out.Text += " See related " + strings.Join(links, ", ") + "."
	}
	return out
}

// sentence makes a message ready to be shown: safe, starting with a capital
// letter unless it starts with a name, and ending in a period.
func sentence(s string) sarifText {
	s = strings.TrimRight(unlinked(visible(source.WithoutCredentials(s))), " ")
	if s == "" {
		return sarifText{"No message."}
	}
	first, size := utf8.DecodeRuneInString(s)
	if word, _, _ := strings.Cut(s, " "); !strings.ContainsAny(word, `_./:["`) {
		s = string(unicode.ToUpper(first)) + s[size:]
	}
	if !strings.ContainsAny(s[len(s)-1:], ".!?") {
		s += "."
	}
	return sarifText{s}
}

// unlinked keeps text from being read as a link: section 3.11.6.
func unlinked(s string) string { return strings.ReplaceAll(s, "](", `]\(`) }

// paragraph makes rule text one line of at most maxText characters.
func paragraph(s string) sarifText {
	s = sentence(oneLine(s)).Text
	if utf8.RuneCountInString(s) <= maxText {
		return sarifText{s}
	}
	return sarifText{string([]rune(s)[:maxText-3]) + "..."}
}

// oneLine folds text over several lines into one.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// lines makes every line of a text safe.
func lines(s string) string {
	parts := strings.Split(strings.TrimSpace(s), "\n")
	for i, part := range parts {
		parts[i] = visible(strings.TrimRight(part, " \t\r"))
	}
	return strings.Join(parts, "\n")
}

// pascal turns public-api-server into PublicApiServer, the form of rule names
// that the validators ask for.
func pascal(name string) string {
	var b strings.Builder
	for _, word := range source.Words(name) {
		first, size := utf8.DecodeRuneInString(word)
		b.WriteString(string(unicode.ToUpper(first)) + word[size:])
	}
	return b.String()
}
