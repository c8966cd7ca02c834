# METADATA
# title: Amount in a unit that can hardly be meant
# description: >-
#   A small m after an amount of memory stands for thousandths of a byte, and a
#   plain number of processor for whole cores. Such a pod is ended as soon as it
#   starts, or fits no node.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   id: AKS756
#   severity: high
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Write memory with Mi or Gi, and processor in cores or with a small m for
#     thousandths of one.
package rules.resources.quantity_unit_suspicious

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "containers", j, "mistaken", "unit"], message) if {
	some i, w in input.kube.workloads
	some j, c in w.pod.containers
	c.mistaken.unit != null
	message := sprintf("container %q of %s: %s", [c.name, w.address, c.mistaken.unit])
}
