package azure

import (
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/value"
)

// TestTranslateProperty reads one property of what one block becomes.
func TestTranslateProperty(t *testing.T) {
	const cluster, pool = "azurerm_kubernetes_cluster", "azurerm_kubernetes_cluster_node_pool"
	network := func(pairs ...any) []any { return []any{"network_profile", nested(pairs...)} }
	defaultPool := func(pairs ...any) []any { return []any{"default_node_pool", nested(pairs...)} }
	for _, test := range []struct {
		name  string
		typ   string
		major int
		body  []any
		path  string
		want  string
	}{
		{"written", cluster, 4, []any{"sku_tier", str("Premium")}, "sku.tier", `"Premium"`},
		{"default", cluster, 4, nil, "sku.tier", `"Free"~`},
		{"null is not written", cluster, 4, []any{"sku_tier", null()}, "sku.tier", `"Free"~`},
		{"an empty string is not written", cluster, 4, []any{"sku_tier", str("")}, "sku.tier", `"Free"~`},
		{"unknown", cluster, 4, []any{"sku_tier", unknown("data.x.y.tier")}, "sku.tier", `?data.x.y.tier`},
		{"letter case", cluster, 3, []any{"sku_tier", str("standard")}, "sku.tier", `"Standard"`},
		{"old word", cluster, 3, []any{"sku_tier", str("Paid")}, "sku.tier", `"Standard"`},

		{"location in short form", cluster, 4, []any{"location", str("West Europe")}, "location", `"westeurope"`},
		{"location of another resource", cluster, 4, []any{"location", unknown("azurerm_resource_group.x.location")}, "location", `?azurerm_resource_group.x.location`},
		{"group keeps its reference", cluster, 4, []any{"resource_group_name", unknown("azurerm_resource_group.x.name")}, "resourceGroup", `?azurerm_resource_group.x.name`},

		{"inverted", cluster, 4, []any{"run_command_enabled", boolean(false)}, "properties.apiServerAccessProfile.disableRunCommand", `true`},
		{"inverted default", cluster, 4, nil, "properties.apiServerAccessProfile.disableRunCommand", `false~`},
		{"inverted text", cluster, 4, []any{"run_command_enabled", str("true")}, "properties.apiServerAccessProfile.disableRunCommand", `false`},
		{"inverted unknown", cluster, 4, []any{"run_command_enabled", unknown("var.x.y")}, "properties.apiServerAccessProfile.disableRunCommand", `?var.x.y`},

		{"a number where a version is meant", cluster, 4, []any{"kubernetes_version", num("1.33")}, "properties.kubernetesVersion", `"1.33"`},

		{"majors differ: 3", cluster, 3, nil, "properties.oidcIssuerProfile", `absent`},
		{"majors differ: 4", cluster, 4, nil, "properties.oidcIssuerProfile", `absent`},
		{"majors differ: 5", cluster, 5, nil, "properties.oidcIssuerProfile.enabled", `true~`},
		{"majors differ: newer than known", cluster, 6, nil, "properties.oidcIssuerProfile.enabled", `true~`},
		{"majors differ: not stated", cluster, 0, nil, "properties.oidcIssuerProfile.enabled", `?`},
		{"majors differ: older than known", cluster, 2, nil, "properties.oidcIssuerProfile.enabled", `?`},
		{"majors differ, but it is written", cluster, 0, []any{"oidc_issuer_enabled", boolean(true)}, "properties.oidcIssuerProfile.enabled", `true`},
		{"pools of azurerm 1", cluster, 1, []any{"agent_pool_profile", nested("name", str("default"))}, "properties.agentPoolProfiles", `?`},
		{"no pools of azurerm 1", cluster, 4, nil, "properties.agentPoolProfiles", `absent`},
		{"majors agree", cluster, 0, nil, "properties.enableRBAC", `true~`},
		{"majors come to the same: 3", cluster, 3, nil, "properties.autoUpgradeProfile.nodeOSUpgradeChannel", `absent`},
		{"majors come to the same: 4", cluster, 4, nil, "properties.autoUpgradeProfile.nodeOSUpgradeChannel", `"NodeImage"~`},
		{"majors come to the same: not stated", cluster, 0, nil, "properties.autoUpgradeProfile.nodeOSUpgradeChannel", `"NodeImage"~`},

		{"renamed: new name", cluster, 3, []any{"automatic_upgrade_channel", str("stable")}, "properties.autoUpgradeProfile.upgradeChannel", `"stable"`},
		{"renamed: old name", cluster, 4, []any{"automatic_channel_upgrade", str("stable")}, "properties.autoUpgradeProfile.upgradeChannel", `"stable"`},
		{"renamed: the new name is null", cluster, 4, []any{"automatic_upgrade_channel", null(), "automatic_channel_upgrade", str("rapid")}, "properties.autoUpgradeProfile.upgradeChannel", `"rapid"`},
		{"renamed: neither", cluster, 4, nil, "properties.autoUpgradeProfile.upgradeChannel", `"none"~`},
		{"moved: old place", cluster, 3, []any{"api_server_authorized_ip_ranges", list(str("1.2.3.4/32"))}, "properties.apiServerAccessProfile.authorizedIPRanges", `["1.2.3.4/32"]`},
		{"moved: new place", cluster, 4, []any{"api_server_access_profile", nested("authorized_ip_ranges", list(str("1.2.3.4/32")))}, "properties.apiServerAccessProfile.authorizedIPRanges", `["1.2.3.4/32"]`},

		{"a block not written sends nothing", cluster, 4, nil, "properties.networkProfile", `absent`},
		{"defaults in a block", cluster, 4, network("network_plugin", str("azure")), "properties.networkProfile.outboundType", `"loadBalancer"~`},
		{"a block that may be written", cluster, 4, []any{"network_profile", list().AsOpen()}, "properties.networkProfile", `?`},
		{"a block that is unknown", cluster, 4, []any{"network_profile", unknown("var.x.y")}, "properties.networkProfile.networkPlugin", `?var.x.y`},
		{"an element that is unknown", cluster, 4, []any{"network_profile", list(unknown("var.x.y"))}, "properties.networkProfile.networkPlugin", `?var.x.y`},
		{"a block as an object", cluster, 4, []any{"network_profile", object("network_plugin", str("azure"))}, "properties.networkProfile.networkPlugin", `"azure"`},
		{"a block that is no block", cluster, 4, []any{"network_profile", str("azure")}, "properties.networkProfile", `?`},
		{"a merged block that may be written", cluster, 4, []any{"api_server_access_profile", list().AsOpen()}, "properties.apiServerAccessProfile.authorizedIPRanges", `?`},
		{"beside a merged block that may be written", cluster, 4, []any{"api_server_access_profile", list().AsOpen()}, "properties.apiServerAccessProfile.enablePrivateCluster", `false~`},
		{"old spelling of the data plane", cluster, 3, network("ebpf_data_plane", str("cilium")), "properties.networkProfile.networkDataplane", `"cilium"`},
		{"old letter case of the mode", cluster, 3, network("network_plugin_mode", str("Overlay")), "properties.networkProfile.networkPluginMode", `"overlay"`},
		{"wrapped identifiers", cluster, 4, network("load_balancer_profile", nested("outbound_ip_address_ids", list(unknown("azurerm_public_ip.x.id")))), "properties.networkProfile.loadBalancerProfile.outboundIPs.publicIPs", `[{id:?azurerm_public_ip.x.id}]`},

		{"default pool", cluster, 4, defaultPool("name", str("sys")), "properties.agentPoolProfiles", `[{enableAutoScaling:false~ osDiskType:"Managed"~ scaleDownMode:"Delete"~ enableFIPS:false~ enableEncryptionAtHost:false~ enableNodePublicIP:false~ enableUltraSSD:false~ name:"sys" mode:"System"~ osType:"Linux"~ type:"VirtualMachineScaleSets"~}]`},
		{"taint of the default pool", cluster, 4, defaultPool("only_critical_addons_enabled", boolean(true)), "properties.agentPoolProfiles.0.nodeTaints", `["CriticalAddonsOnly=true:NoSchedule"]`},
		{"no taint of the default pool", cluster, 4, defaultPool("only_critical_addons_enabled", boolean(false)), "properties.agentPoolProfiles.0.nodeTaints", `[]`},
		{"unknown taint of the default pool", cluster, 4, defaultPool("only_critical_addons_enabled", unknown("var.x.y")), "properties.agentPoolProfiles.0.nodeTaints", `?var.x.y`},
		{"taints beside the switch", cluster, 3, defaultPool("node_taints", list(str("a=b:NoSchedule")), "only_critical_addons_enabled", boolean(false)), "properties.agentPoolProfiles.0.nodeTaints", `["a=b:NoSchedule"]`},
		{"default pools that may be written", cluster, 4, []any{"default_node_pool", list().AsOpen()}, "properties.agentPoolProfiles", `[]+`},
		{"zones as numbers", cluster, 4, defaultPool("zones", list(num("1"), num("2"))), "properties.agentPoolProfiles.0.availabilityZones", `["1" "2"]`},
		{"open zones", cluster, 4, defaultPool("zones", list(num("1")).AsOpen()), "properties.agentPoolProfiles.0.availabilityZones", `["1"]+`},

		{"mode of a pool", pool, 4, nil, "properties.mode", `"User"~`},
		{"autoscaling, 3.x spelling", pool, 5, []any{"enable_auto_scaling", boolean(true)}, "properties.enableAutoScaling", `true`},
		{"surge as a number", pool, 4, []any{"upgrade_settings", nested("max_surge", num("2"))}, "properties.upgradeSettings.maxSurge", `"2"`},
		{"no surge", pool, 4, nil, "properties.upgradeSettings", `absent`},
		{"zero pods is null", pool, 4, []any{"max_pods", num("0")}, "properties.maxPods", `null`},
		{"count is not made up", pool, 4, nil, "properties.count", `absent`},
		{"count of zero is written", pool, 4, []any{"node_count", num("0")}, "properties.count", `0`},

		{"system identity", cluster, 4, []any{"identity", nested("type", str("SystemAssigned"))}, "identity", `{type:"SystemAssigned"}`},
		{"literal user identity", cluster, 4, []any{"identity", nested("type", str("UserAssigned"), "identity_ids", list(str("/id")))}, "identity.userAssignedIdentities", `{/id:{}}`},
		{"user identity of the unit", cluster, 4, []any{"identity", nested("identity_ids", list(unknown("azurerm_user_assigned_identity.x.id")))}, "identity.userAssignedIdentities.any", `?azurerm_user_assigned_identity.x.id`},
		{"secret", cluster, 3, []any{"service_principal", nested("client_id", str("i"), "client_secret", str("s"))}, "properties.servicePrincipalProfile", `{clientId:"i" secret:"s"!}`},

		{"add-on off", cluster, 4, nil, "properties.addonProfiles.azurepolicy.enabled", `false~`},
		{"add-on by an empty block", cluster, 4, []any{"ingress_application_gateway", nested()}, "properties.addonProfiles.ingressApplicationGateway", `{enabled:true}`},
		{"add-on configuration is text", cluster, 4, []any{"oms_agent", nested("msi_auth_for_monitoring_enabled", boolean(true))}, "properties.addonProfiles.omsagent", `{enabled:true config:{useAADAuth:"true"}}`},
		{"mesh gateways", cluster, 4, []any{"service_mesh_profile", nested("mode", str("Istio"), "external_ingress_gateway_enabled", boolean(true))}, "properties.serviceMeshProfile.istio.components.ingressGateways", `[{enabled:false~ mode:"Internal"} {enabled:true mode:"External"}]`},
		{"image cleaner of 3.x", cluster, 3, nil, "properties.securityProfile.imageCleaner", `{enabled:false~ intervalHours:48~}`},
		{"image cleaner of 4.x", cluster, 4, nil, "properties.securityProfile.imageCleaner", `absent`},

		{"automatic cluster", "azurerm_kubernetes_automatic_cluster", 5, []any{"private_cluster", nested()}, "properties.apiServerAccessProfile", `{enablePrivateCluster:true enablePrivateClusterPublicFQDN:false~ privateDNSZone:"System"~}`},

		{"subnet delegation", "azurerm_subnet", 4, []any{"delegation", nested("name", str("d"), "service_delegation", nested("name", str("Microsoft.ServiceNetworking/trafficControllers")))}, "properties.delegations", `[{name:"d" properties:{serviceName:"Microsoft.ServiceNetworking/trafficControllers"}}]`},
		{"delegations that may be more", "azurerm_subnet", 4, []any{"delegation", list().AsOpen()}, "properties.delegations", `[]+`},
		{"service endpoints of 4.x", "azurerm_subnet", 4, []any{"service_endpoints", list(str("Microsoft.Storage"))}, "properties.serviceEndpoints", `[{service:"Microsoft.Storage"}]`},
		{"service endpoints of 5.x", "azurerm_subnet", 5, []any{"service_endpoint", nested("service", str("Microsoft.Storage"))}, "properties.serviceEndpoints", `[{service:"Microsoft.Storage"}]`},
		{"policies of endpoints, oldest spelling", "azurerm_subnet", 3, []any{"enforce_private_link_endpoint_network_policies", boolean(true)}, "properties.privateEndpointNetworkPolicies", `"Disabled"`},
		{"inline subnet of 3.x", "azurerm_virtual_network", 3, []any{"subnet", list(object("name", str("a"), "address_prefix", str("10.0.0.0/24"), "security_group", unknown("azurerm_network_security_group.x.id")))}, "properties.subnets.0.properties.addressPrefixes", `["10.0.0.0/24"]`},
		{"inline subnet's group", "azurerm_virtual_network", 4, []any{"subnet", nested("name", str("a"), "security_group", unknown("azurerm_network_security_group.x.id"))}, "properties.subnets.0.properties.networkSecurityGroup", `{id:?azurerm_network_security_group.x.id}`},
		{"route propagation", "azurerm_route_table", 4, []any{"bgp_route_propagation_enabled", boolean(false)}, "properties.disableBgpRoutePropagation", `true`},
		{"route propagation of 3.x", "azurerm_route_table", 3, []any{"disable_bgp_route_propagation", boolean(true)}, "properties.disableBgpRoutePropagation", `true`},
		{"inline route", "azurerm_route_table", 4, []any{"route", nested("name", str("r"), "next_hop_type", str("internet"))}, "properties.routes", `[{name:"r" properties:{nextHopType:"Internet"}}]`},
		{"public address of 3.x", "azurerm_public_ip", 3, nil, "sku.name", `"Basic"~`},
		{"public address of 4.x", "azurerm_public_ip", 4, nil, "sku.name", `"Standard"~`},

		{"parameters as text", "azurerm_subscription_policy_assignment", 4, []any{"parameters", str(`{"effect":{"value":"deny"},"n":[1,null,true]}`)}, "properties.parameters", `{effect:{value:"deny"} n:[1 null true]}`},
		{"parameters as seen in jsonencode", "azurerm_subscription_policy_assignment", 4, []any{"parameters", object("effect", object("value", unknown("var.x.y")))}, "properties.parameters.effect.value", `?var.x.y`},
		{"parameters unknown", "azurerm_subscription_policy_assignment", 4, []any{"parameters", unknown("var.x.y")}, "properties.parameters.effect.value", `?var.x.y`},
		{"parameters that are not JSON", "azurerm_subscription_policy_assignment", 4, []any{"parameters", str(`{"effect":`)}, "properties.parameters", `?`},
		{"parameters nested too deeply", "azurerm_subscription_policy_assignment", 4, []any{"parameters", str(strings.Repeat("[", 500))}, "properties.parameters", `?`},
		{"parameters with something behind", "azurerm_subscription_policy_assignment", 4, []any{"parameters", str(`{} {}`)}, "properties.parameters", `?`},
		{"not enforced", "azurerm_subscription_policy_assignment", 4, []any{"enforce", boolean(false)}, "properties.enforcementMode", `"DoNotEnforce"`},
		{"enforced by default", "azurerm_subscription_policy_assignment", 4, nil, "properties.enforcementMode", `"Default"~`},

		{"role by name", "azurerm_role_assignment", 4, []any{"role_definition_name", str("Network contributor")}, "properties.roleDefinitionId", `"/providers/Microsoft.Authorization/roleDefinitions/4d97b98b-1d4f-4787-a291-c67834d212e7"`},
		{"role by an unfamiliar name", "azurerm_role_assignment", 4, []any{"role_definition_name", str("Our Role")}, "properties.roleDefinitionId", `?`},
		{"role by identifier", "azurerm_role_assignment", 4, []any{"role_definition_id", str("/r")}, "properties.roleDefinitionId", `"/r"`},
		{"one audience", "azurerm_federated_identity_credential", 4, []any{"audience", list(str("api://AzureADTokenExchange"))}, "properties.audiences", `["api://AzureADTokenExchange"]`},
		{"workspace authentication of 3.x", "azurerm_log_analytics_workspace", 3, []any{"local_authentication_disabled", boolean(true)}, "properties.features.disableLocalAuth", `true`},
		{"workspace authentication of 5.x", "azurerm_log_analytics_workspace", 5, []any{"local_authentication_enabled", boolean(false)}, "properties.features.disableLocalAuth", `true`},
		{"registry access", "azurerm_container_registry", 4, nil, "properties.publicNetworkAccess", `"Enabled"~`},
		{"flux kustomizations", "azurerm_kubernetes_flux_configuration", 4, []any{"kustomizations", list(object("name", str("apps"), "path", str("./apps")))}, "properties.kustomizations", `{apps:{path:"./apps" syncIntervalInSeconds:600~ retryIntervalInSeconds:600~ timeoutInSeconds:600~ prune:false~ force:false~}}`},
		{"flux source", "azurerm_kubernetes_flux_configuration", 4, []any{"git_repository", nested("url", str("https://x"), "reference_type", str("branch"), "reference_value", str("main"))}, "properties.gitRepository", `{url:"https://x" repositoryRef:{branch:"main"} syncIntervalInSeconds:600~ timeoutInSeconds:600~}`},
		{"protected settings", "azurerm_kubernetes_cluster_extension", 4, []any{"configuration_protected_settings", object("k", str("v"))}, "properties.configurationProtectedSettings", `{k:"v"!}!`},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := first(tf(test.typ, test.major, test.body...))
			if got := show(lookup(r.Body, test.path)); got != test.want {
				t.Errorf("%s = %s, want %s", test.path, got, test.want)
			}
		})
	}
}

// lookup follows names, and indices into lists.
func lookup(v *value.Value, dotted string) *value.Value {
	for _, name := range strings.Split(dotted, ".") {
		if v.Kind() == value.List {
			v = v.Index(int(name[0] - '0'))
			continue
		}
		v = v.Get(name)
	}
	return v
}

func TestTranslateUnfamiliarType(t *testing.T) {
	if _, _, ok := Translate(tf("azurerm_windows_virtual_machine", 4)); ok {
		t.Error("a type that is not in the table was translated")
	}
}

func TestPlaces(t *testing.T) {
	r := first(tf("azurerm_kubernetes_cluster", 4,
		"sku_tier", value.NewString("standard", at(40)),
		"azure_policy_enabled", value.NewNull(at(60)),
		"support_plan", value.NewString("", at(70)),
		"automatic_channel_upgrade", value.NewNull(at(80)),
		"network_profile", list(value.NewObject([]value.Field{{Name: "network_policy", Value: value.NewNull(at(55))}}, at(50))),
		"default_node_pool", nested("only_critical_addons_enabled", value.NewBool(false, at(90))),
	))
	for _, test := range []struct {
		path string
		want int
	}{
		{"sku.tier", 40},                                     // converted, but written there
		{"properties.enableRBAC", 100},                       // not written: the block's header
		{"properties.networkProfile", 50},                    // a nested block
		{"properties.networkProfile.outboundType", 50},       // not written in it
		{"properties.addonProfiles.azurepolicy.enabled", 60}, // null: the default, where it was asked for
		{"properties.supportPlan", 70},
		{"properties.autoUpgradeProfile.upgradeChannel", 80}, // the same in an older spelling
		{"properties.networkProfile.networkPolicy", 55},      // null for which nothing is sent
		{"properties.agentPoolProfiles.0.nodeTaints", 90},    // false: no taint, where it was said
	} {
		if got := lookup(r.Body, test.path).Place().Origin.Start; got != test.want {
			t.Errorf("%s is at %d, want %d", test.path, got, test.want)
		}
	}
}

func TestParentScopeAndTarget(t *testing.T) {
	for _, test := range []struct {
		typ, attribute, arm string
		of                  func(*Resource) *value.Value
	}{
		{"azurerm_subnet", "virtual_network_name", "Microsoft.Network/virtualNetworks/subnets", parentOf},
		{"azurerm_kubernetes_cluster_node_pool", "kubernetes_cluster_id", "Microsoft.ContainerService/managedClusters/agentPools", parentOf},
		{"azurerm_application_load_balancer_frontend", "application_load_balancer_id", "Microsoft.ServiceNetworking/trafficControllers/frontends", parentOf},
		{"azurerm_application_load_balancer_subnet_association", "application_load_balancer_id", "Microsoft.ServiceNetworking/trafficControllers/associations", parentOf},
		{"azurerm_federated_identity_credential", "parent_id", "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials", parentOf},
		{"azurerm_federated_identity_credential", "user_assigned_identity_id", "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials", parentOf},
		{"azurerm_resource_group_policy_assignment", "resource_group_id", "Microsoft.Authorization/policyAssignments", scopeOf},
		{"azurerm_resource_policy_assignment", "resource_id", "Microsoft.Authorization/policyAssignments", scopeOf},
		{"azurerm_role_assignment", "scope", "Microsoft.Authorization/roleAssignments", scopeOf},
	} {
		r := first(tf(test.typ, 4, test.attribute, unknown("a.b.id")))
		if r.Type != test.arm {
			t.Errorf("%s becomes %s, want %s", test.typ, r.Type, test.arm)
		}
		if got := show(test.of(r)); got != "?a.b.id" {
			t.Errorf("%s of %s leads to %s", test.attribute, test.typ, got)
		}
	}
	_, patches, _ := Translate(tf("azurerm_subnet_route_table_association", 4,
		"subnet_id", unknown("azurerm_subnet.a.id"), "route_table_id", unknown("azurerm_route_table.r.id")))
	_, empty, _ := Translate(tf("azurerm_subnet_route_table_association", 4,
		"subnet_id", unknown("azurerm_subnet.a.id"), "route_table_id", null()))
	if len(empty) != 1 || show(empty[0].Body) != "{properties:{}}" {
		t.Error("null takes the place of what the patched resource has")
	}
	if len(patches) != 1 {
		t.Fatalf("%d patches, want 1", len(patches))
	}
	if got := show(patches[0].Target) + " " + show(patches[0].Body); got != "?azurerm_subnet.a.id {properties:{routeTable:{id:?azurerm_route_table.r.id}}}" {
		t.Error(got)
	}
}

func parentOf(r *Resource) *value.Value { return r.Parent }
func scopeOf(r *Resource) *value.Value  { return r.Scope }

func TestMaintenanceWindows(t *testing.T) {
	weekly := object("frequency", str("Weekly"), "interval", num("1"), "day_of_week", str("Sunday"), "duration", num("4"))
	rs, _, _ := Translate(tf("azurerm_kubernetes_cluster", 4,
		"maintenance_window_auto_upgrade", list(weekly),
		"maintenance_window_node_os", list().AsOpen(),
	))
	if len(rs) != 3 {
		t.Fatalf("%d resources, want 3", len(rs))
	}
	const want = `{name:"aksManagedAutoUpgradeSchedule" properties:{maintenanceWindow:{durationHours:4 schedule:{weekly:{intervalWeeks:1 dayOfWeek:"Sunday"}}}}}`
	if got := show(rs[1].Body); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if rs[1].Address != "azurerm_kubernetes_cluster.x.maintenance_window_auto_upgrade" || rs[1].Header.Start != 7 {
		t.Errorf("%s at %d", rs[1].Address, rs[1].Header.Start)
	}
	if got := rs[2].Exists.String() + " " + show(rs[2].Body); got != `maybe {name:"aksManagedNodeOSUpgradeSchedule" properties:?}` {
		t.Error(got)
	}
	g := NewGraph(rs, nil)
	if got := len(g.Children(rs[0], rs[1].Type)); got != 2 {
		t.Errorf("%d windows belong to the cluster, want 2", got)
	}
}

func TestLinks(t *testing.T) {
	var resources []*Resource
	var patches []*Patch
	add := func(typ, address string, pairs ...any) {
		b := tf(typ, 4, pairs...)
		b.Address = address
		rs, ps, _ := Translate(b)
		resources, patches = append(resources, rs...), append(patches, ps...)
	}
	add("azurerm_virtual_network", "azurerm_virtual_network.v", "name", str("v"))
	add("azurerm_subnet", "azurerm_subnet.byname", "name", str("a"), "virtual_network_name", str("V"))
	add("azurerm_subnet", "azurerm_subnet.byref", "name", str("b"),
		"virtual_network_name", str("v").WithRefs(value.Ref{Address: "azurerm_virtual_network.v", Attribute: "name"}))
	add("azurerm_network_security_group", "azurerm_network_security_group.n", "name", str("n"))
	add("azurerm_subnet_network_security_group_association", "azurerm_subnet_network_security_group_association.x",
		"subnet_id", unknown("azurerm_subnet.byref.id"), "network_security_group_id", unknown("azurerm_network_security_group.n.id"))
	g := NewGraph(resources, patches)
	vnet := g.ByAddress("infra", "azurerm_virtual_network.v")
	if got := len(g.Children(vnet, "Microsoft.Network/virtualNetworks/subnets")); got != 2 {
		t.Errorf("%d subnets belong to the network, want 2", got)
	}
	group := g.ByAddress("infra", "azurerm_subnet.byref").Prop("networkSecurityGroup")
	if link := g.Resolve("infra", group, ""); link.State != LinkResolved {
		t.Errorf("the subnet's group is %s", show(group))
	}
	if group := g.ByAddress("infra", "azurerm_subnet.byname").Prop("networkSecurityGroup"); group != nil {
		t.Errorf("the other subnet's group is %s", show(group))
	}
}
