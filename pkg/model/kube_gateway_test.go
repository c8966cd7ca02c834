package model

import (
	"fmt"
	"strings"
	"testing"
)

const gatewayHead = "apiVersion: gateway.networking.k8s.io/v1\n"

func gateway(ns, spec string) string {
	return gatewayHead + "kind: Gateway\nmetadata: {name: web, namespace: " + ns + "}\nspec:\n" + spec + "---\n"
}

func route(ns, parent, backend string) string {
	return gatewayHead + "kind: HTTPRoute\nmetadata: {name: r, namespace: " + ns + "}\nspec:\n  parentRefs: [" + parent + "]\n  rules: [{backendRefs: [" + backend + "]}]\n---\n"
}

func TestRouteAttaches(t *testing.T) {
	listeners := "  listeners: [{name: https, port: 443, protocol: HTTPS%s}]\n"
	here := gateway("shop", fmt.Sprintf(listeners, ""))
	open := gateway("shop", fmt.Sprintf(listeners, ", allowedRoutes: {namespaces: {from: All}}"))
	chosen := gateway("shop", fmt.Sprintf(listeners, ", allowedRoutes: {namespaces: {from: Selector}}"))
	for _, c := range []struct {
		name, yaml, want string
		complete         bool
	}{
		{"by name", here + route("shop", "{name: web}", ""), "true <nil> true", false},
		{"by listener", here + route("shop", "{name: web, sectionName: https}", ""), "true true true", false},
		{"no such listener", here + route("shop", "{name: web, sectionName: http}", ""), "true false false", false},
		{"not from there", here + route("pay", "{name: web, namespace: shop}", ""), "true <nil> false", false},
		{"from everywhere", open + route("pay", "{name: web, namespace: shop}", ""), "true <nil> true", false},
		{"from some", chosen + route("pay", "{name: web, namespace: shop}", ""), "true <nil> ?", false},
		{"missing", here + route("shop", "{name: other}", ""), "false <nil> <nil>", true},
		{"perhaps missing", here + route("shop", "{name: other}", ""), "? ? ?", false},
		{"a mesh", here + route("shop", "{name: web, kind: Service, group: \"\"}", ""), "<nil> <nil> <nil>", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := inNetwork(t, c.complete, c.yaml).Kube.Routes.Items[0].Parents.Items[0]
			if got := shown(p.Found) + " " + shown(p.HasSection) + " " + shown(p.Admitted); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestRouteGranted(t *testing.T) {
	grant := func(from, to string) string {
		return "apiVersion: gateway.networking.k8s.io/v1beta1\nkind: ReferenceGrant\nmetadata: {name: g, namespace: pay}\nspec:\n  from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: " + from + "}]\n  to: [{group: \"\", kind: Service" + to + "}]\n---\n"
	}
	away := route("shop", "{name: web}", "{name: api, namespace: pay, port: 80}")
	for _, c := range []struct {
		name, yaml, want string
		complete         bool
	}{
		{"at home", route("shop", "{name: web}", "{name: api, port: 80}"), "true", true},
		{"granted", away + grant("shop", ""), "true", true},
		{"granted by name", away + grant("shop", ", name: api"), "true", true},
		{"granted to another name", away + grant("shop", ", name: web"), "false", true},
		{"granted to others", away + grant("edge", ""), "false", true},
		{"not granted", away, "false", true},
		{"perhaps elsewhere", away, "?", false},
	} {
		b := inNetwork(t, c.complete, c.yaml).Kube.Routes.Items[0].Backends.Items[0]
		if got := shown(b.Granted); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestGatewayFamily(t *testing.T) {
	class := "apiVersion: gateway.networking.k8s.io/v1\nkind: GatewayClass\nmetadata: {name: edge}\nspec: {controllerName: alb.networking.azure.io/alb-controller}\n---\n"
	for _, c := range []struct{ yaml, want string }{
		{gateway("shop", "  gatewayClassName: azure-alb-external\n"), "agc 1"},
		{gateway("shop", "  gatewayClassName: istio\n"), "istio 0"},
		{gateway("shop", "  gatewayClassName: approuting-istio\n"), "app_routing 0"},
		{gateway("shop", "  gatewayClassName: edge\n"), "other 0"},
		{class + gateway("shop", "  gatewayClassName: edge\n"), "agc 1"},
		{gateway("kube-system", "  gatewayClassName: azure-alb-external\n"), "agc 0"},
	} {
		k := inNetwork(t, false, c.yaml).Kube
		if got := fmt.Sprint(shown(k.Gateways.Items[0].Family), " ", k.AGCObjects.Len()); got != c.want {
			t.Errorf("%s: got %s, want %s", c.yaml, got, c.want)
		}
	}
}

func TestBalancerSubnet(t *testing.T) {
	id := "/subscriptions/1/resourceGroups/%s/providers/Microsoft.Network/virtualNetworks/%s/subnets/%s"
	for _, c := range []struct{ id, want string }{
		{fmt.Sprintf(id, "shop", "vnet", "apps"), "true 1"},
		{fmt.Sprintf(id, "SHOP", "VNET", "APPS"), "true 1"},
		{fmt.Sprintf(id, "other", "vnet", "apps"), "true <nil>"},
		{fmt.Sprintf(id, "shop", "hub", "apps"), "true <nil>"},
		{fmt.Sprintf(id, "shop", "vnet", "other"), "true <nil>"},
		{"apps", "false <nil>"},
	} {
		k := inNetwork(t, false, "apiVersion: alb.networking.azure.io/v1\nkind: ApplicationLoadBalancer\nmetadata: {name: a, namespace: edge}\nspec:\n  associations: ["+c.id+"]\n").Kube
		a := k.Balancers.Items[0].Associations.Items[0]
		if got := shown(a.WellFormed) + " " + shown(a.Index); got != c.want {
			t.Errorf("%s: got %s, want %s", c.id, got, c.want)
		}
	}
}

func TestControllers(t *testing.T) {
	run := func(image, account, label string) string {
		return strings.NewReplacer("image: a,", "image: "+image+",", "spec: {containers", "spec: {serviceAccountName: "+account+", containers", "app: web", "app: "+label).Replace(web)
	}
	alb := "mcr.microsoft.com/application-lb/images/alb-controller"
	for _, c := range []struct {
		name, yaml string
		which      func(c *KubeControllers) *KubeController
		want       string
		complete   bool
	}{
		{"alb", run(alb+":1.5.2", "alb-controller-sa", "alb"), func(c *KubeControllers) *KubeController { return &c.ALB }, "true 1.5.2 true shop", false},
		{"old", run(alb+":1.5.1", "alb-controller-sa", "alb"), func(c *KubeControllers) *KubeController { return &c.ALB }, "true 1.5.1 false shop", false},
		{"of a mirror", run("shop.azurecr.io/mirror/alb-controller:v1.10.0", "alb-controller-sa", "alb"), func(c *KubeControllers) *KubeController { return &c.ALB }, "true v1.10.0 true shop", false},
		{"no version", run(alb+":latest", "alb-controller-sa", "alb"), func(c *KubeControllers) *KubeController { return &c.ALB }, "true latest ? shop", false},
		{"of another cloud", run("example.com/alb-controller:1", "other", "alb"), func(c *KubeControllers) *KubeController { return &c.ALB }, "? <nil> <nil> <nil>", false},
		{"not there", web, func(c *KubeControllers) *KubeController { return &c.ALB }, "false <nil> <nil> <nil>", true},
		{"agic", run("mcr.microsoft.com/azure-application-gateway/kubernetes-ingress:1.9.0", "a", "a"), func(c *KubeControllers) *KubeController { return &c.AGIC }, "true 1.9.0 false shop", false},
		{"nginx", run("registry.k8s.io/ingress-nginx/controller:v1.12.1@sha256:0", "a", "a"), func(c *KubeControllers) *KubeController { return &c.Nginx }, "true v1.12.1 <nil> shop", false},
		{"istiod", run("docker.io/istio/pilot:1.26.2", "a", "istiod"), func(c *KubeControllers) *KubeController { return &c.Istio }, "true 1.26.2 <nil> shop", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := c.which(&inNetwork(t, c.complete, c.yaml).Kube.Controllers)
			if got := shown(k.Installed) + " " + shown(k.Version) + " " + shown(k.OverlayReady) + " " + shown(k.Namespace); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}
