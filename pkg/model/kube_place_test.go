package model

import (
	"fmt"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/parser/kube/manifest"
	"github.com/akslint/akslint/pkg/source"
)

// placedCluster is a cluster with pools, written as JSON, on which manifests are
// deployed as one chart.
func placedCluster(t *testing.T, properties, yaml string) *Cluster {
	t.Helper()
	return placedIn(t, false, properties, yaml)
}

// wholeCluster is the same where the files are said to be all there is.
func wholeCluster(t *testing.T, properties, yaml string) *Cluster {
	t.Helper()
	return placedIn(t, true, properties, yaml)
}

func placedIn(t *testing.T, complete bool, properties, yaml string) *Cluster {
	t.Helper()
	s := parseStory(t, "graph.json", []byte(`{"resources": [{"address": "azurerm_kubernetes_cluster.c", "type": "Microsoft.ContainerService/managedClusters",
  "body": {"name": "c", "location": "westeurope", "sku": {"name": "Base"}, "properties": `+properties+`}}]}`))
	s.opts.Complete = complete
	clusters := Build(s.graph, s.opts)
	if len(clusters) != 1 {
		t.Fatalf("%d clusters", len(clusters))
	}
	Deploy(clusters[0], []*kube.Bundle{chart(t, yaml)})
	return clusters[0]
}

// chart is manifests that are certainly deployed together.
func chart(t *testing.T, yaml string) *kube.Bundle {
	t.Helper()
	docs, problems := manifest.Decode(manifest.FileText(source.NewFile("app.yaml", []byte(yaml))))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	objects, _ := manifest.Objects(docs)
	return &kube.Bundle{Name: "app", Origin: kube.Chart, Objects: objects}
}

// pod is a pod with more in its specification.
func pod(spec string) string {
	if !strings.Contains(spec, "containers:") {
		spec += "  containers: [{name: a, image: a}]\n"
	}
	return "apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: shop}\nspec:\n" + spec
}

// placed is a placement in one text: the places of eligible pools, then the
// others with what they fail at, then ? when there may be more.
func placed(p *Placement) string {
	var out []string
	for _, e := range p.Eligible.Items {
		out = append(out, fmt.Sprint(e.Pool))
	}
	for _, o := range p.Out.Items {
		out = append(out, fmt.Sprintf("%d:%s", o.Pool, o.Cause))
	}
	if p.Eligible.Open {
		out = append(out, "?")
	}
	return strings.Join(out, " ")
}

// shown is a leaf in one text.
func shown(l Leaf) string {
	if l.State() == Unknown {
		return "?"
	}
	return fmt.Sprint(l.Plain())
}

// fivePools are the node pools that most cases ask.
const fivePools = `{"agentPoolProfiles": [
 {"name": "system", "mode": "System", "vmSize": "Standard_D4s_v5", "count": 3, "nodeTaints": ["CriticalAddonsOnly=true:NoSchedule"], "availabilityZones": ["1", "2", "3"]},
 {"name": "apps", "mode": "User", "vmSize": "Standard_D8s_v5", "count": 2, "enableAutoScaling": true, "minCount": 2, "maxCount": 7, "nodeLabels": {"tier": "web"}, "availabilityZones": ["1", "2"]},
 {"name": "spot", "mode": "User", "vmSize": "Standard_D8ps_v5", "count": 1, "scaleSetPriority": "Spot", "availabilityZones": ["3"]},
 {"name": "gpu", "mode": "User", "vmSize": "Standard_NC24ads_A100_v4", "count": 1, "nodeTaints": ["sku=gpu:NoSchedule"]},
 {"name": "win", "mode": "User", "osType": "Windows", "vmSize": "Standard_D4s_v5", "count": 1, "nodeTaints": ["os=windows:NoSchedule"]}
]}`

func TestPlacement(t *testing.T) {
	const (
		spotToleration = "  tolerations: [{key: kubernetes.azure.com/scalesetpriority, value: spot, effect: NoSchedule}]\n"
		gpu            = "  containers: [{name: a, image: a, resources: {limits: {nvidia.com/gpu: 1}}}]\n"
		affinity       = "  affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: %s}}}\n"
	)
	tests := []struct{ name, spec, want, possible, cause string }{
		{"asks for nothing", "", "1 0:taint 2:taint 3:taint 4:taint", "true", "<nil>"},
		{"own label", "  nodeSelector: {tier: web}\n", "1 0:label 2:label 3:label 4:label", "true", "<nil>"},
		{"own label nobody has", "  nodeSelector: {tier: db}\n", "0:label 1:label 2:label 3:label 4:label", "false", "label"},
		{"label of others", "  nodeSelector: {feature.node.kubernetes.io/x: 'true'}\n", "0:taint 2:taint 3:taint 4:taint ?", "?", "?"},
		{"pool by name", "  nodeSelector: {kubernetes.azure.com/agentpool: apps}\n", "1 0:label 2:label 3:label 4:label", "true", "<nil>"},
		{"mode", "  nodeSelector: {kubernetes.azure.com/mode: system}\n", "0:taint 1:label 2:label 3:label 4:label", "false", "taint"},
		{"spot label without toleration", "  nodeSelector: {kubernetes.azure.com/scalesetpriority: spot}\n", "0:label 1:label 2:taint 3:label 4:label", "false", "taint"},
		{"spot", "  nodeSelector: {kubernetes.azure.com/priority: spot}\n" + spotToleration, "2 0:label 1:label 3:label 4:label", "true", "<nil>"},
		{"any effect", "  nodeSelector: {kubernetes.azure.com/priority: spot}\n  tolerations: [{key: kubernetes.azure.com/scalesetpriority, operator: Exists}]\n", "2 0:label 1:label 3:label 4:label", "true", "<nil>"},
		{"everything tolerated", "  tolerations: [{operator: Exists}]\n", "0 1 2 3 4:? ?", "", ""},
		{"another value tolerated", "  nodeSelector: {kubernetes.azure.com/priority: spot}\n  tolerations: [{key: kubernetes.azure.com/scalesetpriority, value: regular}]\n", "0:label 1:label 2:taint 3:label 4:label", "false", "taint"},
		{"arm", "  nodeSelector: {kubernetes.io/arch: arm64}\n" + spotToleration, "2 0:arch 1:arch 3:arch 4:arch", "true", "<nil>"},
		{"architecture nobody has", "  nodeSelector: {kubernetes.io/arch: s390x}\n", "0:arch 1:arch 2:arch 3:arch 4:arch", "false", "arch"},
		{"windows", "  os: {name: windows}\n  tolerations: [{key: os, value: windows}]\n", "4 0:os 1:os 2:os 3:os", "true", "<nil>"},
		{"windows, taint not tolerated", "  nodeSelector: {kubernetes.io/os: windows}\n", "0:os 1:os 2:os 3:os 4:taint", "false", "taint"},
		{"zone", "  nodeSelector: {topology.kubernetes.io/zone: westeurope-2}\n", "1 0:taint 2:zone 3:zone 4:zone", "true", "<nil>"},
		{"zone of another region", "  nodeSelector: {topology.kubernetes.io/zone: northeurope-2}\n", "0:zone 1:zone 2:zone 3:zone 4:zone", "false", "zone"},
		{"zone as a digit", "  nodeSelector: {topology.kubernetes.io/zone: '2'}\n", "0:zone 1:zone 2:zone 3:taint 4:taint", "false", "taint"},
		{"zone as a digit, taint tolerated", "  nodeSelector: {topology.kubernetes.io/zone: '2'}\n  tolerations: [{key: sku, operator: Exists}]\n", "0:zone 1:zone 2:zone 4:taint ?", "?", "?"},
		{"affinity", fmt.Sprintf(affinity, "[{matchExpressions: [{key: tier, operator: In, values: [web, api]}]}]"), "1 0:label 2:label 3:label 4:label", "true", "<nil>"},
		{"one of two terms", fmt.Sprintf(affinity, "[{matchExpressions: [{key: tier, operator: In, values: [db]}]}, {matchExpressions: [{key: tier, operator: Exists}]}]"), "1 0:label 2:label 3:label 4:label", "true", "<nil>"},
		{"excluded", fmt.Sprintf(affinity, "[{matchExpressions: [{key: kubernetes.azure.com/agentpool, operator: NotIn, values: [apps]}]}]"), "0:taint 1:label 2:taint 3:taint 4:taint", "false", "taint"},
		{"empty term", fmt.Sprintf(affinity, "[{}]"), "0:label 1:label 2:label 3:label 4:label", "false", "label"},
		{"preferred only", "  affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, preference: {matchExpressions: [{key: tier, operator: In, values: [db]}]}}]}}\n", "1 0:taint 2:taint 3:taint 4:taint", "true", "<nil>"},
		{"gpu", gpu + "  tolerations: [{key: sku, value: gpu}]\n", "3 0:gpu 1:gpu 2:gpu 4:gpu", "true", "<nil>"},
		{"gpu, taint not tolerated", gpu, "0:gpu 1:gpu 2:gpu 3:taint 4:gpu", "false", "taint"},
		{"gpu of another vendor", strings.Replace(gpu, "nvidia", "amd", 1), "0:gpu 1:gpu 2:gpu 3:gpu 4:gpu", "false", "gpu"},
		{"other resource", strings.Replace(gpu, "nvidia.com/gpu", "example.com/dongle", 1), "0:taint 2:taint 3:taint 4:taint ?", "?", "?"},
		{"runtime class", "  runtimeClassName: kata\n  nodeSelector: {tier: db}\n", "0:label 1:label 2:label 3:label 4:label", "false", "label"},
		{"runtime class that may tolerate", "  runtimeClassName: kata\n", "?", "?", "?"},
		{"bound by name", "  nodeName: aks-apps-1\n", "?", "?", "?"},
		{"virtual nodes", "  nodeSelector: {kubernetes.io/os: linux, type: virtual-kubelet}\n  tolerations: [{key: virtual-kubelet.io/provider, operator: Exists}]\n", "0:taint 2:taint 3:taint 4:os ?", "?", "?"},
		{"no virtual node has own labels", "  nodeSelector: {tier: db}\n  tolerations: [{key: virtual-kubelet.io/provider, operator: Exists}]\n", "0:label 1:label 2:label 3:label 4:label", "false", "label"},
	}
	for _, tt := range tests {
		c := wholeCluster(t, fivePools, pod(tt.spec))
		p := &c.Kube.Workloads.Items[0].Placement
		if tt.possible == "" { // Windows is a guess where the pod says nothing
			tt.want, tt.possible, tt.cause = "0 1 2 3 ?", "true", "<nil>"
		}
		if got := placed(p); got != tt.want {
			t.Errorf("%s: %s, want %s (%s; %s)", tt.name, got, tt.want, p.OutText, p.Possible.Why())
		}
		if got := shown(p.Possible); got != tt.possible {
			t.Errorf("%s: possible %s, want %s", tt.name, got, tt.possible)
		}
		if got := shown(p.Cause); got != tt.cause {
			t.Errorf("%s: cause %s, want %s", tt.name, got, tt.cause)
		}
	}
}

// What the cluster leaves open keeps pools in doubt, and never out.
func TestPlacementNotKnown(t *testing.T) {
	const profile = `{"agentPoolProfiles": [{"name": "apps", "mode": "System", "vmSize": "Standard_D4s_v5", "count": 3, %s}]%s}`
	const selector = "  nodeSelector: {tier: web}\n"
	tests := []struct{ name, pool, cluster, spec, want, possible string }{
		{"labels", `"nodeLabels": {"$unknown": "later"}`, "", selector, "?", "?"},
		{"another label", `"nodeLabels": {"tier": "web", "x": {"$unknown": "later"}}`, "", selector, "?", "?"},
		{"taints", `"nodeTaints": {"$unknown": "later"}`, "", "", "?", "?"},
		{"taints, one is known", `"nodeTaints": ["a=b:NoSchedule", {"$unknown": "later"}]`, "", "", "?", "?"},
		{"taints, but the label is missing", `"nodeTaints": {"$unknown": "later"}`, "", selector, "0:label", "false"},
		{"system", `"osType": {"$unknown": "later"}`, "", "  os: {name: windows}\n", "?", "?"},
		{"more pools", `"nodeLabels": {}`, "", selector, "0:label", "false"},
		{"node provisioning", `"nodeLabels": {}`, `, "nodeProvisioningProfile": {"mode": "Auto"}`, selector, "0:label ?", "?"},
		{"node provisioning not known", `"nodeLabels": {}`, `, "nodeProvisioningProfile": {"mode": {"$unknown": "later"}}`, selector, "0:label ?", "?"},
		{"no nodes", `"maxPods": 30, "count": 0`, "", "", "?", "?"},
	}
	for _, tt := range tests {
		c := wholeCluster(t, fmt.Sprintf(profile, tt.pool, tt.cluster), pod(tt.spec))
		p := &c.Kube.Workloads.Items[0].Placement
		if got := placed(p); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
		if got := shown(p.Possible); got != tt.possible {
			t.Errorf("%s: possible %s, want %s: %s", tt.name, got, tt.possible, p.Possible.Why())
		}
		if p.Possible.IsUnknown() && p.Possible.Why() == "" {
			t.Errorf("%s: nobody says why", tt.name)
		}
	}
}

// Where no pool takes the pods, one that does may be declared in other files; what
// those that are here do with them is known all the same.
func TestPlacementElsewhere(t *testing.T) {
	c := placedCluster(t, fivePools, pod("  nodeSelector: {tier: db}\n"))
	p := &c.Kube.Workloads.Items[0].Placement
	if got := placed(p); got != "0:label 1:label 2:label 3:label 4:label" {
		t.Error(got)
	}
	if shown(p.Possible) != "?" || shown(p.Cause) != "?" || !strings.HasSuffix(p.Possible.Why(), "the cluster is not marked complete") {
		t.Errorf("%s %s: %s", shown(p.Possible), shown(p.Cause), p.Possible.Why())
	}
	p = &placedCluster(t, fivePools, pod("")).Kube.Workloads.Items[0].Placement
	if shown(p.Possible) != "true" || shown(p.Only) != "1" {
		t.Errorf("one takes them: %s %s", shown(p.Possible), shown(p.Only))
	}
}

// Without a cluster nothing is known, and that is said.
func TestPlacementWithoutCluster(t *testing.T) {
	c := Manifests([]*kube.Bundle{chart(t, pod(""))}, Options{}, "the cluster is not among the files")
	p := &c.Kube.Workloads.Items[0].Placement
	for _, l := range []Leaf{p.Possible, p.Cause, p.Only, p.NodesMax, p.ZonesMax, p.ManyZones, p.Autoscaled} {
		if l.State() != Unknown || l.Why() != "the cluster is not among the files" {
			t.Errorf("%v %q", l.Plain(), l.Why())
		}
	}
	if !p.Eligible.Open || !p.Out.Open {
		t.Error("the lists are not open")
	}
}

// Numbers over the pools.
func TestPlacementNumbers(t *testing.T) {
	tests := []struct{ name, spec, want string }{
		{"one pool", "", "only 1, nodes 7, zones 2, many true, autoscaled true"},
		{"a zone of it", "  nodeSelector: {topology.kubernetes.io/zone: westeurope-2}\n", "only 1, nodes 7, zones 1, many false, autoscaled true"},
		{"a pool without zones", "  nodeSelector: {kubernetes.azure.com/agentpool: gpu}\n  tolerations: [{key: sku, operator: Exists}]\n", "only 3, nodes 1, zones ?, many false, autoscaled false"},
		{"two pools", "  tolerations: [{key: CriticalAddonsOnly, operator: Exists}]\n", "only <nil>, nodes 10, zones 3, many true, autoscaled true"},
		{"none", "  nodeSelector: {tier: db}\n", "only <nil>, nodes 0, zones 0, many false, autoscaled false"},
	}
	for _, tt := range tests {
		p := &placedCluster(t, fivePools, pod(tt.spec)).Kube.Workloads.Items[0].Placement
		got := fmt.Sprintf("only %s, nodes %s, zones %s, many %s, autoscaled %s", shown(p.Only), shown(p.NodesMax), shown(p.ZonesMax), shown(p.ManyZones), shown(p.Autoscaled))
		if got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

// Workloads that ask for the same share one verdict.
func TestPlacementShared(t *testing.T) {
	var yaml strings.Builder
	for i := range 20 {
		fmt.Fprintf(&yaml, "---\napiVersion: v1\nkind: Pod\nmetadata: {name: p%d}\nspec: {containers: [{name: a}], nodeSelector: {tier: t%d}}\n", i, i%2)
	}
	c := placedCluster(t, fivePools, yaml.String())
	distinct := map[*PoolOut]bool{}
	for _, w := range c.Kube.Workloads.Items {
		distinct[w.Placement.Out.Items[0]] = true
	}
	if len(distinct) != 2 {
		t.Errorf("%d verdicts for two questions", len(distinct))
	}
}

func TestMachines(t *testing.T) {
	tests := []struct{ size, arch, gpu string }{
		{"Standard_D4s_v5", "amd64", ""},
		{"Standard_D4ps_v5", "arm64", ""},
		{"Standard_D4pds_v6", "arm64", ""},
		{"Standard_B2pts_v2", "arm64", ""},
		{"Standard_NP10s", "amd64", "?"},
		{"Standard_PB6s", "amd64", ""},
		{"Standard_E8-4ps_v6", "arm64", ""},
		{"Standard_D2_v3_Promo", "amd64", ""},
		{"Standard_NC6s_v3", "amd64", "nvidia"},
		{"Standard_NC4as_T4_v3", "amd64", "nvidia"},
		{"Standard_ND96isr_MI300X_v5", "amd64", "amd"},
		{"Standard_ND96isr_H100_v5", "amd64", "nvidia"},
		{"Standard_NV16as_v4", "amd64", "?"},
		{"Standard_NV12ads_A10_v5", "amd64", "?"},
		{"Standard_NV8ads_V710_v5", "amd64", "?"},
	}
	for _, tt := range tests {
		if got := architecture(tt.size); got != tt.arch {
			t.Errorf("%s: %s, want %s", tt.size, got, tt.arch)
		}
		got, known := gpuOf(tt.size)
		if !known {
			got = "?"
		}
		if got != tt.gpu {
			t.Errorf("%s: gpu %q, want %q", tt.size, got, tt.gpu)
		}
	}
}
