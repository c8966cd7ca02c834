package helm

import (
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/source"
)

// FuzzRender: whatever a template, a helper and values say, rendering ends, and
// ends in the same way every time.
func FuzzRender(f *testing.F) {
	for _, s := range []string{
		"a: {{ .Values.a }}", `{{ include "x" . }}`, `{{- range $i, $e := .Values.list }}{{ $i }}{{ $e }}{{ end -}}`,
		`{{ with .Values.b }}{{ .c | quote | nindent 2 }}{{ else }}x{{ end }}`, `{{ toYaml .Values | indent 4 }}`, `{{ tpl .Values.t . }}`,
		`{{ $d := dict "a" 1 }}{{ $_ := set $d "b" (list 1 "x") }}{{ toJson $d }}`, `{{ printf "%s-%d" "a" 1 | trunc 3 }}`, `{{ required "x" .Values.no }}: {{ randAlpha 3 }}`,
		`{{ (.Files.Glob "*").AsConfig }}`, `{{ merge (dict) .Values | fromYaml | default "x" }}`, "{{ if }}", "{{ index .Values.list 9 }}", `{{ dig "b" "c" 1 .Values }}`,
		"apiVersion: v1\nkind: {{ .Chart.Name }}\nmetadata:\n  name: '{{ .Release.Name }}'\n", `{{ regexReplaceAll "a*" "baaa" "$0" }}`, `{{ range until 3 }}{{ break }}{{ end }}`,
	} {
		f.Add(s, `{{ define "x" }}{{ . }}{{ end }}`, "a: 1\nb: {c: d}\nlist: [1, x]\nt: '{{ .Values.a }}'\n")
	}
	f.Fuzz(func(t *testing.T, template, helper, values string) {
		fsys := fstest.MapFS{}
		for name, text := range map[string]string{
			"chart/Chart.yaml": chartYAML, "chart/values.yaml": values, "chart/templates/_helper.tpl": helper, "chart/templates/x.yaml": template, "chart/a": "file",
		} {
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
		}
		var said string
		for i := range 2 {
			tree, err := source.OpenFS(fsys)
			if err != nil {
				t.Fatal(err)
			}
			now := dump(Render(tree, "chart", Options{}))
			if i > 0 && now != said {
				t.Fatalf("said\n%s\nand then\n%s", said, now)
			}
			said = now
		}
	})
}
