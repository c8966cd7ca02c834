package arm

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// canary is a secret that must not come out anywhere.
const canary = "Hunter2Canary"

// TestNoFunctionTellsASecret calls every function with a secret at every place:
// what comes out is secret or not known, and nothing that is told has it.
func TestNoFunctionTellsASecret(t *testing.T) {
	secrets := []string{"parameters('s')", "parameters('o')", "parameters('l')", "concat(parameters('s'), parameters('free'))"}
	others := []string{"'x'", "1", "createArray('x')", "createObject('k', 'v')", "lambda('a', lambdaVariables('a'))", "lambda('a', parameters('s'))"}
	calls := 0
	try := func(name string, args []string) {
		calls++
		text := name + "(" + strings.Join(args, ", ") + ")"
		u := unitOf(t, head+`"parameters": {"free": {"type": "string"},
			"s": {"type": "securestring", "defaultValue": "`+canary+`"}, "l": {"type": "array", "items": {"type": "securestring"}, "defaultValue": ["`+canary+`"]},
			"o": {"type": "secureObject", "defaultValue": {"`+canary+`": "`+canary+`"}}}, "resources": []}`)
		n, _ := readJSON(source.NewFile("case.json", []byte(quote("["+text+"]"))))
		v := u.root.self().node(n, "")
		if told := tells(u, v); told != "" {
			t.Errorf("%s tells %s", text, told)
		}
		known := v.is(value.String) || v.is(value.Number) || v.is(value.Bool)
		if _, decides := functions[name]; known && decides && !v.secret {
			t.Errorf("%s is %s, and not secret", text, v.normal())
		}
		for _, p := range u.problems {
			if holdsCanary(p.Message + p.Hint) {
				t.Errorf("%s: %s", text, p.Message)
			}
		}
	}
	names := []string{"if", "and", "or", "coalesce", "parameters", "variables", "tryGet", "listKeys", "lambda", "no.function"}
	for name := range functions {
		names = append(names, name)
	}
	for _, name := range names {
		f, ok := functions[name]
		if !ok {
			f.least, f.most = 1, 3
		}
		most := f.most
		if most < 0 {
			most = f.least + 2
		}
		for n := max(f.least, 1); n <= most; n++ {
			for at := range n {
				for _, s := range secrets {
					for _, o := range others {
						args := make([]string, n)
						for i := range args {
							args[i] = o
						}
						args[at] = s
						try(name, args)
					}
				}
			}
		}
	}
	if calls < 2000 {
		t.Errorf("only %d calls", calls)
	}
}

// tells is where a value has the canary and is not marked as secret.
func tells(u *unit, v *val) string {
	if v == nil || v.secret && v.kind != value.Unknown {
		return ""
	}
	if v.isUnknown() {
		refs, why := u.identity(v)
		if told := fmt.Sprint(refs, why); holdsCanary(told) {
			return told
		}
		return ""
	}
	if holdsCanary(v.text) {
		return v.text
	}
	for _, item := range v.items {
		if told := tells(u, item); told != "" {
			return told
		}
	}
	for _, f := range v.fields {
		if holdsCanary(f.name) {
			return "the name " + f.name
		}
		if told := tells(u, f.v); told != "" {
			return told
		}
	}
	return ""
}

func holdsCanary(s string) bool { return strings.Contains(strings.ToLower(s), strings.ToLower(canary)) }

func unitOf(t *testing.T, text string) *unit {
	t.Helper()
	root, problems := readJSON(source.NewFile("main.json", []byte(text)))
	if root == nil {
		t.Fatal(problems)
	}
	tree, err := source.OpenFS(fstest.MapFS{"main.json": {Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	return newUnit(newLoader(tree), run{template: &document{path: "main.json", root: root, schema: "deploymenttemplate"}})
}

// TestSecretIdentifiers: an identifier with a secret in it is found among the
// resources, is equal to itself, and is not spelled.
func TestSecretIdentifiers(t *testing.T) {
	tag := func(name, expr string) string { return `"` + name + `": ` + quote("["+expr+"]") }
	res := readText(t, head+`"parameters": {"free": {"type": "string"}, "s": {"type": "securestring", "defaultValue": "`+canary+`"},
		"h": {"type": "securestring", "defaultValue": "hub`+canary+`"}, "z": {"type": "securestring", "defaultValue": "other`+canary+`"}}, "resources": [
		{"type": "Microsoft.Network/virtualNetworks", "apiVersion": "2024-05-01", "name": "[parameters('s')]"},
		{"type": "Microsoft.Network/routeTables", "apiVersion": "2024-05-01", "name": "r", "tags": {`+strings.Join([]string{
		tag("own", "resourceId('Microsoft.Network/virtualNetworks', parameters('s'))"),
		tag("hub", "resourceId('hub', 'Microsoft.Network/virtualNetworks', parameters('h'))"),
		tag("same", "resourceId('hub', 'Microsoft.Network/virtualNetworks', parameters('h'))"),
		tag("other", "resourceId('hub', 'Microsoft.Network/virtualNetworks', parameters('z'))"),
		tag("unsure", "resourceId('hub', 'Microsoft.Network/virtualNetworks', concat(parameters('s'), parameters('free')))"),
		tag("type", "resourceId('hub', concat('My.', parameters('s'), '/things'), 'x')"),
	}, ", ")+`}}]}`)
	refs := map[string]string{}
	for _, r := range res.Resources {
		for _, f := range r.Body.Get("tags").Fields() {
			if refs[f.Name] = fmt.Sprint(f.Value.Refs()); holdsCanary(refs[f.Name] + f.Value.Why()) {
				t.Errorf("%s: %s (%s)", f.Name, refs[f.Name], f.Value.Why())
			}
		}
	}
	switch {
	case !strings.Contains(refs["own"], "virtualNetworks/[parameters('s')]"):
		t.Errorf("own is %s", refs["own"])
	case !strings.Contains(refs["hub"], "{secret 1 of main.json}") || refs["hub"] != refs["same"]:
		t.Errorf("hub is %s, the same is %s", refs["hub"], refs["same"])
	case refs["hub"] == refs["other"]:
		t.Errorf("hub and the other are both %s", refs["hub"])
	case refs["unsure"] != "[]" || refs["type"] != "[]":
		t.Errorf("got %s and %s", refs["unsure"], refs["type"])
	}
}

// TestSecureTypes: a type is secure when any part of it is.
func TestSecureTypes(t *testing.T) {
	deep := `{"type": "securestring"}`
	for range 12 {
		deep = `{"type": "object", "properties": {"p": ` + deep + `}}`
	}
	for name, c := range map[string]struct {
		decl string
		want bool
	}{
		"additional properties": {`{"type": "object", "additionalProperties": {"type": "securestring"}}`, true},
		"no additional ones":    {`{"type": "object", "additionalProperties": false}`, false},
		"discriminator":         {`{"type": "object", "discriminator": {"propertyName": "k", "mapping": {"a": {"type": "object", "properties": {"p": {"type": "secureString"}}}}}}`, true},
		"prefix items":          {`{"type": "array", "prefixItems": [{"type": "int"}, {"type": "securestring"}], "items": false}`, true},
		"deep":                  {deep, true},
		"within itself":         {`{"$ref": "#/definitions/tree"}`, false},
		"below itself":          {`{"$ref": "#/definitions/key"}`, true},
	} {
		u := unitOf(t, head+`"definitions": {"tree": {"type": "object", "properties": {"up": {"$ref": "#/definitions/tree"}}},
			"key": {"type": "object", "properties": {"up": {"$ref": "#/definitions/key"}, "z": {"type": "securestring"}}}},
			"parameters": {"p": `+c.decl+`}, "resources": []}`)
		if got := u.root.secureType(u.root.resolveType(u.root.declared["p"])); got != c.want {
			t.Errorf("%s: got %t", name, got)
		}
	}
}

// TestHidesInNestedTemplates: what is written of secure parameters is hidden in
// nested templates, too.
func TestHidesInNestedTemplates(t *testing.T) {
	text := head + `"resources": [{"type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "n", "properties": {
		"expressionEvaluationOptions": {"scope": "inner"}, "parameters": {"given": {"value": "given` + canary + `"}},
		"template": ` + head + `"parameters": {"given": {"type": "securestring"}, "free": {"type": "securestring", "defaultValue": "` + canary + `"}}, "resources": []}}}]}`
	u := unitOf(t, text)
	u.root.list()
	shown := text
	for _, r := range u.root.root.at.File.Hidden() {
		shown = strings.ReplaceAll(shown, r.Text(), "")
	}
	if holdsCanary(shown) {
		t.Errorf("shown: %s", shown)
	}
}

// TestSecretLink: the place of a linked template is not told when it has a
// token in it.
func TestSecretLink(t *testing.T) {
	for _, link := range []string{`"uri": "[concat('https://x/a.json', parameters('s'))]"`, `"relativePath": "[parameters('s')]"`} {
		res := readText(t, head+`"parameters": {"s": {"type": "securestring", "defaultValue": "?sig=`+canary+`"}}, "resources": [
			{"type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "n", "properties": {"templateLink": {`+link+`}}}]}`)
		if len(res.Outside) != 1 || holdsCanary(res.Outside[0].Source) || !strings.Contains(res.Outside[0].Source, "parameters('s')") {
			t.Errorf("%s: got %v", link, res.Outside)
		}
	}
}

// TestBrokenParameterFileSaysNoText: what is written in a file that is not JSON
// may be a secret that lost its quotes.
func TestBrokenParameterFileSaysNoText(t *testing.T) {
	for _, text := range []string{`{"parameters": {"s": {"value": Canary1}}}`, `{"parameters": {"s": {"Canary1" 1}}}`} {
		_, problems := readJSON(source.NewFile("main.parameters.json", []byte(text)))
		if len(problems) == 0 {
			t.Errorf("%s is taken for JSON", text)
		}
		for _, p := range problems {
			if strings.Contains(p.Message+p.Hint, "Canary1") {
				t.Errorf("%s: %s", text, p.Message)
			}
		}
	}
}
