package terraform

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// Stand-ins.
//
// Most users lint before terraform init, so that a module from the registry is
// not among the files. For the modules that most AKS configurations call there
// is a stand-in: a small module of ours, in Terraform, that says which arguments
// become which attributes of the cluster, its pools and what belongs to them,
// with the real module's defaults and the addresses that Terraform would show.
// It is evaluated like any other module. What is written in a stand-in has no
// place: a value is then found where the caller wrote it, or at the call.
//
// A stand-in states the versions it speaks for. When a call may get another
// version, the arguments it writes are known and every default is not. A
// variable named absent, whose default is null, stands for what is not written
// inside an argument. A variable named given_x is the argument x as well, with a
// default that holds in every version.

//go:embed standins
var standinFiles embed.FS

// standin is a module that is understood without its files.
type standin struct {
	source string // as a call writes it, in lower case
	dir    string // its directory among the embedded ones
	low    version
	high   version // the first version it does not speak for
	// unread are the module's arguments that reach nothing that is read.
	unread []string
}

var standins = []standin{
	{
		source: "azure/aks/azurerm", dir: "aks",
		low: version{11}, high: version{12},
		unread: []string{
			"agents_pool_local_dns_config", "interval_before_cluster_update", "temporary_name_for_rotation",
		},
	},
	{
		source: "azure/avm-res-containerservice-managedcluster/azurerm", dir: "managedcluster",
		low: version{0, 4}, high: version{0, 9},
		unread: []string{
			"agentpool_timeouts", "alert_email", "cluster_timeouts", "enable_telemetry", "kube_proxy_config", "namespace", "onboard_alerts",
			"private_endpoints_manage_dns_zone_group", "private_link_resources", "windows_profile_password", "windows_profile_password_version",
		},
	},
}

// givenPrefix begins the name of a variable of a stand-in whose default holds in
// every version.
const givenPrefix = "given_"

// standinPrefix begins the directory of a stand-in; no directory of a tree has a
// colon and a slash there.
const standinPrefix = "stand-in:/"

// standinFor finds the stand-in of a call whose module is not there. sure says
// that the call can only get a version the stand-in speaks for.
func standinFor(decl *moduleCall) (s standin, sure, ok bool) {
	name := strings.TrimPrefix(strings.ToLower(decl.source), "registry.terraform.io/")
	name = strings.TrimPrefix(name, "registry.opentofu.org/")
	for _, s := range standins {
		if s.source != name {
			continue
		}
		asked := moduleConstraint(decl.version)
		sure = !asked.low.less(s.low) && asked.high != (version{}) && !s.high.less(asked.high)
		return s, sure, true
	}
	return standin{}, false, false
}

// versions says which versions a stand-in speaks for.
func (s standin) versions() string {
	short := func(v version) string { return strings.TrimSuffix(fmt.Sprintf("%d.%d.%d", v[0], v[1], v[2]), ".0") }
	return "from " + short(s.low) + " up to and without " + short(s.high)
}

// standIn finds the directory of the stand-in of a call, and says so. sure says
// that the stand-in speaks for what is called.
func (m *module) standIn(decl *moduleCall) (dir string, sure, ok bool) {
	s, sure, ok := standinFor(decl)
	if !ok {
		return "", false, false
	}
	dir = standinPrefix + s.dir
	why := "version \"" + decl.version + "\" may be another"
	if decl.version == "" {
		why = "no version is written"
	}
	if name := unfamiliar(m.unit.loader.load(dir), s, decl); sure && name != "" {
		sure, why = false, "none of them has an argument "+name
	}
	hint := "Run terraform init to have the module itself read."
	if !sure {
		hint = fmt.Sprintf("The defaults known here are those of versions %s, and %s: what is not given to the module is taken as unknown. %s", s.versions(), why, hint)
	}
	m.unit.problem(source.Problem{
		Severity: source.Note, Range: decl.header, Path: decl.header.Path(),
		Message: fmt.Sprintf("module %q (%s) is not among the files and was understood from its arguments (versions %s)", decl.name, decl.source, s.versions()),
		Hint:    hint,
	})
	return dir, sure, true
}

// callArguments are Terraform's own in a module call.
var callArguments = map[string]bool{
	"source": true, "version": true, "count": true, "for_each": true, "providers": true, "depends_on": true,
}

// unfamiliar returns an argument of a call that its stand-in does not know, the
// first by name; empty when there is none. The version called is then not one
// the stand-in speaks for.
func unfamiliar(c *config, s standin, decl *moduleCall) string {
	for _, a := range sortedAttributes(&hclsyntax.Body{Attributes: decl.args}) {
		known := c.variables[a.Name] != nil || c.variables[givenPrefix+a.Name] != nil
		if !known && !callArguments[a.Name] && !slices.Contains(s.unread, a.Name) {
			return a.Name
		}
	}
	return ""
}

// readDir lists a directory of the tree, or of a stand-in.
func (l *loader) readDir(dir string) ([]string, error) {
	inner, ok := strings.CutPrefix(dir, standinPrefix)
	if !ok {
		return l.tree.ReadDir(dir)
	}
	entries, err := standinFiles.ReadDir(path.Join("standins", inner))
	if err != nil {
		return nil, fmt.Errorf("read stand-in %s: %w", inner, err)
	}
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names, nil
}

// readFile reads a file of the tree, or of a stand-in.
func (l *loader) readFile(name string) (file *source.File, inStandin bool, err error) {
	inner, ok := strings.CutPrefix(name, standinPrefix)
	if !ok {
		file, err = l.tree.Read(name)
		return file, false, err
	}
	data, err := standinFiles.ReadFile(path.Join("standins", inner))
	if err != nil {
		return nil, true, fmt.Errorf("read stand-in %s: %w", inner, err)
	}
	return source.NewFile(name, data), true, nil
}

// standin reports whether the module is a stand-in, or part of one.
func (m *module) standin() bool { return strings.HasPrefix(m.cfg.dir, standinPrefix) }

// header is where a resource of the module is written, or where the module is
// called when it is written in a stand-in.
func (m *module) header(r *resource) source.Range {
	at := r.header
	for up := m; at.IsZero() && up.parent != nil; up = up.parent {
		at = up.call.header
	}
	return at
}

// nearest takes a walk that ended in a stand-in on to a place: that of the first
// thing the value is computed from which is written elsewhere.
func (e walkEnd) nearest() walkEnd {
	if e.expr == nil || e.scope == nil || !e.scope.mod.standin() {
		return e
	}
	found := e
	_ = hclsyntax.VisitAll(e.expr, func(n hclsyntax.Node) hcl.Diagnostics {
		part, ok := n.(*reference)
		if !ok || !found.origin.IsZero() {
			return nil
		}
		if end := follow(part, e.scope, nil); !end.origin.IsZero() {
			found.origin, found.scope = end.origin, end.scope
			found.trail = append(found.trail, end.trail...)
		}
		return nil
	})
	return found
}

// seen leaves out of a place what is written in a stand-in. When nothing but
// the way is left, its last step is the place.
func seen(p value.Place) value.Place {
	out := value.Place{Origin: p.Origin}
	for _, s := range p.Trail {
		if !s.Range.IsZero() {
			out.Trail = append(out.Trail, s)
		}
	}
	if n := len(out.Trail); out.Origin.IsZero() && n > 0 {
		out.Origin, out.Trail = out.Trail[n-1].Range, out.Trail[:n-1]
	}
	return out
}
