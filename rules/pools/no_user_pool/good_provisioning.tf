# akslint-test: environment=production complete
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

resource "azurerm_kubernetes_cluster" "billing" {
  name                = "aks-billing"
  location            = azurerm_resource_group.billing.location
  resource_group_name = azurerm_resource_group.billing.name
  dns_prefix          = "billing"

  default_node_pool {
    name       = "system"
    vm_size    = "Standard_D4ds_v5"
    node_count = 3
  }

  node_provisioning_profile {
    mode = "Auto"
  }

  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
  }

  identity {
    type = "SystemAssigned"
  }
}
