resource "azurerm_resource_group" "shop" {
  name     = "rg-shop"
  location = var.location
}

locals {
  subnets = {
    nodes   = cidrsubnet(var.address_space, 6, 0)
    gateway = cidrsubnet(var.address_space, 9, 16)
    inbound = cidrsubnet(var.address_space, 12, 192)
  }
}

resource "azurerm_virtual_network" "shop" {
  name                = "vnet-shop"
  location            = azurerm_resource_group.shop.location
  resource_group_name = azurerm_resource_group.shop.name
  address_space       = [var.address_space]
}

resource "azurerm_virtual_network_peering" "hub" {
  name                      = "to-hub"
  resource_group_name       = azurerm_resource_group.shop.name
  virtual_network_name      = azurerm_virtual_network.shop.name
  remote_virtual_network_id = var.hub_network_id
}

resource "azurerm_subnet" "nodes" {
  name                 = "snet-nodes"
  resource_group_name  = azurerm_resource_group.shop.name
  virtual_network_name = azurerm_virtual_network.shop.name
  address_prefixes     = [local.subnets.nodes]
}

resource "azurerm_subnet" "gateway" {
  name                 = "snet-gateway"
  resource_group_name  = azurerm_resource_group.shop.name
  virtual_network_name = azurerm_virtual_network.shop.name
  address_prefixes     = [local.subnets.gateway]

  delegation {
    name = "gateway"

    service_delegation {
      name    = "Microsoft.ServiceNetworking/trafficControllers"
      actions = ["Microsoft.Network/virtualNetworks/subnets/join/action"]
    }
  }
}

resource "azurerm_subnet" "inbound" {
  name                 = "snet-inbound"
  resource_group_name  = azurerm_resource_group.shop.name
  virtual_network_name = azurerm_virtual_network.shop.name
  address_prefixes     = [local.subnets.inbound]
}
