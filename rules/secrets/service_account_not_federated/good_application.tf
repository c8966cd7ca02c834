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

resource "azuread_application_registration" "web" {
  display_name = "web"
}

resource "azuread_application_federated_identity_credential" "web" {
  application_id = azuread_application_registration.web.id
  display_name   = "web"
  audiences      = ["api://AzureADTokenExchange"]
  issuer         = azurerm_kubernetes_cluster.shop.oidc_issuer_url
  subject        = "system:serviceaccount:shop:web"
}
