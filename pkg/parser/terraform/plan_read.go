package terraform

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// planReader reads one plan. What it says of a value comes from the plan; where
// the value was written and what it derives from comes from the sources, when
// they are there, else from the configuration that the plan repeats.
type planReader struct {
	*planFile
	major     int
	sources   *planSources // nil when the sources are not there
	found     sourceBlock  // what is read, in the sources; zero when it is not there
	addresses map[string]bool
	instances map[string][]string // addresses by the same without the last key
	modules   map[string]bool     // addresses of module instances
	// configured are the resources of each module in the plan's configuration.
	configured map[*jsonNode]map[planKey]*jsonNode
	stale      *source.Problem // the first place where the sources say something else
}

// readPlan translates the resources that a plan leaves behind.
func (l *loader) readPlan(p *planFile, opts Options, res *Result) {
	l.files[p.file.Path] = &parsed{file: p.file}
	r := &planReader{planFile: p, addresses: map[string]bool{}, instances: map[string][]string{}, modules: map[string]bool{}, configured: map[*jsonNode]map[planKey]*jsonNode{}}
	r.index()
	if p.dir != "" {
		r.sources = l.planSources(p, opts)
	}
	r.major = r.providerMajor()
	changes := r.changes()
	if len(changes) > maxResources {
		res.Problems = append(res.Problems, source.Problem{
			Severity: source.Budget, Path: p.file.Path,
			Message: fmt.Sprintf("more than %d resources; what is left was not read", maxResources), Hint: "Split the configuration.",
		})
		changes = changes[:maxResources]
	}
	for _, c := range changes {
		r.change(c, res)
	}
	r.existing(p.root.get("prior_state", "values", "root_module"), res)
	if r.stale != nil {
		res.Problems = append(res.Problems, *r.stale)
	}
	r.whole(res)
}

// changes lists the resources in the order of the sources, when they are
// there: a cluster reads the same whichever of the two it is read from.
func (r *planReader) changes() []*jsonNode {
	changes := slices.Clone(r.root.get("resource_changes").elements())
	if r.sources != nil {
		slices.SortStableFunc(changes, func(a, b *jsonNode) int {
			return cmp.Compare(r.sources.rank(a.get("address").str()), r.sources.rank(b.get("address").str()))
		})
	}
	return changes
}

// existing describes the data sources that the plan has read.
func (r *planReader) existing(mod *jsonNode, res *Result) {
	for _, d := range mod.get("resources").elements() {
		values := d.get("values")
		if d.get("mode").str() != "data" || !looksUp(d.get("type").str()) || values.kindOf() != jsonObject {
			continue
		}
		addr := d.get("address")
		b := azure.Block{Unit: r.unit, Address: addr.str(), Type: d.get("type").str(), Major: r.major, Header: r.at(addr)}
		r.locate(&b)
		b.Body = r.object(planNode{after: values, sensitive: d.get("sensitive_values")}, says{silent: true}, value.Place{Origin: b.Header, Trail: b.Trail})
		if made, _, ok := azure.Translate(b); ok && len(made) == 1 {
			r.provide(made[0], d)
			identify(made[0], values)
			res.Existing = append(res.Existing, made[0])
		}
	}
	for _, child := range mod.get("child_modules").elements() {
		r.existing(child, res)
	}
}

// whole says what the plan does not tell.
func (r *planReader) whole(res *Result) {
	missing := ""
	switch {
	case r.root.get("errored").is(jsonTrue):
		missing = "the plan ended with errors"
	case r.root.get("complete").is(jsonFalse):
		missing = "the plan is not complete: it was made for some targets only, or leaves changes for later"
	case r.root.get("resource_changes") == nil && len(r.root.get("planned_values", "root_module").entries()) > 0:
		missing = "the plan has no resource_changes"
	default:
		return
	}
	at := source.Range{File: r.file, Start: r.root.start, End: r.root.start + 1}
	res.Problems = append(res.Problems, source.Problem{
		Severity: source.Note, Range: at, Path: r.file.Path, Message: missing, Hint: "What is absent from it is taken as unknown.",
	})
	res.Outside = append(res.Outside, azure.Outside{Unit: r.unit, Address: r.file.Path, Source: r.file.Path, Any: true, Header: at})
}

// index collects the addresses of the plan.
func (r *planReader) index() {
	for _, c := range r.root.get("resource_changes").elements() {
		addr := c.get("address").str()
		again := r.addresses[addr] // deposed objects have the address of what takes their place
		r.addresses[addr] = true
		if bare := withoutLastKey(addr); bare != addr && !again {
			r.instances[bare] = append(r.instances[bare], addr)
		}
		steps := splitAddress(c.get("module_address").str())
		for i := range steps {
			addr := joinAddress(steps[:i+1])
			if r.modules[addr] {
				continue
			}
			r.modules[addr] = true
			if bare := withoutLastKey(addr); bare != addr {
				r.instances[bare] = append(r.instances[bare], addr)
			}
		}
	}
}

// providerMajor is what the constraints in the plan leave, or what the lock
// file beside the sources says.
func (r *planReader) providerMajor() int {
	if r.sources != nil {
		if v, _, ok := r.sources.unit.lockedVersion(); ok {
			return v[0]
		}
	}
	var constraints []string
	for _, m := range r.root.get("configuration", "provider_config").entries() {
		if c := m.value.get("version_constraint").str(); c != "" && strings.HasSuffix(m.value.get("full_name").str(), "/hashicorp/azurerm") {
			constraints = append(constraints, c)
		}
	}
	return onlyMajor(constraints)
}

// change translates one resource, unless the plan deletes or forgets it.
func (r *planReader) change(c *jsonNode, res *Result) {
	typ, after := c.get("type").str(), c.get("change", "after")
	r.gone(c, res)
	if c.get("mode").str() != "managed" || c.get("deposed") != nil || after.kindOf() != jsonObject ||
		!isAzure(typ) {
		return
	}
	addr := c.get("address")
	b := azure.Block{Unit: r.unit, Address: addr.str(), Type: typ, Major: r.major, Header: r.at(addr)}
	scope := r.scopeOf(c.get("module_address").str())
	conf := r.resource(scope, c)
	says := says{conf: conf.get("expressions"), scope: scope, holder: conf, blocks: planBlocks(typ)}
	says.hcl = r.locate(&b)
	node := planNode{after: after, unknown: c.get("change", "after_unknown"), sensitive: c.get("change", "after_sensitive")}
	where := value.Place{Origin: b.Header, Trail: b.Trail}
	if node.isUnknown() {
		b.Body = r.unknown(says, where)
	} else {
		b.Body = r.object(node, says, where)
	}
	if r.inSources() {
		b.Body = r.found.inst.scope.ignored(r.found.res, b.Body)
	}
	resources, patches, ok := azure.Translate(b)
	if !ok {
		res.Unmodelled[typ]++
		if unread, may := azure.UnreadOf(b); may {
			res.Unread = append(res.Unread, unread)
		}
		return
	}
	for i, made := range resources {
		r.provide(made, c)
		if i == 0 {
			identify(made, after)
		}
	}
	res.Resources = append(res.Resources, resources...)
	res.Patches = append(res.Patches, patches...)
}

// gone notes a cluster that the plan deletes, or forgets.
func (r *planReader) gone(c *jsonNode, res *Result) {
	change := c.get("change")
	if c.get("mode").str() != "managed" || c.get("deposed") != nil || change.get("after").kindOf() == jsonObject {
		return
	}
	arm, _, _ := strings.Cut(change.get("before", "type").str(), "@")
	if typ := c.get("type").str(); !clusters[typ] && !(typ == "azapi_resource" && azure.SameType(arm, "Microsoft.ContainerService/managedClusters")) {
		return
	}
	for _, action := range change.get("actions").elements() {
		if does := action.str(); does == "delete" || does == "forget" {
			res.Gone = append(res.Gone, r.file.Path+" "+does+"s "+c.get("address").str())
		}
	}
}

// planBlocks are the nested blocks that are unknown in a plan only because a
// dynamic block makes them. A network's subnets are computed whenever they are
// not written.
func planBlocks(typ string) azure.Blocks {
	blocks := azure.Nested(typ)
	if typ == "azurerm_virtual_network" {
		delete(blocks, "subnet")
	}
	return blocks
}

// locate looks a resource up in the sources: its place there, and its body as
// they evaluate it.
func (r *planReader) locate(b *azure.Block) (body *value.Value) {
	r.found = sourceBlock{}
	if r.sources != nil {
		r.found, body = r.sources.block(b)
	}
	return body
}

// inSources reports whether what is read is in the sources.
func (r *planReader) inSources() bool { return r.found.inst != nil }

// at is where a node is written in the plan.
func (r *planReader) at(n *jsonNode) source.Range {
	if n == nil {
		return source.Range{File: r.file, Start: r.root.start, End: r.root.start + 1}
	}
	return source.Range{File: r.file, Start: n.start, End: n.end}
}

func (n *jsonNode) is(k jsonKind) bool { return n != nil && n.kind == k }

// kindOf is the kind of a node, null when there is none.
func (n *jsonNode) kindOf() jsonKind {
	if n == nil {
		return jsonNull
	}
	return n.kind
}
