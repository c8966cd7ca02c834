package terraform

import (
	"math"
	"path"
	"sort"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/akslint/akslint/pkg/source"
)

// config is a directory as written: one module, not yet evaluated.
type config struct {
	loader    *loader
	dir       string
	tofu      bool // some of its files are for OpenTofu alone
	variables map[string]*variable
	locals    map[string]*definition
	outputs   map[string]*definition
	resources map[string]*resource // by type.name or data.type.name
	order     []*resource          // in the order of files and lines
	modules   map[string]*moduleCall
	calls     []*moduleCall
	unseen    []string                  // files that were not read: anything may be in them
	providers map[string]*providerBlock // provider configurations by name: azurerm, azurerm.hub
	azurerm   []constraint              // on the version of the azurerm provider
	// attributes are names read from something that is only known when it is
	// evaluated (x[each.key].id, x[*].id): a whole resource must offer them.
	attributes map[string]bool
	reads      []*wrapper // of its files, until attributes is made of them
}

type variable struct {
	name      string
	typ       cty.Type
	typeExpr  hclsyntax.Expression // nil without a type
	defaults  *typeexpr.Defaults
	def       hclsyntax.Expression // nil without a default
	nullable  bool
	sensitive bool
	ephemeral bool // there only while Terraform runs: shown no more than what is sensitive
	at        source.Range
	number    int // among those of its kind
}

// definition is a local or an output.
type definition struct {
	name      string
	expr      hclsyntax.Expression
	sensitive bool
	ephemeral bool // as of a variable
	at        source.Range
	number    int // among those of its kind
}

type resource struct {
	data           bool
	typ, name      string
	count, forEach hclsyntax.Expression
	body           *hclsyntax.Body
	shape          *shape // of body; see [loader.shapeOf]
	header         source.Range
}

func (r *resource) key() string {
	if r.data {
		return "data." + r.typ + "." + r.name
	}
	return r.typ + "." + r.name
}

type moduleCall struct {
	name           string
	source         string // empty when it is not known; see [module.resolved]
	version        string
	count, forEach hclsyntax.Expression
	args           map[string]*hclsyntax.Attribute
	header         source.Range
}

// local returns the directory of a module that lives in the repository.
func (c *moduleCall) local(from string) (string, bool) {
	if strings.HasPrefix(c.source, "./") || strings.HasPrefix(c.source, "../") || c.source == "." || c.source == ".." {
		return path.Join(from, c.source), true
	}
	return "", false
}

func newConfig(l *loader, dir string) *config {
	return &config{
		loader: l, dir: dir,
		variables: map[string]*variable{}, locals: map[string]*definition{}, outputs: map[string]*definition{},
		providers: map[string]*providerBlock{}, resources: map[string]*resource{}, modules: map[string]*moduleCall{}, attributes: map[string]bool{},
	}
}

// add takes the blocks of a file; an override merges into what is there.
func (c *config) add(p *parsed, override bool) {
	if p.reads != nil {
		c.reads, p.reads = append(c.reads, p.reads), nil
	}
	for _, b := range p.body.Blocks {
		if override && c.nothingBelow(p, b) {
			continue
		}
		switch {
		case b.Type == "variable" && len(b.Labels) == 1:
			c.addVariable(p, b, override)
		case b.Type == "locals" && len(b.Labels) == 0:
			for _, a := range sortedAttributes(b.Body) {
				if override && c.locals[a.Name] == nil {
					c.overridesNothing(p, "local value", a.Name, a.SrcRange)
					continue
				}
				c.locals[a.Name] = &definition{name: a.Name, expr: a.Expr, at: p.rangeIn(a.SrcRange)}
			}
		case b.Type == "output" && len(b.Labels) == 1:
			c.addOutput(p, b)
		case (b.Type == "resource" || b.Type == "data") && len(b.Labels) == 2:
			c.addResource(p, b, override)
		case b.Type == "module" && len(b.Labels) == 1:
			c.addModule(p, b, override)
		case b.Type == "provider" && len(b.Labels) == 1:
			name := b.Labels[0]
			if alias := literalString(b.Body, "alias", ""); alias != "" {
				name += "." + alias
			}
			c.providers[name] = &providerBlock{b.Body, p.rangeIn(b.DefRange())}
		case b.Type == "terraform":
			c.addTerraform(p, b, override)
		}
	}
}

// addOutput takes an output; an override may write a part of it.
func (c *config) addOutput(p *parsed, b *hclsyntax.Block) {
	a := b.Body.Attributes["value"]
	old := c.outputs[b.Labels[0]]
	switch {
	case a != nil && old == nil:
		old = &definition{name: b.Labels[0]}
		c.outputs[old.name] = old
		fallthrough
	case a != nil:
		old.expr, old.at = a.Expr, p.rangeIn(b.DefRange())
	case old == nil:
		return
	}
	if s := b.Body.Attributes["sensitive"]; s != nil {
		old.sensitive = isLiteral(s.Expr, cty.True)
	}
	if e := b.Body.Attributes["ephemeral"]; e != nil {
		old.ephemeral = isLiteral(e.Expr, cty.True)
	}
}

func (c *config) addVariable(p *parsed, b *hclsyntax.Block, override bool) {
	name := b.Labels[0]
	v := c.variables[name]
	if v == nil || !override {
		v = &variable{name: name, typ: cty.DynamicPseudoType, nullable: true}
		c.variables[name] = v
	}
	v.at = p.rangeIn(b.DefRange())
	if a := b.Body.Attributes["type"]; a != nil {
		v.typ, v.defaults = typeConstraint(a.Expr)
		v.typeExpr = a.Expr
	}
	if a := b.Body.Attributes["default"]; a != nil {
		v.def = a.Expr
	}
	if a := b.Body.Attributes["nullable"]; a != nil {
		v.nullable = !isLiteral(a.Expr, cty.False)
	}
	if a := b.Body.Attributes["sensitive"]; a != nil {
		v.sensitive = isLiteral(a.Expr, cty.True)
	}
	if a := b.Body.Attributes["ephemeral"]; a != nil {
		v.ephemeral = isLiteral(a.Expr, cty.True)
	}
}

// typeConstraint reads a type, also in the quoted form of Terraform 0.11. A
// type that cannot be read constrains nothing.
func typeConstraint(expr hclsyntax.Expression) (cty.Type, *typeexpr.Defaults) {
	if v, diags := expr.Value(nil); !diags.HasErrors() && v.Type() == cty.String && v.IsKnown() && !v.IsNull() {
		switch v.AsString() {
		case "string":
			return cty.String, nil
		case "list":
			return cty.List(cty.DynamicPseudoType), nil
		case "map":
			return cty.Map(cty.DynamicPseudoType), nil
		}
		return cty.DynamicPseudoType, nil
	}
	typ, defaults, diags := typeexpr.TypeConstraintWithDefaults(expr)
	if diags.HasErrors() {
		return cty.DynamicPseudoType, nil
	}
	return typ, defaults
}

func (c *config) addResource(p *parsed, b *hclsyntax.Block, override bool) {
	r := &resource{
		data: b.Type == "data", typ: b.Labels[0], name: b.Labels[1],
		body: b.Body, header: p.rangeIn(b.DefRange()),
	}
	if old := c.resources[r.key()]; old != nil {
		if !override {
			c.loader.problems = append(c.loader.problems, source.Problem{
				Severity: source.Error, Range: r.header, Path: p.file.Path,
				Message: b.Type + " " + r.typ + "." + r.name + " is declared twice",
				Hint:    "It is also declared at " + old.header.String() + ". Only the first was read.",
			})
			return
		}
		mergeBody(old.body, b.Body)
		old.count, old.forEach = repetition(old.body)
		return
	}
	r.count, r.forEach = repetition(b.Body)
	c.resources[r.key()] = r
	c.order = append(c.order, r)
}

func (c *config) addModule(p *parsed, b *hclsyntax.Block, override bool) {
	call := &moduleCall{name: b.Labels[0], args: b.Body.Attributes, header: p.rangeIn(b.DefRange())}
	if old := c.modules[call.name]; old != nil {
		if override {
			merged := &hclsyntax.Body{Attributes: old.args}
			mergeBody(merged, b.Body)
			old.count, old.forEach = repetition(merged)
			old.source, old.version = literalString(b.Body, "source", old.source), literalString(b.Body, "version", old.version)
		}
		return
	}
	call.source, call.version = literalString(b.Body, "source", ""), literalString(b.Body, "version", "")
	call.count, call.forEach = repetition(b.Body)
	c.modules[call.name] = call
	c.calls = append(c.calls, call)
}

func (c *config) addTerraform(p *parsed, b *hclsyntax.Block, override bool) {
	for _, rp := range b.Body.Blocks {
		if rp.Type != "required_providers" {
			continue
		}
		a := rp.Body.Attributes["azurerm"]
		if a == nil {
			continue
		}
		if override {
			c.azurerm = nil
		}
		v, diags := a.Expr.Value(nil)
		if diags.HasErrors() || !v.IsKnown() || v.IsNull() {
			continue
		}
		switch {
		case v.Type() == cty.String:
			c.azurerm = append(c.azurerm, constraint{v.AsString(), p.rangeIn(a.Expr.Range())})
		case v.Type().IsObjectType() && v.Type().HasAttribute("version"):
			if s := v.GetAttr("version"); s.Type() == cty.String && s.IsKnown() && !s.IsNull() {
				c.azurerm = append(c.azurerm, constraint{s.AsString(), p.rangeIn(entryRange(a.Expr, "version"))})
			}
		}
	}
}

// entryRange is the place of an entry's value in an object, that of the whole
// object when it is not written as one.
func entryRange(object hclsyntax.Expression, name string) hcl.Range {
	pairs, diags := hcl.ExprMap(object)
	if diags.HasErrors() {
		return object.Range()
	}
	for _, pair := range pairs {
		if hcl.ExprAsKeyword(pair.Key) == name {
			return pair.Value.Range()
		}
	}
	return object.Range()
}

// finish collects what is read, and puts resources and calls into a fixed order.
func (c *config) finish() {
	c.collectAttributes()
	c.number()
	sort.SliceStable(c.order, func(i, j int) bool { return c.order[i].header.Before(c.order[j].header) })
	sort.SliceStable(c.calls, func(i, j int) bool { return c.calls[i].header.Before(c.calls[j].header) })
}

// number gives each declaration its place among the cells of a module.
func (c *config) number() {
	n := 0
	for _, v := range c.variables {
		v.number, n = n, n+1
	}
	for _, defs := range []map[string]*definition{c.locals, c.outputs} {
		n = 0
		for _, d := range defs {
			d.number, n = n, n+1
		}
	}
}

func repetition(b *hclsyntax.Body) (count, forEach hclsyntax.Expression) {
	if a := b.Attributes["count"]; a != nil {
		count = a.Expr
	}
	if a := b.Attributes["for_each"]; a != nil {
		forEach = a.Expr
	}
	return count, forEach
}

func sortedAttributes(b *hclsyntax.Body) []*hclsyntax.Attribute {
	out := make([]*hclsyntax.Attribute, 0, len(b.Attributes))
	for _, a := range b.Attributes {
		out = append(out, a)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].SrcRange.Start.Byte < out[j].SrcRange.Start.Byte })
	return out
}

func literalString(b *hclsyntax.Body, name, otherwise string) string {
	a := b.Attributes[name]
	if a == nil {
		return otherwise
	}
	v, diags := a.Expr.Value(nil)
	if diags.HasErrors() || v.Type() != cty.String || v.IsNull() || !v.IsKnown() {
		return ""
	}
	return v.AsString()
}

func isLiteral(expr hcl.Expression, want cty.Value) bool {
	v, diags := expr.Value(nil)
	return !diags.HasErrors() && v.RawEquals(want)
}

// collectAttributes finds the attribute names that are read from something
// whose identity is only known when it is evaluated.
func (c *config) collectAttributes() {
	for _, r := range c.reads {
		for _, t := range r.relatives {
			addSteps(t, c.attributes)
		}
		for _, t := range r.references {
			if c.resources[t.RootName()+"."+stepName(t, 1)] == nil {
				addSteps(rest(t, ownSteps(t.RootName())), c.attributes)
			}
		}
	}
	c.reads = nil
}

// ownSteps says how many steps of a reference name the thing itself. What
// follows may be read from a resource that the thing holds. Any other root may
// be a variable of a loop.
func ownSteps(root string) int {
	switch root {
	case "var", "local", "each", "module":
		return 2
	case "data", "path", "count", "terraform", "tofu":
		return math.MaxInt
	}
	return 1
}

func addSteps(t hcl.Traversal, into map[string]bool) {
	for _, s := range t {
		if a, ok := s.(hcl.TraverseAttr); ok {
			into[a.Name] = true
		}
	}
}
