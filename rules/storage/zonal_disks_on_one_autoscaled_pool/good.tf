resource "azurerm_kubernetes_cluster" "shop" {
  name                = "main-aks"
  location            = "westeurope"
  resource_group_name = "main-rg"
  dns_prefix          = "main-dns"

  default_node_pool {
    name                 = "system"
    vm_size              = "Standard_D4s_v5"
    auto_scaling_enabled = true
    min_count            = 4
    max_count            = 9
    zones                = ["2", "3"]
  }

  identity {
    type = "SystemAssigned"
  }
}
