package example_test

import (
	"strings"
	"testing"

	"github.com/akslint/akslint/internal/example"
)

const settings = `# akslint-test: environment=production
terraform {
  required_providers {
    azurerm = {
      version = "~> 4.0"
    }
  }
}

`

func TestStep(t *testing.T) {
	newer := strings.Replace(settings, "4.0", "5.0", 1)
	for _, c := range []struct{ name, bad, good, want string }{
		{"nothing", settings + "a\n", settings + "a\n", ""},
		{"versions beside a change", settings + "a\nb\n", newer + "a\nc\n", "  a\n- b\n+ c"},
		{"versions alone", settings + "a\n", newer + "a\n", strings.Join([]string{
			"  terraform {", "    required_providers {", "      azurerm = {", `-       version = "~> 4.0"`, `+       version = "~> 5.0"`, "      }", "    }", "  }",
		}, "\n")},
		{"two lines around", "1\n2\n3\nx\n4\n5\n6\n", "1\n2\n3\n4\n5\n6\n", "  2\n  3\n- x\n  4\n  5"},
		{"two places", "x\n1\n2\n3\n4\n5\ny\n", "1\n2\n3\n4\n5\nz\n", "- x\n  1\n  2\n  ...\n  4\n  5\n- y\n+ z"},
		{"what encloses it", "a {\n  1\n  2\n  3\n  b {\n    x\n  }\n  c {\n    4\n  }\n}\n", "a {\n  1\n  2\n  3\n  b {\n    y\n  }\n  c {\n    4\n  }\n}\n", "  a {\n  ...\n    3\n    b {\n-     x\n+     y\n    }\n  ...\n  }"},
		{"alignment", "name = 1\nsize = 2\n", "name     = 1\nsize     = 2\nlong_one = 3\n", "  name     = 1\n  size     = 2\n+ long_one = 3"},
		{"a comma", "{\n  \"a\": 1\n}\n", "{\n  \"a\": 1,\n  \"b\": 2\n}\n", "  {\n    \"a\": 1,\n+   \"b\": 2\n  }"},
		{"a blank line", "a\n\nb\n", "a\n\nc\n\nb\n", "  a\n\n+ c\n+\n  b"},
	} {
		var got []string
		for _, l := range example.Step(c.bad, c.good) {
			got = append(got, l.String())
		}
		if s := strings.Join(got, "\n"); s != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, s, c.want)
		}
	}
}

func TestClean(t *testing.T) {
	for text, want := range map[string]string{
		"# akslint-test: complete\na\n":   "a",
		"// akslint-test: complete\n{}\n": "{}",
		"# a comment\na\n":                "# a comment\na",
		"\na\n\n":                         "a",
		"":                                "",
	} {
		if got := example.Clean(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
