resource "azurerm_kubernetes_cluster" "shop" {
  name                 = "shop"
  location             = "westeurope"
  resource_group_name  = "shop"
  dns_prefix           = "shop"
  azure_policy_enabled = true

  default_node_pool {
    name       = "system"
    vm_size    = "Standard_D4s_v5"
    node_count = 3
  }

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_kubernetes_cluster_extension" "backup" {
  name           = "backup"
  cluster_id     = azurerm_kubernetes_cluster.shop.id
  extension_type = "Microsoft.DataProtection.Kubernetes"
}

resource "azurerm_resource_policy_assignment" "guard" {
  name                 = "guard"
  resource_id          = azurerm_kubernetes_cluster.shop.id
  policy_definition_id = "/providers/Microsoft.Authorization/policySetDefinitions/a8640138-9b0a-4a28-b8cb-1666c838647d"

  parameters = jsonencode({
    effect             = { value = "deny" }
    excludedNamespaces = { value = concat(["kube-system", "gatekeeper-system", "azure-arc"], var.more) }
  })
}

variable "more" {
  type    = list(string)
  default = ["monitoring"]
}
