package engine

import (
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// allowed are the built-in functions that rules may call: pure, deterministic,
// bounded by the size of their arguments. Network, clock, environment, random
// numbers, certificates and tokens are absent, and so is what can run for long
// without looking at the deadline (bits.lsh, net.cidr_expand, walk).
const allowed = `
abs all any ceil count div eq equal floor format_int gt gte lt lte max min minus mul neq plus product rem round sum to_number
and or intersection union set_diff
array.concat array.flatten array.reverse array.slice sort
assign internal.member_2 internal.member_3 internal.template_string
is_array is_boolean is_null is_number is_object is_set is_string type_name
concat contains endswith indexof indexof_n lower replace split sprintf startswith substring
strings.any_prefix_match strings.any_suffix_match strings.count strings.replace_n strings.reverse
trim trim_left trim_prefix trim_right trim_space trim_suffix upper
glob.match glob.quote_meta
regex.is_valid regex.match regex.replace regex.split regex.find_n regex.find_all_string_submatch_n
json.filter json.is_valid json.marshal json.remove json.unmarshal
net.cidr_contains net.cidr_contains_matches net.cidr_intersects net.cidr_is_valid net.cidr_merge
numbers.range
object.filter object.get object.keys object.remove object.subset object.union object.union_n
semver.compare semver.is_valid
time.add_date time.date time.diff time.parse_duration_ns time.parse_ns time.parse_rfc3339_ns
units.parse units.parse_bytes
`

// capabilities returns what rules are compiled against.
func capabilities(names ...string) *ast.Capabilities {
	allow := map[string]bool{}
	for _, name := range append(strings.Fields(allowed), names...) {
		allow[name] = true
	}
	all := ast.CapabilitiesForThisVersion()
	c := &ast.Capabilities{AllowNet: []string{}, Features: all.Features}
	for _, b := range all.Builtins {
		if allow[b.Name] {
			c.Builtins = append(c.Builtins, b)
		}
	}
	return c
}
