# akslint-test: environment=production
terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
  }
}

resource "azurerm_resource_group" "maps" {
  name     = "rg-maps"
  location = "eastus2"
}

resource "azurerm_virtual_network" "maps" {
  name                = "vnet-maps"
  location            = azurerm_resource_group.maps.location
  resource_group_name = azurerm_resource_group.maps.name
  address_space       = ["10.10.0.0/16"]
}

resource "azurerm_subnet" "nodes" {
  name                 = "snet-nodes"
  resource_group_name  = azurerm_resource_group.maps.name
  virtual_network_name = azurerm_virtual_network.maps.name
  address_prefixes     = ["10.10.0.0/22"]
}

resource "azurerm_virtual_network" "maps_gpu" {
  name                = "vnet-maps-gpu"
  location            = azurerm_resource_group.maps.location
  resource_group_name = azurerm_resource_group.maps.name
  address_space       = ["10.20.0.0/16"]
}

resource "azurerm_subnet" "nodes_gpu" {
  name                 = "snet-nodes"
  resource_group_name  = azurerm_resource_group.maps.name
  virtual_network_name = azurerm_virtual_network.maps_gpu.name
  address_prefixes     = ["10.20.0.0/24"]
}

resource "azurerm_kubernetes_cluster" "maps" {
  name                = "aks-maps"
  location            = azurerm_resource_group.maps.location
  resource_group_name = azurerm_resource_group.maps.name
  dns_prefix          = "maps"

  default_node_pool {
    name           = "system"
    vm_size        = "Standard_D4ds_v5"
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

resource "azurerm_kubernetes_cluster_node_pool" "gpu" {
  name                  = "gpu"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.maps.id
  vm_size               = "Standard_NC24ads_A100_v4"
  node_count            = 1
  vnet_subnet_id        = azurerm_subnet.nodes_gpu.id
}
