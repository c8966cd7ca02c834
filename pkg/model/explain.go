package model

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// Explanation says where a value of the model came from.
type Explanation struct {
	Path  Path
	State State
	// Derived says that it is a fact that nobody writes.
	Derived bool
	// Value is the value as JSON; empty when it is unknown or the path ends at
	// something that is not a single value.
	Value string
	// Why says why it is unknown.
	Why string
	// Address is the declared thing it belongs to.
	Address string
	// Computed says how a derived value was computed, a step a line.
	Computed []string
	// Origins are the written values it was taken or computed from, the one to
	// point at first.
	Origins []Origin
}

// Origin is a written value and the way it came.
type Origin struct {
	// Note tells what the value stands for: written, a default and whose, or
	// not known.
	Note  string
	Place source.Range
	// Text is the source at Place, cut to one line; empty when it must not be
	// shown.
	Text  string
	Trail []value.Step
}

// Explain says where the value at a path came from, step by step. It fails when
// the path leads nowhere, naming the step that does.
func Explain(c *Cluster, path Path) (Explanation, error) {
	found, err := Locate(c, path)
	if err != nil {
		return Explanation{}, fmt.Errorf("explain %s: %w", path, err)
	}
	x := Explanation{Path: path, State: Set, Address: found.Address()}
	if found.Leaf == nil {
		x.Origins = []Origin{place("declared", found.Place(), false)}
		if e := found.Maybe(); e != nil {
			x.State, x.Why = Unknown, "it is not known whether it exists"+after(": ", e.MaybeWhy.Why())
		}
		return x, nil
	}
	leaf := found.Leaf
	x.Derived = found.Derived
	x.State, x.Why, x.Computed = leaf.State(), leaf.Why(), slices.Clone(leaf.Steps())
	if x.State != Unknown {
		x.Value = string(jsonFolder{}.Plain(nil, leaf.Plain()))
	}
	seen := map[source.Range]bool{}
	for _, v := range leaf.From() {
		p := v.Place()
		if p.Origin.IsZero() || seen[p.Origin] {
			continue
		}
		seen[p.Origin] = true
		x.Origins = append(x.Origins, place(note(leaf, v), p, v.Secret() || v.Kind() == value.List && holdsSecret(v)))
	}
	if len(x.Origins) == 0 {
		x.Origins = []Origin{place("declared", found.Place(), false)}
	}
	if secret(leaf) && x.State != Unknown {
		x.Value, x.Computed = string(jsonFolder{}.Plain(nil, hidden)), nil
	}
	secrets := SecretsOf(c)
	x.Why = secrets.Mask(x.Why)
	for i, step := range x.Computed {
		x.Computed[i] = secrets.Mask(step)
	}
	return x, nil
}

// note tells what a written value is to a leaf.
func note(leaf Leaf, v *value.Value) string {
	switch {
	case v.IsUnknown() && leaf.State() == Unknown:
		return "not known"
	case v.Implied():
		return "not written: the provider's default, for what is written here"
	case leaf.State() == Default:
		return "not written: Azure's default, for what is written here"
	}
	return "written"
}

// longestText bounds the source text of an origin, in characters.
const longestText = 80

func place(note string, p value.Place, hide bool) Origin {
	o := Origin{Note: note, Place: p.Origin, Trail: p.Trail}
	if !hide {
		o.Text = oneLine(p.Origin.Text())
	}
	return o
}

// oneLine is the first line of a text, shortened.
func oneLine(s string) string {
	line, _, more := strings.Cut(strings.TrimSpace(s), "\n")
	line = strings.TrimRight(line, "\r ")
	if r := []rune(line); len(r) > longestText {
		line, more = string(r[:longestText]), true
	}
	if more {
		line += " ..."
	}
	return line
}

// String writes the explanation as readable lines.
func (x Explanation) String() string {
	var b strings.Builder
	// A strings.Builder does not fail.
	_, _ = x.WriteTo(&b)
	return b.String()
}

// WriteTo implements [io.WriterTo].
func (x Explanation) WriteTo(w io.Writer) (int64, error) {
	var b strings.Builder
	b.WriteString(x.Path.String())
	switch {
	case x.State == Unknown:
		b.WriteString(" is not known" + after(": ", x.Why))
	case x.Value != "":
		how := x.State.String()
		if x.Derived {
			how = "computed"
		}
		fmt.Fprintf(&b, " = %s (%s)", x.Value, how)
	}
	b.WriteByte('\n')
	if x.Address != "" {
		b.WriteString("  of " + x.Address + "\n")
	}
	for _, step := range x.Computed {
		b.WriteString("  computed: " + step + "\n")
	}
	for _, o := range x.Origins {
		b.WriteString("  " + o.Note)
		if !o.Place.IsZero() {
			b.WriteString(" at " + o.Place.String())
		}
		b.WriteString(after(": ", o.Text) + "\n")
		for i := len(o.Trail) - 1; i >= 0; i-- {
			b.WriteString("    by " + stepText(o.Trail[i]) + "\n")
		}
	}
	n, err := io.WriteString(w, b.String())
	return int64(n), err
}

// stepText is one step of a trail in words.
func stepText(s value.Step) string {
	text := string(s.Kind) + after(" ", s.Name)
	if !s.Range.IsZero() && s.Kind == value.StepSource && s.Range.Start == s.Range.End {
		return text + " at " + s.Range.Path() // which line of it is not known
	}
	if !s.Range.IsZero() {
		text += " at " + s.Range.String()
	}
	return text
}
