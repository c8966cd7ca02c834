# akslint-test: environment=production
terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 5.0"
    }
  }
}

resource "azurerm_resource_group" "ledger" {
  name     = "rg-ledger"
  location = "francecentral"
}

resource "azurerm_kubernetes_automatic_cluster" "ledger" {
  name                = "aks-ledger"
  location            = azurerm_resource_group.ledger.location
  resource_group_name = azurerm_resource_group.ledger.name

  identity {
    type = "SystemAssigned"
  }
}
