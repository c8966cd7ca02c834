# METADATA
# title: ALB controller too old for an overlay
# description: >-
#   Application Gateway for Containers serves a cluster with Azure CNI Overlay
#   from version 1.5.2 of its controller on. An older one configures pods by
#   addresses that the gateway cannot reach.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/container-networking
#   - ref: https://learn.microsoft.com/azure/application-gateway/for-containers/alb-controller-release-notes
# custom:
#   id: AKS336
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Install version 1.5.2 or later.
#   reads: [cluster, manifests]
package rules.ingress.alb_controller_too_old_for_overlay

import data.rules.lib.result

deny contains result.related(["kube", "controllers", "alb", "version"], message, places) if {
	input.kube.controllers.alb.overlay_ready == false
	input.network.ipam == "overlay"
	message := sprintf("%s is version %s of the ALB controller; an overlay needs 1.5.2", [input.kube.controllers.alb.address, input.kube.controllers.alb.version])
	places := [result.at(["network", "plugin_mode"], "the cluster uses an overlay")]
}
