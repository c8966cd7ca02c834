package azure

// networkEntries are networks and what routes and filters in them.
func networkEntries() map[string]*entry {
	const subnetType = "Microsoft.Network/virtualNetworks/subnets"
	return map[string]*entry{
		"azurerm_virtual_network": {
			arm:        "Microsoft.Network/virtualNetworks",
			rows:       top(attr("edge_zone", "extendedLocation.name")),
			properties: virtualNetworkRows(),
		},
		"azurerm_subnet": {
			arm:        subnetType,
			parent:     "virtual_network_name",
			rows:       inner(),
			properties: subnetRows(),
		},
		"azurerm_virtual_network_peering": {
			arm:    "Microsoft.Network/virtualNetworks/virtualNetworkPeerings",
			parent: "virtual_network_name",
			rows:   inner(),
			properties: []row{
				attr("remote_virtual_network_id", "remoteVirtualNetwork.id"),
				attr("allow_virtual_network_access", "allowVirtualNetworkAccess").sends(true),
				attr("allow_forwarded_traffic", "allowForwardedTraffic").sends(false),
				attr("allow_gateway_transit", "allowGatewayTransit").sends(false),
				attr("use_remote_gateways", "useRemoteGateways").sends(false),
				attr("peer_complete_virtual_networks_enabled", "peerCompleteVnets").sends(true),
				attr("only_ipv6_peering_enabled", "enableOnlyIPv6Peering"),
				attr("local_subnet_names", "localSubnetNames"),
				attr("remote_subnet_names", "remoteSubnetNames"),
			},
		},
		"azurerm_route_table": {
			arm:  "Microsoft.Network/routeTables",
			rows: top(),
			properties: []row{
				attr("bgp_route_propagation_enabled", "disableBgpRoutePropagation").sends(true).inverted(),
				attr("disable_bgp_route_propagation", "disableBgpRoutePropagation"),
				blocks("route", "routes", attr("name", "name"), below("properties", routeRows()...)),
			},
		},
		"azurerm_route": {
			arm:        "Microsoft.Network/routeTables/routes",
			parent:     "route_table_name",
			rows:       inner(),
			properties: routeRows(),
		},
		"azurerm_subnet_route_table_association": {
			arm:        subnetType,
			patches:    "subnet_id",
			properties: []row{attr("route_table_id", "routeTable.id")},
		},
		"azurerm_network_security_group": {
			arm:  "Microsoft.Network/networkSecurityGroups",
			rows: top(),
			properties: []row{
				blocks("security_rule", "securityRules", attr("name", "name"), below("properties", securityRuleRows()...)),
			},
		},
		"azurerm_network_security_rule": {
			arm:        "Microsoft.Network/networkSecurityGroups/securityRules",
			parent:     "network_security_group_name",
			rows:       inner(),
			properties: securityRuleRows(),
		},
		"azurerm_subnet_network_security_group_association": {
			arm:        subnetType,
			patches:    "subnet_id",
			properties: []row{attr("network_security_group_id", "networkSecurityGroup.id")},
		},
		"azurerm_nat_gateway": {
			arm: "Microsoft.Network/natGateways",
			rows: top(
				attr("sku_name", "sku.name").sends("Standard"),
				attr("zones", "zones").text()),
			properties: []row{
				attr("idle_timeout_in_minutes", "idleTimeoutInMinutes").sends(4),
				attr("public_ip_address_ids", "publicIpAddresses").each("id"),
				attr("public_ip_prefix_ids", "publicIpPrefixes").each("id"),
			},
		},
		"azurerm_nat_gateway_public_ip_association": {
			arm:        "Microsoft.Network/natGateways",
			patches:    "nat_gateway_id",
			appends:    true,
			properties: []row{attr("public_ip_address_id", "publicIpAddresses").element("id")},
		},
		"azurerm_nat_gateway_public_ip_prefix_association": {
			arm:        "Microsoft.Network/natGateways",
			patches:    "nat_gateway_id",
			appends:    true,
			properties: []row{attr("public_ip_prefix_id", "publicIpPrefixes").element("id")},
		},
		"azurerm_virtual_network_dns_servers": {
			arm:        "Microsoft.Network/virtualNetworks",
			patches:    "virtual_network_id",
			properties: []row{attr("dns_servers", "dhcpOptions.dnsServers")},
		},
		"azurerm_subnet_nat_gateway_association": {
			arm:        subnetType,
			patches:    "subnet_id",
			properties: []row{attr("nat_gateway_id", "natGateway.id")},
		},
		"azurerm_public_ip":                    publicIPEntry(),
		"azurerm_public_ip_prefix":             publicIPPrefixEntry(),
		"azurerm_network_watcher_flow_log":     flowLogEntry(),
		"azurerm_network_ddos_protection_plan": {arm: "Microsoft.Network/ddosProtectionPlans", rows: top()},
		"azurerm_application_security_group":   {arm: "Microsoft.Network/applicationSecurityGroups", rows: top()},
	}
}

func virtualNetworkRows() []row {
	return []row{
		attr("address_space", "addressSpace.addressPrefixes"),
		blocks("ip_address_pool", "addressSpace.ipamPoolPrefixAllocations", poolAllocationRows()...),
		attr("dns_servers", "dhcpOptions.dnsServers"),
		attr("bgp_community", "bgpCommunities.virtualNetworkCommunity"),
		attr("flow_timeout_in_minutes", "flowTimeoutInMinutes"),
		attr("private_endpoint_vnet_policies", "privateEndpointVNetPolicies").sendsBy(nil, "Disabled", "Disabled").service("Disabled"),
		block("ddos_protection_plan", "",
			attr("id", "ddosProtectionPlan.id"),
			attr("enable", "enableDdosProtection")),
		block("encryption", "encryption",
			present("enabled", true),
			attr("enforcement", "enforcement")),
		blocks("subnet", "subnets", attr("name", "name"), below("properties", inlineSubnetRows()...)),
	}
}

// subnetRows are the properties of a subnet of its own.
func subnetRows() []row {
	return append(sharedSubnetRows(),
		attr("address_prefix", "addressPrefixes").list(),
		attr("private_endpoint_network_policies", "privateEndpointNetworkPolicies").sendsBy(nil, "Disabled", "Disabled"),
		// Enforced used to mean that private links are kept out of the policies.
		attr("enforce_private_link_endpoint_network_policies", "privateEndpointNetworkPolicies").choice("Disabled", "Enabled"),
		attr("private_endpoint_network_policies_enabled", "privateEndpointNetworkPolicies").choice("Enabled", "Disabled"),
		attr("private_link_service_network_policies_enabled", "privateLinkServiceNetworkPolicies").
			sendsBy(nil, true, true).service(true).choice("Enabled", "Disabled"),
		attr("enforce_private_link_service_network_policies", "privateLinkServiceNetworkPolicies").choice("Disabled", "Enabled"),
		attr("network_security_group_id_wo", "networkSecurityGroup.id"),
		attr("route_table_id_wo", "routeTable.id"),
		attr("sharing_scope", "sharingScope"),
		blocks("ip_address_pool", "ipamPoolPrefixAllocations", poolAllocationRows()...),
	)
}

// inlineSubnetRows are the properties of a subnet written in its network.
func inlineSubnetRows() []row {
	return append(sharedSubnetRows(),
		attr("address_prefix", "addressPrefixes").list(),
		attr("security_group", "networkSecurityGroup.id"),
		attr("route_table_id", "routeTable.id"),
		attr("private_endpoint_network_policies", "privateEndpointNetworkPolicies").sendsBy(nil, "Disabled", "Disabled"),
		attr("private_link_service_network_policies_enabled", "privateLinkServiceNetworkPolicies").
			sends(true).choice("Enabled", "Disabled"),
	)
}

func sharedSubnetRows() []row {
	return []row{
		attr("address_prefixes", "addressPrefixes"),
		attr("default_outbound_access_enabled", "defaultOutboundAccess").sends(true),
		blocks("delegation", "delegations",
			attr("name", "name"),
			block("service_delegation", "properties",
				attr("name", "serviceName"),
				attr("actions", "actions"))),
		attr("service_endpoints", "serviceEndpoints").each("service"),
		blocks("service_endpoint", "serviceEndpoints",
			attr("service", "service"),
			attr("network_identifier", "networkIdentifier.id")),
		attr("service_endpoint_policy_ids", "serviceEndpointPolicies").each("id"),
	}
}

func poolAllocationRows() []row {
	return []row{
		attr("id", "pool.id"),
		attr("number_of_ip_addresses", "numberOfIpAddresses").text(),
	}
}

func routeRows() []row {
	return []row{
		attr("address_prefix", "addressPrefix"),
		attr("next_hop_type", "nextHopType").
			enum("VirtualNetworkGateway", "VnetLocal", "Internet", "VirtualAppliance", "None"),
		attr("next_hop_in_ip_address", "nextHopIpAddress"),
	}
}

func securityRuleRows() []row {
	return []row{
		attr("description", "description"),
		attr("priority", "priority"),
		attr("direction", "direction").enum("Inbound", "Outbound"),
		attr("access", "access").enum("Allow", "Deny"),
		attr("protocol", "protocol").enum("Tcp", "Udp", "Icmp", "Esp", "Ah"),
		attr("source_port_range", "sourcePortRange").text(),
		attr("source_port_ranges", "sourcePortRanges").text(),
		attr("destination_port_range", "destinationPortRange").text(),
		attr("destination_port_ranges", "destinationPortRanges").text(),
		attr("source_address_prefix", "sourceAddressPrefix"),
		attr("source_address_prefixes", "sourceAddressPrefixes"),
		attr("destination_address_prefix", "destinationAddressPrefix"),
		attr("destination_address_prefixes", "destinationAddressPrefixes"),
		attr("source_application_security_group_ids", "sourceApplicationSecurityGroups").each("id"),
		attr("destination_application_security_group_ids", "destinationApplicationSecurityGroups").each("id"),
	}
}

func publicIPEntry() *entry {
	return &entry{
		arm: "Microsoft.Network/publicIPAddresses",
		rows: top(
			attr("sku", "sku.name").sendsBy("Basic", "Standard", "Standard").enum("Basic", "Standard", "StandardV2"),
			attr("sku_tier", "sku.tier").sends("Regional").enum("Regional", "Global"),
			attr("zones", "zones").text(),
			attr("edge_zone", "extendedLocation.name")),
		properties: []row{
			attr("allocation_method", "publicIPAllocationMethod").enum("Static", "Dynamic"),
			attr("ip_version", "publicIPAddressVersion").sends("IPv4").enum("IPv4", "IPv6"),
			attr("idle_timeout_in_minutes", "idleTimeoutInMinutes").sends(4),
			attr("domain_name_label", "dnsSettings.domainNameLabel"),
			attr("domain_name_label_scope", "dnsSettings.domainNameLabelScope"),
			attr("reverse_fqdn", "dnsSettings.reverseFqdn"),
			attr("public_ip_prefix_id", "publicIPPrefix.id"),
			attr("ip_tags", "ipTags").with(ipTags),
			attr("ddos_protection_mode", "ddosSettings.protectionMode").sends("VirtualNetworkInherited"),
			attr("ddos_protection_plan_id", "ddosSettings.ddosProtectionPlan.id"),
		},
	}
}

func publicIPPrefixEntry() *entry {
	return &entry{
		arm: "Microsoft.Network/publicIPPrefixes",
		rows: top(
			attr("sku", "sku.name").sends("Standard").enum("Standard", "StandardV2"),
			attr("sku_tier", "sku.tier").sendsBy(nil, "Regional", "Regional").service("Regional"),
			attr("zones", "zones").text()),
		properties: []row{
			attr("prefix_length", "prefixLength").sends(28),
			attr("ip_version", "publicIPAddressVersion").sends("IPv4").enum("IPv4", "IPv6"),
			attr("custom_ip_prefix_id", "customIPPrefix.id"),
		},
	}
}

// flowLogEntry watches a network, or a security group as it used to.
func flowLogEntry() *entry {
	return &entry{
		arm:    "Microsoft.Network/networkWatchers/flowLogs",
		parent: "network_watcher_name",
		rows:   top(),
		properties: []row{
			attr("target_resource_id|network_security_group_id", "targetResourceId"),
			attr("storage_account_id", "storageId"),
			attr("enabled", "enabled"),
			attr("version", "format.version"),
			block("retention_policy", "retentionPolicy",
				attr("enabled", "enabled"),
				attr("days", "days")),
			block("traffic_analytics", "flowAnalyticsConfiguration.networkWatcherFlowAnalyticsConfiguration",
				attr("enabled", "enabled"),
				attr("workspace_id", "workspaceId"),
				attr("workspace_region", "workspaceRegion"),
				attr("workspace_resource_id", "workspaceResourceId"),
				attr("interval_in_minutes", "trafficAnalyticsInterval").sends(60)),
		},
	}
}
