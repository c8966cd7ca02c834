# akslint-test: environment=production
terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
  }
}

resource "azurerm_resource_group" "portal" {
  name     = "rg-portal"
  location = "uksouth"
}

resource "azurerm_kubernetes_cluster" "portal" {
  name                = "aks-portal"
  location            = azurerm_resource_group.portal.location
  resource_group_name = azurerm_resource_group.portal.name
  dns_prefix          = "portal"

  default_node_pool {
    name       = "system"
    vm_size    = "Standard_D4ds_v5"
    node_count = 3
    max_pods   = 30
  }

  network_profile {
    network_plugin = "azure"
  }

  identity {
    type = "SystemAssigned"
  }
}

locals {
  pools = {
    web   = { nodes = 3, pods = 40 }
    tools = { nodes = 1, pods = 20 }
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "apps" {
  for_each = local.pools

  name                  = each.key
  kubernetes_cluster_id = azurerm_kubernetes_cluster.portal.id
  vm_size               = "Standard_D4ds_v5"
  node_count            = each.value.nodes
  max_pods              = each.value.pods
}
