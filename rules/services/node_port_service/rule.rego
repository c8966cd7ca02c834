# METADATA
# title: Service of type NodePort
# description: >-
#   The port is opened on every node, past ingress, certificates and
#   firewalls, for whatever reaches the nodes. A node that goes away takes the
#   address its clients use with it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
#   - ref: https://learn.microsoft.com/azure/aks/concepts-network-services
# custom:
#   id: AKS229
#   severity: low
#   pillar: security
#   remediation: >-
#     Use ClusterIP behind an ingress or a gateway, or an internal load
#     balancer.
#   reads: [manifests]
#   equivalents:
#     kube_linter: [exposed-services]
#     kube_score: [service-type]
#   blind: >-
#     An ingress controller such as AGIC that is given node ports on purpose.
package rules.services.node_port_service

import data.rules.lib.result

deny contains result.at(["kube", "services", i, "type"], message) if {
	some i, service in input.kube.services
	service.application == true
	service.type == "NodePort"
	message := sprintf("%s opens a port on every node", [service.address])
}
