package azure

// registryEntries are container registries and what belongs to them.
func registryEntries() map[string]*entry {
	const registries = "Microsoft.ContainerRegistry/registries"
	return map[string]*entry{
		"azurerm_container_registry": {
			arm: registries,
			rows: top(
				attr("sku", "sku.name").enum("Basic", "Standard", "Premium"),
				identityRow()),
			properties: registryRows(),
			children: []child{{
				block: "georeplications", arm: registries + "/replications", repeated: true,
				rows: []row{
					attr("location", "name").with(shortLocation),
					attr("location", "location").with(shortLocation),
					attr("tags", "tags"),
				},
				properties: []row{
					attr("zone_redundancy_enabled", "zoneRedundancy").sends(false).choice("Enabled", "Disabled"),
					attr("global_endpoint_routing_enabled|regional_endpoint_enabled", "regionEndpointEnabled"),
				},
			}},
		},
		"azurerm_container_registry_token": {
			arm:    registries + "/tokens",
			parent: "container_registry_name",
			rows:   inner(),
			properties: []row{
				attr("scope_map_id", "scopeMapId"),
				attr("enabled", "status").sends(true).choice("enabled", "disabled"),
			},
		},
		"azurerm_container_registry_scope_map": {
			arm:        registries + "/scopeMaps",
			parent:     "container_registry_name",
			rows:       inner(),
			properties: []row{attr("actions", "actions"), attr("description", "description")},
		},
		"azurerm_container_registry_cache_rule": {
			arm:    registries + "/cacheRules",
			parent: "container_registry_id",
			rows:   []row{attr("name", "name")},
			properties: []row{
				attr("source_repo", "sourceRepository"),
				attr("target_repo", "targetRepository"),
				attr("credential_set_id", "credentialSetResourceId"),
			},
		},
		"azurerm_container_registry_credential_set": {
			arm:    registries + "/credentialSets",
			parent: "container_registry_id",
			rows:   []row{attr("name", "name"), block("identity", "identity", attr("type", "type"))},
			properties: []row{
				attr("login_server", "loginServer"),
				blocks("authentication_credentials", "authCredentials",
					fixed("name", "Credential1"),
					attr("username_secret_id", "usernameSecretIdentifier"),
					attr("password_secret_id", "passwordSecretIdentifier")),
			},
		},
		"azurerm_container_registry_webhook": {
			arm:    registries + "/webhooks",
			parent: "registry_name",
			rows:   top(),
			properties: []row{
				attr("service_uri", "serviceUri"),
				attr("actions", "actions"),
				attr("status", "status").sends("enabled").enum("enabled", "disabled"),
				attr("scope", "scope"),
				attr("custom_headers", "customHeaders").hidden(),
			},
		},
	}
}

func registryRows() []row {
	return []row{
		attr("admin_enabled", "adminUserEnabled").sends(false),
		attr("anonymous_pull_enabled", "anonymousPullEnabled"),
		attr("data_endpoint_enabled", "dataEndpointEnabled"),
		attr("public_network_access_enabled", "publicNetworkAccess").sends(true).choice("Enabled", "Disabled"),
		attr("network_rule_bypass_option", "networkRuleBypassOptions").sends("AzureServices"),
		attr("network_rule_bypass_for_tasks_enabled", "networkRuleBypassAllowedForTasks").
			sendsBy(nil, false, false).service(false),
		attr("zone_redundancy_enabled", "zoneRedundancy").sends(false).choice("Enabled", "Disabled"),
		attr("role_assignment_mode", "roleAssignmentMode").
			sendsBy(nil, "LegacyRegistryPermissions", "LegacyRegistryPermissions").service("LegacyRegistryPermissions"),
		attr("azuread_authentication_as_arm_policy_enabled", "policies.azureADAuthenticationAsArmPolicy.status").
			sendsBy(nil, true, true).service(true).choice("enabled", "disabled"),
		attr("export_policy_enabled", "policies.exportPolicy.status").sends(true).choice("enabled", "disabled"),
		attr("quarantine_policy_enabled", "policies.quarantinePolicy.status").choice("enabled", "disabled"),
		attr("trust_policy_enabled", "policies.trustPolicy.status").choice("enabled", "disabled"),
		block("trust_policy", "policies.trustPolicy", attr("enabled", "status").sends(false).choice("enabled", "disabled")),
		attr("retention_policy_in_days", "policies.retentionPolicy.days"),
		// Days that are written turn the policy on.
		attr("retention_policy_in_days", "policies.retentionPolicy.status").with(enabledBy),
		block("retention_policy", "policies.retentionPolicy",
			attr("enabled", "status").sends(false).choice("enabled", "disabled"),
			attr("days", "days").sends(7)),
		block("network_rule_set", "networkRuleSet",
			attr("default_action", "defaultAction").sends("Allow"),
			blocks("ip_rule", "ipRules", attr("action", "action"), attr("ip_range", "value")),
			blocks("virtual_network", "virtualNetworkRules", attr("action", "action"), attr("subnet_id", "id"))),
		block("encryption", "encryption",
			present("status", "enabled"),
			attr("enabled", "status").choice("enabled", "disabled"),
			attr("key_vault_key_id", "keyVaultProperties.keyIdentifier"),
			attr("identity_client_id", "keyVaultProperties.identity")),
	}
}
