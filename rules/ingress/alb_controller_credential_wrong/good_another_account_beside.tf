# The credential of the controller is right; another one is for something else of its namespace.
resource "azurerm_resource_group" "shop" {
  name     = "shop"
  location = "westeurope"
}

resource "azurerm_kubernetes_cluster" "shop" {
  name                      = "shop"
  location                  = "westeurope"
  resource_group_name       = "shop"
  dns_prefix                = "shop"
  oidc_issuer_enabled       = true
  workload_identity_enabled = true

  default_node_pool {
    name           = "system"
    vm_size        = "Standard_D4s_v5"
    node_count     = 3
    vnet_subnet_id = azurerm_subnet.nodes.id
  }

  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
  }

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_virtual_network" "shop" {
  name                = "shop"
  location            = "westeurope"
  resource_group_name = "shop"
  address_space       = ["10.0.0.0/8"]
}

resource "azurerm_subnet" "nodes" {
  name                 = "nodes"
  resource_group_name  = "shop"
  virtual_network_name = azurerm_virtual_network.shop.name
  address_prefixes     = ["10.1.0.0/20"]
}

resource "azurerm_subnet" "agc" {
  name                 = "agc"
  resource_group_name  = "shop"
  virtual_network_name = azurerm_virtual_network.shop.name
  address_prefixes     = ["10.2.0.0/24"]

  delegation {
    name = "gateway"

    service_delegation {
      name = "Microsoft.ServiceNetworking/trafficControllers"
    }
  }
}

resource "azurerm_application_load_balancer" "web" {
  name                = "web"
  resource_group_name = "shop"
  location            = "westeurope"
}

resource "azurerm_application_load_balancer_subnet_association" "web" {
  name                         = "web"
  application_load_balancer_id = azurerm_application_load_balancer.web.id
  subnet_id                    = azurerm_subnet.agc.id
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

resource "azurerm_federated_identity_credential" "dns" {
  name                = "dns"
  resource_group_name = "shop"
  parent_id           = azurerm_user_assigned_identity.alb.id
  issuer              = azurerm_kubernetes_cluster.shop.oidc_issuer_url
  subject             = "system:serviceaccount:azure-alb-system:external-dns"
  audience            = ["api://AzureADTokenExchange"]
}

resource "azurerm_federated_identity_credential" "vault" {
  name                = "vault"
  resource_group_name = "shop"
  parent_id           = azurerm_user_assigned_identity.alb.id
  issuer              = azurerm_kubernetes_cluster.shop.oidc_issuer_url
  subject             = "system:serviceaccount:azure-alb-system:alb-controller-sa"
  audience            = ["vault"]
}
