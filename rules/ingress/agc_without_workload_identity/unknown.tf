variable "identity" {
  type = bool
}

resource "azurerm_kubernetes_cluster" "shop" {
  name                      = "shop"
  location                  = "westeurope"
  resource_group_name       = "shop"
  dns_prefix                = "shop"
  oidc_issuer_enabled       = true
  workload_identity_enabled = var.identity

  default_node_pool {
    name       = "system"
    vm_size    = "Standard_D4s_v5"
    node_count = 3
  }

  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
  }

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_application_load_balancer" "web" {
  name                = "web"
  resource_group_name = "shop"
  location            = "westeurope"
}
