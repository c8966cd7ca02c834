package arm

import (
	"testing"

	"github.com/akslint/akslint/pkg/source"
)

// TestLiteralsThatDiffer: only what compiling would have kept as it is written
// tells that a template is older than its Bicep.
func TestLiteralsThatDiffer(t *testing.T) {
	for _, c := range []struct {
		bicep, json string
		differ      bool
	}{
		{`'a'`, `"a"`, false},
		{`'a' // as before`, `"a"`, false},
		{`'a'`, `"b"`, true},
		{`'a'`, `"[variables('b')]"`, true},
		{`'[a]'`, `"[[a]"`, false},
		{`'[a]'`, `"[a]"`, true},
		{`'1'`, `1`, true},
		{`3`, `3`, false},
		{`3`, `4`, true},
		{`true`, `true`, false},
		{`true`, `false`, true},
		{`null`, `"[null()]"`, false},
		{`'it\'s'`, `"it's"`, false},
		{`'a-${b}'`, `"[format('a-{0}', variables('b'))]"`, false},
		{"'''a\nb'''", `"a\nb"`, false},
		{`'a' == b ? 'x' : 'y'`, `"[if(equals('a', variables('b')), 'x', 'y')]"`, false},
		{"true\n? 'x' : 'y'", `"[if(true(), 'x', 'y')]"`, false},
		{"[\n#disable-next-line no-hardcoded-env-urls\n  'x'\n]", `["x"]`, false},
		{`b`, `"c"`, false},
		{"{\n  a: 1\n  b: { c: 2 }\n}", `{"a": 1, "b": {"c": 2}}`, false},
		{"{\n  a: 1\n  b: { c: 2 }\n}", `{"a": 1, "b": {"c": 3}}`, true},
		{"[\n  'x'\n  { c: 2 }\n]", `["x", {"c": 2}]`, false},
		{"['x', 'y']", `["x", "z"]`, true},
		{"['x', 'y']", `["x"]`, false},
		{"{ ...b, a: 1 }", `"[shallowMerge(createArray(variables('b'), createObject('a', 1)))]"`, false},
		{"[for i in range(0, 3): { a: 1 }]", `[{"a": 2}]`, false},
		{"{", `{"a": 2}`, false},
		{"", `2`, false},
	} {
		b := readBicep(source.NewFile("main.bicep", []byte("var x = "+c.bicep)))
		root, _ := readJSON(source.NewFile("main.json", []byte(`{"variables": {"x": `+c.json+`}}`)))
		u := &unit{noted: map[string]bool{}}
		newDeployment(u, root, nil).compare(b)
		if got := len(u.problems) == 1 && len(b.stale) > 0; got != c.differ {
			t.Errorf("%s compiled to %s: %v, want %v", c.bicep, c.json, got, c.differ)
		}
	}
}
