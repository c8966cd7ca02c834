# METADATA
# title: What a rule answers
# description: A rule's answer is the model path of what is wrong and a message that names it.
package rules.lib.result

# METADATA
# description: |
#   One finding. Path leads to the value that is wrong, as ["pools", 0, "zones"];
#   message says what is so, in lower case, naming the object.
at(path, message) := {"path": path, "message": message}

# METADATA
# description: |
#   One finding with other places that matter: others is a list of objects made
#   by at, each with the path of the other side and what it says.
related(path, message, others) := {"path": path, "message": message, "related": others}
