# The workspace that the module makes unless one is given or none is wanted.

locals {
  workspace_made = var.log_analytics_workspace_enabled && var.log_analytics_workspace == null
  workspace_id   = !var.log_analytics_workspace_enabled ? null : var.log_analytics_workspace != null ? var.log_analytics_workspace.id : azurerm_log_analytics_workspace.main[0].id
  workspace_name = !var.log_analytics_workspace_enabled ? null : var.log_analytics_workspace != null ? var.log_analytics_workspace.name : azurerm_log_analytics_workspace.main[0].name
  rule_made      = local.workspace_made && var.oms_agent_enabled && var.create_monitor_data_collection_rule
}

resource "azurerm_log_analytics_workspace" "main" {
  count = local.workspace_made ? 1 : 0

  name                                    = try(coalesce(var.cluster_log_analytics_workspace_name, trim("${var.prefix}-workspace", "-")), "aks-workspace")
  resource_group_name                     = coalesce(var.log_analytics_workspace_resource_group_name, var.resource_group_name)
  location                                = var.location
  sku                                     = var.log_analytics_workspace_sku
  retention_in_days                       = var.log_retention_in_days
  tags                                    = var.tags
  allow_resource_only_permissions         = var.log_analytics_workspace_allow_resource_only_permissions
  cmk_for_query_forced                    = var.log_analytics_workspace_cmk_for_query_forced
  daily_quota_gb                          = var.log_analytics_workspace_daily_quota_gb
  data_collection_rule_id                 = var.log_analytics_workspace_data_collection_rule_id
  immediate_data_purge_on_30_days_enabled = var.log_analytics_workspace_immediate_data_purge_on_30_days_enabled
  internet_ingestion_enabled              = var.log_analytics_workspace_internet_ingestion_enabled
  internet_query_enabled                  = var.log_analytics_workspace_internet_query_enabled
  local_authentication_disabled           = var.log_analytics_workspace_local_authentication_disabled
  reservation_capacity_in_gb_per_day      = var.log_analytics_workspace_reservation_capacity_in_gb_per_day

  dynamic "identity" {
    for_each = var.log_analytics_workspace_identity == null ? [] : [var.log_analytics_workspace_identity]
    content {
      type         = identity.value.type
      identity_ids = try(identity.value.identity_ids, var.absent)
    }
  }
}

resource "azurerm_log_analytics_solution" "main" {
  count = var.log_analytics_workspace_enabled && var.log_analytics_solution == null ? 1 : 0

  solution_name         = "ContainerInsights"
  location              = local.workspace_made ? var.location : try(var.log_analytics_workspace.location, var.absent)
  resource_group_name   = local.workspace_made ? azurerm_log_analytics_workspace.main[0].resource_group_name : try(split("/", var.log_analytics_workspace.id)[4], var.absent)
  workspace_name        = local.workspace_name
  workspace_resource_id = local.workspace_id
  tags                  = var.tags

  plan {
    product   = "OMSGallery/ContainerInsights"
    publisher = "Microsoft"
  }
}

resource "azurerm_monitor_data_collection_rule" "dcr" {
  count = local.rule_made ? 1 : 0

  name                = "MSCI-${var.location}-${azurerm_kubernetes_cluster.main.name}"
  location            = var.location
  resource_group_name = var.resource_group_name
  tags                = var.tags

  data_flow {
    streams      = var.monitor_data_collection_rule_extensions_streams
    destinations = [local.workspace_name]
  }
  data_flow {
    streams      = ["Microsoft-Syslog"]
    destinations = [local.workspace_name]
  }
  destinations {
    log_analytics {
      name                  = local.workspace_name
      workspace_resource_id = local.workspace_id
    }
  }
  data_sources {
    extension {
      name           = "ContainerInsightsExtension"
      extension_name = "ContainerInsights"
      streams        = var.monitor_data_collection_rule_extensions_streams
      extension_json = jsonencode({
        dataCollectionSettings = {
          interval               = var.data_collection_settings.data_collection_interval
          namespaceFilteringMode = var.data_collection_settings.namespace_filtering_mode_for_data_collection
          namespaces             = var.data_collection_settings.namespaces_for_data_collection
          enableContainerLogV2   = var.data_collection_settings.container_log_v2_enabled
        }
      })
    }
    syslog {
      name           = "sysLogsDataSource"
      streams        = ["Microsoft-Syslog"]
      facility_names = var.monitor_data_collection_rule_data_sources_syslog_facilities
      log_levels     = var.monitor_data_collection_rule_data_sources_syslog_levels
    }
  }
}

resource "azurerm_monitor_data_collection_rule_association" "dcra" {
  count = local.rule_made ? 1 : 0

  name                    = "ContainerInsightsExtension"
  target_resource_id      = azurerm_kubernetes_cluster.main.id
  data_collection_rule_id = azurerm_monitor_data_collection_rule.dcr[0].id
}
