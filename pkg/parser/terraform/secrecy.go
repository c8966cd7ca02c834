package terraform

import (
	"bytes"
	"maps"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/akslint/akslint/pkg/source"
)

// What a function or the library says of a value it does not take often quotes
// the value. Where a secret takes part, none of that is repeated.

const unsaid = "what is wrong with it is not shown, since a secret takes part"

// ephemeralMark is of what is there only while Terraform runs: as secret as what
// is sensitive, though the functions that ask for that do not say so.
var (
	secretMark    = mark{kind: markSecret}
	ephemeralMark = mark{kind: markSecret, why: "ephemeral"}
)

func hasSecret(marks cty.ValueMarks) bool {
	_, sensitive := marks[secretMark]
	_, ephemeral := marks[ephemeralMark]
	return sensitive || ephemeral
}

// readsSecret reports whether an expression reads something that was declared
// sensitive, or whose name is that of a secret, or gives a value to such a name.
func (s *scope) readsSecret(expr hcl.Expression) bool {
	node, ok := expr.(hclsyntax.Node)
	if !ok || source.SecretName(s.mod.unit.loader.writtenTo(expr.Range())) {
		return true
	}
	found := false
	_ = hclsyntax.VisitAll(node, func(n hclsyntax.Node) hcl.Diagnostics {
		if found {
			return nil
		}
		switch n := n.(type) {
		case *call:
			found = strings.TrimPrefix(n.Name, "core::") == "sensitive"
		case *plain:
			found = s.readsSecret(n.Expression)
		case *hclsyntax.ObjectConsKeyExpr:
			found = source.SecretName(hcl.ExprAsKeyword(n))
		case *relative:
			found = namesSecret(n.Traversal)
		case *reference:
			if found = namesSecret(n.Traversal); !found {
				v, _ := n.Value(s.ctx)
				found = v != cty.NilVal && hasSecret(deepMarks(v))
			}
		}
		return nil
	})
	return found
}

// writtenTo returns the name of the attribute that an expression is written to.
func (l *loader) writtenTo(at hcl.Range) string {
	r := l.rangeOf(at)
	if r.IsZero() {
		return ""
	}
	before := r.File.Data[:min(r.Start, len(r.File.Data))]
	before = bytes.TrimRight(before[bytes.LastIndexByte(before, '\n')+1:], "= :\t\"")
	from := bytes.LastIndexAny(before, " \t\"{,") + 1
	return string(before[from:])
}

func namesSecret(tr hcl.Traversal) bool {
	for i := range tr {
		if name := stepName(tr, i); name != "" && source.SecretName(name) {
			return true
		}
	}
	return !tr.IsRelative() && source.SecretName(tr.RootName())
}

// hushed is what a function made of its arguments, with the reasons it gives for
// an unknown result taken back when one of them is secret.
func (e *call) hushed(v cty.Value, derived cty.ValueMarks) cty.Value {
	bare, marks := v.Unmark()
	if bare.IsKnown() || !hasSecret(derived) {
		return v
	}
	kept := maps.Clone(marks)
	for m := range marks {
		if mk, ok := m.(mark); ok && mk.kind == markCause {
			if _, old := derived[m]; !old {
				delete(kept, m)
				kept[mark{kind: markCause, why: "function " + e.Name + " gives no value: " + unsaid}] = struct{}{}
			}
		}
	}
	return bare.WithMarks(kept)
}
