package main

import (
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/report"
	"github.com/akslint/akslint/pkg/source"
)

// judge turns a report into what the run ends with. What was not read or not
// finished weighs more than what was found: nobody may take a part for the
// whole.
func judge(r report.Report, failOn threshold) error {
	var verdict error
	for _, f := range r.Findings {
		if f.Kind == finding.Fail && f.Suppression == nil && !failOn.never && f.Severity >= failOn.severity {
			verdict = errFindings
			break
		}
	}
	if err := worst(r.Problems); err != nil {
		return err
	}
	return verdict
}

// worst returns what problems mean for the end of a run; nil when they are
// notes at most.
func worst(problems []source.Problem) error {
	var verdict error
	for _, p := range problems {
		switch p.Severity {
		case source.Budget:
			return errUnfinished
		case source.Error:
			verdict = errInput
		case source.Note:
		}
	}
	return verdict
}
