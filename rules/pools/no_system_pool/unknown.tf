# akslint-test: environment=production
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

resource "azapi_resource" "shop" {
  type      = "Microsoft.ContainerService/managedClusters@2026-05-01"
  name      = "aks-shop"
  parent_id = azurerm_resource_group.shop.id
  location  = azurerm_resource_group.shop.location

  identity {
    type = "SystemAssigned"
  }

  body = {
    properties = {
      dnsPrefix = "shop"
      agentPoolProfiles = [
        {
          name   = "apps"
          vmSize = "Standard_D4ds_v5"
          count  = 3
        },
        {
          name   = "web"
          vmSize = "Standard_D4ds_v5"
          count  = 3
        },
      ]
    }
  }
}
