package model

import (
	"fmt"
	"testing"
)

// policyStory is a cluster in a resource group of the same unit, with one
// assignment of a scope and what else there is.
const policyStory = `{"resources": [
 {"address": "azurerm_kubernetes_cluster.c", "type": "Microsoft.ContainerService/managedClusters",
  "body": {"name": "c", "resourceGroup": "rg", "sku": {"name": "Base"}, "properties": {}}},
 {"address": "azurerm_policy.other", "type": "Microsoft.Authorization/policyAssignments", "scope": "/subscriptions/1/resourceGroups/elsewhere",
  "body": {"name": "other", "properties": {}}},
 {"address": "azurerm_policy.p", "type": "Microsoft.Authorization/policyAssignments", "scope": %s,
  "body": {"name": "p", "properties": {"policyDefinitionId": "x"}}}%s
]%s}`

const onCluster = `{"$unknown": "later", "$refs": ["azurerm_kubernetes_cluster.c#id"]}`

// TestExemption: an exemption leaves the cluster out of the assignment it names.
func TestExemption(t *testing.T) {
	const (
		thisOne  = `{"$unknown": "later", "$refs": ["azurerm_policy.p#id"]}`
		otherOne = `{"$unknown": "later", "$refs": ["azurerm_policy.other#id"]}`
		unknown  = `{"$unknown": "later"}`
		inGroup  = "/subscriptions/1/resourceGroups/rg/providers/Microsoft.Authorization/policyAssignments/"
	)
	tests := []struct {
		name, scope, properties, more string
		want                          string // applies_to_cluster; empty when the assignment is not listed
	}{
		{"of the cluster", onCluster, `"policyAssignmentId": ` + thisOne, "", ""},
		{"of another assignment", onCluster, `"policyAssignmentId": ` + otherOne, "", "true"},
		{"of another assignment, by its id", onCluster, `"policyAssignmentId": "` + inGroup + `another"`, "", "true"},
		{"by its id", onCluster, `"policyAssignmentId": "` + inGroup + `p"`, "", "?"},
		{"of an assignment that is not known", onCluster, `"policyAssignmentId": ` + unknown, "", "?"},
		{"of another group", `"/subscriptions/1/resourceGroups/other"`, `"policyAssignmentId": ` + thisOne, "", "true"},
		{"of the group", `"/subscriptions/1/resourceGroups/rg"`, `"policyAssignmentId": ` + thisOne, "", ""},
		{"of the subscription", `"/subscriptions/1"`, `"policyAssignmentId": ` + thisOne, "", "?"},
		{"of a scope that is not known", unknown, `"policyAssignmentId": ` + thisOne, "", "?"},
		{"of a part of an initiative", onCluster, `"policyDefinitionReferenceIds": ["one"], "policyAssignmentId": ` + thisOne, "", "?"},
		{"that ends", onCluster, `"expiresOn": "2030-01-01T00:00:00Z", "policyAssignmentId": ` + thisOne, "", "?"},
		{"that may not exist", onCluster, `"policyAssignmentId": ` + thisOne, `, "exists": {"$unknown": "later"}`, "?"},
	}
	for _, tt := range tests {
		exemption := fmt.Sprintf(`,
 {"address": "azurerm_exemption.e", "type": "Microsoft.Authorization/policyExemptions", "scope": %s, "body": {"name": "e", "properties": {%s}}%s}`,
			tt.scope, tt.properties, tt.more)
		if got := applies(t, onCluster, exemption, `, "subscription": "1"`); got != tt.want {
			t.Errorf("%s: applies: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestGroupOfAnotherSubscription: a group with the name of the cluster's own is
// that one only in the cluster's subscription.
func TestGroupOfAnotherSubscription(t *testing.T) {
	tests := []struct{ name, scope, opts, want string }{
		{"the same", `"/subscriptions/1/resourceGroups/RG"`, `, "subscription": "1"`, "true"},
		{"another", `"/subscriptions/2/resourceGroups/rg"`, `, "subscription": "1"`, ""},
		{"the cluster's is not stated", `"/subscriptions/1/resourceGroups/rg"`, "", "?"},
		{"another group, the cluster's is not stated", `"/subscriptions/1/resourceGroups/other"`, "", ""},
	}
	for _, tt := range tests {
		if got := applies(t, tt.scope, "", tt.opts); got != tt.want {
			t.Errorf("%s: applies: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// applies is what is known of the assignment p.
func applies(t *testing.T, scope, more, opts string) string {
	t.Helper()
	s := parseStory(t, "graph.json", fmt.Appendf(nil, policyStory, scope, more, opts))
	for _, a := range Build(s.graph, s.opts)[0].Policy.Assignments.Items {
		if a.Address == "azurerm_policy.p" {
			return leafText(a.AppliesToCluster)
		}
	}
	return ""
}
