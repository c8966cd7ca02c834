# What the module puts on the cluster: logs, roles, a lock.

resource "azapi_resource" "diagnostic_settings" {
  for_each = var.diagnostic_settings

  type      = "Microsoft.Insights/diagnosticSettings@2021-05-01-preview"
  name      = try(coalesce(each.value.name, "diag-${var.name}"), "diag-${var.name}")
  parent_id = azapi_resource.this.id
  body = {
    properties = {
      eventHubAuthorizationRuleId = try(each.value.event_hub_authorization_rule_resource_id, var.absent)
      eventHubName                = try(each.value.event_hub_name, var.absent)
      logAnalyticsDestinationType = try(coalesce(each.value.log_analytics_destination_type, var.log_destination), var.log_destination)
      marketplacePartnerId        = try(each.value.marketplace_partner_resource_id, var.absent)
      storageAccountId            = try(each.value.storage_account_resource_id, var.absent)
      workspaceId                 = try(each.value.workspace_resource_id, var.absent)
      logs = concat(
        [for name in try(coalesce(each.value.log_categories, []), []) : { category = name, categoryGroup = null, enabled = true }],
        [for name in try(coalesce(each.value.log_groups, var.log_groups), var.log_groups) : { category = null, categoryGroup = name, enabled = true }],
        [for name in setsubtract(["allLogs", "audit"], try(coalesce(each.value.log_groups, var.log_groups), var.log_groups)) : { category = null, categoryGroup = name, enabled = false }],
      )
      metrics = [for name in try(coalesce(each.value.metric_categories, var.metric_categories), var.metric_categories) : { category = name, enabled = true }]
    }
  }
}

resource "azapi_resource" "role_assignments" {
  for_each = var.role_assignments

  type      = "Microsoft.Authorization/roleAssignments@2022-04-01"
  name      = uuid()
  parent_id = azapi_resource.this.id
  body = {
    properties = {
      principalId                        = each.value.principal_id
      principalType                      = try(each.value.principal_type, var.absent)
      roleDefinitionId                   = strcontains(lower(each.value.role_definition_id_or_name), "/roledefinitions/") ? each.value.role_definition_id_or_name : data.azurerm_role_definition.named[each.key].id
      condition                          = try(each.value.condition, var.absent)
      conditionVersion                   = try(each.value.condition_version, var.absent)
      delegatedManagedIdentityResourceId = try(each.value.delegated_managed_identity_resource_id, var.absent)
      description                        = try(each.value.description, var.absent)
    }
  }
}

data "azurerm_role_definition" "named" {
  for_each = var.role_assignments
  name     = each.value.role_definition_id_or_name
}

resource "azapi_resource" "lock" {
  count = var.lock == null ? 0 : 1

  type      = "Microsoft.Authorization/locks@2020-05-01"
  name      = try(coalesce(var.lock.name, "lock-${var.lock.kind}"), "lock-${var.lock.kind}")
  parent_id = azapi_resource.this.id
  body      = { properties = { level = var.lock.kind } }
}

resource "azapi_resource" "private_endpoints" {
  for_each = var.private_endpoints

  type      = "Microsoft.Network/privateEndpoints@2024-05-01"
  name      = try(coalesce(each.value.name, "pe-${var.name}"), "pe-${var.name}")
  parent_id = try(each.value.resource_group_name, null) == null ? var.parent_id : "/subscriptions/${split("/", var.parent_id)[2]}/resourceGroups/${each.value.resource_group_name}"
  location  = try(coalesce(each.value.location, var.location), var.location)
  tags      = try(each.value.tags, var.absent)
  body = {
    properties = {
      subnet                     = { id = each.value.subnet_resource_id }
      customNetworkInterfaceName = try(each.value.network_interface_name, var.absent)
      privateLinkServiceConnections = [{
        name = try(coalesce(each.value.private_service_connection_name, "pse-${var.name}"), "pse-${var.name}")
        properties = {
          privateLinkServiceId = azapi_resource.this.id
          groupIds             = ["management"]
        }
      }]
    }
  }
}
