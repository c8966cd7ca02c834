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
  }

  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_policy      = "calico"
    ip_versions         = ["IPv4", "IPv6"]
  }

  identity {
    type = "SystemAssigned"
  }
}
