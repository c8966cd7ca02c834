# What others read of the module.

output "agentpool_resource_ids" {
  value = { for key, pool in module.nodepools : key => { resource_id = pool.resource_id, name = pool.name } }
}

output "azure_portal_fqdn" {
  value = azapi_resource.this.output.properties.azurePortalFQDN
}

output "current_kubernetes_version" {
  value = azapi_resource.this.output.properties.currentKubernetesVersion
}

output "fqdn" {
  value = azapi_resource.this.output.properties.fqdn
}

output "identity_principal_id" {
  value = try(azapi_resource.this.identity[0].principal_id, null)
}

output "identity_tenant_id" {
  value = try(azapi_resource.this.identity[0].tenant_id, null)
}

output "ingress_app_object_id" {
  value = azapi_resource.this.output.properties.addonProfiles.ingressApplicationGateway.identity.objectId
}

output "ingress_profile_web_app_routing_identity" {
  value = azapi_resource.this.output.properties.ingressProfile.webAppRouting.identity
}

output "key_vault_secrets_provider_identity" {
  value = azapi_resource.this.output.properties.addonProfiles.azureKeyvaultSecretsProvider.identity
}

output "kubelet_identity" {
  value = azapi_resource.this.output.properties.identityProfile.kubeletidentity
}

output "max_agent_pools" {
  value = azapi_resource.this.output.properties.maxAgentPools
}

output "name" {
  value = azapi_resource.this.name
}

output "network_profile_load_balancer_profile_effective_outbound_ips" {
  value = azapi_resource.this.output.properties.networkProfile.loadBalancerProfile.effectiveOutboundIPs
}

output "network_profile_nat_gateway_profile_effective_outbound_ips" {
  value = azapi_resource.this.output.properties.networkProfile.natGatewayProfile.effectiveOutboundIPs
}

output "node_resource_group_name" {
  value = azapi_resource.this.output.properties.nodeResourceGroup
}

output "oidc_issuer_profile_issuer_url" {
  value = azapi_resource.this.output.properties.oidcIssuerProfile.issuerURL
}

output "private_fqdn" {
  value = azapi_resource.this.output.properties.privateFQDN
}

output "resource_id" {
  value = azapi_resource.this.id
}
