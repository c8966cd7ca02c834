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
  }

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "apps" {
  name                  = "apps"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.shop.id
  vm_size               = "Standard_D4s_v5"
  node_count            = 3
}
