package shadow

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	hcljson "github.com/hashicorp/hcl/v2/json"
	"github.com/zclconf/go-cty/cty"
)

// module is a directory as written.
type module struct {
	root      bool
	files     []*file
	resources map[string]*hclsyntax.Block // by type.name or data.type.name
	calls     map[string]*call
	given     map[string]bool // variables that have an entry in a variable file
	free      map[string]bool // variables of the root without a value
	iterators map[string]bool // names of loops and dynamic blocks
	deferred  map[string]bool // resources and calls whose number is not known
}

type file struct {
	name string
	data []byte
	body *hclsyntax.Body
}

// call is a module call; there says that its module is among the files.
type call struct {
	source string
	there  bool
}

func (c *call) local(from string) (string, bool) {
	if c.source == "." || c.source == ".." || strings.HasPrefix(c.source, "./") || strings.HasPrefix(c.source, "../") {
		return path.Join(from, c.source), true
	}
	return "", false
}

func parse(dir string, root bool) (*module, error) {
	m := &module{
		root: root, resources: map[string]*hclsyntax.Block{}, calls: map[string]*call{},
		given: map[string]bool{}, free: map[string]bool{}, iterators: map[string]bool{}, deferred: map[string]bool{},
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		name := e.Name()
		switch {
		case e.IsDir():
		case strings.HasSuffix(name, ".tf.json"), name == "override.tf", strings.HasSuffix(name, "_override.tf"):
			return nil, fmt.Errorf("%s is not rewritten", name)
		case strings.HasSuffix(name, ".tf"):
			if err := m.add(dir, name); err != nil {
				return nil, err
			}
		case root && automatic(name):
			if err := m.addGiven(filepath.Join(dir, name)); err != nil {
				return nil, err
			}
		}
	}
	m.findFree()
	return m, nil
}

// automatic reports whether Terraform reads a variable file by itself.
func automatic(name string) bool {
	return slices.Contains([]string{"terraform.tfvars", "terraform.tfvars.json"}, name) ||
		strings.HasSuffix(name, ".auto.tfvars") || strings.HasSuffix(name, ".auto.tfvars.json")
}

func (m *module) add(dir, name string) error {
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		return err
	}
	f, diags := hclsyntax.ParseConfig(data, name, hcl.InitialPos)
	if diags.HasErrors() {
		return diags
	}
	body := f.Body.(*hclsyntax.Body)
	m.findIterators(body)
	m.files = append(m.files, &file{name: name, data: data, body: body})
	for _, b := range body.Blocks {
		switch {
		case (b.Type == "resource" || b.Type == "data") && len(b.Labels) == 2:
			m.resources[resourceKey(b)] = b
		case b.Type == "module" && len(b.Labels) == 1:
			m.calls[b.Labels[0]] = &call{source: text(b.Body, "source")}
		}
	}
	return nil
}

func resourceKey(b *hclsyntax.Block) string {
	if b.Type == "data" {
		return "data." + b.Labels[0] + "." + b.Labels[1]
	}
	return b.Labels[0] + "." + b.Labels[1]
}

func text(b *hclsyntax.Body, name string) string {
	if a := b.Attributes[name]; a != nil {
		if v, diags := a.Expr.Value(nil); !diags.HasErrors() && v.Type() == cty.String {
			return v.AsString()
		}
	}
	return ""
}

func (m *module) addGiven(name string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	parse := func(data []byte, name string) (*hcl.File, hcl.Diagnostics) {
		return hclsyntax.ParseConfig(data, name, hcl.InitialPos)
	}
	if strings.HasSuffix(name, ".json") {
		parse = hcljson.Parse
	}
	f, diags := parse(data, name)
	if diags.HasErrors() {
		return diags
	}
	attrs, diags := f.Body.JustAttributes()
	if diags.HasErrors() {
		return diags
	}
	for n := range attrs {
		m.given[n] = true
	}
	return nil
}

// findFree finds the variables of a root module that nobody gives a value.
func (m *module) findFree() {
	if !m.root {
		return
	}
	for _, f := range m.files {
		for _, b := range f.body.Blocks {
			if b.Type == "variable" && len(b.Labels) == 1 && b.Body.Attributes["default"] == nil && !m.given[b.Labels[0]] {
				m.free[b.Labels[0]] = true
			}
		}
	}
}

// attributesRead collects every attribute name that is read from anything: a
// whole resource has to offer them.
func (m *module) attributesRead(into map[string]bool) {
	steps := func(tr hcl.Traversal) {
		for _, st := range tr {
			if a, ok := st.(hcl.TraverseAttr); ok {
				into[a.Name] = true
			}
		}
	}
	for _, f := range m.files {
		_ = hclsyntax.VisitAll(f.body, func(n hclsyntax.Node) hcl.Diagnostics {
			switch n := n.(type) {
			case *hclsyntax.ScopeTraversalExpr:
				steps(n.Traversal)
			case *hclsyntax.RelativeTraversalExpr:
				steps(n.Traversal)
			}
			return nil
		})
	}
}

// findIterators collects the names that loops and dynamic blocks bind.
func (m *module) findIterators(b *hclsyntax.Body) {
	_ = hclsyntax.VisitAll(b, func(n hclsyntax.Node) hcl.Diagnostics {
		switch n := n.(type) {
		case *hclsyntax.ForExpr:
			m.iterators[n.KeyVar], m.iterators[n.ValVar] = true, true
		case *hclsyntax.Block:
			if n.Type == "dynamic" && len(n.Labels) == 1 {
				m.iterators[n.Labels[0]] = true
				if a := n.Body.Attributes["iterator"]; a != nil {
					m.iterators[hcl.ExprAsKeyword(a.Expr)] = true
				}
			}
		}
		return nil
	})
}
