# METADATA
# title: Host and path claimed from two namespaces
# description: >-
#   Two Ingress objects of different namespaces and one class claim the same
#   host and path. Controllers take the older one or mix the two, so that one
#   team gets the requests of the other.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/
# custom:
#   id: AKS237
#   severity: medium
#   pillar: security
#   remediation: >-
#     Leave the host and path to one of the two.
#   reads: [manifests]
#   equivalents:
#     azure_policy: [IngressHostnamesConflict]
package rules.services.ingress_host_claimed_twice

import data.rules.lib.result

deny contains result.related(["kube", "ingresses", i, "rules"], message, places) if {
	some i, ingress in input.kube.ingresses
	twin := ingress.clash
	twin != null
	message := sprintf("%s claims a host and path that %s claims too", [ingress.address, input.kube.ingresses[twin].address])
	places := [result.at(["kube", "ingresses", twin, "rules"], "claimed here too")]
}
