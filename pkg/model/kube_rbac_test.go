package model

import (
	"strings"
	"testing"
)

func roleText(rules string) string {
	return "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: r}\nrules: [" + rules + "]\n---\n"
}

func bindingText(kind, role string) string {
	return "apiVersion: rbac.authorization.k8s.io/v1\nkind: " + kind + "\nmetadata: {name: b, namespace: shop}\n" +
		"roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: " + role + "}\nsubjects: []\n---\n"
}

// TestPowers: what a rule allows.
func TestPowers(t *testing.T) {
	for _, c := range []struct{ rule, want string }{
		{"{apiGroups: [''], resources: [secrets], verbs: [list]}", "secrets"},
		{"{apiGroups: ['*'], resources: [secrets], verbs: ['*']}", "secrets star"},
		{"{apiGroups: [''], resources: [secrets], verbs: [get], resourceNames: [own]}", ""},
		{"{apiGroups: [apps], resources: [secrets], verbs: [get]}", ""},
		{"{apiGroups: [apps], resources: [deployments], verbs: [patch]}", "pods"},
		{"{apiGroups: [''], resources: ['*/exec'], verbs: [create]}", "exec"},
		{"{apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [escalate]}", "escalate"},
		{"{apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [get]}", ""},
		{"{apiGroups: ['*'], resources: ['*'], verbs: ['*']}", "star"},
		{"{apiGroups: [shop.example], resources: ['*'], verbs: ['*']}", ""},
		{"{apiGroups: [batch], resources: ['*'], verbs: [get]}", "star"},
		{"{nonResourceURLs: ['*'], verbs: ['*']}", ""},
	} {
		d := placedCluster(t, "{}", roleText(c.rule))
		r := d.Kube.Roles.Items[0].Rules.Items[0]
		var got []string
		for _, p := range []struct {
			name  string
			holds Value[bool]
		}{{"secrets", r.Secrets}, {"pods", r.Pods}, {"exec", r.Exec}, {"escalate", r.Escalate}} {
			if p.holds.Or(false) {
				got = append(got, p.name)
			}
		}
		if !r.Wildcard.IsNull() {
			got = append(got, "star")
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %v, want %s", c.rule, got, c.want)
		}
	}
}

// TestBound: how far a role reaches, and what a binding gives.
func TestBound(t *testing.T) {
	all := "{apiGroups: ['*'], resources: ['*'], verbs: ['*']}"
	for _, c := range []struct{ name, yaml, bound, everything string }{
		{"nowhere", roleText(all), "none", ""},
		{"in the cluster", roleText(all) + bindingText("ClusterRoleBinding", "r"), "cluster", "true"},
		{"in a namespace", roleText("{apiGroups: [''], resources: [pods], verbs: [get]}") + bindingText("RoleBinding", "r"), "namespace", "false"},
		{"another role", roleText(all) + bindingText("ClusterRoleBinding", "cluster-admin"), "none", "true"},
		{"not among the files", roleText(all) + bindingText("ClusterRoleBinding", "view"), "none", "false"},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := &placedCluster(t, "{}", c.yaml).Kube
			if got := shown(k.Roles.Items[0].Bound); got != c.bound {
				t.Errorf("bound: got %s, want %s", got, c.bound)
			}
			if c.everything != "" && shown(k.RoleBindings.Items[0].Everything) != c.everything {
				t.Errorf("everything: got %s", shown(k.RoleBindings.Items[0].Everything))
			}
		})
	}
}
