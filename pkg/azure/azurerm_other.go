package azure

// otherEntries are the resources around a cluster that no other file holds.
func otherEntries() map[string]*entry {
	return map[string]*entry{
		"azurerm_resource_group": {
			arm: "Microsoft.Resources/resourceGroups",
			rows: []row{
				attr("name", "name"),
				attr("location", "location").with(shortLocation),
				attr("tags", "tags"),
				attr("managed_by", "managedBy"),
			},
		},
		"azurerm_proximity_placement_group": {
			arm:        "Microsoft.Compute/proximityPlacementGroups",
			rows:       top(attr("zone", "zones").text().list()),
			properties: []row{attr("allowed_vm_sizes", "intent.vmSizes")},
		},
		"azurerm_capacity_reservation_group": {
			arm:  "Microsoft.Compute/capacityReservationGroups",
			rows: top(attr("zones", "zones").text()),
		},
		"azurerm_capacity_reservation": {
			arm:    "Microsoft.Compute/capacityReservationGroups/capacityReservations",
			parent: "capacity_reservation_group_id",
			rows: []row{
				attr("name", "name"),
				attr("tags", "tags"),
				attr("zone", "zones").text().list(),
				block("sku", "sku", attr("name", "name"), attr("capacity", "capacity")),
			},
		},
		"azurerm_dedicated_host_group": {
			arm:  "Microsoft.Compute/hostGroups",
			rows: top(attr("zone", "zones").text().list(), attr("zones", "zones").text()),
			properties: []row{
				attr("platform_fault_domain_count", "platformFaultDomainCount"),
				attr("automatic_placement_enabled", "supportAutomaticPlacement").sends(false),
			},
		},
		"azurerm_security_center_subscription_pricing": {
			arm:  "Microsoft.Security/pricings",
			rows: []row{attr("resource_type", "name").sends("VirtualMachines")},
			properties: []row{
				attr("tier", "pricingTier").enum("Free", "Standard"),
				attr("subplan", "subPlan"),
				blocks("extension", "extensions",
					attr("name", "name"),
					present("isEnabled", "True"),
					attr("additional_extension_properties", "additionalExtensionProperties")),
			},
		},
		"azurerm_consumption_budget_resource_group": budgetEntry("resource_group_id"),
		"azurerm_consumption_budget_subscription":   budgetEntry("subscription_id"),
	}
}

// budgetEntry is what may be spent and who is told; filters are left out.
func budgetEntry(scope string) *entry {
	return &entry{
		arm:   "Microsoft.Consumption/budgets",
		scope: scope,
		rows:  []row{attr("name", "name")},
		properties: []row{
			fixed("category", "Cost"),
			attr("amount", "amount"),
			attr("time_grain", "timeGrain").sends("Monthly"),
			block("time_period", "timePeriod", attr("start_date", "startDate"), attr("end_date", "endDate")),
			blocks("notification", "notifications",
				attr("enabled", "enabled").sends(true),
				attr("operator", "operator"),
				attr("threshold", "threshold"),
				attr("threshold_type", "thresholdType").sends("Actual"),
				attr("contact_emails", "contactEmails"),
				attr("contact_groups", "contactGroups"),
				attr("contact_roles", "contactRoles")),
		},
	}
}
