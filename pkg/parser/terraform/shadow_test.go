package terraform

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/akslint/akslint/internal/shadow"
	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

var shadowTree = flag.String("shadow", "", "compare the evaluation of this tree with what terraform plans for its shadow")

// TestShadowPlans holds the evaluation of every root module of a tree against
// the plan that Terraform itself makes of its shadow: where Terraform knows a
// value we know the same, and where it does not we do not either, but for the
// few classes of expressions that are listed with moreKnown.
func TestShadowPlans(t *testing.T) {
	if *shadowTree == "" {
		t.Skip("no tree given: make shadow TREE=path")
	}
	if info, err := os.Stat(*shadowTree); err != nil || !info.IsDir() {
		t.Skipf("%s is not a directory", *shadowTree)
	}
	terraform, err := exec.LookPath("terraform")
	if err != nil {
		t.Skip("the terraform binary is not there, so nothing was compared")
	}
	tree, err := source.OpenFS(os.DirFS(*shadowTree))
	if err != nil {
		t.Fatal(err)
	}
	var all tally
	work := filepath.Join(t.TempDir(), "work")
	l := newLoader(tree)
	for _, dir := range l.plan(targetsOf(tree), nil).roots {
		if err := os.Mkdir(work, 0o755); err != nil {
			t.Fatal(err)
		}
		plan, err := shadow.Of(t.Context(), terraform, *shadowTree, dir, work)
		if err := os.RemoveAll(work); err != nil {
			t.Error(err)
		}
		if err != nil {
			all.refused = append(all.refused, fmt.Sprintf("%s: %v", dir, err))
			continue
		}
		c := &comparison{tally: tally{directories: 1}}
		c.unit(newUnit(l, dir, Options{}), plan)
		for _, d := range c.differences {
			t.Errorf("%s: %s", dir, d)
		}
		all.add(c.tally)
	}
	if all.directories == 0 {
		t.Error("no root module was compared")
	}
	t.Log("\n" + all.String())
}

// tally counts what was compared. A leaf is a value without parts.
type tally struct {
	directories, resources, clusters, networks int
	leaves                                     int // in clusters, pools, networks and subnets
	deferred                                   int // resources whose number is unknown to both
	same, unknown, more                        int // leaves: equal, unknown to both, known to us alone
	differences, refused                       []string
	moreKnown                                  map[string]int
}

func (a *tally) add(b tally) {
	a.directories += b.directories
	a.resources += b.resources
	a.clusters += b.clusters
	a.networks += b.networks
	a.leaves += b.leaves
	a.deferred += b.deferred
	a.same += b.same
	a.unknown += b.unknown
	a.more += b.more
	a.differences = append(a.differences, b.differences...)
	for class, n := range b.moreKnown {
		if a.moreKnown == nil {
			a.moreKnown = map[string]int{}
		}
		a.moreKnown[class] += n
	}
}

func (a *tally) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d root modules compared, %d refused by terraform\n", a.directories, len(a.refused))
	fmt.Fprintf(&b, "%d resources, among them %d clusters and pools, %d networks and subnets with %d values\n", a.resources, a.clusters, a.networks, a.leaves)
	fmt.Fprintf(&b, "%d resources whose number is unknown to both\n", a.deferred)
	fmt.Fprintf(&b, "%d values the same, %d unknown to both, %d known to us alone, %d differences\n", a.same, a.unknown, a.more, len(a.differences))
	for _, class := range slices.Sorted(maps.Keys(a.moreKnown)) {
		fmt.Fprintf(&b, "  known to us alone, behind %s: %d\n", class, a.moreKnown[class])
	}
	for _, r := range a.refused {
		fmt.Fprintf(&b, "  refused: %s\n", r)
	}
	return b.String()
}

// comparison compares one root module.
type comparison struct {
	tally
	at    string                        // the root of what is compared
	class func(attribute string) string // why an attribute may be known to us alone
}

func (c *comparison) differ(path, format string, args ...any) {
	c.differences = append(c.differences, c.at+path+": "+fmt.Sprintf(format, args...))
}

func (c *comparison) unit(u *unit, plan *shadow.Plan) {
	left := maps.Clone(plan.Resources)
	u.root.all(func(m *module) {
		for _, r := range m.cfg.order {
			e := m.expansion(r.key())
			for _, inst := range e.instances {
				want, ok := left[inst.addr]
				delete(left, inst.addr)
				switch c.at = inst.addr; {
				case deferred(m, r, plan):
					c.deferred++
					if m.exists(inst) != azure.Maybe {
						c.differ("", "terraform does not know how many there are")
					}
					continue
				case !ok:
					c.differ("", "is not in the plan")
					continue
				}
				matters, before := c.count(r), c.compared()
				c.class = func(name string) string {
					if a := r.body.Attributes[name]; a != nil {
						return moreKnownClass(a.Expr, inst.scope)
					}
					return ""
				}
				body := inst.scope.object(r.body, value.At(r.header), metaArguments, metaBlocks, nil)
				c.value("", body, want.After, want.Unknown)
				if matters {
					c.leaves += c.compared() - before
				}
			}
		}
	})
	for _, addr := range slices.Sorted(maps.Keys(left)) {
		c.at = addr
		c.differ("", "is in the plan only")
	}
	for _, n := range slices.Sorted(maps.Keys(u.root.cfg.outputs)) {
		want, ok := plan.Outputs[n]
		if !ok {
			continue // an output that is null is not planned
		}
		c.at = "output." + n
		expr := u.root.cfg.outputs[n].expr
		c.class = func(string) string { return moreKnownClass(expr, u.root.self) }
		v, _ := u.root.output(n)
		c.value("", toValue(v, &site{expr: expr, scope: u.root.self}), want.After, want.Unknown)
	}
}

// deferred reports whether Terraform cannot know how many there are of a
// resource, or of a module above it.
func deferred(m *module, r *resource, plan *shadow.Plan) bool {
	if plan.Deferred[shadow.Declaration{Dir: m.cfg.dir, Key: r.key()}] {
		return true
	}
	for up := m; up.parent != nil; up = up.parent {
		if plan.Deferred[shadow.Declaration{Dir: up.parent.cfg.dir, Key: "module." + up.call.name}] {
			return true
		}
	}
	return false
}

// count counts a resource, and reports whether it is one of those that matter
// most.
func (c *comparison) count(r *resource) bool {
	c.resources++
	switch {
	case r.data:
		return false
	case strings.HasPrefix(r.typ, "azurerm_kubernetes_"), strings.HasPrefix(r.typ, "azapi_"):
		c.clusters++
	case r.typ == "azurerm_virtual_network", r.typ == "azurerm_subnet":
		c.networks++
	default:
		return false
	}
	return true
}

// compared is how many values were held against the plan.
func (c *comparison) compared() int { return c.same + c.unknown + c.more + len(c.differences) }

func (c *comparison) value(path string, ours *value.Value, after, unknown any) {
	switch {
	case unknown == true:
		c.unknownToTerraform(path, ours)
	case ours.IsUnknown():
		c.differ(path, "unknown (%s), terraform knows %s", ours.Why(), brief(after))
	case ours.Kind() == value.Object:
		c.object(path, ours, after, unknown)
	case ours.Kind() == value.List:
		c.list(path, ours, after, unknown)
	case scalar(ours, after):
		c.same++
	default:
		c.differ(path, "%s, terraform says %s", textOf(ours), brief(after))
	}
}

func (c *comparison) unknownToTerraform(path string, ours *value.Value) {
	if ours.IsUnknown() || ours.Open() {
		c.unknown++
		return
	}
	name, _, _ := strings.Cut(strings.TrimPrefix(path, "."), ".")
	name, _, _ = strings.Cut(name, "[")
	class := c.class(name)
	if class == "" {
		c.differ(path, "%s, terraform does not know", textOf(ours))
		return
	}
	c.more++
	if c.moreKnown == nil {
		c.moreKnown = map[string]int{}
	}
	c.moreKnown[class]++
}

func (c *comparison) object(path string, ours *value.Value, after, unknown any) {
	if text, ok := after.(string); ok && json.Unmarshal([]byte(text), &after) == nil {
		// What jsonencode made is compared as what it encodes.
		after, _ = decoded(text)
	}
	want, ok := after.(map[string]any)
	if !ok {
		c.differ(path, "an object, terraform says %s", brief(after))
		return
	}
	unknowns, _ := unknown.(map[string]any)
	left := maps.Clone(want)
	for n, u := range unknowns {
		if _, ok := left[n]; !ok && u == true {
			left[n] = nil
		}
	}
	for _, f := range ours.Fields() {
		if _, ok := left[f.Name]; !ok {
			c.differ(path+"."+f.Name, "%s, terraform has no such key", textOf(f.Value))
			continue
		}
		delete(left, f.Name)
		c.value(path+"."+f.Name, f.Value, want[f.Name], unknowns[f.Name])
	}
	if len(ours.Refs()) > 0 {
		// A whole resource: the stand-in may offer more attributes than are read.
		maps.DeleteFunc(left, func(n string, _ any) bool { return unknowns[n] == true })
	}
	for _, n := range slices.Sorted(maps.Keys(left)) {
		c.differ(path+"."+n, "missing, terraform has %s", brief(left[n]))
	}
}

func (c *comparison) list(path string, ours *value.Value, after, unknown any) {
	if text, ok := after.(string); ok {
		after, _ = decoded(text)
	}
	want, ok := after.([]any)
	items := ours.Items()
	if !ok || len(want) != len(items) {
		c.differ(path, "a list of %d, terraform says %s", len(items), brief(after))
		return
	}
	unknowns, _ := unknown.([]any)
	for i, item := range items {
		var u any
		if i < len(unknowns) {
			u = unknowns[i]
		}
		c.value(fmt.Sprintf("%s[%d]", path, i), item, want[i], u)
	}
	if len(items) == 0 {
		c.same++
	}
}

func decoded(text string) (any, error) {
	var v any
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	err := dec.Decode(&v)
	return v, err
}

// scalar compares a value without parts.
func scalar(ours *value.Value, after any) bool {
	switch after := after.(type) {
	case nil:
		return ours.Kind() == value.Null
	case string:
		s, ok := ours.Str()
		return ok && s == after
	case bool:
		b, ok := ours.Truth()
		return ok && b == after
	case json.Number:
		n, ok := ours.Num()
		x, _, err := big.ParseFloat(n, 10, 512, big.ToNearestEven)
		y, _, err2 := big.ParseFloat(after.String(), 10, 512, big.ToNearestEven)
		return ok && err == nil && err2 == nil && x.Cmp(y) == 0
	}
	return false
}

func brief(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	if len(b) > 200 {
		return string(b[:200]) + "..."
	}
	return string(b)
}
