variable "name" {
  type = string
}

variable "cluster_id" {
  type = string
}

variable "subnet_id" {
  type = string
}

variable "settings" {
  type = object({
    vm_size  = string
    min      = number
    max      = number
    max_pods = number
    surge    = string
  })
}

resource "azurerm_kubernetes_cluster_node_pool" "this" {
  name                  = var.name
  kubernetes_cluster_id = var.cluster_id
  vm_size               = var.settings.vm_size
  auto_scaling_enabled  = true
  min_count             = var.settings.min
  max_count             = var.settings.max
  max_pods              = var.settings.max_pods
  zones                 = ["1", "2", "3"]
  vnet_subnet_id        = var.subnet_id

  upgrade_settings {
    max_surge = var.settings.surge
  }
}
