package model

import "testing"

// TestMoreThanReads: what a role lets its holders do beyond reading.
func TestMoreThanReads(t *testing.T) {
	for _, c := range []struct{ role, rules, want string }{
		{"r", "{apiGroups: [''], resources: [configmaps], verbs: [get, list, watch]}", "false"},
		{"r", "{apiGroups: [''], resources: [secrets], verbs: [get], resourceNames: [own]}", "true"},
		{"r", "{apiGroups: [''], resources: ['*'], verbs: [get]}", "true"},
		{"r", "{apiGroups: [shop.example], resources: ['*'], verbs: [get]}", "false"},
		{"r", "{apiGroups: [''], resources: [configmaps], verbs: [update]}", "true"},
		{"r", "{apiGroups: [''], resources: [pods/exec], verbs: [get]}", "true"},
		{"r", "{apiGroups: [authorization.k8s.io], resources: [selfsubjectaccessreviews], verbs: [create]}", "false"},
		{"r", "{nonResourceURLs: [/healthz], verbs: [get]}", "false"},
		{"r", "{nonResourceURLs: [/x], verbs: [post]}", "true"},
		{"view", "", "false"},
		{"edit", "", "true"},
		{"theirs", "", "unknown"},
	} {
		d := placedCluster(t, "{}", roleText(c.rules)+bindingText("ClusterRoleBinding", c.role))
		if got := d.Kube.RoleBindings.Items[0].MoreThanReads; shown(got) != c.want && (c.want != "unknown" || !got.IsUnknown()) {
			t.Errorf("%s %s: got %s, want %s", c.role, c.rules, shown(got), c.want)
		}
	}
}
