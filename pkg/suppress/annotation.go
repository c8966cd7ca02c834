package suppress

import (
	"strings"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// The annotations begin so; the name of a rule follows. Every rule has a reason
// of its own that way.
const (
	annotations     = "akslint.io/"
	annotationAllow = annotations + "allow."
	annotationUntil = annotations + "allow-until."
)

// Annotation is one of a Kubernetes object. Known says that its text is.
type Annotation struct {
	Key, Text string
	Known     bool
	At        source.Range
}

// Annotate adds what the annotations of an object allow. Those of others are
// passed over.
func (s *Set) Annotate(o Object, all []Annotation) {
	until := map[string]Annotation{}
	for _, a := range all {
		if rule, ok := strings.CutPrefix(a.Key, annotationUntil); ok {
			until[rule] = a
		}
	}
	for _, a := range all {
		rule, ok := strings.CutPrefix(a.Key, annotationAllow)
		switch {
		case ok:
			end := until[rule]
			delete(until, rule)
			s.annotated(o, rule, a, end)
		case strings.HasPrefix(a.Key, annotations) && !strings.HasPrefix(a.Key, annotationUntil):
			s.refuse(a.At, "the annotation "+quote(a.Key)+" is not understood: it allows nothing")
		}
	}
	for _, a := range all {
		if rule := strings.TrimPrefix(a.Key, annotationUntil); until[rule] == a {
			s.refuse(a.At, "there is a last day for "+quote(rule)+", and no "+annotationAllow+" of that rule: it allows nothing")
		}
	}
}

func (s *Set) annotated(o Object, rule string, a, until Annotation) {
	message := finding.Suppression{Reason: a.Text, Until: until.Text}.Wrong()
	switch {
	case !ruleForm.MatchString(rule):
		message = quote(rule) + " is no name of a rule: it allows nothing"
	case !a.Known || until.Key != "" && !until.Known:
		message = "what the annotation " + quote(a.Key) + " says is not known: it allows nothing"
	case until.Key != "" && until.Text == "":
		message = noDay
	}
	if message != "" {
		s.refuse(a.At, message)
		return
	}
	s.Add(Allowance{Rule: rule, Reason: strings.TrimSpace(a.Text), Until: until.Text, By: finding.ByAnnotation, At: a.At, Object: o})
}

// refuse tells of what cannot be understood.
func (s *Set) refuse(at source.Range, message string) {
	s.problems = append(s.problems, source.Problem{
		Severity: source.Error, Range: at, Message: message,
		Hint: `Write it so: akslint.io/allow.RULE: "why it may stay", and if it is to end, akslint.io/allow-until.RULE: "2027-01-31".`,
	})
}
