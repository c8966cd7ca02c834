# METADATA
# title: Deployment safeguards without the policy add-on
# description: >-
#   Deployment safeguards are policies that the Azure Policy add-on evaluates
#   inside the cluster; the add-on is their prerequisite. Without it no
#   manifest is looked at.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/deployment-safeguards
# custom:
#   id: AKS511
#   severity: medium
#   pillar: operations
#   remediation:
#     terraform: Turn the add-on on (azure_policy_enabled = true).
#     arm: Turn the add-on on (addonProfiles.azurepolicy.enabled).
#   blind: >-
#     An add-on that a policy, assigned elsewhere, turns on by itself.
package rules.policy.safeguards_without_policy_addon

import data.rules.lib.result

deny contains result.related(["addons", "azure_policy"], message, places) if {
	input.addons.azure_policy == false
	input.policy.safeguards.level in {"warn", "enforce"}
	message := sprintf("the Azure Policy add-on of cluster %q is off, and deployment safeguards need it", [input.name])
	places := [result.at(["policy", "safeguards", "level"], "declared here")]
}
