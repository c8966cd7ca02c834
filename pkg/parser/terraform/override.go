package terraform

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/akslint/akslint/pkg/source"
)

// mergeBody lays an override over a body as Terraform does: arguments replace
// arguments, and blocks of a type replace all blocks of that type, whether
// they are written out or made by a dynamic block. A lifecycle block is merged
// argument by argument.
func mergeBody(base, over *hclsyntax.Body) {
	for n, a := range over.Attributes {
		base.Attributes[n] = a
	}
	replaced := map[string]bool{}
	for _, b := range over.Blocks {
		replaced[madeType(b)] = true
	}
	kept := base.Blocks[:0:0]
	var lifecycle *hclsyntax.Block
	for _, b := range base.Blocks {
		switch {
		case b.Type == "lifecycle":
			lifecycle = b
			kept = append(kept, b)
		case !replaced[madeType(b)]:
			kept = append(kept, b)
		}
	}
	for _, b := range over.Blocks {
		if b.Type == "lifecycle" && lifecycle != nil {
			mergeBody(lifecycle.Body, b.Body)
			continue
		}
		kept = append(kept, b)
	}
	base.Blocks = kept
}

// madeType is the type of the block, or of those that a dynamic block makes.
func madeType(b *hclsyntax.Block) string {
	if b.Type == "dynamic" && len(b.Labels) == 1 {
		return b.Labels[0]
	}
	return b.Type
}

// nothingBelow reports an overriding block that has nothing to override, which
// Terraform refuses.
func (c *config) nothingBelow(p *parsed, b *hclsyntax.Block) bool {
	var there bool
	name := ""
	switch {
	case len(b.Labels) == 1:
		name = b.Labels[0]
		switch b.Type {
		case "variable":
			there = c.variables[name] != nil
		case "output":
			there = c.outputs[name] != nil
		case "module":
			there = c.modules[name] != nil
		default:
			return false
		}
	case len(b.Labels) == 2 && (b.Type == "resource" || b.Type == "data"):
		r := &resource{data: b.Type == "data", typ: b.Labels[0], name: b.Labels[1]}
		name = r.key()
		there = c.resources[name] != nil
	default:
		return false
	}
	if !there {
		c.overridesNothing(p, b.Type, name, b.DefRange())
	}
	return !there
}

func (c *config) overridesNothing(p *parsed, what, name string, at hcl.Range) {
	if len(c.unseen) > 0 {
		return // it may be in a file that could not be read
	}
	c.loader.problems = append(c.loader.problems, source.Problem{
		Severity: source.Error, Range: p.rangeIn(at), Path: p.file.Path,
		Message: "there is no " + what + " " + name + " to override",
		Hint:    "An override file changes what other files declare. It was not read.",
	})
}
