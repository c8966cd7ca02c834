# akslint-test: complete
resource "azurerm_kubernetes_cluster" "shop" {
  name                = "shop"
  location            = "westeurope"
  resource_group_name = "shop"
  dns_prefix          = "shop"
  oidc_issuer_enabled       = true
  workload_identity_enabled = true

  default_node_pool {
    name       = "system"
    vm_size    = "Standard_D4s_v5"
    node_count = 3
  }

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_user_assigned_identity" "web" {
  name                = "web"
  location            = "westeurope"
  resource_group_name = "shop"
}

resource "azurerm_federated_identity_credential" "web" {
  name                      = "web"
  user_assigned_identity_id = azurerm_user_assigned_identity.web.id
  issuer                    = azurerm_kubernetes_cluster.shop.oidc_issuer_url
  audience                  = ["api://AzureADTokenExchange"]
  subject                   = "system:serviceaccount:store:web"
}
