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

resource "azurerm_resource_group" "search" {
  name     = "rg-search"
  location = "australiaeast"
}

resource "azapi_resource" "search" {
  type      = "Microsoft.ContainerService/managedClusters@2026-05-01"
  name      = "aks-search"
  parent_id = azurerm_resource_group.search.id
  location  = azurerm_resource_group.search.location

  identity {
    type = "SystemAssigned"
  }

  body = {
    properties = {
      dnsPrefix = "search"
      agentPoolProfiles = [
        {
          name             = "system"
          mode             = "System"
          vmSize           = "Standard_D4ds_v5"
          count            = 3
          scaleSetPriority = "spot"
        },
      ]
    }
  }
}
