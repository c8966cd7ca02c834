package helm

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"sigs.k8s.io/yaml"
)

// written is a value as toYaml writes it.
func toYAMLText(v any) string {
	f := &frame{m: &machine{ledger: newLedger()}}
	f.m.meter.start()
	s, _ := f.yaml(val{v: v}, false).v.(string)
	return s
}

// TestYAML: toYaml writes byte for byte what Helm's encoder writes, as charts hash
// what it gives.
func TestYAML(t *testing.T) {
	words := []string{
		"", " ", "a", "yes", "No", "~", "null", "1", "-1", "1.5", "1e3", "0x1F", "0b11", "1_000", "1:30", "2020-01-01", "2020-01-01T00:00:00Z", ".inf", ".5", "<<", "=",
		"a: b", "a:", ":a", "- a", "-", "-a", "#a", "a #b", "a#b", "'a'", `"a"`, `a"b`, "a'b", "{a}", "[a]", "a, b", "@a", "`a`", "%a", "!a", "&a", "*a", "|", ">", "? a", "?a",
		"a\nb", "a\nb\n", "\na", "a\n\n", "\n", " a\nb", "a \nb", "a\n b", "a\tb", "\ta", "a\rb", "é", "\u00a0", "😀", "\x00", "a\\b", "---", "--- a", "...", "a ", " a",
		"key with spaces", "10", "9", "a10", "a9", "a1b", "a01", "A", "_", "a.b/c", "true", "~a", "0", "00", "08", "+1", "1.", "1e", "e1", "12345678901234567890",
	}
	check := func(v any) {
		t.Helper()
		want, err := yaml.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if got := toYAMLText(v); got != strings.TrimSuffix(string(want), "\n") {
			t.Fatalf("%#v is written\n%q\nwant\n%q", v, got, strings.TrimSuffix(string(want), "\n"))
		}
	}
	for _, s := range words {
		check(map[string]any{"k": s})
		check(map[string]any{"k": []any{s, map[string]any{"x": s, "l": []any{s}}}})
		if !strings.ContainsAny(s, "\n\r\u2028") {
			check(map[string]any{s: "v"})
		}
	}
	for _, v := range []any{nil, true, 1.0, 1e6, 1e21, 0.1, 1e-7, 3, int64(4), []string{"a"}, map[string]string{"a": "b"}, []any{}, map[string]any{}, []any{[]any{1.0, []any{"a"}}}, "x\n"} {
		check(map[string]any{"a": v, "b": []any{v, v}})
	}
	all := map[string]any{}
	for _, s := range strings.Fields("a b A B a10 a9 a01 _x a.b/c app.kubernetes.io/name 10 9 x-y x_y x.y xy xY 0 00") {
		all[s] = s
	}
	check(all)
}

// TestYAMLAtRandom does the same with values nobody thought of.
func TestYAMLAtRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	letters := []rune("ab01-_:#, \n'\"\\{}[]&*!|>%@`~.é\t?=<y")
	str := func() string {
		out := make([]rune, r.IntN(8))
		for i := range out {
			out[i] = letters[r.IntN(len(letters))]
		}
		return string(out)
	}
	var grow func(depth int) any
	grow = func(depth int) any {
		switch n := r.IntN(7); {
		case n == 0 && depth > 0:
			m := map[string]any{}
			for range r.IntN(5) {
				m[strings.ReplaceAll(str(), "\n", "")] = grow(depth - 1)
			}
			return m
		case n == 1 && depth > 0:
			list := []any{}
			for range r.IntN(4) {
				list = append(list, grow(depth-1))
			}
			return list
		case n == 2:
			return float64(r.IntN(2_000_000)-1_000_000) / 8
		case n == 3:
			return r.IntN(2) == 0
		}
		return str()
	}
	for range 20_000 {
		v := map[string]any{"k": grow(3)}
		want, err := yaml.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		got := toYAMLText(v)
		if got == strings.TrimSuffix(string(want), "\n") {
			continue
		}
		data, _ := json.Marshal(v)
		var back any
		if err := yaml.Unmarshal([]byte(got), &back); err != nil || !reflect.DeepEqual(back, any(v)) {
			t.Fatalf("%s is written\n%s\nand read as %v (%v)", data, got, back, err)
		}
		t.Fatalf("%s is written\n%q\nwant\n%q", data, got, want)
	}
}
