package model

import (
	"fmt"
	"strings"
	"testing"
)

// twoPools is the properties of a cluster with two pools; more is said of the
// second, which is called apps.
func twoPools(more string) string {
	return `{"agentPoolProfiles": [
 {"name": "system", "mode": "System", "vmSize": "Standard_D4s_v5", "count": 3, "nodeTaints": ["CriticalAddonsOnly=true:NoSchedule"], "enableUltraSSD": true},
 {"name": "apps", "mode": "User", "vmSize": "Standard_D8s_v5", "count": 2` + more + `}]}`
}

func TestKubeUltraDisk(t *testing.T) {
	const mounts = "  volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]\n"
	class := func(sku string) string {
		return "\n---\napiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: own}\nprovisioner: disk.csi.azure.com\nparameters: {skuname: " + sku + "}\n" +
			"---\napiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data, namespace: shop}\nspec: {storageClassName: own}\n"
	}
	tests := []struct{ name, pool, yaml, disk, on string }{
		{"no pool", "", pod(mounts) + class("UltraSSD_LRS"), "0", "false"},
		{"a pool", `, "enableUltraSSD": true`, pod(mounts) + class("UltraSSD_LRS"), "0", "true"},
		{"only a pool it does not tolerate", "", pod(mounts+"  nodeSelector: {kubernetes.azure.com/agentpool: apps}\n") + class("UltraSSD_LRS"), "0", "false"},
		{"no pool takes it", "", pod(mounts+"  nodeSelector: {tier: x}\n") + class("UltraSSD_LRS"), "0", "<nil>"},
		{"a pool that may take it", `, "enableUltraSSD": true`, pod(mounts+"  nodeSelector: {feature.node.kubernetes.io/x: 'true'}\n") + class("UltraSSD_LRS"), "0", "?"},
		{"other disk", "", pod(mounts) + class("Premium_LRS"), "<nil>", "<nil>"},
		{"not mounted", "", pod("") + class("UltraSSD_LRS"), "<nil>", "<nil>"},
		{"class of others", "", pod(mounts) + strings.ReplaceAll(class("UltraSSD_LRS"), "storageClassName: own", "storageClassName: managed"), "<nil>", "<nil>"},
		{"karpenter", "", pod(mounts) + class("UltraSSD_LRS") + "---\napiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: {name: n}\n", "0", "?"},
	}
	for _, test := range tests {
		c := placedCluster(t, twoPools(test.pool), test.yaml)
		n := c.Kube.Workloads.Items[0].Needs
		if got, want := fmt.Sprint(shown(n.UltraDisk), shown(n.UltraPool)), fmt.Sprint(test.disk, test.on); got != want {
			t.Errorf("%s: %s, want %s", test.name, got, want)
		}
	}
}

func TestKubeUltraDiskOfTemplate(t *testing.T) {
	c := placedCluster(t, twoPools(""), `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: s, namespace: shop}
spec:
  template: {spec: {containers: [{name: a, image: a}]}}
  volumeClaimTemplates: [{metadata: {name: d}, spec: {storageClassName: own}}]
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: own}
provisioner: disk.csi.azure.com
parameters: {skuName: UltraSSD_LRS}
`)
	n := c.Kube.Workloads.Items[0].Needs
	if shown(n.UltraDisk) != "0" || shown(n.UltraPool) != "false" {
		t.Error(shown(n.UltraDisk), shown(n.UltraPool))
	}
}

func TestKubeSandbox(t *testing.T) {
	const own = "\n---\napiVersion: node.k8s.io/v1\nkind: RuntimeClass\nmetadata: {name: kata-vm-isolation}\nhandler: kata\n"
	tests := []struct{ name, pool, yaml, class, on string }{
		{"no pool", "", pod("  runtimeClassName: kata-vm-isolation\n"), "kata-vm-isolation", "false"},
		{"a pool", `, "workloadRuntime": "KataVmIsolation"`, pod("  runtimeClassName: kata-vm-isolation\n"), "kata-vm-isolation", "true"},
		{"older names", `, "workloadRuntime": "KataMshvVmIsolation"`, pod("  runtimeClassName: kata-mshv-vm-isolation\n"), "kata-mshv-vm-isolation", "true"},
		{"other kind", `, "workloadRuntime": "KataVmIsolation"`, pod("  runtimeClassName: kata-cc-isolation\n"), "kata-cc-isolation", "false"},
		{"class of others", "", pod("  runtimeClassName: gvisor\n"), "<nil>", "<nil>"},
		{"no class", "", pod(""), "<nil>", "<nil>"},
		{"declared class", "", pod("  runtimeClassName: kata-vm-isolation\n") + own, "kata-vm-isolation", "?"},
	}
	for _, test := range tests {
		n := placedCluster(t, twoPools(test.pool), test.yaml).Kube.Workloads.Items[0].Needs
		if shown(n.Sandbox) != test.class || shown(n.SandboxPool) != test.on {
			t.Errorf("%s: %s %s", test.name, shown(n.Sandbox), shown(n.SandboxPool))
		}
	}
}

func TestKubeEgressGateway(t *testing.T) {
	gateway := func(pool string) string {
		return "apiVersion: egressgateway.kubernetes.azure.com/v1alpha1\nkind: StaticGatewayConfiguration\nmetadata: {name: g, namespace: shop}\nspec: {" + pool + "}\n"
	}
	tests := []struct{ name, pool, names, index, found string }{
		{"gateway", `, "mode": "Gateway"`, "gatewayNodepoolName: apps", "1", "true"},
		{"other mode", "", "gatewayNodepoolName: apps", "1", "false"},
		{"labelled for the controller", `, "nodeLabels": {"kubeegressgateway.azure.com/mode": "true"}`, "gatewayNodepoolName: apps", "1", "true"},
		{"no such pool", "", "gatewayNodepoolName: gone", "<nil>", "false"},
		{"a scale set", "", "gatewayVmssProfile: {vmssName: v}", "<nil>", "<nil>"},
	}
	for _, test := range tests {
		properties := twoPools(test.pool)
		if strings.Contains(test.pool, "Gateway") {
			properties = strings.Replace(properties, `"mode": "User", `, "", 1)
		}
		g := wholeCluster(t, properties, gateway(test.names)).Kube.EgressGateways.Items[0]
		if shown(g.PoolIndex) != test.index || shown(g.PoolFound) != test.found {
			t.Errorf("%s: %s %s", test.name, shown(g.PoolIndex), shown(g.PoolFound))
		}
	}
	const asks = "apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: NS, annotations: {kubernetes.azure.com/static-gateway-configuration: g}}\nspec: {containers: [{name: a, image: a}]}\n---\n"
	for ns, want := range map[string]string{"shop": "true", "other": "?"} {
		n := placedCluster(t, twoPools(""), strings.Replace(asks, "NS", ns, 1)+gateway("gatewayNodepoolName: apps")).Kube.Workloads.Items[0].Needs
		if shown(n.EgressGateway) != "g" || shown(n.EgressFound) != want {
			t.Errorf("namespace %s: %s %s", ns, shown(n.EgressGateway), shown(n.EgressFound))
		}
	}
}
