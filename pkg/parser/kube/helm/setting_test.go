package helm

import (
	"encoding/json"
	"testing"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/value"
)

// settingCases are what Helm's own parser (pkg/strvals of v3.22) makes of a path and
// a text; refused says that it makes nothing of them.
var settingCases = []struct {
	typ, path, text, want string
	refused               bool
}{
	{"", "a", "b", `{"a":"b"}`, false},
	{"", "a.b.c", "d", `{"a":{"b":{"c":"d"}}}`, false},
	{"", "a", "", `{"a":""}`, false},
	{"", "a", "TRUE", `{"a":true}`, false},
	{"", "a", "null", `{"a":null}`, false},
	{"", "a", "0", `{"a":0}`, false},
	{"", "a", "-7", `{"a":-7}`, false},
	{"", "a", "007", `{"a":"007"}`, false},
	{"", "a", "1.5", `{"a":"1.5"}`, false},
	{"string", "a", "12", `{"a":"12"}`, false},
	{"", "a", "1,b=2", `{"a":1,"b":2}`, false},
	{"", "a", `1\,2`, `{"a":"1,2"}`, false},
	{"", "a", "{x,2}", `{"a":["x",2]}`, false},
	{"", "a", "{}", `{"a":[""]}`, false},
	{"", "a", "{x},b=1", `{"a":["x"],"b":1}`, false},
	{"", `a\.b/c`, "d", `{"a.b/c":"d"}`, false},
	{"", "a[0]", "x", `{"a":["x"]}`, false},
	{"", "a[1].b", "x", `{"a":[null,{"b":"x"}]}`, false},
	{"", "a[0][1]", "x", `{"a":[[null,"x"]]}`, false},
	{"literal", "a", "{x,y}=z", `{"a":"{x,y}=z"}`, false},
	{"literal", `a\`, "x", `{"a\\":"x"}`, false},
	{"", "a", "1,b", `{"a":1}`, true},
	{"", "a[x]", "1", `{}`, true},
	{"", "a[0", "1", `{}`, true},
	{"", "a[-1]", "1", `{}`, true},
}

func TestSettings(t *testing.T) {
	for _, c := range settingCases {
		r := &renderer{m: &machine{ledger: newLedger()}}
		values := map[string]any{}
		r.give(values, kube.Given{Set: &kube.Setting{
			Path: value.NewString(c.path, nil), Value: value.NewString(c.text, nil), Type: c.typ,
		}})
		got, err := json.Marshal(values)
		if err != nil || string(got) != c.want || (len(r.problems) > 0) != c.refused {
			t.Errorf("%s %s=%s: got %s and %v, want %s, refused %v", c.typ, c.path, c.text, got, r.problems, c.want, c.refused)
		}
	}
}

// TestSettingsInOrder: a later value goes into what earlier ones made, and not through
// what is neither a map nor a list.
func TestSettingsInOrder(t *testing.T) {
	r := &renderer{m: &machine{ledger: newLedger()}}
	values := map[string]any{}
	for _, s := range [][2]string{{"a.b", "1"}, {"a.c", "2"}, {"l[0].x", "1"}, {"l[0].y", "2"}, {"a.b.c", "3"}, {"a[0]", "4"}} {
		r.give(values, kube.Given{Set: &kube.Setting{Path: value.NewString(s[0], nil), Value: value.NewString(s[1], nil)}})
	}
	got, _ := json.Marshal(values)
	if want := `{"a":{"b":1,"c":2},"l":[{"x":1,"y":2}]}`; string(got) != want || len(r.problems) != 2 {
		t.Errorf("got %s and %v, want %s and two problems", got, r.problems, want)
	}
}
