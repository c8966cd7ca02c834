resource "azurerm_kubernetes_cluster" "shop" {
  name                = "shop"
  location            = "westeurope"
  resource_group_name = "shop"
  dns_prefix          = "shop"

  default_node_pool {
    name       = "system"
    vm_size    = "Standard_D4s_v5"
    node_count = 3
    vnet_subnet_id = azurerm_subnet.nodes.id
  }

  network_profile {
    network_plugin = "azure"
  }

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_virtual_network" "shop" {
  name                = "shop"
  location            = "westeurope"
  resource_group_name = "shop"
  address_space       = ["10.1.0.0/16"]
}

resource "azurerm_subnet" "nodes" {
  name                 = "nodes"
  resource_group_name  = "shop"
  virtual_network_name = azurerm_virtual_network.shop.name
  address_prefixes     = ["10.1.0.0/20"]
}

resource "azurerm_subnet" "pods" {
  name                 = "pods"
  resource_group_name  = "shop"
  virtual_network_name = azurerm_virtual_network.shop.name
  address_prefixes     = ["10.1.64.0/18"]
}

resource "azapi_resource" "static" {
  type      = "Microsoft.ContainerService/managedClusters/agentPools@2025-05-01"
  name      = "static"
  parent_id = azurerm_kubernetes_cluster.shop.id
  body = {
    properties = {
      mode                = "User"
      vmSize              = "Standard_D4s_v5"
      count               = 3
      vnetSubnetID        = azurerm_subnet.nodes.id
      podSubnetID         = azurerm_subnet.pods.id
      podIPAllocationMode = "StaticBlock"
    }
  }
}
