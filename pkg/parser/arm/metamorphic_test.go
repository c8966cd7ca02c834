package arm

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// TestMetamorphic changes how the shop is written without changing what it
// says: it must come to the same resources.
func TestMetamorphic(t *testing.T) {
	const dir = "../../../testdata/clusters/shop_arm/"
	template, params := file(t, dir+"main.json"), file(t, dir+"production.parameters.json")
	want := shop(t, template, params)
	for name, change := range map[string]func() (string, string){
		"keys in reverse order": func() (string, string) { return changed(t, template, reversed), params },
		"keys in capitals":      func() (string, string) { return changed(t, template, capitals), params },
		"types in lower case": func() (string, string) {
			return strings.ReplaceAll(template, "resourceId('Microsoft.Network", "resourceId('microsoft.NETWORK"), params
		},
		"functions in capitals": func() (string, string) {
			return strings.NewReplacer("parameters('", "PARAMETERS('", "format('", "Format('", "reference(", "REFERENCE(").Replace(template), params
		},
		"parameter as default": func() (string, string) {
			return strings.Replace(template, `"adminGroupId": { "type": "string"`, `"adminGroupId": { "defaultValue": "6f2d9f4e-0000-4000-8000-3f1d5a6b7c8d", "type": "string"`, 1),
				strings.Replace(params, `"adminGroupId": { "value": "6f2d9f4e-0000-4000-8000-3f1d5a6b7c8d" },`, "", 1)
		},
		"in a branch that is taken": func() (string, string) {
			return strings.ReplaceAll(template, `"[variables('group')]"`, `"[if(not(empty(variables('group'))), variables('group'), fail('never'))]"`), params
		},
		"variable inlined": func() (string, string) {
			return strings.ReplaceAll(template, "variables('group')", "'rg-shop'"), params
		},
		"in a deployment of its own": func() (string, string) { return wrapped(t, template), params },
	} {
		t.Run(name, func(t *testing.T) {
			a, b := change()
			if a == template {
				t.Fatal("nothing was changed")
			}
			if d := firstDifference(want, shop(t, a, b)); d != "" {
				t.Error(d)
			}
		})
	}
}

func file(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// shop describes the resources, without regard to letter case.
func shop(t *testing.T, template, params string) []string {
	t.Helper()
	tree, err := source.OpenFS(fstest.MapFS{"main.json": {Data: []byte(template)}, "production.parameters.json": {Data: []byte(params)}})
	if err != nil {
		t.Fatal(err)
	}
	res := Read(tree, Targets{walked: []string{"main.json", "production.parameters.json"}})
	for _, p := range res.Problems {
		t.Errorf("%s: %s", p.Place(), p.Message)
	}
	lines := resourceLines(res.Resources)
	for i := range lines {
		lines[i] = strings.ToLower(lines[i])
	}
	return lines
}

// changed writes a template anew, with its objects changed.
func changed(t *testing.T, template string, change func([]member) []member) string {
	t.Helper()
	root, problems := readJSON(source.NewFile("main.json", []byte(template)))
	if root == nil {
		t.Fatal(problems)
	}
	var write func(*node) string
	write = func(n *node) string {
		var parts []string
		switch n.kind {
		case value.Object:
			for _, m := range change(n.fields) {
				parts = append(parts, quote(m.name)+":"+write(m.value))
			}
			return "{" + strings.Join(parts, ",") + "}"
		case value.List:
			for _, item := range n.items {
				parts = append(parts, write(item))
			}
			return "[" + strings.Join(parts, ",") + "]"
		default:
			return n.at.Text()
		}
	}
	return write(root)
}

func reversed(fields []member) []member {
	out := make([]member, len(fields))
	for i, f := range fields {
		out[len(fields)-1-i] = f
	}
	return out
}

func capitals(fields []member) []member {
	out := make([]member, len(fields))
	for i, f := range fields {
		if f.name != "$schema" && !isExpression(f.name) {
			f.name = strings.ToUpper(f.name)
		}
		out[i] = f
	}
	return out
}

// wrapped puts the whole template into a deployment that hands its parameters
// on.
func wrapped(t *testing.T, template string) string {
	t.Helper()
	root, problems := readJSON(source.NewFile("main.json", []byte(template)))
	if root == nil {
		t.Fatal(problems)
	}
	var args []string
	for _, m := range root.get("parameters").object() {
		args = append(args, quote(m.name)+`: {"value": "[parameters('`+m.name+`')]"}`)
	}
	return `{"$schema": "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#", "contentVersion": "1.0.0.0",
		"parameters": ` + root.get("parameters").at.Text() + `, "resources": [{"type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01",
		"name": "whole", "location": "westeurope", "properties": {"expressionEvaluationOptions": {"scope": "inner"},
		"parameters": {` + strings.Join(args, ",") + `}, "template": ` + template + `}}]}`
}
