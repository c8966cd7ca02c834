# Arguments with their defaults. What is not given inside an argument is absent.

variable "aad_profile" {
  default = null
}

variable "absent" {
  default = null
}

variable "addon_profile_azure_policy" {
  default = { enabled = false }
}

variable "addon_profile_confidential_computing" {
  default = null
}

variable "addon_profile_ingress_application_gateway" {
  default = null
}

variable "addon_profile_key_vault_secrets_provider" {
  default = null
}

variable "addon_profile_oms_agent" {
  default = null
}

variable "addon_profiles_extra" {
  default  = {}
  nullable = false
}

variable "agent_pools" {
  default = {}
}

variable "ai_toolchain_operator_profile" {
  default = null
}

variable "api_server_access_profile" {
  default = null
}

variable "auto_scaler_profile" {
  default = null
}

variable "auto_upgrade_profile" {
  default = null
}

variable "azure_monitor_profile" {
  default = null
}

variable "bootstrap_profile" {
  default = null
}

variable "default_agent_pool" {
  default  = {}
  nullable = false
}

variable "diagnostic_settings" {
  default  = {}
  nullable = false
}

variable "disable_local_accounts" {
  default  = false
  nullable = false
}

variable "disk_encryption_set_id" {
  default = null
}

variable "dns_prefix" {
  default = null
}

variable "enable_rbac" {
  default = null
}

variable "extended_location" {
  default = null
}

variable "fqdn_subdomain" {
  default = null
}

variable "given_create_agentpools_before_destroy" {
  default = false
}

variable "given_sku" {
  default = null
}

variable "hosted_system_profile" {
  default = null
}

variable "http_proxy_config" {
  default = null
}

variable "identity_profile" {
  default = null
}

variable "ingress_profile" {
  default = null
}

variable "kind" {
  default = null
}

variable "kubernetes_version" {
  default = null
}

variable "linux_profile" {
  default = null
}

variable "location" {
  nullable = false
}

variable "lock" {
  default = null
}

variable "log_destination" {
  default = "Dedicated"
}

variable "log_groups" {
  default = ["allLogs"]
}

variable "maintenanceconfiguration" {
  default = {}
}

variable "managed_identities" {
  default  = { system_assigned = true }
  nullable = false
}

variable "metric_categories" {
  default = ["AllMetrics"]
}

variable "metrics_profile" {
  default = null
}

variable "name" {}

variable "network_profile" {
  default = null
}

variable "node_os_channel" {
  default = "NodeImage"
}

variable "node_provisioning_profile" {
  default = null
}

variable "node_resource_group" {
  default = null
}

variable "node_resource_group_profile" {
  default = null
}

variable "off" {
  default = false
}

variable "oidc_issuer_profile" {
  default = null
}

variable "onboard_monitoring" {
  default = false
}

variable "parent_id" {}

variable "pod_identity_profile" {
  default = null
}

variable "pool_count" {
  default = 3
}

variable "pool_name" {
  default = "systempool"
}

variable "private_endpoints" {
  default  = {}
  nullable = false
}

variable "prometheus_workspace_id" {
  default = null
}

variable "public_network_access" {
  default = null
}

variable "role_assignments" {
  default  = {}
  nullable = false
}

variable "security_profile" {
  default = null
}

variable "service_mesh_profile" {
  default = null
}

variable "service_principal_profile" {
  default = null
}

variable "sku" {
  default = null
}

variable "storage_profile" {
  default = null
}

variable "support_plan" {
  default = null
}

variable "tags" {
  default = null
}

variable "upgrade_channel" {
  default = "none"
}

variable "upgrade_settings" {
  default = null
}

variable "windows_profile" {
  default = null
}

variable "workload_auto_scaler_profile" {
  default = null
}
