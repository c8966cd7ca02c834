package model

import (
	"regexp"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// cilium reads a policy of Cilium: docs.cilium.io/en/stable/security/policy/intro
// and docs.cilium.io/en/stable/security/policy/language, 2026-08-21. A policy of
// nodes selects no pods.
func (p *NetworkPolicy) cilium() {
	o := p.object
	spec, more := o.Get("spec"), o.Get("specs")
	at := o.Body
	if !more.IsNothing() {
		p.odd = "it has several specifications"
	}
	specs := append([]*value.Value{spec}, more.Items()...)
	selector := spec.Get("endpointSelector")
	p.selector = ciliumSelector(selector)
	if spec.IsUnknown() || selector.IsUnknown() {
		p.odd = "its selector is not known"
	}
	p.SelectsAll = fact(p.selector.selectsAll(), selector, at)
	if p.odd != "" {
		p.SelectsAll = NotKnown[bool](p.odd, at)
	}
	p.Ingress, p.Egress = limits(spec, "ingress", at), limits(spec, "egress", at)
	for _, s := range specs {
		for _, way := range []string{"ingress", "egress"} {
			p.looksInto(s.Get(way))
		}
	}
	if spec.IsUnknown() || spec.Open() || more.IsUnknown() || more.Open() {
		unread := "not all of its rules are known"
		if !p.FQDN.Or(false) {
			p.FQDN = NotKnown[bool](unread, spec)
		}
		if !p.L7.Or(false) {
			p.L7 = NotKnown[bool](unread, spec)
		}
	}
}

// limits reports whether a policy of Cilium puts pods into default deny.
func limits(spec *value.Value, way string, at *value.Value) Value[bool] {
	written := spec.Get("enableDefaultDeny", way)
	if !written.IsNothing() {
		return boolean(written, spec, Defaulted(false))
	}
	allow, deny := spec.Get(way), spec.Get(way+"Deny")
	switch {
	case len(allow.Items()) > 0 || len(deny.Items()) > 0:
		return Known(true, first([]*value.Value{allow, deny}))
	case allow.IsUnknown() || deny.IsUnknown() || allow.Open() || deny.Open() || spec.IsUnknown():
		return NotKnown[bool]("its rules are not known", at)
	}
	return Known(false, at)
}

// looksInto finds rules that need more than addresses and ports.
func (p *NetworkPolicy) looksInto(rules *value.Value) {
	unknown := func(l *Value[bool], v *value.Value) {
		if !l.Or(false) && (v.IsUnknown() || v.Open()) {
			*l = NotKnown[bool]("not all of the rules are known", v)
		}
	}
	for _, rule := range rules.Items() {
		if hosts := rule.Get("toFQDNs"); !hosts.IsNothing() && !hosts.IsUnknown() && !p.FQDN.Or(false) {
			p.FQDN = Known(true, hosts)
		}
		unknown(&p.FQDN, rule)
		unknown(&p.FQDN, rule.Get("toFQDNs"))
		unknown(&p.L7, rule)
		unknown(&p.L7, rule.Get("toPorts"))
		for _, port := range rule.Get("toPorts").Items() {
			inner := port.Get("rules")
			unknown(&p.L7, port)
			unknown(&p.L7, inner)
			for _, name := range []string{"http", "kafka", "l7", "l7proto"} {
				v := inner.Get(name)
				unknown(&p.L7, v)
				if v.IsKnown() && !v.IsNothing() && !p.L7.Or(false) {
					p.L7 = Known(true, v)
				}
			}
		}
	}
	unknown(&p.FQDN, rules)
	unknown(&p.L7, rules)
}

// ciliumSelector reads a selector whose labels may say where they come from.
func ciliumSelector(v *value.Value) podSelector {
	s := selectorOf(v)
	plain := func(key string) string {
		return strings.TrimPrefix(strings.TrimPrefix(key, "k8s:"), "any:")
	}
	if labels, ok := s.labels.Get(); ok {
		out := make(map[string]string, len(labels))
		for k, l := range labels {
			out[plain(k)] = l
		}
		s.labels.v = out
	}
	for _, e := range s.expressions.Items {
		e.Key = derive(e.Key, func(k string) Value[string] { return Known(plain(k)) })
	}
	return s
}

// calicoLabel is the part of Calico's language that is plain labels.
var calicoLabel = regexp.MustCompile(`^\s*([\w./-]+)\s*==\s*(?:'([^']*)'|"([^"]*)")\s*$`)

// calico reads a policy of Calico:
// docs.tigera.io/calico/latest/reference/resources/networkpolicy, 2026-08-21.
func (p *NetworkPolicy) calico() {
	spec, at := p.object.Get("spec"), p.object.Body
	written := spec.Get("selector")
	selector := text(written, spec, Defaulted("all()"))
	p.selector = podSelector{written: value.NewObject(nil, at.Locator()), labels: Defaulted(map[string]string{})}
	for _, name := range []string{"serviceAccountSelector", "namespaceSelector"} {
		if narrower := text(spec.Get(name), spec, Defaulted("all()")); narrower.Or("") != "all()" {
			p.odd = "it selects by more than labels"
		}
	}
	labels := map[string]string{}
	for _, part := range strings.Split(selector.Or("?"), "&&") {
		m := calicoLabel.FindStringSubmatch(part)
		switch {
		case strings.TrimSpace(part) == "all()":
		case m == nil:
			p.odd = "its selector is not one of plain labels"
		default:
			labels[m[1]] = m[2] + m[3]
		}
	}
	p.selector.labels.v = labels
	p.SelectsAll = fact(p.selector.selectsAll(), written, at)
	if p.odd != "" {
		p.SelectsAll = NotKnown[bool](p.odd, at)
	}
	types := texts(spec.Get("types"), spec, None[[]string]())
	p.Ingress, p.Egress = direction(types, "Ingress"), direction(types, "Egress")
	if types.IsNull() {
		in, out := spec.Get("ingress"), spec.Get("egress")
		p.Ingress = Defaulted(out.IsNothing() || !in.IsNothing(), spec)
		p.Egress = Defaulted(!out.IsNothing(), spec)
		if in.IsUnknown() || out.IsUnknown() || spec.IsUnknown() {
			p.Ingress, p.Egress = NotKnown[bool]("its rules are not known", at), NotKnown[bool]("its rules are not known", at)
		}
	}
}
