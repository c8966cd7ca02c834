package suppress_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/suppress"
)

// told lists what the comments of a file allow, with the lines they are about,
// and what is wrong with them.
func told(name, text string) string {
	f := source.NewFile(name, []byte(text))
	allowed, problems := suppress.Comments(f, strings.Contains(name, "/templates/"))
	var out []string
	for _, a := range allowed {
		first, last := f.Position(a.Scope.Start), f.Position(a.Scope.End-1)
		line := fmt.Sprintf("%s: lines %d to %d", a.Rule, first.Line, last.Line)
		if a.Until != "" {
			line += " until " + a.Until
		}
		out = append(out, line)
	}
	for _, p := range problems {
		out = append(out, fmt.Sprintf("%s at %s: %s", p.Severity, p.Place(), p.Message))
	}
	return strings.Join(out, "\n")
}

// allow is a directive about one rule, in a comment that begins with #.
func allow(rule string) string { return "# akslint:allow " + rule + ` reason="agreed"` }

func TestScopes(t *testing.T) {
	for _, tt := range []struct{ name, file, text, want string }{
		{"above a block", "a.tf", "\n" + allow("x") + "\nresource \"a\" \"b\" {\n  c {\n  }\n}\nother = 1\n", "x: lines 3 to 6"},
		{"above an attribute", "a.tf", "b {\n  " + allow("x") + "\n  c = 1\n  d = 2\n}\n", "x: lines 3 to 3"},
		{"above an attribute of several lines", "a.tf", "b {\n  " + allow("x") + "\n  c = [\n    1,\n  ]\n  d = 2\n}\n", "x: lines 3 to 5"},
		{"above an item", "a.tf", "c = [\n  " + allow("x") + "\n  f(1,\n  2), 3\n]\n", "x: lines 3 to 4"},
		{"at the end of a line", "a.tf", "b {\n  c = 1 " + allow("x") + "\n  d = 2\n}\n", "x: lines 2 to 2"},
		{"at the end of the first line of a block", "a.tf", "b { " + allow("x") + "\n  d = 2\n}\n", "x: lines 1 to 1"},
		{"other comments between", "a.tf", allow("x") + "\n# more\n/* and more */\nb = 1\n", "x: lines 4 to 4"},
		{"two, one above the other", "a.tf", allow("x") + "\n" + allow("y") + "\nb = 1\n", "x: lines 3 to 3\ny: lines 3 to 3"},
		{"several rules", "a.tf", allow("x, AKS101,y") + "\nb = 1\n", "x: lines 2 to 2\nAKS101: lines 2 to 2\ny: lines 2 to 2"},
		{"a last day", "a.tf", "# akslint:allow x until=2027-01-31 reason=\"a \\\"b\\\"\"\nb = 1", "x: lines 2 to 2 until 2027-01-31"},
		{"slashes", "a.tf", "// akslint:allow x reason=\"agreed\"\nb = 1\n", "x: lines 2 to 2"},
		{"comment of several lines", "a.tf", "/*\n * akslint:allow x reason=\"agreed\"\n */\nb {\n}\n", "x: lines 4 to 5"},
		{"Windows line ends", "a.tf", "b = 0\r\n" + allow("x") + "\r\nb {\r\n}\r\nc = 1\r\n", "x: lines 3 to 4"},
		{"byte order mark", "a.tf", "\ufeff" + allow("x") + "\nb = 1\nc = 1\n", "x: lines 2 to 2"},
		{"heredoc below", "a.tf", allow("x") + "\nb = <<-EOT\n  }\n  EOT\nc = 1\n", "x: lines 2 to 4"},
		{"text with braces and quotes", "a.tf", allow("x") + "\nb = \"}${f(\"}\")}\\\"{\"\nc = 1\n", "x: lines 2 to 2"},
		{"for the file", "a.tf", "# license\n\n# akslint:allow-file x reason=\"agreed\"\n\nb = 1\nc = 1", "x: lines 1 to 6"},

		{"above a key", "a.yaml", "a: 1\n" + allow("x") + "\nb:\n  c: 1\n\n  d: 2\n- no\ne: 3\n", "x: lines 3 to 7"},
		{"above a key with a list", "a.yaml", "s:\n  " + allow("x") + "\n  b:\n  - c\n  - d\n  e: 1\n", "x: lines 3 to 5"},
		{"above an item of a list", "a.yaml", "s:\n" + allow("x") + "\n- a: 1\n  b: 2\n- c: 3\n", "x: lines 3 to 4"},
		{"at the end of a line of YAML", "a.yaml", "s: " + allow("x") + "\n  a: 1\n", "x: lines 1 to 1"},
		{"above an object", "a.yaml", "a: 1\n---\n" + allow("x") + "\napiVersion: v1\nkind: Pod\n---\nb: 1\n", "x: lines 4 to 5"},
		{"above the mark of an object", "a.yaml", "a: 1\n" + allow("x") + "\n---\napiVersion: v1\n---\nb: 1\n", "x: lines 3 to 4"},
		{"above the first value", "values.yaml", allow("x") + "\nreplicas: 1\nimage:\n  tag: a\n", "x: lines 2 to 2"},
		{"below a text of lines", "a.yaml", "a: |\n  text\n" + allow("x") + "\nb: 1\n", "x: lines 4 to 4"},
		{"less indented than a text of lines", "a.yaml", "s:\n  a: |\n      text\n  " + allow("x") + "\n  b: 1\n", "x: lines 5 to 5"},
		{"in brackets", "a.yaml", "s: [\n  " + allow("x") + "\n  a,\n  b]\n", "x: lines 3 to 3"},
		{"quotes over lines below", "a.yaml", allow("x") + "\na: 'b\n  # no\n  c'\nd: 1\n", "x: lines 2 to 4"},
		{"for the file of YAML", "a.yaml", "---\n# akslint:allow-file x reason=\"agreed\"\na: 1\nb: 2", "x: lines 1 to 4"},
		{"in a template", "c/templates/a.yaml", "{{- if .Values.a }}\n" + allow("x") + "\n{{- with .b }}\na: {{ .c | quote }}\n  d: {{ \"}\" }}\n{{- end }}\nb: 1\n", "x: lines 4 to 6"},
		{"comment of a template", "c/templates/a.yaml", "a:\n  {{- /* akslint:allow x reason=\"agreed\" */}}\n  b: 1\n  c: 2\n", "x: lines 3 to 3"},
		{"comment of a template over lines", "c/templates/a.yaml", "a: 1\n{{/*\nakslint:allow x reason=\"agreed\"\n*/}}\nb:\n  c: 2\n", "x: lines 5 to 6"},

		{"above a property of a template", "a.json", "{\n  // akslint:allow x reason=\"agreed\"\n  \"a\": {\n    \"b\": \"//\"\n  },\n  \"c\": 1\n}\n", "x: lines 3 to 5"},
		{"above a resource of Bicep", "a.bicep", "// akslint:allow x reason=\"agreed\"\n@description('it''s')\nresource a 'b@1' = {\n  c: '${d('}')}'\n}\nvar e = 1\n", "x: lines 2 to 5"},
		{"a comment in a text of Bicep", "a.bicep", "// akslint:allow x reason=\"agreed\"\nvar a = '${/* ' { */ b}'\nvar c = 1\n", "x: lines 2 to 2"},
		{"a quote at the end of a text of lines in Bicep", "a.bicep", "// akslint:allow x reason=\"agreed\"\nvar a = '''b''''\nvar c = ['d'\n]\n", "x: lines 2 to 2"},
		{"text of lines in Bicep", "a.bicep", "var a = '''\n// akslint:allow y reason=\"no\"\n'''\n// akslint:allow x reason=\"agreed\"\nvar b = 1\n", "x: lines 5 to 5"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := told(tt.file, tt.text); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestWhatLooksLikeAComment(t *testing.T) {
	for _, tt := range []struct{ name, file, text string }{
		{"in quotes", "a.tf", "a = \"" + `# akslint:allow x reason=\"no\"` + "\"\n"},
		{"in a heredoc", "a.tf", "a = <<EOT\n" + allow("x") + "\nEOT\n"},
		{"within a template", "a.tf", "a = \"${f(\"" + `# akslint:allow x` + "\")}\"\n"},
		{"in a text of lines", "a.yaml", "a: |\n  b\n  " + allow("x") + "\n  c\n"},
		{"in a folded text of an item", "a.yaml", "- b: >-\n    c\n    " + allow("x") + "\n  d: 1\n"},
		{"in a text of the document", "a.yaml", "--- |\n" + allow("x") + "\n"},
		{"in quotes of YAML", "a.yaml", "a: '" + `# akslint:allow x reason="no"` + "'\nb: \"\\\" # akslint:allow x\"\n"},
		{"in quotes over lines", "a.yaml", "a: \"b\n  " + `# akslint:allow x reason=\"no\"` + "\n  c\"\n"},
		{"without a blank before it", "a.yaml", "a: b#akslint:allow x reason=\"no\"\n"},
		{"in an action", "c/templates/a.yaml", "a: {{ \"x # akslint:allow x\" }}\n"},
		{"in JSON", "a.json", "{\"a\": \"// akslint:allow x reason=\\\"no\\\"\"}\n"},
		{"in quotes of Bicep", "a.bicep", "var a = '// akslint:allow x reason=\"no\"'\n"},
		{"in prose", "a.tf", "# We write akslint:allow x reason=\"no\" above it.\n# akslint: a linter\na = 1\n"},
		{"in a downloaded module", "m/.terraform/modules/a/a.tf", allow("x") + "\na = 1\n"},
		{"in a packed chart", "c/charts/a.tgz/templates/a.yaml", allow("x") + "\na: 1\n"},
		{"in another language", "a.md", allow("x") + "\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := told(tt.file, tt.text); got != "" {
				t.Errorf("got %s", got)
			}
		})
	}
}

func TestMistakes(t *testing.T) {
	for _, tt := range []struct{ directive, want string }{
		{"akslint:allow", "error at a.tf:1:3: no rule is named: it allows nothing"},
		{"akslint:allow x", "error at a.tf:1:3: no reason is given: it allows nothing"},
		{`akslint:allow x reason="  "`, "error at a.tf:1:3: no reason is given: it allows nothing"},
		{`akslint:allow x reason="a" until=`, "error at a.tf:1:3: the last day is empty: it allows nothing"},
		{`akslint:allow x until="" reason="a"`, "error at a.tf:1:3: the last day is empty: it allows nothing"},
		{"akslint:allow x reason=\"\u200b \u00a0\u2800\u3164\"", "error at a.tf:1:3: no reason is given: it allows nothing"},
		{"akslint:allow x reason=because", "error at a.tf:1:3: the reason does not stand in double quotes: it allows nothing"},
		{"akslint:allow x reason='an agreed exception'", "error at a.tf:1:3: the reason does not stand in double quotes: it allows nothing"},
		{`akslint:allow x reason="open`, "error at a.tf:1:3: the reason does not stand in double quotes: it allows nothing"},
		{`akslint:allow x reason="a" reason="b"`, "error at a.tf:1:3: reason is written twice: it allows nothing"},
		{`akslint:allow x reason="a" untl=2027-01-31`, `error at a.tf:1:3: it has no "untl", only reason and until: it allows nothing`},
		{`akslint:allow x reason="a" until=31.1.2027`, `error at a.tf:1:3: "31.1.2027" is no day written as YYYY-MM-DD: it allows nothing`},
		{`akslint:allow x reason="a" and more`, `error at a.tf:1:3: after reason and until nothing may follow, and "and more" does: it allows nothing`},
		{`akslint:allow * reason="a"`, `error at a.tf:1:3: "*" is no name of a rule: it allows nothing`},
		{`akslint:ignore x`, "error at a.tf:1:3: akslint:ignore is not understood: it allows nothing"},
		{`akslint: allow x`, "error at a.tf:1:3: a blank follows akslint: so that it allows nothing"},
		{`akslint:allow x reason="` + strings.Repeat("a", 1001) + `"`, "error at a.tf:1:3: the reason is longer than 1000 bytes: it allows nothing"},
	} {
		t.Run(tt.directive[:min(len(tt.directive), 40)], func(t *testing.T) {
			if got := told("a.tf", "# "+tt.directive+"\na = 1\n"); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestMisplaced(t *testing.T) {
	nothing := "note at %s: this comment stands over nothing: it allows nothing"
	for _, tt := range []struct{ name, file, text, want string }{
		{"at the end of a block", "a.tf", "b {\n  " + allow("x") + "\n}\n", fmt.Sprintf(nothing, "a.tf:2:5")},
		{"at the end of a file", "a.tf", "b = 1\n" + allow("x"), fmt.Sprintf(nothing, "a.tf:2:3")},
		{"over an empty line", "a.tf", allow("x") + "\n\nb = 1\n", fmt.Sprintf(nothing, "a.tf:1:3")},
		{"at the end of a block of YAML", "a.yaml", "a:\n  b: 1\n  " + allow("x") + "\nc: 1\n", fmt.Sprintf(nothing, "a.yaml:3:5")},
		{"over an empty line of YAML", "a.yaml", allow("x") + "\n\nb: 1\n", fmt.Sprintf(nothing, "a.yaml:1:3")},
		{"for the file, below", "a.tf", "b = 1\n# akslint:allow-file x reason=\"a\"\nc = 1\n", "note at a.tf:2:3: akslint:allow-file stands below the beginning of the file: it allows nothing"},
		{"for the file, at the end of a line", "a.yaml", "b: 1 # akslint:allow-file x reason=\"a\"\n", "note at a.yaml:1:8: akslint:allow-file stands below the beginning of the file: it allows nothing"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := told(tt.file, tt.text); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestTooMany(t *testing.T) {
	got := told("a.tf", strings.Repeat("a = 1 "+allow("x")+"\n", 1001))
	if want := "error at a.tf: has more than 1000 comments that allow something: none of them is honoured"; got != want {
		t.Errorf("got %.200s", got)
	}
}

// FuzzComments reads whatever bytes there are in every language: nothing panics,
// and what is allowed has a reason and lies in the file.
func FuzzComments(f *testing.F) {
	names := []string{"a.tf", "a.json", "a.bicep", "a.yaml", "c/templates/a.yaml"}
	for _, seed := range []string{
		allow("x") + "\nb {\n}\n", "a: \"\n" + allow("x") + "\n", "a: |\n " + allow("x"), "{{/* akslint:allow x reason=\"a\" */}}\na: 1",
		"/* akslint:allow x reason=\"a\" */\n'${'", "a = <<E\n" + allow("x"), "- - a: [{'\n# akslint:allow-file x reason=\"a\"\n---\n", "{{ akslint: {{",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range names {
			file := source.NewFile(name, data)
			allowed, problems := suppress.Comments(file, strings.Contains(name, "/templates/"))
			for _, a := range allowed {
				if strings.TrimSpace(a.Reason) == "" || a.Rule == "" {
					t.Errorf("%s: allowed without a reason or a rule: %+v", name, a)
				}
				if a.Scope.Start < 0 || a.Scope.Start >= a.Scope.End || a.Scope.End > len(data)+1 {
					t.Errorf("%s: scope %d to %d of %d bytes", name, a.Scope.Start, a.Scope.End, len(data))
				}
				if !strings.HasPrefix(a.At.Text(), "akslint:allow") {
					t.Errorf("%s: it is written at %q", name, a.At.Text())
				}
			}
			for _, p := range problems {
				if p.Message == "" || p.Place() == "" {
					t.Errorf("%s: a problem without a message or a place: %+v", name, p)
				}
			}
		}
	})
}
