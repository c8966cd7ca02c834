package azure

import (
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// tree is an object being built. Fields keep the order in which they were
// first set.
type tree struct {
	where value.Locator
	open  bool
	why   string // it is open, empty when nobody said
	nodes []node // few enough to be looked through
}

// node is a finished value or a tree, never both.
type node struct {
	name string
	key  source.Range // where the key is written
	leaf *value.Value
	sub  *tree
}

func newTree(w value.Locator) *tree { return &tree{where: w} }

// find returns the node of a name, nil when there is none. It is good until
// another one is made.
func (t *tree) find(name string) *node {
	for i := range t.nodes {
		if t.nodes[i].name == name {
			return &t.nodes[i]
		}
	}
	return nil
}

// room prepares the tree for as many nodes, or fewer.
func (t *tree) room(n int) {
	if t.nodes == nil {
		t.nodes = make([]node, 0, min(n, 12))
	}
}

// node is find that makes what is missing.
func (t *tree) node(name string) *node {
	if n := t.find(name); n != nil {
		return n
	}
	t.nodes = append(t.nodes, node{name: name})
	return &t.nodes[len(t.nodes)-1]
}

// at returns the tree at a path below t; what is missing is made and located
// at w. An unknown that already stands on the way stays, since what it hides is
// not known: the tree returned then leads nowhere.
func (t *tree) at(path []string, w value.Locator) *tree {
	for _, name := range path {
		n := t.node(name)
		if n.leaf.IsUnknown() {
			return newTree(w)
		}
		if n.sub == nil {
			n.sub, n.leaf = newTree(w), nil
		}
		t = n.sub
	}
	return t
}

// set puts a finished value at a path; from is the field it was read from, w
// where objects on the way are located. Null never takes the place of what is
// there: it only says where nothing was asked for.
func (t *tree) set(path []string, v *value.Value, from value.Field, w value.Locator) {
	if v == nil || len(path) == 0 {
		return
	}
	last := len(path) - 1
	t = t.at(path[:last], w)
	if v.IsNothing() && t.find(path[last]) != nil {
		return
	}
	n := t.node(path[last])
	n.leaf, n.sub, n.key = v, nil, from.Key
}

// value closes the tree.
func (t *tree) value() *value.Value {
	fields := make([]value.Field, 0, len(t.nodes))
	for _, n := range t.nodes {
		v := n.leaf
		if n.sub != nil {
			v = n.sub.value()
		}
		fields = append(fields, value.Field{Name: n.name, Key: n.key, Value: v})
	}
	v := value.NewObject(fields, t.where)
	if t.open {
		v = v.OpenBecause(t.why)
	}
	return v
}
