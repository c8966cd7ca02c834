package terraform

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/source"
)

// TestJSONMistakes: what is no JSON, or no configuration, is a problem with a
// place, and nothing of the file is used.
func TestJSONMistakes(t *testing.T) {
	const n = 100_000
	for name, c := range map[string]struct{ text, place, message string }{
		"empty":                {"", "main.tf.json:1:1", "ends where a value is expected"},
		"comment":              {"{\n  // no\n}", "main.tf.json:2:3", "JSON has no comments"},
		"trailing comma":       {`{"locals": {"a": 1,}}`, "main.tf.json:1:20", "'}' where a name in quotes"},
		"line break":           {"{\"locals\": {\"a\": \"x\ny\"}}", "main.tf.json:1:20", "over the end of its line"},
		"no end":               {`{"locals": {"a": "x}}`, "main.tf.json:1:18", "has no end"},
		"bad escape":           {`{"locals": {"a": "\x"}}`, "main.tf.json:1:18", "escape that JSON does not know"},
		"bad number":           {`{"locals": {"a": 01}}`, "main.tf.json:1:18", "01 is not a number"},
		"two values":           {`{} {}`, "main.tf.json:1:4", "'{' where the end of the file"},
		"a text for a block":   {`{"resource": {"azurerm_subnet": "x"}}`, "main.tf.json:1:33", "written as an object"},
		"written twice":        {`{"output": {"a": {"value": 1, "value": 2}}}`, "main.tf.json:1:31", "written twice"},
		"template":             {`{"locals": {"a": "é${1 +}"}}`, "main.tf.json:1:25", "expression"},
		"template and escapes": {`{"locals": {"a": "\u00e9\t\"${1 +}"}}`, "main.tf.json:1:34", "expression"},
		"surrogate pair":       {`{"locals": {"a": "\ud83d\ude00${1 +}"}}`, "main.tf.json:1:36", "expression"},
		"type":                 {`{"variable": {"a": {"type": "list("}}}`, "main.tf.json:1:35", ""},
		"byte order mark":      {"\xef\xbb\xbf{x", "main.tf.json:1:2", "'x' where a name in quotes"},
		"arrays":               {strings.Repeat("[", n), "main.tf.json:1:201", "more than 200 levels"},
		"objects":              {strings.Repeat(`{"a":`, n), "main.tf.json:1:1001", "more than 200 levels"},
		"deep template":        {`{"locals": {"a": "${` + strings.Repeat("(", n) + `}"}}`, "main.tf.json:1:18", "more than 200 levels"},
		"operators":            {`{"locals": {"a": "${1` + strings.Repeat("+1", n) + `}"}}`, "main.tf.json:1:18", "more than 50000 operators"},
	} {
		t.Run(name, func(t *testing.T) {
			tree, err := source.OpenFS(fstest.MapFS{"main.tf.json": {Data: []byte(c.text)}})
			if err != nil {
				t.Fatal(err)
			}
			l := newLoader(tree)
			if got := l.load("."); len(got.locals) > 0 || len(got.unseen) != 1 {
				t.Errorf("the file was used: %v", got.locals)
			}
			if len(l.problems) == 0 {
				t.Fatal("no problem")
			}
			p := l.problems[0]
			if p.Severity != source.Error || p.Place() != c.place || !strings.Contains(p.Message+p.Hint, c.message) {
				t.Errorf("got %s: %s: %s (%s)", p.Place(), p.Severity, p.Message, p.Hint)
			}
		})
	}
}

// TestJSONPlaces: escapes before a reference do not move the place of what is
// said about it.
func TestJSONPlaces(t *testing.T) {
	text := `{"output": {"v": {"value": "\u00e9\n\ud83d\ude00é \"${nothing(1)}"}}}`
	tree, err := source.OpenFS(fstest.MapFS{"main.tf.json": {Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	_, problems := outputOf(t, tree, ".")
	if len(problems) != 1 {
		t.Fatalf("got %v", problems)
	}
	if got := problems[0].Range.Text(); got != "nothing" {
		t.Errorf("the note points at %q", got)
	}
}

// TestPlanMistakes: a plan that is broken, or of a shape nobody wrote it in,
// is met without a panic and with a word.
func TestPlanMistakes(t *testing.T) {
	const start = `{"format_version": "1.2", "planned_values": {}, `
	for name, c := range map[string]struct {
		text, message string
		taken         bool
	}{
		"broken":          {start + `"resource_changes": [`, "ends where a value is expected", true},
		"deep":            {start + `"resource_changes": ` + strings.Repeat("[", 100_000), "more than 200 levels", true},
		"no object":       {`[` + start, "", false},
		"a list":          {start + `"resource_changes": {}}`, "", false},
		"changes of text": {start + `"resource_changes": ["x", null, 3, [], {}, {"change": 1}, {"mode": "managed", "type": "azurerm_subnet", "change": {"after": {"name": [[]], "delegation": [1, null, []]}, "after_unknown": [true], "after_sensitive": 7}}]}`, "", true},
		"configuration":   {start + `"resource_changes": [{"mode": "managed", "type": "azurerm_subnet", "name": "s", "module_address": "module.", "change": {"after": {}, "after_unknown": {"name": true}}}], "configuration": {"root_module": {"resources": 1, "module_calls": {"": {"module": []}}}}}`, "", true},
		"a loop":          {start + `"resource_changes": [{"mode": "managed", "type": "azurerm_subnet", "name": "s", "module_address": "module.m", "change": {"after": {}, "after_unknown": {"name": true}}}], "configuration": {"root_module": {"module_calls": {"m": {"expressions": {"a": {"references": ["module.m.b"]}}, "module": {"outputs": {"b": {"expression": {"references": ["var.a"]}}}, "resources": [{"mode": "managed", "type": "azurerm_subnet", "name": "s", "expressions": {"name": {"references": ["var.a"]}}}]}}}}}}`, "", true},
		"UTF-16":          {"\xff\xfe" + wide(start), "ends where a name in quotes is expected", true},
	} {
		t.Run(name, func(t *testing.T) {
			tree, err := source.OpenFS(fstest.MapFS{"plan.json": {Data: []byte(c.text)}})
			if err != nil {
				t.Fatal(err)
			}
			var targets Targets
			if taken := targets.Plan(tree, "plan.json", false); taken != c.taken {
				t.Errorf("taken for a plan: %v", taken)
			}
			res := Read(tree, targets, Options{})
			if c.message != "" && !hasProblem(res.Problems, source.Error, c.message) {
				t.Errorf("got %v", res.Problems)
			}
			if c.message == "" && len(res.Problems) > 0 {
				t.Errorf("got %v", res.Problems)
			}
		})
	}
}

func wide(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteRune(r)
		b.WriteByte(0)
	}
	return b.String()
}

// TestNamedPlan: a plan that the user names is read even where it does not fit
// the sources it lies with, and is not read twice with them.
func TestNamedPlan(t *testing.T) {
	fsys := fstest.MapFS{
		"main.tf": {Data: []byte("resource \"azurerm_virtual_network\" \"v\" {\n  name = \"sources\"\n}\n")},
		"fits.json": {Data: []byte(`{"format_version": "1.2", "planned_values": {}, "resource_changes": [{"address": "azurerm_virtual_network.v", "mode": "managed", "type": "azurerm_virtual_network", "name": "v", "change": {"after": {"name": "plan"}}}],
			"configuration": {"root_module": {"resources": [{"mode": "managed", "type": "azurerm_virtual_network", "name": "v"}]}}}`)},
		"old.json": {Data: []byte(`{"format_version": "1.2", "planned_values": {}, "resource_changes": [{"address": "azurerm_virtual_network.w", "mode": "managed", "type": "azurerm_virtual_network", "name": "w", "change": {"after": {"name": "old"}}}]}`)},
	}
	for _, c := range []struct {
		named []string
		walk  bool
		want  string
	}{
		{nil, true, "plan@main.tf:2:10 "},
		{[]string{"fits.json"}, false, "plan@main.tf:2:10 "},
		{[]string{"old.json"}, false, "old@old.json:1:207 "},
		{[]string{"old.json"}, true, "old@old.json:1:207 plan@main.tf:2:10 "},
		{[]string{"fits.json", "old.json"}, false, "plan@main.tf:2:10 old@old.json:1:207 "},
	} {
		t.Run(fmt.Sprint(c.named, c.walk), func(t *testing.T) {
			tree, err := source.OpenFS(fsys)
			if err != nil {
				t.Fatal(err)
			}
			var targets Targets
			for _, name := range c.named {
				if !targets.Plan(tree, name, true) {
					t.Fatal("not recognised")
				}
			}
			if c.walk {
				tree.Walk(".", func(name string) { _ = targets.Walked(name) || targets.Plan(tree, name, false) })
			}
			got := ""
			for _, r := range Read(tree, targets, Options{}).Resources {
				name, _ := r.Name().Str()
				got += name + "@" + r.Name().Place().Origin.String() + " "
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
