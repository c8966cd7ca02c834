package terraform

// moduleFiles is a module for a cluster in its own network, as platform teams
// write them: ten files, most of them short.
var moduleFiles = map[string]string{
	"versions.tf": `
terraform {
  required_version = ">= 1.9"
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.40"
    }
  }
}
`,
	"variables.tf": `
variable "name" {
  type        = string
  description = "Name of the cluster. It is the prefix of the names of everything else."
  default     = "aks"
  validation {
    condition     = length(var.name) <= 40
    error_message = "The name must not be longer than 40 characters."
  }
}

variable "location" {
  type        = string
  description = "Azure region."
  default     = "westeurope"
}

variable "resource_group_name" {
  type        = string
  description = "Resource group of everything."
  default     = "rg"
}

variable "network" {
  type        = string
  description = "Address space of the virtual network."
  default     = "10.0.0.0/16"
}

variable "kubernetes_version" {
  type        = string
  description = "Version of the control plane and of the pools."
  default     = null
}

variable "private" {
  type        = bool
  description = "Whether the API server is reachable from the network alone."
  default     = true
}

variable "authorized_ranges" {
  type        = list(string)
  description = "Who may connect to the API server when it is public."
  default     = ["192.0.2.0/24", "198.51.100.0/24"]
}

variable "pools" {
  description = "User pools by name."
  type = map(object({
    vm_size  = string
    min      = optional(number, 1)
    max      = optional(number, 5)
    max_pods = optional(number, 60)
    spot     = optional(bool, false)
    zones    = optional(list(string), ["1", "2", "3"])
    labels   = optional(map(string), {})
    taints   = optional(list(string), [])
  }))
  default = {}
}

variable "maintenance" {
  description = "When nodes may be updated."
  type = object({
    day      = optional(string, "Sunday")
    start    = optional(string, "02:00")
    duration = optional(number, 4)
  })
  default = {}
}

variable "log_analytics_workspace_id" {
  type        = string
  description = "Workspace for container insights; none when null."
  default     = null
}

variable "admin_groups" {
  type    = list(string)
  default = ["00000000-0000-0000-0000-000000000001"]
}

variable "tags" {
  type    = map(string)
  default = {}
}
`,
	"locals.tf": `
locals {
  prefix = lower(replace(var.name, "_", "-"))
  tags = merge(var.tags, {
    managed_by = "terraform"
    module     = "cluster"
  })
  subnets = {
    nodes    = { bits = 4, index = 0, endpoints = ["Microsoft.Storage", "Microsoft.KeyVault"] }
    pods     = { bits = 2, index = 1, endpoints = [] }
    ingress  = { bits = 8, index = 192, endpoints = [] }
    endpoint = { bits = 8, index = 193, endpoints = [] }
  }
  prefixes = { for name, s in local.subnets : name => cidrsubnet(var.network, s.bits, s.index) }
  zones    = var.location == "westeurope" || var.location == "northeurope" ? ["1", "2", "3"] : null
  spot     = [for name, p in var.pools : name if p.spot]
}
`,
	"network.tf": `
resource "azurerm_virtual_network" "this" {
  name                = "vnet-${local.prefix}"
  location            = var.location
  resource_group_name = var.resource_group_name
  address_space       = [var.network]
  tags                = local.tags
}

resource "azurerm_subnet" "this" {
  for_each             = local.subnets
  name                 = "snet-${local.prefix}-${each.key}"
  resource_group_name  = azurerm_virtual_network.this.resource_group_name
  virtual_network_name = azurerm_virtual_network.this.name
  address_prefixes     = [local.prefixes[each.key]]
  service_endpoints    = each.value.endpoints

  dynamic "delegation" {
    for_each = each.key == "pods" ? ["aks"] : []
    content {
      name = delegation.value
      service_delegation {
        name    = "Microsoft.ContainerService/managedClusters"
        actions = ["Microsoft.Network/virtualNetworks/subnets/join/action"]
      }
    }
  }
}

resource "azurerm_network_security_group" "this" {
  name                = "nsg-${local.prefix}"
  location            = var.location
  resource_group_name = var.resource_group_name
  tags                = local.tags

  security_rule {
    name                       = "https"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "443"
    source_address_prefix      = "Internet"
    destination_address_prefix = "*"
  }
}

resource "azurerm_subnet_network_security_group_association" "this" {
  for_each                  = azurerm_subnet.this
  subnet_id                 = each.value.id
  network_security_group_id = azurerm_network_security_group.this.id
}
`,
	"identity.tf": `
resource "azurerm_user_assigned_identity" "cluster" {
  name                = "id-${local.prefix}"
  location            = var.location
  resource_group_name = var.resource_group_name
  tags                = local.tags
}

resource "azurerm_user_assigned_identity" "kubelet" {
  name                = "id-${local.prefix}-kubelet"
  location            = var.location
  resource_group_name = var.resource_group_name
  tags                = local.tags
}
`,
	"roles.tf": `
resource "azurerm_role_assignment" "network" {
  for_each             = azurerm_subnet.this
  scope                = each.value.id
  role_definition_name = "Network Contributor"
  principal_id         = azurerm_user_assigned_identity.cluster.principal_id
}

resource "azurerm_role_assignment" "kubelet" {
  scope                = azurerm_user_assigned_identity.kubelet.id
  role_definition_name = "Managed Identity Operator"
  principal_id         = azurerm_user_assigned_identity.cluster.principal_id
}
`,
	"cluster.tf": `
resource "azurerm_kubernetes_cluster" "this" {
  name                              = local.prefix
  location                          = var.location
  resource_group_name               = var.resource_group_name
  dns_prefix                        = local.prefix
  kubernetes_version                = var.kubernetes_version
  sku_tier                          = "Standard"
  private_cluster_enabled           = var.private
  local_account_disabled            = true
  role_based_access_control_enabled = true
  oidc_issuer_enabled               = true
  workload_identity_enabled         = true
  azure_policy_enabled              = true
  automatic_upgrade_channel         = "patch"
  node_os_upgrade_channel           = "NodeImage"
  node_resource_group               = "${var.resource_group_name}-nodes"
  tags                              = local.tags

  default_node_pool {
    name                        = "system"
    vm_size                     = "Standard_D4s_v5"
    vnet_subnet_id              = azurerm_subnet.this["nodes"].id
    pod_subnet_id               = azurerm_subnet.this["pods"].id
    auto_scaling_enabled        = true
    min_count                   = 3
    max_count                   = 6
    max_pods                    = 60
    zones                       = local.zones
    temporary_name_for_rotation = "tmpsystem"
    upgrade_settings {
      max_surge = "33%"
    }
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.cluster.id]
  }

  kubelet_identity {
    client_id                 = azurerm_user_assigned_identity.kubelet.client_id
    object_id                 = azurerm_user_assigned_identity.kubelet.principal_id
    user_assigned_identity_id = azurerm_user_assigned_identity.kubelet.id
  }

  network_profile {
    network_plugin    = "azure"
    network_policy    = "cilium"
    network_data_plane = "cilium"
    service_cidr      = "172.16.0.0/16"
    dns_service_ip    = cidrhost("172.16.0.0/16", 10)
    outbound_type     = "loadBalancer"
    load_balancer_sku = "standard"
  }

  azure_active_directory_role_based_access_control {
    azure_rbac_enabled     = true
    admin_group_object_ids = var.admin_groups
  }

  dynamic "api_server_access_profile" {
    for_each = var.private ? [] : [1]
    content {
      authorized_ip_ranges = var.authorized_ranges
    }
  }

  dynamic "oms_agent" {
    for_each = var.log_analytics_workspace_id == null ? [] : [var.log_analytics_workspace_id]
    content {
      log_analytics_workspace_id      = oms_agent.value
      msi_auth_for_monitoring_enabled = true
    }
  }

  maintenance_window_auto_upgrade {
    frequency   = "Weekly"
    interval    = 1
    duration    = var.maintenance.duration
    day_of_week = var.maintenance.day
    start_time  = var.maintenance.start
  }

  lifecycle {
    ignore_changes = [kubernetes_version, default_node_pool[0].node_count]
  }
}
`,
	"pools.tf": `
resource "azurerm_kubernetes_cluster_node_pool" "this" {
  for_each              = var.pools
  name                  = substr(each.key, 0, 12)
  kubernetes_cluster_id = azurerm_kubernetes_cluster.this.id
  vm_size               = each.value.vm_size
  mode                  = "User"
  vnet_subnet_id        = azurerm_subnet.this["nodes"].id
  pod_subnet_id         = azurerm_subnet.this["pods"].id
  auto_scaling_enabled  = true
  min_count             = each.value.min
  max_count             = each.value.max
  max_pods              = each.value.max_pods
  zones                 = each.value.zones
  priority              = each.value.spot ? "Spot" : "Regular"
  eviction_policy       = each.value.spot ? "Delete" : null
  spot_max_price        = each.value.spot ? -1 : null
  node_labels           = merge(each.value.labels, { pool = each.key })
  node_taints           = concat(each.value.taints, each.value.spot ? ["kubernetes.azure.com/scalesetpriority=spot:NoSchedule"] : [])
  tags                  = local.tags
}
`,
	"outputs.tf": `
output "id" {
  description = "The cluster."
  value       = azurerm_kubernetes_cluster.this.id
}

output "name" {
  value = azurerm_kubernetes_cluster.this.name
}

output "oidc_issuer_url" {
  value = try(azurerm_kubernetes_cluster.this.oidc_issuer_url, null)
}

output "subnet_ids" {
  value = { for name, s in azurerm_subnet.this : name => s.id }
}
`,
	"checks.tf": `
check "spot" {
  assert {
    condition     = length(local.spot) < 5
    error_message = "Five spot pools at most."
  }
}
`,
}
