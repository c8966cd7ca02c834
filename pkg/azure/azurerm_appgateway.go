package azure

// applicationGatewayEntry is a gateway with all its parts. A part that names
// another one holds its identifier relative to the gateway, such as
// httpListeners/web.
func applicationGatewayEntry() *entry {
	properties := append(gatewaySizeRows(), gatewayFrontendRows()...)
	properties = append(properties, gatewayBackendRows()...)
	properties = append(properties, gatewayRoutingRows()...)
	return &entry{
		arm:        "Microsoft.Network/applicationGateways",
		rows:       top(attr("zones", "zones").text(), identityRow()),
		properties: append(properties, gatewaySecurityRows()...),
	}
}

func gatewaySizeRows() []row {
	return []row{
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
		attr("http2_enabled|enable_http2", "enableHttp2").sends(false),
		attr("fips_enabled", "enableFips"),
		attr("force_firewall_policy_association", "forceFirewallPolicyAssociation"),
		attr("firewall_policy_id", "firewallPolicy.id"),
		block("global", "globalConfiguration",
			attr("request_buffering_enabled", "enableRequestBuffering"),
			attr("response_buffering_enabled", "enableResponseBuffering")),
		blocks("custom_error_configuration", "customErrorConfigurations", customErrorRows()...),
	}
}

func customErrorRows() []row {
	return []row{
		attr("status_code", "statusCode"),
		attr("custom_error_page_url", "customErrorPageUrl"),
	}
}

func gatewayFrontendRows() []row {
	return []row{
		blocks("frontend_ip_configuration", "frontendIPConfigurations",
			attr("name", "name"),
			attr("subnet_id", "properties.subnet.id"),
			attr("public_ip_address_id", "properties.publicIPAddress.id"),
			attr("private_ip_address", "properties.privateIPAddress"),
			attr("private_ip_address_allocation", "properties.privateIPAllocationMethod").sends("Dynamic"),
			attr("private_link_configuration_name", "properties.privateLinkConfiguration.id").part("privateLinkConfigurations")),
		blocks("private_link_configuration", "privateLinkConfigurations",
			attr("name", "name"),
			blocks("ip_configuration", "properties.ipConfigurations",
				attr("name", "name"),
				attr("subnet_id", "properties.subnet.id"),
				attr("private_ip_address", "properties.privateIPAddress"),
				attr("private_ip_address_allocation", "properties.privateIPAllocationMethod"),
				attr("primary", "properties.primary"))),
		blocks("frontend_port", "frontendPorts",
			attr("name", "name"),
			attr("port", "properties.port")),
		blocks("http_listener", "httpListeners",
			attr("name", "name"),
			attr("frontend_ip_configuration_name", "properties.frontendIPConfiguration.id").part("frontendIPConfigurations"),
			attr("frontend_port_name", "properties.frontendPort.id").part("frontendPorts"),
			attr("protocol", "properties.protocol").enum("Http", "Https"),
			attr("host_name", "properties.hostName"),
			attr("host_names", "properties.hostNames"),
			attr("require_sni", "properties.requireServerNameIndication").sends(false),
			attr("ssl_certificate_name", "properties.sslCertificate.id").part("sslCertificates"),
			attr("ssl_profile_name", "properties.sslProfile.id").part("sslProfiles"),
			attr("firewall_policy_id", "properties.firewallPolicy.id"),
			blocks("custom_error_configuration", "properties.customErrorConfigurations", customErrorRows()...)),
		blocks("listener", "listeners",
			attr("name", "name"),
			attr("frontend_ip_configuration_name", "properties.frontendIPConfiguration.id").part("frontendIPConfigurations"),
			attr("frontend_port_name", "properties.frontendPort.id").part("frontendPorts"),
			attr("protocol", "properties.protocol"),
			attr("host_names", "properties.hostNames"),
			attr("ssl_certificate_name", "properties.sslCertificate.id").part("sslCertificates"),
			attr("ssl_profile_name", "properties.sslProfile.id").part("sslProfiles")),
	}
}

func gatewayBackendRows() []row {
	return []row{
		blocks("backend_address_pool", "backendAddressPools",
			attr("name", "name"),
			attr("fqdns", "properties.backendAddresses").each("fqdn"),
			attr("ip_addresses", "properties.backendAddresses").each("ipAddress")),
		blocks("backend_http_settings", "backendHttpSettingsCollection",
			attr("name", "name"),
			attr("port", "properties.port"),
			attr("protocol", "properties.protocol").enum("Http", "Https"),
			attr("path", "properties.path"),
			attr("cookie_based_affinity", "properties.cookieBasedAffinity").enum("Enabled", "Disabled"),
			attr("affinity_cookie_name", "properties.affinityCookieName"),
			attr("request_timeout", "properties.requestTimeout").sends(30),
			attr("host_name", "properties.hostName"),
			attr("pick_host_name_from_backend_address", "properties.pickHostNameFromBackendAddress").sends(false),
			attr("probe_name", "properties.probe.id").part("probes"),
			attr("dedicated_backend_connection_enabled", "properties.dedicatedBackendConnection").sendsBy(nil, false, false).service(false),
			attr("certificate_chain_validation_enabled", "properties.validateCertChainAndExpiry").sendsBy(nil, true, true).service(true),
			attr("sni_validation_enabled", "properties.validateSNI").sendsBy(nil, true, true).service(true),
			attr("sni_name", "properties.sniName"),
			block("connection_draining", "properties.connectionDraining",
				attr("enabled", "enabled"),
				attr("drain_timeout_sec", "drainTimeoutInSec"))),
		blocks("backend", "backendSettingsCollection",
			attr("name", "name"),
			attr("port", "properties.port"),
			attr("protocol", "properties.protocol"),
			attr("host_name", "properties.hostName"),
			attr("timeout_in_seconds", "properties.timeout").sends(30),
			attr("probe_name", "properties.probe.id").part("probes"),
			attr("client_ip_preservation_enabled", "properties.enableL4ClientIpPreservation").sends(false)),
		blocks("probe", "probes",
			attr("name", "name"),
			attr("protocol", "properties.protocol"),
			attr("host", "properties.host"),
			attr("path", "properties.path"),
			attr("port", "properties.port"),
			attr("interval", "properties.interval"),
			attr("timeout", "properties.timeout"),
			attr("unhealthy_threshold", "properties.unhealthyThreshold"),
			attr("minimum_servers", "properties.minServers").sends(0),
			attr("pick_host_name_from_backend_http_settings", "properties.pickHostNameFromBackendHttpSettings").sends(false),
			block("match", "properties.match",
				attr("body", "body"),
				attr("status_code", "statusCodes"))),
	}
}

func gatewayRoutingRows() []row {
	return []row{
		blocks("request_routing_rule", "requestRoutingRules",
			attr("name", "name"),
			attr("rule_type", "properties.ruleType"),
			attr("priority", "properties.priority"),
			attr("http_listener_name", "properties.httpListener.id").part("httpListeners"),
			attr("backend_address_pool_name", "properties.backendAddressPool.id").part("backendAddressPools"),
			attr("backend_http_settings_name", "properties.backendHttpSettings.id").part("backendHttpSettingsCollection"),
			attr("redirect_configuration_name", "properties.redirectConfiguration.id").part("redirectConfigurations"),
			attr("rewrite_rule_set_name", "properties.rewriteRuleSet.id").part("rewriteRuleSets"),
			attr("url_path_map_name", "properties.urlPathMap.id").part("urlPathMaps")),
		blocks("routing_rule", "routingRules",
			attr("name", "name"),
			attr("priority", "properties.priority"),
			attr("listener_name", "properties.listener.id").part("listeners"),
			attr("backend_address_pool_name", "properties.backendAddressPool.id").part("backendAddressPools"),
			attr("backend_name", "properties.backendSettings.id").part("backendSettingsCollection")),
		blocks("redirect_configuration", "redirectConfigurations",
			attr("name", "name"),
			attr("redirect_type", "properties.redirectType"),
			attr("target_listener_name", "properties.targetListener.id").part("httpListeners"),
			attr("target_url", "properties.targetUrl"),
			attr("include_path", "properties.includePath").sends(false),
			attr("include_query_string", "properties.includeQueryString").sends(false)),
		blocks("url_path_map", "urlPathMaps",
			attr("name", "name"),
			attr("default_backend_address_pool_name", "properties.defaultBackendAddressPool.id").part("backendAddressPools"),
			attr("default_backend_http_settings_name", "properties.defaultBackendHttpSettings.id").part("backendHttpSettingsCollection"),
			attr("default_redirect_configuration_name", "properties.defaultRedirectConfiguration.id").part("redirectConfigurations"),
			attr("default_rewrite_rule_set_name", "properties.defaultRewriteRuleSet.id").part("rewriteRuleSets"),
			blocks("path_rule", "properties.pathRules",
				attr("name", "name"),
				attr("paths", "properties.paths"),
				attr("backend_address_pool_name", "properties.backendAddressPool.id").part("backendAddressPools"),
				attr("backend_http_settings_name", "properties.backendHttpSettings.id").part("backendHttpSettingsCollection"),
				attr("redirect_configuration_name", "properties.redirectConfiguration.id").part("redirectConfigurations"),
				attr("rewrite_rule_set_name", "properties.rewriteRuleSet.id").part("rewriteRuleSets"),
				attr("firewall_policy_id", "properties.firewallPolicy.id"))),
	}
}

func gatewaySecurityRows() []row {
	return []row{
		block("ssl_policy", "sslPolicy", sslPolicyRows()...),
		blocks("ssl_profile", "sslProfiles",
			attr("name", "name"),
			attr("trusted_client_certificate_names", "properties.trustedClientCertificates").each("id"),
			attr("verify_client_certificate_issuer_dn|verify_client_cert_issuer_dn", "properties.clientAuthConfiguration.verifyClientCertIssuerDN"),
			attr("verify_client_certificate_revocation", "properties.clientAuthConfiguration.verifyClientRevocation"),
			block("ssl_policy", "properties.sslPolicy", sslPolicyRows()...)),
		blocks("ssl_certificate", "sslCertificates",
			attr("name", "name"),
			attr("data", "properties.data").hidden(),
			attr("password", "properties.password").hidden(),
			attr("key_vault_secret_id", "properties.keyVaultSecretId")),
		blocks("trusted_root_certificate", "trustedRootCertificates",
			attr("name", "name"),
			attr("key_vault_secret_id", "properties.keyVaultSecretId")),
		block("waf_configuration", "webApplicationFirewallConfiguration",
			attr("enabled", "enabled"),
			attr("firewall_mode", "firewallMode").enum("Detection", "Prevention"),
			attr("rule_set_type", "ruleSetType").sends("OWASP"),
			attr("rule_set_version", "ruleSetVersion").text(),
			attr("request_body_check", "requestBodyCheck").sends(true),
			attr("max_request_body_size_kb", "maxRequestBodySizeInKb").sends(128),
			attr("file_upload_limit_mb", "fileUploadLimitInMb").sends(100),
			blocks("disabled_rule_group", "disabledRuleGroups",
				attr("rule_group_name", "ruleGroupName"),
				attr("rules", "rules")),
			blocks("exclusion", "exclusions",
				attr("match_variable", "matchVariable"),
				attr("selector_match_operator", "selectorMatchOperator"),
				attr("selector", "selector"))),
	}
}

func sslPolicyRows() []row {
	return []row{
		attr("policy_type", "policyType"),
		attr("policy_name", "policyName"),
		attr("min_protocol_version", "minProtocolVersion"),
		attr("cipher_suites", "cipherSuites"),
		attr("disabled_protocols", "disabledSslProtocols"),
	}
}
