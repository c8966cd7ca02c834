package ruletest

import (
	"slices"

	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/model"
	"github.com/akslint/akslint/pkg/parser"
)

// fixture holds a rule against one configuration. It returns what is found in a bad
// one, as want.txt has it.
func (t *trial) fixture(out *Folder, f Fixture) ([]string, error) {
	out.Fixtures++
	e, err := t.engine(f.Day)
	if err != nil {
		return nil, err
	}
	e = e.Only(func(r *finding.Rule) bool { return r.ID == out.Rule.ID })
	specs, err := f.Specs()
	if err != nil {
		return nil, err
	}
	if len(specs.Problems) > 0 {
		for _, p := range specs.Problems {
			t.mistake(out, p.Place(), p.Message)
		}
		return nil, nil
	}
	clusters := f.Clusters(Fresh(specs))
	if len(clusters) == 0 {
		t.mistake(out, f.Name, "there is neither a cluster nor an object of Kubernetes in it")
		return nil, nil
	}
	before := len(out.Mistakes)
	fails, opens, err := t.check(out, f, e, clusters)
	if err != nil || len(out.Mistakes) > before {
		return nil, err
	}
	switch {
	case f.Kind == Bad && len(fails) == 0:
		t.mistake(out, f.Name, "the rule finds nothing in it")
	case f.Kind == Good:
		t.complain(out, "in a good file: ", append(fails, opens...))
	case f.Kind == Unknown:
		t.complain(out, "from what is not known: ", fails)
		if len(opens) == 0 {
			t.mistake(out, f.Name, "no check stays open: what is not known is passed over in silence")
		}
	}
	if f.Kind != Unknown {
		if err := t.knowLess(out, f, e, specs, append(fails, opens...)); err != nil {
			return nil, err
		}
	}
	var lines []string
	for _, g := range fails {
		if f.Kind == Bad {
			lines = append(lines, g.Location.Range.String()+": "+g.Message)
		}
	}
	return lines, nil
}

// check runs the rule and tells failures from checks that stay open.
func (t *trial) check(out *Folder, f Fixture, e *engine.Engine, clusters []*model.Cluster) (fails, opens []finding.Finding, err error) {
	result, err := e.Check(t.ctx, clusters)
	for _, e := range result.Errors {
		t.mistake(out, f.Name, e.Error())
	}
	for _, g := range result.Findings {
		if g.Kind == finding.Open {
			opens = append(opens, g)
		} else {
			fails = append(fails, g)
		}
	}
	return fails, opens, err
}

func (t *trial) complain(out *Folder, how string, fs []finding.Finding) {
	for _, g := range fs {
		t.mistake(out, g.Location.Range.String(), how+g.Message)
	}
}

// knowLess hides everything a fixture says, one thing at a time.
func (t *trial) knowLess(out *Folder, f Fixture, e *engine.Engine, specs parser.Specs, before []finding.Finding) error {
	base := Failures(before)
	for _, step := range LessKnown(specs) {
		out.Hidden++
		result, err := e.Check(t.ctx, f.Clusters(step.Specs))
		if err != nil {
			return err
		}
		for _, complaint := range Contradictions(base, result.Findings) {
			t.mistake(out, f.Name, "with "+step.What+" not known: "+complaint)
		}
		if n := len(result.Errors); n > 0 && !slices.ContainsFunc(out.Mistakes, func(m engine.Mistake) bool { return m.Message == result.Errors[0].Error() }) {
			t.mistake(out, f.Name, result.Errors[0].Error())
		}
	}
	return nil
}
