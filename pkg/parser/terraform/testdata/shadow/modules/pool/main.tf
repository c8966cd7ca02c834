variable "cluster" {
  type = object({
    id                = string
    name              = string
    default_node_pool = list(object({ name = string, vnet_subnet_id = string }))
  })
}

variable "name" {}

variable "kind" {
  default = "apps"
}

variable "vm_size" {
  type     = string
  default  = "Standard_D4s_v5"
  nullable = false
}

variable "node_count" {
  type    = string
  default = 3
}

resource "azurerm_kubernetes_cluster_node_pool" "this" {
  count                 = var.kind == "none" ? 0 : 1
  name                  = substr(replace(var.name, "-", ""), 0, 12)
  kubernetes_cluster_id = var.cluster.id
  vm_size               = var.vm_size
  node_count            = var.node_count
  vnet_subnet_id        = var.cluster.default_node_pool[0].vnet_subnet_id
  system_pool           = var.cluster.default_node_pool[0].name
  labels = {
    cluster       = var.cluster.name
    (var.kind)    = "yes"
    "kind/${"x"}" = var.kind
  }
}

output "label" {
  value = try(azurerm_kubernetes_cluster_node_pool.this[0].labels.cluster, null)
}
