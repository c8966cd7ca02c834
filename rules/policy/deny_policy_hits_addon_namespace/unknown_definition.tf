data "azurerm_policy_definition" "own" {
  display_name = "Our own"
}

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

resource "azurerm_resource_policy_assignment" "guard" {
  name                 = "guard"
  resource_id          = azurerm_kubernetes_cluster.shop.id
  policy_definition_id = data.azurerm_policy_definition.own.id

  parameters = jsonencode({
    effect = { value = "deny" }
  })
}
