variable "cluster_id" {
  type = string
}

variable "nodes" {
  type = number
}

resource "azurerm_kubernetes_cluster_node_pool" "this" {
  name                  = "module"
  kubernetes_cluster_id = var.cluster_id
  vm_size               = "Standard_D4ds_v5"
  node_count            = var.nodes
  zones                 = ["1", "2", "3"]
}
