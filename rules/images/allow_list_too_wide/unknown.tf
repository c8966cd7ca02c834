variable "images" {
  type = string
}

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

resource "azurerm_resource_policy_assignment" "images" {
  name                 = "images"
  resource_id          = azurerm_kubernetes_cluster.shop.id
  policy_definition_id = "/providers/Microsoft.Authorization/policyDefinitions/febd0533-8e55-448f-b837-bd0e06f16469"
  parameters = jsonencode({
    effect                      = { value = "Deny" }
    allowedContainerImagesRegex = { value = var.images }
  })
}
