package terraform

import (
	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// says is what the sources say of a value.
type says struct {
	hcl    *value.Value // as the sources evaluate, nil when they do not say
	conf   *jsonNode    // its expression, or those of a block's attributes, in the plan's configuration
	scope  *planScope   // where conf is written
	holder *jsonNode    // the resource in the configuration
	blocks azure.Blocks // nested blocks: the configuration lists no dynamic ones
	all    bool         // everything in it is written: it is inside an expression
	deep   bool         // it is a part of what conf makes
	// silent: nothing says whether it is written, as for what a dynamic block
	// makes.
	silent bool
}

// field says whether an attribute or block is written, and what is said of it.
// What is not written was filled in by the provider.
func (s says) field(name string, n planNode) (says, bool) {
	inner, isBlock := s.blocks[name]
	out := says{scope: s.scope, holder: s.holder, conf: s.conf.get(name), blocks: inner}
	switch {
	case s.all:
		out.conf, out.all, out.deep = s.conf, true, true
		out.hcl = s.hcl.Get(name)
		return out, true
	case s.silent:
		out.silent = true
		return out, true
	case s.hcl.Kind() == value.Object && !s.hcl.Open():
		f, ok := s.hcl.Field(name)
		out.hcl = f.Value
		out.all = isExpression(out.conf)
		return out, ok
	case s.conf.is(jsonObject):
		out.all = isExpression(out.conf)
		// A dynamic block is not in the configuration.
		if out.conf == nil && (hasBlocks(n) || isBlock && n.isUnknown()) {
			out.silent = true
			return out, true
		}
		return out, out.conf != nil
	}
	out.silent = true
	return out, true
}

// isExpression tells an attribute of the configuration from a block.
func isExpression(conf *jsonNode) bool {
	return conf.is(jsonObject) && (conf.get("references") != nil || conf.get("constant_value") != nil || len(conf.members) == 0)
}

func hasBlocks(n planNode) bool {
	items := n.after.elements()
	return len(items) > 0 && items[0].kind == jsonObject
}

// counterpart finds the element of the sources' list that became the element i
// of the plan's: by content, since sets have an order of their own, else by
// its place.
func counterpart(list *value.Value, n planNode, i, length int) *value.Value {
	items := list.Items()
	if text, ok := identifying(n.after); ok {
		for _, item := range items {
			if t, ok := textOfValue(item); ok && t == text {
				return item
			}
		}
	}
	if list.Open() || len(items) != length {
		return nil
	}
	if _, named := textOfValue(items[i]); named && !n.isUnknown() && n.after.kindOf() != jsonNull {
		if _, ok := identifying(n.after); ok {
			return nil // it is another one
		}
	}
	return items[i]
}

// identifying is what tells an element from the others: its content, or the
// name it has.
func identifying(n *jsonNode) (string, bool) {
	switch n.kindOf() {
	case jsonString, jsonNumber:
		return n.text, true
	case jsonObject:
		return n.get("name").str(), n.get("name").str() != ""
	default:
		return "", false
	}
}

func textOfValue(v *value.Value) (string, bool) {
	if v.Kind() == value.Object {
		v = v.Get("name")
	}
	if s, ok := v.Str(); ok {
		return s, true
	}
	if v.Kind() == value.Number {
		return v.Num()
	}
	return "", false
}
