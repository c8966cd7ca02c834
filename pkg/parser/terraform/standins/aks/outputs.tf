# What others read of the module.

output "aci_connector_linux" {
  value = try(azurerm_kubernetes_cluster.main.aci_connector_linux[0], null)
}

output "aci_connector_linux_enabled" {
  value = var.aci_connector_linux_enabled
}

output "admin_client_certificate" {
  value     = azurerm_kubernetes_cluster.main.kube_admin_config[0].client_certificate
  sensitive = true
}

output "admin_client_key" {
  value     = azurerm_kubernetes_cluster.main.kube_admin_config[0].client_key
  sensitive = true
}

output "admin_cluster_ca_certificate" {
  value     = azurerm_kubernetes_cluster.main.kube_admin_config[0].cluster_ca_certificate
  sensitive = true
}

output "admin_host" {
  value     = azurerm_kubernetes_cluster.main.kube_admin_config[0].host
  sensitive = true
}

output "admin_password" {
  value     = azurerm_kubernetes_cluster.main.kube_admin_config[0].password
  sensitive = true
}

output "admin_username" {
  value     = azurerm_kubernetes_cluster.main.kube_admin_config[0].username
  sensitive = true
}

output "aks_id" {
  value = azurerm_kubernetes_cluster.main.id
}

output "aks_name" {
  value = azurerm_kubernetes_cluster.main.name
}

output "azure_policy_enabled" {
  value = azurerm_kubernetes_cluster.main.azure_policy_enabled
}

output "azurerm_log_analytics_workspace_id" {
  value = try(azurerm_log_analytics_workspace.main[0].id, null)
}

output "azurerm_log_analytics_workspace_name" {
  value = try(azurerm_log_analytics_workspace.main[0].name, null)
}

output "azurerm_log_analytics_workspace_primary_shared_key" {
  value     = try(azurerm_log_analytics_workspace.main[0].primary_shared_key, null)
  sensitive = true
}

output "client_certificate" {
  value     = azurerm_kubernetes_cluster.main.kube_config[0].client_certificate
  sensitive = true
}

output "client_key" {
  value     = azurerm_kubernetes_cluster.main.kube_config[0].client_key
  sensitive = true
}

output "cluster_ca_certificate" {
  value     = azurerm_kubernetes_cluster.main.kube_config[0].cluster_ca_certificate
  sensitive = true
}

output "cluster_fqdn" {
  value = azurerm_kubernetes_cluster.main.fqdn
}

output "cluster_identity" {
  value = try(azurerm_kubernetes_cluster.main.identity[0], null)
}

output "cluster_portal_fqdn" {
  value = azurerm_kubernetes_cluster.main.portal_fqdn
}

output "cluster_private_fqdn" {
  value = azurerm_kubernetes_cluster.main.private_fqdn
}

output "host" {
  value     = azurerm_kubernetes_cluster.main.kube_config[0].host
  sensitive = true
}

output "http_application_routing_zone_name" {
  value = azurerm_kubernetes_cluster.main.http_application_routing_zone_name
}

output "ingress_application_gateway" {
  value = try(azurerm_kubernetes_cluster.main.ingress_application_gateway[0], null)
}

output "ingress_application_gateway_enabled" {
  value = local.gateway_used || local.gateway_made
}

output "key_vault_secrets_provider" {
  value = try(azurerm_kubernetes_cluster.main.key_vault_secrets_provider[0], null)
}

output "key_vault_secrets_provider_enabled" {
  value = var.key_vault_secrets_provider_enabled
}

output "kube_admin_config_raw" {
  value     = azurerm_kubernetes_cluster.main.kube_admin_config_raw
  sensitive = true
}

output "kube_config_raw" {
  value     = azurerm_kubernetes_cluster.main.kube_config_raw
  sensitive = true
}

output "kubelet_identity" {
  value = azurerm_kubernetes_cluster.main.kubelet_identity
}

output "local_dns_config" {
  value = var.local_dns_config
}

output "location" {
  value = azurerm_kubernetes_cluster.main.location
}

output "network_profile" {
  value = azurerm_kubernetes_cluster.main.network_profile
}

output "node_pool_name" {
  value = merge({ for k, p in azurerm_kubernetes_cluster_node_pool.node_pool_create_before_destroy : k => p.name }, { for k, p in azurerm_kubernetes_cluster_node_pool.node_pool_create_after_destroy : k => p.name })
}

output "node_resource_group" {
  value = azurerm_kubernetes_cluster.main.node_resource_group
}

output "node_resource_group_id" {
  value = azurerm_kubernetes_cluster.main.node_resource_group_id
}

output "oidc_issuer_url" {
  value = azurerm_kubernetes_cluster.main.oidc_issuer_url
}

output "oms_agent" {
  value = try(azurerm_kubernetes_cluster.main.oms_agent[0], null)
}

output "oms_agent_enabled" {
  value = var.log_analytics_workspace_enabled && var.oms_agent_enabled
}

output "open_service_mesh_enabled" {
  value = azurerm_kubernetes_cluster.main.open_service_mesh_enabled
}

output "password" {
  value     = azurerm_kubernetes_cluster.main.kube_config[0].password
  sensitive = true
}

output "username" {
  value     = azurerm_kubernetes_cluster.main.kube_config[0].username
  sensitive = true
}

output "web_app_routing_identity" {
  value = try(azurerm_kubernetes_cluster.main.web_app_routing[0].web_app_routing_identity, [])
}
