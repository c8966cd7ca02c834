resource "azurerm_kubernetes_cluster" "shop" {
  name                = "shop"
  location            = "westeurope"
  resource_group_name = "shop"
  dns_prefix          = "shop"
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

resource "azurerm_resource_policy_assignment" "privileged" {
  name                 = "no-privileged"
  resource_id          = azurerm_kubernetes_cluster.shop.id
  policy_definition_id = "/providers/Microsoft.Authorization/policyDefinitions/95edb821-ddaf-4404-9732-666045e056b4"
  parameters = jsonencode({
    effect             = { value = "Deny" }
    excludedNamespaces = { value = ["kube-system", "gatekeeper-system", "azure-arc"] }
  })
}
