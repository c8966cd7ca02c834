package model

import "testing"

const (
	horizontal   = "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: web, namespace: shop}\nspec:\n  maxReplicas: 9\n  scaleTargetRef: {kind: Deployment, name: web}\n"
	byShare      = horizontal + "  metrics: [{type: Resource, resource: {name: memory, target: {type: Utilization, averageUtilization: 70}}}]\n"
	byValue      = horizontal + "  metrics: [{type: Resource, resource: {name: cpu, target: {type: AverageValue, averageValue: 1}}}]\n"
	byOne        = horizontal + "  metrics: [{type: ContainerResource, containerResource: {name: cpu, container: web, target: {type: Utilization, averageUtilization: 70}}}]\n"
	scaledObject = "apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: {name: web, namespace: shop}\nspec: {scaleTargetRef: {name: web}, triggers: [{type: cpu, metricType: Utilization, metadata: {value: \"70\"}}]}\n"
	vertical     = "apiVersion: autoscaling.k8s.io/v1\nkind: VerticalPodAutoscaler\nmetadata: {name: web, namespace: shop}\nspec:\n  targetRef: {kind: Deployment, name: web}\n"
	limitRange   = "apiVersion: v1\nkind: LimitRange\nmetadata: {name: shop, namespace: shop}\nspec: {limits: [{type: Container, default: {memory: 256Mi}, max: {cpu: 2}}]}\n"
)

func TestKubeMetrics(t *testing.T) {
	cpu := webWith("# container", "resources: {requests: {cpu: 100m}}")
	for _, c := range []struct {
		name  string
		files []string
		want  string // resource, share, requested
	}{
		{"default", []string{webWith(), horizontal}, "cpu true false"},
		{"requested", []string{cpu, horizontal}, "cpu true true"},
		{"another resource", []string{cpu, byShare}, "memory true false"},
		{"by a LimitRange", []string{cpu, byShare, limitRange}, "memory true true"},
		{"by value", []string{webWith(), byValue}, "cpu false null"},
		{"of one container", []string{cpu, byOne}, "cpu true true"},
		{"of the pod", []string{webWith("# pod", "resources: {requests: {cpu: 1}}"), horizontal}, "cpu true true"},
		{"of KEDA", []string{webWith(), scaledObject}, "cpu true false"},
		{"what it scales is elsewhere", []string{horizontal}, "cpu true unknown"},
	} {
		m := deployed(t, false, c.files...).Autoscalers.Items[0].Metrics.Items[0]
		if got := say(m.Resource) + " " + say(m.Utilization) + " " + say(m.Requested); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestKubeAutoscalers(t *testing.T) {
	k := deployed(t, true, webWith(), horizontal, scaledObject)
	if a := k.Autoscalers.Items[0]; say(a.Rival) != "1" || say(a.Found) != "true" || say(a.Target) != "0" {
		t.Errorf("rival %s, found %s, target %s", say(a.Rival), say(a.Found), say(a.Target))
	}
	if w := k.Workloads.Items[0]; say(w.ReplicasMin) != "unknown" {
		t.Errorf("two floors make %s", say(w.ReplicasMin))
	}
	if a := deployed(t, true, scaledObject).Autoscalers.Items[0]; say(a.Found) != "false" || say(a.Target) != "null" {
		t.Errorf("of nothing: found %s, target %s", say(a.Found), say(a.Target))
	}
	if a := deployed(t, false, scaledObject).Autoscalers.Items[0]; say(a.Found) != "unknown" || say(a.OnlyResources) != "true" {
		t.Errorf("of something elsewhere: found %s", say(a.Found))
	}
}

func TestKubeVerticals(t *testing.T) {
	for _, c := range []struct{ name, vertical, want string }{
		{"by default", vertical, "0 cpu"},
		{"advises", vertical + "  updatePolicy: {updateMode: \"Off\"}\n", "null null"},
		{"another resource", vertical + "  resourcePolicy: {containerPolicies: [{containerName: \"*\", controlledResources: [memory]}]}\n", "null null"},
		{"one container left alone", vertical + "  resourcePolicy: {containerPolicies: [{containerName: side, mode: \"Off\"}]}\n", "0 cpu"},
		{"all left alone", vertical + "  resourcePolicy: {containerPolicies: [{containerName: \"*\", mode: \"Off\"}]}\n", "null null"},
	} {
		v := deployed(t, false, webWith(), horizontal, c.vertical).Verticals.Items[0]
		if got := say(v.Clash) + " " + say(v.ClashWith); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
