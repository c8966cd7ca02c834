package model

import (
	"fmt"
	"testing"

	"github.com/akslint/akslint/pkg/kube"
)

// vaultStory is a cluster, a vault, two identities of which the first is
// federated with an account, and more.
const vaultStory = `{"complete": %t, "resources": [
 {"address": "kc", "type": "Microsoft.ContainerService/managedClusters", "body": {"name": "c", "location": "westeurope", "sku": {"name": "Base"}, "properties": {
   "agentPoolProfiles": [{"name": "system", "mode": "System", "vmSize": "Standard_D4s_v5", "count": 3, "vnetSubnetID": "/subscriptions/1/resourceGroups/n/providers/Microsoft.Network/virtualNetworks/n/subnets/nodes"}]}}},
 {"address": "kv", "type": "Microsoft.KeyVault/vaults", "body": {"name": "Keys", "resourceGroup": "g", "properties": {%s}}},
 {"address": "web", "type": "Microsoft.ManagedIdentity/userAssignedIdentities", "body": {"name": "web", "properties": {}}},
 {"address": "other", "type": "Microsoft.ManagedIdentity/userAssignedIdentities", "body": {"name": "other", "properties": {}}},
 {"address": "fic", "type": "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials", "parent": {"$unknown": "id", "$refs": ["web#id"]},
  "body": {"name": "web", "properties": {"issuer": {"$unknown": "url", "$refs": ["kc#oidc_issuer_url"]}, "subject": "system:serviceaccount:shop:web", "audiences": ["api://AzureADTokenExchange"]}}}%s]}`

const vaultPods = `apiVersion: secrets-store.csi.x-k8s.io/v1
kind: SecretProviderClass
metadata: {name: keys, namespace: shop}
spec: {provider: azure, parameters: {%s, keyvaultName: keys, tenantId: t, objects: ""}}
---
apiVersion: v1
kind: Pod
metadata: {name: p, namespace: shop}
spec:
  serviceAccountName: web
  containers: [{name: a, image: a}]
  volumes: [{name: v, csi: {driver: secrets-store.csi.k8s.io, volumeAttributes: {secretProviderClass: keys}}}]
`

func vaultClass(t *testing.T, complete bool, vault, more, parameters string) *SecretClass {
	t.Helper()
	s := parseStory(t, "graph.json", fmt.Appendf(nil, vaultStory, complete, vault, more))
	c := Build(s.graph, s.opts)[0]
	Deploy(c, []*kube.Bundle{chart(t, fmt.Sprintf(vaultPods, parameters))})
	return c.Kube.SecretClasses.Items[0]
}

func TestVaultAccess(t *testing.T) {
	const rbac, client = `"enableRbacAuthorization": true`, "clientID: 7d8cdf74-0a5c-4b1f-8a3e-5f0f6c1f2d11"
	role := func(id, scope, who string) string {
		return `, {"address": "ra", "type": "Microsoft.Authorization/roleAssignments", "scope": ` + scope + `, "body": {"properties": {"roleDefinitionId": "/x/` + id + `", "principalId": ` + who + `}}}`
	}
	ref := func(of, what string) string {
		return `{"$unknown": "` + what + `", "$refs": ["` + of + "#" + what + `"]}`
	}
	policy := func(who string) string { return `"accessPolicies": [{"objectId": ` + who + `}]` }
	const user, contributor, own = "4633458b-17de-408a-b874-0445c86b69e6", "b24988ac-6180-42a0-ab88-20f7382dd24c", "11111111-17de-408a-b874-0445c86b69e6"
	web, other, vault := ref("web", "principal_id"), ref("other", "principal_id"), ref("kv", "id")
	for name, row := range map[string]struct {
		part                    bool // the files are not all there is
		vault, more, parameters string
		want                    string
	}{
		"nothing":                     {vault: rbac, want: "false"},
		"nothing here":                {part: true, vault: rbac, want: "?"},
		"a role":                      {vault: rbac, more: role(user, vault, web), want: "true"},
		"another's role":              {vault: rbac, more: role(user, vault, other), want: "false"},
		"somebody's role":             {vault: rbac, more: role(user, vault, `"7d8cdf74-0a5c-4b1f-8a3e-5f0f6c1f2d11"`), want: "?"},
		"a role that manages":         {vault: rbac, more: role(contributor, vault, web), want: "false"},
		"a role of one's own":         {vault: rbac, more: role(own, vault, web), want: "?"},
		"a role on the group":         {vault: rbac, more: role(user, `"/subscriptions/1/resourceGroups/g"`, web), want: "?"},
		"a role on something else":    {vault: rbac, more: role(user, ref("kc", "id"), web), want: "false"},
		"a role, policies count":      {more: role(user, vault, web), want: "false"},
		"a policy":                    {vault: policy(web), want: "true"},
		"another's policy":            {vault: policy(other), want: "false"},
		"a policy, roles count":       {vault: rbac + ", " + policy(web), want: "false"},
		"the deployer's policy":       {vault: policy(ref("data.azurerm_client_config.current", "object_id")), want: "false"},
		"policies not known":          {vault: `"accessPolicies": {"$unknown": "no value"}`, want: "?"},
		"governed in an unknown way":  {vault: `"enableRbacAuthorization": {"$unknown": "no value"}, ` + policy(web), want: "?"},
		"nodes, nothing":              {vault: rbac, parameters: `useVMManagedIdentity: "true"`, want: "false"},
		"nodes, somebody's role":      {vault: rbac, more: role(user, vault, other), parameters: `useVMManagedIdentity: "true"`, want: "?"},
		"pod-managed identity":        {vault: rbac, parameters: `usePodIdentity: "true"`, want: "<nil>"},
		"two vaults of one name here": {vault: rbac, more: `, {"address": "kv2", "type": "Microsoft.KeyVault/vaults", "body": {"name": "keys", "properties": {}}}`, want: "?"},
		"one of another unit":         {vault: rbac, more: `, {"address": "kv", "unit": "b", "type": "Microsoft.KeyVault/vaults", "body": {"name": "keys", "properties": {}}}`, want: "false"},
		"one without a known name":    {vault: rbac, more: `, {"address": "kv2", "type": "Microsoft.KeyVault/vaults", "body": {"name": {"$unknown": "x"}, "properties": {}}}`, want: "false"},
	} {
		if row.parameters == "" {
			row.parameters = client
		}
		s := vaultClass(t, !row.part, row.vault, row.more, row.parameters)
		if got := shown(s.Access); got != row.want {
			t.Errorf("%s: %s (%s), want %s", name, got, s.Access.Why(), row.want)
		}
	}
}

func TestVaultReach(t *testing.T) {
	const subnet = "/subscriptions/1/resourceGroups/n/providers/Microsoft.Network/virtualNetworks/n/subnets/"
	rules := func(more string) string { return `"networkAcls": {"defaultAction": "Deny", ` + more + `}` }
	endpoint := func(to string) string {
		return `, {"address": "pe", "type": "Microsoft.Network/privateEndpoints", "body": {"properties": {"privateLinkServiceConnections": [{"properties": {"privateLinkServiceId": ` + to + `}}]}}}`
	}
	const private = `"publicNetworkAccess": "Disabled"`
	for name, row := range map[string]struct {
		part              bool
		vault, more, want string
	}{
		"open":                        {want: "true"},
		"closed":                      {vault: private, want: "false"},
		"closed here":                 {part: true, vault: private, want: "?"},
		"endpoint":                    {vault: private, more: endpoint(`{"$unknown": "id", "$refs": ["kv#id"]}`), want: "true"},
		"endpoint of something":       {vault: private, more: endpoint(`{"$unknown": "var.id has no value"}`), want: "?"},
		"endpoint of another":         {vault: private, more: endpoint(`{"$unknown": "id", "$refs": ["web#id"]}`), want: "false"},
		"subnet of the nodes":         {vault: rules(`"virtualNetworkRules": [{"id": "` + subnet + `nodes"}]`), want: "true"},
		"another subnet":              {vault: rules(`"virtualNetworkRules": [{"id": "` + subnet + `build"}]`), want: "false"},
		"some subnet":                 {vault: rules(`"virtualNetworkRules": {"$unknown": "no value"}`), want: "?"},
		"an address":                  {vault: rules(`"ipRules": [{"value": "203.0.113.7"}]`), want: "?"},
		"rules do not count":          {vault: private + ", " + rules(`"ipRules": [{"value": "203.0.113.7"}], "virtualNetworkRules": [{"id": "`+subnet+`nodes"}]`), want: "false"},
		"rules with an open default":  {vault: `"networkAcls": {"defaultAction": "Allow"}`, want: "true"},
		"rules with an unknown one":   {vault: `"networkAcls": {"defaultAction": {"$unknown": "no value"}}`, want: "?"},
		"unknown, and closed by rule": {vault: `"publicNetworkAccess": {"$unknown": "no value"}, ` + rules(`"ipRules": []`), want: "?"},
	} {
		s := vaultClass(t, !row.part, row.vault, row.more, "clientID: x")
		if got := shown(s.Reaches); got != row.want {
			t.Errorf("%s: %s (%s), want %s", name, got, s.Reaches.Why(), row.want)
		}
	}
}
