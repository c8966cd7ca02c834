package azure

// dataEntries are stores and databases that an application may use, as far as
// checks ask: who can reach them.
func dataEntries() map[string]*entry {
	access := func(to string) row {
		return attr("public_network_access_enabled", to).sends(true).choice("Enabled", "Disabled")
	}
	const storage = "Microsoft.Storage/storageAccounts"
	rules := []row{
		attr("default_action", "defaultAction"),
		attr("bypass", "bypass"),
		attr("ip_rules", "ipRules").each("value"),
		attr("virtual_network_subnet_ids", "virtualNetworkRules").each("id"),
	}
	return map[string]*entry{
		"azurerm_storage_account": {
			arm: storage,
			rows: top(
				attr("account_kind", "kind").sends("StorageV2"),
				attr("account_tier", "sku.tier"),
				identityRow()),
			properties: []row{
				attr("min_tls_version", "minimumTlsVersion").sends("TLS1_2"),
				attr("https_traffic_only_enabled|enable_https_traffic_only", "supportsHttpsTrafficOnly").sends(true),
				access("publicNetworkAccess"),
				attr("allow_nested_items_to_be_public", "allowBlobPublicAccess").sendsBy(true, true, false),
				attr("shared_access_key_enabled", "allowSharedKeyAccess").sends(true),
				attr("infrastructure_encryption_enabled", "encryption.requireInfrastructureEncryption").sends(false),
				block("network_rules", "networkAcls", rules...),
			},
		},
		"azurerm_storage_account_network_rules": {
			arm:        storage,
			patches:    "storage_account_id",
			properties: []row{below("networkAcls", rules...)},
		},
		"azurerm_mssql_server": {
			arm:  "Microsoft.Sql/servers",
			rows: top(identityRow()),
			properties: []row{
				access("publicNetworkAccess"),
				attr("minimum_tls_version", "minimalTlsVersion").sends("1.2"),
			},
		},
		"azurerm_postgresql_flexible_server": {
			arm:  "Microsoft.DBforPostgreSQL/flexibleServers",
			rows: top(attr("sku_name", "sku.name"), identityRow()),
			properties: []row{
				attr("delegated_subnet_id", "network.delegatedSubnetResourceId"),
				attr("private_dns_zone_id", "network.privateDnsZoneArmResourceId"),
				access("network.publicNetworkAccess"),
			},
		},
		"azurerm_mysql_flexible_server": {
			arm:  "Microsoft.DBforMySQL/flexibleServers",
			rows: top(attr("sku_name", "sku.name"), identityRow()),
			properties: []row{
				attr("delegated_subnet_id", "network.delegatedSubnetResourceId"),
				attr("private_dns_zone_id", "network.privateDnsZoneResourceId"),
				attr("public_network_access", "network.publicNetworkAccess"),
			},
		},
		"azurerm_cosmosdb_account": {
			arm:  "Microsoft.DocumentDB/databaseAccounts",
			rows: top(attr("kind", "kind").sends("GlobalDocumentDB"), identityRow()),
			properties: []row{
				access("publicNetworkAccess"),
				attr("is_virtual_network_filter_enabled", "isVirtualNetworkFilterEnabled"),
				blocks("virtual_network_rule", "virtualNetworkRules", attr("id", "id")),
			},
		},
		"azurerm_redis_cache": {
			arm:  "Microsoft.Cache/redis",
			rows: top(attr("zones", "zones").text(), identityRow()),
			properties: []row{
				attr("sku_name", "sku.name"),
				attr("family", "sku.family"),
				attr("capacity", "sku.capacity"),
				attr("subnet_id", "subnetId"),
				access("publicNetworkAccess"),
				attr("non_ssl_port_enabled|enable_non_ssl_port", "enableNonSslPort"),
				attr("minimum_tls_version", "minimumTlsVersion"),
			},
		},
	}
}
