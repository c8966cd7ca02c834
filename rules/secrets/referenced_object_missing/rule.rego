# METADATA
# title: Secret or ConfigMap that nothing makes
# description: >-
#   Pods that refer to a Secret or ConfigMap which does not exist wait for it
#   and do not start, unless the reference is optional.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/secret/
# custom:
#   id: AKS157
#   severity: low
#   pillar: reliability
#   remediation: >-
#     Add the object or what makes it, correct the name, or mark the reference
#     optional.
#   reads: [manifests]
#   equivalents:
#     kube_linter: [env-value-from]
#   blind: >-
#     The rule speaks only when the files are declared complete. Secrets to pull
#     images with are not looked at.
package rules.secrets.referenced_object_missing

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "references", j, "name"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, object in w.references
	object.kind in {"Secret", "ConfigMap"}
	object.found == false
	message := sprintf("%s needs %s %q, which nothing makes", [w.address, object.kind, object.name])
}
