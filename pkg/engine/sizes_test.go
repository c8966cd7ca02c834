package engine

import (
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// What a function is told to make is never less than what it makes.
func TestSizesAreNeverTooSmall(t *testing.T) {
	for _, c := range [][2]string{
		{"concat", `["--", ["ab", "c", "d"]]`},
		{"concat", `["--", ["ab"]]`},
		{"replace", `["banana", "an", "<<>>"]`},
		{"replace", `["banana", "", "-"]`},
		{"replace", `["", "a", "b"]`},
		{"strings.replace_n", `[{"a": "bbbb", "n": "cc"}, "banana"]`},
		{"regex.replace", `["banana", "(a)(n)", "[$1$2$1$2]"]`},
		{"regex.replace", `["banana", "x*", "yyy"]`},
		{"sprintf", `["%v and %10d, %[1]v", [["a<b", {"k": 1}], 7]]`},
		{"sprintf", `["%s %d", ["x"]]`},
		{"sprintf", `["%.30f|%-20s|", [1.5, "a"]]`},
		{"sprintf", `["%x %q %U", ["ab\nc", "ab\nc\u0001", 300]]`},
		{"json.marshal", `[["a\n\t\u0001<>&", {"k": [1, null, true]}, 1e10]]`},
	} {
		var args []*ast.Term
		ast.MustParseTerm(c[1]).Value.(*ast.Array).Foreach(func(a *ast.Term) { args = append(args, a) })
		err := topdown.GetBuiltin(c[0])(topdown.BuiltinContext{}, args, func(out *ast.Term) error {
			if made, told := len(text(out)), sizes()[c[0]](args); told < made {
				t.Errorf("%s%s: told %d, made %d: %s", c[0], c[1], told, made, out)
			}
			return nil
		})
		if err != nil {
			t.Errorf("%s%s: %v", c[0], c[1], err)
		}
	}
}
