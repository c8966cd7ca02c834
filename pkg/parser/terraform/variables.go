package terraform

import (
	"fmt"
	"path"
	"sort"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/akslint/akslint/pkg/source"
)

// givenVariable is a value for a variable of the root module from beside the
// configuration: an entry of a variable file, or a flag.
type givenVariable struct {
	attr *hcl.Attribute // nil for a flag
	from *parsed        // the file of attr
	text string         // of a flag, or of an entry of the configuration
	at   source.Range   // of that entry
}

// value evaluates it. A text is taken as it is when the variable wants
// a string, else as an expression.
func (g givenVariable) value(want cty.Type) cty.Value {
	if g.attr != nil {
		v, diags := g.attr.Expr.Value(nil)
		if diags.HasErrors() {
			return unknownBecause("its entry in " + g.from.file.Path + " could not be read")
		}
		return v
	}
	if want == cty.String {
		return cty.StringVal(g.text)
	}
	tokens, _ := hclsyntax.LexExpression([]byte(g.text), "--var", hcl.InitialPos)
	if _, _, deep := deepest(tokens); deep {
		return unknownBecause("its value on the command line is nested too deep")
	}
	expr, diags := hclsyntax.ParseExpression([]byte(g.text), "--var", hcl.InitialPos)
	if !diags.HasErrors() {
		if v, diags := expr.Value(nil); !diags.HasErrors() {
			return v
		}
	}
	return cty.StringVal(g.text)
}

// place finds the entry, or the part of it that a path leads to.
func (g givenVariable) place(steps []any) sourceRange {
	expr, _ := g.attr.Expr.(hclsyntax.Expression)
	for expr != nil && len(steps) > 0 {
		next := part(expr, steps[0])
		if next == nil {
			break
		}
		expr, steps = next, steps[1:]
	}
	if expr != nil {
		return g.from.rangeIn(expr.Range())
	}
	return g.from.rangeIn(g.attr.Expr.Range())
}

// part finds an item of a literal constructor.
func part(e hclsyntax.Expression, step any) hclsyntax.Expression {
	switch e := e.(type) {
	case *object:
		return part(e.ObjectConsExpr, step)
	case *hclsyntax.ObjectConsExpr:
		for i := len(e.Items) - 1; i >= 0; i-- {
			if k, diags := e.Items[i].KeyExpr.Value(nil); !diags.HasErrors() {
				if st, ok := pathStep(k); ok && st == step {
					return e.Items[i].ValueExpr
				}
			}
		}
	case *hclsyntax.TupleConsExpr:
		switch st := step.(type) {
		case int:
			if st < len(e.Exprs) {
				return e.Exprs[st]
			}
		case setElement:
			for _, item := range e.Exprs {
				if v, diags := item.Value(nil); !diags.HasErrors() && sameText(v, st.v) {
					return item
				}
			}
		}
	}
	return nil
}

// readVariables collects what is given beside the configuration, in
// Terraform's order: terraform.tfvars, terraform.tfvars.json, *.auto.tfvars(.json)
// by name, then the files and the values of the command line.
func (u *unit) readVariables(opts Options) map[string]givenVariable {
	out := map[string]givenVariable{}
	names, err := u.loader.tree.ReadDir(u.dir)
	if err != nil {
		return out
	}
	sort.Strings(names)
	for _, n := range []string{"terraform.tfvars", "terraform.tfvars.json"} {
		for _, have := range names {
			if have == n {
				u.readVarFile(path.Join(u.dir, n), out)
			}
		}
	}
	for _, n := range names {
		if strings.HasSuffix(n, ".auto.tfvars") || strings.HasSuffix(n, ".auto.tfvars.json") {
			u.readVarFile(path.Join(u.dir, n), out)
		}
	}
	for _, n := range opts.VarFiles {
		u.readVarFile(n, out)
	}
	for _, v := range opts.entries {
		out[v.Name] = givenVariable{text: v.Text, at: v.At}
	}
	for _, v := range opts.Vars {
		name, text, ok := strings.Cut(v, "=")
		if !ok {
			u.problem(source.Problem{Severity: source.Error, Path: "--var", Message: fmt.Sprintf("%q is not name=value", v), Hint: "Write --var name=value."})
			continue
		}
		out[strings.TrimSpace(name)] = givenVariable{text: text}
	}
	return out
}

func (u *unit) readVarFile(name string, into map[string]givenVariable) {
	p := u.loader.parse(name)
	if p.body == nil {
		// It may set anything, also what was set before.
		u.lostFile = name
		clear(into)
		return
	}
	attrs, diags := p.body.JustAttributes()
	u.problems = append(u.problems, syntaxProblems(p, diags)...)
	for n, a := range attrs {
		into[n] = givenVariable{attr: a, from: p}
	}
}
