package manifest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"

	"go.yaml.in/yaml/v3"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// decoder reads one text.
type decoder struct {
	text      Text
	documents []Document
	problems  []source.Problem
	count     [source.Budget + 1]int // of problems, by severity
	nodes     int
	full      bool // a budget is used up

	// The piece that is being read.
	start int
	lines lines
	cuts  []cut

	// The document that is being read.
	aliased int
	shared  map[*yaml.Node]part
	open    map[*yaml.Node]bool
	told    map[string]bool // what was said of it already, and is said only once
}

// part is a value with where it is in the piece.
type part struct {
	value      *value.Value
	start, end int
	size       int // how many nodes it has
}

// piece reads the documents of a part of the text; usually it is one.
func (d *decoder) piece(start, end int) {
	data, cuts := asYAML(d.text.Bytes[start:end])
	d.start, d.cuts = start, cuts
	d.lines.reset(data)
	nodes := yaml.NewDecoder(bytes.NewReader(data))
	for !d.full {
		var n yaml.Node
		err := parse(nodes, &n)
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			d.broken(data, err)
			return
		}
		d.document(&n, start, end)
	}
}

// document turns one document into values.
func (d *decoder) document(n *yaml.Node, start, end int) {
	if len(d.documents) >= MaxDocuments {
		d.exhaust(start, end, fmt.Sprintf("there are more than %d documents; the rest was not read", MaxDocuments))
		return
	}
	doc := Document{Start: start, End: end}
	d.aliased, d.shared, d.open, d.told = 0, nil, nil, nil
	if len(n.Content) > 0 && !isEmpty(n.Content[0]) {
		root := d.value(n.Content[0], 1, -1)
		doc.Root = root.value
		doc.Header = d.rangeOf(root.start, root.end)
		if fields := doc.Root.Fields(); len(fields) > 0 {
			doc.Header = fields[0].Key
		}
	}
	d.documents = append(d.documents, doc)
}

// isEmpty reports whether nothing is written.
func isEmpty(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Value == "" && n.Style == 0
}

// tell adds a problem. A file that is wrong from end to end says so often enough.
func (d *decoder) tell(p source.Problem) {
	if d.count[p.Severity]++; d.count[p.Severity] == maxProblems {
		p.Message, p.Hint = "there is more like what is said above; it is not listed", ""
	}
	if d.count[p.Severity] <= maxProblems {
		d.problems = append(d.problems, p)
	}
}

// exhaust says that a budget is used up, and ends the reading.
func (d *decoder) exhaust(start, end int, message string) {
	d.full = true
	d.tell(source.Problem{
		Severity: source.Budget, Range: d.text.Range(start, end), Message: message, Hint: "Split the file.",
	})
}

// rangeOf is the range of a part of the piece.
func (d *decoder) rangeOf(start, end int) source.Range {
	return d.text.Range(d.start+uncut(d.cuts, start), d.start+uncut(d.cuts, end))
}

// locate locates a part of the piece.
func (d *decoder) locate(start, end int) value.Locator {
	return d.text.Locate(d.start+uncut(d.cuts, start), d.start+uncut(d.cuts, end))
}

// fail reports what Kubernetes would refuse, and returns what stands there for
// those who read on. Of one kind a document has one problem.
func (d *decoder) fail(kind string, start, end int, message, why string) part {
	if !d.told[kind] {
		if kind != "" {
			if d.told == nil {
				d.told = map[string]bool{}
			}
			d.told[kind] = true
		}
		d.tell(source.Problem{Severity: source.Error, Range: d.rangeOf(start, end), Message: message})
	}
	return part{value: value.NewUnknown(why, d.locate(start, end)), start: start, end: end, size: 1}
}

// value turns a node into a value. depth is how deep it is nested, indent the
// indentation of the block around it, as block scalars need to know it.
func (d *decoder) value(n *yaml.Node, depth, indent int) part {
	start := d.lines.at(n.Line, n.Column)
	if d.nodes++; d.nodes > MaxNodes && !d.full {
		d.exhaust(d.start, d.start, fmt.Sprintf("there are more than %d values; the rest was not read", MaxNodes))
	}
	if d.full {
		return part{value: value.NewUnknown("the file is too large", d.locate(start, start)), start: start, end: start, size: 1}
	}
	if depth > MaxDepth {
		return d.fail("depth", start, start, fmt.Sprintf("it is nested more than %d levels deep", MaxDepth), "it is nested too deep")
	}
	if n.Kind == yaml.AliasNode {
		return d.alias(n, start, depth)
	}
	if n.Anchor == "" {
		return d.written(n, start, depth, indent)
	}
	if d.open == nil {
		d.open, d.shared = map[*yaml.Node]bool{}, map[*yaml.Node]part{}
	}
	d.open[n] = true
	p := d.written(n, start, depth, indent)
	delete(d.open, n)
	d.shared[n] = p
	return p
}

func (d *decoder) written(n *yaml.Node, start, depth, indent int) part {
	switch n.Kind {
	case yaml.MappingNode:
		return d.mapping(n, start, depth)
	case yaml.SequenceNode:
		return d.sequence(n, start, depth)
	default:
		return d.scalar(n, start, indent)
	}
}

// alias returns what an anchor stands for. The values are those of the anchor,
// so they are written there; only the outermost knows of the alias.
func (d *decoder) alias(n *yaml.Node, start, depth int) part {
	end := min(start+1+len(n.Value), len(d.lines.data))
	if d.open[n.Alias] {
		return d.fail("cycle", start, end, fmt.Sprintf("the anchor %q holds itself", n.Value), "an anchor holds itself")
	}
	p, ok := d.shared[n.Alias]
	if !ok { // an anchor that was passed over, too deep or as a key
		p = d.value(n.Alias, depth, -1)
	}
	if d.aliased += p.size; d.aliased > MaxAliased {
		return d.fail("aliases", start, end, fmt.Sprintf("the aliases of the document stand for more than %d values", MaxAliased), "its aliases stand for too many values")
	}
	step := value.Step{Kind: value.StepAlias, Name: n.Value, Range: d.rangeOf(start, end)}
	return part{value: p.value.WithPlace(&aliased{step, p.value.Locator()}), start: start, end: end, size: p.size}
}

// aliased locates what an alias stands for.
type aliased struct {
	step value.Step
	at   value.Locator
}

// Locate returns the place of the anchor, by way of the alias.
func (a *aliased) Locate() value.Place {
	p := a.at.Locate()
	p.Trail = slices.Concat([]value.Step{a.step}, p.Trail)
	return p
}

func (d *decoder) sequence(n *yaml.Node, start, depth int) part {
	start = d.afterProperties(start)
	flow := d.opens(start, '[')
	indent := d.lines.indent(n.Line, start)
	p := part{start: start, end: start, size: 1}
	if flow {
		p.end++
	}
	items := make([]*value.Value, 0, len(n.Content))
	for _, child := range n.Content {
		item := d.value(child, depth+1, indent)
		items = append(items, item.value)
		p.end, p.size = max(p.end, item.end), p.size+item.size
	}
	if flow {
		p.end = d.closing(p.end, ']')
	}
	p.value = value.NewList(items, d.locate(p.start, p.end))
	return p
}
