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
    vnet_subnet_id = azurerm_subnet.nodes.id
  }

  key_vault_secrets_provider {
    secret_rotation_enabled = true
  }

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_virtual_network" "shop" {
  name                = "shop"
  location            = "westeurope"
  resource_group_name = "shop"
  address_space       = ["10.8.0.0/14"]
}

resource "azurerm_subnet" "nodes" {
  name                 = "nodes"
  resource_group_name  = "shop"
  virtual_network_name = azurerm_virtual_network.shop.name
  address_prefixes     = ["10.8.0.0/20"]
  service_endpoints    = ["Microsoft.KeyVault"]
}

resource "azurerm_key_vault" "shop" {
  name                       = "shop-keys"
  location                   = "westeurope"
  resource_group_name        = "shop"
  tenant_id                  = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
  sku_name                   = "standard"
  rbac_authorization_enabled = true
  public_network_access_enabled = false
}
