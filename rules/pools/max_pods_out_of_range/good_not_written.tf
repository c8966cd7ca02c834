# akslint-test: environment=production
terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
  }
}

resource "azurerm_resource_group" "maps" {
  name     = "rg-maps"
  location = "eastus2"
}

resource "azurerm_kubernetes_cluster" "maps" {
  name                = "aks-maps"
  location            = azurerm_resource_group.maps.location
  resource_group_name = azurerm_resource_group.maps.name
  dns_prefix          = "maps"

  default_node_pool {
    name       = "system"
    vm_size    = "Standard_D4ds_v5"
    node_count = 3
  }

  identity {
    type = "SystemAssigned"
  }
}
