package model

import (
	"strings"
	"testing"
)

// TestKubeNothingActs: a ScaledObject that nothing acts on drives nothing.
func TestKubeNothingActs(t *testing.T) {
	const scaled = "---\napiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: {name: web, namespace: shop}\n" +
		"spec: {scaleTargetRef: {name: web}, minReplicaCount: 2, maxReplicaCount: 9, triggers: [{type: cron}]}\n"
	const vertical = "---\napiVersion: autoscaling.k8s.io/v1\nkind: VerticalPodAutoscaler\nmetadata: {name: web, namespace: shop}\n" +
		"spec: {targetRef: {kind: Deployment, name: web}}\n"
	with := func(keda string) string {
		return strings.Replace(fivePools, "}\n]}", "}\n], \"workloadAutoScalerProfile\": {\"keda\": {\"enabled\": "+keda+"}}}", 1)
	}
	for _, c := range []struct {
		name, properties string
		whole            bool
		want             string
	}{
		{"off, and all files are there", with("false"), true, "false 3 3 null"},
		{"on", with("true"), true, "true 2 9 null"},
		{"not known", with(`{"$unknown": "later"}`), true, "unknown unknown unknown null"},
		{"off, and KEDA may come from elsewhere", with("false"), false, "true 2 9 null"},
	} {
		k := placedIn(t, c.whole, c.properties, webWith()+scaled+vertical).Kube
		w := k.Workloads.Items[0]
		got := strings.Join([]string{say(w.Autoscaled), say(w.ReplicasMin), say(w.ReplicasMax), say(k.Autoscalers.Items[0].Rival)}, " ")
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
