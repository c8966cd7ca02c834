package engine

import (
	"errors"
	"fmt"
	"slices"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/model"
)

// witness turns the replies of one rule about one cluster into findings.
type witness struct {
	rule     *finding.Rule
	in       *input
	severity finding.Severity
	// formats are what the rule fills values into.
	formats func() []string
}

func newWitness(rule *finding.Rule, in *input, formats func() []string) *witness {
	return &witness{rule: rule, in: in, formats: formats, severity: rule.SeverityIn(in.cluster.Environment.Or(""))}
}

// findings returns what the replies say: one failure for each, one open check
// for each object that could not be decided.
func (w *witness) findings(replies []reply) ([]finding.Finding, error) {
	out := make([]finding.Finding, 0, len(replies))
	var errs []error
	undecided := &doubts{byKey: map[string]*doubt{}}
	failed := map[string]bool{}
	for _, r := range replies {
		found, err := model.Locate(w.in.cluster, r.path)
		if err != nil {
			errs = append(errs, fmt.Errorf("the rule points to a place that does not exist: %w", err))
			continue
		}
		if needs := w.needs(r, found); len(needs) > 0 {
			undecided.add(r, found, needs)
			continue
		}
		out = append(out, w.masked(w.fail(r, found)))
		failed[entityKey(found)] = true
	}
	waiting := -1 // place in out of the check that waits for the cluster
	for _, d := range undecided.list {
		switch {
		case failed[d.key]:
		case waiting >= 0 && w.unseen(d):
			out[waiting].Instances++
		default:
			if w.unseen(d) {
				waiting = len(out)
			}
			out = append(out, w.masked(w.open(d)))
		}
	}
	return out, errors.Join(errs...)
}

// unseen reports whether a doubt cannot be settled while the cluster is not among
// the files. A rule has that of every manifest; once is enough.
func (w *witness) unseen(d *doubt) bool {
	seen, why := w.in.cluster.Seen()
	return !seen && slices.ContainsFunc(d.needs, func(m missing) bool { return m.why == why })
}

// needs are the missing things that decide over a reply: the holes it came
// through, and whether the things on its path exist.
func (w *witness) needs(r reply, found model.Found) []missing {
	out := make([]missing, 0, len(r.needs))
	for _, n := range r.needs {
		out = append(out, w.in.missing[n])
	}
	if e := found.Maybe(); e != nil && len(out) == 0 {
		out = append(out, missing{path: r.path, why: maybeReason(e), written: e.MaybeWhy})
	}
	return out
}

func (w *witness) fail(r reply, found model.Found) finding.Finding {
	f := w.base(finding.Fail, r.path, found)
	f.Message = r.message
	f.Remediation = w.rule.Remediation.Terraform
	if found.InARM() {
		f.Remediation = w.rule.Remediation.ARM
	}
	where := settle(found.Place(), found.Secret())
	f.Location, f.Trail, f.Related = where.primary, where.trail, where.related
	if f.Location.Message == "" {
		f.Location.Message = unset(found)
	}
	for _, rel := range r.related {
		if to, err := model.Locate(w.in.cluster, rel.path); err == nil {
			f.Related = append(f.Related, pointTo(to, rel.message))
		}
	}
	return f
}

func (w *witness) open(d *doubt) finding.Finding {
	first := d.needs[0]
	found, err := model.Locate(w.in.cluster, first.path)
	if err != nil {
		found = d.found
	}
	f := w.base(finding.Open, first.path, found)
	f.Address = d.found.Address()
	f.Message = "not decided: " + first.path.String() + " is not known"
	if first.why != "" {
		f.Message += " because " + first.why
	}
	where := settle(found.Place(), found.Secret())
	f.Location, f.Trail, f.Related = where.primary, where.trail, where.related
	for _, m := range d.needs {
		f.Missing = append(f.Missing, w.missing(m))
	}
	return f
}

// masked hides in what a finding says whatever must not be printed.
func (w *witness) masked(f finding.Finding) finding.Finding {
	s := w.in.secrets
	if s.None() {
		return f
	}
	formats := w.formats()
	f.Message, f.Location.Message = maskFilled(s, f.Message, formats), s.Mask(f.Location.Message)
	for _, beside := range [][]finding.Location{f.Related, f.Missing} {
		for i := range beside {
			beside[i].Message = maskFilled(s, beside[i].Message, formats)
		}
	}
	return f
}

// missing says where a value is that nobody knows, and why nobody does.
func (w *witness) missing(m missing) finding.Location {
	message := m.path.String() + ": " + orElse(m.why, "not known")
	if at := settle(m.written.Place(), m.written.Secret()).primary; !at.Range.IsZero() {
		at.Message = message
		return at
	}
	to, err := model.Locate(w.in.cluster, m.path)
	if err != nil {
		return finding.Location{Message: message}
	}
	return pointTo(to, message)
}

// pointTo is the place of something in the model, with a message of its own.
func pointTo(found model.Found, message string) finding.Location {
	at := settle(found.Place(), found.Secret()).primary
	at.Message = message
	return at
}

func (w *witness) base(kind finding.Kind, path model.Path, found model.Found) finding.Finding {
	c := w.in.cluster
	f := finding.Finding{
		Rule: w.rule, Kind: kind, Severity: w.severity,
		Cluster: c.Address, Unit: c.Unit,
		Path: path.String(), Address: found.Address(),
		Instances: copies(found),
	}
	if c.Deployment != "" {
		f.Deployments = []string{c.Deployment}
	}
	f.Named = stablePath(c, path)
	f.Object, f.ObjectAt = found.Object()
	f.Fingerprint = fingerprint(f)
	return f
}

// copies is how many alike things the innermost on a path stands for.
func copies(found model.Found) int {
	for _, e := range slices.Backward(found.Entities) {
		if e.Copies > 1 {
			return e.Copies
		}
	}
	return 1
}

// doubts gathers what could not be decided, one for each entity.
type doubts struct {
	list  []*doubt
	byKey map[string]*doubt
}

type doubt struct {
	key   string
	found model.Found
	seen  map[int]bool // the holes among needs
	needs []missing
}

func (ds *doubts) add(r reply, found model.Found, needs []missing) {
	key := entityKey(found)
	d := ds.byKey[key]
	if d == nil {
		d = &doubt{key: key, found: found, seen: map[int]bool{}}
		ds.list, ds.byKey[key] = append(ds.list, d), d
	}
	for j, m := range needs {
		if len(r.needs) > 0 {
			if d.seen[r.needs[j]] {
				continue
			}
			d.seen[r.needs[j]] = true
		}
		d.needs = append(d.needs, m)
	}
}

// entityKey tells the innermost declared things of paths apart.
func entityKey(found model.Found) string {
	return fmt.Sprintf("%p", found.Entities[len(found.Entities)-1])
}
