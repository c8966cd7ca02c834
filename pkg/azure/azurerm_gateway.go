package azure

// gatewayEntries are what brings traffic in and out: Application Gateway for
// Containers (in ARM a traffic controller), Application Gateway, bastion.
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
		"azurerm_application_gateway":             applicationGatewayEntry(),
		"azurerm_web_application_firewall_policy": wafPolicyEntry(),
		"azurerm_bastion_host":                    bastionEntry(),
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
