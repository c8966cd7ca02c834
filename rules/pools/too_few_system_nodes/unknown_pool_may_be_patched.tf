# akslint-test: environment=production
terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
  }
}

resource "azurerm_resource_group" "media" {
  name     = "rg-media"
  location = "germanywestcentral"
}

resource "azurerm_kubernetes_cluster" "media" {
  name                = "aks-media"
  location            = azurerm_resource_group.media.location
  resource_group_name = azurerm_resource_group.media.name
  dns_prefix          = "media"

  default_node_pool {
    name       = "system"
    vm_size    = "Standard_D4ds_v5"
    node_count = 1
  }

  identity {
    type = "SystemAssigned"
  }
}

resource "azapi_update_resource" "system" {
  count       = var.patched ? 1 : 0
  type        = "Microsoft.ContainerService/managedClusters/agentPools@2025-05-01"
  resource_id = "${azurerm_kubernetes_cluster.media.id}/agentPools/system"
  body        = { properties = { count = 3 } }
}

variable "patched" {
  type = bool
}
