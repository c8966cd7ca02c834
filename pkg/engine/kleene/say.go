package kleene

import (
	"regexp"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// notSaid stands in a message for a value that is not known and has no wording.
const notSaid = "(not known)"

// say puts a text together from parts that are not all known. The text is for
// people: as a value the result stays unknown. It is put together when somebody
// reads it.
func (m *Machine) say(e *ast.Expr, c *callee, args []*Value) *Value {
	v := unknown(joined(args))
	if c.builtin.Name == "sprintf" && args[0].kind != whole {
		return v
	}
	v.said = func() string {
		spoken := make([]*Value, len(args))
		for i, a := range args {
			spoken[i] = a.spoken()
		}
		if c.builtin.Name == "sprintf" {
			spoken[0] = spokenFormat(args[0], args[1])
		}
		errs := len(m.errs)
		out, err := m.apply(e, c, spoken)
		m.errs = m.errs[:errs]
		if err != nil || out == nil {
			return notSaid
		}
		return out.text()
	}
	return v
}

// spoken returns a value without holes that reads the same: what is not known
// becomes its wording.
func (v *Value) spoken() *Value {
	switch v.kind {
	case whole:
		return v
	case hole:
		if said, ok := v.Said(); ok {
			return Known(ast.StringTerm(said))
		}
		return Known(ast.StringTerm(notSaid))
	case object:
		fields := make([][2]*ast.Term, len(v.items))
		for i, it := range v.items {
			fields[i] = [2]*ast.Term{v.keys.term(i), it.spoken().Term()}
		}
		return Known(ast.NewTerm(ast.NewObject(fields...)))
	default:
		items := make([]*ast.Term, 0, len(v.items))
		for _, it := range v.items {
			if !it.unheardOf() {
				items = append(items, it.spoken().Term())
			}
		}
		if v.kind == set {
			return Known(ast.SetTerm(items...))
		}
		return Known(ast.ArrayTerm(items...))
	}
}

// unheardOf reports whether all that is known of an element is that there may be
// one more: nothing can be said of it.
func (v *Value) unheardOf() bool {
	return v.kind == hole && len(v.maybe) > 0 && len(v.maybe.Union(v.holes)) == len(v.maybe)
}

// verb finds the verbs of a format, %% included.
var verb = regexp.MustCompile(`%[-+# 0]*[0-9]*(?:\.[0-9]+)?[a-zA-Z%]`)

// spokenFormat lets the verbs of values that are not known take a text.
func spokenFormat(format, args *Value) *Value {
	s, ok := format.Term().Value.(ast.String)
	if !ok {
		return format
	}
	items := args.Elements()
	i := 0
	out := verb.ReplaceAllStringFunc(string(s), func(v string) string {
		if strings.HasSuffix(v, "%") {
			return v
		}
		i++
		if i > len(items) || items[i-1].kind != hole || strings.HasSuffix(v, "q") {
			return v
		}
		return "%s"
	})
	return Known(ast.StringTerm(out))
}
