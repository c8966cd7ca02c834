# akslint-test: environment=production
terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 3.117"
    }
  }
}

resource "azurerm_resource_group" "orders" {
  name     = "rg-orders"
  location = "swedencentral"
}

resource "azurerm_kubernetes_cluster" "orders" {
  name                = "aks-orders"
  location            = azurerm_resource_group.orders.location
  resource_group_name = azurerm_resource_group.orders.name
  dns_prefix          = "orders"

  default_node_pool {
    name                  = "system"
    vm_size               = "Standard_D4ds_v5"
    node_count            = 3
    enable_node_public_ip = true
  }

  identity {
    type = "SystemAssigned"
  }
}
