package terraform

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// Budgets. They are far above what a configuration written by people needs and
// keep a hostile one from taking the machine.
const (
	maxString    = 1 << 20 // bytes of one string
	maxElements  = 10_000  // elements of one collection
	maxNodes     = 100_000 // nodes of one value
	maxSteps     = 200_000 // steps of loops in one root module
	maxDepth     = 400     // evaluations within one another
	maxModules   = 2_000   // module instances in one root module
	maxCallDepth = 32      // module calls within one another
	maxResources = 50_000  // resource instances in one root module
	// maxInstances is how many instances of one resource or call are told
	// apart; above it one stands for all.
	maxInstances = 100
)

const (
	whyTooLong = "the text is longer than 1 MiB"
	whyTooMany = "the value has more elements than are evaluated"
	whyBudget  = "evaluation was stopped because it takes too many steps"
)

// unit is one root module under evaluation, with all modules below it.
type unit struct {
	loader *loader
	dir    string
	root   *module
	funcs  map[string]function.Function
	given  map[string]givenVariable
	// lostFile is a variable file that could not be read, empty when there is none.
	lostFile  string
	workspace string // empty when not known
	major     int
	manifest  map[string]manifestEntry
	problems  []source.Problem
	noted     map[string]bool
	names     map[string]bool     // attribute names that are read anywhere in the unit
	listed    map[string][]string // files below a directory, for fileset
	doubtful  bool                // some object has an entry that may not be there

	depth, steps, modules, resources int
	exhausted                        bool
	done                             bool             // its problems were handed on
	late                             []source.Problem // met after that, when a place was looked for
	outside                          []outsideCall
}

func newUnit(l *loader, dir string, opts Options) *unit {
	u := &unit{loader: l, dir: dir, workspace: opts.Workspace, noted: map[string]bool{}}
	u.funcs = functions(u)
	u.manifest = l.manifest(dir)
	u.given = u.readVariables(opts)
	u.names = l.attributeNames(dir, u.manifest)
	u.root = &module{unit: u, cfg: l.load(dir)}
	u.root.init()
	return u
}

// eval evaluates one expression. It survives the libraries' panics, as the walk
// to the place of a value does: cty panics by design on a value it did not
// expect, which is then our mistake and must not take the run down.
func (u *unit) eval(expr hcl.Expression, s *scope) (out cty.Value) {
	if u.depth >= maxDepth {
		u.note(expr.Range(), fmt.Sprintf("references within references go more than %d deep", maxDepth), "The value is taken as unknown.")
		return cty.DynamicVal.Mark(mark{kind: markCause, why: "its references go too deep"})
	}
	if u.exhausted {
		return cty.DynamicVal.Mark(mark{kind: markCause, why: whyBudget})
	}
	if v, ok := written(expr); ok {
		return u.bounded(v, expr)
	}
	u.depth++
	defer func() { u.depth-- }()
	defer u.survive(expr, "the expression could not be evaluated", func() {
		out = cty.DynamicVal.Mark(mark{kind: markCause, why: "the expression could not be evaluated"})
	})
	v, diags := expr.Value(s.ctx)
	if diags.HasErrors() {
		return u.refusal(expr, s, diags)
	}
	if _, ok := expr.(*reference); ok {
		return v // it was bounded where it was made
	}
	return u.bounded(v, expr)
}

// refusal is the value of an expression that is wrong, and a note that says how.
func (u *unit) refusal(expr hcl.Expression, s *scope, diags hcl.Diagnostics) cty.Value {
	wrong := diags[slices.IndexFunc(diags, func(d *hcl.Diagnostic) bool { return d.Severity == hcl.DiagError })]
	secret := s.readsSecret(expr)
	text := lowerFirst(wrong.Summary) + ": " + lowerFirst(wrong.Detail)
	if secret {
		text = lowerFirst(wrong.Summary) + ": " + unsaid
	}
	text = strings.TrimSuffix(strings.TrimSpace(text), ".")
	r := u.loader.rangeOf(expr.Range())
	u.problem(source.Problem{
		Severity: source.Note, Range: r, Path: expr.Range().Filename, Secret: secret,
		Message: text, Hint: "The value is taken as unknown.",
	})
	out := cty.DynamicVal.Mark(mark{kind: markCause, why: text})
	if secret {
		out = out.Mark(secretMark)
	}
	return out
}

// survive is deferred where a panic must not go on: it says what failed, asks to
// report it, and gives the result instead.
func (u *unit) survive(expr hcl.Expression, failed string, instead func()) {
	r := recover()
	if r == nil {
		return
	}
	before := len(u.problems)
	u.note(expr.Range(), fmt.Sprintf("%s (%v)", failed, r), "Please report it as a bug of akslint.")
	if u.done {
		u.late = append(u.late, u.problems[before:]...)
	}
	instead()
}

// placeFailed is what is said when looking for the place of a value fails.
const placeFailed = "the place of the value could not be found; it is shown where it is used"

// bounded replaces a value that is too large by an unknown and says so.
func (u *unit) bounded(v cty.Value, made hcl.Expression) cty.Value {
	if !v.IsKnown() || v.IsNull() || v.Type() == cty.Bool {
		return v // without a copy of its marks
	}
	bare, marks := v.Unmark()
	switch ty := bare.Type(); {
	case ty == cty.Number:
		if immense(bare) {
			u.note(made.Range(), whyImmense, "It is taken as unknown.")
			return sized(v)
		}
	case ty == cty.String:
		if len(bare.AsString()) > maxString {
			u.tooLong(made.Range())
			return cty.UnknownVal(cty.String).WithMarks(marks).Mark(mark{kind: markCause, why: whyTooLong})
		}
	case ty.IsCollectionType() || ty.IsTupleType() || ty.IsObjectType():
		why := oversized(bare)
		if why == whyImmense {
			u.note(made.Range(), why, "The value that holds it is taken as unknown.")
			return cty.DynamicVal.WithMarks(marks).Mark(mark{kind: markCause, why: why})
		}
		if why != "" || bare.LengthInt() > maxElements {
			u.note(made.Range(), fmt.Sprintf("the value has more than %d elements", maxElements), "It is taken as unknown.")
			return cty.DynamicVal.WithMarks(marks).Mark(mark{kind: markCause, why: whyTooMany})
		}
	}
	return v
}

// oversized says what is too large in a value, empty when nothing is. It stops
// as soon as a limit is passed.
func oversized(v cty.Value) string {
	n := 0
	var walk func(cty.Value) string
	walk = func(v cty.Value) string {
		if n++; n > maxNodes {
			return whyTooMany
		}
		v, _ = v.Unmark()
		if immense(v) {
			return whyImmense
		}
		if !v.IsKnown() || v.IsNull() || !v.CanIterateElements() {
			return ""
		}
		for it := v.ElementIterator(); it.Next(); {
			_, e := it.Element()
			if why := walk(e); why != "" {
				return why
			}
		}
		return ""
	}
	return walk(v)
}

func (u *unit) tooLong(at hcl.Range) {
	u.note(at, "the text is longer than 1 MiB", "It is taken as unknown.")
}

// spend takes steps from the budget of the unit; false means that nothing is
// left, which is a problem of the run.
func (u *unit) spend(n int, at hcl.Range) bool {
	if u.steps += n; u.steps <= maxSteps {
		return true
	}
	if !u.exhausted {
		u.exhausted = true
		u.problem(source.Problem{
			Severity: source.Budget, Range: u.loader.rangeOf(at), Path: at.Filename,
			Message: fmt.Sprintf("loops in %s take more than %d steps; what is left was not evaluated", dirName(u.dir), maxSteps),
			Hint:    "Make the nested loops smaller, or leave this directory out.",
		})
	}
	return false
}

func dirName(dir string) string {
	if dir == "." {
		return "the root module"
	}
	return dir
}

// note records something the reader of the report should know, once a place.
func (u *unit) note(at hcl.Range, message, hint string) {
	r := u.loader.rangeOf(at)
	u.problem(source.Problem{Severity: source.Note, Range: r, Path: at.Filename, Message: message, Hint: hint})
}

func (u *unit) problem(p source.Problem) {
	key := p.Place() + p.Message
	if !u.noted[key] {
		u.noted[key] = true
		u.problems = append(u.problems, p)
	}
}

func sortRefs(refs []value.Ref) {
	slices.SortFunc(refs, func(a, b value.Ref) int {
		if c := strings.Compare(a.Address, b.Address); c != 0 {
			return c
		}
		return strings.Compare(a.Attribute, b.Attribute)
	})
}
