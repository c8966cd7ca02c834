package terraform

import (
	"cmp"
	"reflect"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/akslint/akslint/pkg/value"
)

// scope is where an expression is evaluated: in a module, for an instance of a
// resource or call, below the iterators of dynamic blocks.
type scope struct {
	mod   *module
	inst  *instance // nil outside of count and for_each
	ctx   *hcl.EvalContext
	binds map[string]binding
	// closed: nothing but the names of ctx can be referred to, as in a template.
	closed bool
}

// binding says where the value of a local name comes from.
type binding struct {
	coll  hclsyntax.Expression // the collection that is iterated
	scope *scope               // where coll is evaluated
	key   cty.Value            // the element; NilVal when not known
	isKey bool                 // the name holds the key, not the element
	// wrapped: the name holds an object with key and value, as the iterator of
	// a dynamic block does.
	wrapped bool
}

// mark is what a value derives from. Marks travel through every expression.
type mark struct {
	kind    markKind
	address string // of a resource, data source or module
	attr    string
	why     string
}

type markKind uint8

const (
	markResource markKind = iota // an attribute of a resource or data source
	markModule                   // an output of a module that is not there
	markCause                    // another reason for being unknown
	markSecret                   // declared sensitive
	markChoice                   // which of several it is, or whether any, is not known
	markMaybe                    // the entry that holds it may not be there
)

const scopeKey = "\x00scope"

var scopeType = cty.Capsule("scope", reflect.TypeFor[scope]())

func newScope(m *module, inst *instance) *scope {
	s := &scope{mod: m, inst: inst}
	s.ctx = &hcl.EvalContext{
		Variables: map[string]cty.Value{scopeKey: cty.CapsuleVal(scopeType, s)},
		Functions: m.unit.funcs,
	}
	return s
}

// with returns a scope that knows one more local name.
func (s *scope) with(name string, v cty.Value, b binding) *scope {
	c := &scope{mod: s.mod, inst: s.inst, ctx: s.ctx.NewChild(), binds: map[string]binding{}}
	c.ctx.Variables = map[string]cty.Value{name: v, scopeKey: cty.CapsuleVal(scopeType, c)}
	for n, old := range s.binds {
		c.binds[n] = old
	}
	c.binds[name] = b
	return c
}

// scopeOf finds the scope an expression is evaluated in.
func scopeOf(ctx *hcl.EvalContext) *scope {
	for ; ctx != nil; ctx = ctx.Parent() {
		if v, ok := ctx.Variables[scopeKey]; ok {
			s, _ := v.EncapsulatedValue().(*scope)
			return s
		}
	}
	return nil
}

// localName looks a name up among those of loops and dynamic blocks.
func localName(ctx *hcl.EvalContext, name string) (cty.Value, bool) {
	for ; ctx != nil; ctx = ctx.Parent() {
		if v, ok := ctx.Variables[name]; ok {
			return v, true
		}
	}
	return cty.NilVal, false
}

// eval evaluates an expression in the scope. Errors make the value unknown and
// leave a note; nothing panics.
func (s *scope) eval(expr hcl.Expression) cty.Value {
	return s.mod.unit.eval(expr, s)
}

// derived returns an unknown that derives from whatever args derive from.
func (s *scope) derived(args []hclsyntax.Expression, extra mark) cty.Value {
	out := cty.DynamicVal.Mark(extra)
	for _, a := range args {
		if v, diags := a.Value(s.ctx); !diags.HasErrors() {
			out = out.WithMarks(deepMarks(v))
		}
	}
	return out
}

// identities returns the identities among marks, in a fixed order, and whether a
// secret took part.
func identities(marks cty.ValueMarks) (out []value.Ref, secret bool) {
	for m := range marks {
		mk, ok := m.(mark)
		if !ok {
			continue
		}
		switch mk.kind {
		case markResource, markModule:
			out = append(out, value.Ref{Address: mk.address, Attribute: mk.attr})
		case markSecret:
			secret = true
		case markCause, markChoice, markMaybe:
		}
	}
	sortRefs(out)
	return out, secret
}

// refs is identities for an unknown, with why it is one.
func refs(marks cty.ValueMarks) (out []value.Ref, why string, secret bool) {
	out, secret = identities(marks)
	var causes, computed, whole string
	for m := range marks {
		mk, ok := m.(mark)
		if !ok {
			continue
		}
		switch mk.kind {
		case markResource, markModule:
			w := mk.why
			if w == "" {
				w = mk.address + dotted(mk.attr) + " is known only " + when(mk.address)
			}
			switch {
			case mk.attr == "" && mk.why == "":
				whole = w
			case computed == "" || w < computed:
				computed = w
			}
		case markCause:
			if causes == "" || mk.why < causes {
				causes = mk.why
			}
		case markSecret, markChoice, markMaybe:
		}
	}
	return out, cmp.Or(causes, computed, whole), secret
}

func dotted(attr string) string {
	if attr == "" {
		return ""
	}
	return "." + attr
}

// when says when an attribute of a resource or data source becomes known.
func when(address string) string {
	if strings.HasPrefix(address, "data.") || strings.Contains(address, ".data.") {
		return "when Terraform runs"
	}
	return "after the deployment"
}
