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

// builtIn are the APIs that `helm template` takes for granted. What a cluster has
// besides is not known here, and charts that ask for it are rendered without.
var builtIn = apiVersions(strings.Fields(`
	v1 admissionregistration.k8s.io/v1 admissionregistration.k8s.io/v1alpha1 admissionregistration.k8s.io/v1beta1
	internal.apiserver.k8s.io/v1alpha1 apps/v1 apps/v1beta1 apps/v1beta2 authentication.k8s.io/v1 authentication.k8s.io/v1alpha1
	authentication.k8s.io/v1beta1 authorization.k8s.io/v1 authorization.k8s.io/v1beta1 autoscaling/v1 autoscaling/v2 batch/v1 batch/v1beta1
	certificates.k8s.io/v1 certificates.k8s.io/v1beta1 certificates.k8s.io/v1alpha1 coordination.k8s.io/v1alpha2
	coordination.k8s.io/v1beta1 coordination.k8s.io/v1 discovery.k8s.io/v1 discovery.k8s.io/v1beta1 events.k8s.io/v1 events.k8s.io/v1beta1
	extensions/v1beta1 flowcontrol.apiserver.k8s.io/v1 flowcontrol.apiserver.k8s.io/v1beta1 flowcontrol.apiserver.k8s.io/v1beta2
	flowcontrol.apiserver.k8s.io/v1beta3 lifecycle.k8s.io/v1alpha1 networking.k8s.io/v1 networking.k8s.io/v1beta1 node.k8s.io/v1
	node.k8s.io/v1alpha1 node.k8s.io/v1beta1 policy/v1 policy/v1beta1 rbac.authorization.k8s.io/v1 rbac.authorization.k8s.io/v1beta1
	rbac.authorization.k8s.io/v1alpha1 resource.k8s.io/v1 resource.k8s.io/v1beta2 resource.k8s.io/v1beta1 resource.k8s.io/v1alpha3
	scheduling.k8s.io/v1alpha3 scheduling.k8s.io/v1beta1 scheduling.k8s.io/v1 storage.k8s.io/v1beta1 storage.k8s.io/v1
	storage.k8s.io/v1alpha1 storagemigration.k8s.io/v1 storagemigration.k8s.io/v1beta1 apiextensions.k8s.io/v1beta1 apiextensions.k8s.io/v1`))

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
		"APIVersions": builtIn,
		"HelmVersion": map[string]any{"Version": "v3.22.0", "GitCommit": "", "GitTreeState": "", "GoVersion": ""},
	}
}
