package model

import "reflect"

// Kube is what is deployed onto the cluster: Kubernetes objects from manifests,
// charts and overlays.
//
// A field with a k8s tag is read from the object at that path; its default tag
// is what Kubernetes takes when nothing is written, and without one nothing is
// null. Both are the dictionary of this part of the model. A path is below what
// the struct stands for: the object, the pod template, the container.
type Kube struct {
	Workloads       List[*Workload]             `json:"workloads" doc:"Pods and what makes them: Deployment, StatefulSet, DaemonSet, ReplicaSet, ReplicationController, Job, CronJob, Pod."`
	Autoscalers     List[*Autoscaler]           `json:"autoscalers" doc:"What drives replicas: HorizontalPodAutoscaler and KEDA ScaledObject."`
	Budgets         List[*Budget]               `json:"budgets" doc:"PodDisruptionBudgets."`
	Verticals       List[*Vertical]             `json:"vertical_autoscalers" doc:"VerticalPodAutoscalers."`
	LimitRanges     List[*LimitRange]           `json:"limit_ranges" doc:"LimitRanges."`
	Quotas          List[*Quota]                `json:"quotas" doc:"ResourceQuotas."`
	Scaling         KubeScaling                 `json:"scaling" doc:"What autoscaling objects need of the cluster."`
	Nodes           List[*NodeRoom]             `json:"nodes" doc:"What a node of each pool has room for."`
	Drains          KubeDrains                  `json:"drains" doc:"What stands in the way of draining nodes."`
	Classes         List[*StorageClass]         `json:"storage_classes" doc:"StorageClasses that manifests declare."`
	Volumes         List[*PersistentVolume]     `json:"volumes" doc:"PersistentVolumes that manifests declare."`
	Claims          List[*Claim]                `json:"claims" doc:"PersistentVolumeClaims, and the templates of StatefulSets."`
	Namespaces      List[*KubeNamespace]        `json:"namespaces" doc:"Namespaces that are declared or used."`
	Services        List[*Service]              `json:"services" doc:"Services."`
	Ingresses       List[*KubeIngress]          `json:"ingresses" doc:"Ingress objects."`
	IngressClasses  List[*KubeIngressClass]     `json:"ingress_classes" doc:"IngressClass objects."`
	Gateways        List[*KubeGateway]          `json:"gateways" doc:"Gateways of the Gateway API."`
	Routes          List[*Route]                `json:"routes" doc:"Routes of the Gateway API: HTTPRoute, GRPCRoute, TLSRoute, TCPRoute, UDPRoute."`
	Balancers       List[*KubeBalancer]         `json:"application_load_balancers" doc:"ApplicationLoadBalancer objects."`
	Policies        List[*KubePolicy]           `json:"agc_policies" doc:"Policies of Application Gateway for Containers."`
	AGCObjects      List[*AGCObject]            `json:"agc_objects" doc:"Derived: what Application Gateway for Containers has to serve: Gateways and Ingress objects of its class, and ApplicationLoadBalancers. Open when a class is not known."`
	Controllers     KubeControllers             `json:"controllers" doc:"Derived: controllers for traffic that the manifests install."`
	Roles           List[*Role]                 `json:"roles" doc:"Roles and ClusterRoles."`
	RoleBindings    List[*RoleBinding]          `json:"role_bindings" doc:"RoleBindings and ClusterRoleBindings."`
	Webhooks        List[*WebhookConfiguration] `json:"webhooks" doc:"Admission webhooks."`
	Platforms       List[*Platform]             `json:"platforms" doc:"Derived: what the manifests install that the cluster rests on, by namespace."`
	Accounts        List[*KubeAccount]          `json:"service_accounts" doc:"ServiceAccounts that manifests declare."`
	SecretClasses   List[*SecretClass]          `json:"secret_provider_classes" doc:"SecretProviderClasses: what the Secrets Store CSI driver fetches."`
	Secrets         List[*KubeSecret]           `json:"secrets" doc:"Secrets that manifests declare; what they hold is not told."`
	ConfigMaps      List[*KubeConfigMap]        `json:"config_maps" doc:"ConfigMaps that hold a credential, or may."`
	NetworkPolicies List[*NetworkPolicy]        `json:"network_policies" doc:"Policies for the traffic of pods: those of Kubernetes, Cilium and Calico."`
	Isolation       NetworkPolicies             `json:"isolation" doc:"What network policies need of the cluster."`
	EgressGateways  List[*EgressGateway]        `json:"egress_gateways" doc:"StaticGatewayConfigurations: gateways that pods leave the cluster by."`
	Snapshots       KubeSnapshots               `json:"snapshots" doc:"What volume snapshots need of the cluster."`
	Vaults          KubeVaults                  `json:"vaults" doc:"What reading Key Vault needs of the cluster."`
	Objects         List[*KubeObject]           `json:"objects" doc:"Every object of every kind, by what all kinds have."`
}

// Manifest is embedded in what stands for a Kubernetes object.
type Manifest struct {
	Entity
	APIVersion  Value[string]            `json:"api_version" doc:"As written: apps/v1."`
	Group       string                   `json:"group" doc:"Derived: the API group: apps; empty for the core group."`
	Kind        string                   `json:"kind" doc:"As written: Deployment."`
	Name        string                   `json:"name" doc:"Name; empty when it is generated or not known."`
	Namespace   Value[string]            `json:"namespace" k8s:"metadata.namespace" doc:"As written or as the overlay or the release sets it; null when nobody says, and for kinds without one."`
	Labels      Value[map[string]string] `json:"labels" k8s:"metadata.labels" default:"{}" doc:"Labels of the object itself."`
	Annotations Value[map[string]string] `json:"annotations" k8s:"metadata.annotations" default:"{}" doc:"Annotations of the object itself."`
	Bundle      string                   `json:"bundle" doc:"What it is deployed with: the directory of the manifests, the chart with its values, or the overlay."`
	System      Value[bool]              `json:"system" doc:"Derived: its namespace belongs to Kubernetes, to AKS or to one of its add-ons."`
	Rendered    bool                     `json:"rendered" doc:"Its bundle is what a tool built as one whole, so that its objects are certainly deployed together."`
}

// KubeObject is an object of any kind.
type KubeObject struct {
	Manifest
	Invalid  Value[string] `json:"invalid_label" doc:"Derived: the first label, with its value, that the API server refuses; null for none."`
	Reserved Value[string] `json:"reserved_label" doc:"Derived: the first label that only AKS may set; null for none."`
	Part     bool          `json:"part" doc:"Derived: it has no name: a part of an object, such as a patch."`
}

// KubeNamespace is a namespace, declared by a manifest or only used.
type KubeNamespace struct {
	Manifest
	Declared bool              `json:"declared" doc:"Derived: a manifest declares it; else objects are only put into it."`
	Security NamespaceSecurity `json:"security" doc:"What is asked of its pods."`

	placed     *placedObject
	OfSystem   bool        `json:"of_system" doc:"Derived: the namespace itself is one of Kubernetes, of AKS or of one of its add-ons."`
	Quota      Value[bool] `json:"quota" doc:"Derived: a ResourceQuota among the files is for it."`
	LimitRange Value[bool] `json:"limit_range" doc:"Derived: a LimitRange among the files is for it."`

	DenyIngress Value[bool] `json:"denies_ingress" doc:"Derived: a network policy among the files selects all its pods, so that they take only what policies allow."`
	DenyEgress  Value[bool] `json:"denies_egress" doc:"Derived: the same for what its pods send."`
	Resident    Value[int]  `json:"resident" doc:"Derived: place in kube.workloads of the first application in it that goes on running, in a network of its own; null when there is none."`
}

// Workload is a pod or what makes pods.
type Workload struct {
	Manifest
	Replicas       Value[int]    `json:"replicas" k8s:"spec.replicas" default:"1" doc:"Replicas as written, or the default of 1; null for kinds without it."`
	StrategyType   Value[string] `json:"strategy_type" doc:"How pods are replaced: RollingUpdate, Recreate or OnDelete. Default RollingUpdate; null for kinds without it."`
	MaxUnavailable Value[string] `json:"max_unavailable" doc:"Of a rolling update, a number or a percentage. Default 25% for a Deployment, 1 for the other kinds; null for kinds without it."`
	MaxSurge       Value[string] `json:"max_surge" doc:"Of a rolling update, a number or a percentage. Default 25% for a Deployment, 0 for a DaemonSet; null for kinds without it."`
	ServiceName    Value[string] `json:"service_name" k8s:"spec.serviceName" doc:"The governing Service of a StatefulSet; null when not written."`
	Application    Value[bool]   `json:"application" doc:"Derived: it is the user's: neither in a namespace of the system nor a test of a chart."`
	LongRunning    bool          `json:"long_running" doc:"Derived: its pods are meant to run on: no Job and no CronJob."`
	TestHook       bool          `json:"test_hook" doc:"Derived: a chart runs it only as a test (annotation helm.sh/hook)."`
	Pod            Pod           `json:"pod" doc:"The pod it makes."`
	Admission      Admission     `json:"admission" doc:"What its namespace and the cluster do to its pods."`

	ReplicasMin Value[int]  `json:"replicas_min" doc:"Derived: fewest replicas: the floor of its autoscaler, else replicas; null for kinds without replicas."`
	ReplicasMax Value[int]  `json:"replicas_max" doc:"Derived: most replicas: the ceiling of its autoscaler, else replicas; null for kinds without replicas."`
	Autoscaled  Value[bool] `json:"autoscaled" doc:"Derived: an autoscaler among the files drives its replicas."`
	Budgeted    Value[bool] `json:"budgeted" doc:"Derived: a disruption budget among the files selects its pods."`

	Batch        Batch         `json:"batch" k8s:"spec" doc:"What Jobs and CronJobs say, and how many old revisions are kept."`
	SelectsOwn   Value[bool]   `json:"selects_own_pods" doc:"Derived: its selector selects the pods it makes; null when no selector is written."`
	Overlap      Value[int]    `json:"overlap" doc:"Derived: place of an earlier workload with a selector, certainly deployed beside it in its namespace, where each selects the pods of the other; null when there is none."`
	OverlapName  Value[string] `json:"overlap_address" doc:"Derived: address of that workload; null when there is none."`
	Spreads      Value[bool]   `json:"spreads" doc:"Derived: a topology spread constraint or anti-affinity keeps its own pods apart."`
	RolloutKeeps Value[int]    `json:"rollout_keeps" doc:"Derived: fewest pods that run while new ones are rolled out at its fewest replicas; null for kinds without a rolling update or without replicas."`
	Stated       Value[bool]   `json:"replicas_stated" k8s:"spec.replicas" as:"present" default:"false" doc:"Replicas are written."`
	Fits         Value[bool]   `json:"fits" doc:"Derived: its pods find room on an empty node of a pool that may take them. False only when no such pool has nodes that are large enough; null when no pool is."`
	FitText      Value[string] `json:"fit_text" doc:"Derived: what its pods request and what those nodes have, in words; null when its pods find room."`
	Hook         Value[bool]   `json:"hook" doc:"Derived: Helm or Argo CD runs it at a certain moment (annotations helm.sh/hook and argocd.argoproj.io/hook)."`
	Claims       Value[bool]   `json:"claims" doc:"Derived: its pods mount a claim."`
	Governing    Governing     `json:"governing_service" doc:"The Service of a StatefulSet."`

	Identity   PodIdentity         `json:"identity" doc:"Who its pods are."`
	References List[*PodReference] `json:"references" doc:"Derived: what its pods need to start."`
	Isolation  Isolation           `json:"isolation" doc:"What network policies let through."`

	Scheduling Scheduling `json:"scheduling" doc:"What it says of its nodes."`
	Placement  Placement  `json:"placement" doc:"The pools its pods may run on."`
	Needs      Needs      `json:"needs" doc:"What it needs of pools beside a place to run."`

	selector podSelector
	object   *placedObject
}

// Pod is a pod template, or a pod.
type Pod struct {
	Entity
	Labels                  Value[map[string]string] `json:"labels" k8s:"metadata.labels" default:"{}" doc:"Labels of the pods."`
	Annotations             Value[map[string]string] `json:"annotations" k8s:"metadata.annotations" default:"{}" doc:"Annotations of the pods."`
	OS                      Value[string]            `json:"os" doc:"Derived: windows or linux, by os.name, the node selector kubernetes.io/os, or else linux."`
	HostNetwork             Value[bool]              `json:"host_network" k8s:"spec.hostNetwork" default:"false" doc:"Uses the network of the node."`
	HostPID                 Value[bool]              `json:"host_pid" k8s:"spec.hostPID" default:"false" doc:"Shares the process ids of the node."`
	HostIPC                 Value[bool]              `json:"host_ipc" k8s:"spec.hostIPC" default:"false" doc:"Shares the IPC namespace of the node."`
	HostUsers               Value[bool]              `json:"host_users" k8s:"spec.hostUsers" default:"true" doc:"Users are those of the node, not remapped."`
	ShareProcessNamespace   Value[bool]              `json:"share_process_namespace" k8s:"spec.shareProcessNamespace" default:"false" doc:"Containers see each other's processes."`
	ServiceAccount          Value[string]            `json:"service_account" k8s:"spec.serviceAccountName" default:"default" doc:"Name of the service account."`
	ServiceAccountOld       Value[string]            `json:"service_account_deprecated" k8s:"spec.serviceAccount" doc:"The deprecated field serviceAccount; null when not written."`
	AutomountToken          Value[bool]              `json:"automount_token" k8s:"spec.automountServiceAccountToken" doc:"As written at the pod; null when it is left to the service account."`
	TerminationGraceSeconds Value[int]               `json:"termination_grace_seconds" k8s:"spec.terminationGracePeriodSeconds" default:"30" doc:"Seconds a pod may take to end."`
	RestartPolicy           Value[string]            `json:"restart_policy" k8s:"spec.restartPolicy" doc:"Always, OnFailure or Never; null when not written."`
	PriorityClass           Value[string]            `json:"priority_class" k8s:"spec.priorityClassName" doc:"Priority class; null when not written."`
	RuntimeClass            Value[string]            `json:"runtime_class" k8s:"spec.runtimeClassName" doc:"Runtime class; null when not written."`
	Scheduler               Value[string]            `json:"scheduler" k8s:"spec.schedulerName" default:"default-scheduler" doc:"Name of the scheduler."`
	NodeName                Value[string]            `json:"node_name" k8s:"spec.nodeName" doc:"Node it is bound to by name; null when not written."`
	NodeSelector            Value[map[string]string] `json:"node_selector" k8s:"spec.nodeSelector" default:"{}" doc:"Labels a node must have."`
	DNSPolicy               Value[string]            `json:"dns_policy" k8s:"spec.dnsPolicy" default:"ClusterFirst" doc:"DNS policy."`
	HostAliases             Value[bool]              `json:"host_aliases" k8s:"spec.hostAliases" as:"filled" default:"false" doc:"Adds entries to the hosts file."`
	Resources               Resources                `json:"resources" k8s:"spec.resources" doc:"Resources written for the pod as a whole."`
	Security                PodSecurity              `json:"security" k8s:"spec.securityContext" doc:"Security context of the pod."`
	Tolerations             List[*Toleration]        `json:"tolerations" k8s:"spec.tolerations" doc:"Taints it tolerates."`
	Required                List[*NodeTerm]          `json:"required_node_terms" k8s:"spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms" doc:"Node affinity it requires: one of the terms has to hold."`
	Preferred               List[*PreferredTerm]     `json:"preferred_node_terms" k8s:"spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution" doc:"Node affinity it prefers."`
	AntiAffinity            List[*PodTerm]           `json:"anti_affinity" doc:"Pods it keeps away from, required and preferred."`
	Spread                  List[*SpreadConstraint]  `json:"spread" k8s:"spec.topologySpreadConstraints" doc:"Topology spread constraints."`
	Volumes                 List[*PodVolume]         `json:"volumes" k8s:"spec.volumes" doc:"Volumes of the pod."`
	PullSecrets             Value[[]string]          `json:"pull_secrets" k8s:"spec.imagePullSecrets" as:"names" default:"[]" doc:"Names of the secrets images are pulled with."`
	Containers              List[*Container]         `json:"containers" doc:"Containers: regular, init, sidecar and ephemeral."`
	Standard                PodStandard              `json:"standard" doc:"How it stands to the Pod Security Standards."`
	Rootable                Value[string]            `json:"rootable_container" doc:"Derived: name of the first container that is told no user and may be root; null when there is none."`
	Unprofiled              Value[string]            `json:"unprofiled_container" doc:"Derived: name of the first Linux container without a seccomp profile that is not privileged; null when there is none."`
	QoS                     Value[string]            `json:"qos" doc:"Derived: quality of service: Guaranteed, Burstable or BestEffort."`
	CPURequest              Value[int]               `json:"cpu_request" doc:"Derived: processor the pod needs room for, in thousandths of a core: the sum of its containers or the most an init container takes."`
	MemoryRequest           Value[int]               `json:"memory_request" doc:"Derived: memory the pod needs room for, in bytes."`
}

// PodSecurity is the security context of a pod.
type PodSecurity struct {
	RunAsNonRoot       Value[bool]     `json:"run_as_non_root" k8s:"runAsNonRoot" doc:"Null when not written."`
	RunAsUser          Value[int]      `json:"run_as_user" k8s:"runAsUser" doc:"User id; null when not written."`
	RunAsGroup         Value[int]      `json:"run_as_group" k8s:"runAsGroup" doc:"Group id; null when not written."`
	FSGroup            Value[int]      `json:"fs_group" k8s:"fsGroup" doc:"Group id of volumes; null when not written."`
	SupplementalGroups Value[[]string] `json:"supplemental_groups" k8s:"supplementalGroups" default:"[]" doc:"More group ids, as texts."`
	SeccompType        Value[string]   `json:"seccomp_type" k8s:"seccompProfile.type" doc:"RuntimeDefault, Localhost or Unconfined; null when not written."`
	AppArmorType       Value[string]   `json:"app_armor_type" k8s:"appArmorProfile.type" doc:"RuntimeDefault, Localhost or Unconfined; null when not written."`
	SELinuxType        Value[string]   `json:"selinux_type" k8s:"seLinuxOptions.type" doc:"SELinux type; null when not written."`
	SELinuxUser        Value[string]   `json:"selinux_user" k8s:"seLinuxOptions.user" doc:"SELinux user; null when not written."`
	SELinuxRole        Value[string]   `json:"selinux_role" k8s:"seLinuxOptions.role" doc:"SELinux role; null when not written."`
	HostProcess        Value[bool]     `json:"host_process" k8s:"windowsOptions.hostProcess" default:"false" doc:"Windows HostProcess pod."`
	WindowsUser        Value[string]   `json:"windows_user" k8s:"windowsOptions.runAsUserName" doc:"Windows user; null when not written."`
	GMSA               Value[string]   `json:"gmsa" k8s:"windowsOptions.gmsaCredentialSpecName" doc:"GMSA credential spec; null when not written."`
	Sysctls            List[*Sysctl]   `json:"sysctls" k8s:"sysctls" doc:"Kernel parameters."`
}

// Sysctl is a kernel parameter that a pod sets.
type Sysctl struct {
	Entity
	Allowed Value[bool]   `json:"allowed" doc:"Derived: it is safe, or the kubelets of a pool that takes the pods allow it. False only when there can be no other pool; null when no pool takes the pods."`
	Name    Value[string] `json:"name" k8s:"name" doc:"Name of the parameter."`
}

// Toleration is a taint that a pod tolerates.
type Toleration struct {
	Entity
	Key      Value[string] `json:"key" k8s:"key" doc:"Key of the taint; null for every key."`
	Operator Value[string] `json:"operator" k8s:"operator" default:"Equal" doc:"Equal or Exists."`
	Value    Value[string] `json:"value" k8s:"value" default:"" doc:"Value of the taint."`
	Effect   Value[string] `json:"effect" k8s:"effect" doc:"NoSchedule, PreferNoSchedule or NoExecute; null for every effect."`
	Used     Value[bool]   `json:"used" doc:"Derived: a pool has a taint it is for, or Kubernetes sets it by itself."`
}

// NodeTerm is one alternative of a node affinity: all of its expressions hold.
type NodeTerm struct {
	Entity
	Expressions List[*LabelExpression] `json:"expressions" k8s:"matchExpressions" doc:"Expressions on labels of the node."`
	Fields      List[*LabelExpression] `json:"fields" k8s:"matchFields" doc:"Expressions on fields of the node."`
}

// PreferredTerm is a node affinity that is preferred.
type PreferredTerm struct {
	Entity
	Weight      Value[int]             `json:"weight" k8s:"weight" doc:"Weight, 1 to 100."`
	Expressions List[*LabelExpression] `json:"expressions" k8s:"preference.matchExpressions" doc:"Expressions on labels of the node."`
}

// LabelExpression is a condition on a label.
type LabelExpression struct {
	Entity
	Key      Value[string]   `json:"key" k8s:"key" doc:"Key of the label."`
	Operator Value[string]   `json:"operator" k8s:"operator" doc:"In, NotIn, Exists, DoesNotExist, Gt or Lt."`
	Values   Value[[]string] `json:"values" k8s:"values" default:"[]" doc:"Values it is compared with."`
}

// PodTerm is a set of pods that a pod keeps away from.
type PodTerm struct {
	Entity
	Required    bool          `json:"required" doc:"Derived: it has to hold; else it is preferred."`
	TopologyKey Value[string] `json:"topology_key" k8s:"topologyKey" doc:"Label of the node that tells places apart."`
	SelectsSelf Value[bool]   `json:"selects_self" doc:"Derived: it selects the pods of the workload itself."`
}

// SpreadConstraint says how evenly pods lie over places.
type SpreadConstraint struct {
	Entity
	TopologyKey       Value[string]   `json:"topology_key" k8s:"topologyKey" doc:"Label of the node that tells places apart."`
	WhenUnsatisfiable Value[string]   `json:"when_unsatisfiable" k8s:"whenUnsatisfiable" default:"DoNotSchedule" doc:"DoNotSchedule or ScheduleAnyway."`
	MaxSkew           Value[int]      `json:"max_skew" k8s:"maxSkew" default:"1" doc:"How uneven it may be."`
	MinDomains        Value[int]      `json:"min_domains" k8s:"minDomains" default:"1" doc:"Places there must be at least."`
	MatchLabelKeys    Value[[]string] `json:"match_label_keys" k8s:"matchLabelKeys" default:"[]" doc:"Labels whose values are taken from the pod."`
	SelectsSelf       Value[bool]     `json:"selects_self" doc:"Derived: it selects the pods of the workload itself."`
}

// PodVolume is a volume of a pod.
type PodVolume struct {
	Entity
	Name            Value[string]            `json:"name" k8s:"name" doc:"Name of the volume."`
	Kind            string                   `json:"kind" doc:"Derived: its type as written: hostPath, emptyDir, configMap, secret, csi, persistentVolumeClaim, projected, azureDisk, ..."`
	Exposure        Value[string]            `json:"exposure" doc:"Derived: what a hostPath opens of the node: runtime (the socket of the container runtime), system (its credentials or system directories) or directory; null for other types."`
	Core            Value[bool]              `json:"core" doc:"Derived: its type is one that the restricted Pod Security Standard allows."`
	FlexDriver      Value[string]            `json:"flex_driver" k8s:"flexVolume.driver" doc:"Driver of a FlexVolume; null otherwise."`
	HostPath        Value[string]            `json:"host_path" k8s:"hostPath.path" doc:"Directory of the node; null when it is no hostPath."`
	EmptyDirMedium  Value[string]            `json:"empty_dir_medium" k8s:"emptyDir.medium" doc:"Memory, or null for disk and for other types."`
	SizeLimit       Value[string]            `json:"size_limit" k8s:"emptyDir.sizeLimit" as:"text" doc:"Size limit of an emptyDir; null when not written."`
	ConfigMap       Value[string]            `json:"config_map" k8s:"configMap.name" doc:"ConfigMap it shows; null otherwise."`
	Secret          Value[string]            `json:"secret" k8s:"secret.secretName" doc:"Secret it shows; null otherwise."`
	Claim           Value[string]            `json:"claim" k8s:"persistentVolumeClaim.claimName" doc:"Claim it mounts; null otherwise."`
	ClaimIndex      Value[int]               `json:"claim_index" doc:"Derived: place of that claim in kube.claims; null when it is no claim or not among the files."`
	CSIDriver       Value[string]            `json:"csi_driver" k8s:"csi.driver" doc:"CSI driver of an inline volume; null otherwise."`
	CSIAttributes   Value[map[string]string] `json:"csi_attributes" k8s:"csi.volumeAttributes" default:"{}" doc:"Attributes of an inline CSI volume."`
	EphemeralClaims Value[bool]              `json:"ephemeral_claim" k8s:"ephemeral.volumeClaimTemplate" as:"present" default:"false" doc:"A generic ephemeral volume."`
}

// Container is a container of a pod.
type Container struct {
	Entity
	Role                  string            `json:"role" doc:"Derived: regular, init, sidecar (an init container that is always restarted) or ephemeral."`
	Name                  Value[string]     `json:"name" k8s:"name" doc:"Name."`
	Image                 Value[string]     `json:"image" k8s:"image" doc:"Image as written; null when not written."`
	Registry              Value[string]     `json:"registry" doc:"Derived: host of the registry: docker.io where none is written."`
	PodIdentityPart       Value[bool]       `json:"pod_identity_component" doc:"Derived: its image is a component of the retired pod-managed identity."`
	Repository            Value[string]     `json:"repository" doc:"Derived: repository of the image without its registry."`
	Tag                   Value[string]     `json:"tag" doc:"Derived: tag of the image; null when none is written."`
	Digest                Value[string]     `json:"digest" doc:"Derived: digest of the image; null when none is written."`
	Attached              Value[bool]       `json:"registry_attached" doc:"Derived: nodes may pull from its registry; null when that is none of those among the files, and when a secret is there to pull with. False only when the files are complete."`
	Implicit              Value[bool]       `json:"implicit_registry" doc:"Derived: the image names no registry; null when there is no image."`
	Versionless           Value[bool]       `json:"versionless" doc:"Derived: the image has the tag latest or none, and no digest."`
	Unversioned           Value[string]     `json:"unversioned_image" doc:"Derived: what messages call an image without a version: as it is written, else an image with the tag latest; null when it names a version."`
	PullPolicy            Value[string]     `json:"pull_policy" k8s:"imagePullPolicy" doc:"Always, IfNotPresent or Never; null when not written."`
	Command               Value[[]string]   `json:"command" k8s:"command" default:"[]" doc:"Command."`
	Args                  Value[[]string]   `json:"args" k8s:"args" default:"[]" doc:"Arguments."`
	Ports                 List[*PodPort]    `json:"ports" k8s:"ports" doc:"Ports it declares."`
	Serves                Value[bool]       `json:"serves" doc:"Derived: it is meant to be asked something: it declares a port, or it is the only container of pods that a Service selects."`
	Env                   List[*EnvVar]     `json:"env" k8s:"env" doc:"Environment variables."`
	EnvFrom               List[*EnvSource]  `json:"env_from" k8s:"envFrom" doc:"Sources of environment variables."`
	Resources             Resources         `json:"resources" k8s:"resources" doc:"Requests and limits."`
	Readiness             Probe             `json:"readiness_probe" k8s:"readinessProbe" doc:"Readiness probe."`
	Liveness              Probe             `json:"liveness_probe" k8s:"livenessProbe" doc:"Liveness probe."`
	Startup               Probe             `json:"startup_probe" k8s:"startupProbe" doc:"Startup probe."`
	PreStop               PreStop           `json:"pre_stop" k8s:"lifecycle.preStop" doc:"What runs before it is stopped."`
	Security              ContainerSecurity `json:"security" k8s:"securityContext" doc:"Security context."`
	Context               EffectiveSecurity `json:"context" doc:"Security context that counts."`
	HandlerHost           Value[string]     `json:"handler_host" doc:"Derived: the first host that a probe or a hook names; null when none does."`
	Mounts                List[*Mount]      `json:"mounts" k8s:"volumeMounts" doc:"Where volumes are mounted."`
	HasLifecycle          Value[bool]       `json:"lifecycle" k8s:"lifecycle" as:"filled" default:"false" doc:"A lifecycle hook is written."`
	Mistaken              Mistaken          `json:"mistaken" doc:"What is wrong with its requests and limits as written."`
	Effective             Effective         `json:"effective" doc:"Requests and limits as they count: a limit is a request too, and LimitRanges fill in what is left out."`
	CredentialInArguments Value[bool]       `json:"credential_in_arguments" doc:"Derived: its command or an argument holds a credential, written as it is."`
	TerminationMsg        Value[string]     `json:"termination_message_policy" k8s:"terminationMessagePolicy" default:"File" doc:"File or FallbackToLogsOnError."`
}

// PodPort is a port that a container declares.
type PodPort struct {
	Entity
	Name          Value[string] `json:"name" k8s:"name" doc:"Name; null when not written."`
	ContainerPort Value[int]    `json:"container_port" k8s:"containerPort" doc:"Number."`
	HostPort      Value[int]    `json:"host_port" k8s:"hostPort" default:"0" doc:"Port of the node; 0 for none."`
	Protocol      Value[string] `json:"protocol" k8s:"protocol" default:"TCP" doc:"TCP, UDP or SCTP."`
}

// EnvVar is an environment variable. Its value is masked where its name says
// that it is a secret.
type EnvVar struct {
	Entity
	Name         Value[string] `json:"name" k8s:"name" doc:"Name."`
	Value        Value[string] `json:"value" k8s:"value" as:"text" doc:"Literal value; null when it comes from elsewhere."`
	SecretName   Value[string] `json:"secret_name" k8s:"valueFrom.secretKeyRef.name" doc:"Secret it comes from; null otherwise."`
	ConfigMap    Value[string] `json:"config_map" k8s:"valueFrom.configMapKeyRef.name" doc:"ConfigMap it comes from; null otherwise."`
	Optional     Value[bool]   `json:"optional" doc:"Derived: what it comes from may be absent."`
	LooksSecret  Value[bool]   `json:"looks_secret" doc:"Derived: its name is that of a secret: it ends in password, token, key, ..."`
	ValueWritten Value[bool]   `json:"value_written" k8s:"value" as:"present" default:"false" doc:"A literal value is written."`
	Credential   Value[bool]   `json:"credential" doc:"Derived: its value is a credential, written as it is: by the name of the variable, or because it is a connection string or a signed address."`
	Repeats      Value[int]    `json:"repeats" doc:"Derived: place of an earlier variable of this name; null when there is none."`
}

// EnvSource is a ConfigMap or Secret whose entries become variables.
type EnvSource struct {
	Entity
	SecretName Value[string] `json:"secret_name" k8s:"secretRef.name" doc:"Secret; null otherwise."`
	ConfigMap  Value[string] `json:"config_map" k8s:"configMapRef.name" doc:"ConfigMap; null otherwise."`
	Optional   Value[bool]   `json:"optional" doc:"Derived: it may be absent."`
}

// Resources are requests and limits, as written.
type Resources struct {
	Requests ResourceList `json:"requests" k8s:"requests" doc:"Requests. A limit without a request is a request too: see the effective fields."`
	Limits   ResourceList `json:"limits" k8s:"limits" doc:"Limits."`
}

// ResourceList is an amount of each resource.
type ResourceList struct {
	CPU       Value[int]               `json:"cpu" k8s:"cpu" as:"millicores" doc:"Processor in thousandths of a core; null when not written."`
	Memory    Value[int]               `json:"memory" k8s:"memory" as:"bytes" doc:"Memory in bytes; null when not written."`
	Ephemeral Value[int]               `json:"ephemeral_storage" k8s:"ephemeral-storage" as:"bytes" doc:"Ephemeral storage in bytes; null when not written."`
	All       Value[map[string]string] `json:"all" k8s:"" as:"map" default:"{}" doc:"Every resource as written, extended ones too."`
}

// Probe is a health probe.
type Probe struct {
	Written          Value[bool]   `json:"written" k8s:"" as:"present" default:"false" doc:"The probe is written."`
	Handlers         Value[int]    `json:"handlers" doc:"Derived: how many of httpGet, tcpSocket, exec and grpc are written; a probe needs one."`
	HTTPPath         Value[string] `json:"http_path" k8s:"httpGet.path" doc:"Path of an HTTP probe; null otherwise."`
	Port             Value[string] `json:"port" doc:"Derived: number or name of the port it asks; null when it asks none."`
	InitialDelay     Value[int]    `json:"initial_delay_seconds" k8s:"initialDelaySeconds" default:"0" doc:"Seconds before the first probe."`
	Period           Value[int]    `json:"period_seconds" k8s:"periodSeconds" default:"10" doc:"Seconds between probes."`
	Timeout          Value[int]    `json:"timeout_seconds" k8s:"timeoutSeconds" default:"1" doc:"Seconds until a probe fails."`
	FailureThreshold Value[int]    `json:"failure_threshold" k8s:"failureThreshold" default:"3" doc:"Failures in a row until it acts."`
	PortDeclared     Value[bool]   `json:"port_declared" doc:"Derived: a port it asks by name is one that the container declares; null when it asks none by name."`
	Handler          Value[string] `json:"handler" doc:"Derived: what it asks in one text, to compare probes; null when it is not written."`
}

// PreStop is what runs before a container is stopped.
type PreStop struct {
	Written      Value[bool] `json:"written" k8s:"" as:"present" default:"false" doc:"A hook is written."`
	SleepSeconds Value[int]  `json:"sleep_seconds" doc:"Derived: seconds it sleeps, by sleep or a command that is nothing but a sleep; null otherwise."`
}

// ContainerSecurity is the security context of a container.
type ContainerSecurity struct {
	Privileged       Value[bool]     `json:"privileged" k8s:"privileged" default:"false" doc:"Privileged."`
	AllowEscalation  Value[bool]     `json:"allow_privilege_escalation" k8s:"allowPrivilegeEscalation" doc:"Null when not written, which allows it."`
	RunAsNonRoot     Value[bool]     `json:"run_as_non_root" k8s:"runAsNonRoot" doc:"Null when not written."`
	RunAsUser        Value[int]      `json:"run_as_user" k8s:"runAsUser" doc:"User id; null when not written."`
	RunAsGroup       Value[int]      `json:"run_as_group" k8s:"runAsGroup" doc:"Group id; null when not written."`
	ReadOnlyRoot     Value[bool]     `json:"read_only_root_filesystem" k8s:"readOnlyRootFilesystem" default:"false" doc:"The root file system cannot be written."`
	CapabilitiesAdd  Value[[]string] `json:"capabilities_add" k8s:"capabilities.add" default:"[]" doc:"Capabilities that are added."`
	CapabilitiesDrop Value[[]string] `json:"capabilities_drop" k8s:"capabilities.drop" default:"[]" doc:"Capabilities that are dropped."`
	ProcMount        Value[string]   `json:"proc_mount" k8s:"procMount" default:"Default" doc:"Default or Unmasked."`
	SeccompType      Value[string]   `json:"seccomp_type" k8s:"seccompProfile.type" doc:"RuntimeDefault, Localhost or Unconfined; null when not written."`
	AppArmorType     Value[string]   `json:"app_armor_type" k8s:"appArmorProfile.type" doc:"RuntimeDefault, Localhost or Unconfined; null when not written."`
	SELinuxType      Value[string]   `json:"selinux_type" k8s:"seLinuxOptions.type" doc:"SELinux type; null when not written."`
	SELinuxUser      Value[string]   `json:"selinux_user" k8s:"seLinuxOptions.user" doc:"SELinux user; null when not written."`
	SELinuxRole      Value[string]   `json:"selinux_role" k8s:"seLinuxOptions.role" doc:"SELinux role; null when not written."`
	HostProcess      Value[bool]     `json:"host_process" k8s:"windowsOptions.hostProcess" doc:"Windows HostProcess container; null when it is left to the pod."`
	WindowsUser      Value[string]   `json:"windows_user" k8s:"windowsOptions.runAsUserName" doc:"Windows user; null when it is left to the pod."`
}

// Mount is where a container mounts a volume.
type Mount struct {
	Entity
	Name      Value[string] `json:"name" k8s:"name" doc:"Name of the volume."`
	Path      Value[string] `json:"path" k8s:"mountPath" doc:"Directory in the container."`
	SubPath   Value[string] `json:"sub_path" k8s:"subPath" doc:"Path inside the volume; null when not written."`
	ReadOnly  Value[bool]   `json:"read_only" k8s:"readOnly" default:"false" doc:"The mount cannot be written."`
	FromVault Value[bool]   `json:"from_vault" doc:"Derived: the volume is one of the Secrets Store CSI driver."`
	Node      Value[bool]   `json:"of_node" doc:"Derived: the volume is a directory of the node."`
}

// Holds reports whether something is in a list of the model of manifests, or may
// be. What is no list always is.
func (k *Kube) Holds(list string) bool {
	v := reflect.ValueOf(k).Elem()
	for _, f := range fieldsOf(v.Type()) {
		if f.name == list {
			c, ok := inPlace(v.FieldByIndex(f.index)).(Collection)
			return !ok || c.Len() > 0 || c.IsOpen()
		}
	}
	return true
}
