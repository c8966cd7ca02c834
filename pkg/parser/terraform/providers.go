package terraform

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// providerOf finds the provider configuration a resource is made with: the
// module that holds it, and its alias there. A module uses what its caller
// hands it, or inherits the default.
func (m *module) providerOf(body *hclsyntax.Body, typ string) (*module, string) {
	local, _, _ := strings.Cut(typ, "_")
	if a := body.Attributes["provider"]; a != nil {
		if name := providerName(a.Expr); name != "" {
			local = name
		}
	}
	for m.parent != nil && m.cfg.providers[local] == nil {
		if handed := handedProviders(m.call)[local]; handed != "" {
			local = handed
		}
		m = m.parent
	}
	return m, local
}

// providerName reads azurerm or azurerm.hub.
func providerName(e hclsyntax.Expression) string {
	tr, diags := hcl.AbsTraversalForExpr(e)
	if diags.HasErrors() {
		return ""
	}
	name := tr.RootName()
	if alias := stepName(tr, 1); alias != "" {
		name += "." + alias
	}
	return name
}

// handedProviders reads the providers argument of a module call: the name in
// the module -> the name at the caller.
func handedProviders(c *moduleCall) map[string]string {
	out := map[string]string{}
	a := c.args["providers"]
	if a == nil {
		return out
	}
	pairs, diags := hcl.ExprMap(a.Expr)
	if diags.HasErrors() {
		return out
	}
	for _, p := range pairs {
		k, okKey := p.Key.(hclsyntax.Expression)
		v, okValue := p.Value.(hclsyntax.Expression)
		if okKey && okValue {
			if key, ok := k.(*hclsyntax.ObjectConsKeyExpr); ok {
				k = key.Wrapped
			}
			out[providerName(k)] = providerName(v)
		}
	}
	return out
}

// provided names the provider configuration of a resource over the whole unit,
// and the subscription that is stated there.
func (m *module) provided(body *hclsyntax.Body, typ string) (name, subscription string) {
	in, local := m.providerOf(body, typ)
	if block := in.cfg.providers[local]; block != nil {
		if a := block.Attributes["subscription_id"]; a != nil {
			if st, ok := pathStep(bare(in.self.eval(a.Expr))); ok {
				subscription, _ = st.(string)
			}
		}
	}
	return in.address(local), subscription
}
