# akslint-test: environment=production
terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
  }
}

resource "azurerm_resource_group" "orders" {
  name     = "rg-orders"
  location = "swedencentral"
}

locals {
  sizes = {
    system = "Standard_DS1_v2"
    apps   = "Standard_D8ds_v5"
  }
}

resource "azurerm_kubernetes_cluster" "orders" {
  name                = "aks-orders"
  location            = azurerm_resource_group.orders.location
  resource_group_name = azurerm_resource_group.orders.name
  dns_prefix          = "orders"

  default_node_pool {
    name       = "system"
    vm_size    = local.sizes.system
    node_count = 3
  }

  identity {
    type = "SystemAssigned"
  }
}
