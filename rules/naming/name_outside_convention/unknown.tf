# akslint-test: naming.cluster=^aks-[a-z]+-(prod|dev)$ naming.system_pool=^sys naming.user_pool=^usr
terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
  }
}

resource "azurerm_resource_group" "ledger" {
  name     = "rg-ledger"
  location = "francecentral"
}

resource "azurerm_kubernetes_cluster" "ledger" {
  name                = "aks-ledger-${var.team}"
  location            = azurerm_resource_group.ledger.location
  resource_group_name = azurerm_resource_group.ledger.name
  dns_prefix          = "ledger"

  default_node_pool {
    name       = "system"
    vm_size    = "Standard_D4ds_v5"
    node_count = 3
  }

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "apps" {
  name                  = "usrapps"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.ledger.id
  vm_size               = "Standard_D4ds_v5"
  node_count            = 3
}

variable "team" {
  type = string
}
