package kleene_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestRandomRules makes rules up from the constructs rules are made of, over
// documents with holes in many places, and holds the answers against Rego in
// every world. The seeds are fixed, so that a failure can be repeated.
func TestRandomRules(t *testing.T) {
	for seed := range uint64(250) {
		w := writer{rand.New(rand.NewPCG(seed, 1))}
		rule, text := w.rule(), w.document()
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			var doc any
			if err := json.Unmarshal([]byte(text), &doc); err != nil {
				t.Fatal(err)
			}
			compiler := compile(t, rule)
			certain, maybe := ask(t, compiler, doc)
			inEveryWorld(t, compiler, doc, "whole", certain, maybe)
			if t.Failed() {
				t.Logf("rule:\n%s\ndocument: %s\ncertain %q, may be %q", rule, text, certain, maybe)
			}
		})
	}
}

// writer makes things up.
type writer struct{ *rand.Rand }

func (w writer) one(of ...string) string { return of[w.IntN(len(of))] }

// document has scalars n and m, a list of scalars zs and a list of objects ps
// with scalars and a list of their own; each may be a hole, in whole or in
// part. There are few holes in each, so that the worlds can be counted. Elements
// have an id: an index names an element that is shown, and moves with the world.
func (w writer) document() string {
	holes := 3
	hole := func(known string, or ...string) string {
		if holes > 0 && w.IntN(3) == 0 {
			holes--
			return `{"?": [` + strings.Join(append(or, known), ", ") + `]}`
		}
		return known
	}
	number := func() string { return hole(w.one("1", "2"), "1", "2", "null") }
	list := func() string { return hole(w.one(`[]`, `["a"]`, `["a", "b"]`), `[]`, `["a"]`, `["a", "b", "c"]`) }
	var ps []string
	for i := range w.IntN(3) {
		p := fmt.Sprintf(`{"id": "p%d", "n": %s, "zs": %s}`, i, number(), list())
		if holes > 0 && w.IntN(4) == 0 {
			holes--
			p = `{"maybe": ` + p + `}`
		}
		ps = append(ps, p)
	}
	if holes > 0 && w.IntN(4) == 0 {
		ps = append(ps, `{"more": [{"id": "x", "n": 1, "zs": []}, {"id": "y", "n": 2, "zs": ["a"]}]}`)
	}
	return fmt.Sprintf(`{"n": %s, "m": %s, "zs": %s, "ps": [%s]}`, number(), number(), list(), strings.Join(ps, ", "))
}

// rule is a rule with helpers of every kind.
func (w writer) rule() string {
	var body []string
	for range 1 + w.IntN(2) {
		body = append(body, w.expr())
	}
	return fmt.Sprintf(`deny contains "whole" if { %s }
deny contains p.id if { some p in input.ps; %s }
deny contains z if { some p in input.ps; some z in p.zs; %s }
value := 1 if %s
else := 2 if %s
default flag := false
flag if %s
least(p) := p.n if p.n != null
least(p) := 0 if p.n == null
small(p) if p.n < 2
small(p) if count(p.zs) == 0
names contains z if { some p in input.ps; some z in p.zs }
names contains z if some z in input.zs
by[z] := 1 if { some z in input.zs }
`, strings.Join(body, "; "), w.of("p"), w.of("p"), w.atom(), w.atom(), w.atom())
}

// expr is a condition on the whole document.
func (w writer) expr() string {
	switch w.IntN(10) {
	case 0:
		return fmt.Sprintf("count([p | some p in input.ps; %s]) %s %d", w.of("p"), w.comparison(), w.IntN(4))
	case 1:
		return fmt.Sprintf("count({z | some p in input.ps; some z in p.zs}) %s %d", w.comparison(), w.IntN(4))
	case 2:
		return fmt.Sprintf("every p in input.ps { %s }", w.of("p"))
	case 3:
		return fmt.Sprintf("count(names) %s %d", w.comparison(), w.IntN(4))
	case 4:
		return fmt.Sprintf("value %s %d", w.comparison(), 1+w.IntN(2))
	case 5:
		return w.one("flag", "not flag", "flag == false", `by.a == 1`, `not by.a`, `"a" in names`, `not "b" in names`)
	case 6:
		return fmt.Sprintf("[1 | some q in input.ps; %s; %s] != []", w.of("q"), w.of("q"))
	case 7:
		return fmt.Sprintf("sum([least(p) | some p in input.ps]) %s %d", w.comparison(), w.IntN(4))
	case 8:
		return fmt.Sprintf("{z | some z in input.zs} == %s", w.one(`set()`, `{"a"}`, `{"a", "b"}`))
	default:
		return w.atom()
	}
}

// atom is a condition on scalars and the list beside them.
func (w writer) atom() string {
	return w.one(
		fmt.Sprintf("input.n %s %d", w.comparison(), 1+w.IntN(2)),
		"not input.n == 1", "input.m == null", "input.n != input.m", "input.n == input.m", "is_number(input.n)",
		`input.zs == []`, `not input.zs == ["a"]`, `"a" in input.zs`, `not "b" in input.zs`, `input.zs[0] == "a"`,
		`[1 | [x, y] := input.zs] != []`, `not input.zs[1]`,
		fmt.Sprintf("count(input.zs) %s %d", w.comparison(), w.IntN(4)),
		fmt.Sprintf("count(input.ps) %s %d", w.comparison(), w.IntN(4)),
		`startswith(concat("", input.zs), "a")`,
	)
}

// of is a condition on an element.
func (w writer) of(p string) string {
	return w.one(
		fmt.Sprintf("%s.n %s %d", p, w.comparison(), 1+w.IntN(2)),
		fmt.Sprintf("least(%s) %s %d", p, w.comparison(), w.IntN(3)),
		"small("+p+")", "not small("+p+")", p+".zs == []", `"a" in `+p+".zs", `not "a" in `+p+".zs",
		"not "+p+".n == 2", p+".n == input.n", "count("+p+".zs) > 0", `every z in `+p+`.zs { z in input.zs }`,
		fmt.Sprintf(`count([z | some z in %s.zs; z in input.zs]) == %d`, p, w.IntN(2)),
	)
}

func (w writer) comparison() string { return w.one("<", "<=", "==", "!=", ">", ">=") }
