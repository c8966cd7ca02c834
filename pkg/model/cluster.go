package model

// Cluster is one AKS cluster with everything around it: what a rule sees as
// `input`. Field names are the dictionary of the product; each doc tag says
// what the field means and, where Azure has one, its default.
type Cluster struct {
	Entity
	Unit        string        `json:"unit" doc:"Deployment unit: the directory of the Terraform root module or the path of the template."`
	Deployment  string        `json:"deployment" doc:"What the configuration calls the deployment it belongs to; empty when it names none."`
	Sources     []string      `json:"sources" doc:"Files the cluster was read from."`
	Provider    string        `json:"provider" doc:"What deploys it: azurerm, azapi or arm."`
	Complete    bool          `json:"complete" doc:"The user says the files are all there is, so what is absent does not exist."`
	Environment Value[string] `json:"environment" doc:"Environment the user declared: production, staging, ...; null when none was declared."`

	Name              Value[string]            `json:"name" doc:"Name of the cluster."`
	Location          Value[string]            `json:"location" doc:"Azure region in the short form: westeurope."`
	Tags              Value[map[string]string] `json:"tags" doc:"Tags of the cluster's resource."`
	Sku               Value[string]            `json:"sku" doc:"base or automatic. Default base."`
	Tier              Value[string]            `json:"tier" doc:"free, standard or premium. Default free."`
	SupportPlan       Value[string]            `json:"support_plan" doc:"KubernetesOfficial or AKSLongTermSupport. Default KubernetesOfficial."`
	KubernetesVersion Value[string]            `json:"kubernetes_version" doc:"As written: 1.34 or 1.34.2; null when Azure chooses."`
	NodeProvisioning  Value[string]            `json:"node_provisioning" doc:"manual or auto. Default manual."`
	EdgeZone          Value[bool]              `json:"edge_zone" doc:"It lies in an edge zone, which has no availability zones. Default false."`

	Pools       List[*Pool] `json:"pools" doc:"Node pools known to exist, the default pool first."`
	SystemPools PoolGroup   `json:"system_pools" doc:"What holds for the pools of mode System together."`
	UserPools   PoolGroup   `json:"user_pools" doc:"What holds for the pools of mode User together."`

	Network    Network         `json:"network" doc:"Network settings of the cluster and the networks around it."`
	Addressing Addressing      `json:"addressing" doc:"The address plan computed from all of it."`
	APIServer  APIServer       `json:"api_server" doc:"Access to the Kubernetes API."`
	Identity   Identity        `json:"identity" doc:"Identities, roles and federation."`
	Registries List[*Registry] `json:"registries" doc:"Container registries of the unit."`
	Vaults     List[*Vault]    `json:"vaults" doc:"Key vaults among the files."`
	Backup     Backup          `json:"backup" doc:"Azure Backup of the cluster."`
	Ingress    Ingress         `json:"ingress" doc:"What brings traffic into the cluster."`
	Addons     Addons          `json:"addons" doc:"Add-ons and managed features."`
	Storage    Storage         `json:"storage" doc:"Storage drivers that AKS runs."`
	Policy     Policy          `json:"policy" doc:"Azure Policy as it reaches the cluster."`
	Upgrades   Upgrades        `json:"upgrades" doc:"Upgrade channels."`
	Kube       Kube            `json:"kube,omitempty" doc:"What is deployed onto it; absent when no manifests are."`

	unseen string // why the cluster itself is not among the files, empty when it is
	// foreign are the federated credentials of other deployment units.
	foreign func() []*FederatedCredential
	infra   *infrastructure
}

// Pool is a node pool.
type Pool struct {
	Entity
	Name               Value[string]            `json:"name" doc:"Name of the pool."`
	Mode               Value[string]            `json:"mode" doc:"System, User or Gateway. Default User for a separate azurerm pool."`
	IsDefault          bool                     `json:"is_default" doc:"Written inside the cluster as its default node pool."`
	Type               Value[string]            `json:"type" doc:"VirtualMachineScaleSets, VirtualMachines or AvailabilitySet."`
	Count              Value[int]               `json:"count" doc:"Nodes without autoscaling. Default 1."`
	Autoscaling        Value[bool]              `json:"autoscaling" doc:"The cluster autoscaler is on. Default false."`
	MinCount           Value[int]               `json:"min_count" doc:"Autoscaler minimum; null when not written."`
	MaxCount           Value[int]               `json:"max_count" doc:"Autoscaler maximum; null when not written."`
	NodesMin           Value[int]               `json:"nodes_min" doc:"Derived: fewest nodes: min_count with autoscaling, else count."`
	NodesNow           Value[int]               `json:"nodes_now" doc:"Derived: nodes right after the deployment: count where written, else min_count."`
	NodesMax           Value[int]               `json:"nodes_max" doc:"Derived: most nodes: max_count with autoscaling, else count."`
	SurgeNodes         Value[int]               `json:"surge_nodes" doc:"Derived: extra nodes while nodes_max are upgraded."`
	MaxSurge           Value[string]            `json:"max_surge" doc:"As written: 33% or 2; null when not written."`
	MaxUnavailable     Value[string]            `json:"max_unavailable" doc:"As written: 10% or 1; null when not written."`
	DrainTimeout       Value[int]               `json:"drain_timeout_minutes" doc:"Minutes an upgrade waits for the pods of a node to end. Default 30."`
	UnsafeSysctls      Value[[]string]          `json:"unsafe_sysctls" doc:"Unsafe kernel parameters its kubelets allow, with a star for all below a name. Default none."`
	UltraSSD           Value[bool]              `json:"ultra_ssd" doc:"Ultra disks can be attached. Default false."`
	GPUInstance        Value[string]            `json:"gpu_instance" doc:"Slices its graphics processors are cut into: MIG1g, MIG2g, MIG3g, MIG4g, MIG7g; null for none."`
	GPUDriver          Value[string]            `json:"gpu_driver" doc:"Install or None: whether AKS installs the driver of graphics processors. Default Install."`
	WorkloadRuntime    Value[string]            `json:"workload_runtime" doc:"OCIContainer, KataVmIsolation, WasmWasi, ... Default OCIContainer."`
	Zones              Value[[]string]          `json:"zones" doc:"Availability zones. Default none."`
	VMSize             Value[string]            `json:"vm_size" doc:"Size of the virtual machines; null when Azure chooses."`
	VCPUs              Value[int]               `json:"vcpus" doc:"Derived: virtual processors, read from the size's name; null when the name does not say."`
	OSType             Value[string]            `json:"os_type" doc:"Linux or Windows. Default Linux."`
	OSSKU              Value[string]            `json:"os_sku" doc:"Ubuntu, AzureLinux, Windows2022, ...; null when not written."`
	OSDiskType         Value[string]            `json:"os_disk_type" doc:"Managed or Ephemeral. azurerm sends Managed, ARM picks."`
	Priority           Value[string]            `json:"priority" doc:"Regular or Spot. Default Regular."`
	MaxPods            Value[int]               `json:"max_pods" doc:"Pods a node can run. Default by network mode: 250 overlay, 110 kubenet, 30 node subnet."`
	MaxPodsStated      Value[bool]              `json:"max_pods_stated" doc:"max_pods is written."`
	Taints             Value[[]string]          `json:"taints" doc:"Node taints as key=value:effect. Default none."`
	CriticalAddonsOnly Value[bool]              `json:"critical_addons_only" doc:"Derived: carries CriticalAddonsOnly=true with NoSchedule or NoExecute."`
	Labels             Value[map[string]string] `json:"labels" doc:"Node labels that were written."`
	ProximityGroup     Value[bool]              `json:"proximity_group" doc:"A proximity placement group is set. Default false."`
	NodePublicIP       Value[bool]              `json:"node_public_ip" doc:"Nodes get public addresses. Default false."`
	HostEncryption     Value[bool]              `json:"host_encryption" doc:"Encryption at host. Default false."`
	PodIPAllocation    Value[string]            `json:"pod_ip_allocation" doc:"DynamicIndividual or StaticBlock. Default DynamicIndividual."`
	IPAM               Value[string]            `json:"ipam" doc:"Derived: how the pods of this pool get addresses: overlay, pod_subnet_dynamic, pod_subnet_static, node_subnet, kubenet or none."`
	Subnet             SubnetLink               `json:"subnet" doc:"Subnet of the nodes."`
	PodSubnet          SubnetLink               `json:"pod_subnet" doc:"Subnet of the pods."`
	PodSubnetSameVNet  Value[bool]              `json:"pod_subnet_same_vnet" doc:"Derived: the pod subnet lies in the network of the node subnet; null when one of the two is not stated."`
	VNet               Value[string]            `json:"vnet" doc:"Derived: key of the virtual network of the node subnet, equal for pools in one network; null without an own subnet. To compare pools use network.one_vnet."`
	SameName           Value[int]               `json:"same_name" doc:"Derived: index of the first pool before it that has the same name; null when there is none."`
}

// PoolGroup is what holds for several pools together. It is three-valued: a
// pool that may exist makes a fact unknown only where it would change it.
type PoolGroup struct {
	Exist           Value[bool] `json:"exist" doc:"Derived: at least one pool of this mode exists. False for User pools only when the files are complete."`
	NodesMin        Value[int]  `json:"nodes_min" doc:"Derived: fewest nodes over all pools of this mode; null when there is no such pool."`
	NodesMax        Value[int]  `json:"nodes_max" doc:"Derived: most nodes over all pools of this mode; null when there is no such pool."`
	AtLeastNodesMin int         `json:"at_least_nodes_min" doc:"Derived: lower bound of nodes_min: the known part of it."`
	AllTainted      Value[bool] `json:"all_tainted" doc:"Derived: every pool of this mode carries the CriticalAddonsOnly taint; null when there is no such pool."`
	AllSpot         Value[bool] `json:"all_spot" doc:"Derived: every pool of this mode is a Spot pool; null when there is no such pool."`
}

// SubnetLink is a reference to a subnet.
type SubnetLink struct {
	Written Value[bool]   `json:"written" doc:"A subnet is stated; else Azure makes one."`
	ID      Value[string] `json:"id" doc:"Derived: key of the subnet, equal for all that use it; null when none is stated."`
	Index   Value[int]    `json:"index" doc:"Derived: its place in network.subnets; null when none is stated, unknown when it is not among the files."`
}

// Network is the cluster's network profile and the networks around it.
type Network struct {
	Plugin          Value[string]   `json:"plugin" doc:"azure, kubenet or none. Unknown when not written: the documentation disagrees on what Azure then picks."`
	PluginStated    Value[bool]     `json:"plugin_stated" doc:"Derived: plugin is written."`
	PluginMode      Value[string]   `json:"plugin_mode" doc:"overlay, or null when not written."`
	DataPlane       Value[string]   `json:"data_plane" doc:"azure or cilium. Default azure."`
	Policy          Value[string]   `json:"policy" doc:"azure, calico, cilium or none. Default none."`
	BeyondPorts     Value[string]   `json:"policies_beyond_ports" doc:"Derived: what Advanced Container Networking Services add to policies of Cilium: none, fqdn (rules that name hosts) or l7 (those, and rules that look into HTTP)."`
	IPAM            Value[string]   `json:"ipam" doc:"Derived: overlay, pod_subnet_dynamic, pod_subnet_static, node_subnet, kubenet or none."`
	LoadBalancerSKU Value[string]   `json:"load_balancer_sku" doc:"standard or basic. Default standard."`
	OutboundType    Value[string]   `json:"outbound_type" doc:"loadBalancer, userDefinedRouting, ... Default loadBalancer."`
	IPFamilies      Value[[]string] `json:"ip_families" doc:"IPv4, IPv6. Default IPv4."`
	PodCIDRs        Value[[]string] `json:"pod_cidrs" doc:"Pod address ranges. Default 10.244.0.0/16 with overlay and kubenet; null in modes without one."`
	ServiceCIDRs    Value[[]string] `json:"service_cidrs" doc:"Service address ranges. Default 10.0.0.0/16."`
	DNSServiceIP    Value[string]   `json:"dns_service_ip" doc:"Address of the cluster DNS. Default 10.0.0.10 with the default service range."`
	OneVNet         Value[bool]     `json:"one_vnet" doc:"Derived: all pools lie in one virtual network. False only when two are known to differ; null when no pool states a subnet."`
	VNets           List[*VNet]     `json:"vnets" doc:"Virtual networks in use by the cluster, their peers, and the others of its unit."`
	Subnets         List[*Subnet]   `json:"subnets" doc:"Subnets of those networks."`
}

// VNet is a virtual network.
type VNet struct {
	Entity
	ID           string          `json:"id" doc:"Key of the network."`
	Name         Value[string]   `json:"name" doc:"Name."`
	AddressSpace Value[[]string] `json:"address_space" doc:"Address ranges."`
	UsedByPools  Value[bool]     `json:"used_by_pools" doc:"Derived: a pool's node subnet lies in it."`
	Peers        List[*Peer]     `json:"peers" doc:"Networks peered with it, as declared from this side or the other."`
}

// Peer is the far end of a peering.
type Peer struct {
	Entity
	VNetID Value[string] `json:"vnet_id" doc:"Key of the other network."`
}

// Subnet is a subnet.
type Subnet struct {
	Entity
	ID           string           `json:"id" doc:"Key of the subnet."`
	Name         Value[string]    `json:"name" doc:"Name."`
	VNetID       Value[string]    `json:"vnet_id" doc:"Key of the network it belongs to."`
	VNetIndex    Value[int]       `json:"vnet_index" doc:"Derived: place of its network in network.vnets; null when it is not among the files."`
	Prefixes     Value[[]string]  `json:"prefixes" doc:"Address ranges."`
	PrefixLength Value[int]       `json:"prefix_length" doc:"Derived: length of the IPv4 prefix when there is exactly one; null otherwise."`
	Capacity     Value[int]       `json:"capacity" doc:"Derived: usable IPv4 addresses: the five Azure keeps in each prefix are taken off."`
	Delegations  Value[[]string]  `json:"delegations" doc:"Services it is delegated to. Default none."`
	NSG          Value[bool]      `json:"nsg" doc:"A network security group is attached."`
	RouteTable   Value[bool]      `json:"route_table" doc:"A route table is attached."`
	InsideVNet   Value[bool]      `json:"inside_vnet" doc:"Derived: every IPv4 prefix lies inside the address ranges of its network, taken together."`
	Roles        Value[[]string]  `json:"roles" doc:"Derived: what uses it: nodes, pods, api_server, agc, application_gateway, virtual_nodes, private_endpoints, bastion, firewall, vpn_gateway, other_cluster. Unknown when something may use it that is not known to; what is certain is in uses."`
	Uses         List[*SubnetUse] `json:"uses" doc:"Derived: each thing that uses it. Open when something may use it that is not known to."`
	Demand       Demand           `json:"demand" doc:"Derived: addresses needed in it."`
}

// SubnetUse is one thing that uses a subnet. Its place is where the subnet is
// stated.
type SubnetUse struct {
	Entity
	Role         string        `json:"role" doc:"nodes, pods, api_server, agc, application_gateway, virtual_nodes, private_endpoints, bastion, firewall or vpn_gateway."`
	Name         string        `json:"name" doc:"Name of the pool or other thing; its address when the name is not known."`
	Cluster      string        `json:"cluster" doc:"Address of the cluster it belongs to; empty when it belongs to none."`
	OtherCluster bool          `json:"other_cluster" doc:"It belongs to another cluster than this one."`
	IPAM         Value[string] `json:"ipam" doc:"Derived: for nodes and pods the address mode of the pool, else null."`
}

// Demand is what is asked of a range of addresses.
type Demand struct {
	Now        Value[int]      `json:"now" doc:"Derived: addresses needed right after the deployment."`
	Max        Value[int]      `json:"max" doc:"Derived: addresses needed at maximum scale while an upgrade surges."`
	MaxFloor   Value[int]      `json:"max_floor" doc:"Derived: as max, but with one block of 16 for each node of a dynamic pod subnet instead of the most it may take: at_least_max <= max_floor <= max."`
	AtLeastNow int             `json:"at_least_now" doc:"Lower bound of now: the known part of it."`
	AtLeastMax int             `json:"at_least_max" doc:"Lower bound of max: the known part of it."`
	Consumers  List[*Consumer] `json:"consumers" doc:"Who needs them."`
	NowText    string          `json:"now_text" doc:"The known part of now in words, by consumer."`
	MaxText    string          `json:"max_text" doc:"The known part of max in words, by consumer: system (3 + 1) x (1 + 30) = 124; vault 1."`
}

// Consumer is one that needs addresses.
type Consumer struct {
	Entity
	Kind    string     `json:"kind" doc:"nodes, pods, nodes_and_pods, private_endpoint, api_server, agc_association, application_gateway, load_balancer (of a Service)."`
	Name    string     `json:"name" doc:"Name of the pool or other consumer."`
	Now     Value[int] `json:"now" doc:"Derived: addresses right after the deployment."`
	Max     Value[int] `json:"max" doc:"Derived: addresses at maximum scale with surge."`
	Formula string     `json:"formula" doc:"How max was computed, in numbers."`
}

// Addressing is the address plan of the cluster as a whole.
type Addressing struct {
	PodRange        PodRange       `json:"pod_range" doc:"The pod range of overlay and kubenet: one /24 for each node."`
	ServiceRange    ServiceRange   `json:"service_range" doc:"The service range and the DNS address in it."`
	Overlaps        List[*Overlap] `json:"overlaps" doc:"Derived: pairs of ranges among services, pods, the networks of the pools and their peers that overlap and must not. Open when a range is not known."`
	Reserved        List[*Overlap] `json:"reserved" doc:"Derived: ranges of the cluster (a) that overlap one AKS keeps for itself (b). Open when a range is not known."`
	SubnetOverlaps  List[*Overlap] `json:"subnet_overlaps" doc:"Derived: pairs of subnets of one network that overlap. Open when a prefix is not known."`
	NodesMax        Value[int]     `json:"nodes_max" doc:"Derived: most nodes over all pools, surge included."`
	AtLeastNodesMax int            `json:"at_least_nodes_max" doc:"Derived: lower bound of nodes_max."`
}

// ServiceRange is the service range and the DNS address in it.
type ServiceRange struct {
	PrefixLength Value[int]    `json:"prefix_length" doc:"Derived: length of the IPv4 service range; null when there is none."`
	DNSProblem   Value[string] `json:"dns_problem" doc:"Derived: what is wrong with dns_service_ip: outside, network_address, first_address, broadcast_address, or null when nothing is."`
}

// PodRange is the pod range of overlay and kubenet clusters in /24 blocks.
type PodRange struct {
	Applies    Value[bool] `json:"applies" doc:"The network mode gives each node a /24 of the pod range."`
	Capacity   Value[int]  `json:"capacity" doc:"Derived: nodes the range has room for; null when the mode has none."`
	Now        Value[int]  `json:"now" doc:"Derived: nodes right after the deployment."`
	Max        Value[int]  `json:"max" doc:"Derived: nodes at maximum scale with surge."`
	AtLeastMax int         `json:"at_least_max" doc:"Lower bound of max."`
	Private    Value[bool] `json:"private" doc:"Derived: all of it is RFC 1918 or RFC 6598 space; null when the mode has none."`
}

// Overlap is a pair of ranges that share addresses and must not.
type Overlap struct {
	A       RangeUse `json:"a" doc:"One side: the services, else the pods, else the network or subnet that comes first."`
	B       RangeUse `json:"b" doc:"The other side."`
	Implied bool     `json:"implied" doc:"One of the two is not written but a default of Azure."`
	Within  string   `json:"within_text" doc:"Where b is a network: in words which of its subnets are known to share addresses with a, after a comma; else empty."`
}

// RangeUse is one side of an overlap.
type RangeUse struct {
	Role    string `json:"role" doc:"pods, services, vnet, peered_vnet, subnet, reserved."`
	Name    string `json:"name" doc:"Name of the network or subnet, empty for the cluster's own ranges."`
	CIDR    string `json:"cidr" doc:"The range."`
	Path    []any  `json:"path" doc:"Model path of the value it was taken from; empty for reserved ranges."`
	Implied bool   `json:"implied" doc:"It is not written but a default of Azure."`
}

// APIServer is access to the Kubernetes API.
type APIServer struct {
	Private          Value[bool]     `json:"private" doc:"Private cluster. Default false."`
	AuthorizedRanges Value[[]string] `json:"authorized_ranges" doc:"Address ranges that may connect. Default none: every address may."`
	VNetIntegration  Value[bool]     `json:"vnet_integration" doc:"API server VNet integration. Default false."`
	Subnet           SubnetLink      `json:"subnet" doc:"Its subnet."`
	RunCommand       Value[bool]     `json:"run_command" doc:"Run command is on. Default true."`
	PublicFQDN       Value[bool]     `json:"public_fqdn" doc:"A private cluster has a public name too. Default true in ARM, azurerm sends false."`
	PrivateDNSZone   Value[string]   `json:"private_dns_zone" doc:"system, none or the id of a zone, in lower case. Default system."`
}

// Identity is identities, roles and federation.
type Identity struct {
	Type                 Value[string]              `json:"type" doc:"SystemAssigned, UserAssigned or ServicePrincipal."`
	LocalAccounts        Value[bool]                `json:"local_accounts" doc:"Local accounts are on. Default true."`
	RBAC                 Value[bool]                `json:"rbac" doc:"Kubernetes RBAC. Default true."`
	Entra                Value[bool]                `json:"entra" doc:"Entra ID integration is set up. Default false."`
	AzureRBAC            Value[bool]                `json:"azure_rbac" doc:"Azure RBAC for Kubernetes. Default false."`
	OIDCIssuer           Value[bool]                `json:"oidc_issuer" doc:"OIDC issuer is on. Default depends on provider and Kubernetes version."`
	WorkloadIdentity     Value[bool]                `json:"workload_identity" doc:"Workload identity is on. Default false."`
	PodIdentity          Value[bool]                `json:"pod_identity" doc:"The retired add-on for pod-managed identity is on. Default false."`
	FederatedCredentials List[*FederatedCredential] `json:"federated_credentials" doc:"Federated credentials whose issuer is this cluster, or may be."`
	RoleAssignments      List[*RoleAssignment]      `json:"role_assignments" doc:"Role assignments of the unit."`
}

// FederatedCredential ties a Kubernetes service account to an identity.
type FederatedCredential struct {
	Entity
	Name           Value[string]   `json:"name" doc:"Name."`
	Subject        Value[string]   `json:"subject" doc:"system:serviceaccount:<namespace>:<name>."`
	Namespace      Value[string]   `json:"namespace" doc:"Derived from the subject; null when it is not a service account."`
	ServiceAccount Value[string]   `json:"service_account" doc:"Derived from the subject; null when it is not a service account."`
	Audiences      Value[[]string] `json:"audiences" doc:"Audiences of the token."`
	IdentityID     Value[string]   `json:"identity_id" doc:"Key of the user-assigned identity."`
	ThisCluster    Value[bool]     `json:"this_cluster" doc:"The issuer is this cluster's."`
}

// RoleAssignment gives a role on a scope to a principal.
type RoleAssignment struct {
	Entity
	RoleID      Value[string] `json:"role_id" doc:"GUID of the role definition, lower case."`
	PrincipalID Value[string] `json:"principal_id" doc:"Key of the identity; unknown when it is not among the files."`
	ScopeID     Value[string] `json:"scope_id" doc:"Key of the resource it applies to."`
	ScopeType   Value[string] `json:"scope_type" doc:"ARM type of the scope."`
}

// Ingress is what brings traffic in.
type Ingress struct {
	AGIC              AGIC        `json:"agic" doc:"Application Gateway Ingress Controller add-on."`
	AGC               AGC         `json:"agc" doc:"Application Gateway for Containers."`
	AppRouting        Value[bool] `json:"app_routing" doc:"Application routing add-on. Default false."`
	AppRoutingGateway Value[bool] `json:"app_routing_gateway" doc:"Application routing serves the Gateway API. Default false; null with azurerm, which cannot say it."`
}

// AGIC is the Application Gateway Ingress Controller add-on.
type AGIC struct {
	Enabled    Value[bool]   `json:"enabled" doc:"The add-on is on. Default false."`
	GatewayID  Value[string] `json:"gateway_id" doc:"Key of the gateway it drives; null when it makes its own."`
	Subnet     SubnetLink    `json:"subnet" doc:"Subnet of its gateway where it can be seen."`
	SubnetCIDR Value[string] `json:"subnet_cidr" doc:"Range of the subnet the add-on makes for its gateway; null when not written."`
	GatewaySKU Value[string] `json:"gateway_sku" doc:"Tier of the gateway, in lower case: standard_v2, waf_v2, ...; null when it is not among the files."`
	SameVNet   Value[bool]   `json:"same_vnet" doc:"Derived: the subnet of the gateway lies in the network of the pools; null when the pools or the gateway state no subnet."`
	Shared     Value[bool]   `json:"gateway_shared" doc:"Derived: the add-on of another cluster among the files drives the same gateway."`
}

// AGC is Application Gateway for Containers.
type AGC struct {
	InUse         Value[bool]                    `json:"in_use" doc:"Derived: a load balancer, or a federated credential of the ALB controller or its namespace, belongs to this cluster."`
	Addon         Value[bool]                    `json:"addon" doc:"The AKS add-on for it is on (preview API versions only). Default false."`
	LoadBalancers List[*ApplicationLoadBalancer] `json:"load_balancers" doc:"Load balancers (traffic controllers)."`
	Controller    ALBController                  `json:"controller" doc:"Identity of the ALB controller."`
}

// ApplicationLoadBalancer is an AGC, in ARM a traffic controller.
type ApplicationLoadBalancer struct {
	Entity
	Name             Value[string]         `json:"name" doc:"Name."`
	Location         Value[string]         `json:"location" doc:"Azure region in the short form."`
	Associations     List[*AGCAssociation] `json:"associations" doc:"Subnet associations; AGC allows one."`
	AssociationCount Value[int]            `json:"association_count" doc:"Derived: how many there are; at least that many from two on. Zero only when the files are complete."`
	FrontendCount    Value[int]            `json:"frontend_count" doc:"Derived: how many frontends there are; at least that many from two on. Zero only when the files are complete."`
	WAF              Value[bool]           `json:"waf" doc:"Derived: a security policy with a web application firewall is declared. False only when the files are complete."`
}

// AGCAssociation ties an AGC to a subnet.
type AGCAssociation struct {
	Entity
	Name     Value[string] `json:"name" doc:"Name."`
	Subnet   SubnetLink    `json:"subnet" doc:"Subnet it hands to the load balancer."`
	SameVNet Value[bool]   `json:"same_vnet" doc:"Derived: the subnet lies in the network of the pools; null when the pools state no subnet."`
}

// ALBController is the identity chain of the ALB controller.
type ALBController struct {
	Federated            Value[bool]   `json:"federated" doc:"Derived: a federated credential of this cluster names the controller's service account. False only when the files are complete."`
	IdentityID           Value[string] `json:"identity_id" doc:"Derived: key of the identity that credential belongs to; null when there is none."`
	ConfigurationManager Value[bool]   `json:"configuration_manager" doc:"Derived: that identity holds AppGw for Containers Configuration Manager. False only when the files are complete."`
	SubnetJoin           Value[bool]   `json:"subnet_join" doc:"Derived: it may join the association subnet (Network Contributor). False only when the files are complete."`
	NodeGroupReader      Value[bool]   `json:"node_group_reader" doc:"Derived: it may read the node resource group. False only when the files are complete."`
	Namespace            Value[string] `json:"namespace" doc:"Derived: namespace of the controller by its credential; null when there is none."`
}

// Addons are add-ons and managed features; every default is false unless said.
type Addons struct {
	AzurePolicy       Value[bool] `json:"azure_policy" doc:"Azure Policy add-on."`
	KeyVaultCSI       Value[bool] `json:"keyvault_csi" doc:"Key Vault provider of the Secrets Store CSI driver."`
	Monitoring        Value[bool] `json:"monitoring" doc:"Container Insights."`
	Defender          Value[bool] `json:"defender" doc:"Defender for Containers sensor."`
	ServiceMesh       Value[bool] `json:"service_mesh" doc:"Istio add-on."`
	IstioIngress      Value[bool] `json:"istio_ingress" doc:"Derived: an ingress gateway of the Istio add-on is on. Default false."`
	VirtualNodes      Value[bool] `json:"virtual_nodes" doc:"Virtual nodes on container instances."`
	VirtualNodeSubnet SubnetLink  `json:"virtual_node_subnet" doc:"Subnet of the virtual nodes where it can be seen."`
	KEDA              Value[bool] `json:"keda" doc:"KEDA add-on."`
	VPA               Value[bool] `json:"vpa" doc:"Vertical pod autoscaler add-on."`
	HTTPRouting       Value[bool] `json:"http_application_routing" doc:"HTTP application routing add-on (retired)."`
	Flux              Value[bool] `json:"flux" doc:"Derived: the microsoft.flux extension or a flux configuration is declared. False only when the files are complete."`
	Dapr              Value[bool] `json:"dapr" doc:"Derived: the Microsoft.Dapr extension is declared. False only when the files are complete."`
	Backup            Value[bool] `json:"backup" doc:"Derived: the backup extension is declared. False only when the files are complete."`
	Arc               Value[bool] `json:"arc" doc:"Derived: any cluster extension is declared, so that azure-arc or azure-extensions namespaces are in use."`
}

// Storage is the storage drivers that AKS runs.
type Storage struct {
	Disk      Value[bool] `json:"disk_driver" doc:"Driver of Azure disks. Default true."`
	File      Value[bool] `json:"file_driver" doc:"Driver of Azure file shares. Default true."`
	Blob      Value[bool] `json:"blob_driver" doc:"Driver of Azure blobs. Default false."`
	Snapshots Value[bool] `json:"snapshot_controller" doc:"Snapshot controller. Default true."`
}

// Policy is Azure Policy as it reaches the cluster.
type Policy struct {
	Assignments List[*PolicyAssignment] `json:"assignments" doc:"Assignments whose scope holds the cluster, or may."`
	Safeguards  Safeguards              `json:"safeguards" doc:"Deployment safeguards."`
}

// Safeguards are the deployment safeguards of a cluster.
type Safeguards struct {
	Level              Value[string]   `json:"level" doc:"off, warn or enforce. Default off: none are declared here; enforce by AKS Automatic."`
	ExcludedNamespaces Value[[]string] `json:"excluded_namespaces" doc:"Namespaces that were excluded. Default none."`
	PodSecurityLevel   Value[string]   `json:"pod_security_level" doc:"privileged, baseline or restricted. Default privileged, baseline by AKS Automatic; null when off."`
}

// PolicyAssignment is a policy or initiative assigned to a scope.
type PolicyAssignment struct {
	Entity
	Name               Value[string]   `json:"name" doc:"Name."`
	DefinitionID       Value[string]   `json:"definition_id" doc:"GUID of a built-in definition or initiative, lower case; unknown for custom ones that cannot be seen."`
	Initiative         Value[bool]     `json:"initiative" doc:"The definition is an initiative."`
	Enforced           Value[bool]     `json:"enforced" doc:"Enforcement mode is Default. Default true."`
	Effect             Value[string]   `json:"effect" doc:"Parameter effect in lower case; null when not written: the definition's default applies."`
	ExcludedNamespaces Value[[]string] `json:"excluded_namespaces" doc:"Parameter excludedNamespaces; null when not written: the definition's default applies."`
	Namespaces         Value[[]string] `json:"namespaces" doc:"Parameter namespaces: only these are looked at; null when not written."`
	ScopeType          Value[string]   `json:"scope_type" doc:"ARM type of the scope."`
	AllowedImages      Value[string]   `json:"allowed_images" doc:"Parameter allowedContainerImagesRegex; null when not written."`
	LabelSelector      Value[bool]     `json:"label_selector" doc:"Parameter labelSelector is written and not empty. Default false."`
	AppliesToCluster   Value[bool]     `json:"applies_to_cluster" doc:"Derived: the scope holds the cluster, and no excluded scope or exemption takes it out."`
}

// Upgrades are the upgrade channels.
type Upgrades struct {
	Channel       Value[string] `json:"channel" doc:"none, patch, stable, rapid or node-image. Default none."`
	NodeOSChannel Value[string] `json:"node_os_channel" doc:"None, Unmanaged, SecurityPatch or NodeImage. Default NodeImage."`
}
