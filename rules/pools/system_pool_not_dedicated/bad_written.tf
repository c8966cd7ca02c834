# akslint-test: environment=production
terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
  }
}

resource "azurerm_resource_group" "billing" {
  name     = "rg-billing"
  location = "northeurope"
}

resource "azurerm_kubernetes_cluster" "billing" {
  name                = "aks-billing"
  location            = azurerm_resource_group.billing.location
  resource_group_name = azurerm_resource_group.billing.name
  dns_prefix          = "billing"

  default_node_pool {
    name       = "system"
    vm_size    = "Standard_D4ds_v5"
    node_count = 3

    only_critical_addons_enabled = false
  }

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "apps" {
  name                  = "apps"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.billing.id
  vm_size               = "Standard_D4ds_v5"
  node_count            = 3
}
