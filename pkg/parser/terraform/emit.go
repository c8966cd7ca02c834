package terraform

import (
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// read evaluates the resources of the unit and translates them.
func (u *unit) read(res *Result) {
	u.major = u.providerMajor()
	u.root.all(func(m *module) {
		for _, r := range m.cfg.order {
			if r.data {
				u.emitData(m, r, res)
				continue
			}
			if !isAzure(r.typ) {
				if deploys(r.typ) {
					u.deployed(m, r, res)
				}
				continue
			}
			e := m.expansion(r.key())
			for _, inst := range e.instances {
				u.emit(m, r, e, inst, res)
			}
			if len(e.instances) == 0 && clusters[r.typ] {
				u.noInstance(r)
			}
		}
	})
	u.root.all(func(m *module) {
		for _, name := range m.cfg.unseen {
			res.Outside = append(res.Outside, azure.Outside{Unit: u.dir, Address: name, Source: name, Any: true})
		}
	})
	for _, o := range u.outside {
		if resourceless[strings.ToLower(o.call.source)] {
			continue
		}
		res.Outside = append(res.Outside, azure.Outside{
			Unit: u.dir, Address: o.mod.address("module." + o.call.name), Source: source.WithoutCredentials(o.call.source),
			Refs: o.handed(), Header: o.call.header,
		})
	}
}

// copies is how many resources an instance stands for, in all the modules that
// its own stands for.
func (m *module) copies(inst *instance) int {
	n := inst.copies
	for up := m; up != nil; up = up.parent {
		if up.inst == nil {
			continue
		}
		if n == azure.Uncounted || up.inst.copies == azure.Uncounted {
			return azure.Uncounted
		}
		n = min(n*up.inst.copies, maxCopies)
	}
	return n
}

// maxCopies keeps a product of instances from overflowing; no deployment has as
// many.
const maxCopies = 1 << 40

func (u *unit) emit(m *module, r *resource, e *expansion, inst *instance, res *Result) {
	b := azure.Block{
		Unit: u.dir, Address: inst.addr, Type: r.typ, Major: u.major,
		Exists: m.exists(inst), Header: m.header(r), Trail: m.trail(),
	}
	if b.Exists == azure.Maybe {
		b.ExistsWhy = m.existsWhy(r, inst)
	}
	b.Body = u.body(m, r, e, inst, b.Trail)
	b.Body = inst.scope.ignored(r, b.Body)
	azapi := strings.HasPrefix(r.typ, "azapi_")
	if azapi {
		b.Body = inst.scope.typed(r, b.Body)
	}
	resources, patches, ok := azure.Translate(b)
	if !ok && azapi && b.Body.Get("type").IsUnknown() {
		u.untyped(b, res)
		return
	}
	if !ok {
		res.Unmodelled[r.typ]++
		if unread, may := azure.UnreadOf(b); may {
			res.Unread = append(res.Unread, unread)
		}
		return
	}
	for _, made := range resources {
		made.Copies = m.copies(inst)
		m.provide(r.body, r.typ, made)
	}
	if m.standin() {
		res.StoodIn += len(resources)
	}
	res.Resources = append(res.Resources, resources...)
	res.Patches = append(res.Patches, patches...)
}

// unread notes a resource that puts onto a cluster what nobody reads here.
func (u *unit) unread(m *module, r *resource, res *Result) {
	if len(m.expansion(r.key()).instances) == 0 {
		return
	}
	res.Bundles = append(res.Bundles, &kube.Bundle{Name: u.dir, Origin: kube.Chart, Missing: []kube.Missing{{
		Why: m.address(r.key()) + " may bring it, and what that deploys is not read", At: m.header(r),
	}}})
}

// deploys reports whether a resource type puts Kubernetes objects onto a cluster.
func deploys(typ string) bool {
	provider, _, _ := strings.Cut(typ, "_")
	switch provider {
	case "helm", "kubernetes", "kubectl", "kustomization", "flux", "argocd":
		return true
	}
	return false
}

// isAzure reports whether a resource is one of Azure, as far as anything is known of
// such: of Entra that is a credential which a cluster may be the issuer of.
func isAzure(typ string) bool {
	return strings.HasPrefix(typ, "azurerm_") || strings.HasPrefix(typ, "azapi_") || typ == "azuread_application_federated_identity_credential"
}

// clusters are the types whose absence is worth a word: without one there is
// nothing to check.
var clusters = map[string]bool{"azurerm_kubernetes_cluster": true, "azurerm_kubernetes_automatic_cluster": true}

// noInstance says that a declared cluster will not be there.
func (u *unit) noInstance(r *resource) {
	expr, name := r.count, "count is 0"
	if expr == nil {
		expr, name = r.forEach, "for_each is empty"
	}
	u.problem(source.Problem{
		Severity: source.Note, Range: u.loader.rangeOf(expr.Range()), Path: r.header.Path(),
		Message: "no cluster comes of " + r.key() + ": its " + name,
		Hint:    "Give the variables it depends on with --var or --var-file.",
	})
}

// looksUp reports whether a data source of a type looks up a resource of Azure.
func looksUp(typ string) bool {
	return strings.HasPrefix(typ, "azurerm_") || typ == "azapi_resource"
}

// emitData describes a data source, so that it can be compared with what the
// configuration declares: it may look up a resource that is among the files.
func (u *unit) emitData(m *module, r *resource, res *Result) {
	if !looksUp(r.typ) {
		return
	}
	e := m.expansion(r.key())
	for _, inst := range e.instances {
		b := azure.Block{Unit: u.dir, Address: inst.addr, Type: r.typ, Major: u.major, Exists: m.exists(inst), Header: m.header(r), Trail: m.trail()}
		b.Body = inst.scope.object(r.body, value.Place{Origin: b.Header, Trail: b.Trail}, metaArguments, metaBlocks,
			func(i int) cty.Value { return m.nth(e, inst, i) })
		if made, _, ok := azure.Translate(b); ok && len(made) == 1 {
			m.provide(r.body, r.typ, made[0])
			if id, ok := b.Body.Get("resource_id").Str(); ok {
				made[0].KnownID, _ = azure.ParseID(id)
			}
			res.Existing = append(res.Existing, made[0])
		}
	}
}

// exists says whether an instance will be there: it and every module call above
// it.
func (m *module) exists(inst *instance) azure.Exists {
	out := inst.exists
	for up := m; up.parent != nil; up = up.parent {
		out = max(out, up.inst.exists)
	}
	return out
}

// existsWhy is the repetition that is not known, of the resource or of the
// nearest module call.
func (m *module) existsWhy(r *resource, inst *instance) *value.Value {
	if inst.exists == azure.Maybe {
		return repetitionValue(m.self, r.count, r.forEach)
	}
	for up := m; up.parent != nil; up = up.parent {
		if up.inst.exists == azure.Maybe {
			return repetitionValue(up.parent.self, up.call.count, up.call.forEach)
		}
	}
	return nil
}

func repetitionValue(s *scope, count, forEach hclsyntax.Expression) *value.Value {
	expr, name := count, "count"
	if expr == nil {
		expr, name = forEach, "for_each"
	}
	if expr == nil {
		return nil
	}
	at := s.mod.unit.loader.rangeOf(expr.Range())
	v := toValue(s.eval(expr), &site{expr: expr, scope: s, first: &value.Step{Kind: value.StepAttribute, Name: name, Range: at}})
	if v.IsUnknown() {
		return v
	}
	return value.NewUnknown(name+" is not known", v.Locator()).WithRefs(v.Refs()...)
}

// resourceless are registry modules that make no Azure resources: they compute
// names, regions and shapes of arguments. Nothing can hide in them.
var resourceless = map[string]bool{
	"azure/naming/azurerm":           true,
	"azure/avm-utl-interfaces/azure": true,
	"azure/avm-utl-regions/azurerm":  true,
}

// handed collects the identities that a call passes to its module.
func (o outsideCall) handed() []value.Ref {
	var out []value.Ref
	seen := map[value.Ref]bool{}
	for _, a := range sortedAttributes(&hclsyntax.Body{Attributes: o.call.args}) {
		if a.Name == "providers" {
			continue // names of configurations, no expressions: azurerm.hub = azurerm
		}
		r, _, _ := refs(deepMarks(o.mod.self.eval(a.Expr)))
		for _, ref := range r {
			if !seen[ref] {
				seen[ref] = true
				out = append(out, ref)
			}
		}
	}
	return out
}
