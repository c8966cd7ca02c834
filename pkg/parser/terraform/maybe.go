package terraform

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// Where the condition of a loop that makes an object is not known, the library
// would give up the whole object. The entry may be there or not, so it is kept
// with a value that is not known and that says so (markMaybe). What counts or
// lists the entries of such an object is then not known.

// filter is the condition of such a loop.
type filter struct {
	cond    hclsyntax.Expression // nil when there is none
	element string               // the name of the element
	unknown cty.ValueMarks       // of the latest element; nil when it was decided
	any     bool                 // some element was not decided
	hclsyntax.Expression
}

// Value lets an element pass whose condition is not known.
func (f *filter) Value(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	f.unknown = nil
	v, diags := cty.True, hcl.Diagnostics(nil)
	if f.cond != nil {
		if v, diags = f.cond.Value(ctx); diags.HasErrors() {
			return v, diags
		}
	}
	b, marks := v.Unmark()
	element, _ := localName(ctx, f.element)
	switch {
	case !b.IsKnown():
		f.unknown = withCause(marks, "it is not known whether it is there")
	case isMaybe(element) && b.Type() == cty.Bool && !b.IsNull() && b.True():
		f.unknown = deepMarks(element)
	default:
		return v, diags
	}
	if element != cty.DynamicVal {
		// The library tries the condition on something unknown first.
		f.any = true
	}
	if s := scopeOf(ctx); s != nil {
		s.mod.unit.doubtful = true
	}
	return cty.True, diags
}

// Range and StartRange are those of the condition.
func (f *filter) Range() hcl.Range {
	if f.cond == nil {
		return hcl.Range{}
	}
	return f.cond.Range()
}

// StartRange implements [hclsyntax.Expression].
func (f *filter) StartRange() hcl.Range { return f.Range() }

// filtered is the value of an entry behind a filter.
type filtered struct {
	hclsyntax.Expression
	filter *filter
}

// Value is not known for an entry that may not be there.
func (e *filtered) Value(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	undecided := e.filter.unknown
	v, diags := e.Expression.Value(ctx)
	if undecided != nil && !diags.HasErrors() {
		return cty.DynamicVal.WithMarks(undecided, deepMarks(v)).Mark(mark{kind: markMaybe}), diags
	}
	return v, diags
}

// isMaybe reports whether the entry that holds a value may not be there.
func isMaybe(v cty.Value) bool {
	return v != cty.NilVal && v.HasMark(mark{kind: markMaybe})
}

// hasMaybe reports whether an object has an entry that may not be there.
func hasMaybe(v cty.Value) bool {
	v, _ = v.Unmark()
	if !v.IsKnown() || v.IsNull() || !v.Type().IsObjectType() && !v.Type().IsMapType() {
		return false
	}
	for it := v.ElementIterator(); it.Next(); {
		if _, e := it.Element(); isMaybe(e) {
			return true
		}
	}
	return false
}

// keepsEntries are the functions that do not care whether an entry is there, or
// hand on that it may not be.
var keepsEntries = map[string]bool{
	"lookup": true, "merge": true, "tomap": true, "coalesce": true, "sensitive": true, "nonsensitive": true,
	"ephemeralasnull": true, "issensitive": true, "one": true, "element": true, "flatten": true, "concat": true,
}

func anyMaybe(args []hclsyntax.Expression, ctx *hcl.EvalContext) bool {
	for _, a := range args {
		if v, diags := a.Value(ctx); !diags.HasErrors() && hasMaybe(v) {
			return true
		}
	}
	return false
}
