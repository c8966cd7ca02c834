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

data "azurerm_application_load_balancer" "gateway" {
  name                = "store"
  resource_group_name = "shop"
}
