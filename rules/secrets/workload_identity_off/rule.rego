# METADATA
# title: Workload identity is used on a cluster that has it off
# description: >-
#   Pods that carry the label of workload identity sign in to Azure with a
#   token that the OIDC issuer of the cluster signs and a webhook hands out.
#   While one of the two is off the pods start without the token, and every
#   call to Azure fails.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/workload-identity-overview
# custom:
#   id: AKS130
#   severity: critical
#   pillar: reliability
#   remediation:
#     terraform: >-
#       Set oidc_issuer_enabled = true and workload_identity_enabled = true.
#     arm: >-
#       Set oidcIssuerProfile.enabled and securityProfile.workloadIdentity.enabled
#       to true.
#   reads: [cluster, manifests]
#   blind: >-
#     A webhook of workload identity that was installed by hand.
package rules.secrets.workload_identity_off

import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "identity", "uses"], message, places) if {
	some i, w in input.kube.workloads
	w.application == true
	w.identity.uses == true
	input.identity.oidc_issuer == false
	message := sprintf("%s signs in to Azure by workload identity, and the OIDC issuer of the cluster is off", [w.address])
	places := [result.at(["identity", "oidc_issuer"], "the OIDC issuer is off")]
}

deny contains result.related(["kube", "workloads", i, "identity", "uses"], message, places) if {
	some i, w in input.kube.workloads
	w.application == true
	w.identity.uses == true
	input.identity.oidc_issuer == true
	input.identity.workload_identity == false
	message := sprintf("%s signs in to Azure by workload identity, which is off in the cluster", [w.address])
	places := [result.at(["identity", "workload_identity"], "workload identity is off")]
}
