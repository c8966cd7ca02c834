package azure

// backupEntries are backups of a cluster, and what guards against deletion.
func backupEntries() map[string]*entry {
	const vaults = "Microsoft.DataProtection/backupVaults"
	return map[string]*entry{
		"azurerm_data_protection_backup_vault": {
			arm:  vaults,
			rows: top(identityRow()),
			properties: []row{
				one("storageSettings",
					attr("datastore_type", "datastoreType"),
					attr("redundancy", "type")),
				attr("soft_delete", "securitySettings.softDeleteSettings.state").sends("On"),
				attr("retention_duration_in_days", "securitySettings.softDeleteSettings.retentionDurationInDays").sends(14),
				attr("immutability", "securitySettings.immutabilitySettings.state").
					sendsBy(nil, "Disabled", "Disabled").service("Disabled"),
				attr("cross_region_restore_enabled", "featureSettings.crossRegionRestoreSettings.state").choice("Enabled", "Disabled"),
			},
		},
		"azurerm_data_protection_backup_policy_kubernetes_cluster": {
			arm:        vaults + "/backupPolicies",
			parent:     "vault_name",
			rows:       inner(),
			properties: backupPolicyRows(),
		},
		"azurerm_data_protection_backup_instance_kubernetes_cluster": {
			arm:    vaults + "/backupInstances",
			parent: "vault_id",
			rows:   []row{attr("name", "name"), attr("location", "location").with(shortLocation)},
			properties: []row{
				fixed("dataSourceInfo.datasourceType", "Microsoft.ContainerService/managedClusters"),
				attr("kubernetes_cluster_id", "dataSourceInfo.resourceID"),
				attr("backup_policy_id", "policyInfo.policyId"),
				// ARM wants the group's identifier, which azurerm makes of its name.
				attr("snapshot_resource_group_name", "policyInfo.policyParameters.dataStoreParametersList").element("resourceGroupId"),
				blocks("backup_datasource_parameters", "policyInfo.policyParameters.backupDatasourceParametersList",
					fixed("objectType", "KubernetesClusterBackupDatasourceParameters"),
					attr("included_namespaces", "includedNamespaces"),
					attr("excluded_namespaces", "excludedNamespaces"),
					attr("included_resource_types", "includedResourceTypes"),
					attr("excluded_resource_types", "excludedResourceTypes"),
					attr("label_selectors", "labelSelectors"),
					attr("cluster_scoped_resources_enabled", "includeClusterScopeResources").sends(false),
					attr("volume_snapshot_enabled", "snapshotVolumes").sends(false)),
			},
		},
		"azurerm_management_lock": {
			arm:   "Microsoft.Authorization/locks",
			scope: "scope",
			rows:  []row{attr("name", "name")},
			properties: []row{
				attr("lock_level", "level").enum("CanNotDelete", "ReadOnly"),
				attr("notes", "notes"),
			},
		},
	}
}

// backupPolicyRows are the rules of a policy: when, and how long it is kept.
func backupPolicyRows() []row {
	cycles := blocks("life_cycle", "lifecycles",
		attr("data_store_type", "sourceDataStore.dataStoreType"),
		attr("duration", "deleteAfter.duration"))
	return []row{
		one("policyRules",
			fixed("objectType", "AzureBackupRule"),
			attr("backup_repeating_time_intervals", "trigger.schedule.repeatingTimeIntervals"),
			attr("time_zone", "trigger.schedule.timeZone")),
		blocks("default_retention_rule", "policyRules",
			fixed("objectType", "AzureRetentionRule"),
			fixed("name", "Default"),
			fixed("isDefault", true),
			cycles),
		blocks("retention_rule", "policyRules",
			fixed("objectType", "AzureRetentionRule"),
			attr("name", "name"),
			attr("priority", "priority"),
			cycles,
			block("criteria", "criteria",
				attr("absolute_criteria", "absoluteCriteria").list(),
				attr("days_of_week", "daysOfTheWeek"),
				attr("months_of_year", "monthsOfYear"),
				attr("scheduled_backup_times", "scheduleTimes"),
				attr("weeks_of_month", "weeksOfTheMonth"))),
	}
}
