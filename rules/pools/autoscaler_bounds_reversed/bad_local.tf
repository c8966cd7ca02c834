# akslint-test: environment=production
terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 3.117"
    }
  }
}

resource "azurerm_resource_group" "media" {
  name     = "rg-media"
  location = "germanywestcentral"
}

locals {
  scale = {
    min = 10
    max = 8
  }
}

resource "azurerm_kubernetes_cluster" "media" {
  name                = "aks-media"
  location            = azurerm_resource_group.media.location
  resource_group_name = azurerm_resource_group.media.name
  dns_prefix          = "media"

  default_node_pool {
    name       = "system"
    vm_size    = "Standard_D4ds_v5"
    node_count = 3
  }

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "apps" {
  name                  = "apps"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.media.id
  vm_size               = "Standard_D4ds_v5"
  enable_auto_scaling   = true
  min_count             = local.scale.min
  max_count             = local.scale.max
}
