package azure

// wafPolicyEntry is the web application firewall policy of Application Gateway,
// also that of Application Gateway for Containers. Settings that are not written
// as a block are Azure's to choose.
func wafPolicyEntry() *entry {
	return &entry{
		arm:  "Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies",
		rows: top(),
		properties: []row{
			block("policy_settings", "policySettings", wafSettingRows()...),
			block("managed_rules", "managedRules", wafManagedRows()...),
			blocks("custom_rules", "customRules", wafCustomRows()...),
		},
	}
}

func wafSettingRows() []row {
	return []row{
		attr("enabled", "state").sends(true).choice("Enabled", "Disabled"),
		attr("mode", "mode").sends("Prevention").enum("Detection", "Prevention"),
		attr("request_body_check", "requestBodyCheck").sends(true),
		attr("request_body_enforcement", "requestBodyEnforcement").sendsBy(nil, true, true).service(true),
		attr("request_body_inspect_limit_in_kb", "requestBodyInspectLimitInKB").sends(128),
		attr("max_request_body_size_in_kb", "maxRequestBodySizeInKb").sends(128),
		attr("file_upload_limit_in_mb", "fileUploadLimitInMb").sends(100),
		attr("file_upload_enforcement", "fileUploadEnforcement"),
		attr("js_challenge_cookie_expiration_in_minutes", "jsChallengeCookieExpirationInMins").sends(30),
		block("log_scrubbing", "logScrubbing",
			attr("enabled", "state").sends(true).choice("Enabled", "Disabled"),
			blocks("rule", "scrubbingRules",
				attr("enabled", "state").sends(true).choice("Enabled", "Disabled"),
				attr("match_variable", "matchVariable"),
				attr("selector_match_operator", "selectorMatchOperator").sends("Equals"),
				attr("selector", "selector"))),
	}
}

func wafManagedRows() []row {
	return []row{
		blocks("managed_rule_set", "managedRuleSets",
			attr("type", "ruleSetType").sends("OWASP"),
			attr("version", "ruleSetVersion").text(),
			blocks("rule_group_override", "ruleGroupOverrides",
				attr("rule_group_name", "ruleGroupName"),
				// A list of rules that are off, before they had blocks of their own.
				attr("disabled_rules", "rules").each("ruleId"),
				blocks("rule", "rules",
					attr("id", "ruleId").text(),
					attr("enabled", "state").sends(false).choice("Enabled", "Disabled"),
					attr("action", "action")))),
		blocks("exclusion", "exclusions",
			attr("match_variable", "matchVariable"),
			attr("selector_match_operator", "selectorMatchOperator"),
			attr("selector", "selector"),
			blocks("excluded_rule_set", "exclusionManagedRuleSets",
				attr("type", "ruleSetType").sends("OWASP"),
				attr("version", "ruleSetVersion").sends("3.2").text(),
				blocks("rule_group", "ruleGroups",
					attr("rule_group_name", "ruleGroupName"),
					attr("excluded_rules", "rules").text().each("ruleId")))),
	}
}

func wafCustomRows() []row {
	return []row{
		attr("name", "name"),
		attr("priority", "priority"),
		attr("rule_type", "ruleType").enum("MatchRule", "RateLimitRule", "Invalid"),
		attr("action", "action").enum("Allow", "Block", "Log", "JSChallenge"),
		attr("enabled", "state").sends(true).choice("Enabled", "Disabled"),
		attr("rate_limit_duration", "rateLimitDuration"),
		attr("rate_limit_threshold", "rateLimitThreshold"),
		attr("group_rate_limit_by", "groupByUserSession").element("variableName").element("groupByVariables"),
		blocks("match_conditions", "matchConditions",
			blocks("match_variables", "matchVariables",
				attr("variable_name", "variableName"),
				attr("selector", "selector")),
			attr("operator", "operator"),
			attr("negation_condition", "negationConditon"), // ARM misspells it
			attr("match_values", "matchValues"),
			attr("transforms", "transforms")),
	}
}
