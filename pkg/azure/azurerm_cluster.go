package azure

// clusterEntries are the cluster, its pools and what is installed on it.
func clusterEntries() map[string]*entry {
	const fleets = "Microsoft.ContainerService/fleets"
	return map[string]*entry{
		"azurerm_kubernetes_cluster": {
			arm: "Microsoft.ContainerService/managedClusters",
			rows: top(
				fixed("sku.name", "Base"),
				// Paid is what Standard was called before 3.51.
				attr("sku_tier", "sku.tier").sends("Free").enum("Free", "Standard", "Premium").renamed("Paid", "Standard"),
				attr("edge_zone", "extendedLocation.name"),
				identityRow(),
				// The one identity of azurerm 2.x.
				block("identity", "identity", attr("user_assigned_identity_id", "userAssignedIdentities").with(keyed)),
			),
			properties: clusterRows(),
			children:   maintenanceWindows(),
		},
		"azurerm_kubernetes_cluster_node_pool": {
			arm:        "Microsoft.ContainerService/managedClusters/agentPools",
			parent:     "kubernetes_cluster_id",
			rows:       []row{attr("name", "name")},
			properties: separatePoolRows(),
		},
		"azurerm_kubernetes_automatic_cluster": {
			arm: "Microsoft.ContainerService/managedClusters",
			rows: top(
				fixed("sku.name", "Automatic"),
				fixed("sku.tier", "Standard"),
				identityRow(),
			),
			properties: automaticRows(),
		},
		"azurerm_kubernetes_cluster_deployment_safeguard": {
			arm:   "Microsoft.ContainerService/deploymentSafeguards",
			scope: "kubernetes_cluster_id",
			rows:  []row{fixed("name", "default")},
			properties: []row{
				attr("level", "level"),
				attr("pod_security_standards_level", "podSecurityStandardsLevel"),
				attr("excluded_namespaces", "excludedNamespaces"),
			},
		},
		"azurerm_kubernetes_cluster_trusted_access_role_binding": {
			arm:    "Microsoft.ContainerService/managedClusters/trustedAccessRoleBindings",
			parent: "kubernetes_cluster_id",
			rows:   []row{attr("name", "name")},
			properties: []row{
				attr("source_resource_id", "sourceResourceId"),
				attr("roles", "roles"),
			},
		},
		"azurerm_kubernetes_fleet_manager": {arm: fleets, rows: top()},
		"azurerm_kubernetes_fleet_member": {
			arm:    fleets + "/members",
			parent: "kubernetes_fleet_id",
			rows:   []row{attr("name", "name")},
			properties: []row{
				attr("kubernetes_cluster_id", "clusterResourceId"),
				attr("group", "group"),
			},
		},
		"azurerm_kubernetes_fleet_update_strategy": {
			arm:    fleets + "/updateStrategies",
			parent: "kubernetes_fleet_manager_id",
			rows:   []row{attr("name", "name")},
			properties: []row{
				blocks("stage", "strategy.stages",
					attr("name", "name"),
					attr("after_stage_wait_in_seconds", "afterStageWaitInSeconds"),
					blocks("group", "groups", attr("name", "name"))),
			},
		},
		"azurerm_kubernetes_cluster_extension":  extensionEntry(),
		"azurerm_kubernetes_flux_configuration": fluxEntry(),
	}
}

// clusterRows are the properties of a cluster.
func clusterRows() []row {
	rows := []row{
		attr("kubernetes_version", "kubernetesVersion").text(),
		attr("support_plan", "supportPlan").sends("KubernetesOfficial").enum("KubernetesOfficial", "AKSLongTermSupport"),
		attr("dns_prefix", "dnsPrefix"),
		attr("dns_prefix_private_cluster", "fqdnSubdomain"),
		attr("node_resource_group", "nodeResourceGroup"),
		attr("disk_encryption_set_id", "diskEncryptionSetID"),
		attr("automatic_upgrade_channel|automatic_channel_upgrade", "autoUpgradeProfile.upgradeChannel").
			sends("none").enum("none", "patch", "stable", "rapid", "node-image"),
		attr("node_os_upgrade_channel|node_os_channel_upgrade", "autoUpgradeProfile.nodeOSUpgradeChannel").
			sendsBy(nil, "NodeImage", "NodeImage").service("NodeImage").
			enum("None", "Unmanaged", "SecurityPatch", "NodeImage"),
		attr("cost_analysis_enabled", "metricsProfile.costAnalysis.enabled").sends(false),
		attr("ai_toolchain_operator_enabled", "aiToolchainOperatorProfile.enabled").sendsBy(nil, false, false).service(false),
		attr("enable_pod_security_policy", "enablePodSecurityPolicy"),
		blocks("default_node_pool", "agentPoolProfiles", defaultPoolRows()...),
		block("node_provisioning_profile", "nodeProvisioningProfile",
			attr("mode", "mode").sends("Manual").enum("Manual", "Auto"),
			attr("default_node_pools", "defaultNodePools").sends("Auto").enum("Auto", "None")),
		block("bootstrap_profile", "bootstrapProfile",
			attr("artifact_source", "artifactSource").sends("Direct").enum("Direct", "Cache"),
			attr("container_registry_id", "containerRegistryId")),
		block("upgrade_override", "upgradeSettings.overrideSettings",
			attr("force_upgrade_enabled", "forceUpgrade"),
			attr("effective_until", "until")),
		block("storage_profile", "storageProfile",
			attr("blob_driver_enabled", "blobCSIDriver.enabled").sends(false),
			attr("disk_driver_enabled", "diskCSIDriver.enabled").sends(true),
			attr("disk_driver_version", "diskCSIDriver.version").sendsBy("v1", nil, nil),
			attr("file_driver_enabled", "fileCSIDriver.enabled").sends(true),
			attr("snapshot_controller_enabled", "snapshotController.enabled").sends(true)),
		block("linux_profile", "linuxProfile",
			attr("admin_username", "adminUsername"),
			blocks("ssh_key", "ssh.publicKeys", attr("key_data", "keyData"))),
		block("windows_profile", "windowsProfile",
			attr("admin_username", "adminUsername"),
			attr("admin_password", "adminPassword").hidden(),
			attr("license", "licenseType").sends("None"),
			block("gmsa", "gmsaProfile",
				present("enabled", true),
				attr("dns_server", "dnsServer"),
				attr("root_domain", "rootDomainName"))),
		block("http_proxy_config", "httpProxyConfig",
			attr("http_proxy", "httpProxy"),
			attr("https_proxy", "httpsProxy"),
			attr("no_proxy", "noProxy"),
			attr("trusted_ca", "trustedCa").hidden()),
	}
	rows = append(rows, accessRows()...)
	rows = append(rows, clusterNetworkRow())
	rows = append(rows, addonRows()...)
	rows = append(rows, scalingRows()...)
	return append(rows, olderClusterRows()...)
}

// accessRows say who may do what: the API server and identities.
func accessRows() []row {
	return []row{
		attr("private_cluster_enabled", "apiServerAccessProfile.enablePrivateCluster").sends(false),
		attr("private_cluster_public_fqdn_enabled", "apiServerAccessProfile.enablePrivateClusterPublicFQDN").sends(false),
		attr("private_dns_zone_id", "apiServerAccessProfile.privateDNSZone"),
		attr("run_command_enabled", "apiServerAccessProfile.disableRunCommand").sends(true).inverted(),
		attr("api_server_authorized_ip_ranges", "apiServerAccessProfile.authorizedIPRanges"),
		block("api_server_access_profile", "",
			attr("authorized_ip_ranges", "apiServerAccessProfile.authorizedIPRanges"),
			attr("virtual_network_integration_enabled|vnet_integration_enabled", "apiServerAccessProfile.enableVnetIntegration").sends(false),
			attr("subnet_id", "apiServerAccessProfile.subnetId")),
		attr("role_based_access_control_enabled", "enableRBAC").sends(true),
		attr("local_account_disabled", "disableLocalAccounts").sends(false),
		block("azure_active_directory_role_based_access_control", "aadProfile",
			attr("managed", "managed").sendsBy(false, true, true),
			attr("azure_rbac_enabled", "enableAzureRBAC").sends(false),
			attr("admin_group_object_ids", "adminGroupObjectIDs"),
			attr("tenant_id", "tenantID"),
			attr("client_app_id", "clientAppID"),
			attr("server_app_id", "serverAppID"),
			attr("server_app_secret", "serverAppSecret").hidden()),
		// 3.x and 4.x send nothing, and Azure decides by the Kubernetes version.
		attr("oidc_issuer_enabled", "oidcIssuerProfile.enabled").sendsBy(nil, nil, true),
		attr("workload_identity_enabled", "securityProfile.workloadIdentity.enabled").sends(false),
		block("identity", "", fixed("servicePrincipalProfile.clientId", "msi")),
		block("service_principal", "servicePrincipalProfile",
			attr("client_id", "clientId"),
			attr("client_secret", "secret").hidden()),
		block("kubelet_identity", "identityProfile.kubeletidentity",
			attr("user_assigned_identity_id", "resourceId"),
			attr("client_id", "clientId"),
			attr("object_id", "objectId")),
		block("key_management_service", "securityProfile.azureKeyVaultKms",
			present("enabled", true),
			attr("key_vault_key_id", "keyId"),
			attr("key_vault_network_access", "keyVaultNetworkAccess").sends("Public")),
		attr("custom_ca_trust_certificates_base64", "securityProfile.customCATrustCertificates"),
	}
}

// clusterNetworkRow is the network profile. What azurerm leaves out when the
// whole block is not written is for Azure to decide.
func clusterNetworkRow() row {
	return block("network_profile", "networkProfile",
		attr("network_plugin", "networkPlugin").enum("azure", "kubenet", "none"),
		attr("network_plugin_mode", "networkPluginMode").enum("overlay"),
		attr("network_mode", "networkMode").enum("bridge", "transparent"),
		attr("network_policy", "networkPolicy").enum("azure", "calico", "cilium", "none"),
		attr("network_data_plane|ebpf_data_plane", "networkDataplane").
			sendsBy(nil, "azure", "azure").service("azure").enum("azure", "cilium"),
		attr("outbound_type", "outboundType").sends("loadBalancer").enum("loadBalancer", "userDefinedRouting",
			"managedNATGateway", "managedNATGatewayV2", "userAssignedNATGateway", "none", "block"),
		attr("pod_cidr", "podCidr"),
		attr("pod_cidrs", "podCidrs"),
		attr("service_cidr", "serviceCidr"),
		attr("service_cidrs", "serviceCidrs"),
		attr("dns_service_ip", "dnsServiceIP"),
		attr("docker_bridge_cidr", "dockerBridgeCidr"),
		attr("ip_versions", "ipFamilies"),
		attr("load_balancer_sku", "loadBalancerSku").sends("standard").enum("standard", "basic"),
		block("load_balancer_profile", "loadBalancerProfile",
			attr("backend_pool_type", "backendPoolType").
				sendsBy(nil, "NodeIPConfiguration", "NodeIPConfiguration").service("NodeIPConfiguration"),
			attr("idle_timeout_in_minutes", "idleTimeoutInMinutes").sends(30),
			attr("outbound_ports_allocated", "allocatedOutboundPorts").sends(0),
			attr("managed_outbound_ip_count", "managedOutboundIPs.count").positive(),
			attr("managed_outbound_ipv6_count", "managedOutboundIPs.countIPv6").positive(),
			attr("outbound_ip_address_ids", "outboundIPs.publicIPs").each("id"),
			attr("outbound_ip_prefix_ids", "outboundIPPrefixes.publicIPPrefixes").each("id")),
		block("nat_gateway_profile", "natGatewayProfile",
			attr("idle_timeout_in_minutes", "idleTimeoutInMinutes").sends(4),
			attr("managed_outbound_ip_count", "managedOutboundIPProfile.count").positive()),
		block("advanced_networking", "advancedNetworking",
			present("enabled", true),
			attr("observability_enabled", "observability.enabled").sends(false),
			attr("security_enabled", "security.enabled").sends(false)))
}
