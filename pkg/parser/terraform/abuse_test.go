package terraform

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/source"
)

// readText reads one file as a root module.
func readText(t *testing.T, text string) Result {
	t.Helper()
	tree, err := source.OpenFS(fstest.MapFS{"main.tf": {Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	return Read(tree, targetsOf(tree), Options{})
}

// outputText evaluates the output "v" of a root module.
func outputText(t *testing.T, text string) (string, []source.Problem) {
	t.Helper()
	tree, err := source.OpenFS(fstest.MapFS{"main.tf": {Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	return outputOf(t, tree, ".")
}

func outputOf(t *testing.T, tree *source.Tree, dir string) (string, []source.Problem) {
	t.Helper()
	l := newLoader(tree)
	u := newUnit(l, dir, Options{})
	v, ok := u.root.output("v")
	if !ok {
		t.Fatalf("no output: %v", l.problems)
	}
	return textOf(toValue(v, &site{expr: u.root.cfg.outputs["v"].expr, scope: u.root.self})), append(u.problems, l.problems...)
}

func hasProblem(ps []source.Problem, severity source.Severity, part string) bool {
	for _, p := range ps {
		if p.Severity == severity && strings.Contains(p.Message, part) {
			return true
		}
	}
	return false
}

// TestDeepNesting: the HCL library recurses on every level, and a stack that
// overflows cannot be recovered from.
func TestDeepNesting(t *testing.T) {
	const n = 100_000
	for name, text := range map[string]string{
		"parentheses":  "a = " + strings.Repeat("(", n) + "1" + strings.Repeat(")", n),
		"lists":        "a = " + strings.Repeat("[", n) + strings.Repeat("]", n),
		"templates":    "a = " + strings.Repeat(`"${`, n) + "1" + strings.Repeat(`}"`, n),
		"negations":    "a = " + strings.Repeat("!", n) + "true",
		"minus":        "a = " + strings.Repeat("-", n) + "1",
		"conditionals": "a = " + strings.Repeat("true ? 1 : ", n) + "1",
		"sums":         "a = 1" + strings.Repeat("+1", n),
		"blocks":       strings.Repeat("b {\n", n) + strings.Repeat("}\n", n),
		"objects":      "a = " + strings.Repeat("{a=", n) + "1" + strings.Repeat("}", n),
		"indexes":      "a = x" + strings.Repeat("[x", n) + strings.Repeat("]", n),
		"unclosed":     "a = " + strings.Repeat("(", n),
		"directives":   `a = "` + strings.Repeat("%{if true}", n) + strings.Repeat("%{endif}", n) + `"`,
		"byte order":   "\xef\xbb\xbfa = " + strings.Repeat("(", n),
	} {
		t.Run(name, func(t *testing.T) {
			res := readText(t, "locals {\n"+text+"\n}\n")
			if len(res.Problems) != 1 || res.Problems[0].Severity != source.Error || res.Problems[0].Range.IsZero() {
				t.Fatalf("got %v, want one error with a place", res.Problems)
			}
			if !strings.Contains(res.Problems[0].Message, "more than") {
				t.Errorf("message %q does not say what the limit is", res.Problems[0].Message)
			}
		})
	}
	t.Run("variable file", func(t *testing.T) {
		tree, _ := source.OpenFS(fstest.MapFS{
			"main.tf":               {Data: []byte("variable \"a\" {}\n")},
			"terraform.tfvars.json": {Data: []byte(`{"a":` + strings.Repeat("[", n) + strings.Repeat("]", n) + "}")},
		})
		res := Read(tree, targetsOf(tree), Options{})
		if !hasProblem(res.Problems, source.Error, "more than 200 levels") {
			t.Errorf("got %v", res.Problems)
		}
	})
	t.Run("template file", func(t *testing.T) {
		tree, _ := source.OpenFS(fstest.MapFS{
			"main.tf": {Data: []byte("output \"v\" {\n value = templatefile(\"t\", {})\n}\n")},
			"t":       {Data: []byte("${" + strings.Repeat("(", n) + "1" + strings.Repeat(")", n) + "}")},
		})
		got, _ := outputOf(t, tree, ".")
		if !strings.Contains(got, "more than 200 levels") {
			t.Errorf("got %s", got)
		}
	})
	t.Run("200 levels are fine", func(t *testing.T) {
		got, problems := outputText(t, "output \"v\" {\nvalue = "+strings.Repeat("(", 150)+"1"+strings.Repeat(")", 150)+"\n}\n")
		if got != "1" || len(problems) > 0 {
			t.Errorf("got %s, %v", got, problems)
		}
	})
}

// TestHostileYAML: the decoder has no bounds of its own.
func TestHostileYAML(t *testing.T) {
	var bomb strings.Builder
	bomb.WriteString("a: &a [x, x, x, x, x, x, x, x, x]\n")
	for c := 'b'; c <= 'k'; c++ {
		fmt.Fprintf(&bomb, "%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c, ", c-1), 9), ", "))
	}
	for name, text := range map[string]string{
		"aliases of aliases": bomb.String(),
		"brackets":           strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000),
		"dashes":             strings.Repeat("- ", 100_000) + "x\n",
		"long":               "a: " + strings.Repeat("x", maxYAML),
	} {
		t.Run(name, func(t *testing.T) {
			tree, _ := source.OpenFS(fstest.MapFS{
				"main.tf": {Data: []byte("output \"v\" {\n  value = yamldecode(file(\"x\"))\n}\n")},
				"x":       {Data: []byte(text)},
			})
			if got, _ := outputOf(t, tree, "."); !strings.Contains(got, "the YAML document") {
				t.Errorf("got %.200s", got)
			}
		})
	}
	got, _ := outputText(t, `output "v" { value = yamldecode("a: [1, {b: *x}]\nc: &x 2\n") }`)
	if strings.Contains(got, "the YAML document") {
		t.Errorf("an ordinary document was refused: %s", got)
	}
}

// TestManyInstances: one instance stands for a million.
func TestManyInstances(t *testing.T) {
	res := readText(t, `
resource "azurerm_subnet" "s" {
  count                = 1000000000
  name                 = "s${count.index}"
  resource_group_name  = "rg"
  virtual_network_name = "v"
  address_prefixes     = ["10.0.0.0/24"]
}
`)
	if len(res.Resources) != 1 || res.Resources[0].Copies != 1_000_000_000 {
		t.Fatalf("got %d resources", len(res.Resources))
	}
	if name := res.Resources[0].Name(); !name.IsUnknown() {
		t.Errorf("the name depends on the instance, got %s", textOf(name))
	}
	if !hasProblem(res.Problems, source.Note, "one stands for all") {
		t.Errorf("not said: %v", res.Problems)
	}
}

// TestLargeValues: sizes are predicted or bounded, and the value becomes
// unknown with a reason.
func TestLargeValues(t *testing.T) {
	doubling := "locals {\n  l0 = \"" + strings.Repeat("x", 1024) + "\"\n"
	lists := "locals {\n  l0 = [\"a\", \"b\"]\n"
	nested := "locals {\n  l0 = [\"a\", \"b\"]\n"
	for i := 1; i <= 60; i++ {
		doubling += fmt.Sprintf("  l%d = \"${local.l%d}${local.l%d}\"\n", i, i-1, i-1)
		lists += fmt.Sprintf("  l%d = concat(local.l%d, local.l%d)\n", i, i-1, i-1)
		nested += fmt.Sprintf("  l%d = [local.l%d, local.l%d]\n", i, i-1, i-1)
	}
	end := "}\noutput \"v\" {\n  value = local.l60\n}\n"
	for name, c := range map[string]struct{ text, why string }{
		"product":        {`output "v" { value = setproduct(range(200), range(200), range(200)) }`, "more elements than are evaluated"},
		"format width":   {`output "v" { value = format("%1000000000s", "x") }`, "longer than 1 MiB"},
		"format list":    {`output "v" { value = formatlist("%1000000000s", ["x"]) }`, "longer than 1 MiB"},
		"replace":        {`output "v" { value = replace(join("", [for i in range(1000) : "aaaaaaaaaaaaaaaaaaaa"]), "a", join("", [for i in range(1000) : "bbbbbbbbbbbbbbbbbbbb"])) }`, "longer than 1 MiB"},
		"doubled text":   {doubling + end, "longer than 1 MiB"},
		"doubled list":   {lists + end, "more elements"},
		"doubled nested": {nested + strings.Replace(end, "local.l60", "local.l25", 1), ""},
		"indent":         {`output "v" { value = indent(1000000000, "a\nb") }`, ""},
		"pow":            {`output "v" { value = pow(10, 1000000000) }`, ""},
		"parse a number": {`output "v" { value = 1e1000000000 }`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got, problems := outputText(t, c.text)
			if c.why != "" && (!strings.HasPrefix(got, "unknown (") || !strings.Contains(got, c.why)) {
				t.Errorf("got %.200s", got)
			}
			if c.why != "" && len(problems) == 0 {
				t.Error("nothing is said of it")
			}
		})
	}
}

// TestLongLoops: loops have a budget for the whole root module; passing it is
// a problem of the run.
func TestLongLoops(t *testing.T) {
	for name, text := range map[string]string{
		"nested": `output "v" { value = [for a in range(1000) : [for b in range(1000) : a * b]] }`,
		"three":  `output "v" { value = length([for a in range(100) : [for b in range(100) : [for c in range(100) : 1]]]) }`,
	} {
		t.Run(name, func(t *testing.T) {
			got, problems := outputText(t, text)
			if !hasProblem(problems, source.Budget, "take more than") {
				t.Errorf("got %.100s, %v", got, problems)
			}
		})
	}
}

// TestLongChains: references that lead far do not overflow the stack.
func TestLongChains(t *testing.T) {
	var b strings.Builder
	b.WriteString("locals {\n  l0 = 1\n")
	for i := 1; i < 20_000; i++ {
		fmt.Fprintf(&b, "  l%d = local.l%d\n", i, i-1)
	}
	b.WriteString("}\noutput \"v\" {\n  value = local.l19999\n}\n")
	got, problems := outputText(t, b.String())
	if !strings.HasPrefix(got, "unknown (") || len(problems) == 0 {
		t.Errorf("got %.200s, %v", got, problems)
	}
}

// TestFilesOutside: file functions read the repository and nothing else.
func TestFilesOutside(t *testing.T) {
	base := t.TempDir()
	repo := filepath.Join(base, "repo")
	secret := filepath.Join(base, "secret.txt")
	must(t, os.MkdirAll(filepath.Join(repo, ".git"), 0o755))
	must(t, os.MkdirAll(filepath.Join(repo, "infra"), 0o755))
	must(t, os.WriteFile(secret, []byte("top secret"), 0o644))
	must(t, os.WriteFile(filepath.Join(repo, "shared.txt"), []byte("shared"), 0o644))
	must(t, os.Symlink(secret, filepath.Join(repo, "infra", "link.txt")))
	must(t, os.Symlink("../shared.txt", filepath.Join(repo, "infra", "inside.txt")))
	must(t, syscall.Mkfifo(filepath.Join(repo, "infra", "pipe"), 0o644))
	must(t, os.WriteFile(filepath.Join(repo, "big.txt"), make([]byte, maxIncluded+1), 0o644))
	for expr, want := range map[string]string{
		`file("../shared.txt")`:                       `"shared"`,
		`file("inside.txt")`:                          `"shared"`,
		`file("${path.module}/../shared.txt")`:        `"shared"`,
		`file("../../secret.txt")`:                    "unknown",
		`file("` + filepath.ToSlash(secret) + `")`:    "unknown",
		`file("link.txt")`:                            "unknown",
		`file("~/secret.txt")`:                        "unknown",
		`file("/proc/self/environ")`:                  "unknown",
		`file("pipe")`:                                "unknown",
		`file("..")`:                                  "unknown",
		`file("../big.txt")`:                          "unknown",
		`filebase64("../../secret.txt")`:              "unknown",
		`templatefile("../../secret.txt", {})`:        "unknown",
		`fileexists("../../secret.txt")`:              "unknown",
		`try(file("../../secret.txt"), "kept out")`:   "unknown",
		`fileset("../..", "*")`:                       "unknown",
		`file("../../../../../../../../etc/passwd")`:  "unknown",
		`file("\\\\host\\share\\file")`:               "unknown",
		`templatefile("template.tftpl", { a = "x" })`: `"x shared"`,
	} {
		t.Run(expr, func(t *testing.T) {
			must(t, os.WriteFile(filepath.Join(repo, "infra", "template.tftpl"), []byte(`${a} ${file("../shared.txt")}`), 0o644))
			must(t, os.WriteFile(filepath.Join(repo, "infra", "main.tf"), []byte("output \"v\" {\n  value = "+expr+"\n}\n"), 0o644))
			tree, err := source.Open([]string{filepath.Join(repo, "infra")})
			if err != nil {
				t.Fatal(err)
			}
			defer tree.Close()
			got, problems := outputOf(t, tree, "infra")
			if !strings.HasPrefix(got, want) {
				t.Errorf("got %s, want %s", got, want)
			}
			if strings.Contains(got, "top secret") || strings.Contains(fmt.Sprint(problems), "top secret") {
				t.Error("the content of a file outside was shown")
			}
		})
	}
}

// TestModuleOutside: a module outside of the repository is not read.
func TestModuleOutside(t *testing.T) {
	base := t.TempDir()
	repo := filepath.Join(base, "repo")
	must(t, os.MkdirAll(filepath.Join(repo, ".git"), 0o755))
	must(t, os.MkdirAll(filepath.Join(base, "outside"), 0o755))
	must(t, os.WriteFile(filepath.Join(base, "outside", "main.tf"), []byte(`resource "azurerm_subnet" "s" {}`), 0o644))
	must(t, os.WriteFile(filepath.Join(repo, "main.tf"), []byte("module \"m\" {\n  source = \"../outside\"\n}\nmodule \"self\" {\n  source = \"./\"\n}\n"), 0o644))
	tree, err := source.Open([]string{repo})
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	res := Read(tree, targetsOf(tree), Options{})
	if len(res.Resources) != 0 || !hasProblem(res.Problems, source.Note, "is not among the files") || !hasProblem(res.Problems, source.Error, "calls itself") {
		t.Errorf("got %d resources, %v", len(res.Resources), res.Problems)
	}
}

// TestGarbage: what is not a configuration is an error with a place, and the
// rest is read.
func TestGarbage(t *testing.T) {
	for name, text := range map[string]string{
		"a word":       "hello",
		"truncated":    "resource \"azurerm_subnet\" \"s\" {\n  name = ",
		"binary":       "\x00\x01\x02",
		"utf-16":       "\xff\xfer\x00e\x00",
		"invalid utf8": "locals {\n  a = \"\xff\xfe\"\n}\n",
		"twice":        "resource \"a\" \"b\" {}\nresource \"a\" \"b\" {}\n",
	} {
		t.Run(name, func(t *testing.T) {
			tree, _ := source.OpenFS(fstest.MapFS{
				"bad.tf":  {Data: []byte(text)},
				"good.tf": {Data: []byte("resource \"azurerm_virtual_network\" \"v\" {\n  name = \"v\"\n}\n")},
			})
			res := Read(tree, targetsOf(tree), Options{})
			if len(res.Problems) == 0 || res.Problems[0].Severity != source.Error || res.Problems[0].Range.IsZero() {
				t.Errorf("got %v, want an error with a place", res.Problems)
			}
			if len(res.Resources) != 1 {
				t.Errorf("the good file gave %d resources", len(res.Resources))
			}
		})
	}
	for name, text := range map[string]string{"empty": "", "a comment": "# nothing\n"} {
		t.Run(name, func(t *testing.T) {
			if res := readText(t, text); len(res.Problems) > 0 {
				t.Errorf("got %v", res.Problems)
			}
		})
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestFilesOfManyParts: every element of a list takes some hundred times the
// space it is written in.
func TestFilesOfManyParts(t *testing.T) {
	for name, part := range map[string]string{
		"elements":  "1,",
		"templates": "\"${1}\",",
		"entries":   "{a=1},",
	} {
		t.Run(name, func(t *testing.T) {
			res := readText(t, "locals {\n  a = ["+strings.Repeat(part, 1_100_000/strings.Count(part, ","))+"]\n}\n")
			if len(res.Problems) != 1 || res.Problems[0].Severity != source.Budget || !strings.Contains(res.Problems[0].Message, "parts") {
				t.Errorf("got %v, want one budget that ran out", res.Problems)
			}
		})
	}
	for name, text := range map[string]string{
		"comments": "# 1,2,3,[]\n// 1,2,3\n/* 1,2\n,3 */\n",
		"texts":    "\"1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0\",\n",
	} {
		t.Run(name, func(t *testing.T) {
			res := readText(t, "locals {\n  a = [\n"+strings.Repeat(text, 2_000_000/len(text))+"]\n}\n")
			if len(res.Problems) > 0 {
				t.Errorf("got %v", res.Problems)
			}
		})
	}
}
