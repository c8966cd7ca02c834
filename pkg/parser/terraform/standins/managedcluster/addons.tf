# Add-ons; an automatic cluster brings its own policy and secrets add-ons.

locals {
  oms     = var.addon_profile_oms_agent
  policy  = local.automatic ? null : var.addon_profile_azure_policy
  gateway = var.addon_profile_ingress_application_gateway
  secrets = local.automatic ? null : var.addon_profile_key_vault_secrets_provider
  sgx     = var.addon_profile_confidential_computing

  addons = merge(
    local.oms == null ? {} : { omsagent = {
      enabled = local.oms.enabled
      config = {
        logAnalyticsWorkspaceResourceID = try(local.oms.config.log_analytics_workspace_resource_id, var.absent)
        useAADAuth                      = tostring(try(coalesce(local.oms.config.use_aad_auth, var.off), var.off))
      }
    } },
    local.policy == null ? {} : { azurepolicy = {
      enabled = local.policy.enabled
      config  = try(local.policy.config, var.absent)
    } },
    local.gateway == null ? {} : { ingressApplicationGateway = {
      enabled = local.gateway.enabled
      config = try(local.gateway.config, var.absent) == null ? null : {
        applicationGatewayId   = try(local.gateway.config.application_gateway_id, var.absent)
        applicationGatewayName = try(local.gateway.config.application_gateway_name, var.absent)
        subnetCIDR             = try(local.gateway.config.subnet_cidr, var.absent)
        subnetId               = try(local.gateway.config.subnet_id, var.absent)
      }
    } },
    local.secrets == null ? {} : { azureKeyvaultSecretsProvider = {
      enabled = true
      config = try(local.secrets.config, var.absent) == null ? null : {
        enableSecretRotation = tostring(try(coalesce(local.secrets.config.enable_secret_rotation, var.off), var.off))
        rotationPollInterval = try(local.secrets.config.rotation_poll_interval, var.absent)
      }
    } },
    local.sgx == null ? {} : { ACCSGXDevicePlugin = { enabled = local.sgx.enabled } },
    { for name, addon in var.addon_profiles_extra : name => { enabled = addon.enabled, config = try(addon.config, var.absent) } },
  )
}
