package model

import (
	"fmt"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/kube"
)

const (
	ownClass = `---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: %s%s}
provisioner: %s
parameters: {%s}
`
	ownClaim = `---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data, namespace: shop}
spec: {accessModes: [%s], resources: {requests: {storage: 5Gi}}%s}
`
	threeZones = `{"agentPoolProfiles": [{"name": "a", "mode": "System", "count": 3, "availabilityZones": ["1", "2", "3"]}]%s}`
	noZones    = `{"agentPoolProfiles": [{"name": "a", "mode": "System", "count": 3}]%s}`
)

// class is a claim's class in one text.
func class(c *ClaimClass) string {
	return fmt.Sprintf("%s found %s at %s built-in %s: %s %s %s %s", shown(c.Name), shown(c.Found), shown(c.Index), shown(c.BuiltIn), shown(c.Driver), shown(c.SKU), shown(c.Redundancy), shown(c.Binding))
}

func TestClaimClass(t *testing.T) {
	claim := func(more string) string { return fmt.Sprintf(ownClaim, "ReadWriteOnce", more) }
	own := fmt.Sprintf(ownClass, "own", "", "disk.csi.azure.com", "SKUName: Premium_LRS")
	tests := []struct{ name, cluster, yaml, want string }{
		{"of AKS, zones", threeZones, claim(", storageClassName: managed-csi-premium"), "managed-csi-premium found true at <nil> built-in true: disk Premium_ZRS zone WaitForFirstConsumer"},
		{"of AKS, no zones", noZones, claim(", storageClassName: managed-csi"), "managed-csi found true at <nil> built-in true: disk StandardSSD_LRS local WaitForFirstConsumer"},
		{"of AKS, old cluster", `{"kubernetesVersion": "1.28", "agentPoolProfiles": [{"name": "a", "mode": "System", "availabilityZones": ["1", "2"]}]%s}`, claim(", storageClassName: managed-csi"), "managed-csi found true at <nil> built-in true: disk StandardSSD_LRS local WaitForFirstConsumer"},
		{"of AKS, zones not known", `{"agentPoolProfiles": [{"name": "a", "mode": "System", "availabilityZones": {"$unknown": "later"}}]%s}`, claim(", storageClassName: managed-csi"), "managed-csi found true at <nil> built-in true: disk ? ? WaitForFirstConsumer"},
		{"default of AKS", noZones, claim(""), "default found true at <nil> built-in true: disk StandardSSD_LRS local WaitForFirstConsumer"},
		{"default of the files", noZones, claim("") + fmt.Sprintf(ownClass, "own", ", annotations: {storageclass.kubernetes.io/is-default-class: 'true'}", "disk.csi.azure.com", ""), "? found ? at ? built-in ?: ? ? ? ?"},
		{"bound by name", noZones, claim(", volumeName: v"), "? found ? at ? built-in ?: ? ? ? ?"},
		{"no class", noZones, claim(", storageClassName: ''"), "<nil> found <nil> at <nil> built-in false: <nil> <nil> <nil> <nil>"},
		{"share", noZones, claim(", storageClassName: azurefile-csi"), "azurefile-csi found true at <nil> built-in true: file ? ? Immediate"},
		{"later version", `{"kubernetesVersion": "1.33", "agentPoolProfiles": [{"name": "a", "mode": "System"}]%s}`, claim(", storageClassName: managed-csi-premium-v2"), "managed-csi-premium-v2 found false at <nil> built-in true: disk PremiumV2_LRS local WaitForFirstConsumer"},
		{"version Azure chooses", noZones, claim(", storageClassName: managed-csi-premium-v2"), "managed-csi-premium-v2 found ? at <nil> built-in true: disk PremiumV2_LRS local WaitForFirstConsumer"},
		{"declared", noZones, claim(", storageClassName: own") + own, "own found true at 0 built-in false: disk Premium_LRS local Immediate"},
		{"declared under a name of AKS", noZones, claim(", storageClassName: managed-csi") + fmt.Sprintf(ownClass, "managed-csi", "", "disk.csi.azure.com", ""), "managed-csi found true at ? built-in ?: ? ? ? ?"},
		{"nowhere", noZones, claim(", storageClassName: gone"), "gone found ? at ? built-in false: ? ? ? ?"},
		{"of an extension", noZones, claim(", storageClassName: acstor-nvme"), "acstor-nvme found ? at ? built-in false: ? ? ? ?"},
	}
	for _, tt := range tests {
		c := placedCluster(t, fmt.Sprintf(tt.cluster, ""), tt.yaml)
		if got := class(&c.Kube.Claims.Items[0].Class); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestStorageClass(t *testing.T) {
	tests := []struct{ name, provisioner, parameters, want string }{
		{"disk", "disk.csi.azure.com", "", "disk StandardSSD_LRS local caching ReadOnly, shares 1"},
		{"old name of the parameter", "disk.csi.azure.com", "storageaccounttype: Premium_ZRS", "disk Premium_ZRS zone caching ReadOnly, shares 1"},
		{"no cache", "disk.csi.azure.com", "skuname: PremiumV2_LRS", "disk PremiumV2_LRS local caching <nil>, shares 1"},
		{"cache that is written", "disk.csi.azure.com", "skuName: UltraSSD_LRS, cachingMode: ReadOnly, maxShares: '3'", "disk UltraSSD_LRS local caching ReadOnly, shares 3"},
		{"share", "file.csi.azure.com", "skuName: Standard_GRS", "file Standard_GRS geo caching <nil>, shares 1"},
		{"other", "example.com/own", "skuName: gold", "other gold <nil> caching <nil>, shares 1"},
		{"old", "kubernetes.io/azure-disk", "", "in_tree_disk <nil> <nil> caching <nil>, shares 1"},
	}
	for _, tt := range tests {
		c := placedCluster(t, fmt.Sprintf(noZones, ""), fmt.Sprintf(ownClass, "own", "", tt.provisioner, tt.parameters)).Kube.Classes.Items[0]
		got := fmt.Sprintf("%s %s %s caching %s, shares %s", shown(c.Driver), shown(c.SKU), shown(c.Redundancy), shown(c.CachingMode), shown(c.MaxShares))
		if got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

// The volumes of pods lead to claims, and templates to their StatefulSet.
func TestMounts(t *testing.T) {
	const workloads = `---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers: [{name: a, image: a}]
      volumes:
        - {name: data, persistentVolumeClaim: {claimName: data}}
        - {name: gone, persistentVolumeClaim: {claimName: gone}}
        - {name: tmp, emptyDir: {}}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec:
  selector: {matchLabels: {app: db}}
  template: {metadata: {labels: {app: db}}, spec: {containers: [{name: a, image: a}]}}
  volumeClaimTemplates: [{metadata: {name: disk}, spec: {accessModes: [ReadWriteOnce], storageClassName: managed-csi}}]
`
	c := placedCluster(t, fmt.Sprintf(noZones, ""), workloads+fmt.Sprintf(ownClaim, "ReadWriteMany", ""))
	volumes := c.Kube.Workloads.Items[0].Pod.Volumes.Items
	for i, want := range []string{"0", "?", "<nil>"} {
		if got := shown(volumes[i].ClaimIndex); got != want {
			t.Errorf("%s: claim %s, want %s", volumes[i].Name.v, got, want)
		}
	}
	template := c.Kube.Claims.Items[1]
	if !template.Template || shown(template.Workload) != "1" || template.Address != "StatefulSet shop/db" {
		t.Errorf("template: %t of %s, %s", template.Template, shown(template.Workload), template.Address)
	}
	if shared := shown(c.Kube.Claims.Items[0].Shared) + " " + shown(template.Shared); shared != "true false" {
		t.Errorf("shared: %s", shared)
	}
}

func TestDriverOn(t *testing.T) {
	claim := fmt.Sprintf(ownClaim, "ReadWriteMany", ", storageClassName: azureblob-fuse-premium")
	const brought = "---\napiVersion: storage.k8s.io/v1\nkind: CSIDriver\nmetadata: {name: blob.csi.azure.com}\n"
	for _, tt := range []struct{ name, profile, yaml, want string }{
		{"by default", "", claim, "false"},
		{"switched on", `, "storageProfile": {"blobCSIDriver": {"enabled": true}}`, claim, "true"},
		{"not known", `, "storageProfile": {"blobCSIDriver": {"enabled": {"$unknown": "later"}}}`, claim, "?"},
		{"brought along", "", claim + brought, "true"},
		{"installed", "", claim + "---\n" + pod("  containers: [{name: blob, image: mcr.microsoft.com/oss/kubernetes-csi/blob-csi:v1.27.0}]\n"), "true"},
		{"no driver of Azure", "", fmt.Sprintf(ownClaim, "ReadWriteOnce", ", storageClassName: own") + fmt.Sprintf(ownClass, "own", "", "example.com/own", ""), "<nil>"},
	} {
		c := wholeCluster(t, fmt.Sprintf(noZones, tt.profile), tt.yaml)
		if got := shown(c.Kube.Claims.Items[0].Class.DriverOn); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
	c := placedCluster(t, fmt.Sprintf(noZones, ""), claim)
	if got := c.Kube.Claims.Items[0].Class.DriverOn; !strings.HasSuffix(got.Why(), "the cluster is not marked complete") {
		t.Errorf("somebody else may install it: %s %s", shown(got), got.Why())
	}
	c = Manifests([]*kube.Bundle{chart(t, claim)}, Options{}, "the cluster is not among the files")
	if got := shown(c.Kube.Claims.Items[0].Class.DriverOn); got != "?" {
		t.Errorf("without a cluster: %s", got)
	}
}

func TestScheduling(t *testing.T) {
	const spotAffinity = "  affinity: {nodeAffinity: {%s}}\n"
	required := func(terms string) string {
		return fmt.Sprintf(spotAffinity, "requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: "+terms+"}")
	}
	tests := []struct{ name, spec, want string }{
		{"nothing", "", "false false false"},
		{"selector", "  nodeSelector: {kubernetes.azure.com/priority: spot}\n", "true false true"},
		{"old label", "  nodeSelector: {kubernetes.azure.com/scalesetpriority: spot}\n", "true false true"},
		{"every term", required("[{matchExpressions: [{key: kubernetes.azure.com/priority, operator: In, values: [spot]}]}]"), "true false true"},
		{"one of two terms", required("[{matchExpressions: [{key: kubernetes.azure.com/priority, operator: In, values: [spot]}]}, {matchExpressions: [{key: tier, operator: Exists}]}]"), "false false true"},
		{"one of two values", required("[{matchExpressions: [{key: kubernetes.azure.com/priority, operator: In, values: [spot, regular]}]}]"), "false false true"},
		{"preferred", fmt.Sprintf(spotAffinity, "preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, preference: {matchExpressions: [{key: kubernetes.azure.com/priority, operator: In, values: [spot]}]}}]"), "false false true"},
		{"tolerated", "  tolerations: [{key: kubernetes.azure.com/scalesetpriority, operator: Exists}]\n", "false true false"},
	}
	for _, tt := range tests {
		s := &placedCluster(t, fivePools, pod(tt.spec)).Kube.Workloads.Items[0].Scheduling
		if got := shown(s.SpotRequired) + " " + shown(s.SpotTolerated) + " " + shown(s.SpotPreferred); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
		if shown(s.SpotPool) != "true" {
			t.Errorf("%s: there is a Spot pool: %s", tt.name, shown(s.SpotPool))
		}
	}
}

func TestOldLabelsAndTolerations(t *testing.T) {
	const spec = `  nodeSelector: {agentpool: apps, tier: web}
  topologySpreadConstraints: [{maxSkew: 1, topologyKey: failure-domain.beta.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule}]
  tolerations:
    - {key: sku, value: gpu}
    - {key: sku, value: other}
    - {key: sku, value: gpu, effect: PreferNoSchedule}
    - {key: gone, operator: Exists}
    - {key: node.kubernetes.io/not-ready, operator: Exists}
`
	w := placedCluster(t, fivePools, pod(spec)).Kube.Workloads.Items[0]
	var got []string
	for _, l := range w.Scheduling.OldLabels.Items {
		got = append(got, fmt.Sprintf("%s>%s %t %t", l.Key, l.Successor, l.Topology, l.Gone))
	}
	want := "[agentpool>kubernetes.azure.com/agentpool false false failure-domain.beta.kubernetes.io/zone>topology.kubernetes.io/zone true true]"
	if fmt.Sprint(got) != want {
		t.Errorf("%s, want %s", got, want)
	}
	for i, want := range []string{"true", "false", "true", "false", "true"} {
		if got := shown(w.Pod.Tolerations.Items[i].Used); got != want {
			t.Errorf("toleration %d: used %s, want %s", i, got, want)
		}
	}
}
