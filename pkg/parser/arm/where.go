package arm

import (
	"slices"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// where is the place of a value: where it was written, and the steps from its
// use to there.
type where struct {
	at, head source.Range // all of it, and what to point at
	dep      *deployment  // the deployment it was written in
	steps    *steps
}

// steps is a list of steps, the one nearest to the use first.
type steps struct {
	step value.Step
	next *steps
}

func (w where) before(s value.Step) where {
	w.steps = &steps{s, w.steps}
	return w
}

// Locate implements [value.Locator].
func (w where) Locate() value.Place {
	p := value.Place{Origin: w.head, Source: w.bicepPlace()}
	for s := w.steps; s != nil; s = s.next {
		if !slices.Contains(p.Trail, s.step) { // a list and its elements may have come one way
			p.Trail = append(p.Trail, s.step)
		}
	}
	p.Trail = append(p.Trail, w.dep.trail()...)
	return p
}

// via puts a step before the way a value came.
func (v *val) via(s value.Step) *val {
	return v.with(func(c *val) { c.where = c.where.before(s) })
}

// placed gives a value that has no place yet the place w.
func (v *val) placed(w where) *val {
	if v == nil || !v.where.at.IsZero() {
		return v
	}
	return v.with(func(c *val) { c.where = w })
}
