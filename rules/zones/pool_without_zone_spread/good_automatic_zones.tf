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

resource "azurerm_resource_group" "billing" {
  name     = "rg-billing"
  location = "northeurope"
}

resource "azapi_resource" "billing" {
  type      = "Microsoft.ContainerService/managedClusters@2026-05-01"
  name      = "aks-billing"
  parent_id = azurerm_resource_group.billing.id
  location  = azurerm_resource_group.billing.location

  identity {
    type = "SystemAssigned"
  }

  body = {
    properties = {
      dnsPrefix = "billing"
      agentPoolProfiles = [
        {
          name              = "system"
          mode              = "System"
          vmSize            = "Standard_D4ds_v5"
          count             = 3
          availabilityZones = ["auto"]
        },
      ]
    }
  }
}
