package azure

import (
	"github.com/akslint/akslint/pkg/value"
)

// criticalTaint is the taint that only_critical_addons_enabled stands for.
const criticalTaint = "CriticalAddonsOnly=true:NoSchedule"

// poolRows are the properties of a node pool, written in the cluster or as a
// resource of its own.
func poolRows(more ...row) []row {
	return append([]row{
		attr("vm_size", "vmSize"),
		attr("node_count", "count"),
		attr("auto_scaling_enabled|enable_auto_scaling", "enableAutoScaling").sends(false),
		attr("min_count", "minCount"),
		attr("max_count", "maxCount"),
		attr("zones|availability_zones", "availabilityZones").text(),
		attr("max_pods", "maxPods").positive(),
		attr("vnet_subnet_id", "vnetSubnetID"),
		attr("pod_subnet_id", "podSubnetID"),
		attr("node_labels", "nodeLabels"),
		attr("node_taints", "nodeTaints"),
		attr("os_sku", "osSKU"),
		attr("os_disk_size_gb", "osDiskSizeGB").positive(),
		attr("os_disk_type", "osDiskType").sends("Managed").enum("Managed", "Ephemeral"),
		attr("kubelet_disk_type", "kubeletDiskType"),
		attr("orchestrator_version", "orchestratorVersion").text(),
		attr("scale_down_mode", "scaleDownMode").sends("Delete"),
		attr("fips_enabled", "enableFIPS").sends(false),
		attr("host_encryption_enabled|enable_host_encryption", "enableEncryptionAtHost").sends(false),
		attr("node_public_ip_enabled|enable_node_public_ip", "enableNodePublicIP").sends(false),
		attr("ultra_ssd_enabled", "enableUltraSSD").sends(false),
		attr("node_public_ip_prefix_id", "nodePublicIPPrefixID"),
		attr("proximity_placement_group_id", "proximityPlacementGroupID"),
		attr("host_group_id", "hostGroupID"),
		attr("capacity_reservation_group_id", "capacityReservationGroupID"),
		attr("snapshot_id", "creationData.sourceResourceId"),
		attr("gpu_instance", "gpuInstanceProfile"),
		attr("gpu_driver", "gpuProfile.driver"),
		attr("workload_runtime", "workloadRuntime"),
		attr("message_of_the_day", "messageOfTheDay"),
		attr("custom_ca_trust_enabled", "enableCustomCATrust"),
		block("upgrade_settings", "upgradeSettings", upgradeRows()...),
		block("kubelet_config", "kubeletConfig", kubeletRows()...),
		block("linux_os_config", "linuxOSConfig", linuxRows()...),
		block("node_network_profile", "networkProfile",
			blocks("allowed_host_ports", "allowedHostPorts",
				attr("port_start", "portStart"), attr("port_end", "portEnd"), attr("protocol", "protocol")),
			attr("application_security_group_ids", "applicationSecurityGroups"),
			attr("node_public_ip_tags", "nodePublicIPTags").with(ipTags)),
	}, more...)
}

// defaultPoolRows are the pool written inside the cluster.
func defaultPoolRows() []row {
	return poolRows(
		attr("name", "name"),
		fixed("mode", "System"),
		fixed("osType", "Linux"),
		attr("type", "type").sends("VirtualMachineScaleSets"),
		attr("tags", "tags"),
		derived("only_critical_addons_enabled", "nodeTaints", criticalTaints),
	)
}

// separatePoolRows are a pool written as a resource of its own.
func separatePoolRows() []row {
	return poolRows(
		attr("mode", "mode").sends("User").enum("System", "User", "Gateway"),
		fixed("type", "VirtualMachineScaleSets"),
		attr("os_type", "osType").sends("Linux").enum("Linux", "Windows"),
		attr("priority", "scaleSetPriority").sends("Regular").enum("Regular", "Spot"),
		attr("eviction_policy", "scaleSetEvictionPolicy"),
		attr("spot_max_price", "spotMaxPrice"),
		attr("tags", "tags"),
		block("windows_profile", "windowsProfile",
			attr("outbound_nat_enabled", "disableOutboundNat").sends(true).inverted()),
	)
}

func upgradeRows() []row {
	return []row{
		attr("max_surge", "maxSurge").text(),
		attr("max_unavailable", "maxUnavailable").text(),
		attr("drain_timeout_in_minutes", "drainTimeoutInMinutes"),
		attr("node_soak_duration_in_minutes", "nodeSoakDurationInMinutes"),
		attr("undrainable_node_behavior", "undrainableNodeBehavior"),
	}
}

func kubeletRows() []row {
	return []row{
		fixed("failSwapOn", false),
		attr("cpu_cfs_quota_enabled", "cpuCfsQuota").sends(true),
		attr("cpu_cfs_quota_period", "cpuCfsQuotaPeriod"),
		attr("cpu_manager_policy", "cpuManagerPolicy"),
		attr("topology_manager_policy", "topologyManagerPolicy"),
		attr("image_gc_high_threshold", "imageGcHighThreshold"),
		attr("image_gc_low_threshold", "imageGcLowThreshold"),
		attr("allowed_unsafe_sysctls", "allowedUnsafeSysctls"),
		attr("container_log_max_size_mb", "containerLogMaxSizeMB"),
		attr("container_log_max_files|container_log_max_line", "containerLogMaxFiles"),
		attr("pod_max_pid", "podMaxPids"),
	}
}

func linuxRows() []row {
	return []row{
		attr("swap_file_size_mb", "swapFileSizeMB"),
		attr("transparent_huge_page|transparent_huge_page_enabled", "transparentHugePageEnabled"),
		attr("transparent_huge_page_defrag", "transparentHugePageDefrag"),
		block("sysctl_config", "sysctls",
			attr("fs_aio_max_nr", "fsAioMaxNr"),
			attr("fs_file_max", "fsFileMax"),
			attr("fs_inotify_max_user_watches", "fsInotifyMaxUserWatches"),
			attr("fs_nr_open", "fsNrOpen"),
			attr("kernel_threads_max", "kernelThreadsMax"),
			attr("net_core_netdev_max_backlog", "netCoreNetdevMaxBacklog"),
			attr("net_core_optmem_max", "netCoreOptmemMax"),
			attr("net_core_rmem_default", "netCoreRmemDefault"),
			attr("net_core_rmem_max", "netCoreRmemMax"),
			attr("net_core_somaxconn", "netCoreSomaxconn"),
			attr("net_core_wmem_default", "netCoreWmemDefault"),
			attr("net_core_wmem_max", "netCoreWmemMax"),
			derived("net_ipv4_ip_local_port_range_min net_ipv4_ip_local_port_range_max", "netIpv4IpLocalPortRange", portRange),
			attr("net_ipv4_neigh_default_gc_thresh1", "netIpv4NeighDefaultGcThresh1"),
			attr("net_ipv4_neigh_default_gc_thresh2", "netIpv4NeighDefaultGcThresh2"),
			attr("net_ipv4_neigh_default_gc_thresh3", "netIpv4NeighDefaultGcThresh3"),
			attr("net_ipv4_tcp_fin_timeout", "netIpv4TcpFinTimeout"),
			attr("net_ipv4_tcp_keepalive_intvl", "netIpv4TcpkeepaliveIntvl"),
			attr("net_ipv4_tcp_keepalive_probes", "netIpv4TcpKeepaliveProbes"),
			attr("net_ipv4_tcp_keepalive_time", "netIpv4TcpKeepaliveTime"),
			attr("net_ipv4_tcp_max_syn_backlog", "netIpv4TcpMaxSynBacklog"),
			attr("net_ipv4_tcp_max_tw_buckets", "netIpv4TcpMaxTwBuckets"),
			attr("net_ipv4_tcp_tw_reuse", "netIpv4TcpTwReuse").sends(false),
			attr("net_netfilter_nf_conntrack_buckets", "netNetfilterNfConntrackBuckets"),
			attr("net_netfilter_nf_conntrack_max", "netNetfilterNfConntrackMax"),
			attr("vm_max_map_count", "vmMaxMapCount"),
			attr("vm_swappiness", "vmSwappiness"),
			attr("vm_vfs_cache_pressure", "vmVfsCachePressure")),
	}
}

// criticalTaints adds the taint that only_critical_addons_enabled stands for;
// false adds none, and says so.
func criticalTaints(_ *translation, out target, to []string, in *value.Value) {
	v := in.Get("only_critical_addons_enabled")
	if on, ok := v.Truth(); ok {
		taints := []*value.Value{}
		if on {
			taints = append(taints, value.NewString(criticalTaint, v.Locator()))
		}
		v = like(v, value.NewList(taints, v.Locator()))
	}
	out.join(to, v)
}

// portRange writes the two ends of the port range as ARM's one string.
func portRange(_ *translation, out target, to []string, in *value.Value) {
	low, high := in.Get("net_ipv4_ip_local_port_range_min"), in.Get("net_ipv4_ip_local_port_range_max")
	switch {
	case low.IsUnknown():
		out.put(to, low, value.Field{})
	case high.IsUnknown():
		out.put(to, high, value.Field{})
	default:
		a, okA := low.Num()
		b, okB := high.Num()
		if okA && okB {
			out.put(to, like(low, value.NewString(a+" "+b, low.Locator())), value.Field{})
		}
	}
}

// ipTags turns a map into ARM's list of pairs.
func ipTags(v *value.Value) *value.Value {
	if v.Kind() != value.Object {
		return v
	}
	items := make([]*value.Value, 0, len(v.Fields()))
	for _, f := range v.Fields() {
		items = append(items, value.NewObject([]value.Field{
			{Name: "ipTagType", Value: value.NewString(f.Name, f.Value.Locator())},
			{Name: "tag", Value: f.Value},
		}, f.Value.Locator()))
	}
	return like(v, value.NewList(items, v.Locator()))
}
