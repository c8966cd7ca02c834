# akslint-test: environment=production
terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 5.0"
    }
  }
}

resource "azurerm_resource_group" "billing" {
  name     = "rg-billing"
  location = "northeurope"
}

resource "azurerm_kubernetes_automatic_cluster" "billing" {
  name                = "aks-billing"
  location            = azurerm_resource_group.billing.location
  resource_group_name = azurerm_resource_group.billing.name

  identity {
    type = "SystemAssigned"
  }
}
