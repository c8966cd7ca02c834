package report

import (
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// suppressed lists what somebody decided to live with: a line for each, and why.
func (t *text) suppressed(findings []finding.Finding) {
	var all []*finding.Finding
	for i := range findings {
		if findings[i].Suppression != nil {
			all = append(all, &findings[i])
		}
	}
	if len(all) == 0 {
		return
	}
	t.line(span{remark, "suppressed"}, is(": "), span{bold, plural(len(all), "finding") + " " + are(len(all)) + " not counted"})
	for _, f := range all {
		where := f.Address
		if !f.Location.Range.IsZero() {
			where = whereabouts(f.Location)
		}
		t.line(span{frame, "  --> "}, is(where+": "+f.Severity.String()+" "+f.Rule.ID+" "+f.Rule.Name+": "+source.WithoutCredentials(f.Message)))
		why := untilWhen(f.Suppression)
		if at := f.Suppression.At; !at.IsZero() {
			why += ", at " + at.String()
		}
		t.note("   ", "suppressed", why)
	}
	t.line()
}
