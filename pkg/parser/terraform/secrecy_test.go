package terraform

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/source"
)

// TestSecretsInErrors: functions quote the argument they do not take. Neither
// the reason of an unknown nor a problem may hold it when it is secret.
func TestSecretsInErrors(t *testing.T) {
	const secret = "hunter2("
	for _, expr := range []string{
		`cidrhost(var.p, 1)`, `parseint(var.p, 10)`, `file(var.p)`, `file("${var.p}.txt")`, `timeadd("2020-01-01T00:00:00Z", var.p)`,
		`regex(var.p, "x")`, `tonumber(var.p)`, `lookup({ a = 1 }, var.p)`, `{ a = 1 }[var.p]`, `jsondecode(var.p)`, `yamldecode("${var.p}: [")`,
		`format("%Z${var.p}", 1)`, `templatestring(local.t, {})`, `textencodebase64("a", var.p)`, `tonumber(sensitive("hunter2("))`,
		`[for x in [var.p] : tonumber(x)]`, `{ for x in ["a", "b"] : var.p => x }`, `[for x in var.list : tonumber(x)][0]`,
		`tonumber(local.db_password)`, `tonumber(local.o.db_password)`, `tonumber(module.m.o)`, `var.n`, `{ admin_password = "${tonumber("hunter2(")}" }.x`,
		`1 + var.p`, `var.p ? 1 : 2`, `-var.p`, `templatefile(var.p, {})`, `fileset(var.p, "[")`, `abspath(var.p)`, `filebase64sha256(var.p)`,
		`base64decode(var.p)`, `csvdecode(var.p)`, `one([var.p, "b"])`, `formatdate(var.p, "x")`, `substr(var.p, "a", 1)`, `element([], var.p)`,
		`rsadecrypt(var.p, var.p)`, `coalesce(var.p...)`, `replace("a", "/${var.p}/", "")`,
	} {
		t.Run(expr, func(t *testing.T) {
			tree, err := source.OpenFS(fstest.MapFS{
				"m/main.tf": {Data: []byte("output \"o\" {\n  sensitive = true\n  value = \"hunter2(\"\n}\n")},
				"main.tf": {Data: []byte(`
variable "p" {
  sensitive = true
  default   = "hunter2("
}
variable "n" {
  sensitive = true
  type      = map(number)
  default   = { "hunter2(" = "hunter2(" }
}
variable "list" {
  sensitive = true
  default   = ["hunter2("]
}
locals {
  db_password = "hunter2("
  o           = { db_password = "hunter2(" }
  t           = "${var.p}$${zz}"
}
module "m" {
  source = "./m"
}
output "v" {
  value = ` + expr + `
}
`)},
			})
			if err != nil {
				t.Fatal(err)
			}
			got, problems := outputOf(t, tree, ".")
			said := []string{got}
			for _, p := range problems {
				said = append(said, fmt.Sprint(p.Message, p.Hint))
			}
			if strings.Contains(got, "unknown") && !strings.HasSuffix(got, " secret") {
				t.Errorf("%s is not secret", got)
			}
			if slices.ContainsFunc(said, func(s string) bool { return strings.Contains(s, secret) }) {
				t.Errorf("got %q, which holds the secret", said)
			}
		})
	}
}
