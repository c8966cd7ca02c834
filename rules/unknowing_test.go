package rules_test

import (
	"path"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/ruletest"
)

// TestKnowingLess turns everything a fixture says unknown, one thing at a time,
// and holds the product to its two promises: no finding appears that was not
// there, and a finding that goes leaves an open check of its rule behind. A
// rule is held to them on all its good and bad fixtures; each thing that can become unknown
// is also shown to all rules, a few times for each category.
func TestKnowingLess(t *testing.T) {
	e, err := strict()
	if err != nil {
		t.Fatal(err)
	}
	shown := &sightings{}
	for _, r := range e.Rules() {
		t.Run(folder(r), func(t *testing.T) {
			t.Parallel()
			own := e.Only(func(o *finding.Rule) bool { return o.ID == r.ID })
			for _, f := range fixtures(t, r) {
				if f.Kind != ruletest.Unknown && f.Day == today {
					knowLess(t, e, own, f, shown)
				}
			}
		})
	}
}

// sightings counts how often something was shown to all rules.
type sightings struct{ count sync.Map }

const showings = 2

// again reports whether a thing is to be shown once more.
func (s *sightings) again(category, what string) bool {
	n, _ := s.count.LoadOrStore(category+" "+what, new(atomic.Int32))
	return n.(*atomic.Int32).Add(1) <= showings
}

func knowLess(t *testing.T, all, own *engine.Engine, f fixture, shown *sightings) {
	specs := f.specs(t)
	clusters := f.Clusters(ruletest.Fresh(specs))
	base := map[*engine.Engine]map[string]string{
		all: ruletest.Failures(run(t, all, clusters)),
		own: ruletest.Failures(run(t, own, clusters)),
	}
	for _, step := range ruletest.LessKnown(specs) {
		e := own
		if shown.again(path.Dir(f.Dir), step.Kind) {
			e = all
		}
		for _, complaint := range ruletest.Contradictions(base[e], run(t, e, f.Clusters(step.Specs))) {
			t.Errorf("%s/%s, %s unknown: %s", f.Dir, f.Name, step.What, complaint)
		}
	}
}
