# What the module sends once the cluster is there.

locals {
  api = "Microsoft.ContainerService/managedClusters"
}

resource "azapi_update_resource" "aks_cluster_post_create" {
  type        = "${local.api}@2025-09-01"
  resource_id = azurerm_kubernetes_cluster.main.id
  body        = { properties = { kubernetesVersion = var.kubernetes_version } }
}

resource "azapi_update_resource" "aks_cluster_http_proxy_config_no_proxy" {
  count = can(var.http_proxy_config.no_proxy[0]) ? 1 : 0

  type        = "${local.api}@2025-09-01"
  resource_id = azurerm_kubernetes_cluster.main.id
  body        = { properties = { httpProxyConfig = { noProxy = var.http_proxy_config.no_proxy } } }
}

resource "azapi_update_resource" "aks_cluster_default_nodepool_version" {
  count = var.orchestrator_version != null ? 1 : 0

  type        = "${local.api}/agentPools@2025-09-01"
  resource_id = "${azurerm_kubernetes_cluster.main.id}/agentPools/${var.agents_pool_name}"
  body        = { properties = { orchestratorVersion = var.orchestrator_version } }
}

resource "azapi_update_resource" "node_pool_version" {
  for_each = { for k, p in var.node_pools : k => p if try(p.orchestrator_version, null) != null }

  type        = "${local.api}/agentPools@2025-09-01"
  resource_id = try(azurerm_kubernetes_cluster_node_pool.node_pool_create_before_destroy[each.key].id, azurerm_kubernetes_cluster_node_pool.node_pool_create_after_destroy[each.key].id)
  body        = { properties = { orchestratorVersion = each.value.orchestrator_version } }
}
