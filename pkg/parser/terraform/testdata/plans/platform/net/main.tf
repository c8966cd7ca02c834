variable "group" {}

variable "subnets" {}

resource "azurerm_virtual_network" "v" {
  name                = "vnet-platform"
  location            = "westeurope"
  resource_group_name = var.group
  address_space       = ["10.20.0.0/16"]
}

resource "azurerm_subnet" "s" {
  for_each             = var.subnets
  name                 = each.key
  resource_group_name  = var.group
  virtual_network_name = azurerm_virtual_network.v.name
  address_prefixes     = [each.value.range]

  dynamic "delegation" {
    for_each = each.value.delegate ? ["aks"] : []
    content {
      name = delegation.value

      service_delegation {
        name = "Microsoft.ContainerService/managedClusters"
      }
    }
  }
}

output "subnet_ids" {
  value = { for k, s in azurerm_subnet.s : k => s.id }
}
