package engine

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// customCapabilities are what rules of users are compiled against: what ours are,
// but for what takes any amount of memory at once, before anybody can stop it.
func customCapabilities(names ...string) *ast.Capabilities {
	c := capabilities(names...)
	c.Builtins = slices.DeleteFunc(c.Builtins, func(b *ast.Builtin) bool { return b.Name == "numbers.range" })
	return c
}

// refusal says why rules may not call a built-in function of OPA.
func refusal(b *ast.Builtin) string {
	family, _, _ := strings.Cut(b.Name, ".")
	switch {
	case b.Name == "http.send" || b.Name == "net.lookup_ip_addr":
		return "it uses the network"
	case b.Name == "opa.runtime":
		return "it reads the environment"
	case b.Name == "time.now_ns":
		return "it reads the clock; data.akslint.as_of is the day"
	case b.Nondeterministic || family == "rand" || family == "uuid":
		return "its result is another one each time"
	case b.Name == "trace":
		return "standard output is for the report"
	case family == "bits" || family == "numbers" || family == "graph" || b.Name == "walk" || b.Name == "net.cidr_expand":
		return "it may take any amount of time or memory"
	case family == "crypto" || family == "io" || family == "hex":
		return "there is nothing to decode or to sign in a cluster"
	}
	return "it is none of the functions that rules have"
}
