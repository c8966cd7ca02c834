package model

import (
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// Families of controllers that serve an Ingress or a Gateway.
const (
	familyAGC        = "agc"
	familyAGIC       = "agic"
	familyAppRouting = "app_routing"
	familyHTTPRouter = "http_application_routing"
	familyNginx      = "nginx"
	familyIstio      = "istio"
	familyOther      = "other"
)

// KubeIngress is an Ingress.
type KubeIngress struct {
	Manifest
	Application     Value[bool]        `json:"application" doc:"Derived: it is the user's: not in a namespace of the system."`
	ClassName       Value[string]      `json:"class_name" k8s:"spec.ingressClassName" doc:"Class as written; null when not written."`
	ClassAnnotation Value[string]      `json:"class_annotation" doc:"Class by the old annotation kubernetes.io/ingress.class; null when not written."`
	Class           Value[string]      `json:"class" doc:"Derived: its class, by the field or else the annotation; null when neither says one: the default class serves it."`
	Family          Value[string]      `json:"family" doc:"Derived: the controller its class leads to: agc (Application Gateway for Containers), agic (Application Gateway), app_routing, http_application_routing, nginx, istio or other; null without a class."`
	TLS             List[*IngressTLS]  `json:"tls" k8s:"spec.tls" doc:"Certificates."`
	Rules           List[*IngressRule] `json:"rules" k8s:"spec.rules" doc:"Rules by host."`
	Default         IngressBackend     `json:"default_backend" k8s:"spec.defaultBackend" doc:"Where everything else goes."`
	Encrypted       Value[bool]        `json:"encrypted" doc:"Derived: it names a certificate, in tls or by the annotation of its controller."`
	Clash           Value[int]         `json:"clash" doc:"Derived: place in kube.ingresses of one before it, in another namespace, that claims the same host and path of the same class; null when there is none."`
	Balancer        AGCAnnotations     `json:"agc" doc:"What it says to Application Gateway for Containers."`

	object *placedObject
}

// IngressTLS is a certificate of an Ingress.
type IngressTLS struct {
	Entity
	Hosts  Value[[]string] `json:"hosts" k8s:"hosts" default:"[]" doc:"Hosts it is for; none for every host."`
	Secret Value[string]   `json:"secret" k8s:"secretName" doc:"Secret that holds it; null when not written."`
}

// IngressRule is what an Ingress does for one host.
type IngressRule struct {
	Entity
	Host  Value[string]      `json:"host" k8s:"host" doc:"Host; null for every host."`
	Paths List[*IngressPath] `json:"paths" k8s:"http.paths" doc:"Paths."`
}

// IngressPath is where a path leads.
type IngressPath struct {
	Entity
	Path     Value[string]  `json:"path" k8s:"path" default:"/" doc:"Path."`
	PathType Value[string]  `json:"path_type" k8s:"pathType" doc:"Exact, Prefix or ImplementationSpecific; null when not written."`
	Backend  IngressBackend `json:"backend" k8s:"backend" doc:"Where it leads."`
}

// IngressBackend is a Service that an Ingress leads to.
type IngressBackend struct {
	Service   Value[string] `json:"service" k8s:"service.name" doc:"Name of the Service; null when there is none."`
	Port      Value[string] `json:"port" doc:"Number or name of its port; null when not written."`
	Found     Value[bool]   `json:"found" doc:"Derived: the Service is among the files; null when none is named. False only when the files are whole, or its bundle brings its own Services along."`
	PortFound Value[bool]   `json:"port_found" doc:"Derived: the Service has the port; null when the Service is not certainly known or no port is named."`
	Index     Value[int]    `json:"index" doc:"Derived: place of the Service in kube.services; null when it is not certainly among the files."`
}

// KubeIngressClass is an IngressClass.
type KubeIngressClass struct {
	Manifest
	Controller Value[string] `json:"controller" k8s:"spec.controller" doc:"Controller that serves it; null when not written."`
	Family     Value[string] `json:"family" doc:"Derived: which controller that is: agc, agic, app_routing, nginx, istio or other."`
}

// ingresses reads the Ingress objects and where they lead.
func (d *deploy) ingresses() {
	for _, o := range d.of("networking.k8s.io", "IngressClass") {
		c := &KubeIngressClass{}
		fill(c, o.Body, o.Body, o.Address())
		c.Manifest = d.manifest(o)
		c.Family = derive(c.Controller, func(name string) Value[string] { return Known(familyOfController(name)) }).orElse(Defaulted(familyOther, o.Body))
		d.k.IngressClasses.Add(c)
	}
	classes := d.ingressClasses()
	for _, o := range append(d.of("networking.k8s.io", "Ingress"), d.of("extensions", "Ingress")...) {
		in := &KubeIngress{object: o}
		fill(in, o.Body, o.Body, o.Address())
		in.Manifest = d.manifest(o)
		in.Application = in.ofUser(o)
		in.classify(classes)
		in.Encrypted = in.encrypted()
		in.Balancer.read(o)
		d.backend(o, &in.Default, o.Get("spec", "defaultBackend"))
		for i, rule := range o.Get("spec", "rules").Items() {
			for j, path := range rule.Get("http", "paths").Items() {
				d.backend(o, &in.Rules.Items[i].Paths.Items[j].Backend, path.Get("backend"))
			}
		}
		in.Clash = None[int](o.Body)
		d.k.Ingresses.Add(in)
	}
	d.clashes()
}

// anyClass stands for a class whose name is not known.
const anyClass = ""

// ingressClasses are the families of the classes that objects among the files
// declare.
func (d *deploy) ingressClasses() map[string]Value[string] {
	out := map[string]Value[string]{}
	for _, o := range d.of("approuting.kubernetes.azure.com", "NginxIngressController") {
		class := o.Get("spec", "ingressClassName")
		if name, ok := class.Str(); ok {
			out[name] = Known(familyAppRouting, class)
		} else if class.IsUnknown() {
			out[anyClass] = NotKnown[string]("", class)
		}
	}
	for _, c := range d.k.IngressClasses.Items {
		out[c.Name] = c.Family
	}
	return out
}

// wellKnown are the classes that a controller brings along by itself.
var wellKnown = map[string]string{
	"azure-alb-external": familyAGC, "azure-application-gateway": familyAGIC, "azure/application-gateway": familyAGIC,
	"webapprouting.kubernetes.azure.com": familyAppRouting, "addon-http-application-routing": familyHTTPRouter,
	"nginx": familyNginx, "istio": familyIstio,
}

// familyOfController is the family of the controller that a class names.
func familyOfController(name string) string {
	switch {
	case name == "alb.networking.azure.io/alb-controller":
		return familyAGC
	case name == "azure/application-gateway":
		return familyAGIC
	case strings.HasPrefix(name, "webapprouting.kubernetes.azure.com/"), strings.HasPrefix(name, "approuting.kubernetes.azure.com/"):
		return familyAppRouting
	case strings.HasPrefix(name, "k8s.io/") && strings.Contains(name, "nginx"), strings.HasSuffix(name, "/ingress-nginx"):
		return familyNginx
	case strings.HasPrefix(name, "istio.io/"):
		return familyIstio
	}
	return familyOther
}

// classify finds the class and the controller behind it.
func (in *KubeIngress) classify(classes map[string]Value[string]) {
	in.ClassAnnotation = annotation(in.object, "kubernetes.io/ingress.class")
	in.Class = in.ClassName.orElse(in.ClassAnnotation)
	in.Family = derive(in.Class, func(name string) Value[string] {
		if f, ok := classes[name]; ok {
			return f.besides(in.Class)
		}
		if f, ok := wellKnown[name]; ok {
			return Known(f, in.Class.From()...)
		}
		if f, ok := classes[anyClass]; ok {
			return f.besides(in.Class)
		}
		return Known(familyOther, in.Class.From()...)
	})
}

// canary is the annotation of an Ingress that takes a part of the traffic of
// another one with its hosts; ingress-nginx passes over its tls:
// kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#canary.
const canary = "nginx.ingress.kubernetes.io/canary"

// encrypted reports whether it names a certificate. That of a canary is decided
// elsewhere.
func (in *KubeIngress) encrypted() Value[bool] {
	all := in.object.Get("metadata", "annotations")
	for _, name := range []string{
		"kubernetes.azure.com/tls-cert-keyvault-uri", "appgw.ingress.kubernetes.io/appgw-ssl-certificate",
		"nginx.ingress.kubernetes.io/ssl-passthrough", "traefik.ingress.kubernetes.io/router.tls", "alb.ingress.kubernetes.io/certificate-arn",
	} {
		switch v := all.Get(name); {
		case v.IsUnknown():
			return NotKnown[bool]("", v)
		case !v.IsNothing():
			return Known(true, v)
		}
	}
	switch spec := in.object.Get("spec"); {
	case in.isCanary() && in.TLS.Len() == 0:
		return NotKnown[bool]("the certificate is that of the Ingress it is the canary of", all.Get(canary))
	case in.TLS.Len() > 0:
		return Known(true, spec.Get("tls"))
	case in.TLS.Open:
		return NotKnown[bool]("", in.TLS.Why)
	default:
		return Defaulted(false, spec)
	}
}

// backend follows a backend of an Ingress, in the form of networking.k8s.io/v1 or
// the one before it.
func (d *deploy) backend(o *placedObject, b *IngressBackend, v *value.Value) {
	at := v
	if v.Kind() != value.Object {
		at = o.Get("spec")
	}
	b.Port = scalar(written(v.Get("service", "port", "number"), v.Get("service", "port", "name"), v.Get("servicePort")), at)
	if old := v.Get("serviceName"); !old.IsNothing() && v.Get("service").IsNothing() {
		b.Service = text(old, at, None[string]())
	}
	if v.IsUnknown() || v.Get("service").IsUnknown() {
		b.Port = NotKnown[string]("", v)
	}
	found, to, _ := d.follow(reference{from: o, kind: "Service", name: b.Service, namespace: None[string]()})
	b.Found, b.PortFound, b.Index = found, None[bool](at), None[int](at)
	if found.IsUnknown() {
		b.PortFound, b.Index = NotKnown[bool](found.Why(), found.From()...), NotKnown[int](found.Why(), found.From()...)
	}
	if i, s := d.serviceOf(to); s != nil {
		b.Index = Known(i, b.Service.From()...)
		if s.external() {
			return // another name of a host: the port is the host's
		}
		b.PortFound = derive(b.Port, func(port string) Value[bool] {
			return truth(s.hasPort(port), "it is not known which ports "+s.Address+" has", b.Port.From()...)
		})
	}
}

// claim is a host and a path of a class.
type claim struct{ class, host, path, kind string }

// mostClaims bounds how many objects with one claim are compared.
const mostClaims = 64

// clashes finds hosts and paths that two namespaces claim; the later of two is told
// of the one before it.
func (d *deploy) clashes() {
	by := map[claim][]int{}
	for i, in := range d.k.Ingresses.Items {
		for _, c := range in.claims() {
			by[c] = append(by[c], i)
		}
	}
	for i, in := range d.k.Ingresses.Items {
		var lacks need
		for _, c := range in.claims() {
			for _, j := range by[c][:min(len(by[c]), mostClaims)] {
				o := d.k.Ingresses.Items[j]
				switch near := min(d.together(in.object, o.object), yes-sameNamespace(in.object, o.object)); {
				case j >= i || o.isCanary() || in.isCanary():
				case near == yes:
					in.Clash = Known(j, in.Class.From()...)
				case near == maybe:
					lacks.value("it is not known whether "+o.Address+" is deployed beside it", o.object.Body)
				}
			}
		}
		if in.Clash.IsNull() && lacks.some() {
			in.Clash = lacking[int](lacks)
		}
		if in.Clash.IsNull() && in.vague() {
			in.Clash = NotKnown[int]("a host or a path is not known", in.object.Get("spec", "rules"))
		}
	}
}

// isCanary reports whether an Ingress shares its host on purpose.
func (in *KubeIngress) isCanary() bool {
	return annotation(in.object, canary).Or("") == "true"
}

// claims are the hosts and paths that are known of an Ingress with a class.
func (in *KubeIngress) claims() []claim {
	class, ok := in.Class.Get()
	if !ok {
		return nil
	}
	var out []claim
	for _, r := range in.Rules.Items {
		host, ok := r.Host.Get()
		for _, p := range r.Paths.Items {
			if path, isKnown := p.Path.Get(); ok && isKnown {
				out = append(out, claim{class, host, path, p.PathType.Or("")})
			}
		}
	}
	return out
}

// vague reports whether an Ingress claims something that is not known.
func (in *KubeIngress) vague() bool {
	if in.Class.IsUnknown() || in.Rules.Open {
		return true
	}
	for _, r := range in.Rules.Items {
		if r.Host.IsUnknown() || r.Paths.Open {
			return true
		}
		for _, p := range r.Paths.Items {
			if p.Path.IsUnknown() || p.PathType.IsUnknown() {
				return true
			}
		}
	}
	return false
}
