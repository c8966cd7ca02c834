# The cluster that the module makes. An automatic cluster is not told what it
# decides by itself.

locals {
  automatic = try(var.given_sku.name == "Automatic", false)

  properties = {
    addonProfiles     = local.addons
    networkProfile    = local.network
    agentPoolProfiles = [merge(module.default_agent_pool_data.body_properties, { name = module.default_agent_pool_data.name })]
    aadProfile = var.aad_profile == null ? null : {
      adminGroupObjectIDs = try(var.aad_profile.admin_group_object_ids, var.absent)
      clientAppID         = try(var.aad_profile.client_app_id, var.absent)
      enableAzureRBAC     = try(var.aad_profile.enable_azure_rbac, var.absent)
      managed             = try(var.aad_profile.managed, var.absent)
      serverAppID         = try(var.aad_profile.server_app_id, var.absent)
      serverAppSecret     = try(var.aad_profile.server_app_secret, var.absent)
      tenantID            = try(var.aad_profile.tenant_id, var.absent)
    }
    apiServerAccessProfile = var.api_server_access_profile == null ? null : {
      authorizedIPRanges             = try(var.api_server_access_profile.authorized_ip_ranges, var.absent)
      disableRunCommand              = try(var.api_server_access_profile.disable_run_command, var.absent)
      enablePrivateCluster           = try(var.api_server_access_profile.enable_private_cluster, var.absent)
      enablePrivateClusterPublicFQDN = try(var.api_server_access_profile.enable_private_cluster_public_fqdn, var.absent)
      enableVnetIntegration          = try(var.api_server_access_profile.enable_vnet_integration, var.absent)
      privateDNSZone                 = try(var.api_server_access_profile.private_dns_zone, var.absent)
      subnetId                       = try(var.api_server_access_profile.subnet_id, var.absent)
    }
    autoUpgradeProfile = var.auto_upgrade_profile == null ? null : {
      nodeOSUpgradeChannel = try(coalesce(var.auto_upgrade_profile.node_os_upgrade_channel, var.node_os_channel), var.node_os_channel)
      upgradeChannel       = try(coalesce(var.auto_upgrade_profile.upgrade_channel, var.upgrade_channel), var.upgrade_channel)
    }
    azureMonitorProfile = var.azure_monitor_profile == null ? null : {
      metrics = try(var.azure_monitor_profile.metrics, var.absent) == null ? null : {
        enabled = try(var.azure_monitor_profile.metrics.enabled, var.absent)
        kubeStateMetrics = try(var.azure_monitor_profile.metrics.kube_state_metrics, var.absent) == null ? null : {
          metricAnnotationsAllowList = try(var.azure_monitor_profile.metrics.kube_state_metrics.metric_annotations_allow_list, var.absent)
          metricLabelsAllowlist      = try(var.azure_monitor_profile.metrics.kube_state_metrics.metric_labels_allowlist, var.absent)
        }
      }
    }
    hostedSystemProfile = var.hosted_system_profile == null ? null : {
      enabled            = try(var.hosted_system_profile.enabled, var.absent)
      nodeSubnetID       = try(var.hosted_system_profile.node_subnet_id, var.absent)
      systemNodeSubnetID = try(var.hosted_system_profile.system_node_subnet_id, var.absent)
    }
    ingressProfile = var.ingress_profile == null ? null : {
      gatewayAPI = try(var.ingress_profile.gateway_api, var.absent) == null ? null : {
        installation = try(var.ingress_profile.gateway_api.installation, var.absent)
      }
      webAppRouting = try(var.ingress_profile.web_app_routing, var.absent) == null ? null : {
        dnsZoneResourceIds = try(var.ingress_profile.web_app_routing.dns_zone_resource_ids, var.absent)
        enabled            = try(var.ingress_profile.web_app_routing.enabled, var.absent)
        gatewayAPIImplementations = try(var.ingress_profile.web_app_routing.gateway_api_implementations, var.absent) == null ? null : {
          appRoutingIstio = try(var.ingress_profile.web_app_routing.gateway_api_implementations.app_routing_istio, var.absent) == null ? null : {
            mode = try(var.ingress_profile.web_app_routing.gateway_api_implementations.app_routing_istio.mode, var.absent)
          }
        }
        nginx = try(var.ingress_profile.web_app_routing.nginx, var.absent) == null ? null : {
          defaultIngressControllerType = try(var.ingress_profile.web_app_routing.nginx.default_ingress_controller_type, var.absent)
        }
      }
    }
    metricsProfile = var.metrics_profile == null ? null : {
      costAnalysis = try(var.metrics_profile.cost_analysis, var.absent) == null ? null : {
        enabled = try(var.metrics_profile.cost_analysis.enabled, var.absent)
      }
    }
    nodeProvisioningProfile = var.node_provisioning_profile == null ? null : {
      defaultNodePools = try(var.node_provisioning_profile.default_node_pools, var.absent)
      mode             = try(var.node_provisioning_profile.mode, var.absent)
    }
    oidcIssuerProfile = var.oidc_issuer_profile == null ? null : {
      enabled = try(var.oidc_issuer_profile.enabled, var.absent)
    }
    securityProfile = var.security_profile == null ? null : {
      azureKeyVaultKms = try(var.security_profile.azure_key_vault_kms, var.absent) == null ? null : {
        enabled               = try(var.security_profile.azure_key_vault_kms.enabled, var.absent)
        keyId                 = try(var.security_profile.azure_key_vault_kms.key_id, var.absent)
        keyVaultNetworkAccess = try(var.security_profile.azure_key_vault_kms.key_vault_network_access, var.absent)
        keyVaultResourceId    = try(var.security_profile.azure_key_vault_kms.key_vault_resource_id, var.absent)
      }
      customCATrustCertificates = try(var.security_profile.custom_ca_trust_certificates, var.absent)
      defender = try(var.security_profile.defender, var.absent) == null ? null : {
        logAnalyticsWorkspaceResourceId = try(var.security_profile.defender.log_analytics_workspace_resource_id, var.absent)
        securityMonitoring = try(var.security_profile.defender.security_monitoring, var.absent) == null ? null : {
          enabled = try(var.security_profile.defender.security_monitoring.enabled, var.absent)
        }
      }
      imageCleaner = try(var.security_profile.image_cleaner, var.absent) == null ? null : {
        enabled       = try(var.security_profile.image_cleaner.enabled, var.absent)
        intervalHours = try(var.security_profile.image_cleaner.interval_hours, var.absent)
      }
      workloadIdentity = try(var.security_profile.workload_identity, var.absent) == null ? null : {
        enabled = try(var.security_profile.workload_identity.enabled, var.absent)
      }
    }
    serviceMeshProfile = var.service_mesh_profile == null ? null : {
      istio = try(var.service_mesh_profile.istio, var.absent) == null ? null : {
        certificateAuthority = try(var.service_mesh_profile.istio.certificate_authority, var.absent) == null ? null : {
          plugin = try(var.service_mesh_profile.istio.certificate_authority.plugin, var.absent) == null ? null : {
            certChainObjectName = try(var.service_mesh_profile.istio.certificate_authority.plugin.cert_chain_object_name, var.absent)
            certObjectName      = try(var.service_mesh_profile.istio.certificate_authority.plugin.cert_object_name, var.absent)
            keyObjectName       = try(var.service_mesh_profile.istio.certificate_authority.plugin.key_object_name, var.absent)
            keyVaultId          = try(var.service_mesh_profile.istio.certificate_authority.plugin.key_vault_id, var.absent)
            rootCertObjectName  = try(var.service_mesh_profile.istio.certificate_authority.plugin.root_cert_object_name, var.absent)
          }
        }
        components = try(var.service_mesh_profile.istio.components, var.absent) == null ? null : {
          egressGateways = try(var.service_mesh_profile.istio.components.egress_gateways, var.absent) == null ? null : [for item in var.service_mesh_profile.istio.components.egress_gateways : {
            enabled                  = try(item.enabled, var.absent)
            gatewayConfigurationName = try(item.gateway_configuration_name, var.absent)
            name                     = try(item.name, var.absent)
            namespace                = try(item.namespace, var.absent)
          }]
          ingressGateways = try(var.service_mesh_profile.istio.components.ingress_gateways, var.absent) == null ? null : [for item in var.service_mesh_profile.istio.components.ingress_gateways : {
            enabled = try(item.enabled, var.absent)
            mode    = try(item.mode, var.absent)
          }]
        }
        revisions = try(var.service_mesh_profile.istio.revisions, var.absent)
      }
      mode = try(var.service_mesh_profile.mode, var.absent)
    }
    storageProfile = var.storage_profile == null ? null : {
      blobCSIDriver = try(var.storage_profile.blob_csi_driver, var.absent) == null ? null : {
        enabled = try(var.storage_profile.blob_csi_driver.enabled, var.absent)
      }
      diskCSIDriver = try(var.storage_profile.disk_csi_driver, var.absent) == null ? null : {
        enabled = try(var.storage_profile.disk_csi_driver.enabled, var.absent)
      }
      fileCSIDriver = try(var.storage_profile.file_csi_driver, var.absent) == null ? null : {
        enabled = try(var.storage_profile.file_csi_driver.enabled, var.absent)
      }
      snapshotController = try(var.storage_profile.snapshot_controller, var.absent) == null ? null : {
        enabled = try(var.storage_profile.snapshot_controller.enabled, var.absent)
      }
    }
    workloadAutoScalerProfile = var.workload_auto_scaler_profile == null ? null : {
      keda = try(var.workload_auto_scaler_profile.keda, var.absent) == null ? null : {
        enabled = try(var.workload_auto_scaler_profile.keda.enabled, var.absent)
      }
      verticalPodAutoscaler = try(var.workload_auto_scaler_profile.vertical_pod_autoscaler, var.absent) == null ? null : {
        enabled = try(var.workload_auto_scaler_profile.vertical_pod_autoscaler.enabled, var.absent)
      }
    }
    diskEncryptionSetID = var.disk_encryption_set_id
    kubernetesVersion   = var.kubernetes_version
    nodeResourceGroup   = var.node_resource_group
  }

  standard_properties = {
    aiToolchainOperatorProfile = var.ai_toolchain_operator_profile == null ? null : {
      enabled = try(var.ai_toolchain_operator_profile.enabled, var.absent)
    }
    bootstrapProfile = var.bootstrap_profile == null ? null : {
      artifactSource      = try(var.bootstrap_profile.artifact_source, var.absent)
      containerRegistryId = try(var.bootstrap_profile.container_registry_id, var.absent)
    }
    httpProxyConfig = var.http_proxy_config == null ? null : {
      httpProxy  = try(var.http_proxy_config.http_proxy, var.absent)
      httpsProxy = try(var.http_proxy_config.https_proxy, var.absent)
      noProxy    = try(var.http_proxy_config.no_proxy, var.absent)
      trustedCa  = try(var.http_proxy_config.trusted_ca, var.absent)
    }
    linuxProfile = var.linux_profile == null ? null : {
      adminUsername = try(var.linux_profile.admin_username, var.absent)
      ssh = try(var.linux_profile.ssh, var.absent) == null ? null : {
        publicKeys = try(var.linux_profile.ssh.public_keys, var.absent) == null ? null : [for item in var.linux_profile.ssh.public_keys : {
          keyData = try(item.key_data, var.absent)
        }]
      }
    }
    nodeResourceGroupProfile = var.node_resource_group_profile == null ? null : {
      restrictionLevel = try(var.node_resource_group_profile.restriction_level, var.absent)
    }
    podIdentityProfile = var.pod_identity_profile == null ? null : {
      allowNetworkPluginKubenet = try(var.pod_identity_profile.allow_network_plugin_kubenet, var.absent)
      enabled                   = try(var.pod_identity_profile.enabled, var.absent)
      userAssignedIdentities = try(var.pod_identity_profile.user_assigned_identities, var.absent) == null ? null : [for item in var.pod_identity_profile.user_assigned_identities : {
        bindingSelector = try(item.binding_selector, var.absent)
        identity = try(item.identity, var.absent) == null ? null : {
          clientId   = try(item.identity.client_id, var.absent)
          objectId   = try(item.identity.object_id, var.absent)
          resourceId = try(item.identity.resource_id, var.absent)
        }
        name      = try(item.name, var.absent)
        namespace = try(item.namespace, var.absent)
      }]
      userAssignedIdentityExceptions = try(var.pod_identity_profile.user_assigned_identity_exceptions, var.absent) == null ? null : [for item in var.pod_identity_profile.user_assigned_identity_exceptions : {
        name      = try(item.name, var.absent)
        namespace = try(item.namespace, var.absent)
        podLabels = try(item.pod_labels, var.absent)
      }]
    }
    servicePrincipalProfile = var.service_principal_profile == null ? null : {
      clientId = try(var.service_principal_profile.client_id, var.absent)
      secret   = try(var.service_principal_profile.secret, var.absent)
    }
    upgradeSettings = var.upgrade_settings == null ? null : {
      overrideSettings = try(var.upgrade_settings.override_settings, var.absent) == null ? null : {
        forceUpgrade = try(var.upgrade_settings.override_settings.force_upgrade, var.absent)
        until        = try(var.upgrade_settings.override_settings.until, var.absent)
      }
    }
    windowsProfile = var.windows_profile == null ? null : {
      adminPassword  = try(var.windows_profile.admin_password, var.absent)
      adminUsername  = try(var.windows_profile.admin_username, var.absent)
      enableCSIProxy = try(var.windows_profile.enable_csi_proxy, var.absent)
      gmsaProfile = try(var.windows_profile.gmsa_profile, var.absent) == null ? null : {
        dnsServer      = try(var.windows_profile.gmsa_profile.dns_server, var.absent)
        enabled        = try(var.windows_profile.gmsa_profile.enabled, var.absent)
        rootDomainName = try(var.windows_profile.gmsa_profile.root_domain_name, var.absent)
      }
      licenseType = try(var.windows_profile.license_type, var.absent)
    }
    disableLocalAccounts = var.disable_local_accounts
    enableRBAC           = var.enable_rbac
    fqdnSubdomain        = var.fqdn_subdomain
    publicNetworkAccess  = var.public_network_access
    supportPlan          = var.support_plan
    autoScalerProfile = var.auto_scaler_profile == null ? null : {
      balance-similar-node-groups           = try(var.auto_scaler_profile.balance_similar_node_groups, var.absent)
      daemonset-eviction-for-empty-nodes    = try(var.auto_scaler_profile.daemonset_eviction_for_empty_nodes, var.absent)
      daemonset-eviction-for-occupied-nodes = try(var.auto_scaler_profile.daemonset_eviction_for_occupied_nodes, var.absent)
      expander                              = try(var.auto_scaler_profile.expander, var.absent)
      ignore-daemonsets-utilization         = try(var.auto_scaler_profile.ignore_daemonsets_utilization, var.absent)
      max-empty-bulk-delete                 = try(var.auto_scaler_profile.max_empty_bulk_delete, var.absent)
      max-graceful-termination-sec          = try(var.auto_scaler_profile.max_graceful_termination_sec, var.absent)
      max-node-provision-time               = try(var.auto_scaler_profile.max_node_provision_time, var.absent)
      max-total-unready-percentage          = try(var.auto_scaler_profile.max_total_unready_percentage, var.absent)
      new-pod-scale-up-delay                = try(var.auto_scaler_profile.new_pod_scale_up_delay, var.absent)
      ok-total-unready-count                = try(var.auto_scaler_profile.ok_total_unready_count, var.absent)
      scale-down-delay-after-add            = try(var.auto_scaler_profile.scale_down_delay_after_add, var.absent)
      scale-down-delay-after-delete         = try(var.auto_scaler_profile.scale_down_delay_after_delete, var.absent)
      scale-down-delay-after-failure        = try(var.auto_scaler_profile.scale_down_delay_after_failure, var.absent)
      scale-down-unneeded-time              = try(var.auto_scaler_profile.scale_down_unneeded_time, var.absent)
      scale-down-unready-time               = try(var.auto_scaler_profile.scale_down_unready_time, var.absent)
      scale-down-utilization-threshold      = try(var.auto_scaler_profile.scale_down_utilization_threshold, var.absent)
      scan-interval                         = try(var.auto_scaler_profile.scan_interval, var.absent)
      skip-nodes-with-local-storage         = try(var.auto_scaler_profile.skip_nodes_with_local_storage, var.absent)
      skip-nodes-with-system-pods           = try(var.auto_scaler_profile.skip_nodes_with_system_pods, var.absent)
    }
    dnsPrefix       = var.fqdn_subdomain != null ? null : try(coalesce(var.dns_prefix, random_string.dns_prefix.result), random_string.dns_prefix.result)
    identityProfile = var.identity_profile == null ? null : { for key, item in var.identity_profile : key => { resourceId = try(item.resource_id, var.absent) } }
  }

  user_assigned = try(coalesce(var.managed_identities.user_assigned_resource_ids, []), [])
  system        = try(coalesce(var.managed_identities.system_assigned, var.off), var.off)
  identities    = length(local.user_assigned) == 0 ? (local.system ? ["SystemAssigned"] : []) : [local.system ? "SystemAssigned, UserAssigned" : "UserAssigned"]
}

resource "random_string" "dns_prefix" {
  length = 10
}

resource "azapi_resource" "this" {
  type      = "Microsoft.ContainerService/managedClusters@2026-03-01"
  name      = var.name
  parent_id = var.parent_id
  location  = var.location
  tags      = var.tags
  body = {
    kind             = var.kind
    sku              = var.sku == null ? null : { name = try(var.sku.name, var.absent), tier = try(var.sku.tier, var.absent) }
    extendedLocation = var.extended_location == null ? null : { name = try(var.extended_location.name, var.absent), type = try(var.extended_location.type, var.absent) }
    properties       = merge(local.properties, { for name, v in local.standard_properties : name => v if !local.automatic })
  }

  dynamic "identity" {
    for_each = local.identities
    content {
      type         = identity.value
      identity_ids = local.user_assigned
    }
  }

  lifecycle {
    ignore_changes = [body.properties.agentPoolProfiles, body.properties.kubernetesVersion]
  }
}

module "default_agent_pool_data" {
  source = "./agentpool"

  name             = try(coalesce(var.default_agent_pool.name, var.pool_name), var.pool_name)
  pool             = merge(var.default_agent_pool, { mode = "System", os_type = "Linux", tags = var.tags, count_of = try(coalesce(var.default_agent_pool.count_of, var.pool_count), var.pool_count) })
  cluster_version  = var.kubernetes_version
  output_data_only = true
  absent           = var.absent
}

module "nodepools" {
  source   = "./agentpool"
  for_each = var.agent_pools

  name                  = each.value.name
  parent_id             = azapi_resource.this.id
  pool                  = each.value
  cluster_version       = var.kubernetes_version
  create_before_destroy = var.given_create_agentpools_before_destroy
  absent                = var.absent
}

module "maintenanceconfiguration" {
  source   = "./maintenanceconfiguration"
  for_each = var.maintenanceconfiguration

  parent_id     = azapi_resource.this.id
  configuration = each.value
  absent        = var.absent
}
