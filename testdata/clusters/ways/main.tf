terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.50"
    }
  }
}

variable "from_default" {
  type    = number
  default = 2
}

variable "from_file" {
  type = number
}

variable "not_given" {
  type = number
}

variable "production" {
  type    = bool
  default = true
}

locals {
  two_nodes = 2
  keyed = {
    each = { nodes = 2 }
    fine = { nodes = 3 }
  }
}

resource "azurerm_kubernetes_cluster" "ways" {
  name                = "aks-ways"
  location            = "westeurope"
  resource_group_name = "rg-ways"
  dns_prefix          = "ways"
  sku_tier            = "Standard"

  default_node_pool {
    name                         = "literal"
    vm_size                      = "Standard_D4ds_v5"
    node_count                   = 2
    zones                        = ["1", "2", "3"]
    only_critical_addons_enabled = true
  }

  dynamic "identity" {
    for_each = ["SystemAssigned"]
    content {
      type = identity.value
    }
  }

  dynamic "network_profile" {
    for_each = { basic = "kubenet" }
    content {
      network_plugin = network_profile.value
      network_policy = "calico"
    }
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "default" {
  name                  = "default"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.ways.id
  vm_size               = "Standard_D4ds_v5"
  node_count            = var.from_default
  zones                 = ["1", "2", "3"]
}

resource "azurerm_kubernetes_cluster_node_pool" "file" {
  name                  = "file"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.ways.id
  vm_size               = "Standard_D4ds_v5"
  node_count            = var.from_file
  zones                 = ["1", "2", "3"]
}

resource "azurerm_kubernetes_cluster_node_pool" "local" {
  name                  = "local"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.ways.id
  vm_size               = "Standard_D4ds_v5"
  node_count            = local.two_nodes
  zones                 = ["1", "2", "3"]
}

resource "azurerm_kubernetes_cluster_node_pool" "branch" {
  name                  = "branch"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.ways.id
  vm_size               = "Standard_D4ds_v5"
  node_count            = var.production ? 2 : 3
  zones                 = ["1", "2", "3"]
}

resource "azurerm_kubernetes_cluster_node_pool" "keyed" {
  for_each              = local.keyed
  name                  = each.key
  kubernetes_cluster_id = azurerm_kubernetes_cluster.ways.id
  vm_size               = "Standard_D4ds_v5"
  node_count            = each.value.nodes
  zones                 = ["1", "2", "3"]
}

resource "azurerm_kubernetes_cluster_node_pool" "counted" {
  count                 = 2
  name                  = "counted${count.index}"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.ways.id
  vm_size               = "Standard_D4ds_v5"
  node_count            = [3, 2][count.index]
  zones                 = ["1", "2", "3"]
}

resource "azurerm_kubernetes_cluster_node_pool" "unknown" {
  name                  = "unknown"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.ways.id
  vm_size               = "Standard_D4ds_v5"
  node_count            = var.not_given
  zones                 = ["1", "2", "3"]
}

module "pool" {
  source     = "./modules/pool"
  cluster_id = azurerm_kubernetes_cluster.ways.id
  nodes      = 2
}
