# METADATA
# title: Service of a StatefulSet does not name its pods
# description: >-
#   A StatefulSet gives its pods names in DNS through the Service it states.
#   That Service is not there, has an address of its own, or selects other pods,
#   so that the names do not resolve and the members do not find one another.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
# custom:
#   id: AKS725
#   severity: medium
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Make a headless Service of that name that selects the pods of the
#     StatefulSet.
#   equivalents:
#     kube_score: [statefulset-has-servicename]
#   blind: >-
#     StatefulSets that state no Service, which newer versions of Kubernetes
#     allow. One pod alone needs no headless Service.
package rules.availability.governing_service_wrong

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "service_name"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.governing_service.found == false
	message := sprintf("%s is governed by Service %q, which does not exist", [w.address, w.service_name])
}

deny contains result.at(["kube", "workloads", i, "governing_service", "headless"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.governing_service.headless == false
	w.replicas_max > 1
	message := sprintf("%s is governed by %s, which is not headless", [w.address, w.governing_service.service])
}

deny contains result.at(["kube", "workloads", i, "governing_service", "selects"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.governing_service.headless == true
	w.governing_service.selects == false
	message := sprintf("%s is governed by %s, which does not select its pods", [w.address, w.governing_service.service])
}
