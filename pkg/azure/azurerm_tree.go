package azure

import "github.com/akslint/akslint/pkg/value"

// tree is an object being built. Fields keep the order in which they were
// first set.
type tree struct {
	where value.Locator
	open  bool
	order []string
	nodes map[string]*node
}

// node is a finished value or a tree, never both.
type node struct {
	key  value.Field
	leaf *value.Value
	sub  *tree
}

func newTree(w value.Locator) *tree {
	return &tree{where: w, nodes: map[string]*node{}}
}

func (t *tree) node(name string) *node {
	n, ok := t.nodes[name]
	if !ok {
		n = &node{}
		t.nodes[name] = n
		t.order = append(t.order, name)
	}
	return n
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
	if n := t.nodes[path[last]]; v.IsNothing() && n != nil {
		return
	}
	n := t.node(path[last])
	n.leaf, n.sub, n.key = v, nil, from
}

// value closes the tree.
func (t *tree) value() *value.Value {
	fields := make([]value.Field, 0, len(t.order))
	for _, name := range t.order {
		n := t.nodes[name]
		v := n.leaf
		if n.sub != nil {
			v = n.sub.value()
		}
		fields = append(fields, value.Field{Name: name, Key: n.key.Key, Value: v})
	}
	v := value.NewObject(fields, t.where)
	if t.open {
		v = v.AsOpen()
	}
	return v
}
