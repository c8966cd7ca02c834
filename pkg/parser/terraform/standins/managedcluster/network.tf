# Networking; an automatic cluster takes only a part, and only with an outbound
# type of its own.

locals {
  network_whole = var.network_profile == null ? null : {
    advancedNetworking = try(var.network_profile.advanced_networking, var.absent) == null ? null : {
      enabled = try(var.network_profile.advanced_networking.enabled, var.absent)
      observability = try(var.network_profile.advanced_networking.observability, var.absent) == null ? null : {
        enabled = try(var.network_profile.advanced_networking.observability.enabled, var.absent)
      }
      security = try(var.network_profile.advanced_networking.security, var.absent) == null ? null : {
        advancedNetworkPolicies = try(var.network_profile.advanced_networking.security.advanced_network_policies, var.absent)
        enabled                 = try(var.network_profile.advanced_networking.security.enabled, var.absent)
      }
    }
    dnsServiceIP = try(var.network_profile.dns_service_ip, var.absent)
    ipFamilies   = try(var.network_profile.ip_families, var.absent)
    loadBalancerProfile = try(var.network_profile.load_balancer_profile, var.absent) == null ? null : {
      allocatedOutboundPorts              = try(var.network_profile.load_balancer_profile.allocated_outbound_ports, var.absent)
      backendPoolType                     = try(var.network_profile.load_balancer_profile.backend_pool_type, var.absent)
      enableMultipleStandardLoadBalancers = try(var.network_profile.load_balancer_profile.enable_multiple_standard_load_balancers, var.absent)
      idleTimeoutInMinutes                = try(var.network_profile.load_balancer_profile.idle_timeout_in_minutes, var.absent)
      managedOutboundIPs = try(var.network_profile.load_balancer_profile.managed_outbound_ips, var.absent) == null ? null : {
        count     = try(var.network_profile.load_balancer_profile.managed_outbound_ips.count, var.absent)
        countIPv6 = try(var.network_profile.load_balancer_profile.managed_outbound_ips.count_i_pv6, var.absent)
      }
      outboundIPPrefixes = try(var.network_profile.load_balancer_profile.outbound_ip_prefixes, var.absent) == null ? null : {
        publicIPPrefixes = try(var.network_profile.load_balancer_profile.outbound_ip_prefixes.public_ip_prefixes, var.absent) == null ? null : [for item in var.network_profile.load_balancer_profile.outbound_ip_prefixes.public_ip_prefixes : {
          id = try(item.id, var.absent)
        }]
      }
      outboundIPs = try(var.network_profile.load_balancer_profile.outbound_ips, var.absent) == null ? null : {
        publicIPs = try(var.network_profile.load_balancer_profile.outbound_ips.public_ips, var.absent) == null ? null : [for item in var.network_profile.load_balancer_profile.outbound_ips.public_ips : {
          id = try(item.id, var.absent)
        }]
      }
    }
    loadBalancerSku = try(var.network_profile.load_balancer_sku, var.absent)
    natGatewayProfile = try(var.network_profile.nat_gateway_profile, var.absent) == null ? null : {
      idleTimeoutInMinutes = try(var.network_profile.nat_gateway_profile.idle_timeout_in_minutes, var.absent)
      managedOutboundIPProfile = try(var.network_profile.nat_gateway_profile.managed_outbound_ip_profile, var.absent) == null ? null : {
        count = try(var.network_profile.nat_gateway_profile.managed_outbound_ip_profile.count, var.absent)
      }
    }
    networkDataplane  = try(var.network_profile.network_dataplane, var.absent)
    networkMode       = try(var.network_profile.network_mode, var.absent)
    networkPlugin     = try(var.network_profile.network_plugin, var.absent)
    networkPluginMode = try(var.network_profile.network_plugin_mode, var.absent)
    networkPolicy     = try(var.network_profile.network_policy, var.absent)
    outboundType      = try(var.network_profile.outbound_type, var.absent)
    podCidr           = try(var.network_profile.pod_cidr, var.absent)
    podCidrs          = try(var.network_profile.pod_cidrs, var.absent)
    serviceCidr       = try(var.network_profile.service_cidr, var.absent)
    serviceCidrs      = try(var.network_profile.service_cidrs, var.absent)
    staticEgressGatewayProfile = try(var.network_profile.static_egress_gateway_profile, var.absent) == null ? null : {
      enabled = try(var.network_profile.static_egress_gateway_profile.enabled, var.absent)
    }
  }

  network_automatic = ["dnsServiceIP", "outboundType", "podCidr", "serviceCidr"]
  network_decided   = local.automatic && try(coalesce(var.network_profile.outbound_type, "loadBalancer") == "loadBalancer", true)
  network           = local.network_decided ? null : try({ for name, v in local.network_whole : name => v if !local.automatic || contains(local.network_automatic, name) }, null)
}
