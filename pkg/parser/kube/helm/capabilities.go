package helm

import (
	"regexp"
	"slices"
	"strings"
)

// DefaultKubeVersion is the version of Kubernetes that charts are rendered for
// when nobody says another one: one that AKS supports for a long while yet.
const DefaultKubeVersion = "v1.35.0"

// kubeVersion is .Capabilities.KubeVersion.
type kubeVersion struct {
	Version, Major, Minor string
}

// String returns the version, as printing it does.
func (v *kubeVersion) String() string { return v.Version }

// GitVersion returns the version, as older charts ask for it.
func (v *kubeVersion) GitVersion() string { return v.Version }

// apiVersions is .Capabilities.APIVersions.
type apiVersions []string

// Has reports whether a version of an API is there.
func (v apiVersions) Has(version string) bool { return slices.Contains(v, version) }

// served are the APIs of Kubernetes itself that a cluster of
// [DefaultKubeVersion] has with its defaults, each with its kinds: the stable ones
// that k8s.io/api v0.37.0 says were introduced by then. What a cluster
// has besides is not known here, and charts that ask for it are rendered without.
var served = map[string]string{
	"v1":                              "Binding ComponentStatus ConfigMap Endpoints Event LimitRange Namespace Node PersistentVolume PersistentVolumeClaim Pod PodTemplate ReplicationController ResourceQuota Secret Service ServiceAccount",
	"admissionregistration.k8s.io/v1": "MutatingWebhookConfiguration ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration",
	"apiextensions.k8s.io/v1":         "CustomResourceDefinition",
	"apiregistration.k8s.io/v1":       "APIService",
	"apps/v1":                         "ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet",
	"authentication.k8s.io/v1":        "SelfSubjectReview TokenReview",
	"authorization.k8s.io/v1":         "LocalSubjectAccessReview SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview",
	"autoscaling/v1":                  "HorizontalPodAutoscaler",
	"autoscaling/v2":                  "HorizontalPodAutoscaler",
	"batch/v1":                        "CronJob Job",
	"certificates.k8s.io/v1":          "CertificateSigningRequest",
	"coordination.k8s.io/v1":          "Lease",
	"discovery.k8s.io/v1":             "EndpointSlice",
	"events.k8s.io/v1":                "Event",
	"flowcontrol.apiserver.k8s.io/v1": "FlowSchema PriorityLevelConfiguration",
	"networking.k8s.io/v1":            "IPAddress Ingress IngressClass NetworkPolicy ServiceCIDR",
	"node.k8s.io/v1":                  "RuntimeClass",
	"policy/v1":                       "PodDisruptionBudget",
	"rbac.authorization.k8s.io/v1":    "ClusterRole ClusterRoleBinding Role RoleBinding",
	"resource.k8s.io/v1":              "DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice",
	"scheduling.k8s.io/v1":            "PriorityClass",
	"storage.k8s.io/v1":               "CSIDriver CSINode CSIStorageCapacity StorageClass VolumeAttachment VolumeAttributesClass",
}

// APIVersions are the APIs that charts are rendered for, sorted: policy/v1, and
// policy/v1/PodDisruptionBudget for each kind.
func APIVersions() []string {
	var out []string
	for version, kinds := range served {
		out = append(out, version)
		for kind := range strings.FieldsSeq(kinds) {
			out = append(out, version+"/"+kind)
		}
	}
	slices.Sort(out)
	return out
}

var versionParts = regexp.MustCompile(`^v?(\d+)\.(\d+)(\.\d+)?`)

// capabilities is what a template sees as .Capabilities.
func capabilities(version string) map[string]any {
	m := versionParts.FindStringSubmatch(version)
	if m == nil {
		m = versionParts.FindStringSubmatch(DefaultKubeVersion)
	}
	patch := m[3]
	if patch == "" {
		patch = ".0"
	}
	return map[string]any{
		"KubeVersion": &kubeVersion{"v" + m[1] + "." + m[2] + patch, m[1], m[2]},
		"APIVersions": apiVersions(APIVersions()),
		"HelmVersion": map[string]any{"Version": "v3.22.0", "GitCommit": "", "GitTreeState": "", "GoVersion": ""},
	}
}
