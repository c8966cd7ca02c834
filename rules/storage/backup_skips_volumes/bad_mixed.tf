resource "azurerm_kubernetes_cluster" "shop" {
  name                = "shop"
  location            = "westeurope"
  resource_group_name = "shop"
  dns_prefix          = "shop"

  default_node_pool {
    name       = "system"
    vm_size    = "Standard_D4s_v5"
    node_count = 3
  }

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_data_protection_backup_vault" "shop" {
  name                = "shop"
  location            = "westeurope"
  resource_group_name = "shop"
  datastore_type      = "OperationalStore"
  redundancy          = "LocallyRedundant"

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_data_protection_backup_policy_kubernetes_cluster" "daily" {
  name                            = "daily"
  resource_group_name             = "shop"
  vault_name                      = azurerm_data_protection_backup_vault.shop.name
  backup_repeating_time_intervals = ["R/2026-01-01T02:00:00+00:00/P1D"]

  default_retention_rule {
    life_cycle {
      duration        = "P14D"
      data_store_type = "OperationalStore"
    }
  }
}

resource "azurerm_data_protection_backup_instance_kubernetes_cluster" "shop" {
  name                         = "shop"
  location                     = "westeurope"
  vault_id                     = azurerm_data_protection_backup_vault.shop.id
  kubernetes_cluster_id        = azurerm_kubernetes_cluster.shop.id
  snapshot_resource_group_name = "snapshots"
  backup_policy_id             = azurerm_data_protection_backup_policy_kubernetes_cluster.daily.id

  backup_datasource_parameters {
    cluster_scoped_resources_enabled = true
    volume_snapshot_enabled          = false
    included_namespaces              = ["shop"]
  }
}

resource "azurerm_data_protection_backup_instance_kubernetes_cluster" "web" {
  name                         = "web"
  location                     = "westeurope"
  vault_id                     = azurerm_data_protection_backup_vault.shop.id
  kubernetes_cluster_id        = azurerm_kubernetes_cluster.shop.id
  snapshot_resource_group_name = "snapshots"
  backup_policy_id             = azurerm_data_protection_backup_policy_kubernetes_cluster.daily.id

  backup_datasource_parameters {
    cluster_scoped_resources_enabled = true
    volume_snapshot_enabled          = true
    included_namespaces              = ["web"]
  }
}

resource "azurerm_kubernetes_cluster_extension" "backup" {
  name           = "azure-aks-backup"
  cluster_id     = azurerm_kubernetes_cluster.shop.id
  extension_type = "Microsoft.DataProtection.Kubernetes"
}

resource "azurerm_kubernetes_cluster_trusted_access_role_binding" "backup" {
  name                  = "backup"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.shop.id
  roles                 = ["Microsoft.DataProtection/backupVaults/backup-operator"]
  source_resource_id    = azurerm_data_protection_backup_vault.shop.id
}
