package model

import (
	"strconv"

	"github.com/akslint/akslint/pkg/value"
)

// windowsPods finds pods that run Windows among those that a policy selects.
func (d *deploy) windowsPods(p *NetworkPolicy, found []selected) Value[int] {
	at := p.object.Body
	var lacks need
	for _, f := range found {
		os, ok := f.w.Pod.OS.Get()
		switch {
		case !ok:
			lacks.leaf("the operating system of "+f.w.Address, f.w.Pod.OS)
		case os != "windows":
		case f.sure() && p.odd == "" && f.w.Application.Or(false):
			return Known(f.at, f.w.Pod.OS.From()...)
		default:
			lacks.value("it is not known whether it selects the pods of "+f.w.Address, f.w.object.Body)
		}
	}
	if lacks.some() {
		return lackingAt[int](lacks, []*value.Value{at})
	}
	return None[int](at)
}

// npmSearch looks for what Azure Network Policy Manager does not do on Windows
// (learn.microsoft.com/azure/aks/use-network-policies, 2026-08-21).
type npmSearch struct {
	found Value[string]
	hit   bool
	lacks need
}

func (s *npmSearch) note(what string, at *value.Value) {
	if !s.hit {
		s.found, s.hit = Known(what, at), true
	}
}

// each visits the elements of a list.
func (s *npmSearch) each(list *value.Value, visit func(item *value.Value)) {
	if list.IsUnknown() || list.Open() {
		s.lacks.value("a part of the policy is not known", list)
	}
	for _, item := range list.Items() {
		if item.IsUnknown() || item.Open() {
			s.lacks.value("a part of the policy is not known", item)
		}
		visit(item)
	}
}

// npmLacks is the first such thing that a policy of Kubernetes uses.
func (p *NetworkPolicy) npmLacks() Value[string] {
	s, spec := &npmSearch{}, p.object.Get("spec")
	s.selector(spec.Get("podSelector"))
	for _, way := range []struct{ name, rules, peers string }{{"Ingress", "ingress", "from"}, {"Egress", "egress", "to"}} {
		if !s.counts(spec.Get("policyTypes"), way.name) {
			continue
		}
		s.each(spec.Get(way.rules), func(rule *value.Value) {
			s.each(rule.Get("ports"), s.port)
			s.each(rule.Get(way.peers), func(peer *value.Value) {
				s.selector(peer.Get("podSelector"))
				s.selector(peer.Get("namespaceSelector"))
				s.each(peer.Get("ipBlock", "except"), func(item *value.Value) { s.note("ranges that are left out", item) })
			})
		})
	}
	switch {
	case s.hit:
		return s.found
	case s.lacks.some():
		return lackingAt[string](s.lacks, []*value.Value{p.object.Body})
	}
	return None[string](p.object.Body)
}

// counts reports whether the rules of a direction count: where a policy says its
// types, those of others do nothing.
func (s *npmSearch) counts(types *value.Value, way string) bool {
	listed := false
	for _, t := range types.Items() {
		name, ok := t.Str()
		listed = listed || ok && name == way
		if !ok {
			s.lacks.value("the types of the policy are not known", t)
		}
	}
	if types.IsUnknown() || types.Open() {
		s.lacks.value("the types of the policy are not known", types)
		return false
	}
	return listed || len(types.Items()) == 0
}

// port looks for names of ports and for SCTP.
func (s *npmSearch) port(item *value.Value) {
	for _, name := range []string{"port", "protocol"} {
		if v := item.Get(name); v.IsUnknown() {
			s.lacks.value("a port of the policy is not known", v)
		}
	}
	if name, ok := item.Get("port").Str(); ok {
		if _, err := strconv.Atoi(name); err != nil {
			s.note("named ports", item.Get("port"))
		}
	}
	if protocol, _ := item.Get("protocol").Str(); protocol == "SCTP" {
		s.note("SCTP", item.Get("protocol"))
	}
}

// selector looks for conditions that leave labels out.
func (s *npmSearch) selector(v *value.Value) {
	if v.IsUnknown() || v.Open() {
		s.lacks.value("a selector of the policy is not known", v)
	}
	s.each(v.Get("matchExpressions"), func(e *value.Value) {
		op := e.Get("operator")
		if op.IsUnknown() {
			s.lacks.value("an operator of the policy is not known", op)
		}
		if name, _ := op.Str(); name == "NotIn" || name == "DoesNotExist" {
			s.note("conditions that leave labels out ("+name+")", op)
		}
	})
}
