package terraform

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
)

// TestLargeResults: functions whose result would be far larger than their
// arguments give an unknown with a reason, and say so.
func TestLargeResults(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = z.Write(make([]byte, 16<<20))
	must(t, z.Close())
	bomb := "a0: &a0 [x, x]\n"
	for i := 1; i < 40; i++ {
		bomb += fmt.Sprintf("a%d: &a%d [*a%d, *a%d]\n", i, i, i-1, i-1)
	}
	locals := fmt.Sprintf(`
locals {
  long  = format("%%0200000d", 1)
  lines = join("", [for i in range(1000) : "a\n"])
  bomb  = <<EOT
%sEOT
  packed = %q
}
`, bomb, base64.StdEncoding.EncodeToString(packed.Bytes()))
	for expr, why := range map[string]string{
		`join(local.long, range(100))`:                                  whyTooLong,
		`jsonencode([for i in range(100) : local.long])`:                whyTooLong,
		`yamlencode({ for i in range(100) : "k${i}" => local.long })`:   whyTooLong,
		`format("%s%s%s%s%s%s", [for i in range(6) : local.long]...)`:   whyTooLong,
		`formatlist("%[1]s%[1]s%[1]s%[1]s%[1]s%[1]s", [local.long])`:    whyTooLong,
		`indent(100000, local.lines)`:                                   whyTooLong,
		`replace(local.lines, "/a/", local.long)`:                       whyTooLong,
		`replace(local.lines, "", local.long)`:                          whyTooLong,
		`split("", local.long)`:                                         whyTooMany,
		`regexall(".", local.long)`:                                     whyTooMany,
		`csvdecode(join("", ["a\n", replace(local.long, "0", "0\n")]))`: whyTooMany,
		`setproduct(range(1000), range(1000))`:                          whyTooMany,
		`yamldecode(local.bomb)`:                                        "the YAML document has more parts than are evaluated",
		`base64gunzip(local.packed)`:                                    whyTooLong,
		`try(base64gunzip(local.packed), "the next one is not taken")`:  whyTooLong,
	} {
		t.Run(expr, func(t *testing.T) {
			got, problems := outputText(t, locals+"output \"v\" {\n  value = "+expr+"\n}\n")
			if got != "unknown ("+why+")" {
				t.Errorf("got %.200s", got)
			}
			if len(problems) == 0 {
				t.Error("nothing is said of it")
			}
		})
	}
}

// TestNestedTry: each level costs as much as the one below it, not twice that.
func TestNestedTry(t *testing.T) {
	const depth = 150
	expr := strings.Repeat("try(", depth) + "local.missing.x, tonumber(\"x\")" + strings.Repeat(", local.missing.y)", depth-1) + ", 3)"
	if got, _ := outputText(t, "locals {\n  missing = {}\n}\noutput \"v\" {\n  value = "+expr+"\n}\n"); got != "3" {
		t.Errorf("got %.200s", got)
	}
}

// TestNotKnownFunctions: what only a run of Terraform can tell is unknown, with
// the reason.
func TestNotKnownFunctions(t *testing.T) {
	for expr, why := range map[string]string{
		`timestamp()`:                            "the time at which Terraform runs",
		`plantimestamp()`:                        "the time at which Terraform runs",
		`uuid()`:                                 "another text each time",
		`bcrypt("x")`:                            "another hash each time",
		`abspath(".")`:                           "where Terraform runs",
		`pathexpand("~/key")`:                    "who runs Terraform",
		`textencodebase64("x", "Shift_JIS")`:     "not known to akslint",
		`upper(timestamp())`:                     "the time at which Terraform runs",
		`formatdate("YYYY", plantimestamp())`:    "the time at which Terraform runs",
		`md5(uuid())`:                            "another text each time",
		`provider::time::rfc3339_parse("x").day`: "is not evaluated",
	} {
		t.Run(expr, func(t *testing.T) {
			got, _ := outputText(t, "output \"v\" {\n  value = "+expr+"\n}\n")
			if !strings.HasPrefix(got, "unknown (") || !strings.Contains(got, why) {
				t.Errorf("got %s", got)
			}
		})
	}
}

// TestOpenTofuFunctions: those that only OpenTofu has, so that no oracle here
// can be asked.
func TestOpenTofuFunctions(t *testing.T) {
	for expr, want := range map[string]string{
		`cidrcontains("192.168.2.0/20", "192.168.2.1")`:    "true",
		`cidrcontains("192.168.2.0/20", "192.168.2.0/22")`: "true",
		`cidrcontains("192.168.2.0/20", "192.126.2.1")`:    "false",
		`cidrcontains("192.168.2.0/20", "192.126.2.0/18")`: "false",
		`cidrcontains("192.168.2.0/20", "192.168.0.0/16")`: "false",
		`cidrcontains("fe80::/48", "fe80::1")`:             "true",
		`cidrcontains("fe80::/48", "fe81::1")`:             "false",
		`try(cidrcontains("fe80::/48", "10.0.0.1"), "no")`: `"no"`,
		`try(cidrcontains("10.0.0.0/8", "text"), "no")`:    `"no"`,
		`urldecode("a+b%26c%C3%A9")`:                       `"a b&cé"`,
		`try(urldecode("%zz"), "no")`:                      `"no"`,
		`base64gunzip(base64gzip("some text"))`:            `"some text"`,
		`try(base64gunzip("aGk="), "no")`:                  `"no"`,
		`core::urldecode("a%20b")`:                         `"a b"`,
	} {
		t.Run(expr, func(t *testing.T) {
			if got, _ := outputText(t, "output \"v\" {\n  value = "+expr+"\n}\n"); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}
