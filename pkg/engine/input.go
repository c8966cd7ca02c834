package engine

import (
	"slices"

	"github.com/akslint/akslint/pkg/engine/kleene"
	"github.com/akslint/akslint/pkg/model"
	"github.com/akslint/akslint/pkg/value"
)

// missing is something of a cluster that is not known: a leaf, whether an
// entity exists, or whether a list has more elements than are shown.
type missing struct {
	path model.Path
	why  string
	// written is the value that decides, nil when there is none to point at.
	written *value.Value
	// number says that the leaf is a number or a switch, which a text that
	// decides over it does not stand for.
	number bool
}

// input is a cluster as rules see it: what is known as a term, and the same
// with numbered holes for what is not.
type input struct {
	cluster *model.Cluster
	value   *kleene.Value
	missing []missing // by the number of the hole
	grouped []*holeKind
	secrets *model.Secrets
}

// newInput folds a cluster. What clusters have alike is taken from known.
func newInput(c *model.Cluster, known *vocabulary) *input {
	in := &input{cluster: c, secrets: model.SecretsOf(c)}
	in.value = model.Fold(c, &folder{in: in, known: known})
	return in
}

type folder struct {
	in    *input
	known *vocabulary
}

// hole numbers something that is not known.
func (f *folder) hole(path model.Path, why string, at *value.Value) int {
	if seen, unseen := f.in.cluster.Seen(); !seen && why == "" {
		why = unseen
	}
	f.in.missing = append(f.in.missing, missing{path: slices.Clone(path), why: why, written: at})
	return len(f.in.missing) - 1
}

// Leaf implements [model.Folder].
func (f *folder) Leaf(path model.Path, leaf model.Leaf) (*kleene.Value, bool) {
	if leaf.State() != model.Unknown {
		return f.Plain(path, leaf.Plain()), true
	}
	var at *value.Value
	if from := leaf.From(); len(from) > 0 {
		at = from[0]
	}
	n := f.hole(path, leaf.Why(), at)
	switch leaf.(type) {
	case model.Value[int], *model.Value[int], model.Value[bool], *model.Value[bool]:
		f.in.missing[n].number = true
	}
	return kleene.Hole(n, func() string { return f.in.wording(f.in.missing[n]) }), true
}

// Plain implements [model.Folder].
func (f *folder) Plain(_ model.Path, v any) *kleene.Value { return f.known.value(v) }

// List implements [model.Folder].
func (f *folder) List(path model.Path, list model.Collection, items []*kleene.Value) *kleene.Value {
	var more kleene.Holes
	if list != nil && list.IsOpen() {
		more = kleene.Holes{f.hole(path, openReason(list.OpenWhy()), list.OpenWhy())}
	}
	return kleene.Array(items, more)
}

func openReason(why *value.Value) string {
	if w := why.Why(); w != "" {
		return w
	}
	return "there may be more than the files show"
}

// Object implements [model.Folder].
func (f *folder) Object(path model.Path, entity *model.Entity, keys []string, items []*kleene.Value) *kleene.Value {
	v := kleene.Object(f.known.keys(keys), items)
	if entity != nil && entity.Maybe && len(path) > 0 {
		v = v.Maybe(kleene.Holes{f.hole(path, maybeReason(entity), entity.MaybeWhy)})
	}
	return v
}

func maybeReason(e *model.Entity) string {
	if w := e.MaybeWhy.Why(); w != "" {
		return w
	}
	return "it is not known whether " + orElse(e.Address, "it") + " exists"
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
