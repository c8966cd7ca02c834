# akslint-test: complete
resource "azurerm_kubernetes_cluster" "shop" {
  name                = "shop"
  location            = "westeurope"
  resource_group_name = "shop"
  dns_prefix          = "shop"

  default_node_pool {
    name       = "system"
    vm_size    = "Standard_D4s_v5"
    node_count = 3
  }

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_application_load_balancer" "shop" {
  name                = "shop"
  location            = "westeurope"
  resource_group_name = "shop"
}

data "azapi_resource" "gateway" {
  type      = "Microsoft.ServiceNetworking/trafficControllers@2025-01-01"
  name      = "store"
  parent_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shop"
}
