# METADATA
# title: Ingress on NGINX, whose maintenance ends
# description: >-
#   The project ingress-nginx stopped in March 2026 and gets no fixes. The
#   NGINX of application routing gets patches of Microsoft until November
#   2026. Application routing for the Gateway API and Application Gateway for
#   Containers are the ways on.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/app-routing-nginx-to-gateway-api-migration
#   - ref: https://learn.microsoft.com/azure/aks/app-routing
# custom:
#   id: AKS346
#   severity: low
#   pillar: security
#   remediation: >-
#     Plan the move to the Gateway API, with application routing or
#     Application Gateway for Containers.
#   reads: [manifests]
#   equivalents:
#     kubescape: [C-0292]
#   blind: >-
#     A class called nginx that another product serves.
#   dated: retirements
package rules.ingress.nginx_ingress_retiring

import data.rules.lib.result

deny contains result.at(["kube", "ingresses", i, "class"], message) if {
	some i, ingress in input.kube.ingresses
	ingress.application == true
	ingress.family == "nginx"
	date := data.facts.retirements.ends.ingress_nginx
	message := sprintf("%s is served by ingress-nginx (class %q), whose maintenance %s in %s", [ingress.address, ingress.class, _ends(date), substring(date, 0, 7)])
}

deny contains result.at(["kube", "ingresses", i, "class"], message) if {
	some i, ingress in input.kube.ingresses
	ingress.application == true
	ingress.family == "app_routing"
	date := data.facts.retirements.ends.app_routing_nginx
	message := sprintf("%s is served by the NGINX of application routing (class %q), whose patches %s in %s", [ingress.address, ingress.class, _tense(date), substring(date, 0, 7)])
}

_ends(date) := "ended" if {
	data.akslint.as_of > date
} else := "ends"

_tense(date) := "ended" if {
	data.akslint.as_of > date
} else := "end"
