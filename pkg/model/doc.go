// Package model is the AKS cluster in one vocabulary, whatever language it was
// written in. In go the resources of a scan ([azure.Graph]); out comes one
// [Cluster] for each managed cluster, with the networks, gateways, identities
// and policies around it and with what follows from them: the address plan,
// overlaps, identity chains. It refuses to know which language a value came
// from, and it judges nothing.
//
// # What is known
//
// A leaf is a [Value]: set, a default, or unknown. Unknown is what is written
// but cannot be decided without running the deployment, and what follows from
// that; rules see no key. A derived fact is unknown only where the unknown part
// could change it: two sure system pools are two, whatever a third would add.
// Beside numbers that may be unknown stand lower bounds (at_least_...) that hold
// whatever the unknown is. Knowing less never adds to a bound, an overlap or a
// list, and never turns an unknown into a fact.
//
// What is absent from the files may be declared elsewhere. A fact that would
// accuse by absence (no user pool, no role, no association) is therefore false
// only when the user says that the files are complete; otherwise it is unknown.
// A system pool is different: a cluster cannot be made without one written
// inside it. A module that is called but is not among the files, and was handed
// the cluster, may add pools, extensions and assignments: the lists are then
// open.
//
// A resource that may not exist is in its list with [Entity.Maybe] set; it adds
// to what is unknown and never to a bound. A list that may hold more is open.
//
// # Which resources belong to a cluster
//
// Links go by reference or literal id, never by resemblance of names. Networks
// and subnets are those in use, the peers of those networks, and, when the unit
// holds one cluster, all others of the unit. Demand counts the pools of every
// cluster that shares a subnet. Role assignments are those of the unit;
// federated credentials those whose issuer is the cluster or cannot be seen;
// load balancers (Application Gateway for Containers) those of a unit with one
// cluster, else those with an association in the network of the pools; policy
// assignments those of the unit whose scope is not known to be elsewhere.
//
// # Conflicts in the documentation
//
// Without a network plugin the pages disagree on what Azure takes (overlay or
// kubenet): the plugin is unknown, and what holds in both is computed (an address
// and a block of the pod range for each node, the same default range). The default surge is 10% or one node by page:
// planned as 10%, at least one. The default of max_pods on pod subnets is 110 or
// 250 by page: 110, since less never accuses. A dynamic pod subnet has two
// figures: max, when every node takes the blocks for all its pods, and max_floor,
// when each keeps to its first block.
//
// # Dictionary
//
// Fields that are read from sources. kc is azurerm_kubernetes_cluster, pool its
// default_node_pool or azurerm_kubernetes_cluster_node_pool, net the
// network_profile block; ARM properties are below properties of the resource
// unless a / leads. Then the default when nothing is written, and the page it
// was read on, below learn.microsoft.com/azure; "types" is the ARM schema of
// Microsoft.ContainerService 2026-05-01. Derived fields say in their doc tag what
// they follow from.
//
//	Cluster.environment               command line; default null
//	Cluster.name                      kc.name; /name
//	Cluster.location                  kc.location; /location
//	Cluster.sku                       resource type; /sku.name; default base; aks/intro-aks-automatic
//	Cluster.tier                      kc.sku_tier; /sku.tier; default free, automatic standard; aks/free-standard-pricing-tiers
//	Cluster.support_plan              kc.support_plan; supportPlan; default KubernetesOfficial; types
//	Cluster.kubernetes_version        kc.kubernetes_version; kubernetesVersion; default null: Azure chooses; aks/supported-kubernetes-versions
//	Cluster.node_provisioning         kc.node_provisioning_profile.mode; nodeProvisioningProfile.mode; default manual, automatic auto; aks/node-auto-provisioning
//	Cluster.edge_zone                 kc.edge_zone; /extendedLocation.name; default false
//	Cluster.tags                      kc.tags; /tags; default none
//	Pool.name                         pool.name; name
//	Pool.mode                         node_pool.mode; mode; default System inside an azurerm cluster, User for its separate pools, ARM none: unknown; aks/use-system-pools
//	Pool.type                         pool.type; type; default VirtualMachineScaleSets; types
//	Pool.count                        pool.node_count; count; default 1; VirtualMachines: the sum of virtualMachinesProfile.scale.manual, where count must not differ; below zero: unknown; types
//	Pool.autoscaling                  pool.auto_scaling_enabled, enable_auto_scaling; enableAutoScaling; default false; aks/cluster-autoscaler
//	Pool.min_count                    pool.min_count; minCount; default null
//	Pool.max_count                    pool.max_count; maxCount; default null
//	Pool.max_surge                    pool.upgrade_settings.max_surge; upgradeSettings.maxSurge; default null; aks/upgrade-aks-node-pools-rolling
//	Pool.max_unavailable              pool.upgrade_settings.max_unavailable; upgradeSettings.maxUnavailable; default null; aks/upgrade-aks-node-pools-rolling
//	Pool.zones                        pool.zones; availabilityZones; default none; aks/reliability-availability-zones-configure
//	Pool.drain_timeout_minutes        pool.upgrade_settings.drain_timeout_in_minutes; upgradeSettings.drainTimeoutInMinutes; default 30; aks/upgrade-aks-node-pools-rolling
//	Pool.ultra_ssd                    pool.ultra_ssd_enabled; enableUltraSSD; default false; aks/use-ultra-disks
//	Pool.gpu_instance                 pool.gpu_instance; gpuInstanceProfile; default null; aks/gpu-multi-instance
//	Pool.gpu_driver                   pool.gpu_driver; gpuProfile.driver; default Install; aks/use-nvidia-gpu
//	Pool.workload_runtime             pool.workload_runtime; workloadRuntime; default OCIContainer; aks/use-pod-sandboxing
//	Pool.vm_size                      pool.vm_size; vmSize; default null: Azure chooses; VirtualMachines: the size of the only profile of virtualMachinesProfile.scale.manual, where vmSize must not differ; aks/aks-virtual-machine-sizes
//	Pool.os_type                      node_pool.os_type; osType; default Linux; types
//	Pool.unsafe_sysctls               pool.kubelet_config.allowed_unsafe_sysctls; kubeletConfig.allowedUnsafeSysctls; default none; aks/custom-node-configuration
//	Pool.os_sku                       pool.os_sku; osSKU; default null; aks/upgrade-os-version
//	Pool.os_disk_type                 pool.os_disk_type; osDiskType; default null: Azure picks; azurerm sends Managed; aks/concepts-storage
//	Pool.priority                     node_pool.priority; scaleSetPriority; default Regular; aks/spot-node-pool
//	Pool.max_pods                     pool.max_pods; maxPods; default 250 overlay, 30 node subnet, 110 else; aks/concepts-network-ip-address-planning
//	Pool.max_pods_stated              the same is written
//	Pool.taints                       node_pool.node_taints, default_node_pool.only_critical_addons_enabled; nodeTaints; default none; aks/use-node-taints
//	Pool.labels                       pool.node_labels; nodeLabels; default none
//	Pool.proximity_group              pool.proximity_placement_group_id; proximityPlacementGroupID; default false; aks/reduce-latency-ppg
//	Pool.node_public_ip               pool.node_public_ip_enabled, enable_node_public_ip; enableNodePublicIP; default false; aks/use-node-public-ips
//	Pool.host_encryption              pool.host_encryption_enabled, enable_host_encryption; enableEncryptionAtHost; default false; aks/enable-host-encryption
//	Pool.pod_ip_allocation            none; podIPAllocationMode; default DynamicIndividual; aks/configure-azure-cni-static-block-allocation
//	SubnetLink.written                pool.vnet_subnet_id, pool.pod_subnet_id and others; vnetSubnetID, podSubnetID; default false
//	Network.plugin                    net.network_plugin; networkProfile.networkPlugin; default unknown, automatic azure; aks/azure-cni-overlay
//	Network.plugin_mode               net.network_plugin_mode; networkProfile.networkPluginMode; default null, automatic overlay; aks/concepts-network-azure-cni-overlay
//	Network.data_plane                net.network_data_plane, ebpf_data_plane; networkProfile.networkDataplane; default azure, automatic cilium; aks/azure-cni-powered-by-cilium
//	Network.policy                    net.network_policy; networkProfile.networkPolicy; default none, automatic cilium; aks/use-network-policies
//	Network.load_balancer_sku         net.load_balancer_sku; networkProfile.loadBalancerSku; default standard; aks/load-balancer-standard
//	Network.outbound_type             net.outbound_type; networkProfile.outboundType; default loadBalancer, automatic null; aks/egress-outboundtype
//	Network.ip_families               net.ip_versions; networkProfile.ipFamilies; default IPv4; aks/configure-dual-stack
//	Network.pod_cidrs                 net.pod_cidr, pod_cidrs; networkProfile.podCidr, podCidrs; default 10.244.0.0/16 in overlay and kubenet; aks/azure-cni-overlay
//	Network.service_cidrs             net.service_cidr, service_cidrs; networkProfile.serviceCidr, serviceCidrs; default 10.0.0.0/16; aks/azure-cni-overlay
//	Network.dns_service_ip            net.dns_service_ip; networkProfile.dnsServiceIP; default 10.0.0.10 with the default range; types
//	VNet.name                         azurerm_virtual_network.name; /name
//	VNet.address_space                azurerm_virtual_network.address_space; addressSpace.addressPrefixes; not written: from an address pool, unknown
//	Peer.vnet_id                      azurerm_virtual_network_peering.remote_virtual_network_id; remoteVirtualNetwork.id
//	Subnet.name                       azurerm_subnet.name; /name
//	Subnet.vnet_id                    azurerm_subnet.virtual_network_name; the parent
//	Subnet.prefixes                   azurerm_subnet.address_prefixes; addressPrefixes, addressPrefix; not written: from an address pool, unknown
//	Subnet.delegations                azurerm_subnet.delegation; delegations[].properties.serviceName; default none
//	Subnet.nsg                        azurerm_subnet_network_security_group_association; networkSecurityGroup.id; default false
//	Subnet.route_table                azurerm_subnet_route_table_association; routeTable.id; default false
//	APIServer.private                 kc.private_cluster_enabled; apiServerAccessProfile.enablePrivateCluster; default false; aks/private-clusters
//	APIServer.authorized_ranges       kc.api_server_access_profile.authorized_ip_ranges, api_server_authorized_ip_ranges; apiServerAccessProfile.authorizedIPRanges; default none; aks/api-server-authorized-ip-ranges
//	APIServer.vnet_integration        kc.api_server_access_profile.virtual_network_integration_enabled; apiServerAccessProfile.enableVnetIntegration; default false, automatic true; aks/api-server-vnet-integration
//	APIServer.run_command             kc.run_command_enabled; apiServerAccessProfile.disableRunCommand, inverted; default true; aks/access-private-cluster
//	APIServer.public_fqdn             kc.private_cluster_public_fqdn_enabled; apiServerAccessProfile.enablePrivateClusterPublicFQDN; default true, azurerm sends false; aks/private-clusters
//	APIServer.private_dns_zone        kc.private_dns_zone_id; apiServerAccessProfile.privateDNSZone; default system; aks/private-clusters
//	Identity.type                     kc.identity.type, service_principal; /identity.type, servicePrincipalProfile; default null; aks/managed-identity-overview
//	Identity.local_accounts           kc.local_account_disabled, inverted; disableLocalAccounts; default true, automatic unknown; aks/local-accounts
//	Identity.rbac                     kc.role_based_access_control_enabled; enableRBAC; default true; aks/concepts-identity
//	Identity.entra                    kc.azure_active_directory_role_based_access_control; aadProfile; default false, automatic true; aks/entra-id-control-plane-authentication
//	Identity.azure_rbac               the same block's azure_rbac_enabled; aadProfile.enableAzureRBAC; default false, automatic true; aks/manage-azure-rbac
//	Identity.oidc_issuer              kc.oidc_issuer_enabled; oidcIssuerProfile.enabled; default true from Kubernetes 1.34 on, else false, azurerm 5 sends true; aks/use-oidc-issuer
//	Identity.workload_identity        kc.workload_identity_enabled; securityProfile.workloadIdentity.enabled; default false, automatic true; aks/workload-identity-overview
//	Identity.pod_identity             none; podIdentityProfile.enabled; default false; aks/use-azure-ad-pod-identity
//	FederatedCredential.name          azurerm_federated_identity_credential.name; /name
//	FederatedCredential.subject       azurerm_federated_identity_credential.subject; subject
//	FederatedCredential.audiences     azurerm_federated_identity_credential.audience; audiences
//	FederatedCredential.identity_id   azurerm_federated_identity_credential.user_assigned_identity_id, parent_id; the parent
//	FederatedCredential.this_cluster  azurerm_federated_identity_credential.issuer; issuer
//	RoleAssignment.role_id            azurerm_role_assignment.role_definition_id, role_definition_name; roleDefinitionId
//	RoleAssignment.principal_id       azurerm_role_assignment.principal_id; principalId
//	RoleAssignment.scope_id           azurerm_role_assignment.scope; the scope
//	RoleAssignment.scope_type         the type of the same
//	Ingress.app_routing               kc.web_app_routing; ingressProfile.webAppRouting.enabled; default false, automatic true; aks/app-routing
//	Ingress.app_routing_gateway       none; ingressProfile.webAppRouting.gatewayAPIImplementations.appRoutingIstio.mode; default false, automatic unknown, azurerm null; aks/app-routing-gateway-api
//	AGIC.enabled                      kc.ingress_application_gateway; addonProfiles.ingressApplicationGateway.enabled; default false; application-gateway/ingress-controller-overview
//	AGIC.gateway_id                   the same block's gateway_id; config.applicationGatewayId; default null
//	AGIC.subnet_cidr                  the same block's subnet_cidr; config.subnetCIDR; default null
//	AGIC.gateway_sku                  azurerm_application_gateway.sku.tier; sku.tier
//	AGC.addon                         none; ingressProfile.applicationLoadBalancer.enabled; default false; application-gateway/for-containers
//	ApplicationLoadBalancer.name      azurerm_application_load_balancer.name; /name
//	ApplicationLoadBalancer.location  azurerm_application_load_balancer.location; /location
//	AGCAssociation.name               azurerm_application_load_balancer_subnet_association.name; /name
//	Addons.azure_policy               kc.azure_policy_enabled; addonProfiles.azurepolicy.enabled; default false, automatic true; aks/use-azure-policy
//	Addons.keyvault_csi               kc.key_vault_secrets_provider; addonProfiles.azureKeyvaultSecretsProvider.enabled; default false; aks/csi-secrets-store-driver
//	Addons.monitoring                 kc.oms_agent; addonProfiles.omsagent.enabled; default false; aks/monitor-aks
//	Addons.defender                   kc.microsoft_defender; securityProfile.defender.securityMonitoring.enabled; default false; aks/concepts-security
//	Addons.service_mesh               kc.service_mesh_profile.mode; serviceMeshProfile.mode; default false; aks/istio-about
//	Addons.virtual_nodes              kc.aci_connector_linux; addonProfiles.aciConnectorLinux.enabled; default false; aks/virtual-nodes
//	Storage.disk_driver               kc.storage_profile.disk_driver_enabled; storageProfile.diskCSIDriver.enabled; default true; aks/csi-storage-drivers
//	Storage.file_driver               kc.storage_profile.file_driver_enabled; storageProfile.fileCSIDriver.enabled; default true; aks/csi-storage-drivers
//	Storage.blob_driver               kc.storage_profile.blob_driver_enabled; storageProfile.blobCSIDriver.enabled; default false; aks/csi-storage-drivers
//	Storage.snapshot_controller       kc.storage_profile.snapshot_controller_enabled; storageProfile.snapshotController.enabled; default true; aks/csi-storage-drivers
//	Addons.keda                       kc.workload_autoscaler_profile.keda_enabled; workloadAutoScalerProfile.keda.enabled; default false, automatic true; aks/keda-about
//	Addons.vpa                        the same block's vertical_pod_autoscaler_enabled; workloadAutoScalerProfile.verticalPodAutoscaler.enabled; default false, automatic true; aks/vertical-pod-autoscaler
//	Addons.http_application_routing   kc.http_application_routing_enabled; addonProfiles.httpApplicationRouting.enabled; default false; aks/app-routing
//	Vault.name                        azurerm_key_vault.name; /name
//	Vault.rbac                        azurerm_key_vault.rbac_authorization_enabled, enable_rbac_authorization; enableRbacAuthorization; default false, unknown from API version 2026 on; key-vault/general/access-control-default
//	Vault.public_access               azurerm_key_vault.public_network_access_enabled; publicNetworkAccess; default true; key-vault/general/network-security
//	Vault.default_action              azurerm_key_vault.network_acls.default_action; networkAcls.defaultAction; default allow; key-vault/general/network-security
//	BackupInstance.volume_snapshots   azurerm_data_protection_backup_instance_kubernetes_cluster.backup_datasource_parameters.volume_snapshot_enabled; policyInfo.policyParameters.backupDatasourceParametersList[].snapshotVolumes
//	BackupInstance.included_namespaces the same block's included_namespaces; the same list's includedNamespaces; default empty, all; backup/azure-kubernetes-service-cluster-backup-concept
//	BackupInstance.excluded_namespaces the same block's excluded_namespaces; the same list's excludedNamespaces; default empty; backup/azure-kubernetes-service-cluster-backup-concept
//	Registry.name                     azurerm_container_registry.name; /name
//	PolicyAssignment.name             azurerm_*_policy_assignment.name; /name
//	PolicyAssignment.definition_id    azurerm_*_policy_assignment.policy_definition_id; policyDefinitionId
//	PolicyAssignment.initiative       the same names a policySetDefinitions
//	PolicyAssignment.enforced         azurerm_*_policy_assignment.enforce; enforcementMode; default true; governance/policy/concepts/assignment-structure
//	PolicyAssignment.effect           azurerm_*_policy_assignment.parameters; parameters.effect.value; default null: the definition's
//	PolicyAssignment.excluded_namespaces  parameters.excludedNamespaces.value; default null: the definition's; governance/policy/concepts/policy-for-kubernetes
//	PolicyAssignment.namespaces       parameters.namespaces.value; default null
//	PolicyAssignment.allowed_images   parameters.allowedContainerImagesRegex.value; default null
//	PolicyAssignment.label_selector   parameters.labelSelector.value; default false
//	PolicyAssignment.scope_type       azurerm_*_policy_assignment's scope; the type of the scope
//	Safeguards.level                  azurerm_kubernetes_cluster_deployment_safeguard.level; level; default off, automatic enforce; aks/deployment-safeguards
//	Safeguards.excluded_namespaces    the same resource's excluded_namespaces; excludedNamespaces; default none; aks/deployment-safeguards
//	Safeguards.pod_security_level     the same resource's pod_security_standards_level; podSecurityStandardsLevel; default privileged, automatic baseline; aks/deployment-safeguards
//	Upgrades.channel                  kc.automatic_upgrade_channel, automatic_channel_upgrade; autoUpgradeProfile.upgradeChannel; default none, automatic stable; aks/auto-upgrade-cluster
//	Upgrades.node_os_channel          kc.node_os_upgrade_channel, node_os_channel_upgrade; autoUpgradeProfile.nodeOSUpgradeChannel; default NodeImage; aks/auto-upgrade-node-os-image
package model
