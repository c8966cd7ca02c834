package terraform

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/source"
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

// providerBlock is a provider configuration as written.
type providerBlock struct {
	body *hclsyntax.Body
	at   source.Range
}

// ofEnvironment names every provider configuration that leaves it to the
// environment which subscription it works on: there is one environment, however
// many blocks there are, and whichever provider they configure.
const ofEnvironment = "azurerm"

// saysWhere are the attributes with which a provider configuration chooses what
// it works on.
var saysWhere = []string{"subscription_id", "tenant_id"}

// provide says which provider configuration makes what a block declares: its
// name over the whole unit, and the subscription that is stated there.
func (m *module) provide(body *hclsyntax.Body, typ string, made *azure.Resource) {
	in, local := m.providerOf(body, typ)
	made.Provider = ofEnvironment
	own := in.address("provider." + local)
	block := in.cfg.providers[local]
	if block == nil {
		if strings.Contains(local, ".") {
			made.Provider = own // it is not among the files
		}
		return
	}
	for _, name := range saysWhere {
		a := block.body.Attributes[name]
		if a == nil {
			continue
		}
		v := bare(in.self.eval(a.Expr))
		if v.IsKnown() && v.IsNull() {
			continue
		}
		if st, ok := pathStep(v); ok && name == "subscription_id" {
			made.Subscription, _ = st.(string)
		}
		made.Provider, made.ProviderAt = own, block.at
	}
}
