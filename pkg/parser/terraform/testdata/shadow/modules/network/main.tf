variable "name" {
  type = string
}

variable "location" {}

variable "cidr" {
  type = string
}

variable "zones" {
  type     = list(string)
  default  = ["1"]
  nullable = false
}

variable "subnets" {
  type = map(object({
    bits     = optional(number, 8)
    delegate = optional(bool)
    names    = optional(set(string), [])
  }))
}

variable "tags" {
  type    = map(string)
  default = {}
}

locals {
  order    = sort(keys(var.subnets))
  prefixes = { for i, name in local.order : name => cidrsubnet(var.cidr, var.subnets[name].bits, i) }
}

resource "azurerm_virtual_network" "this" {
  name          = var.name
  location      = var.location
  address_space = [var.cidr]
  tags          = var.tags
  zones         = var.zones
}

resource "azurerm_subnet" "this" {
  for_each             = var.subnets
  name                 = "${var.name}-${each.key}"
  virtual_network_name = azurerm_virtual_network.this.name
  address_prefixes     = [local.prefixes[each.key]]

  dynamic "delegation" {
    for_each = each.value.delegate == true ? each.value.names : []
    content {
      name = delegation.value
      service_delegation {
        name = "Microsoft.Web/${delegation.key}"
      }
    }
  }
}

output "network" {
  value = azurerm_virtual_network.this
}

output "subnet_ids" {
  value = { for k, s in azurerm_subnet.this : k => s.id }
}

output "subnet_names" {
  value = [for k in local.order : azurerm_subnet.this[k].name]
}
