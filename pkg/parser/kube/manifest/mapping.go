package manifest

import (
	"fmt"

	"go.yaml.in/yaml/v3"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// object is a mapping that is being read: its entries in order, none twice.
type object struct {
	fields []value.Field
	// merged says of an entry that it came by a merge, and may be written again.
	merged []bool
	index  map[string]int // made when there are many
	open   string         // why there may be more entries; empty when there are not
}

// manyFields is from how many entries on they are looked up in a map.
const manyFields = 16

func (o *object) find(name string) int {
	if o.index != nil {
		if i, ok := o.index[name]; ok {
			return i
		}
		return -1
	}
	for i := range o.fields {
		if o.fields[i].Name == name {
			return i
		}
	}
	return -1
}

// set adds an entry, or puts it where one of the same name is.
func (o *object) set(f value.Field, merged bool) {
	if i := o.find(f.Name); i >= 0 {
		o.fields[i] = f
		if merged || o.merged != nil {
			o.mark(i, merged)
		}
		return
	}
	o.fields = append(o.fields, f)
	if merged || o.merged != nil {
		o.mark(len(o.fields)-1, merged)
	}
	switch {
	case o.index != nil:
		o.index[f.Name] = len(o.fields) - 1
	case len(o.fields) > manyFields:
		o.index = make(map[string]int, 2*len(o.fields))
		for i := range o.fields {
			o.index[o.fields[i].Name] = i
		}
	}
}

func (o *object) mark(i int, merged bool) {
	for len(o.merged) <= i {
		o.merged = append(o.merged, false)
	}
	o.merged[i] = merged
}

// cameByMerge reports whether an entry is not written in the mapping itself.
func (o *object) cameByMerge(i int) bool { return i < len(o.merged) && o.merged[i] }

func (d *decoder) mapping(n *yaml.Node, start, depth int) part {
	start = d.afterProperties(start)
	flow := d.opens(start, '{')
	p := part{start: start, end: start, size: 1}
	if flow {
		p.end++
	}
	o := object{fields: make([]value.Field, 0, len(n.Content)/2)}
	indent := -1
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		at := d.afterProperties(d.lines.at(k.Line, k.Column))
		if i == 0 {
			indent = d.lines.indent(k.Line, at)
		}
		p.end = max(p.end, d.entry(&o, k, v, depth, indent, &p))
	}
	if flow {
		p.end = d.closing(p.end, '}')
	}
	p.value = value.NewObject(o.fields, d.locate(p.start, p.end))
	if o.open != "" {
		p.value = p.value.OpenBecause(o.open)
	}
	return p
}

// entry reads a key and its value, and returns where the value ends.
func (d *decoder) entry(o *object, k, v *yaml.Node, depth, indent int, p *part) int {
	if isMerge(k) {
		d.nodes++
		return d.merge(o, v, depth, indent, p)
	}
	name, at, ok := d.key(k, depth)
	field := d.value(v, depth+1, indent)
	p.size += field.size
	end := max(at.end, field.end)
	if !ok {
		o.open = "a key of it is none that Kubernetes can read"
		return end
	}
	key := d.rangeOf(at.start, at.end)
	if i := o.find(name); i >= 0 && !o.cameByMerge(i) {
		d.duplicate(name, o.fields[i].Key, key)
	}
	o.set(value.Field{Name: name, Key: key, Value: field.value}, false)
	return end
}

// duplicate says that a key is written twice.
func (d *decoder) duplicate(name string, first, second source.Range) {
	message := fmt.Sprintf("the key %q is written twice: the one before does not count", name)
	if at := first.Position(); at.Line > 0 {
		message = fmt.Sprintf("the key %q is written twice: the one on line %d does not count", name, at.Line)
		if first.Path() != second.Path() {
			message = fmt.Sprintf("the key %q is written twice: the one at %s does not count", name, first)
		}
	}
	d.tell(source.Problem{
		Severity: source.Note, Range: second, Message: message, Hint: "Strict validation, as of kubectl apply, refuses it: remove one of them.",
	})
}

// key reads a key: what Kubernetes makes of it, and where it is.
func (d *decoder) key(n *yaml.Node, depth int) (string, part, bool) {
	if n.Kind == yaml.ScalarNode && n.Anchor == "" && n.Style&^yaml.DoubleQuotedStyle == 0 {
		if kind, _, _ := resolve(n.Value); kind == value.String || n.Style != 0 {
			d.nodes++
			start := d.lines.at(n.Line, n.Column)
			if start = d.afterProperties(start); !d.full {
				return n.Value, part{start: start, end: d.endOf(n, start, -1)}, true
			}
		}
	}
	at := d.value(n, depth+1, -1)
	p := at.value
	switch p.Kind() {
	case value.String:
		text, _ := p.Str()
		return text, at, true
	case value.Bool:
		if b, _ := p.Truth(); b {
			return "true", at, true
		}
		return "false", at, true
	case value.Number:
		if n.Kind == yaml.AliasNode {
			n = n.Alias
		}
		if text, ok := numberKey(n.Value); ok {
			return text, at, true
		}
	case value.Unknown:
		return "", at, false // said already
	default:
	}
	d.fail("key", at.start, at.end, "the key is none that Kubernetes can read: it must be a text", "")
	return "", at, false
}

// isMerge reports whether a key merges other mappings into its own.
func isMerge(k *yaml.Node) bool {
	return k.Kind == yaml.ScalarNode && k.Value == "<<" && k.Tag == "!!merge"
}

// merge adds the entries of other mappings. What comes later in the text counts,
// whether merged or written, as it does for Kubernetes; in a list of mappings the
// earlier ones count.
func (d *decoder) merge(o *object, v *yaml.Node, depth, indent int, p *part) int {
	from := d.value(v, depth+1, indent)
	p.size += from.size
	switch from.value.Kind() {
	case value.Object:
		o.take(from.value)
		return from.end
	case value.List:
		if v.Kind != yaml.AliasNode && o.takeAll(from.value.Items()) {
			return from.end
		}
	case value.Unknown:
		o.open = from.value.Why()
		return from.end
	default:
	}
	o.open = "what is merged into it is no mapping"
	d.fail("", from.start, from.end, "what is merged must be a mapping, or a list of mappings", "")
	return from.end
}

// takeAll takes the entries of several mappings, of which the earlier ones count.
func (o *object) takeAll(items []*value.Value) bool {
	for i := len(items) - 1; i >= 0; i-- {
		switch items[i].Kind() {
		case value.Object:
			o.take(items[i])
		case value.Unknown:
			o.open = items[i].Why()
		default:
			return false
		}
	}
	return true
}

func (o *object) take(from *value.Value) {
	if from.Open() {
		o.open = from.OpenWhy()
	}
	for _, f := range from.Fields() {
		o.set(f, true)
	}
}
