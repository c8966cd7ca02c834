# akslint-test: complete
resource "azurerm_kubernetes_cluster" "shop" {
  name                = "main-aks"
  location            = "westeurope"
  resource_group_name = "main-rg"
  dns_prefix          = "main-dns"

  default_node_pool {
    name       = "system"
    vm_size    = "Standard_D4s_v5"
    node_count = 3
    zones      = ["1", "2"]
  }

  identity {
    type = "SystemAssigned"
  }
}
