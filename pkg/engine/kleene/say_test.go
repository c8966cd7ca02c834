package kleene_test

import (
	"encoding/json"
	"strings"
	"testing"
)

// Messages are certain whatever they say: what is not known reads as it is
// written.
func TestMessages(t *testing.T) {
	for _, c := range []struct{ message, doc, want string }{
		{`sprintf("pool %q", [input.x])`, `{"x": {"?": ["a"]}}`, `pool "some.expression"`},
		{`sprintf("%d of %d nodes, 10%%", [input.x, 3])`, `{"x": {"?": [1]}}`, "some.expression of 3 nodes, 10%"},
		{`sprintf("%v", [input.x])`, `{"x": ["a", {"?": ["b"]}]}`, `["a", "some.expression"]`},
		{`sprintf("%v", [input.x])`, `{"x": {"a": {"?": ["b"]}}}`, `{"a": "some.expression"}`},
		{`concat(", ", input.x)`, `{"x": ["a", {"?": ["b"]}]}`, "a, some.expression"},
		{`concat(", ", [sprintf("%s %s", [y.a, y.b]) | some y in input.x])`, `{"x": [{"a": "n", "b": {"?": ["b"]}}, {"more": [{"a": "o", "b": "c"}]}]}`, "n some.expression"},
		{`upper(input.x)`, `{"x": {"?": ["b"]}}`, "SOME.EXPRESSION"},
		{`sprintf("%s", [lower(input.x)])`, `{"x": {"?": ["b"]}}`, "some.expression"},
		{`sprintf("%d", [count(input.x)])`, `{"x": ["a", {"more": ["b"]}]}`, "(not known)"},
		{`sprintf("%s", [input.x + 1])`, `{"x": {"?": [1]}}`, "(not known)"},
		{`sprintf("%s", [input.x])`, `{"x": "a"}`, "a"},
	} {
		var doc any
		if err := json.Unmarshal([]byte(c.doc), &doc); err != nil {
			t.Fatal(err)
		}
		certain, maybe := ask(t, compile(t, "deny contains "+c.message), doc)
		if got := strings.Join(append(certain, maybe...), "; "); got != c.want {
			t.Errorf("%s over %s: got %q, want %q", c.message, c.doc, got, c.want)
		}
	}
}
