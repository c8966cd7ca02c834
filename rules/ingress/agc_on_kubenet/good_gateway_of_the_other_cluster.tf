# The clusters share a network. The credential of the controller says whose the gateway is.
resource "azurerm_virtual_network" "net" {
  name                = "net"
  location            = "westeurope"
  resource_group_name = "shop"
  address_space       = ["10.0.0.0/16"]
}

resource "azurerm_subnet" "shop" {
  name                 = "shop"
  resource_group_name  = "shop"
  virtual_network_name = azurerm_virtual_network.net.name
  address_prefixes     = ["10.0.0.0/24"]
}

resource "azurerm_subnet" "batch" {
  name                 = "batch"
  resource_group_name  = "shop"
  virtual_network_name = azurerm_virtual_network.net.name
  address_prefixes     = ["10.0.1.0/24"]
}

resource "azurerm_subnet" "web" {
  name                 = "web"
  resource_group_name  = "shop"
  virtual_network_name = azurerm_virtual_network.net.name
  address_prefixes     = ["10.0.2.0/24"]

  delegation {
    name = "web"
    service_delegation {
      name = "Microsoft.ServiceNetworking/trafficControllers"
    }
  }
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
    vnet_subnet_id = azurerm_subnet.shop.id
  }

  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
  }

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_kubernetes_cluster" "batch" {
  name                = "batch"
  location            = "westeurope"
  resource_group_name = "shop"
  dns_prefix          = "batch"

  default_node_pool {
    name           = "system"
    vm_size        = "Standard_D4s_v5"
    node_count     = 3
    vnet_subnet_id = azurerm_subnet.batch.id
  }

  network_profile {
    network_plugin = "kubenet"
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

resource "azurerm_application_load_balancer_subnet_association" "web" {
  name                         = "web"
  application_load_balancer_id = azurerm_application_load_balancer.web.id
  subnet_id                    = azurerm_subnet.web.id
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
  audience            = ["api://AzureADTokenExchange"]
  subject             = "system:serviceaccount:azure-alb-system:alb-controller-sa"
}
