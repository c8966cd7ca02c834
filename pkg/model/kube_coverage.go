package model

import (
	"slices"

	"github.com/akslint/akslint/pkg/value"
)

// coverage is what policies say to each workload, by its place.
type coverage struct {
	ingress, egress []answer
	// limiting are the policies that certainly limit what a workload connects to,
	// and doubtful those that may limit or allow it.
	limiting, doubtful [][]int
	// why tells of the first policy that may.
	why []string
}

func newCoverage(n int) *coverage {
	return &coverage{ingress: make([]answer, n), egress: make([]answer, n), limiting: make([][]int, n), doubtful: make([][]int, n), why: make([]string, n)}
}

// coverage notes what a policy says to the workloads that it selects.
func (d *deploy) coverage(at int, p *NetworkPolicy, x *coverage) {
	found := d.selectedBy(p)
	p.HostNetwork, p.Windows = d.ofNode(p, found), d.windowsPods(p, found)
	for _, f := range found {
		hits := f.hits
		if p.odd != "" {
			hits = maybe
		}
		in, out := min(hits, isTrue(p.Ingress)), min(hits, isTrue(p.Egress))
		x.ingress[f.at], x.egress[f.at] = max(x.ingress[f.at], in), max(x.egress[f.at], out)
		if (in == maybe || out == maybe) && x.why[f.at] == "" {
			x.why[f.at] = "it is not known whether " + p.Address + " selects its pods"
		}
		switch {
		case out == yes && f.near == yes:
			x.limiting[f.at] = append(x.limiting[f.at], at)
		case out != no:
			x.doubtful[f.at] = append(x.doubtful[f.at], at)
		}
	}
	switch {
	case p.SelectsAll.IsUnknown():
		p.SelectsNone = NotKnown[bool](p.SelectsAll.Why(), p.SelectsAll.From()...)
	case p.ClusterWide || p.SelectsAll.Or(false):
		p.SelectsNone = Defaulted(false, p.object.Body)
	default:
		p.SelectsNone = d.selectsNone(p.object, found, p.selector)
	}
}

// selectedBy are the workloads whose pods a policy selects, or may. Pods in the
// network of the node are among them, though no policy reaches these.
func (d *deploy) selectedBy(p *NetworkPolicy) []selected {
	if !p.ClusterWide {
		return d.selects(p.object, p.selector)
	}
	if p.selector.isNothing() {
		return nil
	}
	var out []selected
	for _, ns := range d.namespaceNames() {
		for _, i := range d.pods.candidates(ns, p.selector) {
			w := d.k.Workloads.Items[i]
			if hits, near := p.selector.matches(w.Pod.Labels), d.together(p.object, w.object); hits != no && near != no {
				out = append(out, selected{i, w, hits, near})
			}
		}
	}
	slices.SortFunc(out, func(a, b selected) int { return a.at - b.at })
	return out
}

// ofNode finds pods in the network of the node among those that a policy means.
func (d *deploy) ofNode(p *NetworkPolicy, found []selected) Value[int] {
	at := p.object.Body
	var lacks need
	lacks.leaf("its selector", p.SelectsAll)
	if p.SelectsAll.Or(false) {
		return None[int](at)
	}
	for _, f := range found {
		switch host := f.w.Pod.HostNetwork; {
		case host.IsUnknown():
			lacks.leaf("the network of "+f.w.Address, host)
		case host.Or(false) && f.sure() && p.odd == "":
			return Known(f.at, append([]*value.Value{p.selector.written}, host.From()...)...)
		case host.Or(false):
			lacks.value("it is not known whether it selects the pods of "+f.w.Address, p.selector.written)
		}
	}
	if lacks.some() {
		return lackingAt[int](lacks, []*value.Value{at})
	}
	return None[int](at)
}

// isolated tells each workload what policies let through.
func (d *deploy) isolated(x *coverage) {
	whole, open := d.whole()
	for i, w := range d.k.Workloads.Items {
		at := w.object.point()
		n := &w.Isolation
		n.Ingress, n.Egress = truth(x.ingress[i], x.why[i], at), truth(x.egress[i], x.why[i], at)
		n.By = None[int](at)
		if len(x.limiting[i]) > 0 {
			n.By = Known(x.limiting[i][0], d.k.NetworkPolicies.Items[x.limiting[i][0]].object.point())
		} else if x.egress[i] != no {
			n.By = NotKnown[int]("it is not known whether a policy limits what its pods connect to", at)
		}
		if len(d.missing) > 0 && x.ingress[i] == no {
			n.Ingress = NotKnown[bool](d.missing[0].Why(), at, d.missing[0])
		}
		if len(d.missing) > 0 && x.egress[i] == no {
			n.Egress = NotKnown[bool](d.missing[0].Why(), at, d.missing[0])
		}
		n.ByName = derive(n.By, func(i int) Value[string] { return Known(d.k.NetworkPolicies.Items[i].Address) })
		n.DNS = d.reachesDNS(w, x.limiting[i], x.doubtful[i], whole, open)
	}
}

// reachesDNS says whether policies let the pods ask the DNS of the cluster.
func (d *deploy) reachesDNS(w *Workload, limiting, doubtful []int, whole bool, open *value.Value) Value[bool] {
	at := w.object.Body
	var lacks need
	dns, ok := w.Pod.DNSPolicy.Get()
	host, okHost := w.Pod.HostNetwork.Get()
	switch {
	case len(limiting) == 0 && len(doubtful) == 0, ok && dns != "ClusterFirst" && dns != "ClusterFirstWithHostNet", okHost && host:
		return None[bool](at)
	case len(limiting) == 0 && d.allAllowDNS(doubtful):
		return Known(true, d.k.NetworkPolicies.Items[doubtful[0]].object.Body).Explained("whichever of them are for its pods, they allow it")
	case len(limiting) == 0:
		return NotKnown[bool]("it is not known whether "+d.k.NetworkPolicies.Items[doubtful[0]].Address+" limits what its pods connect to", at)
	}
	lacks.leaf("the DNS policy", w.Pod.DNSPolicy)
	lacks.leaf("the network of its pods", w.Pod.HostNetwork)
	for _, i := range append(limiting[:len(limiting):len(limiting)], doubtful...) {
		p := d.k.NetworkPolicies.Items[i]
		switch a := p.allowsDNS(); {
		case a == yes && slices.Contains(limiting, i):
			return Known(true, p.object.Body)
		case a != no:
			lacks.value("it is not known whether "+p.Address+" lets its pods ask the DNS of the cluster", p.object.Body)
		}
		whole = whole || p.object.bundle == w.object.bundle && p.object.bundle.Rendered() && slices.Contains(limiting, i)
	}
	if len(d.missing) > 0 {
		whole, open = false, d.missing[0]
	}
	if !whole {
		if open == nil {
			open = at
		}
		lacks.value(open.Why(), open)
	}
	if lacks.some() {
		return lackingAt[bool](lacks, []*value.Value{at})
	}
	return Known(false, d.k.NetworkPolicies.Items[limiting[0]].object.Body)
}

// allAllowDNS reports whether each of some policies allows it by itself.
func (d *deploy) allAllowDNS(policies []int) bool {
	return !slices.ContainsFunc(policies, func(i int) bool { return d.k.NetworkPolicies.Items[i].allowsDNS() != yes })
}

// allowsDNS reports whether a policy allows port 53 of the DNS of the cluster.
func (p *NetworkPolicy) allowsDNS() answer {
	if p.Family != policyKubernetes {
		return maybe
	}
	best := no
	if p.Rules.Open {
		best = maybe
	}
	for _, r := range p.Rules.Items {
		if r.Direction == "egress" {
			best = max(best, min(r.portDNS(), r.peerDNS()))
		}
	}
	return best
}

// portDNS reports whether a rule allows UDP to port 53.
func (r *PolicyRule) portDNS() answer {
	ports := r.written.Get("ports")
	switch {
	case ports.IsUnknown() || r.written.IsUnknown():
		return maybe
	case len(ports.Items()) == 0:
		return yes
	}
	best := no
	if ports.Open() {
		best = maybe
	}
	for _, item := range ports.Items() {
		protocol := text(item.Get("protocol"), item, Defaulted("TCP"))
		is := maybe
		if name, ok := protocol.Get(); ok {
			is = answerOf(name == "UDP")
		}
		best = max(best, min(is, coversDNS(item)))
	}
	return best
}

// coversDNS reports whether the ports of a rule hold 53. CoreDNS calls its ports
// dns and dns-tcp.
func coversDNS(item *value.Value) answer {
	port, end := item.Get("port"), item.Get("endPort")
	n, ok := port.Int()
	name, _ := port.Str()
	last, isRange := end.Int()
	switch {
	case port.IsNothing(), ok && n == 53, name == "dns", name == "53":
		return yes
	case port.IsUnknown() || end.IsUnknown():
		return maybe
	case ok && isRange:
		return answerOf(n <= 53 && 53 <= last)
	}
	return no
}

// peerDNS reports whether a rule reaches the pods of CoreDNS in kube-system.
func (r *PolicyRule) peerDNS() answer {
	to := r.written.Get("to")
	switch {
	case to.IsUnknown() || r.written.IsUnknown():
		return maybe
	case len(to.Items()) == 0:
		return yes
	}
	best := no
	if to.Open() {
		best = maybe
	}
	for _, item := range to.Items() {
		best = max(best, peerIsDNS(item))
	}
	return best
}

// dnsLabels are labels that the pods of CoreDNS and kube-system carry in AKS:
// learn.microsoft.com/azure/aks/coredns-custom. Either may have more.
var (
	dnsLabels    = map[string]string{"k8s-app": "kube-dns"}
	systemLabels = map[string]string{"kubernetes.io/metadata.name": "kube-system"}
)

func peerIsDNS(item *value.Value) answer {
	spaces, pods := item.Get("namespaceSelector"), item.Get("podSelector")
	switch {
	case item.IsUnknown() || item.Open() || !item.Get("ipBlock").IsNothing():
		return maybe // an address may be that of the DNS
	case spaces.IsNothing():
		return no // pods of its own namespace
	}
	return min(carries(spaces, systemLabels), carries(pods, dnsLabels))
}

// carries reports whether what has these labels, and perhaps others, is selected.
// A selector that asks for another value of one of them does not.
func carries(v *value.Value, labels map[string]string) answer {
	if v.IsNothing() {
		return yes
	}
	s := selectorOf(v)
	want, ok := s.labels.Get()
	if !ok || s.expressions.Open {
		return maybe
	}
	out := yes
	for k, l := range want {
		switch have, known := labels[k]; {
		case !known:
			out = min(out, maybe)
		case have != l:
			return no
		}
	}
	for _, e := range s.expressions.Items {
		is := maybe
		if _, known := labels[e.Key.Or("")]; known {
			is = e.holds(labels, true)
		}
		out = min(out, is)
	}
	return out
}

// denials says for each namespace whether all traffic is denied that no other
// policy allows.
func (d *deploy) denials() {
	in, out := map[string]answer{}, map[string]answer{}
	some, vague := map[string]bool{}, no
	var wideIn, wideOut answer
	for _, p := range d.k.NetworkPolicies.Items {
		all := isTrue(p.SelectsAll)
		i, e := min(all, isTrue(p.Ingress)), min(all, isTrue(p.Egress))
		ns := p.object.Namespace
		switch {
		case p.ClusterWide:
			wideIn, wideOut = max(wideIn, i), max(wideOut, e)
		case ns == "":
			vague = maybe
		default:
			in[ns], out[ns] = max(in[ns], i), max(out[ns], e)
		}
		some[ns] = true
	}
	lacks := "it is not known whether a policy selects all its pods"
	for _, n := range d.k.Namespaces.Items {
		at := value.NewNull(n.At)
		n.DenyIngress = truth(max(in[n.Name], wideIn, vague), lacks, at)
		n.DenyEgress = truth(max(out[n.Name], wideOut, vague), lacks, at)
		if len(d.missing) > 0 {
			n.DenyIngress, n.DenyEgress = unlessTrue(n.DenyIngress, d.missing[0]), unlessTrue(n.DenyEgress, d.missing[0])
		}
	}
	d.residents(some)
}

// unlessTrue is unknown unless the leaf is true.
func unlessTrue(l Value[bool], why *value.Value) Value[bool] {
	if l.Or(false) {
		return l
	}
	return NotKnown[bool](why.Why(), append(l.From(), why)...)
}

// residents finds the first workload of each namespace.
func (d *deploy) residents(policies map[string]bool) {
	place, unsure := map[string]int{}, map[string]*Workload{}
	for i, w := range d.k.Workloads.Items {
		host, known := w.Pod.HostNetwork.Get()
		is := isTrue(w.Application)
		if !known {
			is = min(is, maybe)
		}
		switch _, ok := place[w.object.Namespace]; {
		case ok || !w.LongRunning || host:
		case is == yes:
			place[w.object.Namespace] = i
		case is == maybe:
			unsure[w.object.Namespace] = w
		}
		w.Isolation.Spoken = policies[w.object.Namespace] || w.object.Namespace == ""
	}
	for _, n := range d.k.Namespaces.Items {
		at := value.NewNull(n.At)
		n.Resident = None[int](at)
		if i, ok := place[n.Name]; ok {
			n.Resident = Known(i, at)
		} else if w := unsure[n.Name]; w != nil {
			n.Resident = NotKnown[int]("it is not known whether "+w.Address+" is an application in a network of its own", w.Pod.HostNetwork.From()...)
		}
	}
}
