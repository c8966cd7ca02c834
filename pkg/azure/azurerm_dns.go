package azure

// dnsEntries are DNS zones, public and private, and their address records.
func dnsEntries() map[string]*entry {
	const (
		private = "Microsoft.Network/privateDnsZones"
		public  = "Microsoft.Network/dnsZones"
	)
	zone := []row{
		attr("name", "name"),
		attr("resource_group_name", "resourceGroup"),
		attr("tags", "tags"),
	}
	return map[string]*entry{
		"azurerm_private_dns_zone": {arm: private, rows: zone},
		"azurerm_private_dns_zone_virtual_network_link": {
			arm:    private + "/virtualNetworkLinks",
			parent: "private_dns_zone_id|private_dns_zone_name",
			rows:   append(inner(), attr("tags", "tags")),
			properties: []row{
				attr("virtual_network_id", "virtualNetwork.id"),
				attr("registration_enabled", "registrationEnabled").sends(false),
				attr("resolution_policy", "resolutionPolicy"),
			},
		},
		"azurerm_private_dns_a_record": {
			arm:    private + "/A",
			parent: "private_dns_zone_id|zone_name",
			rows:   inner(),
			properties: []row{
				attr("ttl", "ttl"),
				attr("records", "aRecords").each("ipv4Address"),
				attr("tags", "metadata"),
			},
		},
		"azurerm_dns_zone": {arm: public, rows: zone},
		"azurerm_dns_a_record": {
			arm:    public + "/A",
			parent: "zone_name",
			rows:   inner(),
			properties: []row{
				attr("ttl", "TTL"),
				attr("records", "ARecords").each("ipv4Address"),
				attr("target_resource_id", "targetResource.id"),
				attr("tags", "metadata"),
			},
		},
	}
}
