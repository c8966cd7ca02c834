# METADATA
# title: Azure annotation of a Service that is not understood
# description: >-
#   Annotations steer the load balancer that Azure makes for a Service. A
#   misspelt name is passed over in silence, so that a load balancer meant to
#   be internal becomes public; a value without quotes that is no text makes
#   the API server refuse the object; a number out of range makes the load
#   balancer fail.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/configure-load-balancer-standard
#   - ref: https://learn.microsoft.com/azure/aks/internal-lb
# custom:
#   id: AKS224
#   severity: medium
#   pillar: reliability
#   remediation: >-
#     Correct the name or the value; booleans and numbers need quotes.
#   reads: [manifests]
#   blind: >-
#     A name that is far from every known one.
package rules.services.service_annotation_malformed

import data.rules.lib.result

deny contains result.at(["kube", "services", i, "annotations", problem.key], message) if {
	some i, service in input.kube.services
	some problem in service.load_balancer.annotation_problems
	message := sprintf("%s: annotation %s: %s", [service.address, problem.key, problem.problem])
}
