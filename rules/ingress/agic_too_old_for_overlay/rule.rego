# METADATA
# title: Application Gateway Ingress Controller too old for an overlay
# description: >-
#   The controller serves a cluster with Azure CNI Overlay from version 1.9.1
#   on. An older one writes addresses of pods into the gateway that it cannot
#   reach.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/ingress-controller-overview
# custom:
#   id: AKS347
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Install version 1.9.1 or later.
#   reads: [cluster, manifests]
package rules.ingress.agic_too_old_for_overlay

import data.rules.lib.result

deny contains result.related(["kube", "controllers", "agic", "version"], message, places) if {
	input.kube.controllers.agic.overlay_ready == false
	input.network.ipam == "overlay"
	message := sprintf("%s is version %s of the controller; an overlay needs 1.9.1", [input.kube.controllers.agic.address, input.kube.controllers.agic.version])
	places := [result.at(["network", "plugin_mode"], "the cluster uses an overlay")]
}
