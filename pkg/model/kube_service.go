package model

import (
	"slices"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// Service is a Service.
type Service struct {
	Manifest
	Application       Value[bool]              `json:"application" doc:"Derived: it is the user's: not in a namespace of the system."`
	Type              Value[string]            `json:"type" k8s:"spec.type" default:"ClusterIP" doc:"ClusterIP, NodePort, LoadBalancer or ExternalName."`
	ClusterIP         Value[string]            `json:"cluster_ip" k8s:"spec.clusterIP" doc:"As written: None for a headless Service; null when not written."`
	Selector          Value[map[string]string] `json:"selector" k8s:"spec.selector" default:"{}" doc:"Labels of the pods it leads to."`
	ExternalName      Value[string]            `json:"external_name" k8s:"spec.externalName" doc:"Host that it is another name of; null when not written."`
	ExternalIPs       Value[[]string]          `json:"external_ips" k8s:"spec.externalIPs" default:"[]" doc:"Addresses whose traffic it takes on every node."`
	LoadBalancerIP    Value[string]            `json:"load_balancer_ip" k8s:"spec.loadBalancerIP" doc:"The deprecated field loadBalancerIP; null when not written."`
	LoadBalancerClass Value[string]            `json:"load_balancer_class" k8s:"spec.loadBalancerClass" doc:"Another implementation than that of Azure; null when not written."`
	SourceRanges      Value[[]string]          `json:"source_ranges" k8s:"spec.loadBalancerSourceRanges" default:"[]" doc:"Address ranges that may connect to its load balancer."`
	TrafficPolicy     Value[string]            `json:"external_traffic_policy" k8s:"spec.externalTrafficPolicy" default:"Cluster" doc:"Cluster or Local."`
	IPFamilyPolicy    Value[string]            `json:"ip_family_policy" k8s:"spec.ipFamilyPolicy" doc:"SingleStack, PreferDualStack or RequireDualStack; null when not written."`
	Ports             List[*ServicePort]       `json:"ports" k8s:"spec.ports" doc:"Ports."`
	Balancer          ServiceBalancer          `json:"load_balancer" doc:"Its load balancer in Azure."`
	Entry             Value[bool]              `json:"entry" doc:"Derived: it leads to a controller for traffic (ingress-nginx, Traefik, a gateway of Istio, ...), which is there to be reached from outside."`
	Targets           List[*ServiceTarget]     `json:"targets" doc:"Derived: the workloads whose pods it certainly selects. Open when it may select more."`
	SelectsNone       Value[bool]              `json:"selects_none" doc:"Derived: it has a selector that selects no pod among the files. True only when the files or its bundle are whole and hold nothing that may make pods besides."`

	object *placedObject
}

// ServicePort is a port of a Service.
type ServicePort struct {
	Entity
	Name        Value[string] `json:"name" k8s:"name" doc:"Name; null when not written."`
	Port        Value[int]    `json:"port" k8s:"port" doc:"Number."`
	Protocol    Value[string] `json:"protocol" k8s:"protocol" default:"TCP" doc:"TCP, UDP or SCTP."`
	AppProtocol Value[string] `json:"app_protocol" k8s:"appProtocol" doc:"What is spoken: http, https, ...; null when not written."`
	TargetPort  Value[string] `json:"target_port" k8s:"targetPort" as:"text" doc:"Number or name of the port of the pods; null when not written: the same number."`
	Unserved    Value[bool]   `json:"unserved" doc:"Derived: target_port is a name that none of the pods it selects declares. False for numbers, and when it selects none."`
}

// ServiceTarget is a workload whose pods a Service selects.
type ServiceTarget struct {
	Entity
	Workload Value[int] `json:"workload" doc:"Derived: its place in kube.workloads."`
}

// services reads the Services and what they lead to.
func (d *deploy) services() {
	d.served = map[*Workload]answer{}
	for _, o := range d.of("", "Service") {
		s := &Service{object: o}
		fill(s, o.Body, o.Body, o.Address())
		s.Manifest = d.manifest(o)
		s.Application = s.ofUser(o)
		s.balancer()
		d.leadsTo(s)
		d.k.Services.Add(s)
	}
	for _, w := range d.k.Workloads.Items {
		d.serving(w)
	}
}

// serving says which containers are meant to be asked something: those that
// declare a port, and the only one of pods that a Service selects.
func (d *deploy) serving(w *Workload) {
	regular := 0
	for _, c := range w.Pod.Containers.Items {
		if c.Role == "regular" {
			regular++
		}
	}
	for _, c := range w.Pod.Containers.Items {
		at := c.Name.From()
		switch {
		case c.Ports.Len() > 0:
			c.Serves = Known(true, at...)
		case c.Ports.Open:
			c.Serves = NotKnown[bool]("its ports are not known", c.Ports.Why)
		case regular == 1 && c.Role == "regular" && w.Pod.Containers.Open:
			c.Serves = NotKnown[bool]("the pod may have more containers", w.Pod.Containers.Why)
		case regular == 1 && c.Role == "regular":
			c.Serves = fact(d.served[w], first(at), first(at))
		default:
			c.Serves = Known(false, at...)
		}
	}
}

// leadsTo finds the pods of a Service.
func (d *deploy) leadsTo(s *Service) {
	o := s.object
	selector := labelSelector(o.Get("spec", "selector"))
	found := []selected(nil)
	if labels, ok := s.Selector.Get(); !ok || len(labels) > 0 {
		found = d.selects(o, selector)
	}
	for _, f := range found {
		d.served[f.w] = max(d.served[f.w], min(f.hits, f.near))
	}
	kept, why := d.writtenDown(o, selector, found)
	if why != nil && !d.k.Services.Open {
		d.k.Services.Open, d.k.Services.Why = true, why
	}
	for _, f := range kept {
		if f.sure() {
			s.Targets.Add(&ServiceTarget{Entity: Entity{Address: f.w.Address, At: o}, Workload: Known(f.at, selector.written)})
			continue
		}
		s.Targets.Open = true
		s.Targets.Why = value.NewUnknown("it is not known whether it selects the pods of "+f.w.Address, selector.written.Locator())
	}
	switch labels, ok := s.Selector.Get(); {
	case ok && len(labels) == 0, s.external():
		s.SelectsNone = Defaulted(false, o.Body)
	default:
		s.SelectsNone = d.selectsNone(o, found, selector)
		if ok, why := d.whole(); !ok && s.SelectsNone.Or(false) && !d.selfContained(o) {
			s.SelectsNone = NotKnown[bool](why.Why(), selector.written, why)
		}
	}
	s.Entry = d.entry(s)
	for _, p := range s.Ports.Items {
		p.Address = o.Address()
		p.Unserved = d.unserved(s, p)
	}
}

// entries are images of controllers and proxies that take traffic in.
var entries = []string{
	"ingress-nginx/controller", "nginx-ingress-controller", "nginx/nginx-ingress", "/traefik", "istio/proxyv2", "envoyproxy/envoy", "kong",
	"haproxytech/kubernetes-ingress", "haproxy-ingress", "contour", "emissary", "azure-application-gateway/kubernetes-ingress", "ambassador",
}

// entry reports whether a Service leads to a controller for traffic.
func (d *deploy) entry(s *Service) Value[bool] {
	var lacks need
	for _, t := range s.Targets.Items {
		w := d.k.Workloads.Items[t.Workload.v]
		if w.Pod.Containers.Open {
			lacks.value("the containers of "+w.Address+" are not known", w.Pod.Containers.Why)
		}
		for _, c := range w.Pod.Containers.Items {
			repository, ok := c.Repository.Get()
			if !ok && c.Image.IsUnknown() {
				lacks.value("the image of "+c.Address+" is not known", first(c.Image.From()))
			}
			for _, e := range entries {
				if c.Role == "regular" && (strings.HasSuffix("/"+repository, e) || repository == strings.TrimPrefix(e, "/")) {
					return Known(true, c.Image.From()...)
				}
			}
		}
	}
	if s.Targets.Open {
		lacks.value("it may lead to other pods", s.Targets.Why)
	}
	if lacks.some() {
		return lacking[bool](lacks)
	}
	return Defaulted(false, s.object.Body)
}

// external reports whether a Service is certainly another name of a host.
func (s *Service) external() bool { return s.Type.Or("") == "ExternalName" }

// unserved reports whether the name of a target port is declared nowhere.
func (d *deploy) unserved(s *Service, p *ServicePort) Value[bool] {
	name, ok := p.TargetPort.Get()
	from := p.TargetPort.From()
	if _, err := strconv.Atoi(name); p.TargetPort.IsNull() || ok && err == nil {
		return Defaulted(false, from...)
	} else if !ok {
		return NotKnown[bool](p.TargetPort.Why(), from...)
	}
	if s.Targets.Len() == 0 && !s.Targets.Open {
		return Defaulted(false, from...)
	}
	out := answerOf(!s.Targets.Open)
	if s.Targets.Open {
		out = maybe
	}
	for _, t := range s.Targets.Items {
		switch d.k.Workloads.Items[t.Workload.v].Pod.declares(name) {
		case yes:
			return Known(false, from...)
		case maybe:
			out = maybe
		case no:
		}
	}
	return truth(out, "it is not known which ports all of its pods declare", from...)
}

// declares reports whether a container of the pod has a port of a name.
func (p *Pod) declares(port string) answer {
	out := no
	if p.Containers.Open {
		out = maybe
	}
	for _, c := range p.Containers.Items {
		if c.Ports.Open {
			out = max(out, maybe)
		}
		for _, own := range c.Ports.Items {
			switch name, ok := own.Name.Get(); {
			case ok && name == port:
				return yes
			case own.Name.IsUnknown():
				out = max(out, maybe)
			}
		}
	}
	return out
}

// hasPort reports whether a Service has a port, by number or by name.
func (s *Service) hasPort(port string) answer {
	out := no
	if s.Ports.Open {
		out = maybe
	}
	for _, p := range s.Ports.Items {
		number, isKnown := p.Port.Get()
		name := p.Name.Or("")
		switch {
		case name == port && port != "", isKnown && strconv.Itoa(number) == port:
			return yes
		case p.Port.IsUnknown(), p.Name.IsUnknown():
			out = maybe
		}
	}
	return out
}

// serviceOf is the Service that stands for an object; nil when there is none.
func (d *deploy) serviceOf(o *placedObject) (int, *Service) {
	if d.serviceAt == nil {
		d.serviceAt = map[*placedObject]int{}
		for i, s := range d.k.Services.Items {
			d.serviceAt[s.object] = i
		}
	}
	i, ok := d.serviceAt[o]
	if !ok {
		return 0, nil
	}
	return i, d.k.Services.Items[i]
}

// openRange reports whether a list of ranges lets everybody in.
func openRange(ranges []string) bool {
	return slices.ContainsFunc(ranges, func(r string) bool { return strings.HasSuffix(strings.TrimSpace(r), "/0") })
}

// commaList splits a list that is written in one text.
func commaList(text string) []string {
	var out []string
	for part := range strings.SplitSeq(text, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}
