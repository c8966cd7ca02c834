package shadow

import (
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// unknown is an expression of no known type whose value is known after the
// deployment only.
const unknown = "jsondecode(terraform_data.shadow.id)"

// standsFor is the name of the local value that stands for a whole resource.
func standsFor(key string) string { return "shadow__" + strings.ReplaceAll(key, ".", "__") }

// rewrite returns the files of the module's shadow by name.
func (m *module) rewrite(computed map[string]bool) map[string]string {
	out := map[string]string{}
	for _, f := range m.files {
		w := &writer{module: m, file: f}
		for _, b := range f.body.Blocks {
			w.block(b)
		}
		out[f.name] = w.String()
	}
	out["shadow.tf"] = m.common(computed)
	return out
}

// common is the file with the unknown and with what stands for resources.
func (m *module) common(computed map[string]bool) string {
	var b strings.Builder
	b.WriteString("resource \"terraform_data\" \"shadow\" {}\n\nlocals {\n  shadow_computed = {\n")
	for _, n := range sorted(computed) {
		if n != "id" {
			fmt.Fprintf(&b, "    %s = %s\n", n, unknown)
		}
	}
	b.WriteString("  }\n")
	for _, key := range sorted(m.resources) {
		value := unknown
		if !m.deferred[key] {
			value = whole(key, m.resources[key])
		}
		fmt.Fprintf(&b, "  %s = %s\n", standsFor(key), value)
	}
	b.WriteString("}\n")
	return b.String()
}

// whole is a resource as a value: what is written, and an unknown for every
// other attribute that is read anywhere.
func whole(key string, b *hclsyntax.Block) string {
	one := func(r string) string {
		parts := []string{"local.shadow_computed", "{ id = " + r + ".id }", r + ".input"}
		for _, name := range blockTypes(b.Body) {
			// Where there is no block the provider may compute one.
			parts = append(parts, fmt.Sprintf("{ %s = length(%s.input.%s) == 0 ? %s : [for b in %s.input.%s : merge(local.shadow_computed, { id = %s }, b)] }",
				name, r, name, unknown, r, name, unknown))
		}
		return "merge(" + strings.Join(parts, ", ") + ")"
	}
	name := "terraform_data." + strings.ReplaceAll(key, ".", "__")
	switch {
	case b.Body.Attributes["count"] != nil:
		return "[for r in " + name + " : " + one("r") + "]"
	case b.Body.Attributes["for_each"] != nil:
		return "{ for k, r in " + name + " : k => " + one("r") + " }"
	}
	return one(name)
}

// writer writes one file.
type writer struct {
	module *module
	file   *file
	strings.Builder
}

func (w *writer) block(b *hclsyntax.Block) {
	switch {
	case b.Type == "variable" && len(b.Labels) == 1:
		w.variable(b)
	case b.Type == "locals":
		w.WriteString("locals {\n")
		w.attributes(b.Body, nil)
		w.WriteString("}\n")
	case b.Type == "output" && len(b.Labels) == 1:
		fmt.Fprintf(w, "output %q {\n", b.Labels[0])
		w.attributes(b.Body, map[string]bool{"depends_on": true})
		w.WriteString("}\n")
	case b.Type == "module" && len(b.Labels) == 1:
		w.call(b)
	case (b.Type == "resource" || b.Type == "data") && len(b.Labels) == 2:
		w.resource(b)
	}
}

// variable keeps type and default. One without a value becomes an unknown of
// its type, which a variable cannot be.
func (w *writer) variable(b *hclsyntax.Block) {
	typ := ""
	if a := b.Body.Attributes["type"]; a != nil {
		typ = w.raw(a.Expr)
		if quoted := text(b.Body, "type"); quoted != "" {
			typ = quoted // as Terraform 0.11 wrote it
		}
	}
	if !w.module.free[b.Labels[0]] {
		fmt.Fprintf(w, "variable %q {\n", b.Labels[0])
		if typ != "" {
			fmt.Fprintf(w, "  type = %s\n", typ)
		}
		w.attributes(b.Body, map[string]bool{"type": true, "ephemeral": true, "validation": true, "description": true})
		w.WriteString("}\n")
		return
	}
	value := unknown
	switch typ {
	case "string", "number", "bool":
		value = "to" + typ + "(" + unknown + ")"
	}
	fmt.Fprintf(w, "locals {\n  shadow_var__%s = %s\n}\n", b.Labels[0], value)
}

// call keeps the call of a module that is there; the outputs of any other are
// unknown.
func (w *writer) call(b *hclsyntax.Block) {
	name := b.Labels[0]
	if !w.module.there(name) {
		fmt.Fprintf(w, "locals {\n  shadow_module__%s = %s\n}\n", name, unknown)
		return
	}
	fmt.Fprintf(w, "module %q {\n", name)
	w.attributes(b.Body, map[string]bool{"providers": true, "depends_on": true, "version": true})
	w.WriteString("}\n")
}

// Terraform's own arguments and blocks, which no provider sees.
var (
	metaArguments = map[string]bool{"count": true, "for_each": true, "provider": true, "depends_on": true}
	metaBlocks    = map[string]bool{"lifecycle": true, "connection": true, "provisioner": true, "timeouts": true}
)

func (w *writer) resource(b *hclsyntax.Block) {
	if w.module.deferred[resourceKey(b)] {
		return
	}
	fmt.Fprintf(w, "resource \"terraform_data\" %q {\n", strings.ReplaceAll(resourceKey(b), ".", "__"))
	for _, n := range []string{"count", "for_each"} {
		if a := b.Body.Attributes[n]; a != nil {
			fmt.Fprintf(w, "  %s = %s\n", n, w.expression(a.Expr))
		}
	}
	fmt.Fprintf(w, "  input = %s\n}\n", w.object(b.Body, metaArguments))
}

// object is a body as an object: attributes, and for every type of nested
// block the list of its blocks.
func (w *writer) object(b *hclsyntax.Body, skip map[string]bool) string {
	var out strings.Builder
	out.WriteString("{\n")
	for _, n := range sorted(b.Attributes) {
		if skip[n] {
			continue
		}
		expr := b.Attributes[n].Expr
		if c, ok := expr.(*hclsyntax.FunctionCallExpr); ok && c.Name == "jsonencode" && len(c.Args) == 1 {
			// We look into what is encoded, so that is what is compared.
			expr = c.Args[0]
		}
		fmt.Fprintf(&out, "%s = %s\n", n, w.expression(expr))
	}
	for _, name := range blockTypes(b) {
		parts := []string{"[]"}
		for _, blk := range b.Blocks {
			switch {
			case blk.Type == name:
				parts = append(parts, "["+w.object(blk.Body, nil)+"]")
			case blk.Type == "dynamic" && len(blk.Labels) == 1 && blk.Labels[0] == name:
				parts = append(parts, w.dynamic(blk))
			}
		}
		fmt.Fprintf(&out, "%s = concat(%s)\n", name, strings.Join(parts, ", "))
	}
	out.WriteString("}")
	return out.String()
}

// dynamic is a loop over what the dynamic block loops over. The inner loop
// binds the iterator as the block does, to an object with key and value.
func (w *writer) dynamic(b *hclsyntax.Block) string {
	iterator := b.Labels[0]
	if a := b.Body.Attributes["iterator"]; a != nil {
		iterator = w.raw(a.Expr)
	}
	each := b.Body.Attributes["for_each"]
	for _, c := range b.Body.Blocks {
		if c.Type == "content" && each != nil {
			return fmt.Sprintf("[for shadow_k, shadow_v in %s : [for %s in [{ key = shadow_k, value = shadow_v }] : %s][0]]",
				w.expression(each.Expr), iterator, w.object(c.Body, nil))
		}
	}
	return "[]"
}

// blockTypes are the types of the nested blocks, in a fixed order.
func blockTypes(b *hclsyntax.Body) []string {
	seen := map[string]bool{}
	for _, blk := range b.Blocks {
		switch {
		case blk.Type == "dynamic" && len(blk.Labels) == 1:
			seen[blk.Labels[0]] = !metaBlocks[blk.Labels[0]]
		default:
			seen[blk.Type] = !metaBlocks[blk.Type]
		}
	}
	maps.DeleteFunc(seen, func(_ string, ours bool) bool { return !ours })
	return sorted(seen)
}

func (w *writer) attributes(b *hclsyntax.Body, skip map[string]bool) {
	for _, n := range sorted(b.Attributes) {
		if !skip[n] {
			fmt.Fprintf(w, "  %s = %s\n", n, w.expression(b.Attributes[n].Expr))
		}
	}
}

func (w *writer) raw(e hclsyntax.Expression) string {
	r := e.Range()
	return string(w.file.data[r.Start.Byte:r.End.Byte])
}

// edit replaces a part of an expression.
type edit struct {
	at   hcl.Range
	with string
}

// expression is the text of an expression whose references lead to what stands
// for the original.
func (w *writer) expression(e hclsyntax.Expression) string {
	var edits []edit
	_ = hclsyntax.VisitAll(e, func(n hclsyntax.Node) hcl.Diagnostics {
		switch n := n.(type) {
		case *hclsyntax.ScopeTraversalExpr:
			if steps, with := w.module.replacement(n.Traversal); steps > 0 {
				at := hcl.RangeBetween(n.Traversal[0].SourceRange(), n.Traversal[steps-1].SourceRange())
				edits = append(edits, edit{at, with})
			}
		case *hclsyntax.FunctionCallExpr:
			if strings.HasPrefix(n.Name, "file") && n.Name != "fileset" && len(n.Args) == 1 {
				start, end := n.Range(), n.CloseParenRange
				start.End, end.Start = start.Start, end.End
				edits = append(edits, edit{start, w.guard(n.Args[0])}, edit{end, ", " + unknown + "))"})
			}
		}
		return nil
	})
	sort.SliceStable(edits, func(i, j int) bool { return edits[i].at.Start.Byte < edits[j].at.Start.Byte })
	whole := e.Range()
	var out strings.Builder
	from := whole.Start.Byte
	for _, ed := range edits {
		out.Write(w.file.data[from:ed.at.Start.Byte])
		out.WriteString(ed.with)
		from = ed.at.End.Byte
	}
	out.Write(w.file.data[from:whole.End.Byte])
	return out.String()
}

// guard opens what surrounds a call of a file function. A key file is often not
// there, which is no reason to give up, and what is outside of the repository
// is another one on every machine.
func (w *writer) guard(name hclsyntax.Expression) string {
	return "(can(regex(\"^[~/]\", " + w.expression(name) + ")) ? " + unknown + " : try("
}

// replacement says what takes the place of the first steps of a reference.
func (m *module) replacement(tr hcl.Traversal) (steps int, with string) {
	names := make([]string, 0, 3)
	for _, st := range tr[:min(len(tr), 3)] {
		switch st := st.(type) {
		case hcl.TraverseRoot:
			names = append(names, st.Name)
		case hcl.TraverseAttr:
			names = append(names, st.Name)
		default:
			names = append(names, "")
		}
	}
	if len(names) < 2 {
		return 0, ""
	}
	switch names[0] {
	case "var":
		if m.free[names[1]] {
			return 2, "local.shadow_var__" + names[1]
		}
	case "terraform":
		return 2, "tostring(" + unknown + ")"
	case "path":
		if names[1] == "cwd" {
			return 2, "tostring(" + unknown + ")"
		}
	case "module":
		if m.calls[names[1]] != nil && !m.there(names[1]) {
			return 2, "local.shadow_module__" + names[1]
		}
	case "data":
		if key := strings.Join(names, "."); len(names) == 3 && m.resources[key] != nil {
			return 3, "local." + standsFor(key)
		}
	default:
		if key := names[0] + "." + names[1]; m.resources[key] != nil {
			return 2, "local." + standsFor(key)
		}
		if strings.Contains(names[0], "_") && !m.iterators[names[0]] && names[1] != "" {
			return 2, unknown // not declared: Terraform refuses it, we do not
		}
	}
	return 0, ""
}

func (m *module) there(call string) bool { return m.calls[call].there && !m.deferred["module."+call] }

func sorted[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }
