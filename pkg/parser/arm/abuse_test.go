package arm

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/source"
)

const head = `{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0", `

// readText reads one template.
func readText(t testing.TB, text string) Result {
	t.Helper()
	tree, err := source.OpenFS(fstest.MapFS{"main.json": {Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	return Read(tree, Targets{walked: []string{"main.json"}})
}

func hasProblem(ps []source.Problem, severity source.Severity, part string) bool {
	for _, p := range ps {
		if p.Severity == severity && strings.Contains(p.Message, part) {
			return true
		}
	}
	return false
}

// inTag is a template whose only resource has one tag.
func inTag(more, expr string) string {
	return head + more + `"resources": [{"type": "Microsoft.Network/routeTables", "apiVersion": "2024-05-01", "name": "r", "tags": {"t": ` + quote(expr) + `}}]}`
}

// TestHostile: what would take the machine is refused or cut, with a problem
// that says what the limit is. Nothing panics.
func TestHostile(t *testing.T) {
	const n = 100_000
	doubling := `"variables": {"v0": ["x", "y"]`
	for i := 1; i < 40; i++ {
		doubling += fmt.Sprintf(`, "v%d": "[createArray(variables('v%d'), variables('v%d'))]"`, i, i-1, i-1)
	}
	growing := `"variables": {"v0": "0123456789"`
	for i := 1; i < 40; i++ {
		growing += fmt.Sprintf(`, "v%d": "[concat(variables('v%d'), variables('v%d'))]"`, i, i-1, i-1)
	}
	chain := `"variables": {"v0": "x"`
	for i := 1; i < 5000; i++ {
		chain += fmt.Sprintf(`, "v%d": "[variables('v%d')]"`, i, i-1)
	}
	nested := `"resources": []}`
	for range 36 {
		nested = `"resources": [{"type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "d", "properties": {"template": ` + head + nested + `}}]}`
	}
	passes := "createArray()"
	for range 6 {
		passes = "map(range(0, 1000), lambda('x', " + passes + "))"
	}
	for name, c := range map[string]struct {
		text     string
		severity source.Severity
		part     string
	}{
		"lists":          {head + `"resources": ` + strings.Repeat("[", n), source.Error, "more than 200 levels"},
		"objects":        {head + `"resources": ` + strings.Repeat(`{"a":`, n), source.Error, "more than 200 levels"},
		"closed lists":   {head + `"resources": ` + strings.Repeat("[", n) + strings.Repeat("]", n) + "}", source.Error, "more than 200 levels"},
		"calls":          {inTag("", "["+strings.Repeat("toLower(", n)+"'x'"+strings.Repeat(")", n)+"]"), source.Note, "more than 200 levels"},
		"indexes":        {inTag("", "[parameters('x')"+strings.Repeat("[0", n)+strings.Repeat("]", n)+"]"), source.Note, "more than 200 levels"},
		"members":        {inTag("", "[parameters('x')"+strings.Repeat(".a", n)+"]"), source.Note, "more than 200 steps"},
		"doubling":       {inTag(doubling+"}, ", "[variables('v39')]"), source.Note, "more than 100000 elements"},
		"growing":        {inTag(growing+"}, ", "[variables('v39')]"), source.Note, "longer than 1 MiB"},
		"chain":          {inTag(chain+"}, ", "[variables('v4999')]"), source.Note, "references within references"},
		"loops in loops": {inTag("", "["+passes+"]"), source.Budget, "more than 2000000 steps"},
		"like":           {inTag("", "[map(range(0, 1000), lambda('i', like(padLeft('', 10000, 'a'), concat('*', padLeft('b', 5000, 'a')))))]"), source.Budget, "more than 2000000 steps"},
		"replaced texts": {inTag(growing+"}, ", "[map(range(0, 10000), lambda('i', length(replace(variables('v16'), '1', '2'))))]"), source.Budget, "more than 2000000 steps"},
		"equal lists":    {inTag(`"variables": {"l": "[range(0, 9000)]"}, `, "[map(range(0, 10000), lambda('i', equals(variables('l'), variables('l'))))]"), source.Budget, "more than 2000000 steps"},
		"long texts":     {inTag(growing+"}, ", "[map(range(0, 2500), lambda('i', concat(variables('v16'), string(lambdaVariables('i')))))]"), source.Note, "16 MiB"},
		"count":          {inTag(`"variables": {"copy": [{"name": "c", "count": 1000000000000, "input": 1}]}, `, "[variables('c')]"), source.Note, "1000000000000 passes"},
		"deployments":    {head + nested, source.Budget, "nested deployments"},
		"comment":        {head + "/* ", source.Error, "does not end"},
		"string":         {head + `"a`, source.Error, "does not end"},
		"escape":         {head + `"\q": 1}`, source.Error, "no such escape"},
		"empty":          {"", source.Error, "ends too early"},
		"trailing":       {head + `"resources": []} x`, source.Error, "after the end"},
		"user functions": {inTag(`"functions": [{"namespace": "n", "members": {"f": {"parameters": [], "output": {"type": "string", "value": "[n.f()]"}}}}], `, "[n.f()]"), source.Note, "references within references"},
	} {
		t.Run(name, func(t *testing.T) {
			res := readText(t, c.text)
			if !hasProblem(res.Problems, c.severity, c.part) {
				t.Errorf("got %v, want a %s with %q", res.Problems, c.severity, c.part)
			}
		})
	}
}

// TestManyResources: a count that nobody tells apart is one resource, and loops
// in loops run into the budget.
func TestManyResources(t *testing.T) {
	one := func(count, inside string) string {
		return `{"type": "Microsoft.Network/routeTables", "apiVersion": "2024-05-01", "name": "[string(copyIndex())]", "copy": {"name": "c", "count": ` + count + `}` + inside + `}`
	}
	res := readText(t, head+`"resources": [`+one("1000000", "")+`]}`)
	if len(res.Resources) != 1 || res.Resources[0].Copies != 1000000 {
		t.Errorf("got %d resources", len(res.Resources))
	}
	deep := one("100", `, "resources": [`+one("100", `, "resources": [`+one("100", "")+`]`)+`]`)
	res = readText(t, head+`"resources": [`+deep+`]}`)
	if !hasProblem(res.Problems, source.Budget, "more than 50000 resources") {
		t.Errorf("got %d resources and %v", len(res.Resources), res.Problems)
	}
}

// TestLinkedToItself: a template that deploys itself is evaluated once.
func TestLinkedToItself(t *testing.T) {
	res := readText(t, head+`"resources": [{"type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "again",
		"properties": {"templateLink": {"relativePath": "main.json"}}}]}`)
	if len(res.Resources) != 0 {
		t.Errorf("got %v", res.Resources)
	}
}

// TestLeavesTheTree: a linked template outside of the repository is not read.
func TestLeavesTheTree(t *testing.T) {
	res := readText(t, head+`"resources": [{"type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "out",
		"properties": {"templateLink": {"relativePath": "../../etc/passwd"}}}]}`)
	if len(res.Outside) != 1 || res.Outside[0].Source != "../../etc/passwd" {
		t.Errorf("got %v", res.Outside)
	}
}

// TestCopyWithoutACount: a loop that is written in part is read.
func TestCopyWithoutACount(t *testing.T) {
	res := readText(t, head+`"resources": [{"type": "Microsoft.Network/routeTables", "apiVersion": "2024-05-01", "name": "r", "copy": {}}]}`)
	if len(res.Resources) != 1 || res.Resources[0].Exists != azure.Maybe {
		t.Errorf("got %v", res.Resources)
	}
}

// TestByteOrderMark: positions do not count it.
func TestByteOrderMark(t *testing.T) {
	res := readText(t, "\xef\xbb\xbf"+inTag("", "x"))
	if len(res.Resources) != 1 || res.Resources[0].Exists != azure.Yes {
		t.Fatalf("got %v", res.Problems)
	}
	if p := res.Resources[0].Header.Position(); p.Line != 1 || p.Column != len(head)+len(`"resources": [{"type": `)+1 {
		t.Errorf("got %v", p)
	}
}
