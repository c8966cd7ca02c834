package model

import (
	"strings"
	"testing"
)

// TestRefusedByNamespace: a pod below the level that its namespace enforces.
func TestRefusedByNamespace(t *testing.T) {
	namespace := func(level string) string {
		return "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {pod-security.kubernetes.io/enforce: " + level + "}}\n---\n"
	}
	for _, c := range []struct{ name, yaml, want string }{
		{"not declared", pod("  hostPID: true\n"), "<nil>"},
		{"privileged", namespace("privileged") + pod("  hostPID: true\n"), "<nil>"},
		{"baseline", namespace("baseline") + pod("  hostPID: true\n"), "process ids"},
		{"meets baseline", namespace("baseline") + pod(""), "<nil>"},
		{"restricted", namespace("restricted") + pod(""), "privilege escalation"},
		{"level misspelt", namespace("strict") + pod(""), "?"},
		{"since 1.34", namespace("baseline") + pod("  containers: [{name: a, image: a, livenessProbe: {tcpSocket: {host: b, port: 1}}}]\n"), "?"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := shown(placedCluster(t, "{}", c.yaml).Kube.Workloads.Items[0].Admission.Refused)
			if got != c.want && (c.want == "<nil>" || c.want == "?" || !strings.Contains(got, c.want)) {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestNamesNamespace(t *testing.T) {
	for _, c := range []struct {
		list []string
		want answer
	}{
		{nil, no}, {[]string{"shop"}, yes}, {[]string{"sh*"}, yes}, {[]string{"*op"}, yes}, {[]string{"*"}, yes}, {[]string{"shops", "*x"}, no},
	} {
		if got := namesNamespace(Known(c.list), "shop"); got != c.want {
			t.Errorf("%v: got %v", c.list, got)
		}
	}
}

// TestWebhooks: what a webhook is asked about and what it leaves out.
func TestWebhooks(t *testing.T) {
	text := func(hook string) string {
		return "apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\nmetadata: {name: w}\nwebhooks: [{name: h, " + hook + "}]\n"
	}
	pods := "rules: [{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods]}]"
	for _, c := range []struct{ name, hook, pods, selective string }{
		{"pods", pods, "true", "false"},
		{"everything", "rules: [{apiGroups: ['*'], apiVersions: ['*'], operations: ['*'], resources: ['*/*']}]", "true", "false"},
		{"others", "rules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments]}]", "false", "false"},
		{"deletion", "rules: [{apiGroups: [''], apiVersions: [v1], operations: [DELETE], resources: [pods]}]", "false", "false"},
		{"what has no namespace", "rules: [{apiGroups: ['*'], apiVersions: ['*'], operations: ['*'], resources: ['*'], scope: Cluster}]", "false", "false"},
		{"empty selector", pods + ", namespaceSelector: {}", "true", "false"},
		{"selector", pods + ", objectSelector: {matchLabels: {a: b}}", "true", "true"},
		{"condition", pods + ", matchConditions: [{name: c, expression: 'true'}]", "true", "true"},
	} {
		h := placedCluster(t, "{}", text(c.hook)).Kube.Webhooks.Items[0].Hooks.Items[0]
		if got := [2]string{shown(h.SeesPods), shown(h.Selective)}; got != [2]string{c.pods, c.selective} {
			t.Errorf("%s: got %v", c.name, got)
		}
	}
}

func TestInvalidLabels(t *testing.T) {
	long := strings.Repeat("a", 64)
	for key, want := range map[string]bool{
		"app": true, "app.kubernetes.io/name": true, "a_b": true, "-a": false, "a b": false, "A.example/x": false, "a/b/c": false, long: false, "": false,
	} {
		if got := validLabelKey(key); got != want {
			t.Errorf("key %q: got %v", key, got)
		}
	}
	for v, want := range map[string]bool{"": true, "1.2": true, "a b": false, "a-": false, long: false} {
		if got := validLabelValue(v); got != want {
			t.Errorf("value %q: got %v", v, got)
		}
	}
}
