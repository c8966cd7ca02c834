package helm

import (
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// FuzzGiven gives a chart what a release may give it. Neither rendering it nor asking
// where a value is may panic.
func FuzzGiven(f *testing.F) {
	f.Add("a: ", ": 1", "image.tag", "x,y={1,2}", "")
	f.Add("{a: [", "]}", `a\.b[0].c`, "", "string")
	f.Add("", "", "a[0][1]", "{", "literal")
	f.Add("redis: ", "", "redis.enabled", "true", "")
	f.Add("global: {x: '", "'}", "global.x", "null", "auto")
	f.Fuzz(func(t *testing.T, head, tail, path, text, typ string) {
		file := source.NewFile("main.tf", []byte(head+tail))
		at := func(start, end int) source.Range { return source.Range{File: file, Start: start, End: end} }
		unknown := value.NewUnknown("nobody says", value.At(at(len(head), len(head))))
		tree, err := source.OpenFS(fstest.MapFS{
			"chart/Chart.yaml":                    {Data: []byte("apiVersion: v2\nname: c\nversion: 1.0.0\ndependencies:\n- {name: redis, version: '*', condition: redis.enabled}\n")},
			"chart/values.yaml":                   {Data: []byte("a: 1\nimage: {tag: x}\nglobal: {x: 1}\n")},
			"chart/charts/redis/Chart.yaml":       {Data: []byte("apiVersion: v2\nname: redis\nversion: 1.0.0\n")},
			"chart/charts/redis/templates/r.yaml": {Data: []byte("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: r}\ndata: {{ toYaml .Values | nindent 2 }}\n")},
			"chart/templates/m.yaml":              {Data: []byte("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata: {{ toYaml .Values | nindent 2 }}\n")},
		})
		if err != nil {
			t.Fatal(err)
		}
		bundle, _ := Render(tree, "chart", Options{ReleaseName: "r", Namespace: "n", Given: []kube.Given{
			{Text: []kube.Piece{{Text: head, At: at(0, len(head))}, {Value: unknown}, {Text: tail, At: at(len(head), len(head+tail))}}},
			{Set: &kube.Setting{Path: value.NewString(path, nil), Value: value.NewString(text, nil), Type: typ}},
			{Secret: true, Set: &kube.Setting{Path: value.NewString(path, nil), Value: unknown, Type: typ}},
		}})
		for _, o := range bundle.Objects {
			places(o.Body)
		}
	})
}

func places(v *value.Value) {
	v.Place()
	for _, f := range v.Fields() {
		places(f.Value)
	}
	for _, item := range v.Items() {
		places(item)
	}
}
