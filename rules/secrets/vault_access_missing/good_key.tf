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

  key_vault_secrets_provider {
    secret_rotation_enabled = true
  }

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_key_vault" "shop" {
  name                       = "shop-keys"
  location                   = "westeurope"
  resource_group_name        = "shop"
  tenant_id                  = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
  sku_name                   = "standard"
  rbac_authorization_enabled = true
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
  subject                   = "system:serviceaccount:shop:web"
}

resource "azurerm_user_assigned_identity" "orders" {
  name                = "orders"
  location            = "westeurope"
  resource_group_name = "shop"
}

resource "azurerm_role_assignment" "reads" {
  scope                = azurerm_key_vault.shop.id
  role_definition_name = "Key Vault Crypto User"
  principal_id         = azurerm_user_assigned_identity.web.principal_id
}
