package model

import (
	"strings"
	"testing"
)

// policy is a network policy of a namespace.
func policy(spec string) string {
	return "\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p, namespace: shop}\nspec: " + spec + "\n"
}

func cilium(spec string) string {
	return "\n---\napiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: p, namespace: shop}\nspec: " + spec + "\n"
}

func TestIsolation(t *testing.T) {
	const dns = "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}, podSelector: {matchLabels: {k8s-app: kube-dns}}}"
	const udp = "ports: [{protocol: UDP, port: 53}]"
	for _, c := range []struct{ name, policies, want string }{
		{"no policy", "", "false false <nil>"},
		{"types left out", policy("{podSelector: {}}"), "true false <nil>"},
		{"types left out, with egress", policy("{podSelector: {}, egress: [{}]}"), "true true true"},
		{"egress alone", policy("{podSelector: {}, policyTypes: [Egress]}"), "false true false"},
		{"other pods", policy("{podSelector: {matchLabels: {app: db}}}"), "false false <nil>"},
		{"expression", policy("{podSelector: {matchExpressions: [{key: app, operator: In, values: [web, db]}]}}"), "true false <nil>"},
		{"DNS by label", policy("{podSelector: {}, policyTypes: [Egress], egress: [{to: [" + dns + "], " + udp + "}]}"), "false true true"},
		{"DNS in all namespaces", policy("{podSelector: {}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {}}], " + udp + "}]}"), "false true true"},
		{"TCP alone", policy("{podSelector: {}, policyTypes: [Egress], egress: [{to: [" + dns + "], ports: [{port: 53}]}]}"), "false true false"},
		{"range of ports", policy("{podSelector: {}, policyTypes: [Egress], egress: [{ports: [{protocol: UDP, port: 1, endPort: 99}]}]}"), "false true true"},
		{"own namespace alone", policy("{podSelector: {}, policyTypes: [Egress], egress: [{to: [{podSelector: {}}]}]}"), "false true false"},
		{"a label of its own", policy("{podSelector: {}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {matchLabels: {name: kube-system}}}]}]}"), "false true ?"},
		{"an address", policy("{podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.0.0.10/32}}]}]}"), "false true ?"},
		{"another namespace", policy("{podSelector: {}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: pay}}}]}]}"), "false true false"},
		{"Cilium", cilium("{endpointSelector: {matchLabels: {'k8s:app': web}}, ingress: [{}]}"), "true false <nil>"},
		{"Cilium with an empty list", cilium("{endpointSelector: {}, ingress: []}"), "false false <nil>"},
		{"Cilium that denies", cilium("{endpointSelector: {}, egressDeny: [{toEntities: [world]}]}"), "false true ?"},
		{"Cilium that says so", cilium("{endpointSelector: {}, egress: [{}], enableDefaultDeny: {egress: false}}"), "false false <nil>"},
		{"Calico", "\n---\napiVersion: crd.projectcalico.org/v1\nkind: GlobalNetworkPolicy\nmetadata: {name: p}\nspec: {selector: \"app == 'web'\", types: [Ingress]}\n", "true false <nil>"},
		{"Calico of other pods", "\n---\napiVersion: crd.projectcalico.org/v1\nkind: GlobalNetworkPolicy\nmetadata: {name: p}\nspec: {selector: \"app == 'db'\"}\n", "false false <nil>"},
		{"Calico by more", "\n---\napiVersion: crd.projectcalico.org/v1\nkind: GlobalNetworkPolicy\nmetadata: {name: p}\nspec: {selector: \"has(app)\"}\n", "? false <nil>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := shopKube(t, true, shopPods("", "")+c.policies).Workloads.Items[0].Isolation
			if got := shown(n.Ingress) + " " + shown(n.Egress) + " " + shown(n.DNS); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestDefaultDeny(t *testing.T) {
	for _, c := range []struct{ name, policies, want string }{
		{"none", "", "false false"},
		{"all pods", policy("{podSelector: {}, policyTypes: [Ingress, Egress]}"), "true true"},
		{"some pods", policy("{podSelector: {matchLabels: {app: web}}}"), "false false"},
		{"another namespace", strings.ReplaceAll(policy("{podSelector: {}}"), "shop", "pay"), "false false"},
		{"nobody says which", strings.ReplaceAll(policy("{podSelector: {}}"), ", namespace: shop", ""), "? ?"},
		{"whole cluster", strings.ReplaceAll(strings.ReplaceAll(cilium("{endpointSelector: {}, ingress: [{}]}"), "CiliumNetworkPolicy", "CiliumClusterwideNetworkPolicy"), ", namespace: shop", ""), "true false"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, n := range shopKube(t, false, shopPods("", "")+c.policies).Namespaces.Items {
				if n.Name != "shop" {
					continue
				}
				if got := shown(n.DenyIngress) + " " + shown(n.DenyEgress); got != c.want {
					t.Errorf("got %s, want %s", got, c.want)
				}
			}
		})
	}
}

func TestPolicyPeers(t *testing.T) {
	for cidr, want := range map[string]string{
		"10.244.8.0/24": "pods", "10.244.0.0/15": "<nil>", "203.0.113.0/24": "<nil>", "0.0.0.0/0": "<nil>", "nonsense": "<nil>",
	} {
		k := shopKube(t, false, policy("{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: "+cidr+"}}]}]}"))
		if got := shown(k.NetworkPolicies.Items[0].Rules.Items[0].Peers.Items[0].Reaches); got != want {
			t.Errorf("%s: got %s, want %s", cidr, got, want)
		}
	}
}

func TestBeyondPorts(t *testing.T) {
	for _, c := range []struct{ name, spec, want string }{
		{"ports", "{endpointSelector: {}, ingress: [{toPorts: [{ports: [{port: '80'}]}]}]}", "false false"},
		{"hosts", "{endpointSelector: {}, egress: [{toFQDNs: [{matchName: api.contoso.com}]}]}", "true false"},
		{"requests", "{endpointSelector: {}, ingress: [{toPorts: [{rules: {http: [{method: GET}]}}]}]}", "false true"},
		{"names", "{endpointSelector: {}, egress: [{toPorts: [{rules: {dns: [{matchPattern: '*'}]}}]}]}", "false false"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := shopKube(t, false, cilium(c.spec)).NetworkPolicies.Items[0]
			if got := shown(p.FQDN) + " " + shown(p.L7); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}
