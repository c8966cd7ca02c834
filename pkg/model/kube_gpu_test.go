package model

import (
	"slices"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/kube"
)

// gpuCluster has a pool with graphics processors beside its own.
func gpuCluster(t *testing.T, complete bool, pool, yaml string) *Cluster {
	t.Helper()
	s := parseStory(t, "graph.json", []byte(`{"resources": [{"address": "azurerm_kubernetes_cluster.c", "type": "Microsoft.ContainerService/managedClusters",
  "body": {"name": "c", "location": "westeurope", "sku": {"name": "Base"}, "properties": {"agentPoolProfiles": [
   {"name": "system", "mode": "System", "vmSize": "Standard_D4s_v5", "count": 3},
   {"name": "gpu", "mode": "User", "vmSize": "Standard_NC24ads_A100_v4", "count": 1`+pool+`}]}}}]}`))
	s.opts.Complete = complete
	c := Build(s.graph, s.opts)[0]
	Deploy(c, []*kube.Bundle{chart(t, yaml)})
	return c
}

func TestKubeGPU(t *testing.T) {
	asks := func(resource string) string {
		return pod("  containers: [{name: a, image: a, resources: {limits: {" + resource + ": 1}}}]\n")
	}
	plugin := func(told string) string {
		return "---\napiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: d, namespace: kube-system}\nspec: {template: {spec: {containers: [{name: a, image: 'nvcr.io/nvidia/k8s-device-plugin:v0.17.4', " + told + "}]}}}\n"
	}
	const whole, slice, single = "nvidia.com/gpu", "nvidia.com/mig-1g.10gb", `, "gpuInstanceProfile": "MIG1g"`
	const operator = "---\napiVersion: nvidia.com/v1\nkind: ClusterPolicy\nmetadata: {name: p}\nspec: {mig: {strategy: mixed}}\n"
	for name, row := range map[string]struct {
		part       bool // the files are not all there is
		pool, yaml string
		want, says string
	}{
		"whole":                       {yaml: asks(whole), want: "true"},
		"none":                        {yaml: pod(""), want: "<nil>"},
		"amd":                         {yaml: asks("amd.com/gpu"), want: "true"},
		"slices, not cut":             {yaml: asks(slice), want: "false", says: "not cut"},
		"slices, not cut, other file": {part: true, yaml: asks(slice), want: "?"},
		"slices, not cut, operator":   {yaml: asks(slice) + operator, want: "?"},
		"slices":                      {pool: single, yaml: asks(slice), want: "true"},
		"other slices":                {part: true, pool: `, "gpuInstanceProfile": "mig3g"`, yaml: asks(slice), want: "false", says: "cut into MIG3g"},
		"slices not known":            {pool: `, "gpuInstanceProfile": {"$unknown": "no value"}`, yaml: asks(slice), want: "?"},
		"whole of a cut one":          {pool: single, yaml: asks(whole), want: "true"},
		"mixed by a flag":             {pool: single, yaml: asks(whole) + plugin("args: [--mig-strategy=mixed]"), want: "false", says: "by mixed"},
		"mixed by two words":          {pool: single, yaml: asks(whole) + plugin("args: [--mig-strategy, mixed]"), want: "false", says: "by mixed"},
		"mixed by a variable":         {pool: single, yaml: asks(whole) + plugin("env: [{name: MIG_STRATEGY, value: mixed}]"), want: "false", says: "by mixed"},
		"mixed by the operator":       {pool: single, yaml: asks(whole) + operator, want: "false", says: "by mixed"},
		"mixed slices":                {pool: single, yaml: asks(slice) + plugin("args: [--mig-strategy=mixed]"), want: "true"},
		"single slices":               {pool: single, yaml: asks(slice) + plugin("args: [--mig-strategy=single]"), want: "false", says: "by single"},
		"by a map":                    {pool: single, yaml: asks(slice) + plugin("envFrom: [{configMapRef: {name: c}}]"), want: "?"},
		"no driver":                   {pool: `, "gpuProfile": {"driver": "None"}`, yaml: asks(whole), want: "false", says: "no driver"},
		"no driver, operator":         {pool: `, "gpuProfile": {"driver": "None"}`, yaml: asks(whole) + operator, want: "true"},
		"no pool takes it":            {pool: `, "nodeTaints": ["sku=gpu:NoSchedule"]`, yaml: asks(slice), want: "<nil>"},
	} {
		all := gpuCluster(t, !row.part, row.pool, row.yaml).Kube.Workloads.Items
		n := all[slices.IndexFunc(all, func(w *Workload) bool { return w.Kind == "Pod" })].Needs
		if n.GPUOffered.IsNull() != (row.want == "<nil>") || shown(n.GPUOffered) != row.want {
			t.Errorf("%s: %s, want %s", name, shown(n.GPUOffered), row.want)
		}
		if says := shown(n.GPUText); row.says == "" && row.want != "?" && says != "<nil>" || !strings.Contains(says, row.says) {
			t.Errorf("%s: says %q", name, says)
		}
	}
}
