package arm

import (
	"fmt"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

const (
	whyTooLong = "the text is longer than 1 MiB"
	whyTooMany = "the value has more elements than are evaluated"
	whyBudget  = "evaluation was stopped because it takes too many steps"
	whyDeep    = "its references go too deep"
)

// unit is one template under evaluation with one set of parameters.
type unit struct {
	loader   *loader
	run      run
	others   []*unit // those that may be deployed together with it, itself among them
	name     string
	root     *deployment
	problems []source.Problem
	noted    map[string]bool

	steps, depth, calls, resources int
	exhausted                      bool
	muted                          int            // notes are not taken: what is evaluated may not exist
	fresh                          int            // unknowns that are equal to nothing else
	secrets                        map[string]int // numbers for what must not be spelled

	byKey   map[string]*resource
	byType  map[string][]*resource
	twins   map[string]bool // identifiers of several resources of which any may be made
	indexed bool
	used    map[string]int // addresses

	outside []azure.Outside
	later   []func() // what has to wait until all resources are known
}

// enter takes one step of the budget; what it returns, if anything, is the
// value to go on with.
func (u *unit) enter(at source.Range) *val {
	u.depth++
	switch {
	case u.depth > maxDepth:
		u.depth--
		u.note(at, fmt.Sprintf("references within references go more than %d deep", maxDepth), "The value is taken as unknown.")
		return unknown(whyDeep, u.once("deep"))
	case !u.spend(1, at):
		u.depth--
		return unknown(whyBudget, u.once("budget"))
	}
	return nil
}

func (u *unit) leave() { u.depth-- }

// spend takes steps from the budget of the unit; false means that nothing is
// left, which is a problem of the run.
func (u *unit) spend(n int, at source.Range) bool {
	if u.steps += n; u.steps <= maxSteps {
		return true
	}
	if !u.exhausted {
		u.exhausted = true
		u.problem(source.Problem{
			Severity: source.Budget, Range: at, Path: at.Path(),
			Message: fmt.Sprintf("evaluating %s takes more than %d steps; what is left was not evaluated", u.name, maxSteps),
			Hint:    "Make the nested loops smaller, or leave this template out.",
		})
	}
	return false
}

// bounded replaces a value that is too large by an unknown and says so.
func (u *unit) bounded(v *val, at source.Range) *val {
	switch {
	case len(v.text) > maxString:
		u.note(at, "the text is longer than 1 MiB", "It is taken as unknown.")
		return unknown(whyTooLong, u.once("long")).withRefs(v)
	case v.size > maxNodes:
		u.note(at, fmt.Sprintf("the value has more than %d elements", maxNodes), "It is taken as unknown.")
		return unknown(whyTooMany, u.once("large"))
	case v.bytes > maxBytes:
		u.note(at, "the value holds more than 16 MiB of text", "It is taken as unknown.")
		return unknown(whyTooMany, u.once("large"))
	case len(v.items) > maxElements || len(v.fields) > maxElements || len(v.parts) > maxElements:
		u.note(at, fmt.Sprintf("the value has more than %d elements", maxElements), "It is taken as unknown.")
		return unknown(whyTooMany, u.once("large"))
	}
	return v
}

// withRefs returns v deriving from what others derive from, too.
func (v *val) withRefs(from ...*val) *val {
	var refs []value.Ref
	for _, f := range from {
		refs = append(refs, f.allRefs()...)
	}
	if len(refs) == 0 {
		return v
	}
	return v.with(func(c *val) { c.refs = append(c.refs[:len(c.refs):len(c.refs)], refs...) })
}

// note records something the reader of the report should know, once a place.
func (u *unit) note(at source.Range, message, hint string) {
	if u.muted > 0 {
		return
	}
	u.problem(source.Problem{Severity: source.Note, Range: at, Path: at.Path(), Message: message, Hint: hint})
}

func (u *unit) problem(p source.Problem) {
	k := p.Place() + p.Message
	if !u.noted[k] {
		u.noted[k] = true
		u.problems = append(u.problems, p)
	}
}

// once returns a normal form that is equal to nothing else.
func (u *unit) once(name string) string {
	u.fresh++
	return fmt.Sprintf("%s#%d", name, u.fresh)
}
