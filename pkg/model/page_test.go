package model

import (
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// schemaNode is what the page is drawn from.
type schemaNode struct {
	Defs        map[string]schemaNode `json:"$defs"`
	Ref         string                `json:"$ref"`
	Type        string                `json:"type"`
	Description string                `json:"description"`
	Properties  map[string]schemaNode `json:"properties"`
	Items       *schemaNode           `json:"items"`
	AnyOf       []schemaNode          `json:"anyOf"`
	AllOf       []schemaNode          `json:"allOf"`
	Additional  json.RawMessage       `json:"additionalProperties"`
}

// said is the type in words. meet is told of every structure in it.
func (n schemaNode) said(meet func(string)) string {
	switch {
	case n.Ref != "":
		name := strings.TrimPrefix(n.Ref, "#/$defs/")
		meet(name)
		return "[" + name + "](#" + strings.ToLower(name) + ")"
	case len(n.AllOf) > 0:
		return n.AllOf[0].said(meet)
	case len(n.AnyOf) > 0 && n.AnyOf[len(n.AnyOf)-1].Type == "null":
		return n.AnyOf[0].said(meet)
	case len(n.AnyOf) > 0:
		return "text or number"
	case n.Items != nil:
		return "list of " + n.Items.said(meet)
	case n.Type == "object":
		var values schemaNode
		if json.Unmarshal(n.Additional, &values) != nil {
			return "object"
		}
		return "object of " + values.said(meet)
	}
	return map[string]string{"string": "text", "integer": "number", "boolean": "true or false"}[n.Type]
}

const pageHead = `<!-- Drawn by go generate from pkg/model; change the doc tags there. -->

# What rules see

` + "`input`" + ` is one cluster, with everything around it and on it. ` + "`akslint model`" + ` prints those of your files, and ` + "`akslint model --explain PATH`" + `
tells where a value came from. A field that is not known has no key; one that is ` + "`null`" + ` was not written and has no default. *Derived* fields
follow from others. [Rules of your own](custom-rules.md) tells how rules read them.
`

// drawPage draws the page of the model: a table for each structure, in the order in
// which they are met.
func drawPage(t *testing.T) string {
	t.Helper()
	var root schemaNode
	if err := json.Unmarshal(Schema(), &root); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString(pageHead)
	waiting := []string{"Cluster"}
	met := map[string]bool{}
	for len(waiting) > 0 {
		name := waiting[0]
		waiting = waiting[1:]
		n := root
		if name != "Cluster" {
			n = root.Defs[name]
		}
		fmt.Fprintf(&b, "\n## %s\n\n| field | | |\n| --- | --- | --- |\n", name)
		for _, field := range slices.Sorted(maps.Keys(n.Properties)) {
			p := n.Properties[field]
			kind := p.said(func(name string) {
				if !met[name] {
					met[name] = true
					waiting = append(waiting, name)
				}
			})
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", field, kind, strings.ReplaceAll(p.Description, "|", "\\|"))
		}
	}
	return b.String()
}

// TestModelPageIsCurrent holds docs/model.md against the types.
func TestModelPageIsCurrent(t *testing.T) {
	page := drawPage(t)
	if strings.Count(page, "\n## ") < 100 || strings.Contains(page, "|  |") {
		t.Error("the page is not whole")
	}
	checkFile(t, filepath.Join("..", "..", "docs", "model.md"), []byte(page))
}
