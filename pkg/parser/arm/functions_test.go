package arm

import (
	"bufio"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// TestFunctions evaluates every line of testdata/functions*.txt: an expression,
// " => ", and what it comes to as JSON. "?" is an unknown, "!" an unknown
// because the function refuses its arguments, which is noted.
func TestFunctions(t *testing.T) {
	total := 0
	for _, name := range functionFiles {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		lines := bufio.NewScanner(f)
		for n := 1; lines.Scan(); n++ {
			expr, want, ok := strings.Cut(lines.Text(), " => ")
			if !ok || strings.HasPrefix(expr, "#") {
				continue
			}
			total++
			if got := evaluateText(t, expr); got != want {
				t.Errorf("%s:%d: %s is %s, want %s", name, n, expr, got, want)
			}
		}
	}
	if total < 800 {
		t.Errorf("only %d cases", total)
	}
}

// TestEveryFunction: no function that templates use is without a case.
func TestEveryFunction(t *testing.T) {
	cases := ""
	for _, name := range functionFiles {
		cases += strings.ToLower(file(t, name))
	}
	for name := range functions {
		if !strings.Contains(cases, name+"(") {
			t.Errorf("%s() has no case", name)
		}
	}
	for _, name := range []string{"if", "and", "or", "coalesce", "lambda", "lambdaVariables", "parameters", "variables", "tryGet", "listKeys", "list"} {
		if !strings.Contains(cases, strings.ToLower(name)+"(") {
			t.Errorf("%s() has no case", name)
		}
	}
}

// functionFiles are where the cases are.
var functionFiles = []string{"testdata/functions.txt", "testdata/functions_computed.txt", "testdata/functions_engine.txt", "testdata/functions_key_that_may_be_missing.txt"}

// context is what the cases may refer to.
const context = `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "parameters": {
    "given": {"type": "string", "defaultValue": "Given"},
    "number": {"type": "int", "defaultValue": 7},
    "free": {"type": "string"},
    "freeList": {"type": "array"},
    "freeObject": {"type": "object"},
    "flag": {"type": "bool"},
    "only": {"type": "string", "allowedValues": ["one"]},
    "null": {"type": "string", "nullable": true},
    "secret": {"type": "securestring", "defaultValue": ""}
  },
  "variables": {
    "object": {"a": 1, "B": {"c": [true, null, "x"]}, "with space": "yes"},
    "list": [3, 1, 2],
    "people": [{"name": "Ann", "age": 30}, {"name": "Bob", "age": 25}],
    "loop": {"copy": [{"name": "passes", "count": 3, "input": "[mul(copyIndex('passes'), 2)]"}]},
    "copy": [{"name": "squares", "count": 4, "input": "[mul(copyIndex('squares', 1), copyIndex('squares', 1))]"}],
    "self": "[variables('self')]",
    "escaped": "[[not an expression]",
    "half": "[createArray('a', parameters('free'))]",
    "maybe": "[if(parameters('flag'), createObject('x', 1), createObject())]",
    "either": "[if(parameters('flag'), createObject('x', 1, 'z', 3), createObject('y', 2, 'z', 3))]"
  },
  "functions": [{"namespace": "own", "members": {
    "twice": {"parameters": [{"name": "n", "type": "int"}], "output": {"type": "int", "value": "[mul(parameters('n'), 2)]"}},
    "four": {"parameters": [{"name": "n", "type": "int"}], "output": {"type": "int", "value": "[own.twice(own.twice(parameters('n')))]"}},
    "spaced": {"parameters": [{"name": "texts", "type": "array"}], "output": {"type": "string", "value": "[join(parameters('texts'), ' ')]"}},
    "greet": {"parameters": [{"name": "names", "type": "array"}], "output": {"type": "string", "value": "[format('Hello, {0}.', own.spaced(parameters('names')))]"}},
    "fill": {"parameters": [{"name": "text", "type": "string"}, {"name": "by", "type": "object"}], "output": {"type": "string",
      "value": "[reduce(map(items(parameters('by')), lambda('e', lambdaVariables('e'))), createObject('done', parameters('text')), lambda('sum', 'e', createObject('done', replace(lambdaVariables('sum').done, lambdaVariables('e').key, lambdaVariables('e').value)))).done]"}}
  }}],
  "resources": [{"type": "My.Rp/things", "apiVersion": "2020-01-01", "name": "thing", "properties": {"list": [{"bar": "baz"}]}}]
}`

func evaluateText(t *testing.T, text string) string {
	t.Helper()
	root, problems := readJSON(source.NewFile("main.json", []byte(context)))
	if root == nil {
		t.Fatal(problems)
	}
	tree, err := source.OpenFS(fstest.MapFS{"main.json": {Data: []byte(context)}})
	if err != nil {
		t.Fatal(err)
	}
	u := newUnit(newLoader(tree), run{template: &document{path: "main.json", root: root, schema: "deploymenttemplate"}})
	quoted := quote("[" + text + "]")
	f := source.NewFile("case.json", []byte(quoted))
	n, problems := readJSON(f)
	if n == nil {
		t.Fatal(problems)
	}
	v := u.root.self().node(n, "")
	return shownText(v, len(u.problems) > 0)
}

// shownText writes a value as the cases do.
func shownText(v *val, wrong bool) string {
	switch {
	case v.isUnknown() && wrong:
		return "!"
	case v.isUnknown():
		return "?"
	}
	var b strings.Builder
	writeShown(&b, v)
	return b.String()
}

func writeShown(b *strings.Builder, v *val) {
	switch {
	case v.isUnknown():
		b.WriteString("?")
	case v.is(value.List):
		b.WriteString("[")
		for i, item := range v.items {
			if i > 0 {
				b.WriteString(",")
			}
			writeShown(b, item)
		}
		if v.open {
			b.WriteString(",...")
		}
		b.WriteString("]")
	case v.is(value.Object):
		b.WriteString("{")
		for i, f := range v.fields {
			if i > 0 {
				b.WriteString(",")
			}
			b.WriteString(quote(f.name) + ":")
			writeShown(b, f.v)
		}
		if v.open {
			b.WriteString(",...")
		}
		b.WriteString("}")
	default:
		b.WriteString(jsonText(v))
	}
}
