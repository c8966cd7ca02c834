resource "azurerm_kubernetes_cluster" "shop" {
  name                      = "shop"
  location                  = "westeurope"
  resource_group_name       = "shop"
  dns_prefix                = "shop"
  oidc_issuer_enabled       = true
  workload_identity_enabled = true

  default_node_pool {
    name       = "system"
    vm_size    = "Standard_D4s_v5"
    node_count = 3
  }

  network_profile {
    network_plugin = "kubenet"
  }

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_user_assigned_identity" "alb" {
  name                = "alb"
  location            = "westeurope"
  resource_group_name = "shop"
}

resource "azurerm_federated_identity_credential" "alb" {
  name                = "alb"
  resource_group_name = "shop"
  parent_id           = azurerm_user_assigned_identity.alb.id
  issuer              = azurerm_kubernetes_cluster.shop.oidc_issuer_url
  subject             = "system:serviceaccount:azure-alb-system:alb-controller-sa"
  audience            = ["api://AzureADTokenExchange"]
}
