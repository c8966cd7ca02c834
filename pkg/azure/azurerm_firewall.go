package azure

// firewallEntries are Azure Firewall, its policies and its classic rules, which
// are written into the firewall one collection at a time.
func firewallEntries() map[string]*entry {
	const (
		firewalls = "Microsoft.Network/azureFirewalls"
		policies  = "Microsoft.Network/firewallPolicies"
	)
	addresses := []row{
		attr("name", "name"),
		attr("subnet_id", "properties.subnet.id"),
		attr("public_ip_address_id", "properties.publicIPAddress.id"),
	}
	classic := func(to, action string, rules []row) *entry {
		return &entry{
			arm: firewalls, patches: "azure_firewall_name", appends: true,
			properties: []row{one(to,
				attr("name", "name"),
				attr("priority", "properties.priority"),
				attr("action", action),
				blocks("rule", "properties.rules", rules...))},
		}
	}
	return map[string]*entry{
		"azurerm_firewall": {
			arm:  firewalls,
			rows: top(attr("zones", "zones").text()),
			properties: []row{
				attr("sku_name", "sku.name"),
				attr("sku_tier", "sku.tier"),
				attr("firewall_policy_id", "firewallPolicy.id"),
				attr("threat_intel_mode", "threatIntelMode"),
				attr("dns_proxy_enabled", "additionalProperties.Network&DNS&EnableProxy").text(),
				attr("dns_servers", "additionalProperties.Network&DNS&Servers"),
				attr("private_ip_ranges", "additionalProperties.Network&SNAT&PrivateRanges"),
				blocks("ip_configuration", "ipConfigurations", addresses...),
				block("management_ip_configuration", "managementIpConfiguration", addresses...),
				block("virtual_hub", "",
					attr("virtual_hub_id", "virtualHub.id"),
					attr("public_ip_count", "hubIPAddresses.publicIPs.count").sends(1)),
			},
		},
		"azurerm_firewall_policy": {
			arm:        policies,
			rows:       top(identityRow()),
			properties: firewallPolicyRows(),
		},
		"azurerm_firewall_policy_rule_collection_group": {
			arm:        policies + "/ruleCollectionGroups",
			parent:     "firewall_policy_id",
			rows:       []row{attr("name", "name")},
			properties: ruleCollectionRows(),
		},
		"azurerm_firewall_application_rule_collection": classic("applicationRuleCollections", "properties.action.type", []row{
			attr("name", "name"),
			attr("description", "description"),
			attr("source_addresses", "sourceAddresses"),
			attr("source_ip_groups", "sourceIpGroups"),
			attr("fqdn_tags", "fqdnTags"),
			attr("target_fqdns", "targetFqdns"),
			blocks("protocol", "protocols", attr("type", "protocolType"), attr("port", "port")),
		}),
		"azurerm_firewall_network_rule_collection": classic("networkRuleCollections", "properties.action.type", []row{
			attr("name", "name"),
			attr("description", "description"),
			attr("source_addresses", "sourceAddresses"),
			attr("source_ip_groups", "sourceIpGroups"),
			attr("destination_addresses", "destinationAddresses"),
			attr("destination_ip_groups", "destinationIpGroups"),
			attr("destination_fqdns", "destinationFqdns"),
			attr("destination_ports", "destinationPorts").text(),
			attr("protocols", "protocols"),
		}),
	}
}

func firewallPolicyRows() []row {
	return []row{
		attr("sku", "sku.tier").sends("Standard").enum("Basic", "Standard", "Premium"),
		attr("base_policy_id", "basePolicy.id"),
		attr("threat_intelligence_mode", "threatIntelMode").sends("Alert").enum("Alert", "Deny", "Off"),
		block("threat_intelligence_allowlist", "threatIntelWhitelist",
			attr("fqdns", "fqdns"),
			attr("ip_addresses", "ipAddresses")),
		attr("private_ip_ranges", "snat.privateRanges"),
		attr("auto_learn_private_ranges_enabled", "snat.autoLearnPrivateRanges").choice("Enabled", "Disabled"),
		attr("sql_redirect_allowed", "sql.allowSqlRedirect"),
		block("dns", "dnsSettings",
			attr("servers", "servers"),
			attr("proxy_enabled", "enableProxy").sends(false)),
		block("insights", "insights",
			attr("enabled", "isEnabled"),
			attr("retention_in_days", "retentionDays"),
			attr("default_log_analytics_workspace_id", "logAnalyticsResources.defaultWorkspaceId.id"),
			blocks("log_analytics_workspace", "logAnalyticsResources.workspaces",
				attr("id", "workspaceId.id"),
				attr("firewall_location", "region").with(shortLocation))),
		block("intrusion_detection", "intrusionDetection",
			attr("mode", "mode"),
			attr("private_ranges", "configuration.privateRanges"),
			blocks("signature_overrides", "configuration.signatureOverrides",
				attr("id", "id").text(),
				attr("state", "mode")),
			blocks("traffic_bypass", "configuration.bypassTrafficSettings",
				attr("name", "name"),
				attr("description", "description"),
				attr("protocol", "protocol"),
				attr("source_addresses", "sourceAddresses"),
				attr("source_ip_groups", "sourceIpGroups"),
				attr("destination_addresses", "destinationAddresses"),
				attr("destination_ip_groups", "destinationIpGroups"),
				attr("destination_ports", "destinationPorts").text())),
		block("tls_certificate", "transportSecurity.certificateAuthority",
			attr("name", "name"),
			attr("key_vault_secret_id", "keyVaultSecretId")),
		block("explicit_proxy", "explicitProxy",
			attr("enabled", "enableExplicitProxy"),
			attr("http_port", "httpPort"),
			attr("https_port", "httpsPort"),
			attr("enable_pac_file", "enablePacFile"),
			attr("pac_file_port", "pacFilePort"),
			attr("pac_file", "pacFile").hidden()),
	}
}

// ruleCollectionRows are the three kinds of collections of a policy, which ARM
// keeps in one list.
func ruleCollectionRows() []row {
	rules := func(kind string, more ...row) row {
		return blocks("rule", "rules", append([]row{
			fixed("ruleType", kind),
			attr("name", "name"),
			attr("description", "description"),
			attr("source_addresses", "sourceAddresses"),
			attr("source_ip_groups", "sourceIpGroups"),
		}, more...)...)
	}
	collection := func(block, kind string, rules row) row {
		return blocks(block, "ruleCollections",
			fixed("ruleCollectionType", kind),
			attr("name", "name"),
			attr("priority", "priority"),
			attr("action", "action.type").enum("Allow", "Deny", "DNAT"),
			rules)
	}
	return []row{
		attr("priority", "priority"),
		collection("application_rule_collection", "FirewallPolicyFilterRuleCollection", rules("ApplicationRule",
			blocks("protocols", "protocols", attr("type", "protocolType"), attr("port", "port")),
			blocks("http_headers", "httpHeadersToInsert", attr("name", "headerName"), attr("value", "headerValue").hidden()),
			attr("destination_addresses", "destinationAddresses"),
			attr("destination_urls", "targetUrls"),
			attr("destination_fqdns", "targetFqdns"),
			attr("destination_fqdn_tags", "fqdnTags"),
			attr("terminate_tls", "terminateTLS"),
			attr("web_categories", "webCategories"))),
		collection("network_rule_collection", "FirewallPolicyFilterRuleCollection", rules("NetworkRule",
			attr("protocols", "ipProtocols"),
			attr("destination_ports", "destinationPorts").text(),
			attr("destination_addresses", "destinationAddresses"),
			attr("destination_ip_groups", "destinationIpGroups"),
			attr("destination_fqdns", "destinationFqdns"))),
		collection("nat_rule_collection", "FirewallPolicyNatRuleCollection", rules("NatRule",
			attr("protocols", "ipProtocols"),
			attr("destination_address", "destinationAddresses").list(),
			attr("destination_ports", "destinationPorts").text(),
			attr("translated_address", "translatedAddress"),
			attr("translated_fqdn", "translatedFqdn"),
			attr("translated_port", "translatedPort").text())),
	}
}
