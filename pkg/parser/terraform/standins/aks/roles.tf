# What the cluster may do: pull images, join subnets, manage its gateway.

locals {
  has_identity = var.client_id == "" || nonsensitive(var.client_secret) == ""
  principal    = !local.has_identity ? var.client_id : var.identity_type == "UserAssigned" ? data.azurerm_user_assigned_identity.cluster_identity[0].principal_id : azurerm_kubernetes_cluster.main.identity[0].principal_id
  pool_subnets = merge(
    merge([for k, p in var.node_pools : { "${k}-vnet-subnet" = try(p.vnet_subnet, null), "${k}-pod-subnet" = try(p.pod_subnet, null) }]...),
    { "vnet-subnet" = var.vnet_subnet },
  )
  gateway_roles = var.create_role_assignments_for_application_gateway
  gateway_owner = azurerm_kubernetes_cluster.main.ingress_application_gateway[0].ingress_application_gateway_identity[0].object_id
}

data "azurerm_user_assigned_identity" "cluster_identity" {
  count = local.has_identity && var.identity_type == "UserAssigned" ? 1 : 0

  name                = split("/", var.identity_ids[0])[8]
  resource_group_name = split("/", var.identity_ids[0])[4]
}

resource "azurerm_role_assignment" "acr" {
  for_each = var.attached_acr_id_map

  principal_id         = azurerm_kubernetes_cluster.main.kubelet_identity[0].object_id
  scope                = each.value
  role_definition_name = "AcrPull"
}

resource "azurerm_role_assignment" "network_contributor" {
  for_each = var.create_role_assignment_network_contributor && local.has_identity ? { for k, s in local.pool_subnets : k => s if s != null } : {}

  principal_id         = local.principal
  scope                = each.value.id
  role_definition_name = "Network Contributor"
}

resource "azurerm_role_assignment" "network_contributor_on_subnet" {
  for_each = var.network_contributor_role_assigned_subnet_ids

  principal_id         = local.principal
  scope                = each.value
  role_definition_name = "Network Contributor"
}

data "azurerm_virtual_network" "application_gateway_vnet" {
  count = local.gateway_roles && local.gateway_used ? 1 : 0

  name                = try(split("/", var.brown_field_application_gateway_for_ingress.subnet_id)[8], null)
  resource_group_name = try(split("/", var.brown_field_application_gateway_for_ingress.subnet_id)[4], null)
}

resource "azurerm_role_assignment" "application_gateway_existing_vnet_network_contributor" {
  count = local.gateway_roles && local.gateway_used ? 1 : 0

  principal_id         = local.gateway_owner
  scope                = data.azurerm_virtual_network.application_gateway_vnet[0].id
  role_definition_name = "Network Contributor"
}

resource "azurerm_role_assignment" "application_gateway_byo_vnet_network_contributor" {
  count = local.gateway_roles && local.gateway_made ? 1 : 0

  principal_id         = local.gateway_owner
  scope                = join("/", slice(split("/", var.vnet_subnet.id), 0, 9))
  role_definition_name = "Network Contributor"
}

resource "azurerm_role_assignment" "existing_application_gateway_contributor" {
  count = local.gateway_roles && local.gateway_used ? 1 : 0

  principal_id         = local.gateway_owner
  scope                = var.brown_field_application_gateway_for_ingress.id
  role_definition_name = "Contributor"
}

data "azurerm_resource_group" "ingress_gw" {
  count = local.gateway_roles && local.gateway_used ? 1 : 0

  name = try(split("/", var.brown_field_application_gateway_for_ingress.id)[4], null)
}

data "azurerm_resource_group" "aks_rg" {
  count = local.gateway_roles ? 1 : 0

  name = var.resource_group_name
}

resource "azurerm_role_assignment" "application_gateway_resource_group_reader" {
  count = local.gateway_roles && (local.gateway_used || local.gateway_made) ? 1 : 0

  principal_id         = local.gateway_owner
  scope                = local.gateway_used ? data.azurerm_resource_group.ingress_gw[0].id : data.azurerm_resource_group.aks_rg[0].id
  role_definition_name = "Reader"
}
