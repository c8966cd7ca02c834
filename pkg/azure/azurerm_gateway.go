package azure

// gatewayEntries are what brings traffic in and out: Application Gateway for
// Containers (in ARM a traffic controller), Application Gateway, firewall,
// bastion.
func gatewayEntries() map[string]*entry {
	const alb = "Microsoft.ServiceNetworking/trafficControllers"
	inAlb := []row{
		attr("name", "name"),
		attr("location", "location").with(shortLocation),
		attr("tags", "tags"),
	}
	return map[string]*entry{
		"azurerm_application_load_balancer": {arm: alb, rows: top()},
		"azurerm_application_load_balancer_frontend": {
			arm:    alb + "/frontends",
			parent: "application_load_balancer_id",
			rows:   []row{attr("name", "name"), attr("tags", "tags")},
		},
		"azurerm_application_load_balancer_subnet_association": {
			arm:    alb + "/associations",
			parent: "application_load_balancer_id",
			rows:   []row{attr("name", "name"), attr("tags", "tags")},
			properties: []row{
				fixed("associationType", "subnets"),
				attr("subnet_id", "subnet.id"),
			},
		},
		"azurerm_application_load_balancer_security_policy": {
			arm:        alb + "/securityPolicies",
			parent:     "application_load_balancer_id",
			rows:       inAlb,
			properties: []row{attr("web_application_firewall_policy_id", "wafPolicy.id")},
		},
		"azurerm_application_gateway": applicationGatewayEntry(),
		"azurerm_bastion_host":        bastionEntry(),
		"azurerm_firewall":            firewallEntry(),
	}
}

// applicationGatewayEntry holds where a gateway lies, its size and its
// protection; listeners, rules and certificates are left out.
func applicationGatewayEntry() *entry {
	return &entry{
		arm:  "Microsoft.Network/applicationGateways",
		rows: top(attr("zones", "zones").text(), identityRow()),
		properties: []row{
			block("sku", "sku",
				attr("name", "name"),
				attr("tier", "tier"),
				attr("capacity", "capacity")),
			block("autoscale_configuration", "autoscaleConfiguration",
				attr("min_capacity", "minCapacity"),
				attr("max_capacity", "maxCapacity")),
			blocks("gateway_ip_configuration", "gatewayIPConfigurations",
				attr("name", "name"),
				attr("subnet_id", "properties.subnet.id")),
			blocks("frontend_ip_configuration", "frontendIPConfigurations",
				attr("name", "name"),
				attr("subnet_id", "properties.subnet.id"),
				attr("public_ip_address_id", "properties.publicIPAddress.id"),
				attr("private_ip_address", "properties.privateIPAddress"),
				attr("private_ip_address_allocation", "properties.privateIPAllocationMethod").sends("Dynamic")),
			attr("http2_enabled|enable_http2", "enableHttp2").sends(false),
			attr("fips_enabled", "enableFips"),
			attr("firewall_policy_id", "firewallPolicy.id"),
			block("waf_configuration", "webApplicationFirewallConfiguration",
				attr("enabled", "enabled"),
				attr("firewall_mode", "firewallMode").enum("Detection", "Prevention"),
				attr("rule_set_type", "ruleSetType").sends("OWASP"),
				attr("rule_set_version", "ruleSetVersion").text()),
			block("ssl_policy", "sslPolicy",
				attr("policy_type", "policyType"),
				attr("policy_name", "policyName"),
				attr("min_protocol_version", "minProtocolVersion")),
		},
	}
}

func bastionEntry() *entry {
	return &entry{
		arm: "Microsoft.Network/bastionHosts",
		rows: top(
			attr("sku", "sku.name").sends("Basic").enum("Developer", "Basic", "Standard", "Premium"),
			attr("zones", "zones").text()),
		properties: []row{
			blocks("ip_configuration", "ipConfigurations",
				attr("name", "name"),
				attr("subnet_id", "properties.subnet.id"),
				attr("public_ip_address_id", "properties.publicIPAddress.id")),
			attr("virtual_network_id", "virtualNetwork.id"),
			attr("scale_units", "scaleUnits").sends(2),
			attr("copy_paste_enabled", "disableCopyPaste").sends(true).inverted(),
			attr("file_copy_enabled", "enableFileCopy").sends(false),
			attr("ip_connect_enabled", "enableIpConnect").sends(false),
			attr("kerberos_enabled", "enableKerberos").sends(false),
			attr("shareable_link_enabled", "enableShareableLink").sends(false),
			attr("tunneling_enabled", "enableTunneling").sends(false),
			attr("session_recording_enabled", "enableSessionRecording").sendsBy(nil, false, false).service(false),
		},
	}
}

func firewallEntry() *entry {
	addresses := []row{
		attr("name", "name"),
		attr("subnet_id", "properties.subnet.id"),
		attr("public_ip_address_id", "properties.publicIPAddress.id"),
	}
	return &entry{
		arm:  "Microsoft.Network/azureFirewalls",
		rows: top(attr("zones", "zones").text()),
		properties: []row{
			attr("sku_name", "sku.name"),
			attr("sku_tier", "sku.tier"),
			attr("firewall_policy_id", "firewallPolicy.id"),
			attr("threat_intel_mode", "threatIntelMode"),
			blocks("ip_configuration", "ipConfigurations", addresses...),
			block("management_ip_configuration", "managementIpConfiguration", addresses...),
			block("virtual_hub", "",
				attr("virtual_hub_id", "virtualHub.id"),
				attr("public_ip_count", "hubIPAddresses.publicIPs.count").sends(1)),
		},
	}
}
