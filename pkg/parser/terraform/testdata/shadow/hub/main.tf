# What real configurations do, in one place: each construct here is evaluated by
# us and by terraform itself.
terraform {
  required_version = ">= 1.3"
}

variable "environment" {
  type = string
}

variable "regions" {
  type = map(object({
    cidr    = string
    primary = optional(bool, false)
    zones   = optional(list(number))
    tags    = optional(map(string), {})
  }))
  default = {
    westeurope  = { cidr = "10.0.0.0/16", primary = true, zones = [1, 2, 3] }
    northeurope = { cidr = "10.1.0.0/16", tags = { tier = "standby" } }
  }
}

variable "extra_pools" {
  type    = any
  default = null
}

variable "secret" {
  type      = string
  default   = "s3cret"
  sensitive = true
}

locals {
  primary = one([for name, r in var.regions : name if r.primary])
  matrix = {
    for pair in setproduct(keys(var.regions), ["apps", "batch"]) : "${pair[0]}-${pair[1]}" => {
      region = pair[0]
      kind   = pair[1]
    }
  }
  by_kind = { for key, m in local.matrix : m.kind => key... }
  rules = flatten([
    for name, r in var.regions : [
      for i, zone in coalesce(r.zones, []) : {
        name     = "${name}-z${zone}"
        priority = 100 + i * 10
      }
    ]
  ])
  text     = <<-EOT
    %{for name in sort(keys(var.regions))~}
    region ${name}%{if name == local.primary} (primary)%{endif}
    %{endfor~}
    environment ${var.environment}
  EOT
  settings = merge({ a = 1, b = { c = [1, 2] } }, var.extra_pools == null ? {} : { a = 2 }, { d = null })
}

data "azurerm_resource_group" "existing" {
  for_each = var.regions
  name     = "rg-${each.key}"
}

module "network" {
  source   = "../modules/network"
  for_each = var.regions
  name     = "vnet-${each.key}"
  location = data.azurerm_resource_group.existing[each.key].location
  cidr     = each.value.cidr
  zones    = each.value.zones
  subnets = {
    nodes  = { bits = 4, delegate = false }
    pods   = { bits = 2, delegate = true }
    empty  = {}
    server = { bits = 12, delegate = true, names = ["x", "y"] }
  }
  tags = merge(each.value.tags, { environment = var.environment, region = each.key })
}

resource "azurerm_kubernetes_cluster" "this" {
  for_each            = module.network
  name                = "aks-${each.key}"
  location            = each.value.network.location
  resource_group_name = try(data.azurerm_resource_group.existing[each.key].name, "none")
  dns_prefix          = substr(md5("aks-${each.key}"), 0, 8)
  node_resource_group = format("%s-nodes-%02d", each.key, length(var.regions))
  tags                = each.value.network.tags
  sku_tier            = each.key == local.primary ? "Standard" : "Free"
  description         = local.text

  default_node_pool {
    name           = "system"
    vnet_subnet_id = each.value.subnet_ids["nodes"]
    pod_subnet_id  = lookup(each.value.subnet_ids, "pods", null)
    zones          = try([for z in var.regions[each.key].zones : tostring(z)], null)
    node_count     = var.regions[each.key].primary ? 3 : 1
  }

  dynamic "identity" {
    for_each = toset(["UserAssigned"])
    content {
      type         = identity.key
      identity_ids = azurerm_user_assigned_identity.this[*].id
    }
  }

  dynamic "maintenance" {
    for_each = { for d in ["Sat", "Sun"] : d => range(length(d)) }
    iterator = day
    content {
      name = upper(day.key)
      dynamic "slot" {
        for_each = day.value
        content {
          label = "${day.key}/${slot.key}/${slot.value}"
          last  = slot.value == length(day.value) - 1
        }
      }
    }
  }

  dynamic "profile" {
    for_each = each.key == local.primary ? [] : [1]
    content {
      enabled = false
    }
  }

  lifecycle {
    ignore_changes = [tags]
  }
}

resource "azurerm_user_assigned_identity" "this" {
  count    = 2
  name     = "id-${count.index}"
  location = one(data.azurerm_resource_group.existing[local.primary][*].location)
}

module "pool" {
  source     = "../modules/pool"
  for_each   = local.matrix
  cluster    = azurerm_kubernetes_cluster.this[each.value.region]
  name       = each.key
  kind       = each.value.kind
  vm_size    = each.value.kind == "batch" ? "Standard_D8s_v5" : null
  node_count = each.value.kind == "batch" ? 0 : null
}

resource "azurerm_network_security_rule" "zone" {
  count    = length(local.rules)
  name     = local.rules[count.index].name
  priority = local.rules[count.index]["priority"]
}

resource "azurerm_thing" "edges" {
  conditional_unknown = var.environment == "prod" ? "Standard" : "Free"
  conditional_same    = var.environment == "prod" ? "one" : "one"
  conditional_list    = var.environment == "prod" ? ["a"] : ["b", "c"]
  and_false           = var.environment == "prod" && false
  or_true             = var.environment == "prod" || true
  is_null             = azurerm_user_assigned_identity.this[0].id == null
  not_empty           = "x-${azurerm_user_assigned_identity.this[0].id}" != ""
  starts              = startswith("x-${azurerm_user_assigned_identity.this[0].id}", "x-")
  partly              = { known = 1, unknown = azurerm_user_assigned_identity.this[1].id }
  listed              = [1, azurerm_user_assigned_identity.this[1].id, null]
  set                 = toset(["b", "a", "b"])
  set_unknown         = toset([var.environment, "a"])
  length_unknown      = length([var.environment, "a"])
  settings            = local.settings
  by_kind             = local.by_kind
  number              = 0.1 + 0.2
  big                 = 12345678901234567890
  division            = 10 / 4
  string_number       = "3" + 4
  interpolated        = "${1 + 2}/${true}/${1.50}"
  only                = [1, "a"]
  escapes             = "$${not} %%{not} \"q\" \u00e4\n"
  secret              = "p-${var.secret}"
  index_string        = local.settings["b"].c[1]
  splat_of_null       = null[*]
  splat_of_one        = "x" [*]
  legacy_splat        = local.rules.*.name
  negative            = -local.rules[0].priority
  modulo              = 7 % 3
  coalesced           = coalesce(null, "", "c")
  compacted           = compact(["a", "", null, "b"])
  zipped              = zipmap(["k"], [azurerm_user_assigned_identity.this[0].id])
  keys_sorted         = keys({ b = 1, a = 2, "10" = 3, "9" = 4 })
  values_unknown      = values({ b = var.environment, a = 2 })
  encoded             = jsonencode({ b = [1, null], a = "<&>" })
  joined              = join(",", [for s in module.network : s.network.name])
  joined_unknown      = join(",", ["a", var.environment])
  cidrs               = cidrsubnets("10.0.0.0/8", 8, 8, 16)
  contains_unknown    = contains(["a", var.environment], "a")
  element_wraps       = element(["a", "b"], 5)
  missing_try         = try(local.settings.nothing, local.settings.b.nothing, "default")
  can_not             = can(local.settings.nothing)
  can_unknown         = can(var.environment)
  path                = path.module
  root                = path.root
  file                = file("${path.module}/names.txt")
  rendered            = templatefile("${path.module}/names.tftpl", { names = ["a", "b"], env = var.environment })
  csv                 = csvdecode("a,b\n1,2\n")
  yaml                = yamldecode("a: [1, x]\nb: ~\n")
  object_equal        = { a = 1 } == { a = 1 }
  tuple_list_equal    = ["a"] == tolist(["a"])
  not_equal_types     = "1" == 1
  ternary_types       = true ? 1 : "a"
  nested_for          = { for k, v in { a = [1, 2], b = [] } : k => [for x in v : x * 2 if x > 1] }
}

output "subnets" {
  value = { for k, n in module.network : k => n.subnet_names }
}

output "pools" {
  value = [for p in module.pool : p.label]
}

output "first_pool" {
  value = values(module.pool)[0].label
}

output "clusters" {
  value = values(azurerm_kubernetes_cluster.this)[*].name
}

output "identities" {
  value = azurerm_user_assigned_identity.this.*.name
}
