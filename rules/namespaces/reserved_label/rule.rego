# METADATA
# title: Label that only AKS may set
# description: >-
#   Labels that begin with kubernetes.azure.com/ are AKS' own: it reads them,
#   writes them and refuses those of others where its safeguards hold.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-labels
#   - ref: https://learn.microsoft.com/azure/aks/deployment-safeguards
# custom:
#   id: AKS858
#   severity: medium
#   pillar: operations
#   reads: [manifests]
#   remediation: Use a prefix of your own.
#   equivalents:
#     azure_policy: [NoAKSSpecificLabels]
#   blind: Labels of pod templates.
package rules.namespaces.reserved_label

import data.rules.lib.result

deny contains result.at(["kube", "objects", i, "labels"], message) if {
	some i, o in input.kube.objects
	o.kind in {"Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "CronJob", "Pod", "Service"}
	o.system == false
	o.reserved_label != null
	message := sprintf("%s has the label %s", [o.address, o.reserved_label])
}
