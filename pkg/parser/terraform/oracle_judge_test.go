package terraform

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// verdict says how our outcome relates to terraform's. One that begins with
// "WRONG" fails the test.
type verdict struct {
	class  string
	detail string
}

func (v verdict) wrong() bool { return strings.HasPrefix(v.class, "WRONG") }

func wrong(class string, ours, theirs outcome) verdict {
	return verdict{"WRONG: " + class, fmt.Sprintf("ours %s, terraform's %s", show(ours), show(theirs))}
}

func show(o outcome) string {
	switch {
	case o.panics:
		return "panic: " + o.why
	case o.failed:
		return "error " + o.why
	}
	s := fmt.Sprintf("%v", o.tree)
	if _, ok := o.tree.(unknownLeaf); ok {
		s = "unknown"
	}
	return strings.TrimSpace(fmt.Sprintf("%.300s %.200s", s, o.typ) + " " + o.why)
}

// difference counts the leaves in which two values differ.
type difference struct {
	less, more, other int
	extra             int // keys that only we have, with an unknown value
}

func compare(ours, theirs any, d *difference) {
	_, ourUnknown := ours.(unknownLeaf)
	_, theirUnknown := theirs.(unknownLeaf)
	switch {
	case ourUnknown && theirUnknown:
		return
	case ourUnknown:
		d.less++
		return
	case theirUnknown:
		d.more++
		return
	}
	switch a := ours.(type) {
	case openSet:
		b, ok := theirs.([]any)
		for _, v := range a {
			ok = ok && slices.ContainsFunc(b, func(w any) bool { return fmt.Sprint(v) == fmt.Sprint(w) })
		}
		if !ok {
			d.other++
		}
	case []any:
		b, ok := theirs.([]any)
		if !ok || len(a) != len(b) {
			d.other++
			return
		}
		for i := range a {
			compare(a[i], b[i], d)
		}
	case map[string]any:
		b, ok := theirs.(map[string]any)
		if !ok {
			d.other++
			return
		}
		for k, v := range a {
			if _, ok := b[k]; ok {
				compare(v, b[k], d)
			} else if _, unknown := v.(unknownLeaf); unknown {
				d.extra++
			} else {
				d.other++
			}
		}
		for k := range b {
			if _, ok := a[k]; !ok {
				d.other++
			}
		}
	case json.Number:
		b, ok := theirs.(json.Number)
		if !ok || !equalNumbers(a.String(), b.String()) {
			d.other++
		}
	default:
		if ours != theirs {
			d.other++
		}
	}
}

func equalNumbers(a, b string) bool {
	x, _, err := big.ParseFloat(a, 10, 512, big.ToNearestEven)
	y, _, err2 := big.ParseFloat(b, 10, 512, big.ToNearestEven)
	return err == nil && err2 == nil && x.Cmp(y) == 0
}

// placeOfRun are functions whose result depends on where and by whom
// terraform is run, or on files that are none of the repository's.
var placeOfRun = regexp.MustCompile(`abspath\(|pathexpand\("~|plantimestamp\(|file\w*\("/|fileexists\("/|"/[^"]*"`)

// judgeKnown compares expressions in which nothing is unknown.
func judgeKnown(ours, theirs outcome, expr string) verdict {
	var d difference
	if !ours.failed && !theirs.failed && !ours.panics {
		compare(ours.tree, theirs.tree, &d)
	}
	switch {
	case ours.panics:
		return wrong("panic", ours, theirs)
	case ours.failed && theirs.failed:
		return verdict{class: "both fail"}
	case theirs.failed && strings.HasSuffix(ours.why, "is not evaluated"):
		return verdict{class: "terraform fails on a function that is in no table"}
	case theirs.failed && isUnknown(ours) && ours.why == whyImmense:
		return verdict{class: "terraform cannot show infinity, ours unknown"}
	case theirs.failed && hasUnknown(ours.tree) && placeOfRun.MatchString(expr):
		return verdict{class: "terraform fails on a file that we do not look at"}
	case newer(ours, theirs, d, expr) != "":
		return verdict{class: "newer versions: " + newer(ours, theirs, d, expr)}
	case ours.failed != theirs.failed:
		return wrong("one fails", ours, theirs)
	case d.other+d.extra == 0 && d.more > 0 && opaqueCalls.MatchString(expr) && isUnknown(theirs):
		return verdict{class: "try hides the known parts of terraform's"}
	case d.other+d.more+d.extra > 0:
		return wrong("values differ", ours, theirs)
	case d.less > 0 && placeOfRun.MatchString(expr):
		return verdict{class: "depends on where terraform runs, ours unknown"}
	case d.less > 0:
		return wrong("not known to us", ours, theirs)
	case theirs.typ != "" && theirs.typ != `["object",{"v":`+ours.typ+`,"w":"bool"}]`:
		return wrong("types differ", ours, theirs)
	case isUnknown(ours):
		return verdict{class: "both unknown"}
	case theirs.typ != "":
		return verdict{class: "same value and type"}
	}
	return verdict{class: "same value"}
}

var (
	logic      = regexp.MustCompile(`&&|\|\|`)
	typeless   = regexp.MustCompile(`null`)
	negative   = regexp.MustCompile(`element\(.*-`)
	lateSubnet = regexp.MustCompile(`cidrsubnet\(.*-`)
	sets       = regexp.MustCompile(`set|ss\b`)
	contained  = regexp.MustCompile(`contains\(.*null`)
)

// newer names what later versions of terraform, whose libraries we use, do in
// another way than 1.11.
func newer(ours, theirs outcome, d difference, expr string) string {
	switch {
	case logic.MatchString(expr) && (d.more > 0 || ours.failed != theirs.failed):
		return "&& and || look at the second value only if it matters"
	case negative.MatchString(expr) && theirs.failed:
		return "element counts from the end"
	case contained.MatchString(expr) && theirs.failed:
		return "contains can look for null"
	case typeless.MatchString(expr) && (ours.failed || d.more > 0) && isUnknown(theirs):
		return "a null without a type does not make a result unknown"
	case lateSubnet.MatchString(expr) && ours.failed:
		return "a negative number of a subnet is refused"
	}
	return ""
}

func hasUnknown(tree any) bool {
	switch v := tree.(type) {
	case unknownLeaf, openSet:
		return true
	case []any:
		return slices.ContainsFunc(v, hasUnknown)
	case map[string]any:
		return slices.ContainsFunc(slices.Collect(maps.Values(v)), hasUnknown)
	}
	return false
}

func isUnknown(o outcome) bool {
	_, ok := o.tree.(unknownLeaf)
	return ok
}

// knowMore are the forms in which we know more than terraform says before the
// apply, the first one that an expression has.
var knowMore = []struct {
	form *regexp.Regexp
	name string
}{
	{regexp.MustCompile(`\btry\(`), "try takes what can be evaluated"},
	{regexp.MustCompile(`\bcan\(`), "can"},
	{regexp.MustCompile(`\blookup\(`), "lookup keeps the known elements"},
	{regexp.MustCompile(`\balltrue\(|\banytrue\(`), "alltrue and anytrue are decided by one element"},
	{regexp.MustCompile(`\bstartswith\(`), "startswith is decided by a known beginning"},
	{regexp.MustCompile(`\bcoalesce\(`), "coalesce takes what is set"},
	{regexp.MustCompile(`\{ ?for .* if `), "a filter keeps the known entries"},
}

// judgeUnknown compares plans in which something is unknown.
func judgeUnknown(ours, theirs outcome, expr string) verdict {
	var d difference
	if !ours.failed && !ours.panics {
		compare(ours.tree, theirs.tree, &d)
	}
	more := func() verdict {
		for _, m := range knowMore {
			if m.form.MatchString(expr) {
				return verdict{class: "we know more: " + m.name}
			}
		}
		return wrong("we know more", ours, theirs)
	}
	switch {
	case ours.panics:
		return wrong("panic", ours, theirs)
	case newer(ours, theirs, d, expr) != "":
		return verdict{class: "newer versions: " + newer(ours, theirs, d, expr)}
	case ours.failed && strings.Contains(expr, "try("):
		return verdict{class: "we know more: try takes what can be evaluated"}
	case ours.failed && isUnknown(theirs):
		return verdict{class: "we know more: it will fail"}
	case ours.failed:
		return wrong("only ours fails", ours, theirs)
	case d.other+d.more > 0 && strings.Contains(expr, "formatlist("):
		return verdict{class: "terraform 1.11 is wrong: formatlist mixes up rows beside an unknown one"}
	case d.less > 0 && d.other == 0 && strings.Contains(expr, "matchkeys("):
		return verdict{class: "terraform 1.11 is wrong: matchkeys takes an unknown key for another one"}
	case d.less > 0 && d.other == 0 && sets.MatchString(expr) && strings.Contains(expr, "for "):
		return verdict{class: "we know less: unknown elements of a set may be the same"}
	case d.less > 0 && d.other == 0 && strings.Count(expr, " if ") > 0 && strings.Contains(expr, "{for "):
		return verdict{class: "we know less: an entry behind an undecided filter"}
	case d.other > 0 || d.extra > 0:
		return wrong("values differ", ours, theirs)
	case d.less > 0:
		return wrong("not known to us", ours, theirs)
	case d.more > 0:
		return more()
	case isUnknown(ours):
		return verdict{class: "both unknown"}
	}
	return verdict{class: "same parts known"}
}

// judgeFailing looks at what terraform refuses before the apply.
func judgeFailing(ours outcome, expr string) verdict {
	theirs := outcome{failed: true}
	switch {
	case newer(ours, theirs, difference{}, expr) != "" && !ours.failed:
		return verdict{class: "newer versions: " + newer(ours, theirs, difference{}, expr)}
	case ours.panics:
		return wrong("panic", ours, theirs)
	case ours.failed:
		return verdict{class: "both fail"}
	case isUnknown(ours):
		return verdict{class: "terraform fails, ours unknown"}
	case hasUnknown(ours.tree):
		return verdict{class: "terraform fails, ours unknown in part"}
	}
	return wrong("only terraform fails", ours, theirs)
}

// judgeWorld holds what we know against a world in which everything is known.
func judgeWorld(ours, theirs outcome, expr string) verdict {
	if theirs.failed || ours.failed {
		return verdict{class: "fails in that world"}
	}
	var d difference
	compare(ours.tree, theirs.tree, &d)
	switch {
	case d.extra > 0 && d.other == 0:
		return verdict{class: "a filter leaves out an entry of unknown value"}
	case d.other > 0 && strings.Contains(expr, "try("):
		return verdict{class: "try fails in that world"}
	case d.other > 0 || ours.panics:
		return wrong("what we know is not so", ours, theirs)
	}
	return verdict{class: "what we know is so"}
}

// verdicts counts verdicts by class.
type verdicts map[string]int

func (c verdicts) add(t *testing.T, expr string, v verdict) {
	t.Helper()
	c[v.class]++
	if v.wrong() {
		t.Errorf("%s\n    %s\n    %s", v.class, strings.TrimSpace(expr), v.detail)
	}
}

func (c verdicts) report(t *testing.T) {
	t.Helper()
	total := 0
	for _, class := range slices.Sorted(maps.Keys(c)) {
		total += c[class]
		t.Logf("%6d  %s", c[class], class)
	}
	t.Logf("%6d  expressions", total)
}
