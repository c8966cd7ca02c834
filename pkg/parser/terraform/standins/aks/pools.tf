# Pools beside the default one. Those that are replaced before they are
# destroyed get a random end to their name.

locals {
  replaced_first = { for k, p in var.node_pools : k => try(coalesce(p.create_before_destroy, var.given_pool_create_before_destroy), var.given_pool_create_before_destroy) }
}

resource "azurerm_kubernetes_cluster_node_pool" "node_pool_create_before_destroy" {
  for_each = { for k, p in var.node_pools : k => p if local.replaced_first[k] }

  kubernetes_cluster_id         = azurerm_kubernetes_cluster.main.id
  name                          = "${each.value.name}${substr(uuid(), 0, 4)}"
  auto_scaling_enabled          = try(each.value.auto_scaling_enabled, var.absent)
  capacity_reservation_group_id = try(each.value.capacity_reservation_group_id, var.absent)
  eviction_policy               = try(each.value.eviction_policy, var.absent)
  fips_enabled                  = try(each.value.fips_enabled, var.absent)
  gpu_driver                    = try(each.value.gpu_driver, var.absent)
  gpu_instance                  = try(each.value.gpu_instance, var.absent)
  host_encryption_enabled       = try(each.value.host_encryption_enabled, var.absent)
  host_group_id                 = try(each.value.host_group_id, var.absent)
  kubelet_disk_type             = try(each.value.kubelet_disk_type, var.absent)
  max_count                     = try(each.value.max_count, var.absent)
  max_pods                      = try(each.value.max_pods, var.absent)
  min_count                     = try(each.value.min_count, var.absent)
  node_count                    = try(each.value.node_count, var.absent)
  node_labels                   = try(each.value.node_labels, var.absent)
  node_public_ip_enabled        = try(each.value.node_public_ip_enabled, var.absent)
  node_public_ip_prefix_id      = try(each.value.node_public_ip_prefix_id, var.absent)
  node_taints                   = try(each.value.node_taints, var.absent)
  orchestrator_version          = try(each.value.orchestrator_version, var.absent)
  os_disk_size_gb               = try(each.value.os_disk_size_gb, var.absent)
  os_sku                        = try(each.value.os_sku, var.absent)
  proximity_placement_group_id  = try(each.value.proximity_placement_group_id, var.absent)
  snapshot_id                   = try(each.value.snapshot_id, var.absent)
  spot_max_price                = try(each.value.spot_max_price, var.absent)
  tags                          = try(each.value.tags, var.absent)
  ultra_ssd_enabled             = try(each.value.ultra_ssd_enabled, var.absent)
  vm_size                       = try(each.value.vm_size, var.absent)
  workload_runtime              = try(each.value.workload_runtime, var.absent)
  zones                         = try(each.value.zones, var.absent)
  mode                          = try(coalesce(each.value.mode, var.pool_mode), var.pool_mode)
  os_disk_type                  = try(coalesce(each.value.os_disk_type, var.pool_os_disk_type), var.pool_os_disk_type)
  os_type                       = try(coalesce(each.value.os_type, var.pool_os_type), var.pool_os_type)
  priority                      = try(coalesce(each.value.priority, var.pool_priority), var.pool_priority)
  scale_down_mode               = try(coalesce(each.value.scale_down_mode, var.pool_scale_down_mode), var.pool_scale_down_mode)
  vnet_subnet_id                = try(each.value.vnet_subnet.id, var.absent)
  pod_subnet_id                 = try(each.value.pod_subnet.id, var.absent)

  dynamic "kubelet_config" {
    for_each = try(each.value.kubelet_config, null) == null ? [] : [each.value.kubelet_config]
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
      container_log_max_line    = try(kubelet_config.value.container_log_max_files, var.absent)
    }
  }

  dynamic "linux_os_config" {
    for_each = try(each.value.linux_os_config, null) == null ? [] : [each.value.linux_os_config]
    content {
      swap_file_size_mb             = try(linux_os_config.value.swap_file_size_mb, var.absent)
      transparent_huge_page_defrag  = try(linux_os_config.value.transparent_huge_page_defrag, var.absent)
      transparent_huge_page_enabled = try(linux_os_config.value.transparent_huge_page_enabled, var.absent)
      dynamic "sysctl_config" {
        for_each = try(linux_os_config.value.sysctl_config, null) == null ? [] : [linux_os_config.value.sysctl_config]
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
    for_each = try(each.value.node_network_profile, null) == null ? [] : [each.value.node_network_profile]
    content {
      node_public_ip_tags = try(node_network_profile.value.node_public_ip_tags, var.absent)
    }
  }

  dynamic "upgrade_settings" {
    for_each = try(each.value.upgrade_settings, null) == null ? [] : [each.value.upgrade_settings]
    content {
      max_surge                     = try(upgrade_settings.value.max_surge, var.absent)
      max_unavailable               = try(upgrade_settings.value.max_unavailable, var.absent)
      drain_timeout_in_minutes      = try(upgrade_settings.value.drain_timeout_in_minutes, var.absent)
      node_soak_duration_in_minutes = try(upgrade_settings.value.node_soak_duration_in_minutes, var.absent)
      undrainable_node_behavior     = try(upgrade_settings.value.undrainable_node_behavior, var.absent)
    }
  }

  dynamic "windows_profile" {
    for_each = try(each.value.windows_profile, null) == null ? [] : [each.value.windows_profile]
    content {
      outbound_nat_enabled = try(windows_profile.value.outbound_nat_enabled, var.absent)
    }
  }

  lifecycle {
    ignore_changes = [orchestrator_version]
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "node_pool_create_after_destroy" {
  for_each = { for k, p in var.node_pools : k => p if !local.replaced_first[k] }

  kubernetes_cluster_id         = azurerm_kubernetes_cluster.main.id
  name                          = each.value.name
  auto_scaling_enabled          = try(each.value.auto_scaling_enabled, var.absent)
  capacity_reservation_group_id = try(each.value.capacity_reservation_group_id, var.absent)
  eviction_policy               = try(each.value.eviction_policy, var.absent)
  fips_enabled                  = try(each.value.fips_enabled, var.absent)
  gpu_driver                    = try(each.value.gpu_driver, var.absent)
  gpu_instance                  = try(each.value.gpu_instance, var.absent)
  host_encryption_enabled       = try(each.value.host_encryption_enabled, var.absent)
  host_group_id                 = try(each.value.host_group_id, var.absent)
  kubelet_disk_type             = try(each.value.kubelet_disk_type, var.absent)
  max_count                     = try(each.value.max_count, var.absent)
  max_pods                      = try(each.value.max_pods, var.absent)
  min_count                     = try(each.value.min_count, var.absent)
  node_count                    = try(each.value.node_count, var.absent)
  node_labels                   = try(each.value.node_labels, var.absent)
  node_public_ip_enabled        = try(each.value.node_public_ip_enabled, var.absent)
  node_public_ip_prefix_id      = try(each.value.node_public_ip_prefix_id, var.absent)
  node_taints                   = try(each.value.node_taints, var.absent)
  orchestrator_version          = try(each.value.orchestrator_version, var.absent)
  os_disk_size_gb               = try(each.value.os_disk_size_gb, var.absent)
  os_sku                        = try(each.value.os_sku, var.absent)
  proximity_placement_group_id  = try(each.value.proximity_placement_group_id, var.absent)
  snapshot_id                   = try(each.value.snapshot_id, var.absent)
  spot_max_price                = try(each.value.spot_max_price, var.absent)
  tags                          = try(each.value.tags, var.absent)
  ultra_ssd_enabled             = try(each.value.ultra_ssd_enabled, var.absent)
  vm_size                       = try(each.value.vm_size, var.absent)
  workload_runtime              = try(each.value.workload_runtime, var.absent)
  zones                         = try(each.value.zones, var.absent)
  mode                          = try(coalesce(each.value.mode, var.pool_mode), var.pool_mode)
  os_disk_type                  = try(coalesce(each.value.os_disk_type, var.pool_os_disk_type), var.pool_os_disk_type)
  os_type                       = try(coalesce(each.value.os_type, var.pool_os_type), var.pool_os_type)
  priority                      = try(coalesce(each.value.priority, var.pool_priority), var.pool_priority)
  scale_down_mode               = try(coalesce(each.value.scale_down_mode, var.pool_scale_down_mode), var.pool_scale_down_mode)
  vnet_subnet_id                = try(each.value.vnet_subnet.id, var.absent)
  pod_subnet_id                 = try(each.value.pod_subnet.id, var.absent)

  dynamic "kubelet_config" {
    for_each = try(each.value.kubelet_config, null) == null ? [] : [each.value.kubelet_config]
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
      container_log_max_line    = try(kubelet_config.value.container_log_max_files, var.absent)
    }
  }

  dynamic "linux_os_config" {
    for_each = try(each.value.linux_os_config, null) == null ? [] : [each.value.linux_os_config]
    content {
      swap_file_size_mb             = try(linux_os_config.value.swap_file_size_mb, var.absent)
      transparent_huge_page_defrag  = try(linux_os_config.value.transparent_huge_page_defrag, var.absent)
      transparent_huge_page_enabled = try(linux_os_config.value.transparent_huge_page_enabled, var.absent)
      dynamic "sysctl_config" {
        for_each = try(linux_os_config.value.sysctl_config, null) == null ? [] : [linux_os_config.value.sysctl_config]
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
    for_each = try(each.value.node_network_profile, null) == null ? [] : [each.value.node_network_profile]
    content {
      node_public_ip_tags = try(node_network_profile.value.node_public_ip_tags, var.absent)
    }
  }

  dynamic "upgrade_settings" {
    for_each = try(each.value.upgrade_settings, null) == null ? [] : [each.value.upgrade_settings]
    content {
      max_surge                     = try(upgrade_settings.value.max_surge, var.absent)
      max_unavailable               = try(upgrade_settings.value.max_unavailable, var.absent)
      drain_timeout_in_minutes      = try(upgrade_settings.value.drain_timeout_in_minutes, var.absent)
      node_soak_duration_in_minutes = try(upgrade_settings.value.node_soak_duration_in_minutes, var.absent)
      undrainable_node_behavior     = try(upgrade_settings.value.undrainable_node_behavior, var.absent)
    }
  }

  dynamic "windows_profile" {
    for_each = try(each.value.windows_profile, null) == null ? [] : [each.value.windows_profile]
    content {
      outbound_nat_enabled = try(windows_profile.value.outbound_nat_enabled, var.absent)
    }
  }

  lifecycle {
    ignore_changes = [orchestrator_version]
  }
}
