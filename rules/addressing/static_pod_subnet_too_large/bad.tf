terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
    azapi = {
      source  = "Azure/azapi"
      version = "~> 2.0"
    }
  }
}

resource "azurerm_resource_group" "shop" {
  name     = "rg-shop"
  location = "westeurope"
}

resource "azurerm_virtual_network" "shop" {
  name                = "vnet-shop"
  location            = azurerm_resource_group.shop.location
  resource_group_name = azurerm_resource_group.shop.name
  address_space       = ["10.0.0.0/8"]
}

resource "azurerm_subnet" "nodes" {
  name                 = "snet-nodes"
  resource_group_name  = azurerm_resource_group.shop.name
  virtual_network_name = azurerm_virtual_network.shop.name
  address_prefixes     = ["10.64.0.0/24"]
}

resource "azurerm_subnet" "pods" {
  name                 = "snet-pods"
  resource_group_name  = azurerm_resource_group.shop.name
  virtual_network_name = azurerm_virtual_network.shop.name
  address_prefixes     = ["10.128.0.0/11"]
}

resource "azurerm_kubernetes_cluster" "shop" {
  name                = "aks-shop"
  location            = azurerm_resource_group.shop.location
  resource_group_name = azurerm_resource_group.shop.name
  dns_prefix          = "shop"

  default_node_pool {
    name           = "system"
    vm_size        = "Standard_D4ds_v5"
    node_count     = 3
    vnet_subnet_id = azurerm_subnet.nodes.id
  }

  identity {
    type = "SystemAssigned"
  }

  network_profile {
    network_plugin = "azure"
    service_cidr   = "172.20.0.0/16"
    dns_service_ip = "172.20.0.10"
  }
}

resource "azapi_resource" "apps" {
  type      = "Microsoft.ContainerService/managedClusters/agentPools@2025-05-01"
  name      = "apps"
  parent_id = azurerm_kubernetes_cluster.shop.id

  body = {
    properties = {
      mode                = "User"
      vmSize              = "Standard_D8ds_v5"
      count               = 3
      maxPods             = 47
      vnetSubnetID        = azurerm_subnet.nodes.id
      podSubnetID         = azurerm_subnet.pods.id
      podIPAllocationMode = "StaticBlock"
    }
  }
}
