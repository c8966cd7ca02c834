package rules_test

import (
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
)

// TestRulesScale refuses two idioms whose cost grows faster than the input: a
// partial rule that is looked up by a key it already knows (it is evaluated
// anew for every key), and a loop over one list of the model inside a loop over
// the same.
func TestRulesScale(t *testing.T) {
	modules := map[string]*ast.Module{}
	for _, name := range regoFiles(t) {
		if !strings.HasSuffix(name, "_test.rego") {
			modules[name] = parse(t, name)
		}
	}
	for _, complaint := range slow(t, modules) {
		t.Error(complaint)
	}
}

func TestSlowIdiomsAreSeen(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"key of a partial set", "s contains 1\nx if s[1]", "looks up a key in s"},
		{"key of a partial object", "o[k] := 1 if some k in input.pools\nx if { k := \"a\"; o[k] == 1 }", "looks up a key in o"},
		{"loop over a partial set", "s contains 1\nx if some k in s", ""},
		{"set comprehension", "s := {1 | true}\nx if s[1]", ""},
		{"membership", "s contains 1\nx if 1 in s", ""},
		{"nested loop", "x if { some a in input.pools; some b in input.pools; a.name == b.name }", "loops over input.pools inside a loop over it"},
		{"one list after another", "x if { some a in input.pools; some b in a.zones }", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, err := ast.ParseModule("rule.rego", "package rules.test.it\n"+c.body)
			if err != nil {
				t.Fatal(err)
			}
			got := strings.Join(slow(t, map[string]*ast.Module{"rule.rego": m}), "; ")
			if c.want == "" && got != "" || !strings.Contains(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// slow returns a complaint for each slow idiom.
func slow(t *testing.T, modules map[string]*ast.Module) []string {
	t.Helper()
	c := ast.NewCompiler()
	if c.Compile(modules); c.Failed() {
		t.Fatal(c.Errors)
	}
	var out []string
	for _, m := range c.Modules {
		ast.WalkBodies(m, func(b ast.Body) bool {
			out = append(out, lookups(c, b)...)
			out = append(out, nestedLoops(b)...)
			return false
		})
	}
	return out
}

// lookups finds references into partial rules whose key is bound before them.
func lookups(c *ast.Compiler, b ast.Body) []string {
	var out []string
	bound := ast.NewVarSet()
	for _, e := range b {
		ast.WalkRefs(e, func(ref ast.Ref) bool {
			name, key := partial(c, ref)
			if v, isVar := key.(ast.Var); name != "" && key != nil && (!isVar || bound.Contains(v)) {
				out = append(out, e.Location.String()+": looks up a key in "+name+": make it one rule with a comprehension")
			}
			return false
		})
		bound.Update(e.Vars(ast.VarVisitorParams{}))
	}
	return out
}

// partial returns the name of the partial rule a reference leads into, and the
// key it asks for.
func partial(c *ast.Compiler, ref ast.Ref) (string, ast.Value) {
	if !ref[0].Equal(ast.DefaultRootDocument) {
		return "", nil
	}
	node := c.RuleTree.Child(ref[0].Value)
	for i := 1; i < len(ref) && node != nil; i++ {
		if node = node.Child(ref[i].Value); node == nil || len(node.Values) == 0 {
			continue
		}
		head := node.Values[0].Head
		if i+1 < len(ref) && (head.RuleKind() == ast.MultiValue || !head.Ref().IsGround()) {
			return head.Name.String(), ref[i+1].Value
		}
		return "", nil
	}
	return "", nil
}

// short are lists of which nobody has many, so that pairs of their elements may
// be compared.
var short = map[string]bool{"input.ingress.agc.load_balancers": true}

// nestedLoops finds two loops over the same list of the input in one body.
func nestedLoops(b ast.Body) []string {
	var out []string
	seen := map[string]bool{}
	bound := ast.NewVarSet()
	for _, e := range b {
		if ref, ok := loop(e, bound); ok {
			if seen[ref] && !short[ref] {
				out = append(out, e.Location.String()+": loops over "+ref+" inside a loop over it: let the model say it")
			}
			seen[ref] = true
		}
		bound.Update(e.Vars(ast.VarVisitorParams{}))
	}
	return out
}

// loop returns the list of the input that an expression x = input.list[i] runs
// over.
func loop(e *ast.Expr, bound ast.VarSet) (string, bool) {
	if !e.IsEquality() {
		return "", false
	}
	for _, t := range e.Operands() {
		ref, ok := t.Value.(ast.Ref)
		if !ok || !ref[0].Equal(ast.InputRootDocument) {
			continue
		}
		for i, step := range ref[1:] {
			if v, ok := step.Value.(ast.Var); ok && !bound.Contains(v) {
				return ref[:i+1].String(), true
			}
		}
	}
	return "", false
}
