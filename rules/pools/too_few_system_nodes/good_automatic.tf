# akslint-test: environment=production
terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 5.0"
    }
  }
}

resource "azurerm_resource_group" "media" {
  name     = "rg-media"
  location = "germanywestcentral"
}

resource "azurerm_kubernetes_automatic_cluster" "media" {
  name                = "aks-media"
  location            = azurerm_resource_group.media.location
  resource_group_name = azurerm_resource_group.media.name

  identity {
    type = "SystemAssigned"
  }
}
