package model

import (
	"fmt"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/kube"
)

// inNetwork is a cluster of one pool in subnet nodes of a network, beside a
// subnet apps, on which charts are deployed.
func inNetwork(t *testing.T, complete bool, charts ...string) *Cluster {
	t.Helper()
	id := func(address, attribute string) string {
		return fmt.Sprintf(`{"$unknown": "it is known after the deployment", "$refs": ["%s#%s"]}`, address, attribute)
	}
	subnet := func(name, prefix string) string {
		return fmt.Sprintf(`{"address": "azurerm_subnet.%s", "type": "Microsoft.Network/virtualNetworks/subnets", "parent": %s,
  "body": {"name": "%s", "properties": {"addressPrefixes": ["%s"]}}}`, name, id("azurerm_virtual_network.v", "name"), name, prefix)
	}
	s := parseStory(t, "graph.json", []byte(fmt.Sprintf(`{"complete": %t, "resources": [
{"address": "azurerm_virtual_network.v", "type": "Microsoft.Network/virtualNetworks", "body": {"name": "vnet", "resourceGroup": "shop", "properties": {"addressSpace": {"addressPrefixes": ["10.0.0.0/8"]}}}},
%s, %s,
{"address": "azurerm_kubernetes_cluster.c", "type": "Microsoft.ContainerService/managedClusters", "body": {"name": "aks", "sku": {"name": "Base"}, "properties": {
  "networkProfile": {"networkPlugin": "azure", "networkPluginMode": "overlay"},
  "agentPoolProfiles": [{"name": "system", "mode": "System", "count": 3, "upgradeSettings": {"maxSurge": "1"}, "vnetSubnetID": %s}]}}}]}`,
		complete, subnet("nodes", "10.1.0.0/28"), subnet("apps", "10.2.0.0/24"), id("azurerm_subnet.nodes", "id"))))
	clusters := Build(s.graph, s.opts)
	var bundles []*kube.Bundle
	for i, text := range charts {
		b := chart(t, text)
		b.Name = fmt.Sprint("chart", i)
		bundles = append(bundles, b)
	}
	Deploy(clusters[0], bundles)
	return clusters[0]
}

// service is a Service with annotations of Azure and more in its specification.
func service(name, spec string, annotations ...string) string {
	text := "apiVersion: v1\nkind: Service\nmetadata:\n  name: " + name + "\n  namespace: shop\n  annotations:\n    a: b\n"
	for _, a := range annotations {
		text += "    " + azureService + a + "\n"
	}
	if !strings.Contains(spec, "ports:") {
		spec += "  ports: [{port: 80}]\n"
	}
	return text + "spec:\n" + spec + "---\n"
}

const (
	balanced   = "  type: LoadBalancer\n"
	isInternal = `load-balancer-internal: "true"`
)

func TestServiceBalancer(t *testing.T) {
	for _, c := range []struct{ name, yaml, want string }{
		{"public", service("s", balanced), "internal false public true limited false"},
		{"internal", service("s", balanced, isInternal), "internal true public false limited false"},
		{"another value", service("s", balanced, `load-balancer-internal: "True"`), "internal false public true limited false"},
		{"no load balancer", service("s", "  type: ClusterIP\n"), "internal false public false limited false"},
		{"of somebody else", service("s", balanced+"  loadBalancerClass: tailscale\n"), "internal false public false limited false"},
		{"limited", service("s", balanced+"  loadBalancerSourceRanges: [192.0.2.0/24]\n"), "internal false public true limited true"},
		{"limited to everybody", service("s", balanced+"  loadBalancerSourceRanges: [192.0.2.0/24, 0.0.0.0/0]\n"), "internal false public true limited false"},
		{"limited by tag", service("s", balanced, "allowed-service-tags: AzureFrontDoor.Backend"), "internal false public true limited true"},
		{"by the tag of everybody", service("s", balanced, "allowed-service-tags: Internet"), "internal false public true limited false"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := inNetwork(t, false, c.yaml).Kube.Services.Items[0].Balancer
			if got := "internal " + shown(b.Internal) + " public " + shown(b.Public) + " limited " + shown(b.Limited); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestServiceAnnotations(t *testing.T) {
	for _, c := range []struct{ annotation, want string }{
		{`load-balancer-internal: "true"`, ""},
		{`load-balancer-internal: true`, "it is a bool"},
		{`load-balancer-internal: "yes"`, `it says "yes"`},
		{`load-balancer-internl: "true"`, "nobody reads it"},
		{`storage-sku: "x"`, ""},
		{`load-balancer-tcp-idle-timeout: "3"`, "the least is 4"},
		{`load-balancer-tcp-idle-timeout: "30"`, ""},
		{`pls-ip-configuration-ip-address-count: "9"`, "the most is 8"},
		{`load-balancer-health-probe-interval: "often"`, "a whole number"},
	} {
		list := inNetwork(t, false, service("s", balanced, c.annotation)).Kube.Services.Items[0].Balancer.Problems.Items
		got := ""
		if len(list) > 0 {
			got = list[0].Problem
		}
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.annotation, got, c.want)
		}
	}
}

func TestServiceSubnet(t *testing.T) {
	for _, c := range []struct {
		name, yaml, want string
		complete         bool
	}{
		{"of the pool", service("s", balanced, isInternal), "0 <nil> <nil>", true},
		{"named", service("s", balanced, isInternal, "load-balancer-internal-subnet: apps"), "1 true <nil>", true},
		{"nowhere", service("s", balanced, isInternal, "load-balancer-internal-subnet: other"), "<nil> false <nil>", true},
		{"perhaps elsewhere", service("s", balanced, isInternal, "load-balancer-internal-subnet: other"), "? ? <nil>", false},
		{"address", service("s", balanced, isInternal, "load-balancer-ipv4: 10.1.0.5"), "0 <nil> <nil>", true},
		{"first address", service("s", balanced, isInternal, "load-balancer-ipv4: 10.1.0.0"), "0 <nil> reserved", true},
		{"fourth address", service("s", balanced, isInternal, "load-balancer-ipv4: 10.1.0.3"), "0 <nil> reserved", true},
		{"last address", service("s", balanced, isInternal, "load-balancer-ipv4: 10.1.0.15"), "0 <nil> reserved", true},
		{"of another subnet", service("s", balanced, isInternal, "load-balancer-ipv4: 10.2.0.5"), "0 <nil> outside", true},
		{"the old field", service("s", balanced+"  loadBalancerIP: 10.2.0.5\n", isInternal), "0 <nil> outside", true},
		{"no address", service("s", balanced, isInternal, "load-balancer-ipv4: web"), "0 <nil> invalid", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := inNetwork(t, c.complete, c.yaml).Kube.Services.Items[0].Balancer
			if got := shown(b.SubnetIndex) + " " + shown(b.SubnetFound) + " " + shown(b.AddressProblem); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// Three nodes, one more while an upgrade surges, and the load balancers.
func TestServiceDemand(t *testing.T) {
	one, two := service("a", balanced, isInternal), service("b", balanced, isInternal)
	for _, c := range []struct {
		name   string
		charts []string
		want   string
	}{
		{"none", []string{service("a", balanced)}, "4 4"},
		{"one", []string{one}, "5 5"},
		{"two", []string{one + two}, "6 6"},
		{"two of one address", []string{service("a", balanced, isInternal, "load-balancer-ipv4: 10.1.0.5") + service("b", balanced, isInternal, "load-balancer-ipv4: 10.1.0.5")}, "5 5"},
		{"elsewhere", []string{service("a", balanced, isInternal, "load-balancer-internal-subnet: apps")}, "4 4"},
		{"one in two charts", []string{one, one}, "5 5"},
		{"two charts that may be deployed both", []string{one, two}, "? 5"},
		{"perhaps here", []string{service("a", balanced, isInternal, "load-balancer-internal-subnet: other")}, "4 4"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := inNetwork(t, false, c.charts...).Network.Subnets.Items[0].Demand
			if got := shown(d.Max) + " " + fmt.Sprint(d.AtLeastMax); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestServiceTwins(t *testing.T) {
	at := "load-balancer-ipv4: 10.1.0.5"
	for _, c := range []struct{ name, yaml, want string }{
		{"another port", service("a", balanced, isInternal, at) + service("b", balanced+"  ports: [{port: 81}]\n", isInternal, at), "<nil>"},
		{"same port", service("a", balanced, isInternal, at) + service("b", balanced, isInternal, at), "0"},
		{"another protocol", service("a", balanced, isInternal, at) + service("b", balanced+"  ports: [{port: 80, protocol: UDP}]\n", isInternal, at), "<nil>"},
		{"another address", service("a", balanced, isInternal, at) + service("b", balanced, isInternal, "load-balancer-ipv4: 10.1.0.6"), "<nil>"},
	} {
		services := inNetwork(t, false, c.yaml).Kube.Services.Items
		if got := shown(services[1].Balancer.Twin); got != c.want || shown(services[0].Balancer.Twin) != "<nil>" {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

const web = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, image: a, ports: [{name: http, containerPort: 8080}]}]}
---
`

func TestServiceTargets(t *testing.T) {
	port := func(target string) string {
		return "  selector: {app: web}\n  ports: [{port: 80, targetPort: " + target + "}]\n"
	}
	for _, c := range []struct{ name, yaml, want string }{
		{"selects", web + service("s", port("http")), "1 false false"},
		{"selects nothing", web + service("s", "  selector: {app: other}\n"), "0 true false"},
		{"no selector", web + service("s", "  clusterIP: None\n"), "0 false false"},
		{"a port nobody has", web + service("s", port("metrics")), "1 false true"},
		{"a number", web + service("s", port("9090")), "1 false false"},
		{"an operator may make pods", web + service("s", "  selector: {app: other}\n") + "apiVersion: example.com/v1\nkind: Shop\nmetadata: {name: s}\n", "0 ? false"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := inNetwork(t, false, c.yaml).Kube.Services.Items[0]
			if got := fmt.Sprint(s.Targets.Len(), " ", shown(s.SelectsNone), " ", shown(s.Ports.Items[0].Unserved)); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
	alone := inNetwork(t, false, service("s", "  selector: {app: web}\n")).Kube.Services.Items[0]
	if got := shown(alone.SelectsNone); got != "?" {
		t.Errorf("a chart without workloads: got %s", got)
	}
}

func ingress(spec string, annotations ...string) string {
	text := "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\n  namespace: shop\n  annotations:\n    a: b\n"
	for _, a := range annotations {
		text += "    " + a + "\n"
	}
	return text + "spec:\n" + spec + "---\n"
}

func TestIngressFamily(t *testing.T) {
	class := func(name, controller string) string {
		return "apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: " + name + "}\nspec: {controller: " + controller + "}\n---\n"
	}
	for _, c := range []struct{ name, yaml, want string }{
		{"none", ingress("  rules: []\n"), "<nil> <nil>"},
		{"well known", ingress("  ingressClassName: azure-alb-external\n"), "azure-alb-external agc"},
		{"by annotation", ingress("  rules: []\n", "kubernetes.io/ingress.class: azure/application-gateway"), "azure/application-gateway agic"},
		{"the field goes first", ingress("  ingressClassName: nginx\n", "kubernetes.io/ingress.class: azure/application-gateway"), "nginx nginx"},
		{"declared", class("edge", "k8s.io/ingress-nginx") + ingress("  ingressClassName: edge\n"), "edge nginx"},
		{"declared otherwise", class("nginx", "example.com/other") + ingress("  ingressClassName: nginx\n"), "nginx other"},
		{"of application routing", "apiVersion: approuting.kubernetes.azure.com/v1alpha1\nkind: NginxIngressController\nmetadata: {name: i}\nspec: {ingressClassName: inside}\n---\n" + ingress("  ingressClassName: inside\n"), "inside app_routing"},
		{"unheard of", ingress("  ingressClassName: edge\n"), "edge other"},
	} {
		in := inNetwork(t, false, c.yaml).Kube.Ingresses.Items[0]
		if got := shown(in.Class) + " " + shown(in.Family); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestIngressBackends(t *testing.T) {
	to := func(name, port string) string {
		return ingress("  rules: [{host: h, http: {paths: [{path: /, backend: {service: {name: " + name + ", port: {" + port + "}}}}]}}]\n")
	}
	named := service("web", "  selector: {app: web}\n  ports: [{name: http, port: 80}]\n")
	for _, c := range []struct{ name, yaml, want string }{
		{"found", web + named + to("web", "number: 80"), "true true 0"},
		{"by name", web + named + to("web", "name: http"), "true true 0"},
		{"no such port", web + named + to("web", "number: 81"), "true false 0"},
		{"no such name", web + named + to("web", "name: https"), "true false 0"},
		{"missing", web + named + to("other", "number: 80"), "false <nil> <nil>"},
		{"routes alone", to("other", "number: 80"), "? ? ?"},
		{"the old form", web + named + ingress("  rules: [{http: {paths: [{backend: {serviceName: web, servicePort: 80}}]}}]\n"), "true true 0"},
	} {
		b := inNetwork(t, false, c.yaml).Kube.Ingresses.Items[0].Rules.Items[0].Paths.Items[0].Backend
		if got := shown(b.Found) + " " + shown(b.PortFound) + " " + shown(b.Index); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestIngressClash(t *testing.T) {
	at := func(ns, host, more string) string {
		return strings.Replace(ingress("  ingressClassName: nginx\n  rules: [{host: "+host+", http: {paths: [{path: /}]}}]\n", more), "namespace: shop", "namespace: "+ns, 1)
	}
	for _, c := range []struct{ name, yaml, want string }{
		{"another host", at("shop", "a", "c: d") + at("pay", "b", "c: d"), "<nil>"},
		{"the same", at("shop", "a", "c: d") + at("pay", "a", "c: d"), "0"},
		{"a canary", at("shop", "a", "c: d") + at("pay", "a", `nginx.ingress.kubernetes.io/canary: "true"`), "<nil>"},
		{"one namespace", at("shop", "a", "c: d") + strings.Replace(at("shop", "a", "c: d"), "name: web", "name: api", 1), "<nil>"},
	} {
		if got := shown(inNetwork(t, false, c.yaml).Kube.Ingresses.Items[1].Clash); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}
