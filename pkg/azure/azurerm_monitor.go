package azure

// monitorEntries are where logs and metrics go.
func monitorEntries() map[string]*entry {
	return map[string]*entry{
		"azurerm_log_analytics_workspace":    logWorkspaceEntry(),
		"azurerm_log_analytics_solution":     solutionEntry(),
		"azurerm_monitor_diagnostic_setting": diagnosticEntry(),
		"azurerm_monitor_workspace": {
			arm:        "Microsoft.Monitor/accounts",
			rows:       top(),
			properties: []row{attr("public_network_access_enabled", "publicNetworkAccess").sends(true).choice("Enabled", "Disabled")},
		},
		"azurerm_monitor_data_collection_endpoint": {
			arm:  "Microsoft.Insights/dataCollectionEndpoints",
			rows: top(attr("kind", "kind")),
			properties: []row{
				attr("description", "description"),
				attr("public_network_access_enabled", "networkAcls.publicNetworkAccess").sends(true).choice("Enabled", "Disabled"),
			},
		},
		"azurerm_monitor_data_collection_rule": collectionRuleEntry(),
		"azurerm_monitor_data_collection_rule_association": {
			arm:   "Microsoft.Insights/dataCollectionRuleAssociations",
			scope: "target_resource_id",
			rows:  []row{attr("name", "name").sends("configurationAccessEndpoint")},
			properties: []row{
				attr("data_collection_rule_id", "dataCollectionRuleId"),
				attr("data_collection_endpoint_id", "dataCollectionEndpointId"),
				attr("description", "description"),
			},
		},
		"azurerm_dashboard_grafana": grafanaEntry(),
		"azurerm_eventgrid_system_topic": {
			arm:  "Microsoft.EventGrid/systemTopics",
			rows: top(identityRow()),
			properties: []row{
				attr("source_resource_id|source_arm_resource_id", "source"),
				attr("topic_type", "topicType"),
			},
		},
	}
}

func logWorkspaceEntry() *entry {
	return &entry{
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
			attr("immediate_data_purge_on_30_days_enabled", "features.immediatePurgeDataOn30Days"),
			attr("cmk_for_query_forced", "forceCmkForQuery"),
			attr("data_collection_rule_id", "defaultDataCollectionRuleResourceId"),
		},
	}
}

func solutionEntry() *entry {
	return &entry{
		arm: "Microsoft.OperationsManagement/solutions",
		rows: []row{
			attr("solution_name", "name"),
			attr("resource_group_name", "resourceGroup"),
			attr("location", "location").with(shortLocation),
			attr("tags", "tags"),
			block("plan", "plan",
				attr("publisher", "publisher"),
				attr("product", "product"),
				attr("promotion_code", "promotionCode")),
		},
		properties: []row{attr("workspace_resource_id", "workspaceResourceId")},
	}
}

func diagnosticEntry() *entry {
	retention := block("retention_policy", "retentionPolicy", attr("enabled", "enabled"), attr("days", "days"))
	return &entry{
		arm:   "Microsoft.Insights/diagnosticSettings",
		scope: "target_resource_id",
		rows:  []row{attr("name", "name")},
		properties: []row{
			attr("log_analytics_workspace_id", "workspaceId"),
			attr("log_analytics_destination_type", "logAnalyticsDestinationType"),
			attr("storage_account_id", "storageAccountId"),
			attr("eventhub_authorization_rule_id", "eventHubAuthorizationRuleId"),
			attr("eventhub_name", "eventHubName"),
			attr("partner_solution_id", "marketplacePartnerId"),
			blocks("enabled_log", "logs",
				present("enabled", true),
				attr("category", "category"),
				attr("category_group", "categoryGroup"),
				retention),
			blocks("log", "logs",
				attr("enabled", "enabled").sends(true),
				attr("category", "category"),
				attr("category_group", "categoryGroup"),
				retention),
			blocks("enabled_metric", "metrics",
				present("enabled", true),
				attr("category", "category")),
			blocks("metric", "metrics",
				attr("enabled", "enabled").sends(true),
				attr("category", "category"),
				retention),
		},
	}
}

// collectionRuleEntry is what is collected on a cluster and where it goes;
// sources that only machines have are left out.
func collectionRuleEntry() *entry {
	return &entry{
		arm:  "Microsoft.Insights/dataCollectionRules",
		rows: top(attr("kind", "kind"), identityRow()),
		properties: []row{
			attr("description", "description"),
			attr("data_collection_endpoint_id", "dataCollectionEndpointId"),
			blocks("data_flow", "dataFlows",
				attr("streams", "streams"),
				attr("destinations", "destinations"),
				attr("built_in_transform", "builtInTransform"),
				attr("output_stream", "outputStream"),
				attr("transform_kql", "transformKql")),
			block("destinations", "destinations",
				blocks("log_analytics", "logAnalytics",
					attr("name", "name"),
					attr("workspace_resource_id", "workspaceResourceId")),
				blocks("monitor_account", "monitoringAccounts",
					attr("name", "name"),
					attr("monitor_account_id", "accountResourceId")),
				block("azure_monitor_metrics", "azureMonitorMetrics", attr("name", "name")),
				blocks("event_hub", "eventHubs", attr("name", "name"), attr("event_hub_id", "eventHubResourceId")),
				blocks("storage_blob", "storageAccounts",
					attr("name", "name"),
					attr("container_name", "containerName"),
					attr("storage_account_id", "storageAccountResourceId"))),
			block("data_sources", "dataSources",
				blocks("prometheus_forwarder", "prometheusForwarder",
					attr("name", "name"),
					attr("streams", "streams")),
				blocks("extension", "extensions",
					attr("name", "name"),
					attr("extension_name", "extensionName"),
					attr("streams", "streams"),
					attr("extension_json", "extensionSettings").json(),
					attr("input_data_sources", "inputDataSources")),
				blocks("syslog", "syslog",
					attr("name", "name"),
					attr("streams", "streams"),
					attr("facility_names", "facilityNames"),
					attr("log_levels", "logLevels"))),
		},
	}
}

func grafanaEntry() *entry {
	return &entry{
		arm: "Microsoft.Dashboard/grafana",
		rows: top(
			attr("sku", "sku.name").sends("Standard"),
			attr("sku_size", "sku.size").sendsBy(nil, "X1", "X1").service("X1"),
			identityRow()),
		properties: []row{
			attr("grafana_major_version", "grafanaMajorVersion").text(),
			attr("api_key_enabled", "apiKey").sends(false).choice("Enabled", "Disabled"),
			attr("auto_generated_domain_name_label_scope", "autoGeneratedDomainNameLabelScope").sends("TenantReuse"),
			attr("deterministic_outbound_ip_enabled", "deterministicOutboundIP").sends(false).choice("Enabled", "Disabled"),
			attr("public_network_access_enabled", "publicNetworkAccess").sends(true).choice("Enabled", "Disabled"),
			attr("zone_redundancy_enabled", "zoneRedundancy").sends(false).choice("Enabled", "Disabled"),
			blocks("azure_monitor_workspace_integrations", "grafanaIntegrations.azureMonitorWorkspaceIntegrations",
				attr("resource_id", "azureMonitorWorkspaceResourceId")),
		},
	}
}
