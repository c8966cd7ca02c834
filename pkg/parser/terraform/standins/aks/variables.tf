# Arguments with their defaults. What is not given inside an argument is absent.

terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = ">= 4.48.0, < 5.0"
    }
  }
}

variable "absent" {
  default = null
}

variable "aci_connector_linux_enabled" {
  default = false
}

variable "aci_connector_linux_subnet_name" {
  default = null
}

variable "admin_username" {
  default = null
}

variable "given_agents_availability_zones" {
  default = null
}

variable "agents_count" {
  default = 2
}

variable "given_agents_labels" {
  default = {}
}

variable "given_agents_max_count" {
  default = null
}

variable "given_agents_max_pods" {
  default = null
}

variable "given_agents_min_count" {
  default = null
}

variable "agents_pool_drain_timeout_in_minutes" {
  default = null
}

variable "agents_pool_kubelet_configs" {
  default  = []
  nullable = false
}

variable "agents_pool_linux_os_configs" {
  default  = []
  nullable = false
}

variable "agents_pool_max_surge" {
  default = "10%"
}

variable "agents_pool_name" {
  default  = "nodepool"
  nullable = false
}

variable "agents_pool_node_soak_duration_in_minutes" {
  default = 0
}

variable "agents_pool_undrainable_node_behavior" {
  default = null
}

variable "agents_proximity_placement_group_id" {
  default = null
}

variable "agents_size" {
  default = "Standard_D2s_v3"
}

variable "agents_tags" {
  default = {}
}

variable "agents_type" {
  default = "VirtualMachineScaleSets"
}

variable "ai_toolchain_operator_enabled" {
  default = false
}

variable "api_server_authorized_ip_ranges" {
  default = null
}

variable "api_server_subnet_id" {
  default = null
}

variable "api_server_vnet_integration_enabled" {
  default = false
}

variable "attached_acr_id_map" {
  default  = {}
  nullable = false
}

variable "auto_scaler_profile_balance_similar_node_groups" {
  default = false
}

variable "auto_scaler_profile_empty_bulk_delete_max" {
  default = 10
}

variable "auto_scaler_profile_enabled" {
  default  = false
  nullable = false
}

variable "auto_scaler_profile_expander" {
  default = "random"
}

variable "auto_scaler_profile_max_graceful_termination_sec" {
  default = "600"
}

variable "auto_scaler_profile_max_node_provisioning_time" {
  default = "15m"
}

variable "auto_scaler_profile_max_unready_nodes" {
  default = 3
}

variable "auto_scaler_profile_max_unready_percentage" {
  default = 45
}

variable "auto_scaler_profile_new_pod_scale_up_delay" {
  default = "10s"
}

variable "auto_scaler_profile_scale_down_delay_after_add" {
  default = "10m"
}

variable "auto_scaler_profile_scale_down_delay_after_delete" {
  default = null
}

variable "auto_scaler_profile_scale_down_delay_after_failure" {
  default = "3m"
}

variable "auto_scaler_profile_scale_down_unneeded" {
  default = "10m"
}

variable "auto_scaler_profile_scale_down_unready" {
  default = "20m"
}

variable "auto_scaler_profile_scale_down_utilization_threshold" {
  default = "0.5"
}

variable "auto_scaler_profile_scan_interval" {
  default = "10s"
}

variable "auto_scaler_profile_skip_nodes_with_local_storage" {
  default = true
}

variable "auto_scaler_profile_skip_nodes_with_system_pods" {
  default = true
}

variable "auto_scaling_enabled" {
  default = false
}

variable "automatic_channel_upgrade" {
  default = null
}

variable "azure_policy_enabled" {
  default = false
}

variable "bootstrap_profile" {
  default = null
}

variable "brown_field_application_gateway_for_ingress" {
  default = null
}

variable "client_id" {
  default  = ""
  nullable = false
}

variable "client_secret" {
  default   = ""
  nullable  = false
  sensitive = true
}

variable "cluster_log_analytics_workspace_name" {
  default = null
}

variable "cluster_name" {
  default = null
}

variable "confidential_computing" {
  default = null
}

variable "cost_analysis_enabled" {
  default = false
}

variable "create_monitor_data_collection_rule" {
  default  = true
  nullable = false
}

variable "create_role_assignment_network_contributor" {
  default  = false
  nullable = false
}

variable "create_role_assignments_for_application_gateway" {
  default  = true
  nullable = false
}

variable "custom_ca_trust_certificates_base64" {
  default = null
}

variable "data_collection_settings" {
  default = { data_collection_interval = "1m", namespace_filtering_mode_for_data_collection = "Off", container_log_v2_enabled = true, namespaces_for_data_collection = ["kube-system", "gatekeeper-system", "azure-arc"] }
}

variable "default_node_pool_fips_enabled" {
  default = null
}

variable "given_disk_encryption_set_id" {
  default = null
}

variable "dns_prefix_private_cluster" {
  default = null
}

variable "ebpf_data_plane" {
  default = null
}

variable "given_cluster_name_random_suffix" {
  default = false
}

variable "given_pool_create_before_destroy" {
  default = true
}

variable "green_field_application_gateway_for_ingress" {
  default = null
}

variable "host_encryption_enabled" {
  default = false
}

variable "http_proxy_config" {
  default = null
}

variable "identity_ids" {
  default = null
}

variable "identity_type" {
  default = "SystemAssigned"
}

variable "image_cleaner_enabled" {
  default = false
}

variable "image_cleaner_interval_hours" {
  default = 48
}

variable "key_vault_secrets_provider_enabled" {
  default  = false
  nullable = false
}

variable "kms_enabled" {
  default  = false
  nullable = false
}

variable "kms_key_vault_key_id" {
  default = null
}

variable "kms_key_vault_network_access" {
  default = "Public"
}

variable "kubelet_identity" {
  default = null
}

variable "kubernetes_version" {
  default = null
}

variable "load_balancer_profile_enabled" {
  default  = false
  nullable = false
}

variable "load_balancer_profile_idle_timeout_in_minutes" {
  default = 30
}

variable "load_balancer_profile_managed_outbound_ip_count" {
  default = null
}

variable "load_balancer_profile_managed_outbound_ipv6_count" {
  default = null
}

variable "load_balancer_profile_outbound_ip_address_ids" {
  default = null
}

variable "load_balancer_profile_outbound_ip_prefix_ids" {
  default = null
}

variable "load_balancer_profile_outbound_ports_allocated" {
  default = 0
}

variable "load_balancer_sku" {
  default = "standard"
}

variable "given_local_account_disabled" {
  default = null
}

variable "local_dns_config" {
  default = null
}

variable "location" {}

variable "log_analytics_solution" {
  default = null
}

variable "log_analytics_workspace" {
  default = null
}

variable "log_analytics_workspace_allow_resource_only_permissions" {
  default = null
}

variable "log_analytics_workspace_cmk_for_query_forced" {
  default = null
}

variable "log_analytics_workspace_daily_quota_gb" {
  default = null
}

variable "log_analytics_workspace_data_collection_rule_id" {
  default = null
}

variable "log_analytics_workspace_enabled" {
  default  = true
  nullable = false
}

variable "log_analytics_workspace_identity" {
  default = null
}

variable "log_analytics_workspace_immediate_data_purge_on_30_days_enabled" {
  default = null
}

variable "log_analytics_workspace_internet_ingestion_enabled" {
  default = null
}

variable "log_analytics_workspace_internet_query_enabled" {
  default = null
}

variable "log_analytics_workspace_local_authentication_disabled" {
  default = null
}

variable "log_analytics_workspace_reservation_capacity_in_gb_per_day" {
  default = null
}

variable "log_analytics_workspace_resource_group_name" {
  default = null
}

variable "log_analytics_workspace_sku" {
  default = "PerGB2018"
}

variable "log_retention_in_days" {
  default = 30
}

variable "maintenance_window" {
  default = null
}

variable "maintenance_window_auto_upgrade" {
  default = null
}

variable "maintenance_window_node_os" {
  default = null
}

variable "mesh_gateway" {
  default = true
}

variable "microsoft_defender_enabled" {
  default  = false
  nullable = false
}

variable "monitor_data_collection_rule_data_sources_syslog_facilities" {
  default = ["auth", "authpriv", "cron", "daemon", "mark", "kern", "local0", "local1", "local2", "local3", "local4", "local5", "local6", "local7", "lpr", "mail", "news", "syslog", "user", "uucp"]
}

variable "monitor_data_collection_rule_data_sources_syslog_levels" {
  default = ["Debug", "Info", "Notice", "Warning", "Error", "Critical", "Alert", "Emergency"]
}

variable "monitor_data_collection_rule_extensions_streams" {
  default = ["Microsoft-ContainerLog", "Microsoft-ContainerLogV2", "Microsoft-KubeEvents", "Microsoft-KubePodInventory", "Microsoft-KubeNodeInventory", "Microsoft-KubePVInventory", "Microsoft-KubeServices", "Microsoft-KubeMonAgentEvents", "Microsoft-InsightsMetrics", "Microsoft-ContainerInventory", "Microsoft-ContainerNodeInventory", "Microsoft-Perf"]
}

variable "monitor_metrics" {
  default = null
}

variable "msi_auth_for_monitoring_enabled" {
  default = null
}

variable "nat_gateway_profile" {
  default = null
}

variable "given_net_profile_dns_service_ip" {
  default = null
}

variable "given_net_profile_outbound_type" {
  default = "loadBalancer"
}

variable "given_net_profile_pod_cidr" {
  default = null
}

variable "given_net_profile_pod_cidrs" {
  default = null
}

variable "given_net_profile_service_cidr" {
  default = null
}

variable "given_net_profile_service_cidrs" {
  default = null
}

variable "network_contributor_role_assigned_subnet_ids" {
  default  = {}
  nullable = false
}

variable "network_ip_versions" {
  default = null
}

variable "network_plugin" {
  default  = "kubenet"
  nullable = false
}

variable "network_plugin_mode" {
  default = null
}

variable "network_policy" {
  default = null
}

variable "network_profile_advanced_networking" {
  default = null
}

variable "node_network_profile" {
  default = null
}

variable "node_os_channel_upgrade" {
  default = null
}

variable "node_pools" {
  default  = {}
  nullable = false
}

variable "node_provisioning_profile" {
  default = null
}

variable "node_public_ip_enabled" {
  default = false
}

variable "given_node_resource_group" {
  default = null
}

variable "oidc_issuer_enabled" {
  default = false
}

variable "oms_agent_enabled" {
  default  = true
  nullable = false
}

variable "given_only_critical_addons_enabled" {
  default = null
}

variable "open_service_mesh_enabled" {
  default = null
}

variable "orchestrator_version" {
  default = null
}

variable "os_disk_size_gb" {
  default = 50
}

variable "given_os_disk_type" {
  default  = "Managed"
  nullable = false
}

variable "os_sku" {
  default = null
}

variable "pod_subnet" {
  default = null
}

variable "pool_mode" {
  default = "User"
}

variable "pool_os_disk_type" {
  default = "Managed"
}

variable "pool_os_type" {
  default = "Linux"
}

variable "pool_priority" {
  default = "Regular"
}

variable "pool_scale_down_mode" {
  default = "Delete"
}

variable "prefix" {
  default = ""
}

variable "private_cluster_enabled" {
  default = false
}

variable "private_cluster_public_fqdn_enabled" {
  default = false
}

variable "private_dns_zone_id" {
  default = null
}

variable "public_ssh_key" {
  default = ""
}

variable "given_rbac_aad_admin_group_object_ids" {
  default = null
}

variable "given_rbac_aad_azure_rbac_enabled" {
  default = null
}

variable "given_rbac_aad_tenant_id" {
  default = null
}

variable "resource_group_name" {}

variable "role_based_access_control_enabled" {
  default  = false
  nullable = false
}

variable "run_command_enabled" {
  default = true
}

variable "scale_down_mode" {
  default = "Delete"
}

variable "secret_rotation_enabled" {
  default  = false
  nullable = false
}

variable "secret_rotation_interval" {
  default  = "2m"
  nullable = false
}

variable "service_mesh_profile" {
  default = null
}

variable "sku_tier" {
  default = "Free"
}

variable "snapshot_id" {
  default = null
}

variable "storage_profile_blob_driver_enabled" {
  default = false
}

variable "storage_profile_disk_driver_enabled" {
  default = true
}

variable "storage_profile_enabled" {
  default  = false
  nullable = false
}

variable "storage_profile_file_driver_enabled" {
  default = true
}

variable "storage_profile_snapshot_controller_enabled" {
  default = true
}

variable "support_plan" {
  default = "KubernetesOfficial"
}

variable "tags" {
  default = {}
}

variable "ultra_ssd_enabled" {
  default = false
}

variable "upgrade_override" {
  default = null
}

variable "vnet_subnet" {
  default = null
}

variable "web_app_routing" {
  default = null
}

variable "windows_profile" {
  default = null
}

variable "windows_profile_admin_password" {
  default   = null
  sensitive = true
}

variable "workload_autoscaler_profile" {
  default = null
}

variable "workload_identity_enabled" {
  default = false
}
