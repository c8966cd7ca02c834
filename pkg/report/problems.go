package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// problems draws each problem once, with the other places where the same is so,
// and modules that are not there together.
func (t *text) problems(all []source.Problem) {
	type same struct {
		severity      source.Severity
		message, hint string
	}
	var order []same
	places := map[same][]source.Problem{}
	var away []source.Problem
	for _, p := range all {
		if isAway(p) {
			away = append(away, p)
			continue
		}
		k := same{p.Severity, p.Message, p.Hint}
		if places[k] == nil {
			order = append(order, k)
		}
		places[k] = append(places[k], p)
	}
	for _, k := range order {
		t.problem(places[k][0], places[k][1:])
	}
	t.away(away)
}

func (t *text) problem(p source.Problem, also []source.Problem) {
	look := alarm
	if p.Severity == source.Note {
		look = remark
	}
	if p.Range.IsZero() && p.Path != "" {
		t.line(span{look, p.Severity.String()}, is(": "), span{bold, p.Path + ": " + source.WithoutCredentials(p.Message)})
	} else {
		t.line(span{look, p.Severity.String()}, is(": "), span{bold, source.WithoutCredentials(p.Message)})
	}
	margin := t.source(finding.Location{Range: p.Range, Secret: untold(p)}, "", look)
	if len(also) > 0 {
		names := make([]string, 0, len(also))
		for _, o := range also {
			names = append(names, o.Place())
		}
		t.note(margin, "also at", andMore(names, few, ", "))
	}
	if p.Hint != "" {
		t.note(margin, "help", oneLine(p.Hint))
	}
	t.line()
}

// untold reports whether the values at the place of a problem must not be shown:
// of a file of values that cannot be read, nobody knows which of them is secret.
func untold(p source.Problem) bool {
	return p.Secret || p.Severity == source.Error && !p.Sorted && holdsValues(p.Range.Path())
}

// absent is how a reader ends the note that something which is called is not
// there to be read.
const absent = " is not among the files"

// isAway reports whether a problem is about a module that is not there. A scan
// may meet many of them, and all have the same remedy.
func isAway(p source.Problem) bool {
	return p.Severity == source.Note && strings.HasPrefix(p.Message, "module ") && strings.HasSuffix(p.Message, absent)
}

// mostAway is how many modules that are not there are named.
const mostAway = 8

// away draws the modules that are not there as one note.
func (t *text) away(all []source.Problem) {
	if len(all) == 0 {
		return
	}
	var names []string
	places := map[string][]string{}
	for _, p := range all {
		name := strings.TrimSuffix(p.Message, absent)
		if places[name] == nil {
			names = append(names, name)
		}
		if place := p.Place(); !slices.Contains(places[name], place) {
			places[name] = append(places[name], place)
		}
	}
	t.line(span{remark, source.Note.String()}, is(": "), span{bold, plural(len(names), "module") + " " + are(len(names)) + absent[len(" is"):]})
	for i, name := range names {
		if i == mostAway {
			t.note("   ", "more", fmt.Sprintf("%d; --format json names them all", len(names)-i))
			break
		}
		t.line(span{frame, "  --> "}, is(andMore(places[name], 1, "")+": "+source.WithoutCredentials(name)))
	}
	if hint := all[0].Hint; hint != "" {
		t.note("   ", "help", oneLine(hint))
	}
	t.line()
}
