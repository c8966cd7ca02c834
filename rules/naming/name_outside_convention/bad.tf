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
  name                = "ledger"
  location            = azurerm_resource_group.ledger.location
  resource_group_name = azurerm_resource_group.ledger.name
  dns_prefix          = "ledger"

  default_node_pool {
    name       = "default"
    vm_size    = "Standard_D4ds_v5"
    node_count = 3
  }

  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
  }

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "apps" {
  name                  = "apps"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.ledger.id
  vm_size               = "Standard_D4ds_v5"
  node_count            = 3
}
