package kustomize

import "strings"

// What follows are facts about kustomize, taken from its built-in configuration
// (sigs.k8s.io/kustomize/api v0.21, internal/konfig/builtinpluginconsts). Fields
// that it does not know are not updated by it either, and so not by us: the
// backends of Gateway API routes are none of them.

// kindSets are the kinds that are written together below.
var kindSets = strings.NewReplacer(
	"@mounting", "Pod.v1,PodTemplate,Deployment,ReplicaSet,DaemonSet,StatefulSet,Job,CronJob",
	"@running", "Pod,StatefulSet,Deployment,ReplicationController,CronJob,Job,DaemonSet",
	"@all", "CronJob,DaemonSet,Deployment,Job,Pod,ReplicaSet,StatefulSet",
	"@spread", "Deployment..apps,StatefulSet..apps",
)

// fieldLists are fields by what changes them.
var fieldLists = map[string]string{
	"namespace": `
metadata/name                                Namespace                                          create
spec/service/namespace                       APIService..apiregistration.k8s.io                 create
spec/conversion/webhook/clientConfig/service/namespace CustomResourceDefinition..apiextensions.k8s.io
`,
	"namePrefix": "metadata/name *",
	"nameSuffix": "metadata/name *",
	"images": `
spec/containers[]/image                      * create
spec/initContainers[]/image                  * create
spec/volumes[]/image/reference               * create
spec/template/spec/containers[]/image        * create
spec/template/spec/initContainers[]/image    * create
spec/template/spec/volumes[]/image/reference * create
spec/jobTemplate/spec/template/spec/volumes[]/image/reference * create
`,
	"replicas": `
spec/replicas                                Deployment,ReplicationController,ReplicaSet,StatefulSet create
`,
	"metadataLabels": "metadata/labels * create",
	"templateLabels": `
metadata/labels                              *                                                  create
spec/template/metadata/labels                ReplicationController.v1,Deployment,ReplicaSet,DaemonSet,StatefulSet..apps,Job..batch create
spec/jobTemplate/metadata/labels             CronJob..batch                                     create
spec/jobTemplate/spec/template/metadata/labels CronJob..batch                                   create
`,
	"volumeClaimTemplateLabels": `
spec/volumeClaimTemplates[]/metadata/labels  StatefulSet..apps                                  create
`,
	"selectors": `
spec/selector                                Service.v1,ReplicationController.v1                create
spec/selector/matchLabels                    Deployment,ReplicaSet,DaemonSet,StatefulSet..apps  create
spec/selector/matchLabels                    Job..batch,PodDisruptionBudget..policy
spec/jobTemplate/spec/selector/matchLabels   CronJob..batch
spec/podSelector/matchLabels                 NetworkPolicy..networking.k8s.io
spec/ingress/from/podSelector/matchLabels    NetworkPolicy..networking.k8s.io
spec/egress/to/podSelector/matchLabels       NetworkPolicy..networking.k8s.io
{pod}/topologySpreadConstraints/labelSelector/matchLabels @spread
{pod}/affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels @spread
{pod}/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels @spread
{pod}/affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels @spread
{pod}/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels @spread
`,
	"commonAnnotations": `
metadata/annotations                         *                                                  create
spec/template/metadata/annotations           ReplicationController.v1,Deployment,ReplicaSet,DaemonSet,StatefulSet,Job..batch create
spec/jobTemplate/metadata/annotations        CronJob..batch                                     create
spec/jobTemplate/spec/template/metadata/annotations CronJob..batch                              create
`,
	"varReference": `
{pod}/containers/args                        @all
{pod}/containers/command                     @all
{pod}/containers/env/value                   @all
{pod}/containers/volumeMounts/mountPath      @all
{pod}/initContainers/args                    @all
{pod}/initContainers/command                 @all
{pod}/initContainers/env/value               @all
{pod}/initContainers/volumeMounts/mountPath  @all
{pod}/volumes/nfs/server                     DaemonSet,Deployment,Job,Pod,ReplicaSet,StatefulSet
spec/jobTemplate/spec/template/volumes/nfs/server CronJob
spec/volumeClaimTemplates/spec/nfs/server    StatefulSet
spec/nfs/server                              PersistentVolume
spec/template/metadata/annotations           Deployment
spec/rules/host                              Ingress
spec/tls/hosts                               Ingress
spec/tls/secretName                          Ingress
spec/ports/port                              Service
spec/ports/targetPort                        Service
metadata/labels                              *
metadata/annotations                         *
`,
}

// referenceTable names a kind, and below it the fields that hold names of objects
// of this kind.
const referenceTable = `
Deployment
 spec/scaleTargetRef/name                     HorizontalPodAutoscaler
ReplicationController
 spec/scaleTargetRef/name                     HorizontalPodAutoscaler
ReplicaSet
 spec/scaleTargetRef/name                     HorizontalPodAutoscaler
StatefulSet
 spec/scaleTargetRef/name                     HorizontalPodAutoscaler
ConfigMap.v1
 {pod}/volumes/configMap/name                 @mounting
 {pod}/containers/env/valueFrom/configMapKeyRef/name @mounting
 {pod}/initContainers/env/valueFrom/configMapKeyRef/name @mounting
 {pod}/containers/envFrom/configMapRef/name   @mounting
 {pod}/initContainers/envFrom/configMapRef/name @mounting
 {pod}/volumes/projected/sources/configMap/name @mounting
 spec/configSource/configMap                  Node
 rules/resourceNames                          Role,ClusterRole
 metadata/annotations/nginx.ingress.kubernetes.io\/fastcgi-params-configmap Ingress
Secret.v1
 {pod}/volumes/secret/secretName              @mounting
 {pod}/containers/env/valueFrom/secretKeyRef/name @mounting
 {pod}/initContainers/env/valueFrom/secretKeyRef/name @mounting
 {pod}/containers/envFrom/secretRef/name      @mounting
 {pod}/initContainers/envFrom/secretRef/name  @mounting
 {pod}/imagePullSecrets/name                  @mounting
 {pod}/volumes/projected/sources/secret/name  @mounting
 spec/tls/secretName                          Ingress
 metadata/annotations/ingress.kubernetes.io\/auth-secret Ingress
 metadata/annotations/nginx.ingress.kubernetes.io\/auth-secret Ingress
 metadata/annotations/nginx.ingress.kubernetes.io\/auth-tls-secret Ingress
 imagePullSecrets/name                        ServiceAccount
 parameters/secretName                        StorageClass
 parameters/adminSecretName                   StorageClass
 parameters/userSecretName                    StorageClass
 parameters/secretRef                         StorageClass
 rules/resourceNames                          Role,ClusterRole
 spec/template/spec/containers/env/valueFrom/secretKeyRef/name Service.v1.serving.knative.dev
 spec/azureFile/secretName                    PersistentVolume
Service.v1
 spec/serviceName                             StatefulSet..apps
 spec/rules/http/paths/backend/serviceName    Ingress
 spec/backend/serviceName                     Ingress
 spec/rules/http/paths/backend/service/name   Ingress
 spec/defaultBackend/service/name             Ingress
 spec/service/name                            APIService..apiregistration.k8s.io
 webhooks/clientConfig/service                ValidatingWebhookConfiguration..admissionregistration.k8s.io,MutatingWebhookConfiguration..admissionregistration.k8s.io
Role..rbac.authorization.k8s.io
 roleRef/name                                 RoleBinding..rbac.authorization.k8s.io
ClusterRole..rbac.authorization.k8s.io
 roleRef/name                                 RoleBinding..rbac.authorization.k8s.io,ClusterRoleBinding..rbac.authorization.k8s.io
ServiceAccount.v1
 subjects                                     RoleBinding..rbac.authorization.k8s.io,ClusterRoleBinding..rbac.authorization.k8s.io
 {pod}/serviceAccountName                     @running
PersistentVolumeClaim.v1
 {pod}/volumes/persistentVolumeClaim/claimName @running
PersistentVolume.v1
 spec/volumeName                              PersistentVolumeClaim
 rules/resourceNames                          ClusterRole
StorageClass.v1.storage.k8s.io
 spec/storageClassName                        PersistentVolume,PersistentVolumeClaim
 spec/volumeClaimTemplates/spec/storageClassName StatefulSet
PriorityClass.v1.scheduling.k8s.io
 {pod}/priorityClassName                      @running
IngressClass.v1.networking.k8s.io/v1
 spec/ingressClassName                        Ingress
ValidatingAdmissionPolicy..admissionregistration.k8s.io
 spec/policyName                              ValidatingAdmissionPolicyBinding..admissionregistration.k8s.io
`

// kindName is a kind with its API version.
type kindName struct{ apiVersion, kind string }

// clusterKinds are the kinds without a namespace that kustomize knows of. All
// others get the namespace of a kustomization, custom resources among them.
var clusterKinds = func() map[kindName]bool {
	out := map[kindName]bool{}
	for _, line := range strings.Split(strings.TrimSpace(`
admissionregistration.k8s.io v1,v1beta1 MutatingWebhookConfiguration ValidatingWebhookConfiguration
admissionregistration.k8s.io v1 ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding
apiextensions.k8s.io v1,v1beta1 CustomResourceDefinition
apiregistration.k8s.io v1,v1beta1 APIService
certificates.k8s.io v1,v1beta1 CertificateSigningRequest
flowcontrol.apiserver.k8s.io v1beta1 FlowSchema PriorityLevelConfiguration
networking.k8s.io v1,v1beta1 IngressClass
node.k8s.io v1,v1beta1 RuntimeClass
policy v1beta1 PodSecurityPolicy
rbac.authorization.k8s.io v1,v1beta1 ClusterRole ClusterRoleBinding
scheduling.k8s.io v1,v1beta1 PriorityClass
storage.k8s.io v1,v1beta1 CSIDriver CSINode StorageClass VolumeAttachment
- v1 ComponentStatus Namespace Node NodeProxyOptions PersistentVolume
`), "\n") {
		words := strings.Fields(line)
		for _, version := range strings.Split(words[1], ",") {
			for _, kind := range words[2:] {
				group := strings.TrimPrefix(words[0], "-")
				out[kindName{gvk{group: group, version: version}.apiVersion(), kind}] = true
			}
		}
	}
	return out
}()
