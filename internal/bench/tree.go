package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// writeTree writes n root modules below dir, each with one cluster in a network
// of its own. Every second one calls a local module, as platform teams do; the
// others are written out. Each has a few mistakes, so that there is something
// to find and to print.
func writeTree(dir string, n int) error {
	files := map[string]string{
		"modules/aks/main.tf":      clusterModule,
		"modules/aks/variables.tf": moduleVariables,
	}
	for i := range n {
		root := fmt.Sprintf("stacks/team%03d", i)
		octet := i % 250
		files[root+"/variables.tf"] = rootVariables
		files[root+"/terraform.tfvars"] = fmt.Sprintf("team = %q\nnetwork = \"10.%d.0.0/16\"\n", fmt.Sprintf("team%03d", i), octet)
		files[root+"/network.tf"] = network
		files[root+"/cluster.tf"] = direct
		if i%2 == 1 {
			files[root+"/cluster.tf"] = throughModule
		}
	}
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(strings.TrimPrefix(text, "\n")), 0o644); err != nil {
			return err
		}
	}
	return nil
}

const rootVariables = `
terraform {
  required_version = ">= 1.9"
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.40"
    }
  }
}

provider "azurerm" {
  features {}
}

variable "team" {
  type = string
}

variable "network" {
  type = string
}

variable "location" {
  type    = string
  default = "westeurope"
}

variable "subscription" {
  type        = string
  description = "Given by the pipeline."
}

variable "pools" {
  type = map(object({ size = string, max = number, zones = optional(list(string), []) }))
  default = {
    apps  = { size = "Standard_D8s_v5", max = 20, zones = ["1", "2", "3"] }
    batch = { size = "Standard_E4s_v5", max = 10 }
  }
}

locals {
  prefix = "${var.team}-weu"
  tags   = { team = var.team, managed = "terraform" }
}
`

const network = `
resource "azurerm_resource_group" "this" {
  name     = "rg-${local.prefix}"
  location = var.location
  tags     = local.tags
}

resource "azurerm_virtual_network" "this" {
  name                = "vnet-${local.prefix}"
  resource_group_name = azurerm_resource_group.this.name
  location            = azurerm_resource_group.this.location
  address_space       = [var.network]
}

resource "azurerm_subnet" "nodes" {
  name                 = "nodes"
  resource_group_name  = azurerm_resource_group.this.name
  virtual_network_name = azurerm_virtual_network.this.name
  address_prefixes     = [cidrsubnet(var.network, 11, 0)]
}

resource "azurerm_subnet" "agc" {
  name                 = "agc"
  resource_group_name  = azurerm_resource_group.this.name
  virtual_network_name = azurerm_virtual_network.this.name
  address_prefixes     = [cidrsubnet(var.network, 8, 4)]

  delegation {
    name = "agc"
    service_delegation {
      name = "Microsoft.ServiceNetworking/trafficControllers"
    }
  }
}

resource "azurerm_application_load_balancer" "this" {
  name                = "agc-${local.prefix}"
  resource_group_name = azurerm_resource_group.this.name
  location            = azurerm_resource_group.this.location
}

resource "azurerm_application_load_balancer_subnet_association" "this" {
  name                         = "agc"
  application_load_balancer_id = azurerm_application_load_balancer.this.id
  subnet_id                    = azurerm_subnet.agc.id
}
`

const direct = `
resource "azurerm_kubernetes_cluster" "this" {
  name                = "aks-${local.prefix}"
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name
  dns_prefix          = local.prefix
  sku_tier            = "Free"

  default_node_pool {
    name           = "system"
    node_count     = 1
    vm_size        = "Standard_D4s_v5"
    vnet_subnet_id = azurerm_subnet.nodes.id
  }

  identity {
    type = "SystemAssigned"
  }

  network_profile {
    network_plugin = "azure"
    service_cidr   = "10.0.0.0/16"
    dns_service_ip = "10.0.0.10"
  }

  oidc_issuer_enabled       = true
  workload_identity_enabled = true
  tags                      = local.tags
}

resource "azurerm_kubernetes_cluster_node_pool" "this" {
  for_each              = var.pools
  name                  = each.key
  kubernetes_cluster_id = azurerm_kubernetes_cluster.this.id
  vm_size               = each.value.size
  vnet_subnet_id        = azurerm_subnet.nodes.id
  zones                 = each.value.zones
  auto_scaling_enabled  = true
  min_count             = 1
  max_count             = each.value.max
}

resource "azurerm_role_assignment" "network" {
  scope                = azurerm_virtual_network.this.id
  role_definition_name = "Network Contributor"
  principal_id         = azurerm_kubernetes_cluster.this.identity[0].principal_id
}
`

const throughModule = `
module "aks" {
  source = "../../modules/aks"

  name                = "aks-${local.prefix}"
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name
  subnet_id           = azurerm_subnet.nodes.id
  pools               = var.pools
  tags                = merge(local.tags, { module = "aks" })
}
`

const moduleVariables = `
terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = ">= 4.0, < 5.0"
    }
  }
}

variable "name" { type = string }
variable "location" { type = string }
variable "resource_group_name" { type = string }
variable "subnet_id" { type = string }
variable "pools" { type = any }
variable "tags" { type = map(string) }

variable "system_nodes" {
  type    = number
  default = 3
}

variable "maintenance" {
  type    = list(object({ day = string, hours = list(number) }))
  default = [{ day = "Sunday", hours = [1, 2, 3] }]
}
`

const clusterModule = `
resource "azurerm_kubernetes_cluster" "this" {
  name                = var.name
  location            = var.location
  resource_group_name = var.resource_group_name
  dns_prefix          = var.name
  sku_tier            = "Standard"

  default_node_pool {
    name                         = "system"
    node_count                   = var.system_nodes
    vm_size                      = "Standard_D4s_v5"
    vnet_subnet_id               = var.subnet_id
    zones                        = ["1", "2", "3"]
    only_critical_addons_enabled = true
  }

  identity {
    type = "SystemAssigned"
  }

  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_policy      = "cilium"
    network_data_plane  = "cilium"
    pod_cidr            = "10.244.0.0/16"
  }

  dynamic "maintenance_window" {
    for_each = length(var.maintenance) > 0 ? [1] : []
    content {
      dynamic "allowed" {
        for_each = var.maintenance
        content {
          day   = allowed.value.day
          hours = allowed.value.hours
        }
      }
    }
  }

  tags = var.tags
}

resource "azurerm_kubernetes_cluster_node_pool" "this" {
  for_each              = var.pools
  name                  = each.key
  kubernetes_cluster_id = azurerm_kubernetes_cluster.this.id
  vm_size               = each.value.size
  vnet_subnet_id        = var.subnet_id
  zones                 = each.value.zones
  auto_scaling_enabled  = true
  min_count             = 3
  max_count             = each.value.max
}

output "id" {
  value = azurerm_kubernetes_cluster.this.id
}
`
