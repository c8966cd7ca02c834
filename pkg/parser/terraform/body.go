package terraform

import (
	"sort"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// expandedBlock is a nested block with the scope its content is evaluated in.
type expandedBlock struct {
	block *hclsyntax.Block
	body  *hclsyntax.Body
	scope *scope
}

// expandBlocks puts the blocks that a dynamic block makes in its place.
// complete is false when it cannot be known how many there are.
func (s *scope) expandBlocks(blocks []*hclsyntax.Block) (out []expandedBlock, complete bool) {
	complete = true
	for _, b := range blocks {
		if b.Type != "dynamic" {
			out = append(out, expandedBlock{b, b.Body, s})
			continue
		}
		made, ok := s.expandDynamic(b)
		out = append(out, made...)
		complete = complete && ok
	}
	return out, complete
}

func (s *scope) expandDynamic(b *hclsyntax.Block) ([]expandedBlock, bool) {
	if len(b.Labels) != 1 {
		s.mod.unit.problem(source.Problem{
			Severity: source.Error, Range: s.mod.unit.loader.rangeOf(b.DefRange()),
			Message: "a dynamic block says what it makes, once", Hint: `Write dynamic "NAME" { ... }.`,
		})
		return nil, false
	}
	each := b.Body.Attributes["for_each"]
	var content *hclsyntax.Block
	for _, c := range b.Body.Blocks {
		if c.Type == "content" {
			content = c
		}
	}
	if each == nil || content == nil {
		return nil, true
	}
	iterator := b.Labels[0]
	if a := b.Body.Attributes["iterator"]; a != nil {
		if ref, ok := a.Expr.(*reference); ok {
			iterator = ref.Traversal.RootName()
		}
	}
	coll, marks := s.eval(each.Expr).Unmark()
	if !coll.IsKnown() {
		return nil, false
	}
	if coll.IsNull() || !coll.CanIterateElements() {
		return nil, true
	}
	if !s.mod.unit.spend(coll.LengthInt()+1, each.Expr.Range()) {
		return nil, false
	}
	var out []expandedBlock
	complete := !coll.Type().IsSetType() || coll.Length().IsKnown()
	for it := coll.ElementIterator(); it.Next(); {
		k, v := it.Element()
		if isMaybe(v) {
			complete = false
			continue
		}
		if coll.Type().IsSetType() {
			k = v
		}
		element := cty.ObjectVal(map[string]cty.Value{"key": k, "value": v.WithMarks(marks)})
		key, _ := k.Unmark()
		child := s.with(iterator, element, binding{coll: each.Expr, scope: s, key: key, wrapped: true})
		out = append(out, expandedBlock{content, content.Body, child})
	}
	return out, complete
}

// object turns a body into a value: attributes, and nested blocks as a list
// under the name of their type. attribute gives the value of one by its
// number in the shape, when it is evaluated once for all; it may be nil.
func (s *scope) object(body *hclsyntax.Body, where value.Locator, skip, skipBlocks map[string]bool, attribute func(int) cty.Value) *value.Value {
	shape := s.mod.unit.loader.shape(body)
	fields := make([]value.Field, 0, len(shape.attributes)+len(shape.blocks))
	for i := range shape.attributes {
		a := &shape.attributes[i]
		if skip[a.Name] {
			continue
		}
		var v cty.Value
		if attribute != nil {
			v = attribute(i)
		} else {
			v = s.eval(a.Expr)
		}
		fields = append(fields, value.Field{Name: a.Name, Key: a.key, Value: s.attributeValue(a.Attribute, v, &a.step)})
	}
	for i, name := range shape.blocks {
		if skipBlocks[name] {
			continue
		}
		fields = append(fields, value.Field{Name: name, Value: s.blockList(shape.nested[i])})
	}
	return value.NewObject(fields, where)
}

func (s *scope) blockList(blocks []*hclsyntax.Block) *value.Value {
	expanded, complete := s.expandBlocks(blocks)
	items := make([]*value.Value, 0, len(expanded))
	for _, b := range expanded {
		items = append(items, b.scope.object(b.body, header{s, b.block}, nil, nil, nil))
	}
	list := value.NewList(items, header{s, blocks[0]})
	if complete {
		return list
	}
	// What decides over the blocks is what derives the unknown.
	list = list.AsOpen()
	for _, b := range blocks {
		if each := b.Body.Attributes["for_each"]; b.Type == "dynamic" && each != nil {
			r, _, _ := refs(deepMarks(s.eval(each.Expr)))
			list = list.WithRefs(r...)
		}
	}
	return list
}

// placed is a place in the module of the scope, with the calls that brought it.
func (s *scope) placed(at sourceRange) value.Locator {
	return seen(value.Place{Origin: at, Trail: s.mod.trail()})
}

// header is the place of a block, in the module of a scope.
type header struct {
	scope *scope
	block *hclsyntax.Block
}

// Locate implements [value.Locator].
func (h header) Locate() value.Place {
	return h.scope.placed(h.scope.mod.unit.loader.rangeOf(h.block.DefRange())).Locate()
}

// shape is what every evaluation of a body needs: its attributes in the order
// they are written, with their places, and the types of its blocks.
type shape struct {
	attributes []placedAttribute
	numbers    map[string]int       // of the attributes, by name
	blocks     []string             // types of nested blocks
	nested     [][]*hclsyntax.Block // the blocks of each
}

type placedAttribute struct {
	*hclsyntax.Attribute
	step value.Step // from the attribute to what it is made of
	key  sourceRange
}

// shape is worked out once for a body: a module has one for all its instances.
func (l *loader) shape(body *hclsyntax.Body) *shape {
	if sh := l.shapes[body]; sh != nil {
		return sh
	}
	sh := &shape{blocks: blockTypes(body), numbers: make(map[string]int, len(body.Attributes))}
	for i, a := range sortedAttributes(body) {
		step := value.Step{Kind: value.StepAttribute, Name: a.Name, Range: l.rangeOf(a.SrcRange)}
		sh.attributes = append(sh.attributes, placedAttribute{a, step, l.rangeOf(a.NameRange)})
		sh.numbers[a.Name] = i
	}
	for _, name := range sh.blocks {
		sh.nested = append(sh.nested, blocksOf(body, name))
	}
	l.shapes[body] = sh
	return sh
}

// shapeOf is the shape of a resource.
func (l *loader) shapeOf(r *resource) *shape {
	if r.shape == nil {
		r.shape = l.shape(r.body)
	}
	return r.shape
}

func blockTypes(body *hclsyntax.Body) []string {
	seen := map[string]int{}
	var names []string
	for _, b := range body.Blocks {
		name := b.Type
		if name == "dynamic" && len(b.Labels) == 1 {
			name = b.Labels[0]
		}
		if _, ok := seen[name]; !ok {
			seen[name] = b.TypeRange.Start.Byte
			names = append(names, name)
		}
	}
	sort.SliceStable(names, func(i, j int) bool { return seen[names[i]] < seen[names[j]] })
	return names
}
