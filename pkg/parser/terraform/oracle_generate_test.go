package terraform

import (
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"strings"
	"testing"
)

// grammar makes expressions. The same seed gives the same ones.
type grammar struct {
	forms   []form
	byKind  map[string][]form
	rng     *rand.Rand
	unknown bool // atoms may be values that only an apply knows
}

type form struct{ kind, text string }

// atoms are where the recursion ends. What stands after "?" is unknown.
var atoms = map[string]string{
	"s":  `"" | "a" | "b" | "Hello World" | "x-1" | "12" | "true" | "é ü" | "a,b,c" | "10.0.0.0/8" | local.s | local.null_s ? local.u_s | local.u_id | "p-${local.u_s}"`,
	"n":  `0 | 1 | 2 | -3 | 1.5 | 100 | 1e3 | 0.1 | 123456789012345678 | local.n ? local.u_n`,
	"i":  `0 | 1 | 2 | 3 | 8 | -1 | 16 ? local.u_n`,
	"b":  `true | false | local.yes ? local.u_b`,
	"ls": `["a", "b"] | [] | ["a"] | tolist(["c", "a", "a"]) | ["", "b"] | local.ls | ["a", null] ? local.u_ls | [local.u_s, "b"]`,
	"ln": `[1, 2, 3] | [] | [0.5] | tolist([3, 1]) | local.ln ? [local.u_n, 2]`,
	"lb": `[true, false] | [] | [true] | tolist([false]) ? [local.u_b, true] | [local.u_b, false]`,
	"ms": `{a = "x", b = "y"} | {} | tomap({a = "1"}) | local.ms ? local.u_ms | {a = local.u_s, b = "y"}`,
	"ss": `toset(["a", "b"]) | toset([]) | toset(["b", "c"]) | local.ss ? local.u_ss`,
	"o":  `{a = 1, b = "x"} | {a = "y", b = [1]} | {} | {a = null, b = true} | local.o ? local.u_o | {a = local.u_s, b = 1}`,
	"t":  `[1, "a"] | ["a", true, null] | [] | [[1], {a = 1}] | local.t ? local.u_t | [local.u_s, 1]`,
	"v":  `null | "v" | 7 | false | ["a"] | {a = "b"} | local.o | local.ls | local.ss ? local.u_s | local.u_o | local.u_b`,

	"digits":   `0 | 12 | -7 | 0x1F | 1e5 | 3.25 | abc | 00017`,
	"cidr":     `10.0.0.0/8 | 192.168.1.0/24 | 172.16.0.0/12 | 10.1.2.3/16 | 0.0.0.0/0 | 10.0.0.4/32 | 010.020.0.0/16 | 10.0.0/8 | 300.0.0.0/8`,
	"cidr6":    `fd00::/48 | 2001:db8::/32 | ::/0 | fe80::1/64 | ::ffff:10.0.0.0/104`,
	"time":     `2024-02-29T12:30:00Z | 2023-01-01T00:00:00+02:00 | 1999-12-31T23:59:59.5Z | 2024-13-01T00:00:00Z | yesterday | 2024-02-29T12:30:00-00:00`,
	"span":     `1h | -90m | 1h30m10.5s | 24h | 1d | `,
	"date":     `YYYY-MM-DD | DD MMM YYYY hh:mm ZZZ | EEEE, EEE h:mm:ssAA aa | 'at' hh'o''clock' ZZZZ Z | M/D/YY H | YYYYY | 'open`,
	"pattern":  `[a-z]+ | ([a-z])(\\d*) | ^$ | (a)|(b) | \\s | ( | (?i)HELLO | .`,
	"verb":     `%s | %d | %q | %v | %05d | %-5s\| | %.2f | %x | %X | %b | %o | %e | %t | %#v | %5.1f | %+d | %s %s | %% | %[1]s%[1]s | %g | %z | %*d`,
	"sep":      `, | - |  | a | /`,
	"s2":       `a | b | x- | Hello |  | é | abc`,
	"file":     `hello.txt | dir/a.txt | missing.txt | ./hello.txt | dir | /a/b/ | binary.bin | dir/../hello.txt |  | / | a//b`,
	"name":     `b/c | . | x`,
	"dir":      `dir | ./dir | missing | dir/deep | dir/../dir`,
	"glob":     `* | *.txt | ** | **/*.txt | {a,other}.txt | [a-h]*.txt | {*.md,deep/*} | ** /c.txt | deep/** | **/*.{md,txt} | .h* | ?.txt | **/a.* | [!a]*.txt | [ | nothing`,
	"json":     `{\"a\":[1,2.5,null],\"b\":{\"c\":true}} | [] | \"x\" | 1e400 | { | [1,\"a\"] | {\"a\":1,\"a\":2} | null | 12345678901234567890`,
	"yaml":     `a: 1\nb: [x, yes, ~]\n | - 1\n- 2.5\n | x | a: &x {p: q}\nb: *x\n | a: |\n  text\n  more\n | 2020-01-01 | {a: 0x1F, b: 0o17, c: 1_000} | <<: 1 | a: : b |  | !!binary aGk= | a: {<<: {k: v}, z: .inf} | \"on\": off`,
	"csv":      `a,b\n1,2\n3,4\n | a\n | a,a\n1,2\n | a,b\n1\n | \"x y\",b\n\"1,2\",\n |  | a;b\n1;2`,
	"base64":   `aGVsbG8= | //// | aGk | !! |  | w6k= | aABlAA==`,
	"charset":  `UTF-16LE | UTF-8 | UTF-16BE | ISO-8859-1 | US-ASCII`,
	"space":    `dns | url | oid | x500 | 6ba7b810-9dad-11d1-80b4-00c04fd430c8 | other`,
	"template": `local.template`,
}

func newGrammar(t *testing.T, seed uint64, unknown bool) *grammar {
	t.Helper()
	b, err := os.ReadFile("testdata/grammar.txt")
	if err != nil {
		t.Fatal(err)
	}
	g := &grammar{byKind: map[string][]form{}, rng: rand.New(rand.NewPCG(seed, 1)), unknown: unknown} //nolint:gosec // it has to be the same each time
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSuffix(line, "\n")
		kind, text, ok := strings.Cut(line, " ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		f := form{kind, text}
		g.forms = append(g.forms, f)
		g.byKind[kind] = append(g.byKind[kind], f)
	}
	return g
}

// expressions makes n different ones of every form.
func (g *grammar) expressions(n int) []string {
	var out []string
	seen := map[string]bool{}
	for _, f := range g.forms {
		for try, made := 0, 0; made < n && try < 4*n; try++ {
			e := g.fill(f.text, 1+try%3)
			if g.unknown && !strings.Contains(e, "local.u_") || seen[e] {
				continue
			}
			seen[e] = true
			out = append(out, e)
			made++
		}
	}
	return out
}

var hole = regexp.MustCompile(`<[a-z0-9]+>`)

// kinds are those of expressions; the others are literals.
var kinds = []string{"s", "n", "i", "b", "ls", "ln", "lb", "ms", "ss", "o", "t", "v"}

func (g *grammar) fill(text string, depth int) string {
	return hole.ReplaceAllStringFunc(text, func(h string) string {
		kind := h[1 : len(h)-1]
		if _, ok := atoms[kind]; !ok {
			return h // a group of a regular expression
		}
		for _, k := range kinds {
			if k == kind {
				return g.expression(kind, depth)
			}
		}
		return g.atom(kind)
	})
}

// expression is one of a kind; now and then of another one, since errors have
// to be the same too.
func (g *grammar) expression(kind string, depth int) string {
	if g.rng.IntN(20) == 0 {
		kind = kinds[g.rng.IntN(len(kinds))]
	}
	forms := g.byKind[kind]
	if depth <= 1 || len(forms) == 0 || g.rng.IntN(2) == 0 {
		return g.atom(kind)
	}
	return fmt.Sprintf("(%s)", g.fill(forms[g.rng.IntN(len(forms))].text, depth-1))
}

func (g *grammar) atom(kind string) string {
	known, unknown, has := strings.Cut(atoms[kind], " ? ")
	from := known
	if has && g.unknown && g.rng.IntN(5) < 2 {
		from = unknown
	}
	choices := strings.Split(from, " | ")
	return choices[g.rng.IntN(len(choices))]
}
