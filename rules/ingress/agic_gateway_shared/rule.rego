# METADATA
# title: Application gateway driven by two clusters
# description: >-
#   The add-on takes the whole configuration of its gateway for its own: what
#   another cluster wrote there it removes. Two clusters on one gateway undo
#   each other's routes. Sharing is possible with the controller installed by
#   Helm and its list of prohibited targets, not with the add-on.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/ingress-controller-overview
# custom:
#   id: AKS323
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Give each cluster a gateway, or install the controller with Helm and list
#     what it must not touch.
#   blind: >-
#     Clusters outside the files, and controllers that were installed with
#     Helm.
package rules.ingress.agic_gateway_shared

import data.rules.lib.result

deny contains result.at(["ingress", "agic", "gateway_id"], message) if {
	input.ingress.agic.enabled == true
	input.ingress.agic.gateway_shared == true
	message := sprintf("the application gateway of cluster %q is driven by the add-on of another cluster too", [input.name])
}
