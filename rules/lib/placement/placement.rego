# METADATA
# title: Where pods may run
# description: What rules about the placement of pods say of the pools that do not take them.
package rules.lib.placement

import data.rules.lib.result

# what of a pool keeps pods away, by the cause in the model.
_fields := {"os": "os_type", "arch": "vm_size", "zone": "zones", "label": "labels", "gpu": "vm_size", "taint": "taints"}

# METADATA
# description: |
#   The places of the first pools that do not take the pods of a workload, given
#   as placement.out of the workload.
places(out) := array.slice([result.at(["pools", o.pool, _fields[o.cause]], o.why) | some o in out], 0, 4)
