terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.1"
    }
    azapi = {
      source = "Azure/azapi"
    }
  }
}

variable "private" {
  default = false
}

variable "byo_subnet_id" {
  default = null
}

variable "pools" {
  type = map(object({ size = string, count = number, subnet = string }))
}

locals {
  subnets = {
    nodes = { range = "10.20.0.0/24", delegate = false }
    api   = { range = "10.20.1.0/28", delegate = true }
  }
  node_subnet = var.byo_subnet_id == null ? module.net.subnet_ids["nodes"] : var.byo_subnet_id
  tags        = merge({ team = "platform" }, { cost = "42" })
}

resource "azurerm_resource_group" "rg" {
  name     = "rg-platform"
  location = "westeurope"
}

module "net" {
  source  = "./net"
  group   = azurerm_resource_group.rg.name
  subnets = local.subnets
}

resource "azurerm_kubernetes_cluster" "k" {
  name                = "aks-platform"
  location            = azurerm_resource_group.rg.location
  resource_group_name = azurerm_resource_group.rg.name
  dns_prefix          = "platform"
  tags                = local.tags

  default_node_pool {
    name           = "system"
    vm_size        = "Standard_D4ds_v5"
    node_count     = 3
    vnet_subnet_id = local.node_subnet
    zones          = toset(["1", "2", "3"])
  }

  dynamic "api_server_access_profile" {
    for_each = var.private ? [] : [1]
    content {
      authorized_ip_ranges = ["203.0.113.0/24"]
    }
  }

  dynamic "maintenance_window_auto_upgrade" {
    for_each = []
    content {
      frequency = "Weekly"
      interval  = 1
      duration  = 4
    }
  }

  identity {
    type = "SystemAssigned"
  }

  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "10.244.0.0/16"
    service_cidr        = "10.0.0.0/16"
    dns_service_ip      = "10.0.0.10"
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "p" {
  for_each              = var.pools
  name                  = each.key
  kubernetes_cluster_id = azurerm_kubernetes_cluster.k.id
  vm_size               = each.value.size
  node_count            = each.value.count
  vnet_subnet_id        = module.net.subnet_ids[each.value.subnet]
}

resource "azapi_resource" "pool" {
  type      = "Microsoft.ContainerService/managedClusters/agentPools@2025-05-01"
  name      = "raw"
  parent_id = azurerm_kubernetes_cluster.k.id
  body = {
    properties = {
      mode         = "User"
      vmSize       = "Standard_D8ds_v5"
      count        = 2
      vnetSubnetID = module.net.subnet_ids["nodes"]
    }
  }
}
