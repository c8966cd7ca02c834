package helm

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/source"
)

const chartYAML = "apiVersion: v2\nname: app\nversion: 1.0.0\n"

// render renders a chart of the given files.
func render(t *testing.T, files map[string]string) (*kube.Bundle, []source.Problem) {
	t.Helper()
	fsys := fstest.MapFS{"chart/Chart.yaml": &fstest.MapFile{Data: []byte(chartYAML)}}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	tree, err := source.OpenFS(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return Render(tree, "chart", Options{})
}

const configMap = "\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n"

// TestAbuse: a template that asks for too much ends, says so, and does not take
// the others with it.
func TestAbuse(t *testing.T) {
	for name, c := range map[string]struct {
		template string
		said     string
		severity source.Severity
	}{
		"include of itself":     {`{{ define "a" }}{{ include "a" . }}{{ end }}{{ include "a" . }}`, "call each other more than", source.Budget},
		"template of itself":    {`{{ define "a" }}{{ template "b" . }}{{ end }}{{ define "b" }}{{ template "a" . }}{{ end }}{{ template "a" . }}`, "call each other more than", source.Budget},
		"tpl of itself":         {`{{ tpl .Values.again . }}`, "call each other more than", source.Budget},
		"until":                 {`{{ until 1000000000 }}`, "until would count", source.Budget},
		"untilStep":             {`{{ untilStep 0 -1000000000 -1 }}`, "untilStep would count", source.Budget},
		"until of a float":      {`{{ until (int 1e18) }}`, "until would count", source.Budget},
		"seq":                   {`{{ seq 1 2 1000000000 }}`, "seq would count", source.Budget},
		"range over a number":   {`{{ range 1000000000 }}{{ end }}`, "too many steps", source.Budget},
		"loops in loops":        {`{{ range until 2000 }}{{ range until 2000 }}{{ end }}{{ end }}`, "too many steps", source.Budget},
		"repeat":                {`{{ repeat 1000000000 "x" }}`, "repeat would make", source.Budget},
		"doubling":              {`{{ $x := "0123456789" }}{{ range until 60 }}{{ $x = print $x $x }}{{ end }}`, "too much text", source.Budget},
		"doubling by printf":    {`{{ $x := "0123456789" }}{{ range until 60 }}{{ $x = printf "%s%s" $x $x }}{{ end }}`, "too much text", source.Budget},
		"doubling a list":       {`{{ $x := list 1 2 }}{{ range until 60 }}{{ $x = concat $x $x }}{{ end }}`, "too many", source.Budget},
		"printing much":         {`{{ range until 1000 }}{{ repeat 100000 "x" }}{{ end }}`, "prints more than", source.Budget},
		"printf":                {`{{ printf (repeat 20 "%999999d") 1 }}`, "printf would make", source.Budget},
		"printf with a star":    {`{{ printf "%*d%*d" 999999 1 999999 1 }}`, "printf would make", source.Budget},
		"indent":                {`{{ indent 1000000000 "x" }}`, "indent would make", source.Budget},
		"join":                  {`{{ join (repeat 10000 "x") (until 10000) }}`, "join would make", source.Budget},
		"replace":               {`{{ replace "x" (repeat 10000 "y") (repeat 10000 "x") }}`, "replace would make", source.Budget},
		"regexReplaceAll":       {`{{ regexReplaceAll "x" (repeat 10000 "x") (repeat 10000 "y") }}`, "replacing would make", source.Budget},
		"wrapWith":              {`{{ wrapWith 1 (repeat 10000 "y") (repeat 10000 "x") }}`, "wrapWith would make", source.Budget},
		"a map in itself":       {`{{ $d := dict }}{{ $_ := set $d "d" $d }}{{ $d }}`, "holds itself", source.Budget},
		"toYaml of itself":      {`{{ $d := dict }}{{ $_ := set $d "d" $d }}{{ toYaml $d }}`, "holds itself", source.Budget},
		"deepCopy of itself":    {`{{ $d := dict }}{{ $_ := set $d "d" (list $d) }}{{ deepCopy $d }}`, "holds itself", source.Budget},
		"merge of itself":       {`{{ $d := dict }}{{ $_ := set $d "d" $d }}{{ merge $d $d }}`, "holds itself", source.Budget},
		"quote of itself":       {`{{ $d := dict }}{{ $_ := set $d "d" $d }}{{ quote $d }}`, "holds itself", source.Budget},
		"appending in a loop":   {`{{ $l := list }}{{ range until 100000 }}{{ $l = append $l . }}{{ end }}`, "too many steps", source.Budget},
		"laughs":                {`{{ $d := list 1 1 }}{{ range until 60 }}{{ $d = list $d $d }}{{ end }}{{ toJson $d }}`, "too many steps", source.Budget},
		"a deep map":            {`{{ $d := dict }}{{ range until 5000 }}{{ $d = dict "d" $d }}{{ end }}{{ toJson $d }}`, "nested more than", source.Budget},
		"many maps":             {`{{ $l := dict }}{{ range until 100000 }}{{ range until 5 }}{{ $l = dict "a" $l }}{{ end }}{{ end }}`, "too many values", source.Budget},
		"many branches":         {strings.Repeat("{{if 1}}", 30_000), "more than 20000 branches", source.Error},
		"many parentheses":      {"{{" + strings.Repeat("(", 100_000), "", source.Error},
		"unclosed":              {`{{ "x`, "unterminated", source.Error},
		"division by zero":      {`{{ div 1 0 }}`, "divide by zero", source.Error},
		"negative repeat":       {`{{ repeat -1 "x" }}`, "negative", source.Error},
		"negative indent":       {`{{ indent -1 "x" }}`, "cannot be indented", source.Error},
		"set of nothing":        {`{{ set .Values.none "a" 1 }}{{ if .Values.a.b }}{{ end }}`, "is missing", source.Note},
		"wrong expression":      {`{{ mustRegexMatch "(" "x" }}`, "mustRegexMatch", source.Error},
		"wrong replacement":     {`{{ regexReplaceAll "(" "x" "y" }}`, "expression", source.Error},
		"chunks of nothing":     {`{{ chunk 0 (list 1) }}`, "chunk", source.Error},
		"index beyond":          {`{{ index (list 1) 5 }}`, "no element 5", source.Note},
		"index by an unsigned":  {`{{ index (list 1) (index .Files.GetBytes 0) }}`, "", source.Error},
		"no environment":        {`{{ env "HOME" }}`, `no function "env"`, source.Error},
		"no environment in txt": {`{{ expandenv "$HOME" }}`, `no function "expandenv"`, source.Error},
		"fields of a number":    {`{{ $x := 1 }}{{ $x.y }}`, "no field y", source.Error},
		"private use":           {"{{ if \"\ue7b199\ue7b2\" }}{{ end }}", "", source.Note},
	} {
		t.Run(name, func(t *testing.T) {
			bundle, problems := render(t, map[string]string{
				"chart/templates/a.yaml": c.template, "chart/templates/b.yaml": configMap, "chart/values.yaml": "again: '{{ tpl .Values.again . }}'\n",
			})
			if len(bundle.Objects) != 1 {
				t.Errorf("%d objects, want that of the other template", len(bundle.Objects))
			}
			if len(problems) != 1 || !strings.Contains(problems[0].Message, c.said) || problems[0].Severity != c.severity {
				t.Errorf("problems are %v", problems)
			}
			if len(bundle.Missing) != 1 || problems[0].Range.IsZero() {
				t.Errorf("missing is %v, the problem is at %s", bundle.Missing, problems[0].Place())
			}
		})
	}
}

// TestQuiet: what looks dangerous and is not is rendered.
func TestQuiet(t *testing.T) {
	for name, c := range map[string]struct{ template, want string }{
		"a host":          {`{{ getHostByName "example.com" | quote }}`, `""`},
		"a cluster":       {`{{ len (lookup "v1" "Secret" "a" "b") }}`, "0"},
		"a list of steps": {`{{ untilStep 0 10 0 }}`, "[]"},
		"a wide column":   {`{{ printf "%5d|%-5s|" 1 "a" }}`, "    1|a    |"},
		"a percentage":    {`{{ printf "100000000%% of %s" "all" }}`, "100000000% of all"},
		"keys in order":   {`{{ keys (dict "b" 1 "a" 2 "c" 3) }}{{ values (dict "b" 1 "a" 2) }}`, "[a b c][2 1]"},
		"a large number":  {`{{ .Values.large }} {{ int .Values.large }}`, "1e+07 10000000"},
		"break, continue": {`{{ range until 9 }}{{ if eq . 2 }}{{ continue }}{{ end }}{{ if gt . 4 }}{{ break }}{{ end }}{{ . }}{{ else }}x{{ end }}`, "0134"},
		"else with":       {`{{ with .Values.none }}a{{ else with .Values.large }}b{{ . }}{{ else }}c{{ end }}`, "b1e+07"},
		"variables":       {`{{ $x := 1 }}{{ if true }}{{ $x = 2 }}{{ $y := 3 }}{{ end }}{{ $x }}{{ range $i, $x := list "a" }}{{ $i }}{{ $x }}{{ end }}`, "20a"},
		"short circuit":   {`{{ and false (fail "no") }}{{ or 1 (fail "no") }}{{ 3 | and 2 }}`, "false13"},
		"chains":          {`{{ ((.Values.a).b).c | default "d" }}{{ (dict "x" (dict "y" 1)).x.y }}`, "d1"},
		"comparisons":     {`{{ eq 1 2 1 }}{{ ne "a" "b" }}{{ lt 1.5 2.5 }}{{ ge "b" "a" }}{{ not 0 }}`, "truetruetruetruetrue"},
		"no value":        {`<no value>{{ "x" }}`, "x"},
		"slices":          {`{{ slice (list 1 2 3) 1 }}{{ index (list (list 4)) 0 0 }}{{ index (dict "a" 5) "a" }}`, "[2 3]45"},
		"a version":       {`{{ (semver "1.2.3").Minor }}{{ .Capabilities.KubeVersion }}{{ .Capabilities.KubeVersion.Minor }}{{ .Capabilities.APIVersions.Has "apps/v1" }}`, "2" + DefaultKubeVersion + "35true"},
		"toml":            {`{{ toToml (dict "b" (dict "c" "x") "a" 1) }}`, "a = 1\n\n[b]\n  c = \"x\"\n"},
		"json":            {`{{ (fromJson "{\"a\": [1]}").a }}{{ fromJsonArray "[1]" }}{{ (fromJson "x").Error }}`, "[1][1]invalid character 'x' looking for beginning of value"},
		"yaml":            {`{{ (fromYaml "a: b").a }}{{ fromYamlArray "[1, a]" }}{{ toYamlPretty (dict "a" (list 1)) }}`, "b[1 a]a:\n  - 1"},
	} {
		t.Run(name, func(t *testing.T) {
			units, bad := parseText("x", text{s: c.template})
			if bad != nil {
				t.Fatal(bad.message)
			}
			m := &machine{ledger: newLedger(), functions: table(), parsed: map[string]*definition{}, root: &scope{units: map[string]*unit{}}}
			m.root.define(units)
			values := map[string]any{"large": 1e7}
			got, failed := m.execute(m.root.find("x"), map[string]any{"Values": values, "Capabilities": capabilities("")})
			if failed != nil {
				t.Fatal(failed.message)
			}
			if s := got.without("<no value>").s; s != c.want {
				t.Errorf("got %q, want %q", s, c.want)
			}
		})
	}
}

// archive packs files as helm package does.
func archive(t *testing.T, files map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	gz := gzip.NewWriter(&b)
	w := tar.NewWriter(gz)
	for name, text := range files {
		if err := w.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(text)), Typeflag: tar.TypeReg}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := gz.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestPacked: a packed chart is rendered, and its places are inside of the archive;
// one that holds too much, or leads out, is not.
func TestPacked(t *testing.T) {
	sub := map[string]string{"sub/Chart.yaml": strings.Replace(chartYAML, "app", "sub", 1), "sub/templates/cm.yaml": configMap}
	with := func(name, text string) map[string]string {
		out := map[string]string{name: text}
		for n, s := range sub {
			out[n] = s
		}
		return out
	}
	bundle, problems := render(t, map[string]string{"chart/charts/sub-1.0.0.tgz": archive(t, sub)})
	if len(problems) > 0 || len(bundle.Objects) != 1 || bundle.Objects[0].Header.Path() != "chart/charts/sub-1.0.0.tgz/sub/templates/cm.yaml" {
		t.Errorf("objects %v, problems %v", bundle.Objects, problems)
	}
	many := map[string]string{}
	for i := range maxPackedFiles + 1 {
		many["sub/"+strings.Repeat("x", i%50)+string(rune('a'+i%26))+strings.Repeat("y", i/50)] = ""
	}
	for name, data := range map[string]string{
		"no gzip":   "hello",
		"no tar":    gzipped(t, "hello"),
		"a bomb":    archive(t, with("sub/zeros", strings.Repeat("\x00", maxPackedFile+1))),
		"many":      archive(t, many),
		"leads out": archive(t, with("../x", "")),
		"no chart":  archive(t, map[string]string{"x/y": ""}),
		"cut":       archive(t, sub)[:60],
	} {
		bundle, problems := render(t, map[string]string{"chart/charts/sub-1.0.0.tgz": data})
		if len(bundle.Objects) > 0 || len(problems) != 1 || !strings.Contains(problems[0].Message, "the packed chart is not read") {
			t.Errorf("%s: objects %v, problems %v", name, bundle.Objects, problems)
		}
	}
}

func gzipped(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	gz := gzip.NewWriter(&b)
	if _, err := gz.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := gz.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestConfined: nothing outside of the repository is read, whatever leads there;
// links inside of it are followed, and links in a circle end.
func TestConfined(t *testing.T) {
	base := t.TempDir()
	write := func(name, text string) {
		name = filepath.Join(base, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	link := func(name, to string) {
		if err := os.Symlink(to, filepath.Join(base, name)); err != nil {
			t.Fatal(err)
		}
	}
	write("secret/key", "secret")
	write("secret/Chart.yaml", chartYAML)
	write("secret/templates/x.yaml", configMap)
	write("repo/.git/HEAD", "")
	write("repo/shared/templates/x.yaml", configMap)
	write("repo/shared/Chart.yaml", strings.Replace(chartYAML, "app", "shared", 1))
	write("repo/chart/Chart.yaml", chartYAML+`dependencies:
  - {name: app, version: 1.0.0, repository: "file://../../secret"}
  - {name: app, alias: itself, version: 1.0.0, repository: "file://."}
`)
	write("repo/chart/templates/cm.yaml", `apiVersion: v1
kind: ConfigMap
metadata: {name: x}
data:
  a: {{ .Files.Get "../../secret/key" | quote }}
  b: {{ .Files.Get "link" | quote }}
  c: {{ len (.Files.Glob "**") }}
`)
	link("repo/chart/link", "../../secret/key")
	link("repo/chart/circle", ".")
	for _, dir := range []string{"repo/chart/charts"} {
		if err := os.MkdirAll(filepath.Join(base, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	link("repo/chart/charts/out", "../../../secret")
	link("repo/chart/charts/shared", "../../shared")
	tree, err := source.Open([]string{filepath.Join(base, "repo")})
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	bundle, problems := Render(tree, "chart", Options{})
	said := dump(bundle, problems)
	if strings.Contains(said, "secret\"") || !strings.Contains(said, `.data.a = ""`) || !strings.Contains(said, `.data.b = ""`) {
		t.Error(said)
	}
	if !strings.Contains(said, "chart/charts/shared/templates/x.yaml") || strings.Contains(said, "charts/out") {
		t.Error(said)
	}
}

// TestNoChart: a directory without a chart, and one with a broken one, are told.
func TestNoChart(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"none":    {"chart/Chart.yaml": "", "chart/values.yaml": "a: [", "chart/templates/x.yaml": configMap},
		"a list":  {"chart/values.yaml": "- a\n", "chart/templates/x.yaml": configMap},
		"no yaml": {"chart/Chart.yaml": "a: b: c"},
	} {
		if _, problems := render(t, files); len(problems) == 0 || problems[0].Severity != source.Error {
			t.Errorf("%s: %v", name, problems)
		}
	}
	tree, err := source.OpenFS(fstest.MapFS{"x": {}})
	if err != nil {
		t.Fatal(err)
	}
	if b, problems := Render(tree, "nowhere", Options{Values: []string{"gone.yaml"}}); b == nil || len(problems) != 1 {
		t.Errorf("no directory: %v", problems)
	}
}
