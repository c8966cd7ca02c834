package azure

// attachEntries are what takes addresses in a subnet beside a cluster, and what
// connects a network with others.
func attachEntries() map[string]*entry {
	const hubs = "Microsoft.Network/virtualHubs"
	return map[string]*entry{
		"azurerm_private_endpoint":                   privateEndpointEntry(),
		"azurerm_network_interface":                  networkInterfaceEntry(),
		"azurerm_lb":                                 loadBalancerEntry(),
		"azurerm_private_link_service":               privateLinkServiceEntry(),
		"azurerm_local_network_gateway":              localGatewayEntry(),
		"azurerm_virtual_network_gateway":            virtualGatewayEntry(),
		"azurerm_virtual_network_gateway_connection": connectionEntry(),
		"azurerm_virtual_hub": {
			arm:  hubs,
			rows: top(),
			properties: []row{
				attr("address_prefix", "addressPrefix"),
				attr("sku", "sku"),
				attr("virtual_wan_id", "virtualWan.id"),
				attr("hub_routing_preference", "hubRoutingPreference").sends("ExpressRoute"),
				attr("branch_to_branch_traffic_enabled", "allowBranchToBranchTraffic").sendsBy(nil, false, false).service(false),
				attr("virtual_router_auto_scale_min_capacity", "virtualRouterAutoScaleConfiguration.minCapacity").
					sendsBy(nil, 2, 2).service(2),
				blocks("route", "routeTable.routes",
					attr("address_prefixes", "addressPrefixes"),
					attr("next_hop_ip_address", "nextHopIpAddress")),
			},
		},
		"azurerm_virtual_hub_connection": {
			arm:    hubs + "/hubVirtualNetworkConnections",
			parent: "virtual_hub_id",
			rows:   []row{attr("name", "name")},
			properties: []row{
				attr("remote_virtual_network_id", "remoteVirtualNetwork.id"),
				attr("internet_security_enabled", "enableInternetSecurity").sends(false),
			},
		},
	}
}

func privateEndpointEntry() *entry {
	return &entry{
		arm:  "Microsoft.Network/privateEndpoints",
		rows: top(attr("edge_zone", "extendedLocation.name")),
		properties: []row{
			attr("subnet_id", "subnet.id"),
			attr("custom_network_interface_name", "customNetworkInterfaceName"),
			// A manual connection goes to manualPrivateLinkServiceConnections in ARM;
			// for what is connected to what it is the same.
			blocks("private_service_connection", "privateLinkServiceConnections",
				attr("name", "name"),
				attr("private_connection_resource_id|private_connection_resource_alias", "properties.privateLinkServiceId"),
				attr("subresource_names", "properties.groupIds"),
				attr("request_message", "properties.requestMessage")),
			blocks("ip_configuration", "ipConfigurations",
				attr("name", "name"),
				attr("private_ip_address", "properties.privateIPAddress"),
				attr("member_name", "properties.memberName"),
				attr("subresource_name", "properties.groupId")),
		},
		children: []child{{
			block: "private_dns_zone_group", arm: "Microsoft.Network/privateEndpoints/privateDnsZoneGroups",
			rows:       []row{attr("name", "name")},
			properties: []row{attr("private_dns_zone_ids", "privateDnsZoneConfigs").each("properties.privateDnsZoneId")},
		}},
	}
}

func networkInterfaceEntry() *entry {
	return &entry{
		arm:  "Microsoft.Network/networkInterfaces",
		rows: top(attr("edge_zone", "extendedLocation.name")),
		properties: []row{
			blocks("ip_configuration", "ipConfigurations",
				attr("name", "name"),
				attr("subnet_id", "properties.subnet.id"),
				attr("public_ip_address_id", "properties.publicIPAddress.id"),
				attr("private_ip_address", "properties.privateIPAddress"),
				attr("private_ip_address_allocation", "properties.privateIPAllocationMethod").enum("Static", "Dynamic"),
				attr("private_ip_address_version", "properties.privateIPAddressVersion").sends("IPv4"),
				attr("primary", "properties.primary").sends(false),
				attr("gateway_load_balancer_frontend_ip_configuration_id", "properties.gatewayLoadBalancer.id")),
			attr("dns_servers", "dnsSettings.dnsServers"),
			attr("internal_dns_name_label", "dnsSettings.internalDnsNameLabel"),
			attr("ip_forwarding_enabled|enable_ip_forwarding", "enableIPForwarding").sends(false),
			attr("accelerated_networking_enabled|enable_accelerated_networking", "enableAcceleratedNetworking").sends(false),
			attr("auxiliary_mode", "auxiliaryMode"),
			attr("auxiliary_sku", "auxiliarySku"),
		},
	}
}

func loadBalancerEntry() *entry {
	return &entry{
		arm: "Microsoft.Network/loadBalancers",
		rows: top(
			attr("sku", "sku.name").sendsBy("Basic", "Standard", "Standard").enum("Basic", "Standard", "Gateway"),
			attr("sku_tier", "sku.tier").sends("Regional").enum("Regional", "Global"),
			attr("edge_zone", "extendedLocation.name")),
		properties: []row{
			blocks("frontend_ip_configuration", "frontendIPConfigurations",
				attr("name", "name"),
				attr("zones", "zones").text(),
				attr("subnet_id", "properties.subnet.id"),
				attr("public_ip_address_id", "properties.publicIPAddress.id"),
				attr("public_ip_prefix_id", "properties.publicIPPrefix.id"),
				attr("private_ip_address", "properties.privateIPAddress"),
				attr("private_ip_address_allocation", "properties.privateIPAllocationMethod"),
				attr("private_ip_address_version", "properties.privateIPAddressVersion"),
				attr("gateway_load_balancer_frontend_ip_configuration_id", "properties.gatewayLoadBalancer.id")),
		},
	}
}

func privateLinkServiceEntry() *entry {
	return &entry{
		arm:  "Microsoft.Network/privateLinkServices",
		rows: top(),
		properties: []row{
			blocks("nat_ip_configuration", "ipConfigurations",
				attr("name", "name"),
				attr("subnet_id", "properties.subnet.id"),
				attr("primary", "properties.primary"),
				attr("private_ip_address", "properties.privateIPAddress"),
				attr("private_ip_address_version", "properties.privateIPAddressVersion").sends("IPv4")),
			attr("load_balancer_frontend_ip_configuration_ids", "loadBalancerFrontendIpConfigurations").each("id"),
			attr("destination_ip_address", "destinationIPAddress"),
			attr("auto_approval_subscription_ids", "autoApproval.subscriptions"),
			attr("visibility_subscription_ids", "visibility.subscriptions"),
			attr("proxy_protocol_enabled|enable_proxy_protocol", "enableProxyProtocol").sends(false),
			attr("fqdns", "fqdns"),
		},
	}
}

// localGatewayEntry is a network outside of Azure.
func localGatewayEntry() *entry {
	return &entry{
		arm:  "Microsoft.Network/localNetworkGateways",
		rows: top(),
		properties: []row{
			attr("address_space", "localNetworkAddressSpace.addressPrefixes"),
			attr("gateway_address", "gatewayIpAddress"),
			attr("gateway_fqdn", "fqdn"),
			block("bgp_settings", "bgpSettings",
				attr("asn", "asn"),
				attr("bgp_peering_address", "bgpPeeringAddress"),
				attr("peer_weight", "peerWeight")),
		},
	}
}

func virtualGatewayEntry() *entry {
	return &entry{
		arm:  "Microsoft.Network/virtualNetworkGateways",
		rows: top(attr("edge_zone", "extendedLocation.name")),
		properties: []row{
			attr("type", "gatewayType").enum("Vpn", "ExpressRoute"),
			attr("vpn_type", "vpnType").sends("RouteBased").enum("RouteBased", "PolicyBased"),
			attr("sku", "sku.name"),
			attr("generation", "vpnGatewayGeneration"),
			attr("active_active", "activeActive").sends(false),
			attr("bgp_enabled|enable_bgp", "enableBgp").sends(false),
			attr("private_ip_address_enabled", "enablePrivateIpAddress"),
			attr("default_local_network_gateway_id", "gatewayDefaultSite.id"),
			attr("remote_vnet_traffic_enabled", "allowRemoteVnetTraffic").sends(false),
			attr("virtual_wan_traffic_enabled", "allowVirtualWanTraffic").sends(false),
			blocks("ip_configuration", "ipConfigurations",
				attr("name", "name").sends("vnetGatewayConfig"),
				attr("subnet_id", "properties.subnet.id"),
				attr("public_ip_address_id", "properties.publicIPAddress.id"),
				attr("private_ip_address_allocation", "properties.privateIPAllocationMethod").sends("Dynamic")),
			block("vpn_client_configuration", "vpnClientConfiguration",
				attr("address_space", "vpnClientAddressPool.addressPrefixes")),
			block("custom_route", "customRoutes", attr("address_prefixes", "addressPrefixes")),
		},
	}
}

func connectionEntry() *entry {
	return &entry{
		arm:  "Microsoft.Network/connections",
		rows: top(),
		properties: []row{
			attr("type", "connectionType").enum("IPsec", "ExpressRoute", "Vnet2Vnet"),
			attr("virtual_network_gateway_id", "virtualNetworkGateway1.id"),
			attr("peer_virtual_network_gateway_id", "virtualNetworkGateway2.id"),
			attr("local_network_gateway_id", "localNetworkGateway2.id"),
			attr("express_route_circuit_id", "peer.id"),
			attr("authorization_key", "authorizationKey").hidden(),
			attr("shared_key", "sharedKey").hidden(),
			attr("bgp_enabled|enable_bgp", "enableBgp").sends(false),
			attr("routing_weight", "routingWeight").sends(10),
			blocks("traffic_selector_policy", "trafficSelectorPolicies",
				attr("local_address_cidrs", "localAddressRanges"),
				attr("remote_address_cidrs", "remoteAddressRanges")),
		},
	}
}
