package finding

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/akslint/akslint/pkg/source"
)

// Suppression is why a finding is not counted. A nil *Suppression means that
// it is. External tells a baseline or configuration entry from a comment in
// the source; Until is YYYY-MM-DD, empty when it holds for good.
type Suppression struct {
	External bool
	Reason   string
	Until    string
	// By is what says so, and At where it stands.
	By Means
	At source.Range
}

// Means is what suppresses a finding.
type Means string

// The means, by what they are called in reports.
const (
	ByComment       Means = "comment"
	ByAnnotation    Means = "annotation"
	ByConfiguration Means = "configuration"
	ByBaseline      Means = "baseline"
)

// maxReason is how long a reason may be, in bytes.
const maxReason = 1000

// Wrong says what is wrong with the reason or the last day that somebody gives
// for a suppression, which then suppresses nothing; empty when nothing is.
func (s Suppression) Wrong() string {
	switch {
	case !strings.ContainsFunc(s.Reason, isVisible):
		return "no reason is given: it allows nothing"
	case len(s.Reason) > maxReason:
		return "the reason is longer than " + strconv.Itoa(maxReason) + " bytes: it allows nothing"
	}
	if s.Until != "" {
		if _, err := time.Parse(time.DateOnly, s.Until); err != nil {
			return strconv.Quote(s.Until) + " is no day written as YYYY-MM-DD: it allows nothing"
		}
	}
	return ""
}

// isVisible reports whether a character leaves something to read: blanks, marks
// without width and letters that only fill a place do not.
func isVisible(r rune) bool {
	return r != '\u2800' && unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S) &&
		!unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r)
}
