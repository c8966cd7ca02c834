package terraform

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/source"
)

// TestImmenseNumbers: a number of a few letters may take minutes to write out,
// and one of a million digits to read. Each is unknown, whatever it is used for.
func TestImmenseNumbers(t *testing.T) {
	digits := strings.Repeat("7", 300_000)
	for name, expr := range map[string]string{
		"literal":          `1e300000000`,
		"small literal":    `1e-300000000`,
		"in a text":        `"${1e300000000}"`,
		"of a text":        `tonumber("1e300000000")`,
		"power of two":     `tonumber("1p300000000")`,
		"floor":            `floor("1e300000000")`,
		"tostring":         `tostring(1e300000000)`,
		"spread":           `max(["1e300000000"]...)`,
		"smallest":         `min("1e300000000", 5)`,
		"smallest spread":  `min(["1e300000000", 5]...)`,
		"sign of digits":   `signum(local.digits)`,
		"sum":              `sum(["1e300000000", 1])`,
		"sum of unlikes":   `1 + "1e300000000"`,
		"compared":         `"1e300000000" > 1`,
		"negated":          `-"1e300000000"`,
		"grown":            `local.d * local.d`,
		"power":            `pow(10, 400)`,
		"infinite":         `tonumber("inf")`,
		"decoded":          `tostring(jsondecode("[1e300000000]")[0])`,
		"decoded digits":   `jsondecode(local.digits)`,
		"YAML":             `yamldecode("a: 1e300000000").a`,
		"YAML digits":      `yamldecode(local.digits)`,
		"parsed digits":    `parseint(local.digits, 10)`,
		"number of digits": `tonumber(local.digits)`,
		"digits added":     `local.digits + 1`,
		"digits as index":  `[1, 2][local.digits]`,
	} {
		t.Run(name, func(t *testing.T) {
			got, _ := outputText(t, `
locals {
  b      = 1e900 * 1
  c      = local.b * local.b
  d      = local.c * local.c
  digits = "`+digits+`"
}
output "v" { value = `+expr+` }
`)
			if !strings.HasPrefix(got, "unknown") {
				t.Errorf("got %.80s, want an unknown", got)
			}
		})
	}
	t.Run("500 digits are fine", func(t *testing.T) {
		got, problems := outputText(t, `output "v" { value = `+strings.Repeat("7", 500)+" / 1e490 > 0 ? \""+strings.Repeat("7", 600)+"\" : \"\" }\n")
		if got != `"`+strings.Repeat("7", 600)+`"` || len(problems) > 0 {
			t.Errorf("got %.80s, %v", got, problems)
		}
	})
}

// TestNumbersOfManyDigits: a file with such a number is not read.
func TestNumbersOfManyDigits(t *testing.T) {
	digits := strings.Repeat("7", 1_000_000)
	for name, text := range map[string]string{
		"main.tf":               "locals {\n a = " + digits + "\n}\n",
		"main.tf.json":          `{"locals": {"a": ` + digits + `}}`,
		"terraform.tfvars":      "a = " + digits + "\n",
		"terraform.tfvars.json": `{"a": ` + digits + `}`,
	} {
		t.Run(name, func(t *testing.T) {
			tree, err := source.OpenFS(fstest.MapFS{
				name:          {Data: []byte(text)},
				"variable.tf": {Data: []byte("variable \"a\" {\n  type = number\n}\n")},
			})
			if err != nil {
				t.Fatal(err)
			}
			res := Read(tree, targetsOf(tree), Options{})
			if !hasProblem(res.Problems, source.Error, "a number with more than 512 digits") {
				t.Errorf("got %v", res.Problems)
			}
		})
	}
	t.Run("text for a number", func(t *testing.T) {
		tree, err := source.OpenFS(fstest.MapFS{
			"terraform.tfvars": {Data: []byte("a = [\"" + digits + "\"]\n")},
			"main.tf":          {Data: []byte("variable \"a\" {\n  type = list(number)\n}\noutput \"v\" {\n  value = var.a[0]\n}\n")},
		})
		if err != nil {
			t.Fatal(err)
		}
		if got, problems := outputOf(t, tree, "."); !strings.HasPrefix(got, "unknown") || !hasProblem(problems, source.Note, whyImmense) {
			t.Errorf("got %.80s, %v", got, problems)
		}
	})
}
