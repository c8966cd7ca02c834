# METADATA
# title: Azure Policy as the add-on evaluates it
# description: >-
#   What an assignment of a built-in definition means inside the cluster. The
#   functions take single values of an assignment, so that one unknown value
#   leaves the others usable.
# scope: package
package rules.lib.azurepolicy

# METADATA
# description: >-
#   The built-in definition or initiative for Kubernetes with this identifier;
#   undefined for any other.
definition(id) := data.facts.policy_definitions.definitions[id]

# METADATA
# description: >-
#   A parameter as it counts: what is written, or the definition's default when
#   nothing is (null).
effective(null, standard) := standard

effective(written, _) := written if written != null

# METADATA
# description: >-
#   A list of namespaces names this one. Gatekeeper takes a star at the start or
#   the end of an entry for any text.
names(list, namespace) if {
	some entry in list
	glob.match(entry, null, namespace)
}

# METADATA
# description: >-
#   The inclusion list of an assignment covers the namespace: an empty list
#   covers all of them.
includes(list, namespace) if names(list, namespace)

includes([], _)
