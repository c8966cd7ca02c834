package azure

// policyEntries are Azure Policy: definitions, initiatives, assignments.
func policyEntries() map[string]*entry {
	return map[string]*entry{
		"azurerm_resource_group_policy_assignment":   assignmentEntry("resource_group_id"),
		"azurerm_subscription_policy_assignment":     assignmentEntry("subscription_id"),
		"azurerm_management_group_policy_assignment": assignmentEntry("management_group_id"),
		"azurerm_resource_policy_assignment":         assignmentEntry("resource_id"),
		"azurerm_resource_group_policy_exemption":    exemptionEntry("resource_group_id"),
		"azurerm_subscription_policy_exemption":      exemptionEntry("subscription_id"),
		"azurerm_management_group_policy_exemption":  exemptionEntry("management_group_id"),
		"azurerm_resource_policy_exemption":          exemptionEntry("resource_id"),
		"azurerm_policy_definition": {
			arm:   "Microsoft.Authorization/policyDefinitions",
			scope: "management_group_id",
			rows:  []row{attr("name", "name")},
			properties: []row{
				attr("display_name", "displayName"),
				attr("description", "description"),
				attr("policy_type", "policyType"),
				attr("mode", "mode"),
				attr("policy_rule", "policyRule").json(),
				attr("parameters", "parameters").json(),
				attr("metadata", "metadata").json(),
			},
		},
		"azurerm_policy_set_definition":                  setDefinitionEntry(),
		"azurerm_management_group_policy_set_definition": setDefinitionEntry(),
	}
}

func assignmentEntry(scope string) *entry {
	return &entry{
		arm:   "Microsoft.Authorization/policyAssignments",
		scope: scope,
		rows: []row{
			attr("name", "name"),
			attr("location", "location").with(shortLocation),
			identityRow(),
		},
		properties: []row{
			attr("policy_definition_id", "policyDefinitionId"),
			attr("display_name", "displayName"),
			attr("description", "description"),
			attr("enforce", "enforcementMode").sends(true).choice("Default", "DoNotEnforce"),
			attr("not_scopes", "notScopes"),
			attr("parameters", "parameters").json(),
			attr("metadata", "metadata").json(),
			blocks("non_compliance_message", "nonComplianceMessages",
				attr("content", "message"),
				attr("policy_definition_reference_id", "policyDefinitionReferenceId")),
			blocks("overrides", "overrides",
				fixed("kind", "policyEffect"),
				attr("value", "value"),
				blocks("selectors", "selectors", selectorRows()...)),
			blocks("resource_selectors", "resourceSelectors",
				attr("name", "name"),
				blocks("selectors", "selectors", selectorRows()...)),
		},
	}
}

func exemptionEntry(scope string) *entry {
	return &entry{
		arm:   "Microsoft.Authorization/policyExemptions",
		scope: scope,
		rows:  []row{attr("name", "name")},
		properties: []row{
			attr("policy_assignment_id", "policyAssignmentId"),
			attr("policy_definition_reference_ids", "policyDefinitionReferenceIds"),
			attr("exemption_category", "exemptionCategory").enum("Waiver", "Mitigated"),
			attr("display_name", "displayName"),
			attr("description", "description"),
			attr("expires_on", "expiresOn"),
			attr("metadata", "metadata").json(),
		},
	}
}

func selectorRows() []row {
	return []row{
		attr("kind", "kind"),
		attr("in", "in"),
		attr("not_in", "notIn"),
	}
}

func setDefinitionEntry() *entry {
	return &entry{
		arm:   "Microsoft.Authorization/policySetDefinitions",
		scope: "management_group_id",
		rows:  []row{attr("name", "name")},
		properties: []row{
			attr("display_name", "displayName"),
			attr("description", "description"),
			attr("policy_type", "policyType"),
			attr("parameters", "parameters").json(),
			attr("metadata", "metadata").json(),
			blocks("policy_definition_reference", "policyDefinitions",
				attr("policy_definition_id", "policyDefinitionId"),
				attr("reference_id", "policyDefinitionReferenceId"),
				attr("parameter_values", "parameters").json(),
				attr("policy_group_names", "groupNames"),
				attr("version", "definitionVersion")),
			blocks("policy_definition_group", "policyDefinitionGroups",
				attr("name", "name"),
				attr("display_name", "displayName"),
				attr("category", "category"),
				attr("description", "description"),
				attr("additional_metadata_resource_id", "additionalMetadataId")),
		},
	}
}
