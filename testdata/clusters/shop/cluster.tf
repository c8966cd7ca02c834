resource "azurerm_user_assigned_identity" "cluster" {
  name                = "id-shop-cluster"
  location            = azurerm_resource_group.shop.location
  resource_group_name = azurerm_resource_group.shop.name
}

resource "azurerm_role_assignment" "cluster_network" {
  scope                = azurerm_virtual_network.shop.id
  role_definition_name = "Network Contributor"
  principal_id         = azurerm_user_assigned_identity.cluster.principal_id
}

resource "azurerm_kubernetes_cluster" "shop" {
  name                = "aks-shop"
  location            = azurerm_resource_group.shop.location
  resource_group_name = azurerm_resource_group.shop.name
  dns_prefix          = "shop"
  kubernetes_version  = "1.35"
  sku_tier            = "Standard"

  automatic_upgrade_channel = "patch"
  node_os_upgrade_channel   = "NodeImage"

  azure_policy_enabled      = true
  local_account_disabled    = true
  oidc_issuer_enabled       = true
  workload_identity_enabled = true

  default_node_pool {
    name                         = "system"
    vm_size                      = "Standard_D4ds_v5"
    os_disk_type                 = "Ephemeral"
    auto_scaling_enabled         = true
    min_count                    = var.system_pool.min
    max_count                    = var.system_pool.max
    max_pods                     = 30
    zones                        = ["1", "2", "3"]
    only_critical_addons_enabled = true
    vnet_subnet_id               = azurerm_subnet.nodes.id

    upgrade_settings {
      max_surge = "33%"
    }
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.cluster.id]
  }

  network_profile {
    network_plugin     = "azure"
    network_data_plane = "azure"
    network_policy     = "calico"
    outbound_type      = "loadBalancer"
  }

  azure_active_directory_role_based_access_control {
    azure_rbac_enabled     = true
    admin_group_object_ids = [var.admin_group_id]
  }

  web_app_routing {
    dns_zone_ids = []
  }

  depends_on = [azurerm_role_assignment.cluster_network]
}

module "pool" {
  source   = "./modules/node_pool"
  for_each = var.pools

  name       = each.key
  cluster_id = azurerm_kubernetes_cluster.shop.id
  subnet_id  = azurerm_subnet.nodes.id
  settings   = each.value
}
