package azure

import "github.com/akslint/akslint/pkg/value"

// addonRows are the add-ons and managed features of a cluster.
func addonRows() []row {
	return []row{
		attr("azure_policy_enabled", "addonProfiles.azurepolicy.enabled").sends(false),
		attr("http_application_routing_enabled", "addonProfiles.httpApplicationRouting.enabled"),
		attr("open_service_mesh_enabled", "addonProfiles.openServiceMesh.enabled"),
		block("oms_agent", "addonProfiles.omsagent",
			present("enabled", true),
			attr("log_analytics_workspace_id", "config.logAnalyticsWorkspaceResourceID"),
			attr("msi_auth_for_monitoring_enabled", "config.useAADAuth").sends(false).text()),
		block("aci_connector_linux", "addonProfiles.aciConnectorLinux",
			present("enabled", true),
			attr("subnet_name", "config.SubnetName")),
		block("confidential_computing", "addonProfiles.ACCSGXDevicePlugin",
			present("enabled", true),
			attr("sgx_quote_helper_enabled", "config.ACCSGXQuoteHelperEnabled").text()),
		block("ingress_application_gateway", "addonProfiles.ingressApplicationGateway",
			present("enabled", true),
			attr("gateway_id", "config.applicationGatewayId"),
			attr("gateway_name", "config.applicationGatewayName"),
			attr("subnet_cidr", "config.subnetCIDR"),
			attr("subnet_id", "config.subnetId")),
		block("key_vault_secrets_provider", "addonProfiles.azureKeyvaultSecretsProvider",
			present("enabled", true),
			attr("secret_rotation_enabled", "config.enableSecretRotation").sends(false).text(),
			attr("secret_rotation_interval", "config.rotationPollInterval").sends("2m")),
		block("microsoft_defender", "securityProfile.defender",
			present("securityMonitoring.enabled", true),
			attr("log_analytics_workspace_id", "logAnalyticsWorkspaceResourceId")),
		block("monitor_metrics", "azureMonitorProfile.metrics",
			present("enabled", true),
			attr("annotations_allowed", "kubeStateMetrics.metricAnnotationsAllowList"),
			attr("labels_allowed", "kubeStateMetrics.metricLabelsAllowlist")),
		attr("image_cleaner_enabled", "securityProfile.imageCleaner.enabled").sendsBy(false, nil, nil).service(false),
		attr("image_cleaner_interval_hours", "securityProfile.imageCleaner.intervalHours").sendsBy(48, nil, nil).positive(),
		block("web_app_routing", "ingressProfile.webAppRouting",
			present("enabled", true),
			attr("dns_zone_ids|dns_zone_id", "dnsZoneResourceIds").list(),
			attr("default_nginx_controller", "nginx.defaultIngressControllerType").
				sendsBy(nil, "AnnotationControlled", "AnnotationControlled").service("AnnotationControlled")),
		block("service_mesh_profile", "serviceMeshProfile",
			attr("mode", "mode").enum("Istio", "Disabled"),
			attr("revisions", "istio.revisions"),
			derived("internal_ingress_gateway_enabled external_ingress_gateway_enabled", "istio.components.ingressGateways", meshGateways),
			block("certificate_authority", "istio.certificateAuthority.plugin",
				attr("key_vault_id", "keyVaultId"),
				attr("root_cert_object_name", "rootCertObjectName"),
				attr("cert_chain_object_name", "certChainObjectName"),
				attr("cert_object_name", "certObjectName"),
				attr("key_object_name", "keyObjectName"))),
	}
}

// meshGateways writes the two ingress gateways of the mesh, which azurerm sends
// whether they are on or off.
func meshGateways(_ *translation, out target, to []string, in *value.Value) {
	gateway := func(name, mode string) *value.Value {
		enabled := in.Get(name)
		w := where(enabled, out.where)
		if notWritten(enabled) {
			enabled = value.NewBool(false, w).AsImplied()
		}
		return value.NewObject([]value.Field{
			{Name: "enabled", Value: enabled},
			{Name: "mode", Value: value.NewString(mode, w)},
		}, w)
	}
	out.put(to, value.NewList([]*value.Value{
		gateway("internal_ingress_gateway_enabled", "Internal"),
		gateway("external_ingress_gateway_enabled", "External"),
	}, out.where), value.Field{})
}

// scalingRows are the autoscalers.
func scalingRows() []row {
	return []row{
		block("workload_autoscaler_profile", "workloadAutoScalerProfile",
			attr("keda_enabled", "keda.enabled").sends(false),
			attr("vertical_pod_autoscaler_enabled", "verticalPodAutoscaler.enabled").sends(false)),
		block("auto_scaler_profile", "autoScalerProfile",
			attr("balance_similar_node_groups", "balance-similar-node-groups").sends(false).text(),
			attr("daemonset_eviction_for_empty_nodes_enabled", "daemonset-eviction-for-empty-nodes").
				sendsBy(nil, false, false).service(false),
			attr("daemonset_eviction_for_occupied_nodes_enabled", "daemonset-eviction-for-occupied-nodes").
				sendsBy(nil, true, true).service(true),
			attr("expander", "expander").sends("random"),
			attr("ignore_daemonsets_utilization_enabled", "ignore-daemonsets-utilization").
				sendsBy(nil, false, false).service(false),
			attr("max_graceful_termination_sec", "max-graceful-termination-sec").text(),
			attr("max_node_provisioning_time", "max-node-provision-time").sends("15m"),
			attr("max_unready_nodes", "ok-total-unready-count").sends(3).text(),
			attr("max_unready_percentage", "max-total-unready-percentage").sends(45).text(),
			attr("new_pod_scale_up_delay", "new-pod-scale-up-delay"),
			attr("scale_down_delay_after_add", "scale-down-delay-after-add"),
			attr("scale_down_delay_after_delete", "scale-down-delay-after-delete"),
			attr("scale_down_delay_after_failure", "scale-down-delay-after-failure"),
			attr("scale_down_unneeded", "scale-down-unneeded-time"),
			attr("scale_down_unready", "scale-down-unready-time"),
			attr("scale_down_utilization_threshold", "scale-down-utilization-threshold").text(),
			attr("empty_bulk_delete_max", "max-empty-bulk-delete").text(),
			attr("scan_interval", "scan-interval"),
			attr("skip_nodes_with_local_storage", "skip-nodes-with-local-storage").sendsBy(true, false, false).text(),
			attr("skip_nodes_with_system_pods", "skip-nodes-with-system-pods").sends(true).text()),
	}
}

// automaticRows are the properties of an automatic cluster; what it presets is
// Azure's, not the provider's.
func automaticRows() []row {
	return []row{
		block("private_cluster", "",
			present("apiServerAccessProfile.enablePrivateCluster", true),
			attr("public_fully_qualified_domain_name_enabled", "apiServerAccessProfile.enablePrivateClusterPublicFQDN").sends(false),
			attr("private_dns_zone_id", "apiServerAccessProfile.privateDNSZone").sends("System")),
		block("api_server_access", "",
			attr("authorized_ip_ranges", "apiServerAccessProfile.authorizedIPRanges"),
			attr("subnet_id", "apiServerAccessProfile.subnetId")),
		block("hosted_system", "hostedSystemProfile",
			present("enabled", true),
			attr("node_subnet_id", "nodeSubnetID"),
			attr("system_node_subnet_id", "systemNodeSubnetID")),
		block("web_app_routing_ingress", "ingressProfile.webAppRouting",
			present("enabled", true),
			attr("dns_zone_ids", "dnsZoneResourceIds"),
			attr("default_nginx_controller", "nginx.defaultIngressControllerType").sends("None"),
			attr("istio_enabled", "gatewayAPIImplementations.appRoutingIstio.mode").sends(false).choice("Enabled", "Disabled")),
		block("service_mesh", "serviceMeshProfile",
			present("mode", "Istio"),
			attr("revisions", "istio.revisions"),
			attr("proxy_redirect_mechanism", "istio.components.proxyRedirectionMechanism"),
			derived("internal_ingress_gateway_enabled external_ingress_gateway_enabled", "istio.components.ingressGateways", meshGateways),
			block("certificate_authority", "istio.certificateAuthority.plugin",
				attr("key_vault_id", "keyVaultId"),
				attr("root_certificate_object_name", "rootCertObjectName"),
				attr("certificate_chain_object_name", "certChainObjectName"),
				attr("certificate_object_name", "certObjectName"),
				attr("key_object_name", "keyObjectName"))),
	}
}
