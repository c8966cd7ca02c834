package model

import (
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// State is what is known of a leaf.
type State uint8

const (
	// Unknown: written, but undecidable without running the deployment, or
	// derived from something that is. The zero value, so that a field nobody
	// filled in never accuses. Rego sees no key.
	Unknown State = iota
	// Set: written in the sources, or computed from what is. Rego sees the value.
	Set
	// Default: not written; the provider or Azure fills it in. Rego sees the
	// default, or null where there is none.
	Default
)

// String returns unknown, set or default.
func (s State) String() string { return [...]string{"unknown", "set", "default"}[s] }

// Value is a leaf of the model.
type Value[T any] struct {
	state State
	null  bool
	v     T
	from  []*value.Value
	told  *told // nil for most, of which there are many
}

// told is what is said about a leaf.
type told struct {
	why   string   // it is unknown
	steps []string // that it was computed in
}

// Leaf is what the walkers of the model see of a Value, whatever it holds.
type Leaf interface {
	// State returns what is known.
	State() State
	// Plain returns the value as a bool, int, float64, string, []string or nil
	// for null. It means nothing when the leaf is unknown.
	Plain() any
	// From returns the written values it was taken or computed from, the one to
	// point at first. It may be empty.
	From() []*value.Value
	// Why says why the leaf is unknown; empty when it is not.
	Why() string
	// Steps says in words how a derived value was computed, one step a line.
	Steps() []string
}

// Known returns a leaf that was written; from is where.
func Known[T any](v T, from ...*value.Value) Value[T] {
	return Value[T]{state: Set, v: v, from: present(from)}
}

// Defaulted returns a leaf that was not written but has a default. from is what
// encloses it, for a place to point at.
func Defaulted[T any](v T, from ...*value.Value) Value[T] {
	return Value[T]{state: Default, v: v, from: present(from)}
}

// None returns a leaf that was not written and has no default: Rego sees null.
func None[T any](from ...*value.Value) Value[T] {
	return Value[T]{state: Default, null: true, from: present(from)}
}

// NotKnown returns an unknown leaf. why fits after "because".
func NotKnown[T any](why string, from ...*value.Value) Value[T] {
	l := Value[T]{from: present(from)}
	if why != "" {
		l.told = &told{why: why}
	}
	return l
}

func present(vs []*value.Value) []*value.Value {
	out := vs[:0:0]
	for _, v := range vs {
		if v != nil {
			out = append(out, v)
		}
	}
	return out
}

// Explained returns a copy that says how it was computed.
func (l Value[T]) Explained(steps ...string) Value[T] {
	l.told = &told{l.reason(), steps}
	return l
}

// besides returns a copy that was computed from another leaf too.
func (l Value[T]) besides(others ...Leaf) Value[T] {
	l.from = l.from[:len(l.from):len(l.from)]
	for _, o := range others {
		l.from = append(l.from, o.From()...)
	}
	return l
}

// Get returns the value, and false when it is unknown or null.
func (l Value[T]) Get() (T, bool) { return l.v, l.state != Unknown && !l.null }

// Or returns the value, or other when it is unknown or null.
func (l Value[T]) Or(other T) T {
	if v, ok := l.Get(); ok {
		return v
	}
	return other
}

// State implements [Leaf].
func (l Value[T]) State() State { return l.state }

// IsNull reports whether nothing was written and there is no default.
func (l Value[T]) IsNull() bool { return l.state != Unknown && l.null }

// IsUnknown reports whether the leaf is unknown.
func (l Value[T]) IsUnknown() bool { return l.state == Unknown }

// Plain implements [Leaf].
func (l Value[T]) Plain() any {
	if l.null {
		return nil
	}
	return l.v
}

// From implements [Leaf]. What is appended to it is a copy.
func (l Value[T]) From() []*value.Value { return l.from[:len(l.from):len(l.from)] }

// Why implements [Leaf].
func (l Value[T]) Why() string {
	if l.state != Unknown {
		return ""
	}
	if why := l.reason(); why != "" {
		return why
	}
	var reasons []string
	for _, v := range l.from {
		if w := v.Why(); w != "" {
			reasons = append(reasons, w)
		}
	}
	return strings.Join(reasons, "; ")
}

// Steps implements [Leaf].
func (l Value[T]) Steps() []string {
	if l.told == nil {
		return nil
	}
	return l.told.steps
}

// reason is why the leaf is unknown, as far as it was said of the leaf itself.
func (l Value[T]) reason() string {
	if l.told == nil {
		return ""
	}
	return l.told.why
}

// Entity is embedded in every struct of the model that stands for something
// declared in the sources: it gives the struct a place.
type Entity struct {
	// Address names it in its own language; empty for a part of another thing.
	Address string `json:"address,omitempty" doc:"How the sources call it."`
	// Scope tells things apart that have the same address, such as one object in
	// two overlays; empty where the address does.
	Scope string `json:"-"`
	// Maybe is true when it is not known whether it will exist; a finding below
	// it is then open.
	Maybe bool `json:"-"`
	// MaybeWhy is the value that decides over Maybe, nil when there is none.
	MaybeWhy *value.Value `json:"-"`
	// Copies is how many alike things this one stands for, when count or for_each
	// makes too many to tell apart; 0 and 1 both mean one.
	Copies int `json:"-"`
	// At is where it is declared.
	At value.Locator `json:"-"`
}

// Ent returns the entity itself; with it every struct that embeds an Entity is
// a [Placed].
func (e *Entity) Ent() *Entity { return e }

// Placed is a struct of the model that stands for something declared.
type Placed interface{ Ent() *Entity }

// List is a collection of the model. Rego sees an array of what is known to be
// there. Whether there may be more is Open; a rule never needs to ask, since
// facts about the whole collection are derived in Go and are unknown when it is
// open.
type List[T any] struct {
	Items []T
	Open  bool
	// Why says what may add more; nil when not open or not known.
	Why *value.Value
}

// Collection is what the walkers see of a List.
type Collection interface {
	Len() int
	IsOpen() bool
	OpenWhy() *value.Value
}

// Len returns the number of known elements.
func (l List[T]) Len() int { return len(l.Items) }

// IsOpen reports whether there may be more.
func (l List[T]) IsOpen() bool { return l.Open }

// OpenWhy returns what may add more.
func (l List[T]) OpenWhy() *value.Value { return l.Why }

// Add appends an element.
func (l *List[T]) Add(item T) { l.Items = append(l.Items, item) }
