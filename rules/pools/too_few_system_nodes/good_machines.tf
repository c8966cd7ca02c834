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

resource "azurerm_resource_group" "media" {
  name     = "rg-media"
  location = "germanywestcentral"
}

resource "azapi_resource" "media" {
  type      = "Microsoft.ContainerService/managedClusters@2026-05-01"
  name      = "aks-media"
  parent_id = azurerm_resource_group.media.id
  location  = azurerm_resource_group.media.location

  identity {
    type = "SystemAssigned"
  }

  body = {
    properties = {
      dnsPrefix = "media"
      agentPoolProfiles = [
        {
          name = "system"
          mode = "System"
          type = "VirtualMachines"
          virtualMachinesProfile = {
            scale = {
              manual = [
                {
                  size  = "Standard_D4ds_v5"
                  count = 3
                },
              ]
            }
          }
        },
      ]
    }
  }
}
