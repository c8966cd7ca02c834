# A pool: its properties, and the resource unless only those are asked for.

variable "name" {}

variable "pool" {}

variable "given_parent_id" {
  default = null
}

variable "cluster_version" {
  default = null
}

variable "given_create_before_destroy" {
  default = false
}

variable "given_output_data_only" {
  default = false
}

variable "max_unavailable" {
  default = "0"
}

variable "absent" {
  default = null
}

locals {
  body_properties = {
    artifactStreamingProfile = try(var.pool.artifact_streaming_profile, var.absent) == null ? null : {
      enabled = try(var.pool.artifact_streaming_profile.enabled, var.absent)
    }
    availabilityZones          = try(var.pool.availability_zones, var.absent)
    capacityReservationGroupID = try(var.pool.capacity_reservation_group_id, var.absent)
    creationData = try(var.pool.creation_data, var.absent) == null ? null : {
      sourceResourceId = try(var.pool.creation_data.source_resource_id, var.absent)
    }
    enableAutoScaling       = try(var.pool.enable_auto_scaling, var.absent)
    enableEncryptionAtHost  = try(var.pool.enable_encryption_at_host, var.absent)
    enableFIPS              = try(var.pool.enable_fips, var.absent)
    enableNodePublicIP      = try(var.pool.enable_node_public_ip, var.absent)
    enableOSDiskFullCaching = try(var.pool.enable_os_disk_full_caching, var.absent)
    enableUltraSSD          = try(var.pool.enable_ultra_ssd, var.absent)
    gatewayProfile = try(var.pool.gateway_profile, var.absent) == null ? null : {
      publicIPPrefixSize = try(var.pool.gateway_profile.public_ip_prefix_size, var.absent)
    }
    gpuInstanceProfile = try(var.pool.gpu_instance_profile, var.absent)
    gpuProfile = try(var.pool.gpu_profile, var.absent) == null ? null : {
      driver     = try(var.pool.gpu_profile.driver, var.absent)
      driverType = try(var.pool.gpu_profile.driver_type, var.absent)
      nvidia = try(var.pool.gpu_profile.nvidia, var.absent) == null ? null : {
        managementMode = try(var.pool.gpu_profile.nvidia.management_mode, var.absent)
        migStrategy    = try(var.pool.gpu_profile.nvidia.mig_strategy, var.absent)
      }
    }
    hostGroupID = try(var.pool.host_group_id, var.absent)
    kubeletConfig = try(var.pool.kubelet_config, var.absent) == null ? null : {
      allowedUnsafeSysctls  = try(var.pool.kubelet_config.allowed_unsafe_sysctls, var.absent)
      containerLogMaxFiles  = try(var.pool.kubelet_config.container_log_max_files, var.absent)
      containerLogMaxSizeMB = try(var.pool.kubelet_config.container_log_max_size_mb, var.absent)
      cpuCfsQuota           = try(var.pool.kubelet_config.cpu_cfs_quota, var.absent)
      cpuCfsQuotaPeriod     = try(var.pool.kubelet_config.cpu_cfs_quota_period, var.absent)
      cpuManagerPolicy      = try(var.pool.kubelet_config.cpu_manager_policy, var.absent)
      failSwapOn            = try(var.pool.kubelet_config.fail_swap_on, var.absent)
      imageGcHighThreshold  = try(var.pool.kubelet_config.image_gc_high_threshold, var.absent)
      imageGcLowThreshold   = try(var.pool.kubelet_config.image_gc_low_threshold, var.absent)
      podMaxPids            = try(var.pool.kubelet_config.pod_max_pids, var.absent)
      seccompDefault        = try(var.pool.kubelet_config.seccomp_default, var.absent)
      topologyManagerPolicy = try(var.pool.kubelet_config.topology_manager_policy, var.absent)
    }
    kubeletDiskType = try(var.pool.kubelet_disk_type, var.absent)
    linuxOSConfig = try(var.pool.linux_os_config, var.absent) == null ? null : {
      swapFileSizeMB = try(var.pool.linux_os_config.swap_file_size_mb, var.absent)
      sysctls = try(var.pool.linux_os_config.sysctls, var.absent) == null ? null : {
        fsAioMaxNr                     = try(var.pool.linux_os_config.sysctls.fs_aio_max_nr, var.absent)
        fsFileMax                      = try(var.pool.linux_os_config.sysctls.fs_file_max, var.absent)
        fsInotifyMaxUserWatches        = try(var.pool.linux_os_config.sysctls.fs_inotify_max_user_watches, var.absent)
        fsNrOpen                       = try(var.pool.linux_os_config.sysctls.fs_nr_open, var.absent)
        kernelThreadsMax               = try(var.pool.linux_os_config.sysctls.kernel_threads_max, var.absent)
        netCoreNetdevMaxBacklog        = try(var.pool.linux_os_config.sysctls.net_core_netdev_max_backlog, var.absent)
        netCoreOptmemMax               = try(var.pool.linux_os_config.sysctls.net_core_optmem_max, var.absent)
        netCoreRmemDefault             = try(var.pool.linux_os_config.sysctls.net_core_rmem_default, var.absent)
        netCoreRmemMax                 = try(var.pool.linux_os_config.sysctls.net_core_rmem_max, var.absent)
        netCoreSomaxconn               = try(var.pool.linux_os_config.sysctls.net_core_somaxconn, var.absent)
        netCoreWmemDefault             = try(var.pool.linux_os_config.sysctls.net_core_wmem_default, var.absent)
        netCoreWmemMax                 = try(var.pool.linux_os_config.sysctls.net_core_wmem_max, var.absent)
        netIpv4IpLocalPortRange        = try(var.pool.linux_os_config.sysctls.net_ipv4_ip_local_port_range, var.absent)
        netIpv4NeighDefaultGcThresh1   = try(var.pool.linux_os_config.sysctls.net_ipv4_neigh_default_gc_thresh1, var.absent)
        netIpv4NeighDefaultGcThresh2   = try(var.pool.linux_os_config.sysctls.net_ipv4_neigh_default_gc_thresh2, var.absent)
        netIpv4NeighDefaultGcThresh3   = try(var.pool.linux_os_config.sysctls.net_ipv4_neigh_default_gc_thresh3, var.absent)
        netIpv4TcpFinTimeout           = try(var.pool.linux_os_config.sysctls.net_ipv4_tcp_fin_timeout, var.absent)
        netIpv4TcpKeepaliveProbes      = try(var.pool.linux_os_config.sysctls.net_ipv4_tcp_keepalive_probes, var.absent)
        netIpv4TcpKeepaliveTime        = try(var.pool.linux_os_config.sysctls.net_ipv4_tcp_keepalive_time, var.absent)
        netIpv4TcpMaxSynBacklog        = try(var.pool.linux_os_config.sysctls.net_ipv4_tcp_max_syn_backlog, var.absent)
        netIpv4TcpMaxTwBuckets         = try(var.pool.linux_os_config.sysctls.net_ipv4_tcp_max_tw_buckets, var.absent)
        netIpv4TcpTwReuse              = try(var.pool.linux_os_config.sysctls.net_ipv4_tcp_tw_reuse, var.absent)
        netIpv4TcpkeepaliveIntvl       = try(var.pool.linux_os_config.sysctls.net_ipv4_tcpkeepalive_intvl, var.absent)
        netNetfilterNfConntrackBuckets = try(var.pool.linux_os_config.sysctls.net_netfilter_nf_conntrack_buckets, var.absent)
        netNetfilterNfConntrackMax     = try(var.pool.linux_os_config.sysctls.net_netfilter_nf_conntrack_max, var.absent)
        vmMaxMapCount                  = try(var.pool.linux_os_config.sysctls.vm_max_map_count, var.absent)
        vmSwappiness                   = try(var.pool.linux_os_config.sysctls.vm_swappiness, var.absent)
        vmVfsCachePressure             = try(var.pool.linux_os_config.sysctls.vm_vfs_cache_pressure, var.absent)
      }
      transparentHugePageDefrag  = try(var.pool.linux_os_config.transparent_huge_page_defrag, var.absent)
      transparentHugePageEnabled = try(var.pool.linux_os_config.transparent_huge_page_enabled, var.absent)
    }
    localDNSProfile = try(var.pool.local_dns_profile, var.absent) == null ? null : {
      kubeDNSOverrides = try(var.pool.local_dns_profile.kube_dns_overrides, var.absent) == null ? null : { for key, item in var.pool.local_dns_profile.kube_dns_overrides : key => {
        cacheDurationInSeconds      = try(item.cache_duration_in_seconds, var.absent)
        forwardDestination          = try(item.forward_destination, var.absent)
        forwardPolicy               = try(item.forward_policy, var.absent)
        maxConcurrent               = try(item.max_concurrent, var.absent)
        protocol                    = try(item.protocol, var.absent)
        queryLogging                = try(item.query_logging, var.absent)
        serveStale                  = try(item.serve_stale, var.absent)
        serveStaleDurationInSeconds = try(item.serve_stale_duration_in_seconds, var.absent)
      } }
      mode  = try(var.pool.local_dns_profile.mode, var.absent)
      state = try(var.pool.local_dns_profile.state, var.absent)
      vnetDNSOverrides = try(var.pool.local_dns_profile.vnet_dns_overrides, var.absent) == null ? null : { for key, item in var.pool.local_dns_profile.vnet_dns_overrides : key => {
        cacheDurationInSeconds      = try(item.cache_duration_in_seconds, var.absent)
        forwardDestination          = try(item.forward_destination, var.absent)
        forwardPolicy               = try(item.forward_policy, var.absent)
        maxConcurrent               = try(item.max_concurrent, var.absent)
        protocol                    = try(item.protocol, var.absent)
        queryLogging                = try(item.query_logging, var.absent)
        serveStale                  = try(item.serve_stale, var.absent)
        serveStaleDurationInSeconds = try(item.serve_stale_duration_in_seconds, var.absent)
      } }
    }
    maxCount        = try(var.pool.max_count, var.absent)
    maxPods         = try(var.pool.max_pods, var.absent)
    messageOfTheDay = try(var.pool.message_of_the_day, var.absent)
    minCount        = try(var.pool.min_count, var.absent)
    mode            = try(var.pool.mode, var.absent)
    networkProfile = try(var.pool.network_profile, var.absent) == null ? null : {
      allowedHostPorts = try(var.pool.network_profile.allowed_host_ports, var.absent) == null ? null : [for item in var.pool.network_profile.allowed_host_ports : {
        portEnd   = try(item.port_end, var.absent)
        portStart = try(item.port_start, var.absent)
        protocol  = try(item.protocol, var.absent)
      }]
      applicationSecurityGroups = try(var.pool.network_profile.application_security_groups, var.absent)
      nodePublicIPTags = try(var.pool.network_profile.node_public_ip_tags, var.absent) == null ? null : [for item in var.pool.network_profile.node_public_ip_tags : {
        ipTagType = try(item.ip_tag_type, var.absent)
        tag       = try(item.tag, var.absent)
      }]
    }
    nodeCustomizationProfile = try(var.pool.node_customization_profile, var.absent) == null ? null : {
      nodeCustomizationId = try(var.pool.node_customization_profile.node_customization_id, var.absent)
    }
    nodeImageVersion          = try(var.pool.node_image_version, var.absent)
    nodeInitializationTaints  = try(var.pool.node_initialization_taints, var.absent)
    nodeLabels                = try(var.pool.node_labels, var.absent)
    nodePublicIPPrefixID      = try(var.pool.node_public_ip_prefix_id, var.absent)
    nodeTaints                = try(var.pool.node_taints, var.absent)
    osDiskSizeGB              = try(var.pool.os_disk_size_gb, var.absent)
    osDiskType                = try(var.pool.os_disk_type, var.absent)
    osSKU                     = try(var.pool.os_sku, var.absent)
    osType                    = try(var.pool.os_type, var.absent)
    podIPAllocationMode       = try(var.pool.pod_ip_allocation_mode, var.absent)
    podSubnetID               = try(var.pool.pod_subnet_id, var.absent)
    proximityPlacementGroupID = try(var.pool.proximity_placement_group_id, var.absent)
    scaleDownMode             = try(var.pool.scale_down_mode, var.absent)
    scaleSetEvictionPolicy    = try(var.pool.scale_set_eviction_policy, var.absent)
    scaleSetPriority          = try(var.pool.scale_set_priority, var.absent)
    securityProfile = try(var.pool.security_profile, var.absent) == null ? null : {
      enableSecureBoot = try(var.pool.security_profile.enable_secure_boot, var.absent)
      enableVTPM       = try(var.pool.security_profile.enable_vtpm, var.absent)
      sshAccess        = try(var.pool.security_profile.ssh_access, var.absent)
    }
    spotMaxPrice = try(var.pool.spot_max_price, var.absent)
    tags         = try(var.pool.tags, var.absent)
    type         = try(var.pool.type, var.absent)
    upgradeSettings = try(var.pool.upgrade_settings, var.absent) == null ? null : {
      drainTimeoutInMinutes     = try(var.pool.upgrade_settings.drain_timeout_in_minutes, var.absent)
      maxBlockedNodes           = try(var.pool.upgrade_settings.max_blocked_nodes, var.absent)
      maxSurge                  = try(var.pool.upgrade_settings.max_surge, var.absent)
      maxUnavailable            = try(coalesce(var.pool.upgrade_settings.max_unavailable, var.max_unavailable), var.max_unavailable)
      nodeSoakDurationInMinutes = try(var.pool.upgrade_settings.node_soak_duration_in_minutes, var.absent)
      undrainableNodeBehavior   = try(var.pool.upgrade_settings.undrainable_node_behavior, var.absent)
    }
    upgradeSettingsBlueGreen = try(var.pool.upgrade_settings_blue_green, var.absent) == null ? null : {
      batchSoakDurationInMinutes = try(var.pool.upgrade_settings_blue_green.batch_soak_duration_in_minutes, var.absent)
      drainBatchSize             = try(var.pool.upgrade_settings_blue_green.drain_batch_size, var.absent)
      drainTimeoutInMinutes      = try(var.pool.upgrade_settings_blue_green.drain_timeout_in_minutes, var.absent)
      finalSoakDurationInMinutes = try(var.pool.upgrade_settings_blue_green.final_soak_duration_in_minutes, var.absent)
    }
    upgradeStrategy = try(var.pool.upgrade_strategy, var.absent)
    virtualMachinesProfile = try(var.pool.virtual_machines_profile, var.absent) == null ? null : {
      scale = try(var.pool.virtual_machines_profile.scale, var.absent) == null ? null : {
        manual = try(var.pool.virtual_machines_profile.scale.manual, var.absent) == null ? null : [for item in var.pool.virtual_machines_profile.scale.manual : {
          count = try(item.count, var.absent)
          size  = try(item.size, var.absent)
        }]
      }
    }
    vmSize       = try(var.pool.vm_size, var.absent)
    vnetSubnetID = try(var.pool.vnet_subnet_id, var.absent)
    windowsProfile = try(var.pool.windows_profile, var.absent) == null ? null : {
      disableOutboundNat = try(var.pool.windows_profile.disable_outbound_nat, var.absent)
    }
    workloadRuntime     = try(var.pool.workload_runtime, var.absent)
    count               = try(var.pool.max_count, var.absent) != null && try(var.pool.min_count, var.absent) != null ? null : try(var.pool.count_of, var.absent)
    orchestratorVersion = try(coalesce(var.pool.orchestrator_version, var.cluster_version), var.cluster_version)
  }
}

resource "azapi_resource" "this" {
  count = var.given_output_data_only || var.given_create_before_destroy ? 0 : 1

  type      = "Microsoft.ContainerService/managedClusters/agentPools@2026-01-02-preview"
  name      = var.name
  parent_id = var.given_parent_id
  body      = { properties = local.body_properties }
}

resource "azapi_resource" "this_create_before_destroy" {
  count = !var.given_output_data_only && var.given_create_before_destroy ? 1 : 0

  type      = "Microsoft.ContainerService/managedClusters/agentPools@2026-01-02-preview"
  name      = "${var.name}${substr(uuid(), 0, 4)}"
  parent_id = var.given_parent_id
  body      = { properties = local.body_properties }
}

output "name" {
  value = var.name
}

output "body_properties" {
  value = local.body_properties
}

output "resource_id" {
  value = try(azapi_resource.this[0].id, azapi_resource.this_create_before_destroy[0].id, null)
}
