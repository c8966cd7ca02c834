# METADATA
# title: Deployment safeguards that only warn
# description: >-
#   At the level Warn deployment safeguards print a message for whoever applies
#   the manifest and let it pass. A pipeline does not read it. At the level
#   Enforce a manifest without probes, limits or the like is rejected or
#   completed.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/deployment-safeguards
# custom:
#   id: AKS510
#   severity: info
#   pillar: operations
#   environments: [production]
#   remediation: >-
#     Set the level to Enforce once the warnings are worked off.
#   blind: >-
#     Whether the warnings are read, and whether the rollout has just begun.
package rules.policy.safeguards_only_warn

import data.rules.lib.result

deny contains result.at(["policy", "safeguards", "level"], message) if {
	input.policy.safeguards.level == "warn"
	message := sprintf("deployment safeguards of cluster %q only warn", [input.name])
}
