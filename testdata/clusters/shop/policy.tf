# No privileged containers, in any namespace but those of the platform.
resource "azurerm_resource_group_policy_assignment" "no_privileged" {
  name                 = "no-privileged"
  resource_group_id    = azurerm_resource_group.shop.id
  policy_definition_id = "/providers/Microsoft.Authorization/policyDefinitions/95edb821-ddaf-4404-9732-666045e056b4"

  parameters = jsonencode({
    effect             = { value = "Deny" }
    excludedNamespaces = { value = ["kube-system", "gatekeeper-system"] }
  })
}
