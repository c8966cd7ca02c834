package model

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

const gatewayGroup = "gateway.networking.k8s.io"

// KubeGateway is a Gateway of the Gateway API.
type KubeGateway struct {
	Manifest
	Application Value[bool]            `json:"application" doc:"Derived: it is the user's: not in a namespace of the system."`
	Class       Value[string]          `json:"class" k8s:"spec.gatewayClassName" doc:"Gateway class."`
	Family      Value[string]          `json:"family" doc:"Derived: the controller its class leads to: agc (Application Gateway for Containers), app_routing, istio or other."`
	Listeners   List[*GatewayListener] `json:"listeners" k8s:"spec.listeners" doc:"Listeners."`
	Addresses   List[*GatewayAddress]  `json:"addresses" k8s:"spec.addresses" doc:"Addresses it asks for."`
	Encrypted   Value[bool]            `json:"encrypted" doc:"Derived: one of its listeners speaks HTTPS or TLS."`
	Frontend    Value[bool]            `json:"names_frontend" doc:"Derived: an address of type alb.networking.azure.io/alb-frontend names a frontend of a load balancer of one's own."`
	Balancer    AGCAnnotations         `json:"agc" doc:"What it says to Application Gateway for Containers."`

	object *placedObject
}

// GatewayListener is a listener of a Gateway.
type GatewayListener struct {
	Entity
	Name         Value[string]          `json:"name" k8s:"name" doc:"Name."`
	Port         Value[int]             `json:"port" k8s:"port" doc:"Port."`
	Protocol     Value[string]          `json:"protocol" k8s:"protocol" doc:"HTTP, HTTPS, TLS, TCP or UDP."`
	Hostname     Value[string]          `json:"hostname" k8s:"hostname" doc:"Host; null for every host."`
	Mode         Value[string]          `json:"tls_mode" k8s:"tls.mode" default:"Terminate" doc:"Terminate or Passthrough."`
	RoutesFrom   Value[string]          `json:"routes_from" k8s:"allowedRoutes.namespaces.from" default:"Same" doc:"Namespaces whose routes may attach: Same, Selector or All."`
	Certificates List[*ObjectReference] `json:"certificates" k8s:"tls.certificateRefs" doc:"Secrets that hold its certificates."`
}

// GatewayAddress is an address a Gateway asks for.
type GatewayAddress struct {
	Entity
	Type  Value[string] `json:"type" k8s:"type" default:"IPAddress" doc:"IPAddress, Hostname, or a type of the implementation."`
	Value Value[string] `json:"value" k8s:"value" doc:"The address."`
}

// ObjectReference is a reference of the Gateway API to another object.
type ObjectReference struct {
	Entity
	Group     Value[string] `json:"group" k8s:"group" doc:"API group; null when not written: that of its kind."`
	Kind      Value[string] `json:"kind" k8s:"kind" doc:"Kind; null when not written: Service for a backend, Secret for a certificate."`
	Name      Value[string] `json:"name" k8s:"name" doc:"Name."`
	Namespace Value[string] `json:"namespace" k8s:"namespace" doc:"Namespace; null for that of the object itself."`
	Port      Value[string] `json:"port" k8s:"port" as:"text" doc:"Port of a backend; null when not written."`
	Found     Value[bool]   `json:"found" doc:"Derived: what it names is among the files. Null for kinds that are not looked for. False only when the files are whole, or its bundle brings its own Services along."`
	PortFound Value[bool]   `json:"port_found" doc:"Derived: the Service it names has the port; null when that Service is not certainly known, or no port is named."`
	Index     Value[int]    `json:"index" doc:"Derived: place of the Service it names in kube.services; null otherwise."`
	Granted   Value[bool]   `json:"granted" doc:"Derived: it stays in its namespace, or a ReferenceGrant allows it. False only when the files are whole."`
}

// Route is an HTTPRoute, GRPCRoute, TLSRoute, TCPRoute or UDPRoute.
type Route struct {
	Manifest
	Application Value[bool]            `json:"application" doc:"Derived: it is the user's: not in a namespace of the system."`
	Hostnames   Value[[]string]        `json:"hostnames" k8s:"spec.hostnames" default:"[]" doc:"Hosts; none for every host."`
	Parents     List[*RouteParent]     `json:"parents" k8s:"spec.parentRefs" doc:"What it attaches to."`
	Backends    List[*ObjectReference] `json:"backends" doc:"Where its rules lead."`

	object *placedObject
}

// RouteParent is what a route attaches to.
type RouteParent struct {
	Entity
	Group      Value[string] `json:"group" k8s:"group" default:"gateway.networking.k8s.io" doc:"API group."`
	Kind       Value[string] `json:"kind" k8s:"kind" default:"Gateway" doc:"Gateway, or Service for a mesh."`
	Name       Value[string] `json:"name" k8s:"name" doc:"Name."`
	Namespace  Value[string] `json:"namespace" k8s:"namespace" doc:"Namespace; null for that of the route."`
	Section    Value[string] `json:"section" k8s:"sectionName" doc:"Listener; null for every one."`
	Port       Value[int]    `json:"port" k8s:"port" doc:"Port of the listener; null for every one."`
	Found      Value[bool]   `json:"found" doc:"Derived: the Gateway is among the files; null for other kinds. False only when the files are whole."`
	Gateway    Value[int]    `json:"gateway" doc:"Derived: place of the Gateway in kube.gateways; null when it is not certainly among the files."`
	HasSection Value[bool]   `json:"has_section" doc:"Derived: the Gateway has the listener; null when none is named or the Gateway is not certainly known."`
	Admitted   Value[bool]   `json:"admitted" doc:"Derived: a listener it may attach to takes routes of its namespace; null when the Gateway is not certainly known."`
}

// gateways reads the Gateway API.
func (d *deploy) gateways() {
	classes := d.gatewayClasses()
	for _, o := range d.of(gatewayGroup, "Gateway") {
		g := &KubeGateway{object: o}
		fill(g, o.Body, o.Body, o.Address())
		g.Manifest = d.manifest(o)
		g.Application = g.ofUser(o)
		g.Family = derive(g.Class, func(name string) Value[string] {
			if f, ok := classes[name]; ok {
				return f.besides(g.Class)
			}
			return Known(familyOfGatewayClass(name), g.Class.From()...)
		})
		g.Encrypted = g.encrypted()
		g.Frontend = g.frontend()
		g.Balancer.read(o)
		for _, l := range g.Listeners.Items {
			l.Address = o.Address()
			for _, c := range l.Certificates.Items {
				c.Address = o.Address()
				d.resolve(o, c, "Secret")
			}
		}
		d.k.Gateways.Add(g)
	}
	at := map[*placedObject]int{}
	for i, g := range d.k.Gateways.Items {
		at[g.object] = i
	}
	for _, o := range d.of(gatewayGroup, "HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute") {
		r := &Route{object: o}
		fill(r, o.Body, o.Body, o.Address())
		r.Manifest = d.manifest(o)
		r.Application = r.ofUser(o)
		d.routeBackends(r)
		for _, p := range r.Parents.Items {
			p.Address = o.Address()
			d.attach(r, p, at)
		}
		d.k.Routes.Add(r)
	}
}

// gatewayClasses are the families of the classes that objects declare.
func (d *deploy) gatewayClasses() map[string]Value[string] {
	out := map[string]Value[string]{}
	for _, o := range d.of(gatewayGroup, "GatewayClass") {
		controller := text(o.Get("spec", "controllerName"), o.Body, None[string]())
		out[o.Name] = derive(controller, func(name string) Value[string] { return Known(familyOfController(name)) }).orElse(Defaulted(familyOther, o.Body))
	}
	return out
}

// familyOfGatewayClass is the family of a class that its controller brings along.
func familyOfGatewayClass(name string) string {
	switch name {
	case "azure-alb-external":
		return familyAGC
	case "approuting-istio":
		return familyAppRouting
	case "istio", "istio-remote":
		return familyIstio
	}
	return familyOther
}

// encrypted reports whether a listener speaks TLS.
func (g *KubeGateway) encrypted() Value[bool] {
	var lacks need
	if g.Listeners.Open {
		lacks.value("there may be more listeners", g.Listeners.Why)
	}
	for _, l := range g.Listeners.Items {
		if p := l.Protocol.Or(""); p == "HTTPS" || p == "TLS" {
			return Known(true, l.Protocol.From()...)
		}
		lacks.leaf("the protocol of a listener", l.Protocol)
	}
	if lacks.some() {
		return lacking[bool](lacks)
	}
	return Known(false, g.object.Get("spec", "listeners"))
}

// frontend reports whether an address names a frontend.
func (g *KubeGateway) frontend() Value[bool] {
	var lacks need
	if g.Addresses.Open {
		lacks.value("there may be more addresses", g.Addresses.Why)
	}
	for _, a := range g.Addresses.Items {
		if a.Type.Or("") == "alb.networking.azure.io/alb-frontend" {
			return Known(true, a.Type.From()...)
		}
		lacks.leaf("the type of an address", a.Type)
	}
	if lacks.some() {
		return lacking[bool](lacks)
	}
	return Defaulted(false, g.object.Get("spec"))
}

// routeBackends gathers where the rules of a route lead.
func (d *deploy) routeBackends(r *Route) {
	rules := r.object.Get("spec", "rules")
	unsure := func(v *value.Value) {
		if v.IsUnknown() || v.Open() {
			r.Backends.Open, r.Backends.Why = true, v
		}
	}
	unsure(rules)
	for _, rule := range rules.Items() {
		refs := rule.Get("backendRefs")
		unsure(rule)
		unsure(refs)
		for _, item := range refs.Items() {
			ref := &ObjectReference{Entity: Entity{Address: r.Address, At: item.Locator()}}
			fill(ref, item, item, r.Address)
			d.resolve(r.object, ref, "Service")
			r.Backends.Add(ref)
		}
	}
}

// resolve follows a reference; kind is what it means when it says none.
func (d *deploy) resolve(o *placedObject, ref *ObjectReference, kind string) {
	from := ref.Name.From()
	ref.Found, ref.PortFound, ref.Index = None[bool](from...), None[bool](from...), None[int](from...)
	ref.Granted = d.referenceGranted(o, ref, kind)
	if ref.Kind.IsUnknown() || ref.Group.IsUnknown() {
		why := reasoned(ref.Kind, ref.Group)
		ref.Found, ref.PortFound, ref.Index = NotKnown[bool](why, from...), NotKnown[bool](why, from...), NotKnown[int](why, from...)
		return
	}
	if kind != "Service" || ref.Kind.Or("Service") != "Service" || ref.Group.Or("") != "" {
		return
	}
	found, to, _ := d.follow(reference{from: o, kind: "Service", name: ref.Name, namespace: ref.Namespace})
	ref.Found = found
	if found.IsUnknown() {
		ref.PortFound, ref.Index = NotKnown[bool](found.Why(), found.From()...), NotKnown[int](found.Why(), found.From()...)
	}
	if i, s := d.serviceOf(to); s != nil {
		ref.Index = Known(i, from...)
		if s.external() {
			return // another name of a host: the port is the host's
		}
		ref.PortFound = derive(ref.Port, func(port string) Value[bool] {
			return truth(s.hasPort(port), "it is not known which ports "+s.Address+" has", ref.Port.From()...)
		})
	}
}

// referenceGranted reports whether a reference may leave its namespace.
func (d *deploy) referenceGranted(o *placedObject, ref *ObjectReference, kind string) Value[bool] {
	ns, ok := ref.Namespace.Get()
	from := ref.Namespace.From()
	switch {
	case ref.Namespace.IsNull(), ok && ns == o.Namespace:
		return Defaulted(true, from...)
	case !ok:
		return NotKnown[bool](ref.Namespace.Why(), from...)
	case o.Namespace == "":
		return NotKnown[bool]("it is not known which namespace the object is in", from...)
	}
	var lacks need
	for _, g := range d.referenceGrants()[ns] {
		switch min(allowsReference(g, o, ref, kind), max(d.together(o, g), maybe)) {
		case yes:
			return Known(true, g.Body)
		case maybe:
			lacks.value("it is not known whether "+g.Address()+" allows it", g.Body)
		case no:
		}
	}
	for _, g := range d.referenceGrants()[""] {
		if allowsReference(g, o, ref, kind) != no {
			lacks.value("it is not known which namespace "+g.Address()+" is in", g.Body)
		}
	}
	if ok, why := d.whole(); !ok {
		lacks.value(why.Why(), why)
	}
	if lacks.some() {
		return lacking[bool](lacks)
	}
	return Known(false, from...)
}

// referenceGrants are the ReferenceGrants by their namespace.
func (d *deploy) referenceGrants() map[string][]*placedObject {
	if d.grantsIn == nil {
		d.grantsIn = map[string][]*placedObject{}
		for _, g := range d.of(gatewayGroup, "ReferenceGrant") {
			d.grantsIn[g.Namespace] = append(d.grantsIn[g.Namespace], g)
		}
	}
	return d.grantsIn
}

// allowsReference reports whether a ReferenceGrant lets an object refer to something.
func allowsReference(g, o *placedObject, ref *ObjectReference, kind string) answer {
	from := no
	for _, f := range g.Get("spec", "from").Items() {
		from = max(from, min(says(f.Get("kind"), o.Kind), says(f.Get("namespace"), o.Namespace), says(f.Get("group"), o.Group())))
	}
	to := no
	for _, t := range g.Get("spec", "to").Items() {
		one := min(says(t.Get("kind"), ref.Kind.Or(kind)), says(t.Get("group"), ref.Group.Or("")))
		if name := t.Get("name"); !name.IsNothing() {
			one = min(one, says(name, ref.Name.Or("")))
		}
		to = max(to, one)
	}
	for _, list := range []string{"from", "to"} {
		if v := g.Get("spec", list); v.IsUnknown() || v.Open() {
			return maybe
		}
	}
	return min(from, to)
}

// says compares a written text; nothing is the empty one.
func says(v *value.Value, want string) answer {
	if v.IsUnknown() {
		return maybe
	}
	s, _ := v.Str()
	return answerOf(s == want)
}

// attach finds the Gateway a route attaches to.
func (d *deploy) attach(r *Route, p *RouteParent, at map[*placedObject]int) {
	from := p.Name.From()
	p.Found, p.HasSection, p.Admitted = None[bool](from...), None[bool](from...), None[bool](from...)
	p.Gateway = None[int](from...)
	unknown := func(why string, at ...*value.Value) {
		p.Found, p.HasSection, p.Admitted = NotKnown[bool](why, at...), NotKnown[bool](why, at...), NotKnown[bool](why, at...)
		p.Gateway = NotKnown[int](why, at...)
	}
	switch {
	case p.Kind.IsUnknown() || p.Group.IsUnknown():
		unknown(reasoned(p.Kind, p.Group), from...)
		return
	case p.Kind.Or("") != "Gateway" || p.Group.Or("") != gatewayGroup:
		return
	}
	found, to, _ := d.follow(reference{from: r.object, group: gatewayGroup, kind: "Gateway", name: p.Name, namespace: p.Namespace})
	if found.IsUnknown() {
		unknown(found.Why(), found.From()...)
		return
	}
	p.Found = found
	if i, ok := at[to]; ok && to != nil {
		g := d.k.Gateways.Items[i]
		p.Gateway = Known(i, from...)
		p.HasSection = derive(p.Section, func(name string) Value[bool] {
			return truth(g.hasListener(name), "it is not known which listeners "+g.Address+" has", p.Section.From()...)
		})
		p.Admitted = g.admits(r, p)
	}
}

// hasListener reports whether a Gateway has a listener of a name.
func (g *KubeGateway) hasListener(name string) answer {
	out := no
	if g.Listeners.Open {
		out = maybe
	}
	for _, l := range g.Listeners.Items {
		out = max(out, nameIs(l.Name, name))
	}
	return out
}

// admits reports whether a listener that a route may attach to takes routes of
// its namespace.
func (g *KubeGateway) admits(r *Route, p *RouteParent) Value[bool] {
	out, from := no, []*value.Value(nil)
	if g.Listeners.Open {
		out = maybe
	}
	for _, l := range g.Listeners.Items {
		fits := yes
		if section, ok := p.Section.Get(); ok {
			fits = nameIs(l.Name, section)
		} else if p.Section.IsUnknown() {
			fits = maybe
		}
		takes := maybe
		switch l.RoutesFrom.Or("") {
		case "All":
			takes = yes
		case "Same":
			takes = sameNamespace(g.object, r.object)
		}
		out = max(out, min(fits, takes))
		from = append(from, l.RoutesFrom.From()...)
	}
	return truth(out, "it is not known which namespaces the listener takes routes of", from...)
}

// AGCAnnotations are what an Ingress or a Gateway says to Application Gateway for
// Containers: which load balancer it belongs to.
type AGCAnnotations struct {
	ID         Value[string] `json:"alb_id" doc:"Id of a load balancer of one's own, by the annotation alb-id; null when not written."`
	Name       Value[string] `json:"alb_name" doc:"Name of an ApplicationLoadBalancer object, by the annotation alb-name; null when not written."`
	Namespace  Value[string] `json:"alb_namespace" doc:"Its namespace, by the annotation alb-namespace; null when not written."`
	Frontend   Value[string] `json:"alb_frontend" doc:"Name of a frontend, by the annotation alb-frontend of an Ingress; null when not written."`
	WellFormed Value[bool]   `json:"alb_id_well_formed" doc:"Derived: alb_id is the id of a trafficControllers resource; null when it is not written."`
	Declared   Value[bool]   `json:"alb_id_declared" doc:"Derived: the infrastructure declares a load balancer of alb_id; null when it is not written or not well formed. False only when the files are complete."`
	Elsewhere  Value[string] `json:"alb_id_of_other" doc:"Derived: the load balancer of alb_id, when it serves another cluster than this one; null otherwise."`
	Found      Value[bool]   `json:"balancer_found" doc:"Derived: the ApplicationLoadBalancer it names is among the files; null when it names none. False only when the files are whole."`
}

// read reads the annotations.
func (a *AGCAnnotations) read(o *placedObject) {
	get := func(name string) Value[string] { return annotation(o, "alb.networking.azure.io/"+name) }
	a.ID, a.Name, a.Namespace, a.Frontend = get("alb-id"), get("alb-name"), get("alb-namespace"), get("alb-frontend")
	a.WellFormed = derive(a.ID, func(id string) Value[bool] {
		parts := strings.Split(strings.Trim(strings.ToLower(id), "/"), "/")
		return Known(len(parts) == 8 && parts[0] == "subscriptions" && parts[2] == "resourcegroups" && slices.Contains(parts, "microsoft.servicenetworking") && parts[6] == "trafficcontrollers")
	})
	a.Found = None[bool](a.Name.From()...)
}
