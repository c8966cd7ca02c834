package azure

import "strings"

// Blocks are the nested blocks of a Terraform resource type by name, each with
// the blocks nested in it.
type Blocks map[string]Blocks

// Nested returns the nested blocks that the table reads of a resource type, in
// every spelling. Terraform's JSON syntax does not tell blocks from
// attributes, so its reader has to be told.
func Nested(typ string) Blocks {
	out := Blocks{}
	e := azurerm()[typ]
	if e == nil {
		if strings.HasPrefix(typ, "azapi_") {
			out.add([]row{identityRow()})
		}
		return out
	}
	out.add(e.rows)
	out.add(e.properties)
	for _, c := range e.children {
		inner := out.enter(c.block)
		inner.add(c.rows)
		inner.add(c.properties)
	}
	return out
}

func (b Blocks) enter(name string) Blocks {
	if b[name] == nil {
		b[name] = Blocks{}
	}
	return b[name]
}

func (b Blocks) add(rows []row) {
	for _, r := range rows {
		switch r.kind {
		case rowBlock, rowBlocks:
			for _, name := range r.from {
				b.enter(name).add(r.rows)
			}
		case rowBelow, rowOne:
			b.add(r.rows)
		default:
		}
	}
}
