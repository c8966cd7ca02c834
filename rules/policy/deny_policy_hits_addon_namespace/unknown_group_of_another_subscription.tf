resource "azurerm_kubernetes_cluster" "shop" {
  name                 = "shop"
  location             = "westeurope"
  resource_group_name  = "shop"
  dns_prefix           = "shop"
  azure_policy_enabled = true

  default_node_pool {
    name       = "system"
    vm_size    = "Standard_D4s_v5"
    node_count = 3
  }

  web_app_routing {
    dns_zone_ids = []
  }

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_resource_group_policy_assignment" "guard" {
  name                 = "guard"
  resource_group_id    = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shop"
  policy_definition_id = "/providers/Microsoft.Authorization/policyDefinitions/95edb821-ddaf-4404-9732-666045e056b4"

  parameters = jsonencode({
    effect             = { value = "Deny" }
    excludedNamespaces = { value = ["kube-system", "gatekeeper-system", "azure-arc"] }
  })
}
