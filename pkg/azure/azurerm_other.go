package azure

import "github.com/akslint/akslint/pkg/value"

// otherEntries are the resources around a cluster that no other file holds.
func otherEntries() map[string]*entry {
	return map[string]*entry{
		"azurerm_resource_group": {
			arm: "Microsoft.Resources/resourceGroups",
			rows: []row{
				attr("name", "name"),
				attr("location", "location").with(shortLocation),
				attr("tags", "tags"),
				attr("managed_by", "managedBy"),
			},
		},
		"azurerm_container_registry": registryEntry(),
		"azurerm_log_analytics_workspace": {
			arm:  "Microsoft.OperationalInsights/workspaces",
			rows: top(identityRow()),
			properties: []row{
				attr("sku", "sku.name"),
				attr("reservation_capacity_in_gb_per_day", "sku.capacityReservationLevel"),
				attr("retention_in_days", "retentionInDays"),
				attr("daily_quota_gb", "workspaceCapping.dailyQuotaGb").sends(-1),
				attr("internet_ingestion_enabled", "publicNetworkAccessForIngestion").
					sends(true).choice("Enabled", "Disabled"),
				attr("internet_ingestion_access_type", "publicNetworkAccessForIngestion"),
				attr("internet_query_enabled", "publicNetworkAccessForQuery").
					sends(true).choice("Enabled", "Disabled"),
				attr("internet_query_access_type", "publicNetworkAccessForQuery"),
				attr("local_authentication_enabled", "features.disableLocalAuth").sends(true).inverted(),
				attr("local_authentication_disabled", "features.disableLocalAuth"),
				attr("allow_resource_only_permissions", "features.enableLogAccessUsingOnlyResourcePermissions").sends(true),
			},
		},
	}
}

func registryEntry() *entry {
	return &entry{
		arm: "Microsoft.ContainerRegistry/registries",
		rows: top(
			attr("sku", "sku.name").enum("Basic", "Standard", "Premium"),
			identityRow()),
		properties: []row{
			attr("admin_enabled", "adminUserEnabled").sends(false),
			attr("anonymous_pull_enabled", "anonymousPullEnabled"),
			attr("data_endpoint_enabled", "dataEndpointEnabled"),
			attr("public_network_access_enabled", "publicNetworkAccess").sends(true).choice("Enabled", "Disabled"),
			attr("network_rule_bypass_option", "networkRuleBypassOptions").sends("AzureServices"),
			attr("zone_redundancy_enabled", "zoneRedundancy").sends(false).choice("Enabled", "Disabled"),
			attr("role_assignment_mode", "roleAssignmentMode").
				sendsBy(nil, "LegacyRegistryPermissions", "LegacyRegistryPermissions").service("LegacyRegistryPermissions"),
			attr("export_policy_enabled", "policies.exportPolicy.status").sends(true).choice("enabled", "disabled"),
			attr("quarantine_policy_enabled", "policies.quarantinePolicy.status").choice("enabled", "disabled"),
			attr("trust_policy_enabled", "policies.trustPolicy.status").choice("enabled", "disabled"),
			block("trust_policy", "policies.trustPolicy", attr("enabled", "status").sends(false).choice("enabled", "disabled")),
			attr("retention_policy_in_days", "policies.retentionPolicy.days"),
			block("retention_policy", "policies.retentionPolicy",
				attr("enabled", "status").sends(false).choice("enabled", "disabled"),
				attr("days", "days").sends(7)),
			block("network_rule_set", "networkRuleSet",
				attr("default_action", "defaultAction").sends("Allow"),
				blocks("ip_rule", "ipRules", attr("action", "action"), attr("ip_range", "value"))),
			block("encryption", "encryption",
				present("status", "enabled"),
				attr("key_vault_key_id", "keyVaultProperties.keyIdentifier"),
				attr("identity_client_id", "keyVaultProperties.identity")),
		},
	}
}

func extensionEntry() *entry {
	return &entry{
		arm:   "Microsoft.KubernetesConfiguration/extensions",
		scope: "cluster_id",
		rows: []row{
			attr("name", "name"),
			block("plan", "plan",
				attr("name", "name"), attr("product", "product"), attr("publisher", "publisher"),
				attr("promotion_code", "promotionCode"), attr("version", "version")),
		},
		properties: []row{
			attr("extension_type", "extensionType"),
			attr("version", "version").text(),
			attr("release_train", "releaseTrain"),
			attr("release_namespace", "scope.cluster.releaseNamespace"),
			attr("target_namespace", "scope.namespace.targetNamespace"),
			attr("configuration_settings", "configurationSettings"),
			attr("configuration_protected_settings", "configurationProtectedSettings").hidden(),
		},
	}
}

// fluxEntry holds where a configuration comes from and where it goes;
// credentials are left out.
func fluxEntry() *entry {
	return &entry{
		arm:   "Microsoft.KubernetesConfiguration/fluxConfigurations",
		scope: "cluster_id",
		rows:  []row{attr("name", "name")},
		properties: []row{
			attr("namespace", "namespace"),
			attr("scope", "scope"),
			attr("continuous_reconciliation_enabled", "suspend").sends(true).inverted(),
			block("git_repository", "",
				present("sourceKind", "GitRepository"),
				attr("url", "gitRepository.url"),
				derived("reference_type reference_value", "gitRepository.repositoryRef", gitReference),
				attr("provider", "gitRepository.provider")),
			block("bucket", "",
				present("sourceKind", "Bucket"),
				attr("url", "bucket.url"),
				attr("bucket_name", "bucket.bucketName"),
				attr("tls_enabled", "bucket.insecure").sends(true).inverted()),
			block("blob_storage", "",
				present("sourceKind", "AzureBlob"),
				attr("container_id", "azureBlob.containerName")),
			derived("kustomizations", "kustomizations", kustomizations),
		},
	}
}

// gitReference writes the revision under the kind of reference it is.
func gitReference(t *translation, out target, to []string, in *value.Value) {
	kind := in.Get("reference_type")
	word, ok := kind.Str()
	if !ok {
		out.put(to, kind, value.Field{})
		return
	}
	t.rows(target{out.at(to, out.where), out.where}, in, []row{attr("reference_value", word)})
}

// kustomizations writes a repeated block as ARM's object with their names as
// keys.
func kustomizations(t *translation, out target, to []string, in *value.Value) {
	list := blocksOf(in, []string{"kustomizations"})
	if !list.may() {
		return
	}
	if list.list.IsUnknown() {
		out.put(to, list.list, value.Field{})
		return
	}
	all := target{out.at(to, out.where), out.where}
	all.open = list.list.Open()
	for _, item := range list.items {
		name, ok := item.Get("name").Str()
		if !ok {
			all.open = true
			continue
		}
		w := where(item, out.where)
		one := newTree(w)
		t.rows(target{one, w}, item, []row{
			attr("path", "path"),
			attr("depends_on", "dependsOn"),
			attr("garbage_collection_enabled", "prune").sends(false),
			attr("recreating_enabled", "force").sends(false),
			attr("wait", "wait"),
		})
		all.put([]string{name}, one.value(), value.Field{})
	}
}
