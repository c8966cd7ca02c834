# akslint-test: environment=production
terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
  }
}

resource "azurerm_resource_group" "search" {
  name     = "rg-search"
  location = "australiaeast"
}

resource "azurerm_kubernetes_cluster" "search" {
  name                = "aks-search"
  location            = azurerm_resource_group.search.location
  resource_group_name = azurerm_resource_group.search.name
  dns_prefix          = "search"

  default_node_pool {
    name                         = "system"
    vm_size                      = "Standard_D4ds_v5"
    node_count                   = 3
    only_critical_addons_enabled = true
  }

  identity {
    type = "SystemAssigned"
  }
}
