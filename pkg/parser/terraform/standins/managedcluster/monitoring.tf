# Prometheus: what is collected and where it goes. The rule groups that the module
# makes beside it are left out.

locals {
  collected = var.onboard_monitoring ? 1 : 0
}

resource "azapi_resource" "dce_msprom" {
  count = local.collected

  type      = "Microsoft.Insights/dataCollectionEndpoints@2023-03-11"
  name      = "MSProm-${var.location}-${var.name}"
  parent_id = var.parent_id
  location  = var.location
  tags      = var.tags
  body      = { kind = "Linux", properties = {} }
}

resource "azapi_resource" "dcr_msprom" {
  count = local.collected

  type      = "Microsoft.Insights/dataCollectionRules@2023-03-11"
  name      = "MSProm-${var.location}-${var.name}"
  parent_id = var.parent_id
  location  = var.location
  tags      = var.tags
  body = {
    kind = "Linux"
    properties = {
      dataCollectionEndpointId = azapi_resource.dce_msprom[0].id
      dataSources              = { prometheusForwarder = [{ name = "PrometheusDataSource", streams = ["Microsoft-PrometheusMetrics"] }] }
      destinations             = { monitoringAccounts = [{ name = "MonitoringAccount1", accountResourceId = var.prometheus_workspace_id }] }
      dataFlows                = [{ destinations = ["MonitoringAccount1"], streams = ["Microsoft-PrometheusMetrics"] }]
    }
  }
}

resource "azapi_resource" "dcr_msprom_aks" {
  count = local.collected

  type      = "Microsoft.Insights/dataCollectionRuleAssociations@2023-03-11"
  name      = "dcr-${var.name}"
  parent_id = azapi_resource.this.id
  body      = { properties = { dataCollectionRuleId = azapi_resource.dcr_msprom[0].id } }
}
