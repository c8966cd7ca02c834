# METADATA
# title: Source ranges beside allowed service tags
# description: >-
#   The cloud provider of AKS refuses a Service that has both
#   loadBalancerSourceRanges and the annotation for allowed service tags: the
#   load balancer is not made, or is left as it was.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/configure-load-balancer-standard
# custom:
#   id: AKS223
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Remove the source ranges, and write the address ranges into the
#     annotation azure-allowed-ip-ranges beside the service tags.
#   reads: [manifests]
package rules.services.source_ranges_with_service_tags

import data.rules.lib.result

deny contains result.related(["kube", "services", i, "source_ranges"], message, places) if {
	some i, service in input.kube.services
	service.load_balancer.public == true
	service.load_balancer.allowed_service_tags != null
	service.load_balancer.allowed_service_tags != ""
	service.source_ranges != []
	message := sprintf("%s has source ranges and allowed service tags, which exclude each other", [service.address])
	places := [result.at(["kube", "services", i, "load_balancer", "allowed_service_tags"], "the service tags")]
}
