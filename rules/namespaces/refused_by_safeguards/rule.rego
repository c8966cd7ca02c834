# METADATA
# title: Deployment safeguards refuse a workload
# description: >-
#   At the level Enforce the safeguards, which AKS Automatic always has,
#   refuse the pod at admission: it is not created.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/deployment-safeguards
#   - ref: https://learn.microsoft.com/azure/aks/intro-aks-automatic
# custom:
#   id: AKS856
#   severity: high
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation: >-
#     Change the pod as the message says, or exclude its namespace from the
#     safeguards.
#   equivalents:
#     azure_policy: [AKS_Safeguards]
#   blind: >-
#     Allowed images, unique selectors of Services and storage classes, which
#     the safeguards look at too. Requests and spread, which they add by
#     themselves.
package rules.namespaces.refused_by_safeguards

import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "pod"], message, [result.at(["policy", "safeguards", "level"], "the level of the safeguards")]) if {
	some i, w in input.kube.workloads
	w.application == true
	w.admission.safeguards != null
	input.policy.safeguards.level == "enforce"
	message := sprintf("the deployment safeguards refuse %s: %s", [w.address, w.admission.safeguards])
}
