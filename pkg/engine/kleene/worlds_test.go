package kleene_test

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/akslint/akslint/pkg/engine/kleene"
)

// A document for tests is JSON in which {"?": [a, b]} is a hole that stands for
// a or b, {"maybe": x} is an element that may be there, and {"more": [a, b]} at
// the end of a list says that a or b may follow, once or twice.
type maker struct {
	holes int
}

func (m *maker) value(v any) *kleene.Value {
	switch v := v.(type) {
	case map[string]any:
		if _, ok := v["?"]; ok {
			m.holes++
			return kleene.Hole(m.holes, func() string { return "some.expression" })
		}
		if inner, ok := v["maybe"]; ok {
			m.holes++
			return m.value(inner).Maybe(kleene.Holes{m.holes})
		}
		var keys []*ast.Term
		var values []*kleene.Value
		for _, k := range slices.Sorted(maps.Keys(v)) {
			keys, values = append(keys, ast.StringTerm(k)), append(values, m.value(v[k]))
		}
		return kleene.Object(kleene.NewKeys(keys...), values)
	case []any:
		var items []*kleene.Value
		var more kleene.Holes
		for _, it := range v {
			if o, ok := it.(map[string]any); ok && o["more"] != nil {
				m.holes++
				more = kleene.Holes{m.holes}
				continue
			}
			items = append(items, m.value(it))
		}
		return kleene.Array(items, more)
	}
	return kleene.Known(ast.NewTerm(ast.MustInterfaceToValue(v)))
}

// worlds returns every document the one with holes can turn out to be.
func worlds(v any) []any {
	switch v := v.(type) {
	case map[string]any:
		if values, ok := v["?"]; ok {
			return values.([]any)
		}
		if inner, ok := v["maybe"]; ok {
			return append(worlds(inner), gone)
		}
		return combine(slices.Sorted(maps.Keys(v)), v)
	case []any:
		out := []any{[]any{}}
		for _, it := range v {
			var next []any
			for _, head := range out {
				for _, w := range elements(it) {
					next = append(next, append(slices.Clone(head.([]any)), w...))
				}
			}
			out = next
		}
		return out
	}
	return []any{v}
}

// gone marks an element that is not there.
var gone = struct{}{}

func elements(it any) [][]any {
	if o, ok := it.(map[string]any); ok && o["more"] != nil {
		out := [][]any{{}}
		for _, a := range o["more"].([]any) {
			out = append(out, []any{a})
			for _, b := range o["more"].([]any) {
				out = append(out, []any{a, b}, []any{a, b, a})
			}
		}
		return out
	}
	var out [][]any
	for _, w := range worlds(it) {
		if w == gone {
			out = append(out, nil)
			continue
		}
		out = append(out, []any{w})
	}
	return out
}

func combine(keys []string, o map[string]any) []any {
	out := []any{map[string]any{}}
	for _, k := range keys {
		var next []any
		for _, head := range out {
			for _, w := range worlds(o[k]) {
				c := maps.Clone(head.(map[string]any))
				c[k] = w
				next = append(next, c)
			}
		}
		out = next
	}
	return out
}

func compile(t testing.TB, body string) *ast.Compiler {
	t.Helper()
	m, err := ast.ParseModuleWithOpts("rule.rego", "package rules.x\n"+body, ast.ParserOptions{})
	if err != nil {
		t.Fatal(err)
	}
	c := ast.NewCompiler()
	if c.Compile(map[string]*ast.Module{"rule.rego": m}); c.Failed() {
		t.Fatal(c.Errors)
	}
	return c
}

var deny = ast.MustParseRef("data.rules.x.deny")

// ask returns the paths that hold for certain and those that may hold.
func ask(t testing.TB, c *ast.Compiler, doc any) (certain, maybe []string) {
	t.Helper()
	answers, err := kleene.New(c, nil, (&maker{}).value(doc)).Eval(context.Background(), deny)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range answers {
		s, ok := a.Value.Said()
		if !ok {
			s = "?"
		}
		if len(a.Needs) == 0 {
			certain = append(certain, s)
		} else {
			maybe = append(maybe, s)
		}
	}
	slices.Sort(certain)
	slices.Sort(maybe)
	return slices.Compact(certain), slices.Compact(maybe)
}

// rego returns what Rego itself answers in a world without holes.
func rego(t testing.TB, c *ast.Compiler, doc any) []string {
	t.Helper()
	x := ast.VarTerm("x")
	store := inmem.New()
	txn := storage.NewTransactionOrDie(context.Background(), store)
	defer store.Abort(context.Background(), txn)
	rows, err := topdown.NewQuery(ast.NewBody(ast.Equality.Expr(ast.NewTerm(deny), x))).
		WithCompiler(c).
		WithStore(store).
		WithTransaction(txn).
		WithInput(ast.NewTerm(ast.MustInterfaceToValue(doc))).
		Run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, row := range rows {
		row["x"].Value.(ast.Set).Foreach(func(e *ast.Term) {
			s, _ := kleene.Known(e).Said()
			out = append(out, s)
		})
	}
	slices.Sort(out)
	return out
}

// constructs are rules that use each construct once, over documents with holes.
// want says what the evaluator has to make of it: fail, open or nothing.
var constructs = []struct {
	name, rule, doc string
	certain, maybe  string
}{
	{"plain comparison", `deny contains "a" if input.x == 1`, `{"x": {"?": [1, 2]}}`, "", "a"},
	{"known comparison beside a hole", `deny contains "a" if input.x == 1`, `{"x": 1, "y": {"?": [1]}}`, "a", ""},
	{"known part fails first", `deny contains "a" if { input.y == 1; input.x == 1 }`, `{"x": {"?": [1, 2]}, "y": 2}`, "", ""},
	{"known part fails last", `deny contains "a" if { input.x == 1; input.y == 1 }`, `{"x": {"?": [1, 2]}, "y": 2}`, "", ""},
	{"negation", `deny contains "a" if not input.x`, `{"x": {"?": [true, false]}}`, "", "a"},
	{"negated comparison", `deny contains "a" if not input.x == 1`, `{"x": {"?": [1, 2]}}`, "", "a"},
	{"negation of what holds", `deny contains "a" if not any_one
any_one if input.x == 1
any_one if input.y == 1`, `{"x": {"?": [1, 2]}, "y": 1}`, "", ""},
	{"alias", `deny contains "a" if { p := input.pools[_]; p.zones == [] }`, `{"pools": [{"zones": {"?": [[], ["1"]]}}]}`, "", "a"},
	{"some in", `deny contains i if { some i, p in input.pools; p.mode == "S"; p.os == "W" }`, `{"pools": [{"mode": {"?": ["S", "U"]}, "os": "W"}, {"mode": "S", "os": "W"}]}`, "1", "0"},
	{"element that may be", `deny contains i if { some i, p in input.pools; p.os == "W" }`, `{"pools": [{"maybe": {"os": "W"}}]}`, "", "0"},
	{"open list", `deny contains "a" if { some p in input.pools; p.os == "W" }`, `{"pools": [{"os": "L"}, {"more": [{"os": "W"}]}]}`, "", "a"},
	{"open list, found", `deny contains "a" if { some p in input.pools; p.os == "W" }`, `{"pools": [{"os": "W"}, {"more": [{"os": "W"}]}]}`, "a", ""},
	{"count of an open list", `deny contains "a" if count(input.pools) < 2`, `{"pools": [{"os": "L"}, {"more": [{"os": "W"}]}]}`, "", "a"},
	{"count of an open list, enough", `deny contains "a" if count(input.pools) < 1`, `{"pools": [{"os": "L"}, {"more": [{"os": "W"}]}]}`, "", ""},
	{"count of an open list, too many", `deny contains "a" if count(input.pools) > 0`, `{"pools": [{"os": "L"}, {"more": [{"os": "W"}]}]}`, "a", ""},
	{"count of a list with holes", `deny contains "a" if count(input.pools) == 1`, `{"pools": [{"os": {"?": ["L", "W"]}}]}`, "a", ""},
	{"count of a comprehension", `deny contains "a" if count([p | some p in input.pools; p.mode == "S"]) < 2`, `{"pools": [{"mode": {"?": ["S", "U"]}}, {"mode": "S"}]}`, "", "a"},
	{"count of a comprehension, decided", `deny contains "a" if count([p | some p in input.pools; p.mode == "S"]) < 2`, `{"pools": [{"mode": {"?": ["S", "U"]}}, {"mode": "S"}, {"mode": "S"}]}`, "", ""},
	{"count of a set", `deny contains "a" if count({p.mode | some p in input.pools}) == 1`, `{"pools": [{"mode": {"?": ["S", "U"]}}, {"mode": "S"}]}`, "", "a"},
	{"count of a set, not empty", `deny contains "a" if count({p.mode | some p in input.pools}) == 0`, `{"pools": [{"mode": {"?": ["S", "U"]}}]}`, "", ""},
	{"comprehension over a hole, too few", `deny contains "a" if count([z | some z in input.zones]) < 2`, `{"zones": {"?": [[], ["1"], ["1", "2"]]}}`, "", "a"},
	{"comprehension over a hole, as many", `deny contains "a" if count({z | some z in input.zones}) == 2`, `{"zones": {"?": [[], ["1"], ["1", "2"]]}}`, "", "a"},
	{"comprehension over a hole, with more", `deny contains "a" if count({z | some p in input.pools; some z in p.zones}) > 2`, `{"pools": [{"zones": ["1"]}, {"zones": {"?": [["1"], ["2", "3"]]}}]}`, "", "a"},
	{"comprehension over an open list", `deny contains "a" if count([p | some p in input.pools; p.os == "W"]) == 3`, `{"pools": [{"os": "W"}, {"more": [{"os": "W"}, {"os": "L"}]}]}`, "", "a"},
	{"comprehension inside one over an open list", `deny contains "a" if { some p in input.pools; count([z | some z in p.zones]) == 2 }`, `{"pools": [{"zones": ["1", "2"]}, {"more": [{"zones": []}]}]}`, "a", ""},
	{"partial set over a hole", `deny contains "a" if count(names) < 2
names contains z if some z in input.zones`, `{"zones": {"?": [["1"], ["1", "2"]]}}`, "", "a"},
	{"empty comprehension", `deny contains "a" if [p | some p in input.pools; p.mode == "S"] == []`, `{"pools": [{"mode": {"?": ["S", "U"]}}]}`, "", "a"},
	{"every", `deny contains "a" if every p in input.pools { p.mode == "U" }`, `{"pools": [{"mode": {"?": ["S", "U"]}}, {"mode": "U"}]}`, "", "a"},
	{"every, decided", `deny contains "a" if every p in input.pools { p.mode == "U" }`, `{"pools": [{"mode": {"?": ["S", "U"]}}, {"mode": "S"}]}`, "", ""},
	{"every over what may be", `deny contains "a" if every p in input.pools { p.mode == "U" }`, `{"pools": [{"maybe": {"mode": "S"}}]}`, "", "a"},
	{"every over an open list", `deny contains "a" if every i, p in input.pools { p.mode == "U"; i >= 0 }`, `{"pools": [{"mode": "U"}, {"more": [{"mode": "S"}]}]}`, "", "a"},
	{"not every", `deny contains "a" if not all_user
all_user if every p in input.pools { p.mode == "U" }`, `{"pools": [{"mode": {"?": ["S", "U"]}}]}`, "", "a"},
	{"function", `deny contains i if { some i, p in input.pools; spot(p) }
spot(p) if p.priority == "Spot"`, `{"pools": [{"priority": {"?": ["Spot", "Regular"]}}, {"priority": "Spot"}]}`, "1", "0"},
	{"function with a value", `deny contains i if { some i, p in input.pools; least(p) < 2 }
least(p) := p.min if p.auto
least(p) := p.count if not p.auto`, `{"pools": [{"auto": {"?": [true, false]}, "min": 1, "count": 1}, {"auto": true, "min": {"?": [1, 2]}, "count": 1}]}`, "", `0 1`},
	{"else", `deny contains "a" if mode == "b"
mode := "a" if input.x == 1
else := "b" if input.y == 1`, `{"x": {"?": [1, 2]}, "y": 1}`, "", "a"},
	{"else never reached", `deny contains "a" if mode == "b"
mode := "a" if input.y == 1
else := "b" if input.x == 1`, `{"x": {"?": [1, 2]}, "y": 1}`, "", ""},
	{"default", `deny contains "a" if is_prod == false
default is_prod := false
is_prod if input.env == "production"`, `{"env": {"?": ["production", "test"]}}`, "", "a"},
	{"complete rule", `deny contains "a" if needed > input.n
default needed := 2
needed := 3 if input.env == "production"`, `{"env": {"?": ["production", "test"]}, "n": 1}`, "", "a"},
	{"membership", `deny contains "a" if "1" in input.zones`, `{"zones": {"?": [["1"], []]}}`, "", "a"},
	{"membership in a list with a hole", `deny contains "a" if "1" in input.zones`, `{"zones": ["1", {"?": ["2"]}]}`, "a", ""},
	{"no membership", `deny contains "a" if not "1" in input.zones`, `{"zones": ["2", {"?": ["1", "3"]}]}`, "", "a"},
	{"index that is a hole", `deny contains "a" if input.subnets[input.i].size < 5`, `{"i": {"?": [0, 1]}, "subnets": [{"size": 1}, {"size": 9}]}`, "", "a"},
	{"arithmetic", `deny contains "a" if input.a + input.b > 10`, `{"a": {"?": [1, 9]}, "b": 5}`, "", "a"},
	{"built-in", `deny contains "a" if startswith(input.s, "x")`, `{"s": {"?": ["x1", "y"]}}`, "", "a"},
	{"split", `deny contains "a" if { [_, b] := split(input.s, "/"); b == "x" }`, `{"s": {"?": ["a/x", "y"]}}`, "", "a"},
	{"destructuring", `deny contains "a" if { [a, b] := input.pair; a == 1; b == 2 }`, `{"pair": [{"?": [1, 3]}, 2]}`, "", "a"},
	{"destructuring, decided", `deny contains "a" if { [a, b] := input.pair; a == 1; b == 2 }`, `{"pair": [{"?": [1, 3]}, 5]}`, "", ""},
	{"object pattern", `deny contains "a" if { {"a": a, "b": 2} = input.pair; a == 1 }`, `{"pair": {"a": {"?": [1, 3]}, "b": 2}}`, "", "a"},
	{"partial set", `deny contains n if some n in bad
bad contains p.name if { some p in input.pools; p.mode == "S" }`, `{"pools": [{"name": "x", "mode": {"?": ["S", "U"]}}, {"name": "y", "mode": "S"}]}`, "y", "x"},
	{"key of a partial set", `deny contains "a" if bad.x
bad contains p.name if { some p in input.pools; p.mode == "S" }`, `{"pools": [{"name": "x", "mode": {"?": ["S", "U"]}}]}`, "", "a"},
	{"object comprehension", `deny contains "a" if by_name.x == "S"
by_name := {p.name: p.mode | some p in input.pools}`, `{"pools": [{"name": "x", "mode": {"?": ["S", "U"]}}]}`, "", "a"},
	{"partial object", `deny contains k if by_name[k] == "S"
by_name[p.name] := p.mode if some p in input.pools`, `{"pools": [{"name": "x", "mode": {"?": ["S", "U"]}}, {"name": "y", "mode": "S"}]}`, "y", "x"},
	{"object of single rules", `deny contains k if { some k, v in names; v }
names["a"] := input.a
names["b"] if input.b == 1
names["c"] if input.c == 1`, `{"a": true, "b": {"?": [1, 2]}, "c": 2}`, "a", "b"},
	{"partial object with a known key", `deny contains k if { some k, v in names; v == input.x }
names[k] := input.x if { some k in ["a", "b"]; input.b == k }`, `{"x": 1, "b": {"?": ["a", "c"]}}`, "", "a b"},
	{"object.get", `deny contains "a" if object.get(input.labels, "x", 1) == 1`, `{"labels": {"x": {"?": [1, 2]}}}`, "", "a"},
	{"object.get, absent", `deny contains "a" if object.get(input.labels, "y", 1) == 1`, `{"labels": {"x": {"?": [1, 2]}}}`, "a", ""},
	{"null", `deny contains "a" if input.x == null`, `{"x": {"?": [null, "a"]}}`, "", "a"},
	{"comparison of containers", `deny contains "a" if input.x == []`, `{"x": [{"a": {"?": [1, 2]}}]}`, "", ""},
	{"objects, one field unknown", `deny contains "a" if input.x == {"a": 1, "b": 2}`, `{"x": {"a": {"?": [1, 2]}, "b": 2}}`, "", "a"},
	{"objects, another field differs", `deny contains "a" if input.x == {"a": 1, "b": 2}`, `{"x": {"a": {"?": [1, 2]}, "b": 3}}`, "", ""},
	{"objects, other fields", `deny contains "a" if input.x == {"a": 1}`, `{"x": {"a": {"?": [1, 2]}, "b": 3}}`, "", ""},
	{"arrays, one element unknown", `deny contains "a" if input.x == [1, 2]`, `{"x": [1, {"?": [2, 3]}]}`, "", "a"},
	{"arrays of other lengths", `deny contains "a" if input.x == [1]`, `{"x": [1, {"?": [2, 3]}]}`, "", ""},
	{"array that may go on", `deny contains "a" if input.x == [1]`, `{"x": [1, {"more": [2]}]}`, "", "a"},
	{"sets", `deny contains "a" if {x | some x in input.x} == {1, 2}`, `{"x": [1, {"?": [2, 3]}]}`, "", "a"},
	{"array and object", `deny contains "a" if input.x == input.y`, `{"x": [{"?": [2, 3]}], "y": {"a": {"?": [2, 3]}}}`, "", ""},
	{"membership in what is no list", `deny contains "a" if 1 in input.x`, `{"x": 1, "y": {"?": [1]}}`, "", ""},
	{"object made of holes", `deny contains "a" if { o := {"k": input.x, "l": 1}; o.k == 1; o.l == 1 }`, `{"x": {"?": [1, 2]}}`, "", "a"},
	{"object with a key that is a hole", `deny contains "a" if { o := {input.x: 1}; o.k == 1 }`, `{"x": {"?": ["k", "l"]}}`, "", "a"},
	{"set made of holes", `deny contains "a" if 1 in {input.x, 3}`, `{"x": {"?": [1, 2]}}`, "", "a"},
	{"two patterns", `deny contains "a" if { [a, 1] = [2, b]; a == 2; b == input.x }`, `{"x": {"?": [1, 2]}}`, "", "a"},
	{"pattern as a parameter", `deny contains "a" if first([input.x, 2]) == 1
first([a, _]) := a`, `{"x": {"?": [1, 2]}}`, "", "a"},
	{"parameter that is a constant", `deny contains "a" if mode("x", input.x) == 1
mode("x", v) := v
mode("y", v) := v + 1`, `{"x": {"?": [1, 2]}}`, "", "a"},
	{"default of a function", `deny contains "a" if f(input.x) == 0
default f(_) := 0
f(x) := 1 if x == 1`, `{"x": {"?": [1, 2]}}`, "", "a"},
	{"index beyond a list", `deny contains "a" if input.x[1] == 2`, `{"x": [{"?": [1, 2]}]}`, "", ""},
	{"index into a list that may go on", `deny contains "a" if input.x[1] == 2`, `{"x": [1, {"more": [2]}]}`, "", "a"},
	{"index that is no number", `deny contains "a" if input.x.y == 2`, `{"x": [{"?": [1, 2]}]}`, "", ""},
	{"key of an empty object", `deny contains "a" if input.x[input.y] == 2`, `{"x": {}, "y": {"?": ["a", "b"]}}`, "", ""},
	{"ordering against a count", `deny contains "a" if 3 > count(input.x)`, `{"x": [1, {"more": [2]}]}`, "", "a"},
	{"count in a chain of conditions", `deny contains "a" if { n := count(input.x); n >= 1; n != 0 }`, `{"x": [1, {"more": [2]}]}`, "a", ""},
	{"one key twice", `deny contains "a" if names.x == 1
names["x"] := 1 if input.a == 1
names["x"] := 1 if input.b == 1`, `{"a": {"?": [1, 2]}, "b": {"?": [1, 2]}}`, "", "a"},
	{"some key in an object", `deny contains k if { some k, v in input.x; v == 1 }`, `{"x": {"a": 1, "b": {"?": [1, 2]}, "c": 2}}`, "a", "b"},
	{"every key of an object", `deny contains "a" if every k, v in input.x { v == 1; k != "z" }`, `{"x": {"a": 1, "b": {"?": [1, 2]}}}`, "", "a"},
	{"inequality", `deny contains "a" if input.x != "azure"`, `{"x": {"?": ["azure", "none"]}}`, "", "a"},
	{"both branches", `deny contains "a" if input.x == 1
deny contains "a" if input.y == 1`, `{"x": {"?": [1, 2]}, "y": 1}`, "a", ""},
	{"template", `deny contains $"pool {p.name}" if { some p in input.pools; p.mode == "S" }`, `{"pools": [{"name": "x", "mode": {"?": ["S", "U"]}}]}`, "", "pool x"},
	{"sum", `deny contains "a" if sum([p.n | some p in input.pools]) < 3`, `{"pools": [{"n": 1}, {"n": {"?": [1, 5]}}]}`, "", "a"},
	{"text as a condition", `deny contains "a" if sprintf("%s", [input.x]) == "b"`, `{"x": {"?": ["a", "b"]}}`, "", "a"},
}

func TestConstructs(t *testing.T) {
	for _, c := range constructs {
		t.Run(c.name, func(t *testing.T) {
			var doc any
			if err := json.Unmarshal([]byte(c.doc), &doc); err != nil {
				t.Fatal(err)
			}
			compiler := compile(t, c.rule)
			certain, maybe := ask(t, compiler, doc)
			if got := strings.Join(certain, " "); got != c.certain {
				t.Errorf("certain: got %q, want %q", got, c.certain)
			}
			if got := strings.Join(maybe, " "); got != c.maybe {
				t.Errorf("may be: got %q, want %q", got, c.maybe)
			}
			inEveryWorld(t, compiler, doc, "a", certain, maybe)
		})
	}
}

// inEveryWorld holds answers against Rego: what is certain is answered in every
// world, and what a world answers was said to be certain or possible. An answer
// that is not known may be any but firm.
func inEveryWorld(t *testing.T, c *ast.Compiler, doc any, firm string, certain, maybe []string) {
	t.Helper()
	all := worlds(doc)
	for _, w := range all {
		got := rego(t, c, w)
		for _, s := range certain {
			if !slices.Contains(got, s) {
				t.Errorf("%q is said to be certain, but not answered for %v", s, w)
			}
		}
		for _, s := range got {
			if !slices.Contains(certain, s) && !slices.Contains(maybe, s) && (s == firm || !slices.Contains(maybe, "?")) {
				t.Errorf("%q is answered for %v, but said to be impossible", s, w)
			}
		}
		// Without holes the two evaluators agree.
		same, open := ask(t, c, w)
		if !slices.Equal(same, got) || len(open) > 0 {
			t.Errorf("without holes, for %v: got %q and %q, want %q", w, same, open, got)
		}
	}
}
