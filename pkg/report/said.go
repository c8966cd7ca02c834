package report

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// failures returns the findings that fail and are not suppressed, the worst
// first and then in the order of the sources.
func (r Report) failures() []*finding.Finding {
	out := r.only(func(f *finding.Finding) bool { return f.Kind == finding.Fail && f.Suppression == nil })
	slices.SortStableFunc(out, func(a, b *finding.Finding) int { return cmp.Compare(b.Severity, a.Severity) })
	return out
}

// only returns the findings that are so, in the order of the report.
func (r Report) only(so func(*finding.Finding) bool) []*finding.Finding {
	var out []*finding.Finding
	for i := range r.Findings {
		if so(&r.Findings[i]) {
			out = append(out, &r.Findings[i])
		}
	}
	return out
}

// unread returns the problems that leave part of the input out; notes do not.
func (r Report) unread() []source.Problem {
	return slices.DeleteFunc(slices.Clone(r.Problems), func(p source.Problem) bool { return p.Severity == source.Note })
}

// told makes a text from outside ready for a document that is shown: without
// what would act on a terminal, and without credentials.
func told(s string) string { return visible(source.WithoutCredentials(s)) }

// headline says what is so, and how many copies say the same.
func headline(f *finding.Finding) string {
	if f.Instances > 1 {
		return f.Message + " (" + plural(f.Instances, "instance") + ")"
	}
	return f.Message
}

// remarks are what belongs to a finding beside its headline, a line each: its
// note, what else says the same, and where it is true.
func remarks(f *finding.Finding) []string {
	var out []string
	if f.Location.Message != "" {
		out = append(out, f.Location.Message)
	}
	if !f.Location.Template.IsZero() {
		out = append(out, rendered(f.Location))
	}
	if len(f.Also) > 0 {
		out = append(out, "the same of "+andMore(f.Also, mostNames, ", "))
	}
	if len(f.Deployments) > 0 {
		out = append(out, "in "+strings.Join(f.Deployments, ", "))
	}
	return out
}

// saidAt puts a place before what is said of it.
func saidAt(l finding.Location) string {
	switch {
	case l.Range.IsZero():
		return l.Message
	case l.Message == "":
		return whereabouts(l)
	}
	return whereabouts(l) + ": " + l.Message
}

// titleOf names the rule of a finding: AKS101 free-tier.
func titleOf(r *finding.Rule) string { return strings.TrimSpace(r.ID + " " + r.Name) }

// pageOf returns a reference as it may be linked to, or nothing: rules that are
// not akslint's own may refer to anything.
func pageOf(ref string) string {
	u, err := url.Parse(ref)
	if err != nil || u.Scheme != "https" || u.Host == "" || u.User != nil {
		return ""
	}
	return strings.NewReplacer("(", "%28", ")", "%29", "'", "%27").Replace(u.String())
}

// fileAndLine are where a person goes to: the file, and the number of the line
// where one is known.
func fileAndLine(l finding.Location) (file, line string) {
	at := l.Written()
	if at.IsZero() {
		return "", ""
	}
	if knowsLine(l) {
		line = strconv.Itoa(at.Position().Line)
	}
	return at.Path(), line
}

// linkTo returns the address of a place, below the address that the files of the
// repository have; empty for what no repository holds.
func linkTo(base string, l finding.Location) string {
	file, line := fileAndLine(l)
	switch {
	case !inRepository(file):
		return ""
	case line == "":
		return base + uri(file)
	}
	return base + uri(file) + "#L" + line
}
