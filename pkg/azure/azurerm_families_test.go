package azure

import (
	"testing"

	"github.com/akslint/akslint/pkg/value"
)

// TestFamilies holds what the table makes of resources around a cluster, one
// property at a time.
func TestFamilies(t *testing.T) {
	for _, test := range []struct {
		name  string
		typ   string
		major int
		body  []any
		path  string
		want  string
	}{
		{"vault protection", "azurerm_key_vault", 4, nil, "properties.enablePurgeProtection", `false~`},
		{"vault authorization of 3.x", "azurerm_key_vault", 3, []any{"enable_rbac_authorization", boolean(true)}, "properties.enableRbacAuthorization", `true`},
		{"vault authorization of 5.x", "azurerm_key_vault", 5, []any{"rbac_authorization_enabled", boolean(true)}, "properties.enableRbacAuthorization", `true`},
		{"vault authorization, major not known", "azurerm_key_vault", 0, nil, "properties.enableRbacAuthorization", `false~`},
		{"secret is hidden", "azurerm_key_vault_secret", 4, []any{"value", str("x")}, "properties.value", `"x"!`},
		{
			"key rotation", "azurerm_key_vault_key", 4,
			[]any{"rotation_policy", nested("automatic", nested("time_before_expiry", str("P30D")))},
			"properties.rotationPolicy.lifetimeActions", `[{action:{type:"rotate"} trigger:{timeBeforeExpiry:"P30D"}}]`,
		},

		{"retention days turn the policy on", "azurerm_container_registry", 4, []any{"retention_policy_in_days", num("7")}, "properties.policies.retentionPolicy", `{days:7 status:"enabled"}`},
		{"token", "azurerm_container_registry_token", 4, []any{"enabled", boolean(false)}, "properties.status", `"disabled"`},

		{
			"listener names its port", "azurerm_application_gateway", 4,
			[]any{"http_listener", nested("name", str("web"), "frontend_port_name", str("https"), "protocol", str("https"))},
			"properties.httpListeners", `[{name:"web" properties:{frontendPort:{id:"frontendPorts/https"} protocol:"Https" requireServerNameIndication:false~}}]`,
		},
		{
			"gateway certificate is hidden", "azurerm_application_gateway", 4,
			[]any{"ssl_certificate", nested("name", str("c"), "password", str("p"))},
			"properties.sslCertificates", `[{name:"c" properties:{password:"p"!}}]`,
		},
		{"firewall mode", "azurerm_web_application_firewall_policy", 4, []any{"policy_settings", nested()}, "properties.policySettings.mode", `"Prevention"~`},
		{"firewall policy without settings", "azurerm_web_application_firewall_policy", 4, nil, "properties.policySettings", `absent`},
		{
			"rules that are off in 3.x", "azurerm_web_application_firewall_policy", 3,
			[]any{
				"managed_rules", nested("managed_rule_set", nested("version", str("3.2"), "rule_group_override", nested("rule_group_name", str("g"), "disabled_rules", list(str("1"))))),
			},
			"properties.managedRules.managedRuleSets", `[{ruleSetType:"OWASP"~ ruleSetVersion:"3.2" ruleGroupOverrides:[{ruleGroupName:"g" rules:[{ruleId:"1"}]}]}]`,
		},
		{
			"rate limit", "azurerm_web_application_firewall_policy", 4,
			[]any{"custom_rules", list(object("group_rate_limit_by", str("ClientAddr")))},
			"properties.customRules", `[{state:"Enabled"~ groupByUserSession:[{groupByVariables:[{variableName:"ClientAddr"}]}]}]`,
		},

		{
			"collections of two kinds", "azurerm_firewall_policy_rule_collection_group", 4,
			[]any{"application_rule_collection", nested("name", str("a")), "network_rule_collection", nested("name", str("n"))},
			"properties.ruleCollections",
			`[{ruleCollectionType:"FirewallPolicyFilterRuleCollection"~ name:"a"} {ruleCollectionType:"FirewallPolicyFilterRuleCollection"~ name:"n"}]`,
		},
		{
			"collections that may be more", "azurerm_firewall_policy_rule_collection_group", 4,
			[]any{"application_rule_collection", nested("name", str("a")), "network_rule_collection", unknown("var.x.y")},
			"properties.ruleCollections",
			`[{ruleCollectionType:"FirewallPolicyFilterRuleCollection"~ name:"a"}]+`,
		},

		{"logs of 5.x", "azurerm_monitor_diagnostic_setting", 5, []any{"enabled_log", list(object("category", str("kube-audit")))}, "properties.logs", `[{enabled:true category:"kube-audit"}]`},
		{"logs of 3.x", "azurerm_monitor_diagnostic_setting", 3, []any{"log", list(object("category", str("guard"), "enabled", boolean(false)))}, "properties.logs", `[{enabled:false category:"guard"}]`},
		{
			"metrics of both kinds", "azurerm_monitor_diagnostic_setting", 4,
			[]any{"metric", nested("category", str("All")), "enabled_metric", nested("category", str("One"))},
			"properties.metrics", `[{enabled:true category:"One"} {enabled:true~ category:"All"}]`,
		},
		{
			"activity log", "azurerm_monitor_activity_log_alert", 4,
			[]any{"criteria", nested("category", str("ResourceHealth"), "resource_type", str("t"))},
			"properties.condition.allOf", `[{field:"category"~ equals:"ResourceHealth"} {field:"resourceType"~ equals:"t"}]+`,
		},

		{
			"backup scope", "azurerm_data_protection_backup_instance_kubernetes_cluster", 4,
			[]any{"backup_datasource_parameters", nested("volume_snapshot_enabled", boolean(true))},
			"properties.policyInfo.policyParameters.backupDatasourceParametersList",
			`[{objectType:"KubernetesClusterBackupDatasourceParameters"~ includeClusterScopeResources:false~ snapshotVolumes:true}]`,
		},
		{
			"vault redundancy", "azurerm_data_protection_backup_vault", 4,
			[]any{"datastore_type", str("VaultStore"), "redundancy", str("GeoRedundant")},
			"properties.storageSettings", `[{datastoreType:"VaultStore" type:"GeoRedundant"}]`,
		},
		{"plan for containers", "azurerm_security_center_subscription_pricing", 4, []any{"resource_type", str("Containers"), "tier", str("standard")}, "properties.pricingTier", `"Standard"`},

		{
			"flux credentials are hidden", "azurerm_kubernetes_flux_configuration", 4,
			[]any{"git_repository", nested("ssh_private_key_base64", str("k"))},
			"properties.configurationProtectedSettings", `{sshPrivateKey:"k"!}`,
		},
		{"add-on of 2.x", "azurerm_kubernetes_cluster", 0, []any{"addon_profile", nested("azure_policy", nested("enabled", boolean(true)))}, "properties.addonProfiles.azurepolicy", `{enabled:true}`},
		{
			"directory of 2.x", "azurerm_kubernetes_cluster", 0,
			[]any{"role_based_access_control", nested("enabled", boolean(true), "azure_active_directory", nested("managed", boolean(true)))},
			"properties.aadProfile", `{managed:true enableAzureRBAC:false~}`,
		},
		{"identity of 2.x", "azurerm_kubernetes_cluster", 0, []any{"identity", nested("type", str("UserAssigned"), "user_assigned_identity_id", str("/i"))}, "identity", `{type:"UserAssigned" userAssignedIdentities:{/i:{}}}`},
		{"storage of 5.x", "azurerm_storage_account", 5, nil, "properties.allowBlobPublicAccess", `false~`},
		{"storage of 4.x", "azurerm_storage_account", 4, nil, "properties.allowBlobPublicAccess", `true~`},
		{"storage, major not known", "azurerm_storage_account", 0, nil, "properties.allowBlobPublicAccess", `?`},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := first(tf(test.typ, test.major, test.body...))
			if got := show(lookup(r.Body, test.path)); got != test.want {
				t.Errorf("%s = %s, want %s", test.path, got, test.want)
			}
		})
	}
}

// TestChildrenOfBlocks makes resources of nested blocks.
func TestChildrenOfBlocks(t *testing.T) {
	registry := tf("azurerm_container_registry", 4, "georeplications",
		list(object("location", str("North Europe")), object("location", str("westus"), "zone_redundancy_enabled", boolean(true))).AsOpen())
	resources, _, _ := Translate(registry)
	if len(resources) != 4 {
		t.Fatalf("%d resources, want the registry, two replicas and one that may be", len(resources))
	}
	for i, want := range []struct {
		address, name string
		exists        Exists
	}{
		{"azurerm_container_registry.x.georeplications[0]", `"northeurope"`, Yes},
		{"azurerm_container_registry.x.georeplications[1]", `"westus"`, Yes},
		{"azurerm_container_registry.x.georeplications", `?`, Maybe},
	} {
		r := resources[i+1]
		if r.Address != want.address || show(r.Name()) != want.name || r.Exists != want.exists {
			t.Errorf("replica %d: %s %s %s, want %v", i, r.Address, show(r.Name()), r.Exists, want)
		}
		if link := NewGraph(resources, nil).ParentOf(r); link.Resource != resources[0] {
			t.Errorf("replica %d does not belong to the registry", i)
		}
	}
	endpoint := tf("azurerm_private_endpoint", 4, "private_dns_zone_group", nested("name", str("g"), "private_dns_zone_ids", list(str("/z"))))
	resources, _, _ = Translate(endpoint)
	if len(resources) != 2 || show(resources[1].Prop("privateDnsZoneConfigs")) != `[{properties:{privateDnsZoneId:"/z"}}]` {
		t.Errorf("zone group: %v", resources)
	}
}

// TestPatchesThatAppend applies associations that each add an element.
func TestPatchesThatAppend(t *testing.T) {
	gateway := first(tf("azurerm_nat_gateway", 4, "name", str("n")))
	association := func(address, target string, exists Exists) *Patch {
		b := tf("azurerm_nat_gateway_public_ip_association", 4, "nat_gateway_id", unknown(target), "public_ip_address_id", unknown("azurerm_public_ip."+address+".id"))
		b.Exists = exists
		_, patches, _ := Translate(b)
		return patches[0]
	}
	const here = "azurerm_nat_gateway.x.id"
	for _, test := range []struct {
		name    string
		patches []*Patch
		want    string
	}{
		{"two", []*Patch{association("a", here, Yes), association("b", here, Yes)}, `[{id:?azurerm_public_ip.a.id} {id:?azurerm_public_ip.b.id}]`},
		{"one, and one that may be", []*Patch{association("a", here, Yes), association("b", here, Maybe)}, `[{id:?azurerm_public_ip.a.id}]+`},
		{"to another gateway", []*Patch{association("a", "data.azurerm_nat_gateway.other.id", Yes)}, `absent`},
		{"to a gateway that is not known", []*Patch{association("a", "var.which.one", Yes)}, `?`},
	} {
		t.Run(test.name, func(t *testing.T) {
			one := *gateway
			g := NewGraph([]*Resource{&one}, test.patches)
			if got := show(g.Resources[0].Prop("publicIpAddresses")); got != test.want {
				t.Errorf("addresses are %s, want %s", got, test.want)
			}
		})
	}
}

// TestPatchesByName finds what a patch names instead of identifying it.
func TestPatchesByName(t *testing.T) {
	firewall := first(tf("azurerm_firewall", 4, "name", str("fw")))
	other := first(tf("azurerm_firewall", 4, "name", str("other")))
	other.Address += "2"
	_, patches, _ := Translate(tf("azurerm_firewall_application_rule_collection", 4,
		"azure_firewall_name", str("fw"), "name", str("aks"), "rule", nested("name", str("r"), "fqdn_tags", list(str("AzureKubernetesService")))))
	g := NewGraph([]*Resource{firewall, other}, patches)
	const want = `[{name:"aks" properties:{rules:[{name:"r" fqdnTags:["AzureKubernetesService"]}]}}]`
	if got := show(g.Resources[0].Prop("applicationRuleCollections")); got != want {
		t.Errorf("rules are %s, want %s", got, want)
	}
	if got := g.Resources[1].Prop("applicationRuleCollections"); got != nil {
		t.Errorf("the other firewall has rules: %s", show(got))
	}
}

// TestJoined adds lists that may be incomplete.
func TestJoined(t *testing.T) {
	for _, test := range []struct {
		a, b *value.Value
		want string
	}{
		{nil, list(str("b")), `["b"]`},
		{null(), list(str("b")), `["b"]`},
		{list(str("a")), nil, `["a"]`},
		{list(str("a")), list(str("b")), `["a" "b"]`},
		{list(str("a")).AsOpen(), list(str("b")), `["a" "b"]+`},
		{list(str("a")), unknown("x.y.z"), `["a"]+`},
		{unknown("x.y.z"), list(str("b")), `["b"]+`},
		{unknown("x.y.z"), unknown("u.v.w"), `?x.y.z`},
	} {
		if got := show(joined(test.a, test.b)); got != test.want {
			t.Errorf("%s and %s: %s, want %s", show(test.a), show(test.b), got, test.want)
		}
	}
}
