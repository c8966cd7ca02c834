package terraform

import (
	"fmt"
	"math/big"
	"strconv"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/source"
)

// mode says how a resource or module is repeated.
type mode uint8

const (
	single mode = iota
	byCount
	byKey
)

// expansion is a resource or module call with the instances it makes.
type expansion struct {
	mode      mode
	known     bool // the instances are those that will be there
	instances []*instance
	marks     cty.ValueMarks // what a repetition that is not known derives from
	body      *resource      // nil for a module call
}

// instance is one of them. When the repetition is not known, or has too many,
// one instance stands for all: its key is then unknown.
type instance struct {
	key       cty.Value // NilVal for a single one and for one that stands for all
	eachKey   cty.Value
	eachValue cty.Value
	index     cty.Value
	suffix    string // ["a"], [0] or [*]
	addr      string
	exists    azure.Exists
	copies    int // how many it stands for; 0 when not known
	scope     *scope
	cells     []cell // of its attributes, by their numbers in the shape
	whole     cell
	forEach   hclsyntax.Expression // what made it, nil without for_each
	fromSet   bool                 // forEach gives a set
	element   *element             // in the place of eachValue, when forEach is a resource
	owner     *scope               // where forEach is evaluated
}

// expand evaluates count or for_each.
func (m *module) expand(local string, count, forEach hclsyntax.Expression, at source.Range) *expansion {
	e := &expansion{known: true}
	switch {
	case count != nil:
		e.mode = byCount
		m.expandCount(e, count, local, at)
	case forEach != nil:
		e.mode = byKey
		m.expandForEach(e, forEach, local, at)
	default:
		e.add(m, local, "", &instance{copies: 1})
	}
	return e
}

func (e *expansion) add(m *module, local, suffix string, inst *instance) {
	inst.suffix, inst.addr = suffix, m.address(local+suffix)
	if inst.scope = m.self; suffix != "" {
		inst.scope = newScope(m, inst)
	}
	e.instances = append(e.instances, inst)
}

func (m *module) expandCount(e *expansion, expr hclsyntax.Expression, local string, at source.Range) {
	v, marks := m.self.eval(expr).Unmark()
	e.marks = marks
	n, ok := wholeNumber(v)
	switch {
	case !ok:
		e.known = false
		e.add(m, local, "[*]", &instance{index: cty.UnknownVal(cty.Number).WithMarks(withCause(marks, "count is not known")), exists: azure.Maybe, copies: copiesOf(v)})
	case n > maxInstances:
		e.known = false
		m.manyInstances(at, n)
		e.add(m, local, "[*]", &instance{index: unknownIndex(n), copies: n})
	default:
		for i := range n {
			e.add(m, local, fmt.Sprintf("[%d]", i), &instance{key: cty.NumberIntVal(int64(i)), index: cty.NumberIntVal(int64(i)), copies: 1})
		}
	}
}

func unknownIndex(n int) cty.Value {
	return cty.UnknownVal(cty.Number).Mark(mark{kind: markCause, why: fmt.Sprintf("one instance stands for all %d", n)})
}

func wholeNumber(v cty.Value) (int, bool) {
	if !v.IsKnown() || v.IsNull() {
		return 0, false
	}
	if v.Type() == cty.String {
		if manyDigits(v.AsString()) {
			return 0, false
		}
		f, _, err := big.ParseFloat(v.AsString(), 10, 64, big.ToNearestEven)
		if err != nil {
			return 0, false
		}
		v = cty.NumberVal(f)
	}
	if v.Type() != cty.Number {
		return 0, false
	}
	n, acc := v.AsBigFloat().Int64()
	if acc != big.Exact || n < 0 || n > 1<<40 {
		return 0, false
	}
	return int(n), true
}

func (m *module) expandForEach(e *expansion, expr hclsyntax.Expression, local string, at source.Range) {
	if over := m.repeatedResource(expr); over != nil {
		e.addEach(m, local, expr, over)
		return
	}
	whole := m.self.eval(expr)
	v, marks := whole.Unmark()
	unknown := func(why string, exists azure.Exists, copies int) {
		e.known, e.marks, e.instances = false, deepMarks(whole), nil
		each := cty.DynamicVal.WithMarks(withCause(e.marks, why))
		e.add(m, local, "[*]", &instance{eachKey: each, eachValue: each, exists: exists, copies: copies})
	}
	switch {
	case hasSecret(marks):
		m.unit.problem(source.Problem{
			Severity: source.Note, Range: at, Path: at.Path(),
			Message: "for_each is sensitive", Hint: "Its keys would be part of addresses, so Terraform refuses it.",
		})
		unknown("for_each is sensitive", azure.Maybe, azure.Uncounted)
	case !v.IsKnown() || v.IsNull() || !v.CanIterateElements() || v.Type().IsSetType() && !v.IsWhollyKnown():
		unknown("for_each is not known", azure.Maybe, copiesOf(v))
	case v.LengthInt() > maxInstances:
		m.manyInstances(at, v.LengthInt())
		unknown(fmt.Sprintf("one instance stands for all %d", v.LengthInt()), azure.Yes, v.LengthInt())
	default:
		for it := v.ElementIterator(); it.Next(); {
			k, val := it.Element()
			if v.Type().IsSetType() {
				k = val
			}
			k, _ = k.Unmark()
			if k.Type() != cty.String || !k.IsKnown() || k.IsNull() {
				unknown("for_each has a key that is not a string", azure.Maybe, v.LengthInt())
				return
			}
			inst := &instance{key: k, eachKey: k, eachValue: val.WithMarks(marks), copies: 1, forEach: expr, fromSet: v.Type().IsSetType(), owner: m.self}
			if isMaybe(val) {
				inst.exists = azure.Maybe
			}
			e.add(m, local, "["+strconv.Quote(k.AsString())+"]", inst)
		}
	}
}

// copiesOf is how many instances a count or a for_each makes that is not known:
// one at most where no value of it makes more.
func copiesOf(v cty.Value) int {
	if v.IsKnown() || v.Type() == cty.DynamicPseudoType {
		return azure.Uncounted
	}
	switch t := v.Type(); {
	case t == cty.Number:
		if most, _ := v.Range().NumberUpperBound(); most.IsKnown() && most.LessThanOrEqualTo(cty.NumberIntVal(1)).True() {
			return 1
		}
	case t.IsCollectionType():
		if v.Range().LengthUpperBound() <= 1 {
			return 1
		}
	}
	return azure.Uncounted
}

func (m *module) manyInstances(at source.Range, n int) {
	m.unit.problem(source.Problem{
		Severity: source.Note, Range: at, Path: at.Path(),
		Message: fmt.Sprintf("%d instances: one stands for all", n),
		Hint:    fmt.Sprintf("Up to %d instances are told apart; what depends on the instance is taken as unknown.", maxInstances),
	})
}

func withCause(marks cty.ValueMarks, why string) cty.ValueMarks {
	out := cty.NewValueMarks(mark{kind: markCause, why: why})
	for k := range marks {
		// The reason behind the reason is the better one.
		if mk, ok := k.(mark); ok && mk.kind != markSecret {
			delete(out, mark{kind: markCause, why: why})
		}
		out[k] = struct{}{}
	}
	return out
}

// pick chooses the instance that steps lead to. whole means that they name the
// collection; no instance without errors means that it is not known which.
func (e *expansion) pick(steps hcl.Traversal) (inst *instance, left hcl.Traversal, whole bool, diags hcl.Diagnostics) {
	if len(steps) == 0 {
		return nil, nil, true, nil
	}
	var key cty.Value
	switch st := steps[0].(type) {
	case hcl.TraverseIndex:
		key = st.Key
	case hcl.TraverseAttr:
		key = cty.StringVal(st.Name)
	default:
		return nil, nil, true, nil
	}
	key, _ = key.Unmark()
	if !e.known {
		return e.instances[0], steps[1:], false, nil
	}
	for _, i := range e.instances {
		if i.key != cty.NilVal && sameKey(i.key, key) {
			return i, steps[1:], false, nil
		}
	}
	r := steps.SourceRange()
	return nil, nil, false, hcl.Diagnostics{{
		Severity: hcl.DiagError, Summary: "Invalid index",
		Detail:  "there is no instance with that key",
		Subject: &r,
	}}
}

func sameKey(a, b cty.Value) bool {
	if a.Type().Equals(b.Type()) {
		return a.RawEquals(b)
	}
	// x["0"] and x[0] are one.
	return keyText(a) == keyText(b)
}

func keyText(v cty.Value) string {
	if v.Type() == cty.String {
		return v.AsString()
	}
	if v.Type() == cty.Number {
		return v.AsBigFloat().Text('f', -1)
	}
	return ""
}

// collect builds the collection of all instances.
func (e *expansion) collect(of func(*instance) cty.Value) cty.Value {
	if !e.known {
		v := of(e.instances[0])
		return cty.DynamicVal.WithMarks(deepMarks(v)).WithMarks(e.marks)
	}
	if e.mode == byKey {
		attrs := map[string]cty.Value{}
		for _, i := range e.instances {
			attrs[i.key.AsString()] = of(i)
		}
		return cty.ObjectVal(attrs)
	}
	items := make([]cty.Value, 0, len(e.instances))
	for _, i := range e.instances {
		items = append(items, of(i))
	}
	return cty.TupleVal(items)
}

func (e *expansion) unknownInstances(addr string) cty.Value {
	return cty.DynamicVal.WithMarks(e.marks).Mark(mark{kind: markModule, address: addr})
}

// isRepeated reports whether a traversal names something made by count or
// for_each, so that an index chooses an instance.
func (s *scope) isRepeated(tr hcl.Traversal) bool {
	m := s.mod
	switch root := tr.RootName(); root {
	case "var", "local", "each", "count", "path", "terraform", "self":
		return false
	case "module":
		c := m.moduleCall(stepName(tr, 1))
		return c != nil && len(tr) == 2 && c.mode != single
	case "data":
		e := m.expansion("data." + stepName(tr, 1) + "." + stepName(tr, 2))
		return e != nil && len(tr) == 3 && e.mode != single
	default:
		e := m.expansion(root + "." + stepName(tr, 1))
		return e != nil && len(tr) == 2 && e.mode != single
	}
}

// resolveEach evaluates x[*].rest for something made by count or for_each, or
// a single one.
func (s *scope) resolveEach(tr, steps hcl.Traversal) (cty.Value, bool) {
	root := tr.RootName()
	var e *expansion
	m := s.mod
	switch {
	case root == "data" && len(tr) == 3:
		e = m.expansion("data." + stepName(tr, 1) + "." + stepName(tr, 2))
	case len(tr) == 2:
		e = m.expansion(root + "." + stepName(tr, 1))
	}
	if e == nil || e.mode == byKey || root == "var" || root == "local" {
		return cty.NilVal, false
	}
	return e.collectList(func(i *instance) cty.Value {
		v, diags := m.instanceRef(e, i, steps)
		if diags.HasErrors() {
			return cty.DynamicVal
		}
		return v
	}), true
}

func (e *expansion) collectList(of func(*instance) cty.Value) cty.Value {
	if e.mode == single {
		return cty.TupleVal([]cty.Value{of(e.instances[0])})
	}
	return e.collect(of)
}
