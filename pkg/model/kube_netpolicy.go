package model

import (
	"fmt"
	"slices"

	"github.com/akslint/akslint/pkg/value"
)

// Families of network policies.
const (
	policyKubernetes = "kubernetes"
	policyCilium     = "cilium"
	policyCalico     = "calico"
)

// NetworkPolicy is a NetworkPolicy of Kubernetes, or one of Cilium or Calico.
type NetworkPolicy struct {
	Manifest
	Application Value[bool]       `json:"application" doc:"Derived: it is the user's: not in a namespace of the system."`
	Family      string            `json:"family" doc:"Derived: kubernetes, cilium or calico."`
	ClusterWide bool              `json:"cluster_wide" doc:"Derived: it is for all namespaces."`
	Ingress     Value[bool]       `json:"ingress" doc:"Derived: pods it selects take only the incoming traffic that policies allow."`
	Egress      Value[bool]       `json:"egress" doc:"Derived: pods it selects send only the traffic that policies allow."`
	SelectsAll  Value[bool]       `json:"selects_all" doc:"Derived: it selects every pod of its namespace, or of the cluster."`
	SelectsNone Value[bool]       `json:"selects_none" doc:"Derived: it selects no pod among the files. True only when the files or its bundle are whole and hold nothing that may make pods besides."`
	HostNetwork Value[int]        `json:"host_network_workload" doc:"Derived: place in kube.workloads of the first one that its selector, which is not empty, certainly selects and whose pods use the network of the node; null when there is none."`
	Windows     Value[int]        `json:"windows_workload" doc:"Derived: place in kube.workloads of the first application that it certainly selects and whose pods run Windows; null when there is none."`
	NPMLacks    Value[string]     `json:"npm_lacks" doc:"Derived: the first thing a policy of Kubernetes uses that Azure Network Policy Manager does not do on Windows; null when there is none."`
	FQDN        Value[bool]       `json:"fqdn" doc:"Derived: a rule of a Cilium policy names hosts (toFQDNs)."`
	L7          Value[bool]       `json:"layer_7" doc:"Derived: a rule of a Cilium policy looks into HTTP or Kafka."`
	Rules       List[*PolicyRule] `json:"rules" doc:"What a policy of Kubernetes allows."`

	object   *placedObject
	selector podSelector
	// odd is why its selector is not one of labels; empty when it is.
	odd string
}

// PolicyRule is what a policy of Kubernetes allows in one direction.
type PolicyRule struct {
	Entity
	Direction string            `json:"direction" doc:"ingress or egress."`
	Anything  Value[bool]       `json:"anything" doc:"Derived: it allows all traffic: it names neither peers nor ports, or every address and no ports."`
	Peers     List[*PolicyPeer] `json:"peers" doc:"Whom it allows; none for everybody."`

	written *value.Value
}

// PolicyPeer is whom a rule allows.
type PolicyPeer struct {
	Entity
	CIDR    Value[string]   `json:"cidr" k8s:"ipBlock.cidr" doc:"Range of addresses; null when it is no ipBlock."`
	Except  Value[[]string] `json:"except" k8s:"ipBlock.except" default:"[]" doc:"Ranges that are left out."`
	Reaches Value[string]   `json:"lies_in" doc:"Derived: what of the cluster the range lies in: pods or nodes; null for neither."`
}

// Isolation is what network policies let through to the pods of a workload.
type Isolation struct {
	Ingress Value[bool]   `json:"ingress" doc:"Derived: a policy among the files limits who may connect to its pods."`
	Egress  Value[bool]   `json:"egress" doc:"Derived: a policy among the files limits what its pods may connect to."`
	DNS     Value[bool]   `json:"dns" doc:"Derived: policies let its pods reach the DNS of the cluster; null where no policy of Kubernetes limits what they connect to, or the pods do not use that DNS. False only when the files are whole, or the policies that limit it are of its own bundle."`
	By      Value[int]    `json:"egress_policy" doc:"Derived: place in kube.network_policies of the first one that limits what its pods may connect to; null when there is none."`
	ByName  Value[string] `json:"egress_policy_address" doc:"Derived: address of that policy; null when there is none."`
	Spoken  bool          `json:"namespace_has_policies" doc:"Derived: a network policy among the files is for its namespace, or nobody says which that is."`
}

// NetworkPolicies is what all policies need of the cluster.
type NetworkPolicies struct {
	Kubernetes Value[int]    `json:"kubernetes" doc:"Derived: place in kube.network_policies of the first NetworkPolicy of the user; null when there is none."`
	Cilium     Value[int]    `json:"cilium" doc:"Derived: place of the first policy of Cilium; null when there is none."`
	Calico     Value[int]    `json:"calico" doc:"Derived: place of the first policy of Calico; null when there is none."`
	FQDN       Value[int]    `json:"fqdn" doc:"Derived: place of the first policy that names hosts; null when there is none."`
	L7         Value[int]    `json:"layer_7" doc:"Derived: place of the first policy that looks into HTTP or Kafka; null when there is none."`
	Text       Value[string] `json:"kubernetes_text" doc:"Derived: the first NetworkPolicy of the user, and how many others there are, in words; null when there is none."`
	OwnEngine  Value[bool]   `json:"own_engine" doc:"Derived: the cluster was given no network plugin of AKS, or a workload among the files runs Cilium or Calico."`
}

// policyKinds are the kinds that limit traffic of pods.
var policyKinds = []struct {
	group, kind, family string
	wide                bool
}{
	{"networking.k8s.io", "NetworkPolicy", policyKubernetes, false},
	{"extensions", "NetworkPolicy", policyKubernetes, false},
	{"cilium.io", "CiliumNetworkPolicy", policyCilium, false},
	{"cilium.io", "CiliumClusterwideNetworkPolicy", policyCilium, true},
	{"crd.projectcalico.org", "NetworkPolicy", policyCalico, false},
	{"crd.projectcalico.org", "GlobalNetworkPolicy", policyCalico, true},
	{"projectcalico.org", "NetworkPolicy", policyCalico, false},
	{"projectcalico.org", "GlobalNetworkPolicy", policyCalico, true},
}

// isolation reads network policies and what they let through.
func (d *deploy) isolation() {
	for _, k := range policyKinds {
		for _, o := range d.of(k.group, k.kind) {
			p := &NetworkPolicy{object: o, Family: k.family, ClusterWide: k.wide}
			fill(p, o.Body, o.Body, o.Address())
			p.Manifest = d.manifest(o)
			p.Application = p.application()
			p.FQDN, p.L7, p.NPMLacks = Known(false, o.Body), Known(false, o.Body), None[string](o.Body)
			switch k.family {
			case policyKubernetes:
				p.kubernetes()
				p.NPMLacks = p.npmLacks()
				d.peersIn(p)
			case policyCilium:
				p.cilium()
			case policyCalico:
				p.calico()
			}
			d.k.NetworkPolicies.Add(p)
		}
	}
	x := newCoverage(len(d.k.Workloads.Items))
	for i, p := range d.k.NetworkPolicies.Items {
		d.coverage(i, p, x)
	}
	d.isolated(x)
	d.denials()
	d.policyNeeds()
}

// kubernetes reads a NetworkPolicy: kubernetes.io/docs/concepts/services-networking/network-policies.
func (p *NetworkPolicy) kubernetes() {
	spec := p.object.Get("spec")
	p.selector = selectorOf(spec.Get("podSelector"))
	if spec.Get("podSelector").IsNothing() {
		p.selector = selectorOf(value.NewObject(nil, p.object.Body.Locator())) // it selects all as well
	}
	p.SelectsAll = fact(p.selector.selectsAll(), spec.Get("podSelector"), p.object.Body)
	types := texts(spec.Get("policyTypes"), spec, None[[]string]())
	p.Ingress, p.Egress = direction(types, "Ingress"), direction(types, "Egress")
	egress := spec.Get("egress")
	if types.IsNull() {
		p.Ingress = Defaulted(true, spec)
		p.Egress = Defaulted(len(egress.Items()) > 0, spec)
		if egress.IsUnknown() || egress.Open() && len(egress.Items()) == 0 {
			p.Egress = NotKnown[bool]("whether it has rules for outgoing traffic is not known", egress)
		}
	}
	p.rules("ingress", spec.Get("ingress"), "from")
	p.rules("egress", egress, "to")
}

// direction reports whether a policy is about a direction.
func direction(types Value[[]string], name string) Value[bool] {
	return derive(types, func(all []string) Value[bool] { return Known(slices.Contains(all, name)) })
}

// rules reads what a policy allows in one direction.
func (p *NetworkPolicy) rules(way string, list *value.Value, peers string) {
	if list.IsUnknown() || list.Open() {
		p.Rules.Open, p.Rules.Why = true, list
	}
	for _, item := range list.Items() {
		r := &PolicyRule{Entity: Entity{Address: p.Address, At: item.Locator()}, Direction: way, written: item}
		from, ports := item.Get(peers), item.Get("ports")
		r.Peers.Open, r.Peers.Why = from.IsUnknown() || from.Open(), from
		for _, part := range from.Items() {
			peer := &PolicyPeer{Entity: Entity{Address: p.Address, At: part.Locator()}, Reaches: None[string](part)}
			fill(peer, part, part, p.Address)
			r.Peers.Add(peer)
		}
		anything := min(r.everybody(from), isEmpty(ports))
		if item.IsUnknown() || item.Open() {
			anything = min(anything, maybe)
		}
		r.Anything = truth(anything, "not all of the rule is known", item)
		p.Rules.Add(r)
	}
}

// isEmpty reports whether nothing is written, or a list without elements.
func isEmpty(v *value.Value) answer {
	switch {
	case len(v.Items()) > 0:
		return no
	case v.IsUnknown() || v.Open():
		return maybe
	}
	return yes
}

// everybody reports whether a rule is for every peer: it names none, or a range
// of all addresses.
func (r *PolicyRule) everybody(written *value.Value) answer {
	out := isEmpty(written)
	for i, peer := range r.Peers.Items {
		all := maybe
		cidr, ok := peer.CIDR.Get()
		except, known := peer.Except.Get()
		switch {
		case written.Index(i).IsUnknown() || written.Index(i).Open():
		case peer.CIDR.IsNull(), ok && cidr != "0.0.0.0/0" && cidr != "::/0", known && len(except) > 0:
			all = no
		case ok && known:
			all = yes
		}
		out = max(out, all)
	}
	if written.Open() {
		out = max(out, maybe)
	}
	return out
}

// policyNeeds finds the first policy of each kind that needs something of the
// cluster.
func (d *deploy) policyNeeds() {
	n := &d.k.Isolation
	is := func(family string) func(p *NetworkPolicy) answer {
		return func(p *NetworkPolicy) answer { return answerOf(p.Family == family) }
	}
	n.Kubernetes = d.firstPolicy(is(policyKubernetes))
	n.Text = d.policiesText(n.Kubernetes)
	n.Cilium = d.firstPolicy(is(policyCilium))
	n.Calico = d.firstPolicy(is(policyCalico))
	n.FQDN = d.firstPolicy(func(p *NetworkPolicy) answer { return isTrue(p.FQDN) })
	n.L7 = d.firstPolicy(func(p *NetworkPolicy) answer { return isTrue(p.L7) })
	n.OwnEngine = d.ownEngine()
}

// firstPolicy is the first policy of the user that is of a kind.
func (d *deploy) firstPolicy(is func(p *NetworkPolicy) answer) Value[int] {
	var lacks need
	for i, p := range d.k.NetworkPolicies.Items {
		switch min(is(p), isTrue(p.Application)) {
		case yes:
			return Known(i, p.object.point())
		case maybe:
			lacks.value("whether "+p.Address+" counts is not known", p.object.Body)
		case no:
		}
	}
	if lacks.some() {
		return lacking[int](lacks)
	}
	return None[int]()
}

// policiesText names the first NetworkPolicy and counts the others.
func (d *deploy) policiesText(at Value[int]) Value[string] {
	n := -1
	for _, p := range d.k.NetworkPolicies.Items {
		if p.Family == policyKubernetes && p.Application.Or(false) {
			n++
		}
	}
	return derive(at, func(i int) Value[string] {
		name := d.k.NetworkPolicies.Items[i].Address
		switch n {
		case 0:
			return Known(name)
		case 1:
			return Known(name + " and 1 other")
		}
		return Known(fmt.Sprintf("%s and %d others", name, n))
	})
}

// engines are images of network engines that people install themselves.
var engines = []string{"/cilium/cilium", "/cilium/operator", "/calico/node", "/calico/kube-controllers", "tigera/operator"}

// ownEngine says whether the user brings the engine that enforces policies.
func (d *deploy) ownEngine() Value[bool] {
	runs := d.runs(func(repository string) bool {
		return slices.ContainsFunc(engines, func(e string) bool { return contains(repository, e) })
	})
	if runs.Or(false) {
		return runs
	}
	n := &d.c.Network
	if seen, why := d.c.Seen(); !seen {
		return NotKnown[bool](why)
	}
	stated, ok := n.PluginStated.Get()
	plugin, known := n.Plugin.Get()
	switch {
	case known && plugin == "none":
		return Known(true, n.Plugin.From()...)
	case runs.IsUnknown():
		return runs
	case known || ok && !stated:
		return Known(false, n.Plugin.From()...)
	}
	return NotKnown[bool](n.Plugin.Why(), n.Plugin.From()...)
}
