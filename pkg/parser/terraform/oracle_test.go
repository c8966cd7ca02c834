package terraform

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var oracle = flag.Bool("oracle", false, "compare with the terraform binary")

// knownEach and unknownEach say how many expressions are made of each form.
const (
	knownEach   = 14
	unknownEach = 14
)

// TestOracleKnown: expressions without anything unknown evaluate to what
// terraform says, type included, and fail where it says so.
func TestOracleKnown(t *testing.T) {
	binary := terraformBinary(t)
	exprs := append(handPicked(t), newGrammar(t, 1, false).expressions(knownEach)...)
	exprs = parsable(t, exprs)
	dir := oracleDir(t)
	counts := verdicts{}
	for chunk := range slices.Chunk(exprs, 1000) {
		theirs := askTerraform(t, binary, dir, knownPreamble(t), wrapped(chunk), true)
		u := oracleUnit(t, dir)
		var typed []string
		for i, e := range chunk {
			if theirs[i].whole && !strings.Contains(e, "sensitive(") {
				typed = append(typed, e)
				continue
			}
			counts.add(t, e, judgeKnown(evaluateOurs(u, e), unwrapped(theirs[i]), e))
		}
		// A plan tells types only where everything is known and nothing secret.
		theirs = askTerraform(t, binary, dir, knownPreamble(t), wrapped(typed), false)
		for i, e := range typed {
			counts.add(t, e, judgeKnown(evaluateOurs(u, e), unwrapped(theirs[i]), e))
		}
	}
	counts.report(t)
}

// TestOracleUnknown: with values that only an apply knows, we know what
// terraform knows. We may know more in the listed classes, and then no world in
// which the unknown values are known may say otherwise.
func TestOracleUnknown(t *testing.T) {
	binary := terraformBinary(t)
	exprs := parsable(t, newGrammar(t, 2, true).expressions(unknownEach))
	dir := oracleDir(t)
	counts := verdicts{}
	ours := map[string]outcome{}
	exprs = finite(oracleUnit(t, dir), exprs)
	for chunk := range slices.Chunk(exprs, 1000) {
		theirs, failing := askUntilValid(t, binary, dir, unknownPreamble(t), chunk)
		u := oracleUnit(t, dir)
		for _, e := range chunk {
			ours[e] = evaluateOurs(u, e)
			if failing[e] {
				counts.add(t, e, judgeFailing(ours[e], e))
				continue
			}
			counts.add(t, e, judgeUnknown(ours[e], theirs[e], e))
		}
	}
	counts.report(t)
	worlds := verdicts{}
	for _, w := range oracleWorlds {
		for chunk := range slices.Chunk(exprs, 1000) {
			theirs := askTerraform(t, binary, dir, knownPreamble(t)+w, wrapped(chunk), true)
			for i, e := range chunk {
				worlds.add(t, e, judgeWorld(ours[e], unwrapped(theirs[i]), e))
			}
		}
	}
	worlds.report(t)
}

// handPicked reads expressions that people thought of, and adds those that
// need more than a line.
func handPicked(t *testing.T) []string {
	t.Helper()
	b, err := os.ReadFile("testdata/expressions.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return append(out,
		"<<EOT\na ${local.s}\n  b\nEOT\n",
		"<<-EOT\n    a\n      ${local.n} b\n    c\n  EOT\n",
		"<<-EOT\n    %{ for x in local.ls ~}\n    - ${x}\n    %{ endfor ~}\n    end\n  EOT\n",
		"<<EOT\n%{ if local.yes }\nyes\n%{ else }\nno\n%{ endif }\nEOT\n",
		"<<-EOT\n    \ttab\n    space\n  EOT\n",
		"jsondecode(<<EOT\n{\"a\": ${local.n}}\nEOT\n)",
		"[for x in local.ls : <<EOT\n${x}\nEOT\n]",
		"{\n  a = 1 # note\n  // note\n  b = 2, c = 3\n  \"d\" : 4\n}",
		"(\n  local.yes\n  ? 1\n  : 2\n)",
		"[\n  1,\n  2,\n]",
	)
}

// finite leaves out what a plan cannot show.
func finite(u *unit, exprs []string) []string {
	return slices.DeleteFunc(exprs, func(e string) bool { return evaluateOurs(u, e).why == infinity })
}

// opaqueCalls give what terraform knows only when it runs.
var opaqueCalls = regexp.MustCompile(`uuid\(|timestamp\(|bcrypt\(`)

const knownLocals = `
locals {
  s        = "text"
  n        = 5
  yes      = true
  null_s   = null
  ls       = tolist(["x", "y", "x"])
  ln       = tolist([4, 5])
  ms       = tomap({ a = "1", z = "26" })
  ss       = toset(["q", "a"])
  o        = { a = "s", b = [1, 2], c = { d = null } }
  t        = ["a", 1, true]
  template = "<$${a}>"
`

// rsaLocals are a key and a text encrypted for it.
var rsaLocals string

func knownPreamble(t *testing.T) string {
	t.Helper()
	if rsaLocals == "" {
		key, err := rsa.GenerateKey(rand.Reader, 1024)
		if err != nil {
			t.Fatal(err)
		}
		secret, err := rsa.EncryptPKCS1v15(rand.Reader, &key.PublicKey, []byte("secret text")) //nolint:staticcheck // rsadecrypt reads nothing else
		if err != nil {
			t.Fatal(err)
		}
		text := pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)})
		rsaLocals = fmt.Sprintf("  cipher = %q\n  key = <<EOT\n%sEOT\n}\n", base64.StdEncoding.EncodeToString(secret), text)
	}
	return knownLocals + rsaLocals
}

// unknownPreamble declares values that only an apply knows, of every kind.
func unknownPreamble(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString(knownPreamble(t))
	inputs := map[string]string{
		"s": `"text"`, "n": "5", "b": "true", "ls": `tolist(["a", "b"])`, "ms": `tomap({ a = "x" })`, "ss": `toset(["a"])`,
		"o": `{ a = "x", n = 1 }`, "t": `["a", 1]`,
	}
	for _, k := range slices.Sorted(maps.Keys(inputs)) {
		fmt.Fprintf(&b, "resource \"terraform_data\" %q {\n  input = %s\n}\nlocals {\n  u_%s = terraform_data.%s.output\n}\n", k, inputs[k], k, k)
	}
	b.WriteString("locals {\n  u_id = terraform_data.s.id\n}\n")
	return b.String()
}

// oracleWorlds are what the unknown values may turn out to be.
var oracleWorlds = []string{
	`
locals {
  u_s = "text"
  u_n = 5
  u_b = true
  u_ls = tolist(["a", "b"])
  u_ms = tomap({ a = "x" })
  u_ss = toset(["a"])
  u_o = { a = "x", n = 1 }
  u_t = ["a", 1]
  u_id = "3fa85f64-5717-4562-b3fc-2c963f66afa6"
}
`, `
locals {
  u_s = ""
  u_n = 0
  u_b = false
  u_ls = tolist(slice(["a"], 0, 0))
  u_ms = tomap({ b = "y", c = "" })
  u_ss = toset(["b", "c"])
  u_o = { a = "", n = 0 }
  u_t = ["", -1]
  u_id = "a"
}
`, `
locals {
  u_s = "a"
  u_n = 2
  u_b = true
  u_ls = tolist(["c"])
  u_ms = tomap({ a = "", b = "b", c = "c" })
  u_ss = toset([for x in ["a"] : x if false])
  u_o = { a = "1", n = 1.5 }
  u_t = ["b", 3]
  u_id = "b"
}
`,
}

// oracleDir holds the files that file functions read.
func oracleDir(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"hello.txt": "hello\n", "other.txt": "other ${x}\n", "dir/a.txt": "a", "dir/b.md": "b", "dir/deep/c.txt": "c", "dir/.hidden": "h", "dir/other.txt": "o", "binary.bin": "\xff\xfe\x00",
		"vars.tftpl": "a=${a}\n%{ for x in list ~}\n- ${x}\n%{ endfor ~}\n", "value.tftpl": "${a}", "bad.tftpl": "${missing}",
		"again.tftpl": `${templatefile("value.tftpl", {a = a})}`, "forms.tftpl": "${upper(a)} ${try(a.b, \"none\")} ${join(\",\", [for x in [1, 2] : x * 2])} %{ if a == \"\" }empty%{ endif }",
	} {
		name = filepath.Join(dir, name)
		must(t, os.MkdirAll(filepath.Dir(name), 0o755))
		must(t, os.WriteFile(name, []byte(text), 0o644))
	}
	return dir
}
