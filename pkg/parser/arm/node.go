package arm

import (
	"strings"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// node is one value of a template as it is written. It is what the evaluator
// works on: JSON is read into it, and any other notation can be lowered to it.
type node struct {
	kind   value.Kind // Null, Bool, Number, String, List or Object
	flag   bool       // of a bool
	text   string     // of a string or number
	items  []*node
	fields []member
	at     source.Range // the whole value
	head   source.Range // what to point at: the key and the bracket of a container

	parsed bool
	expr   *expr // of a string that is an expression, once parsed
	given  *val  // of what was evaluated before; the kind is Unknown
}

// before is the value of what was evaluated before, nil for nothing.
func (n *node) before() *val {
	if n == nil {
		return nil
	}
	return n.given
}

// written is a template that an expression came to, as it would be written at
// the place of its pieces, or at that of the expression. It is nil for what is no
// object, or may have more in it than is known.
func written(v *val, by *node) *node {
	if n := nodeOf(v, by); n != nil && n.kind == value.Object {
		return n
	}
	return nil
}

func nodeOf(v *val, by *node) *node {
	n := &node{kind: v.kind, flag: v.flag, text: v.text, at: v.where.at, head: v.where.head}
	if n.at.IsZero() {
		n.at, n.head = by.at, by.head
	}
	if v.isUnknown() || v.secret {
		return &node{kind: value.Unknown, given: v, at: n.at, head: n.head}
	}
	if v.open || v.member != nil {
		return nil
	}
	for _, item := range v.items {
		inner := nodeOf(item, n)
		if inner == nil {
			return nil
		}
		n.items = append(n.items, inner)
	}
	for _, f := range v.fields {
		inner := nodeOf(f.v, n)
		if inner == nil {
			return nil
		}
		n.fields = append(n.fields, member{f.name, f.key, inner})
	}
	return n
}

// member is one entry of an object.
type member struct {
	name  string
	key   source.Range
	value *node
}

// get returns the entry of a name, taken without regard to case as ARM does,
// nil when there is none. The last of several wins.
func (n *node) get(name string) *node {
	if n == nil || n.kind != value.Object {
		return nil
	}
	for i := len(n.fields) - 1; i >= 0; i-- {
		if strings.EqualFold(n.fields[i].name, name) {
			return n.fields[i].value
		}
	}
	return nil
}

// path follows names into objects.
func (n *node) path(names ...string) *node {
	for _, name := range names {
		n = n.get(name)
	}
	return n
}

// str is the text of a literal string, and empty for anything else.
func (n *node) str() string {
	if n == nil || n.kind != value.String || isExpression(n.text) {
		return ""
	}
	return literal(n.text)
}

// isTrue reports whether the node is the literal true.
func (n *node) isTrue() bool { return n != nil && n.kind == value.Bool && n.flag }

// list returns the elements, nil for anything but a list.
func (n *node) list() []*node {
	if n == nil || n.kind != value.List {
		return nil
	}
	return n.items
}

// object returns the entries, nil for anything but an object.
func (n *node) object() []member {
	if n == nil || n.kind != value.Object {
		return nil
	}
	return n.fields
}

// isExpression reports whether a text is an expression: it stands in brackets,
// and the first is not doubled.
func isExpression(s string) bool {
	return len(s) > 1 && s[0] == '[' && s[len(s)-1] == ']' && s[1] != '['
}

// literal takes the escape off a text that would otherwise be an expression.
func literal(s string) string {
	if strings.HasPrefix(s, "[[") && strings.HasSuffix(s, "]") {
		return s[1:]
	}
	return s
}
