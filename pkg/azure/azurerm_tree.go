package azure

import (
	"slices"

	"github.com/akslint/akslint/pkg/value"
)

// tree is an object being built. Fields keep the order in which they were
// first set.
type tree struct {
	where value.Locator
	open  bool
	why   string // it is open, empty when nobody said
	// fields are few enough to be looked through. One without a value is a tree.
	fields []value.Field
	trees  []branch
}

// branch is the tree in the place of a field's value.
type branch struct {
	field int
	*tree
}

func newTree(w value.Locator) *tree { return &tree{where: w} }

// find returns the number of a field, -1 when there is none.
func (t *tree) find(name string) int {
	for i := range t.fields {
		if t.fields[i].Name == name {
			return i
		}
	}
	return -1
}

// get returns a finished value, nil when there is none.
func (t *tree) get(name string) *value.Value {
	if i := t.find(name); i >= 0 {
		return t.fields[i].Value
	}
	return nil
}

// room prepares the tree for as many fields, or fewer.
func (t *tree) room(n int) {
	if t.fields == nil {
		t.fields = make([]value.Field, 0, min(n, 12))
	}
}

// field is find that makes what is missing.
func (t *tree) field(name string) int {
	if i := t.find(name); i >= 0 {
		return i
	}
	t.fields = append(t.fields, value.Field{Name: name})
	return len(t.fields) - 1
}

// below returns the tree in the place of a field, nil when there is none.
func (t *tree) below(field int) *tree {
	for _, b := range t.trees {
		if b.field == field {
			return b.tree
		}
	}
	return nil
}

// at returns the tree at a path below t; what is missing is made and located
// at w. An unknown that already stands on the way stays, since what it hides is
// not known: the tree returned then leads nowhere.
func (t *tree) at(path []string, w value.Locator) *tree {
	for _, name := range path {
		i := t.field(name)
		if t.fields[i].Value.IsUnknown() {
			return newTree(w)
		}
		sub := t.below(i)
		if sub == nil {
			sub = newTree(w)
			t.fields[i].Value, t.trees = nil, append(t.trees, branch{i, sub})
		}
		t = sub
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
	if v.IsNothing() && t.find(path[last]) >= 0 {
		return
	}
	i := t.field(path[last])
	t.fields[i].Value, t.fields[i].Key = v, from.Key
	if len(t.trees) > 0 {
		t.trees = slices.DeleteFunc(t.trees, func(b branch) bool { return b.field == i })
	}
}

// value closes the tree: nothing is set after that.
func (t *tree) value() *value.Value {
	for _, b := range t.trees {
		t.fields[b.field].Value = b.value()
	}
	v := value.NewObject(slices.Clip(t.fields), t.where)
	if t.open {
		v = v.OpenBecause(t.why)
	}
	return v
}
