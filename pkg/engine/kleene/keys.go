package kleene

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Keys are the names of an object's fields. Objects with the same fields share
// them. The zero value has none.
type Keys struct {
	names []*Value
	// texts and others say where a name is; others go by hash.
	texts  map[ast.String]int
	others map[int][]int
	sorted []int // places in the order of names, once somebody has asked
}

// NewKeys returns the keys with these names, of which no two are the same.
func NewKeys(names ...*ast.Term) *Keys {
	k := &Keys{}
	for _, n := range names {
		k.add(n)
	}
	return k
}

func (k *Keys) add(name *ast.Term) {
	at := len(k.names)
	k.names = append(k.names, Known(name))
	if s, ok := name.Value.(ast.String); ok {
		if k.texts == nil {
			k.texts = map[ast.String]int{}
		}
		k.texts[s] = at
		return
	}
	if k.others == nil {
		k.others = map[int][]int{}
	}
	h := name.Hash()
	k.others[h] = append(k.others[h], at)
}

// find returns the place of a name, -1 when it is none. It works on nil.
func (k *Keys) find(name ast.Value) int {
	if k == nil {
		return -1
	}
	if s, ok := name.(ast.String); ok {
		if at, ok := k.texts[s]; ok {
			return at
		}
		return -1
	}
	if len(k.others) == 0 {
		return -1
	}
	for _, at := range k.others[name.Hash()] {
		if k.term(at).Value.Compare(name) == 0 {
			return at
		}
	}
	return -1
}

func (k *Keys) term(at int) *ast.Term { return k.names[at].term }

// order are the places of the names as Rego goes over them.
func (k *Keys) order() []int {
	if len(k.sorted) != len(k.names) {
		k.sorted = make([]int, len(k.names))
		for i := range k.sorted {
			k.sorted[i] = i
		}
		slices.SortFunc(k.sorted, func(a, b int) int { return k.term(a).Value.Compare(k.term(b).Value) })
	}
	return k.sorted
}
