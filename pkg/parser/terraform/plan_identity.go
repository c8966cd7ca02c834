package terraform

import (
	"strings"

	"github.com/akslint/akslint/pkg/azure"
)

// identify takes over the identifier that a plan tells of what was deployed
// before: the ids that stand in other places of the plan are the same.
func identify(made *azure.Resource, values *jsonNode) {
	if id, ok := azure.ParseID(values.get("id").str()); ok && azure.SameType(id.Type, made.Type) {
		made.KnownID = id
	}
}

// provide says which provider configuration makes a resource of the plan: from
// the sources, else from what the plan repeats of them.
func (r *planReader) provide(made *azure.Resource, node *jsonNode) {
	if r.inSources() {
		r.found.mod.provide(r.found.res.body, r.found.res.typ, made)
		return
	}
	made.Provider = ofEnvironment
	scope := r.scopeOf(moduleOf(node))
	key := r.resource(scope, node).get("provider_config_key").str()
	conf := r.root.get("configuration", "provider_config", key)
	mod, local, nested := strings.Cut(key, ":")
	if !nested {
		mod, local = "", key
	}
	own := (&planScope{addr: mod}).address("provider." + local)
	if conf == nil {
		if strings.Contains(local, ".") {
			made.Provider = own // the plan does not say more
		}
		return
	}
	for _, name := range saysWhere {
		said := conf.get("expressions", name)
		if said == nil || said.get("constant_value").is(jsonNull) {
			continue
		}
		if name == "subscription_id" {
			made.Subscription = r.constant(said, mod)
		}
		made.Provider, made.ProviderAt = own, r.at(conf)
	}
}

// constant is the text of an expression that is written out, or of a variable
// of the root module; empty when it is neither.
func (r *planReader) constant(expr *jsonNode, mod string) string {
	refs := expr.get("references").elements()
	if len(refs) != 1 || mod != "" {
		return expr.get("constant_value").str()
	}
	if name, ok := strings.CutPrefix(refs[0].str(), "var."); ok {
		return r.root.get("variables", name, "value").str()
	}
	return ""
}

// moduleOf is the address of the module instance that holds a resource. Data
// sources that were read have it in their own address only.
func moduleOf(node *jsonNode) string {
	if n := node.get("module_address"); n != nil {
		return n.str()
	}
	return joinAddress(splitAddress(node.get("address").str()))
}
