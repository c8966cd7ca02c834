# The cluster that the module makes.

resource "azurerm_kubernetes_cluster" "main" {
  name                                = var.given_cluster_name_random_suffix ? "${local.cluster_name}${substr(uuid(), 0, 4)}" : local.cluster_name
  dns_prefix                          = var.prefix
  automatic_upgrade_channel           = var.automatic_channel_upgrade
  node_os_upgrade_channel             = var.node_os_channel_upgrade
  location                            = var.location
  resource_group_name                 = var.resource_group_name
  tags                                = var.tags
  kubernetes_version                  = var.kubernetes_version
  sku_tier                            = var.sku_tier
  support_plan                        = var.support_plan
  dns_prefix_private_cluster          = var.dns_prefix_private_cluster
  node_resource_group                 = var.given_node_resource_group
  disk_encryption_set_id              = var.given_disk_encryption_set_id
  ai_toolchain_operator_enabled       = var.ai_toolchain_operator_enabled
  azure_policy_enabled                = var.azure_policy_enabled
  cost_analysis_enabled               = var.cost_analysis_enabled
  custom_ca_trust_certificates_base64 = var.custom_ca_trust_certificates_base64
  image_cleaner_enabled               = var.image_cleaner_enabled
  image_cleaner_interval_hours        = var.image_cleaner_interval_hours
  local_account_disabled              = var.given_local_account_disabled
  oidc_issuer_enabled                 = var.oidc_issuer_enabled
  open_service_mesh_enabled           = var.open_service_mesh_enabled
  private_cluster_enabled             = var.private_cluster_enabled
  private_cluster_public_fqdn_enabled = var.private_cluster_public_fqdn_enabled
  private_dns_zone_id                 = var.private_dns_zone_id
  role_based_access_control_enabled   = var.role_based_access_control_enabled
  run_command_enabled                 = var.run_command_enabled
  workload_identity_enabled           = var.workload_identity_enabled

  default_node_pool {
    name                         = var.agents_pool_name
    vm_size                      = var.agents_size
    auto_scaling_enabled         = var.auto_scaling_enabled
    node_count                   = var.auto_scaling_enabled == true ? null : var.agents_count
    min_count                    = var.auto_scaling_enabled == true ? var.given_agents_min_count : null
    max_count                    = var.auto_scaling_enabled == true ? var.given_agents_max_count : null
    max_pods                     = var.given_agents_max_pods
    zones                        = var.given_agents_availability_zones
    node_labels                  = var.given_agents_labels
    tags                         = merge(var.tags, var.agents_tags)
    type                         = var.agents_type
    proximity_placement_group_id = var.agents_proximity_placement_group_id
    fips_enabled                 = var.default_node_pool_fips_enabled
    vnet_subnet_id               = try(var.vnet_subnet.id, null)
    pod_subnet_id                = try(var.pod_subnet.id, null)
    host_encryption_enabled      = var.host_encryption_enabled
    node_public_ip_enabled       = var.node_public_ip_enabled
    only_critical_addons_enabled = var.given_only_critical_addons_enabled
    orchestrator_version         = var.orchestrator_version
    os_disk_size_gb              = var.os_disk_size_gb
    os_disk_type                 = var.given_os_disk_type
    os_sku                       = var.os_sku
    scale_down_mode              = var.scale_down_mode
    snapshot_id                  = var.snapshot_id
    ultra_ssd_enabled            = var.ultra_ssd_enabled
    dynamic "kubelet_config" {
      for_each = var.agents_pool_kubelet_configs
      content {
        allowed_unsafe_sysctls    = try(kubelet_config.value.allowed_unsafe_sysctls, var.absent)
        container_log_max_size_mb = try(kubelet_config.value.container_log_max_size_mb, var.absent)
        cpu_cfs_quota_enabled     = try(kubelet_config.value.cpu_cfs_quota_enabled, var.absent)
        cpu_cfs_quota_period      = try(kubelet_config.value.cpu_cfs_quota_period, var.absent)
        cpu_manager_policy        = try(kubelet_config.value.cpu_manager_policy, var.absent)
        image_gc_high_threshold   = try(kubelet_config.value.image_gc_high_threshold, var.absent)
        image_gc_low_threshold    = try(kubelet_config.value.image_gc_low_threshold, var.absent)
        pod_max_pid               = try(kubelet_config.value.pod_max_pid, var.absent)
        topology_manager_policy   = try(kubelet_config.value.topology_manager_policy, var.absent)
        container_log_max_line    = try(kubelet_config.value.container_log_max_line, var.absent)
      }
    }
    dynamic "linux_os_config" {
      for_each = var.agents_pool_linux_os_configs
      content {
        swap_file_size_mb             = try(linux_os_config.value.swap_file_size_mb, var.absent)
        transparent_huge_page_defrag  = try(linux_os_config.value.transparent_huge_page_defrag, var.absent)
        transparent_huge_page_enabled = try(linux_os_config.value.transparent_huge_page_enabled, var.absent)
        dynamic "sysctl_config" {
          for_each = try(coalesce(linux_os_config.value.sysctl_configs, []), [])
          content {
            fs_aio_max_nr                      = try(sysctl_config.value.fs_aio_max_nr, var.absent)
            fs_file_max                        = try(sysctl_config.value.fs_file_max, var.absent)
            fs_inotify_max_user_watches        = try(sysctl_config.value.fs_inotify_max_user_watches, var.absent)
            fs_nr_open                         = try(sysctl_config.value.fs_nr_open, var.absent)
            kernel_threads_max                 = try(sysctl_config.value.kernel_threads_max, var.absent)
            net_core_netdev_max_backlog        = try(sysctl_config.value.net_core_netdev_max_backlog, var.absent)
            net_core_optmem_max                = try(sysctl_config.value.net_core_optmem_max, var.absent)
            net_core_rmem_default              = try(sysctl_config.value.net_core_rmem_default, var.absent)
            net_core_rmem_max                  = try(sysctl_config.value.net_core_rmem_max, var.absent)
            net_core_somaxconn                 = try(sysctl_config.value.net_core_somaxconn, var.absent)
            net_core_wmem_default              = try(sysctl_config.value.net_core_wmem_default, var.absent)
            net_core_wmem_max                  = try(sysctl_config.value.net_core_wmem_max, var.absent)
            net_ipv4_ip_local_port_range_max   = try(sysctl_config.value.net_ipv4_ip_local_port_range_max, var.absent)
            net_ipv4_ip_local_port_range_min   = try(sysctl_config.value.net_ipv4_ip_local_port_range_min, var.absent)
            net_ipv4_neigh_default_gc_thresh1  = try(sysctl_config.value.net_ipv4_neigh_default_gc_thresh1, var.absent)
            net_ipv4_neigh_default_gc_thresh2  = try(sysctl_config.value.net_ipv4_neigh_default_gc_thresh2, var.absent)
            net_ipv4_neigh_default_gc_thresh3  = try(sysctl_config.value.net_ipv4_neigh_default_gc_thresh3, var.absent)
            net_ipv4_tcp_fin_timeout           = try(sysctl_config.value.net_ipv4_tcp_fin_timeout, var.absent)
            net_ipv4_tcp_keepalive_intvl       = try(sysctl_config.value.net_ipv4_tcp_keepalive_intvl, var.absent)
            net_ipv4_tcp_keepalive_probes      = try(sysctl_config.value.net_ipv4_tcp_keepalive_probes, var.absent)
            net_ipv4_tcp_keepalive_time        = try(sysctl_config.value.net_ipv4_tcp_keepalive_time, var.absent)
            net_ipv4_tcp_max_syn_backlog       = try(sysctl_config.value.net_ipv4_tcp_max_syn_backlog, var.absent)
            net_ipv4_tcp_max_tw_buckets        = try(sysctl_config.value.net_ipv4_tcp_max_tw_buckets, var.absent)
            net_ipv4_tcp_tw_reuse              = try(sysctl_config.value.net_ipv4_tcp_tw_reuse, var.absent)
            net_netfilter_nf_conntrack_buckets = try(sysctl_config.value.net_netfilter_nf_conntrack_buckets, var.absent)
            net_netfilter_nf_conntrack_max     = try(sysctl_config.value.net_netfilter_nf_conntrack_max, var.absent)
            vm_max_map_count                   = try(sysctl_config.value.vm_max_map_count, var.absent)
            vm_swappiness                      = try(sysctl_config.value.vm_swappiness, var.absent)
            vm_vfs_cache_pressure              = try(sysctl_config.value.vm_vfs_cache_pressure, var.absent)
          }
        }
      }
    }
    dynamic "node_network_profile" {
      for_each = var.node_network_profile == null ? [] : [var.node_network_profile]
      content {
        application_security_group_ids = try(node_network_profile.value.application_security_group_ids, var.absent)
        node_public_ip_tags            = try(node_network_profile.value.node_public_ip_tags, var.absent)
        dynamic "allowed_host_ports" {
          for_each = try(coalesce(node_network_profile.value.allowed_host_ports, []), [])
          content {
            port_start = try(allowed_host_ports.value.port_start, var.absent)
            port_end   = try(allowed_host_ports.value.port_end, var.absent)
            protocol   = try(allowed_host_ports.value.protocol, var.absent)
          }
        }
      }
    }
    dynamic "upgrade_settings" {
      for_each = var.agents_pool_max_surge != null || var.agents_pool_undrainable_node_behavior != null ? [1] : []
      content {
        max_surge                     = var.agents_pool_max_surge
        drain_timeout_in_minutes      = var.agents_pool_drain_timeout_in_minutes
        node_soak_duration_in_minutes = var.agents_pool_node_soak_duration_in_minutes
        undrainable_node_behavior     = var.agents_pool_undrainable_node_behavior
      }
    }
  }

  dynamic "identity" {
    for_each = var.client_id == "" || nonsensitive(var.client_secret) == "" ? [1] : []
    content {
      type         = var.identity_type
      identity_ids = var.identity_ids
    }
  }

  dynamic "service_principal" {
    for_each = var.client_id != "" && var.client_secret != "" ? [1] : []
    content {
      client_id     = var.client_id
      client_secret = var.client_secret
    }
  }

  dynamic "kubelet_identity" {
    for_each = var.kubelet_identity == null ? [] : [var.kubelet_identity]
    content {
      client_id                 = try(kubelet_identity.value.client_id, var.absent)
      object_id                 = try(kubelet_identity.value.object_id, var.absent)
      user_assigned_identity_id = try(kubelet_identity.value.user_assigned_identity_id, var.absent)
    }
  }

  dynamic "azure_active_directory_role_based_access_control" {
    for_each = var.role_based_access_control_enabled ? [1] : []
    content {
      admin_group_object_ids = var.given_rbac_aad_admin_group_object_ids
      azure_rbac_enabled     = var.given_rbac_aad_azure_rbac_enabled
      tenant_id              = var.given_rbac_aad_tenant_id
    }
  }

  dynamic "api_server_access_profile" {
    for_each = var.api_server_authorized_ip_ranges != null || var.api_server_vnet_integration_enabled ? [1] : []
    content {
      authorized_ip_ranges                = var.api_server_authorized_ip_ranges
      subnet_id                           = var.api_server_subnet_id
      virtual_network_integration_enabled = var.api_server_vnet_integration_enabled
    }
  }

  dynamic "key_management_service" {
    for_each = var.kms_enabled ? [1] : []
    content {
      key_vault_key_id         = var.kms_key_vault_key_id
      key_vault_network_access = var.kms_key_vault_network_access
    }
  }

  dynamic "http_proxy_config" {
    for_each = var.http_proxy_config == null ? [] : [var.http_proxy_config]
    content {
      no_proxy    = try(http_proxy_config.value.no_proxy, var.absent)
      trusted_ca  = try(http_proxy_config.value.trusted_ca, var.absent)
      http_proxy  = coalesce(try(var.http_proxy_config.http_proxy, null), try(var.http_proxy_config.https_proxy, null))
      https_proxy = coalesce(try(var.http_proxy_config.https_proxy, null), try(var.http_proxy_config.http_proxy, null))
    }
  }

  dynamic "linux_profile" {
    for_each = var.admin_username != null ? [1] : []
    content {
      admin_username = var.admin_username
      ssh_key {
        key_data = var.public_ssh_key == "" ? tls_private_key.ssh[0].public_key_openssh : replace(var.public_ssh_key, "\n", "")
      }
    }
  }

  dynamic "windows_profile" {
    for_each = var.windows_profile == null ? [] : [var.windows_profile]
    content {
      admin_username = try(windows_profile.value.admin_username, var.absent)
      license        = try(windows_profile.value.license, var.absent)
      admin_password = var.windows_profile_admin_password
      dynamic "gmsa" {
        for_each = try(windows_profile.value.gmsa, null) == null ? [] : [windows_profile.value.gmsa]
        content {
          dns_server  = try(gmsa.value.dns_server, var.absent)
          root_domain = try(gmsa.value.root_domain, var.absent)
        }
      }
    }
  }

  network_profile {
    network_plugin      = var.network_plugin
    network_plugin_mode = var.network_plugin_mode
    network_policy      = var.network_policy
    network_data_plane  = var.ebpf_data_plane
    outbound_type       = var.given_net_profile_outbound_type
    load_balancer_sku   = var.load_balancer_sku
    dns_service_ip      = var.given_net_profile_dns_service_ip
    pod_cidr            = var.given_net_profile_pod_cidr
    service_cidr        = var.given_net_profile_service_cidr
    ip_versions         = var.network_ip_versions
    pod_cidrs           = var.given_net_profile_pod_cidrs != null ? var.given_net_profile_pod_cidrs : var.given_net_profile_pod_cidr != null ? [var.given_net_profile_pod_cidr] : null
    service_cidrs       = var.given_net_profile_service_cidrs != null ? var.given_net_profile_service_cidrs : var.given_net_profile_service_cidr != null ? [var.given_net_profile_service_cidr] : null
    dynamic "load_balancer_profile" {
      for_each = var.load_balancer_profile_enabled && var.load_balancer_sku == "standard" ? [1] : []
      content {
        idle_timeout_in_minutes     = var.load_balancer_profile_idle_timeout_in_minutes
        managed_outbound_ip_count   = var.load_balancer_profile_managed_outbound_ip_count
        managed_outbound_ipv6_count = var.load_balancer_profile_managed_outbound_ipv6_count
        outbound_ip_address_ids     = var.load_balancer_profile_outbound_ip_address_ids
        outbound_ip_prefix_ids      = var.load_balancer_profile_outbound_ip_prefix_ids
        outbound_ports_allocated    = var.load_balancer_profile_outbound_ports_allocated
      }
    }
    dynamic "nat_gateway_profile" {
      for_each = var.nat_gateway_profile == null ? [] : [var.nat_gateway_profile]
      content {
        idle_timeout_in_minutes   = try(nat_gateway_profile.value.idle_timeout_in_minutes, var.absent)
        managed_outbound_ip_count = try(nat_gateway_profile.value.managed_outbound_ip_count, var.absent)
      }
    }
    dynamic "advanced_networking" {
      for_each = var.network_profile_advanced_networking == null ? [] : [var.network_profile_advanced_networking]
      content {
        observability_enabled = try(advanced_networking.value.observability_enabled, var.absent)
        security_enabled      = try(advanced_networking.value.security_enabled, var.absent)
      }
    }
  }

  dynamic "aci_connector_linux" {
    for_each = var.aci_connector_linux_enabled ? [1] : []
    content {
      subnet_name = var.aci_connector_linux_subnet_name
    }
  }

  dynamic "auto_scaler_profile" {
    for_each = var.auto_scaler_profile_enabled ? [1] : []
    content {
      balance_similar_node_groups      = var.auto_scaler_profile_balance_similar_node_groups
      empty_bulk_delete_max            = var.auto_scaler_profile_empty_bulk_delete_max
      expander                         = var.auto_scaler_profile_expander
      max_graceful_termination_sec     = var.auto_scaler_profile_max_graceful_termination_sec
      max_node_provisioning_time       = var.auto_scaler_profile_max_node_provisioning_time
      max_unready_nodes                = var.auto_scaler_profile_max_unready_nodes
      max_unready_percentage           = var.auto_scaler_profile_max_unready_percentage
      new_pod_scale_up_delay           = var.auto_scaler_profile_new_pod_scale_up_delay
      scale_down_delay_after_add       = var.auto_scaler_profile_scale_down_delay_after_add
      scale_down_delay_after_failure   = var.auto_scaler_profile_scale_down_delay_after_failure
      scale_down_unneeded              = var.auto_scaler_profile_scale_down_unneeded
      scale_down_unready               = var.auto_scaler_profile_scale_down_unready
      scale_down_utilization_threshold = var.auto_scaler_profile_scale_down_utilization_threshold
      scan_interval                    = var.auto_scaler_profile_scan_interval
      skip_nodes_with_local_storage    = var.auto_scaler_profile_skip_nodes_with_local_storage
      skip_nodes_with_system_pods      = var.auto_scaler_profile_skip_nodes_with_system_pods
      scale_down_delay_after_delete    = coalesce(var.auto_scaler_profile_scale_down_delay_after_delete, var.auto_scaler_profile_scan_interval)
    }
  }

  dynamic "bootstrap_profile" {
    for_each = var.bootstrap_profile == null ? [] : [var.bootstrap_profile]
    content {
      artifact_source       = try(bootstrap_profile.value.artifact_source, var.absent)
      container_registry_id = try(bootstrap_profile.value.container_registry_id, var.absent)
    }
  }

  dynamic "confidential_computing" {
    for_each = var.confidential_computing == null ? [] : [var.confidential_computing]
    content {
      sgx_quote_helper_enabled = try(confidential_computing.value.sgx_quote_helper_enabled, var.absent)
    }
  }

  dynamic "ingress_application_gateway" {
    for_each = local.gateway_used || local.gateway_made ? [1] : []
    content {
      gateway_id   = try(var.brown_field_application_gateway_for_ingress.id, null)
      gateway_name = try(var.green_field_application_gateway_for_ingress.name, null)
      subnet_cidr  = try(var.green_field_application_gateway_for_ingress.subnet_cidr, null)
      subnet_id    = try(var.green_field_application_gateway_for_ingress.subnet_id, null)
    }
  }

  dynamic "key_vault_secrets_provider" {
    for_each = var.key_vault_secrets_provider_enabled ? [1] : []
    content {
      secret_rotation_enabled  = var.secret_rotation_enabled
      secret_rotation_interval = var.secret_rotation_interval
    }
  }

  dynamic "microsoft_defender" {
    for_each = var.microsoft_defender_enabled ? [1] : []
    content {
      log_analytics_workspace_id = local.workspace_id
    }
  }

  dynamic "monitor_metrics" {
    for_each = var.monitor_metrics == null ? [] : [var.monitor_metrics]
    content {
      annotations_allowed = try(monitor_metrics.value.annotations_allowed, var.absent)
      labels_allowed      = try(monitor_metrics.value.labels_allowed, var.absent)
    }
  }

  dynamic "oms_agent" {
    for_each = var.log_analytics_workspace_enabled && var.oms_agent_enabled ? [1] : []
    content {
      log_analytics_workspace_id      = local.workspace_id
      msi_auth_for_monitoring_enabled = var.msi_auth_for_monitoring_enabled
    }
  }

  dynamic "service_mesh_profile" {
    for_each = var.service_mesh_profile == null ? [] : [var.service_mesh_profile]
    content {
      mode                             = try(service_mesh_profile.value.mode, var.absent)
      revisions                        = try(service_mesh_profile.value.revisions, var.absent)
      internal_ingress_gateway_enabled = try(coalesce(service_mesh_profile.value.internal_ingress_gateway_enabled, var.mesh_gateway), var.mesh_gateway)
      external_ingress_gateway_enabled = try(coalesce(service_mesh_profile.value.external_ingress_gateway_enabled, var.mesh_gateway), var.mesh_gateway)
    }
  }

  dynamic "node_provisioning_profile" {
    for_each = var.node_provisioning_profile == null ? [] : [var.node_provisioning_profile]
    content {
      mode               = try(node_provisioning_profile.value.mode, var.absent)
      default_node_pools = try(node_provisioning_profile.value.default_node_pools, var.absent)
    }
  }

  dynamic "storage_profile" {
    for_each = var.storage_profile_enabled ? [1] : []
    content {
      blob_driver_enabled         = var.storage_profile_blob_driver_enabled
      disk_driver_enabled         = var.storage_profile_disk_driver_enabled
      file_driver_enabled         = var.storage_profile_file_driver_enabled
      snapshot_controller_enabled = var.storage_profile_snapshot_controller_enabled
    }
  }

  dynamic "upgrade_override" {
    for_each = var.upgrade_override == null ? [] : [var.upgrade_override]
    content {
      force_upgrade_enabled = try(upgrade_override.value.force_upgrade_enabled, var.absent)
      effective_until       = try(upgrade_override.value.effective_until, var.absent)
    }
  }

  dynamic "web_app_routing" {
    for_each = var.web_app_routing == null ? [] : [var.web_app_routing]
    content {
      dns_zone_ids             = try(web_app_routing.value.dns_zone_ids, var.absent)
      default_nginx_controller = try(web_app_routing.value.default_nginx_controller, var.absent)
    }
  }

  dynamic "workload_autoscaler_profile" {
    for_each = var.workload_autoscaler_profile == null ? [] : [var.workload_autoscaler_profile]
    content {
      keda_enabled                    = try(workload_autoscaler_profile.value.keda_enabled, var.absent)
      vertical_pod_autoscaler_enabled = try(workload_autoscaler_profile.value.vertical_pod_autoscaler_enabled, var.absent)
    }
  }

  dynamic "maintenance_window" {
    for_each = var.maintenance_window == null ? [] : [var.maintenance_window]
    content {
      dynamic "allowed" {
        for_each = try(coalesce(maintenance_window.value.allowed, []), [])
        content {
          day   = try(allowed.value.day, var.absent)
          hours = try(allowed.value.hours, var.absent)
        }
      }
      dynamic "not_allowed" {
        for_each = try(coalesce(maintenance_window.value.not_allowed, []), [])
        content {
          start = try(not_allowed.value.start, var.absent)
          end   = try(not_allowed.value.end, var.absent)
        }
      }
    }
  }

  dynamic "maintenance_window_auto_upgrade" {
    for_each = var.maintenance_window_auto_upgrade == null ? [] : [var.maintenance_window_auto_upgrade]
    content {
      duration     = try(maintenance_window_auto_upgrade.value.duration, var.absent)
      frequency    = try(maintenance_window_auto_upgrade.value.frequency, var.absent)
      interval     = try(maintenance_window_auto_upgrade.value.interval, var.absent)
      day_of_month = try(maintenance_window_auto_upgrade.value.day_of_month, var.absent)
      day_of_week  = try(maintenance_window_auto_upgrade.value.day_of_week, var.absent)
      start_date   = try(maintenance_window_auto_upgrade.value.start_date, var.absent)
      start_time   = try(maintenance_window_auto_upgrade.value.start_time, var.absent)
      utc_offset   = try(maintenance_window_auto_upgrade.value.utc_offset, var.absent)
      week_index   = try(maintenance_window_auto_upgrade.value.week_index, var.absent)
      dynamic "not_allowed" {
        for_each = try(coalesce(maintenance_window_auto_upgrade.value.not_allowed, []), [])
        content {
          start = try(not_allowed.value.start, var.absent)
          end   = try(not_allowed.value.end, var.absent)
        }
      }
    }
  }

  dynamic "maintenance_window_node_os" {
    for_each = var.maintenance_window_node_os == null ? [] : [var.maintenance_window_node_os]
    content {
      duration     = try(maintenance_window_node_os.value.duration, var.absent)
      frequency    = try(maintenance_window_node_os.value.frequency, var.absent)
      interval     = try(maintenance_window_node_os.value.interval, var.absent)
      day_of_month = try(maintenance_window_node_os.value.day_of_month, var.absent)
      day_of_week  = try(maintenance_window_node_os.value.day_of_week, var.absent)
      start_date   = try(maintenance_window_node_os.value.start_date, var.absent)
      start_time   = try(maintenance_window_node_os.value.start_time, var.absent)
      utc_offset   = try(maintenance_window_node_os.value.utc_offset, var.absent)
      week_index   = try(maintenance_window_node_os.value.week_index, var.absent)
      dynamic "not_allowed" {
        for_each = try(coalesce(maintenance_window_node_os.value.not_allowed, []), [])
        content {
          start = try(not_allowed.value.start, var.absent)
          end   = try(not_allowed.value.end, var.absent)
        }
      }
    }
  }

  lifecycle {
    ignore_changes = [http_application_routing_enabled, kubernetes_version, name]
  }
}

resource "tls_private_key" "ssh" {
  count     = var.admin_username == null ? 0 : 1
  algorithm = "RSA"
}

locals {
  cluster_name = try(coalesce(var.cluster_name, trim("${var.prefix}-aks", "-")), "aks")
  gateway_used = var.brown_field_application_gateway_for_ingress != null
  gateway_made = var.green_field_application_gateway_for_ingress != null
}
