package azure

import "github.com/akslint/akslint/pkg/value"

// olderClusterRows are what a cluster had in azurerm 2.x and lost with 3.0. They
// are read in every major, since a configuration that still has them was written
// for a version that knew them.
func olderClusterRows() []row {
	switched := func(name, to string, more ...row) row {
		return block(name, to, append([]row{attr("enabled", "enabled")}, more...)...)
	}
	return []row{
		// The pools of azurerm 1.x, which is not read.
		attr("agent_pool_profile", "agentPoolProfiles").with(unreadPools),
		block("addon_profile", "",
			switched("azure_policy", "addonProfiles.azurepolicy"),
			switched("http_application_routing", "addonProfiles.httpApplicationRouting"),
			switched("kube_dashboard", "addonProfiles.kubeDashboard"),
			switched("open_service_mesh", "addonProfiles.openServiceMesh"),
			switched("aci_connector_linux", "addonProfiles.aciConnectorLinux",
				attr("subnet_name", "config.SubnetName")),
			switched("oms_agent", "addonProfiles.omsagent",
				attr("log_analytics_workspace_id", "config.logAnalyticsWorkspaceResourceID")),
			switched("ingress_application_gateway", "addonProfiles.ingressApplicationGateway",
				attr("gateway_id", "config.applicationGatewayId"),
				attr("gateway_name", "config.applicationGatewayName"),
				attr("subnet_cidr", "config.subnetCIDR"),
				attr("subnet_id", "config.subnetId")),
			switched("azure_keyvault_secrets_provider", "addonProfiles.azureKeyvaultSecretsProvider",
				attr("secret_rotation_enabled", "config.enableSecretRotation").sends(false).text(),
				attr("secret_rotation_interval", "config.rotationPollInterval").sends("2m"))),
		block("role_based_access_control", "",
			attr("enabled", "enableRBAC"),
			block("azure_active_directory", "aadProfile",
				attr("managed", "managed").sends(false),
				attr("azure_rbac_enabled", "enableAzureRBAC").sends(false),
				attr("admin_group_object_ids", "adminGroupObjectIDs"),
				attr("tenant_id", "tenantID"),
				attr("client_app_id", "clientAppID"),
				attr("server_app_id", "serverAppID"),
				attr("server_app_secret", "serverAppSecret").hidden())),
	}
}

// unreadPools stands for pools in the words of a provider that is not read.
func unreadPools(v *value.Value) *value.Value {
	if v.IsUnknown() {
		return v
	}
	return value.NewUnknown("its pools are written for azurerm 1: "+UnknownMajor(1), v.Locator())
}
