resource "azurerm_application_load_balancer" "shop" {
  name                = "agc-shop"
  location            = azurerm_resource_group.shop.location
  resource_group_name = azurerm_resource_group.shop.name
}

resource "azurerm_application_load_balancer_frontend" "public" {
  name                         = "public"
  application_load_balancer_id = azurerm_application_load_balancer.shop.id
}

resource "azurerm_application_load_balancer_subnet_association" "shop" {
  name                         = "association"
  application_load_balancer_id = azurerm_application_load_balancer.shop.id
  subnet_id                    = azurerm_subnet.gateway.id
}

resource "azurerm_user_assigned_identity" "gateway" {
  name                = "id-shop-gateway"
  location            = azurerm_resource_group.shop.location
  resource_group_name = azurerm_resource_group.shop.name
}

resource "azurerm_federated_identity_credential" "gateway" {
  name                = "alb-controller"
  resource_group_name = azurerm_resource_group.shop.name
  parent_id           = azurerm_user_assigned_identity.gateway.id
  issuer              = azurerm_kubernetes_cluster.shop.oidc_issuer_url
  audience            = ["api://AzureADTokenExchange"]
  subject             = "system:serviceaccount:azure-alb-system:alb-controller-sa"
}

resource "azurerm_role_assignment" "gateway_manager" {
  scope                = azurerm_resource_group.shop.id
  role_definition_name = "AppGw for Containers Configuration Manager"
  principal_id         = azurerm_user_assigned_identity.gateway.principal_id
}

resource "azurerm_role_assignment" "gateway_join" {
  scope                = azurerm_subnet.gateway.id
  role_definition_name = "Network Contributor"
  principal_id         = azurerm_user_assigned_identity.gateway.principal_id
}
