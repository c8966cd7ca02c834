package suppress_test

import (
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/suppress"
)

// What an action prints may stand beside what a comment is about: then it is not
// about that.
func TestWhatATemplatePrintsBesideIt(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"items beside an item", "  # C\n  - a: 1\n    b: 2\n  {{- toYaml .Values.extra | nindent 2 }}\n    c: 3\n", "x: lines 2 to 3"},
		{"a helper beside an item", "  # C\n  - a: 1\n  {{- include \"side\" . | nindent 2 }}\n", "x: lines 2 to 2"},
		{"items at the margin", "  # C\n  a: 1\n{{ toYaml .x | indent 1 }}\n", "x: lines 2 to 2"},
		{"text of no known indent", "  # C\n  a:\n    {{- toYaml .x }}\n    b: 1\n", "x: lines 2 to 2"},
		{"an indent that is computed", "  # C\n  a:\n    {{- toYaml .x | nindent (int .n) }}\n", "x: lines 2 to 2"},
		{"an indent that is taken back", "  # C\n  a:\n    {{- toYaml .x | nindent 8 | trim }}\n", "x: lines 2 to 2"},
		{"an indent in a text", "  # C\n  a:\n    {{- print \"| nindent 8 }}\" }}\n", "x: lines 2 to 2"},
		{"an indent that is not of what is printed", "  # C\n  a:\n    {{ template \"y\" . | nindent 8 }}\n", "x: lines 2 to 2"},
		{"an octal indent", "    # C\n    a:\n    {{ toYaml .x | nindent 04 }}\n", "x: lines 2 to 2"},
		{"several actions on a line", "  # C\n  a:\n      {{ if .x }}{{ toYaml .x | nindent 2 }}{{ end }}\n", "x: lines 2 to 2"},
		{"after a key", "  # C\n  a:\n    b: {{ toYaml .x | nindent 2 }}\n", "x: lines 2 to 2"},
		{"over lines", "  # C\n  a: 1\n  {{- include \"y\" (dict\n    \"z\" 1) | nindent 2 }}\n", "x: lines 2 to 2"},
		{"lines moved to the left", "  # C\n  a: 1\n{{ if .x -}}\n      b: 1\n", "x: lines 2 to 2"},
		{"more objects", "# C\na: 1\nkind: Pod\n{{ include \"y\" . }}\nb: 1\n", "x: lines 2 to 3"},
		{"on the line itself", "  # C\n  a: {{ toYaml .x | nindent 2 }}\n", "x: lines 2 to 2"},

		{"deeper", "  # C\n  a:\n    {{- toYaml .x | nindent 4 }}\n  b: 1\n", "x: lines 2 to 3"},
		{"deeper after a key", "  # C\n  a:\n    b: {{- toYaml .x | nindent 6 }}\n    c: {{ .y | quote }}\n", "x: lines 2 to 4"},
		{"deeper and over lines", "  # C\n  a:\n    {{- include \"y\" (dict\n\"z\" 1) | nindent 4 -}}\n    c: 1\n", "x: lines 2 to 5"},
		{"actions that print nothing", "  # C\n  a:\n{{- $y := .x }}\n{{- if $y }}\n    b: 1\n{{- else }}\n    b: {{ include \"y\" . }}\n{{- end }}\n{{- /* c */}}\n    d: 2\n", "x: lines 2 to 10"},
		{"in an object", "# C\na: 1\nkind: Pod\nb:\n  {{- toYaml .x | nindent 2 }}\nc: 1\n", "x: lines 2 to 6"},
		{"above what is printed", "  # C\n  {{- include \"y\" . | nindent 2 }}\n  a: 1\n", "x: lines 2 to 2"},
		{"above what is printed over lines", "  # C\n  {{- include \"y\" (dict\n  \"z\" 1) }}\n  a: 1\n", "x: lines 2 to 3"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text := strings.Replace(tt.text, "# C", allow("x"), 1)
			if got := told("c/templates/a.yaml", text); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// A directory called templates is no chart's without a Chart.yaml.
func TestBracesOfPlainYAMLAreNoActions(t *testing.T) {
	text := "spec:\n  " + allow("public") + "\n  - args: [\"{{\"]\n  - args: [\"}}\"]\n"
	for _, tt := range []struct{ name, chart, want string }{
		{"k8s/templates/a.yaml", "", ""},
		{"k8s/templates/a.yaml", "Chart.yaml", ""},
		{"k8s/templates/a.yaml", "k8s/Chart.yaml", "agreed"},
		{"templates/a.yaml", "Chart.yaml", "agreed"},
	} {
		f := source.NewFile(tt.name, []byte(text))
		s := suppress.New(suppress.Options{})
		s.Read([]*source.File{f, source.NewFile(tt.chart, nil)})
		second := finding.Finding{Rule: public, Location: finding.Location{Range: at(f, "- args: [\"}}")}}
		if got, _ := outcome(s, second, false); got != tt.want {
			t.Errorf("%s with %q: allowed because of %q, want %q", tt.name, tt.chart, got, tt.want)
		}
	}
}

func TestQuotesAroundBracesOfPlainYAML(t *testing.T) {
	text := "s:\n  " + allow("x") + "\n  - a: [\"{{\", '}}']\n  - b: \"c\"\n"
	if got, want := told("a.yaml", text), "x: lines 3 to 3"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// YAML has other ends of lines than most.
func TestEndsOfLinesOfYAML(t *testing.T) {
	for _, end := range []string{"\r", "\u0085", "\u2028", "\u2029"} {
		text := "s:\n  " + allow("x") + "\n  - a: 1" + end + "  - b: 2\n"
		f := source.NewFile("a.yaml", []byte(text))
		allowed, _ := suppress.Comments(f, false)
		if len(allowed) != 1 || strings.Contains(allowed[0].Scope.Text(), "b: 2") {
			t.Errorf("%q: it is about %q", end, allowed)
		}
	}
}
