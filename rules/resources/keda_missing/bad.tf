# akslint-test: complete
terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
  }
}

resource "azurerm_kubernetes_cluster" "ledger" {
  name                = "aks-ledger"
  location            = "northeurope"
  resource_group_name = "rg-ledger"
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
