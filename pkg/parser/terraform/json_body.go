package terraform

import (
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/akslint/akslint/pkg/azure"
)

// jsonShape says how the entries of an object are to be read: the JSON syntax
// does not tell blocks from attributes, nor references from text.
type jsonShape struct {
	labels  int // of the block itself
	attrs   map[string]jsonMode
	mode    jsonMode // of all other attributes
	blocks  map[string]*jsonShape
	dynamic bool // a list of objects is taken for blocks; dynamic is one
	skip    bool // it says nothing to us
}

var (
	jsonCondition = &jsonShape{}
	jsonLifecycle = &jsonShape{
		attrs:  map[string]jsonMode{"ignore_changes": asExpression, "replace_triggered_by": asExpression},
		blocks: map[string]*jsonShape{"precondition": jsonCondition, "postcondition": jsonCondition},
	}
	// jsonRoot are the blocks of a file. What it does not name is not read in
	// native syntax either.
	jsonRoot = &jsonShape{blocks: map[string]*jsonShape{
		"locals": {},
		"variable": {
			labels: 1, mode: asLiteral, attrs: map[string]jsonMode{"type": asExpression},
			blocks: map[string]*jsonShape{"validation": jsonCondition},
		},
		"output": {
			labels: 1, attrs: map[string]jsonMode{"depends_on": asExpression, "description": asLiteral},
			blocks: map[string]*jsonShape{"precondition": jsonCondition},
		},
		"module": {
			labels: 1,
			attrs:  map[string]jsonMode{"source": asLiteral, "version": asLiteral, "providers": asExpression, "depends_on": asExpression},
		},
		"terraform": {
			mode:   asLiteral,
			blocks: map[string]*jsonShape{"required_providers": {mode: asLiteral}, "backend": {skip: true}, "cloud": {skip: true}},
		},
		"provider": {labels: 1, blocks: map[string]*jsonShape{"features": {dynamic: true}}},
		"resource": {labels: 2},
		"data":     {labels: 2},
		"check":    {skip: true}, "ephemeral": {skip: true}, "import": {skip: true}, "moved": {skip: true}, "removed": {skip: true},
	}}
)

// resourceShape is the shape of a resource or data source: the blocks that
// Terraform itself knows, and those of the type.
func resourceShape(typ string) *jsonShape {
	s := nestedShape(azure.Nested(typ))
	s.attrs = map[string]jsonMode{"provider": asExpression, "depends_on": asExpression}
	for name, meta := range map[string]*jsonShape{
		"lifecycle":   jsonLifecycle,
		"connection":  {},
		"provisioner": {labels: 1, attrs: map[string]jsonMode{"when": asExpression, "on_failure": asExpression}},
		"timeouts":    {},
		"identity":    {dynamic: true}, // of nearly every type, also of those that the table does not have
	} {
		if s.blocks[name] == nil {
			s.blocks[name] = meta
		}
	}
	return s
}

func nestedShape(b azure.Blocks) *jsonShape {
	s := &jsonShape{dynamic: true, blocks: map[string]*jsonShape{}}
	for name, inner := range b {
		s.blocks[name] = nestedShape(inner)
	}
	return s
}

// configuration turns a file in JSON syntax into a body of native syntax.
func (l *jsonLowering) configuration(root *jsonNode) *hclsyntax.Body {
	return l.body([]*jsonNode{root}, jsonRoot)
}

// values turns a variable file in JSON syntax into a body: all of it is
// literal.
func (l *jsonLowering) values(root *jsonNode) *hclsyntax.Body {
	return l.body([]*jsonNode{root}, &jsonShape{mode: asLiteral})
}

// body reads an object, or several that are one body together.
func (l *jsonLowering) body(objects []*jsonNode, shape *jsonShape) *hclsyntax.Body {
	first := objects[0]
	b := &hclsyntax.Body{Attributes: hclsyntax.Attributes{}, SrcRange: l.rangeOf(first), EndRange: l.rng(first.end, first.end)}
	for _, o := range objects {
		for _, n := range l.objects(o) {
			for _, m := range n.members {
				l.member(b, m, shape)
			}
		}
	}
	return b
}

// objects takes an object, or an array of them; null is none.
func (l *jsonLowering) objects(n *jsonNode) []*jsonNode {
	switch n.kind {
	case jsonNull:
		return nil
	case jsonObject:
		return []*jsonNode{n}
	case jsonArray:
		var out []*jsonNode
		for _, item := range n.items {
			out = append(out, l.objects(item)...)
		}
		return out
	default:
		l.complain(n.start, n.end, "A block is written as an object", "Write an object here, or an array of objects.")
		return nil
	}
}

// member reads one entry of a body: a comment, blocks, or an attribute.
func (l *jsonLowering) member(b *hclsyntax.Body, m jsonMember, shape *jsonShape) {
	if m.name == "//" {
		return
	}
	if inner, ok := l.blockShape(m, shape); ok {
		if !inner.skip {
			l.blocks(b, m, inner, shape)
		}
		return
	}
	if shape == jsonRoot {
		return
	}
	if _, twice := b.Attributes[m.name]; twice {
		l.complain(m.start, m.end, "Written twice", m.name+" is already written above.")
		return
	}
	mode, ok := shape.attrs[m.name]
	if !ok {
		mode = shape.mode
	}
	b.Attributes[m.name] = &hclsyntax.Attribute{
		Name: m.name, Expr: l.expression(m.value, mode),
		SrcRange: l.rng(m.start, m.value.end), NameRange: l.rng(m.start, m.end), EqualsRange: l.rng(m.end, m.value.start),
	}
}

// blockShape decides whether an entry is a block: by name, or in a type that
// is not known, because it is a list of objects. An expression is not.
func (l *jsonLowering) blockShape(m jsonMember, shape *jsonShape) (*jsonShape, bool) {
	if m.name == "dynamic" && shape.dynamic {
		return &jsonShape{labels: 1}, true
	}
	if inner := shape.blocks[m.name]; inner != nil {
		return inner, !shape.dynamic || l.blockLike(m.value)
	}
	if shape.dynamic && m.value.kind == jsonArray && len(m.value.items) > 0 && l.blockLike(m.value) {
		return &jsonShape{dynamic: true}, true
	}
	return nil, false
}

// blockLike reports whether a value can be blocks: objects and nothing else.
func (l *jsonLowering) blockLike(n *jsonNode) bool {
	switch n.kind {
	case jsonObject, jsonNull:
		return true
	case jsonArray:
		for _, item := range n.items {
			if item.kind != jsonObject {
				return false
			}
		}
		return true
	default:
		return false
	}
}

// blocks reads the blocks of one entry, below as many labels as they have.
func (l *jsonLowering) blocks(b *hclsyntax.Body, m jsonMember, shape, outer *jsonShape) {
	l.labelled(m.value, nil, shape.labels, func(labels []jsonMember, n *jsonNode) {
		blk := &hclsyntax.Block{Type: m.name, TypeRange: l.rng(m.start, m.end), OpenBraceRange: l.rng(n.start, n.start+1), CloseBraceRange: l.rng(n.end-1, n.end)}
		if m.value.kind == jsonArray {
			blk.TypeRange = l.rng(n.start, n.start+1) // the name stands once for all of them
		}
		for _, label := range labels {
			blk.Labels = append(blk.Labels, label.name)
			// The whole header is where the last label is.
			blk.TypeRange = l.rng(label.start, label.end)
		}
		for range labels {
			blk.LabelRanges = append(blk.LabelRanges, blk.TypeRange)
		}
		inner := shape
		switch {
		case outer == jsonRoot && (m.name == "resource" || m.name == "data"):
			inner = resourceShape(blk.Labels[0])
		case m.name == "dynamic" && outer.dynamic:
			inner = dynamicShape(outer.blocks[blk.Labels[0]])
		}
		blk.Body = l.body([]*jsonNode{n}, inner)
		b.Blocks = append(b.Blocks, blk)
	})
}

// dynamicShape is the shape of a dynamic block that makes blocks of a shape.
func dynamicShape(made *jsonShape) *jsonShape {
	if made == nil {
		made = &jsonShape{dynamic: true}
	}
	return &jsonShape{attrs: map[string]jsonMode{"iterator": asExpression}, blocks: map[string]*jsonShape{"content": made}}
}

// labelled goes down one object for each label.
func (l *jsonLowering) labelled(n *jsonNode, labels []jsonMember, left int, visit func([]jsonMember, *jsonNode)) {
	for _, o := range l.objects(n) {
		if left == 0 {
			visit(labels, o)
			continue
		}
		for _, m := range o.members {
			if m.name != "//" {
				l.labelled(m.value, append(labels[:len(labels):len(labels)], m), left-1, visit)
			}
		}
	}
}
