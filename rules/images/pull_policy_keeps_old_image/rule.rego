# METADATA
# title: Nodes keep an image whose tag may move
# description: >-
#   A node that has pulled the tag once does not ask for it again, so that
#   nodes run different images under one name.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/containers/images/
# custom:
#   id: AKS842
#   severity: low
#   pillar: reliability
#   reads: [manifests]
#   remediation: Name a version, or pull always.
#   equivalents:
#     azure_policy: [ContainerAllowedPullPolicy]
#     checkov: [CKV_K8S_15]
#     kube_score: [container-image-pull-policy]
#     kubescape: [C-0075]
#     polaris: [pullPolicyNotAlways]
#   blind: Tags that float without being latest.
package rules.images.pull_policy_keeps_old_image

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "image"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, c in w.pod.containers
	c.versionless == true
	c.pull_policy in {"IfNotPresent", "Never"}
	message := sprintf("container %q of %s has the pull policy %s for an image without a version", [c.name, w.address, c.pull_policy])
}
