package model

import (
	"strings"

	"github.com/akslint/akslint/pkg/azure"
)

// Spelling is what the language of the sources calls a field of the model.
type Spelling struct {
	Name string
	// Block says that Name is a block, which is written or is not.
	Block bool
	// Inverted says that it means the opposite of the field.
	Inverted bool
}

// spelled is a field in azurerm's words and in ARM's, whose names are below
// properties except those of the resource itself. Two names of azurerm are those
// from version 4.0 on and before it. A name with a ! is inverted, one with {} a
// block; an empty one is not there to be written.
type spelled struct{ azurerm, arm string }

// spellings are the fields that have a default, as the dictionary in doc.go
// lists them.
var spellings = map[string]spelled{
	"Cluster.sku":                          {"", "sku.name"},
	"Cluster.tier":                         {"sku_tier", "sku.tier"},
	"Cluster.support_plan":                 {"support_plan", "supportPlan"},
	"Cluster.kubernetes_version":           {"kubernetes_version", "kubernetesVersion"},
	"Cluster.node_provisioning":            {"node_provisioning_profile.mode", "nodeProvisioningProfile.mode"},
	"Cluster.edge_zone":                    {"edge_zone", "extendedLocation.name"},
	"Cluster.tags":                         {"tags", "tags"},
	"Pool.mode":                            {"mode", "mode"},
	"Pool.type":                            {"type", "type"},
	"Pool.count":                           {"node_count", "count"},
	"Pool.autoscaling":                     {"auto_scaling_enabled|enable_auto_scaling", "enableAutoScaling"},
	"Pool.min_count":                       {"min_count", "minCount"},
	"Pool.max_count":                       {"max_count", "maxCount"},
	"Pool.max_surge":                       {"upgrade_settings.max_surge", "upgradeSettings.maxSurge"},
	"Pool.max_unavailable":                 {"upgrade_settings.max_unavailable", "upgradeSettings.maxUnavailable"},
	"Pool.zones":                           {"zones", "availabilityZones"},
	"Pool.drain_timeout_minutes":           {"upgrade_settings.drain_timeout_in_minutes", "upgradeSettings.drainTimeoutInMinutes"},
	"Pool.ultra_ssd":                       {"ultra_ssd_enabled", "enableUltraSSD"},
	"Pool.gpu_instance":                    {"gpu_instance", "gpuInstanceProfile"},
	"Pool.gpu_driver":                      {"gpu_driver", "gpuProfile.driver"},
	"Vault.rbac":                           {"rbac_authorization_enabled|enable_rbac_authorization", "enableRbacAuthorization"},
	"Vault.public_access":                  {"public_network_access_enabled", "publicNetworkAccess"},
	"Vault.default_action":                 {"network_acls.default_action", "networkAcls.defaultAction"},
	"BackupInstance.included_namespaces":   {"backup_datasource_parameters.included_namespaces", "policyInfo.policyParameters.backupDatasourceParametersList.includedNamespaces"},
	"BackupInstance.excluded_namespaces":   {"backup_datasource_parameters.excluded_namespaces", "policyInfo.policyParameters.backupDatasourceParametersList.excludedNamespaces"},
	"Identity.pod_identity":                {"", "podIdentityProfile.enabled"},
	"Pool.workload_runtime":                {"workload_runtime", "workloadRuntime"},
	"Storage.disk_driver":                  {"storage_profile.disk_driver_enabled", "storageProfile.diskCSIDriver.enabled"},
	"Storage.file_driver":                  {"storage_profile.file_driver_enabled", "storageProfile.fileCSIDriver.enabled"},
	"Storage.blob_driver":                  {"storage_profile.blob_driver_enabled", "storageProfile.blobCSIDriver.enabled"},
	"Storage.snapshot_controller":          {"storage_profile.snapshot_controller_enabled", "storageProfile.snapshotController.enabled"},
	"Pool.vm_size":                         {"vm_size", "vmSize"},
	"Pool.os_type":                         {"os_type", "osType"},
	"Pool.unsafe_sysctls":                  {"kubelet_config.allowed_unsafe_sysctls", "kubeletConfig.allowedUnsafeSysctls"},
	"Pool.os_sku":                          {"os_sku", "osSKU"},
	"Pool.os_disk_type":                    {"os_disk_type", "osDiskType"},
	"Pool.priority":                        {"priority", "scaleSetPriority"},
	"Pool.max_pods":                        {"max_pods", "maxPods"},
	"Pool.taints":                          {"node_taints", "nodeTaints"},
	"Pool.labels":                          {"node_labels", "nodeLabels"},
	"Pool.proximity_group":                 {"proximity_placement_group_id", "proximityPlacementGroupID"},
	"Pool.node_public_ip":                  {"node_public_ip_enabled|enable_node_public_ip", "enableNodePublicIP"},
	"Pool.host_encryption":                 {"host_encryption_enabled|enable_host_encryption", "enableEncryptionAtHost"},
	"Pool.pod_ip_allocation":               {"", "podIPAllocationMode"},
	"Network.plugin":                       {"network_plugin", "networkProfile.networkPlugin"},
	"Network.plugin_mode":                  {"network_plugin_mode", "networkProfile.networkPluginMode"},
	"Network.data_plane":                   {"network_data_plane|ebpf_data_plane", "networkProfile.networkDataplane"},
	"Network.policy":                       {"network_policy", "networkProfile.networkPolicy"},
	"Network.load_balancer_sku":            {"load_balancer_sku", "networkProfile.loadBalancerSku"},
	"Network.outbound_type":                {"outbound_type", "networkProfile.outboundType"},
	"Network.ip_families":                  {"ip_versions", "networkProfile.ipFamilies"},
	"Network.pod_cidrs":                    {"pod_cidr", "networkProfile.podCidr"},
	"Network.service_cidrs":                {"service_cidr", "networkProfile.serviceCidr"},
	"Network.dns_service_ip":               {"dns_service_ip", "networkProfile.dnsServiceIP"},
	"Subnet.delegations":                   {"delegation{}", "delegations"},
	"Subnet.nsg":                           {"", "networkSecurityGroup.id"},
	"Subnet.route_table":                   {"", "routeTable.id"},
	"APIServer.private":                    {"private_cluster_enabled", "apiServerAccessProfile.enablePrivateCluster"},
	"APIServer.authorized_ranges":          {"api_server_access_profile.authorized_ip_ranges|api_server_authorized_ip_ranges", "apiServerAccessProfile.authorizedIPRanges"},
	"APIServer.vnet_integration":           {"api_server_access_profile.virtual_network_integration_enabled", "apiServerAccessProfile.enableVnetIntegration"},
	"APIServer.run_command":                {"run_command_enabled", "!apiServerAccessProfile.disableRunCommand"},
	"APIServer.public_fqdn":                {"private_cluster_public_fqdn_enabled", "apiServerAccessProfile.enablePrivateClusterPublicFQDN"},
	"APIServer.private_dns_zone":           {"private_dns_zone_id", "apiServerAccessProfile.privateDNSZone"},
	"Identity.type":                        {"identity{}", "identity.type"},
	"Identity.local_accounts":              {"!local_account_disabled", "!disableLocalAccounts"},
	"Identity.rbac":                        {"role_based_access_control_enabled", "enableRBAC"},
	"Identity.entra":                       {"azure_active_directory_role_based_access_control{}", "aadProfile{}"},
	"Identity.azure_rbac":                  {"azure_active_directory_role_based_access_control.azure_rbac_enabled", "aadProfile.enableAzureRBAC"},
	"Identity.oidc_issuer":                 {"oidc_issuer_enabled", "oidcIssuerProfile.enabled"},
	"Identity.workload_identity":           {"workload_identity_enabled", "securityProfile.workloadIdentity.enabled"},
	"Ingress.app_routing":                  {"web_app_routing{}", "ingressProfile.webAppRouting.enabled"},
	"Ingress.app_routing_gateway":          {"", "ingressProfile.webAppRouting.gatewayAPIImplementations.appRoutingIstio.mode{}"},
	"AGIC.enabled":                         {"ingress_application_gateway{}", "addonProfiles.ingressApplicationGateway.enabled"},
	"AGIC.gateway_id":                      {"ingress_application_gateway.gateway_id", "addonProfiles.ingressApplicationGateway.config.applicationGatewayId"},
	"AGIC.subnet_cidr":                     {"ingress_application_gateway.subnet_cidr", "addonProfiles.ingressApplicationGateway.config.subnetCIDR"},
	"AGC.addon":                            {"", "ingressProfile.applicationLoadBalancer.enabled"},
	"Addons.azure_policy":                  {"azure_policy_enabled", "addonProfiles.azurepolicy.enabled"},
	"Addons.keyvault_csi":                  {"key_vault_secrets_provider{}", "addonProfiles.azureKeyvaultSecretsProvider.enabled"},
	"Addons.monitoring":                    {"oms_agent{}", "addonProfiles.omsagent.enabled"},
	"Addons.defender":                      {"microsoft_defender{}", "securityProfile.defender.securityMonitoring.enabled"},
	"Addons.service_mesh":                  {"service_mesh_profile{}", "serviceMeshProfile.mode{}"},
	"Addons.virtual_nodes":                 {"aci_connector_linux{}", "addonProfiles.aciConnectorLinux.enabled"},
	"Addons.keda":                          {"workload_autoscaler_profile.keda_enabled", "workloadAutoScalerProfile.keda.enabled"},
	"Addons.vpa":                           {"workload_autoscaler_profile.vertical_pod_autoscaler_enabled", "workloadAutoScalerProfile.verticalPodAutoscaler.enabled"},
	"Addons.http_application_routing":      {"http_application_routing_enabled", "addonProfiles.httpApplicationRouting.enabled"},
	"PolicyAssignment.enforced":            {"enforce", "enforcementMode{}"},
	"Safeguards.level":                     {"level", "level"},
	"Safeguards.excluded_namespaces":       {"excluded_namespaces", "excludedNamespaces"},
	"Safeguards.pod_security_level":        {"pod_security_standards_level", "podSecurityStandardsLevel"},
	"Upgrades.channel":                     {"automatic_upgrade_channel|automatic_channel_upgrade", "autoUpgradeProfile.upgradeChannel"},
	"Upgrades.node_os_channel":             {"node_os_upgrade_channel|node_os_channel_upgrade", "autoUpgradeProfile.nodeOSUpgradeChannel"},
	"PolicyAssignment.effect":              {"parameters.effect", "parameters.effect.value"},
	"PolicyAssignment.excluded_namespaces": {"parameters.excludedNamespaces", "parameters.excludedNamespaces.value"},
	"PolicyAssignment.namespaces":          {"parameters.namespaces", "parameters.namespaces.value"},
	"PolicyAssignment.allowed_images":      {"parameters.allowedContainerImagesRegex", "parameters.allowedContainerImagesRegex.value"},
	"PolicyAssignment.label_selector":      {"parameters.labelSelector{}", "parameters.labelSelector.value{}"},
}

// Spelling is what the sources call the field that the path ends at: in the
// words of the language that the innermost declared thing is written in, in plain
// words where that has none.
func (f Found) Spelling() Spelling {
	if f.Path != "" {
		return Spelling{Name: f.Path}
	}
	names, newer := spellings[f.Field], true
	name := names.arm
	if !f.InARM() {
		major := f.dialect().Major
		name, newer = names.azurerm, major == 0 || major >= 4
	}
	if now, before, both := strings.Cut(name, "|"); both {
		if name = now; !newer {
			name = before
		}
	}
	if name == "" {
		_, field, _ := strings.Cut(f.Field, ".")
		return Spelling{Name: strings.ReplaceAll(field, "_", " ")}
	}
	name, inverted := strings.CutPrefix(name, "!")
	name, block := strings.CutSuffix(name, "{}")
	return Spelling{Name: name, Block: block, Inverted: inverted}
}

// InARM reports whether the innermost declared thing is written in ARM's words, as
// templates, Bicep and azapi are.
func (f Found) InARM() bool { return f.dialect().Provider != "azurerm" }

// dialect is that of the innermost declared thing that is a resource.
func (f Found) dialect() azure.Dialect {
	for i := len(f.Entities) - 1; i >= 0; i-- {
		if r, ok := f.Entities[i].At.(*azure.Resource); ok {
			return r.Dialect
		}
	}
	return azure.Dialect{}
}
