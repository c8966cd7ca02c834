package terraform

import (
	"path"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/value"
)

// deployed notes a resource that puts objects onto a cluster: a release of a chart
// that is among the files for whoever renders it, anything else as not read.
func (u *unit) deployed(m *module, r *resource, res *Result) {
	rest := r.typ != "helm_release"
	e := m.expansion(r.key())
	for _, inst := range e.instances {
		if rest {
			break
		}
		release, ok := u.release(m, r, e, inst)
		if ok {
			res.Releases = append(res.Releases, release)
		}
		rest = !ok
	}
	if rest {
		u.unread(m, r, res)
	}
}

// release is what one instance of a helm_release installs. ok is false when its
// chart is none of the repository, or when something else than the chart decides
// over what is installed.
func (u *unit) release(m *module, r *resource, e *expansion, inst *instance) (out kube.Release, ok bool) {
	body := u.body(m, r, e, inst, m.trail())
	chart, ok := u.chartOf(body)
	if !ok || !body.Get("postrender").IsNothing() && len(body.Get("postrender").Items()) != 0 {
		return out, false
	}
	out = kube.Release{
		Address: inst.addr, Unit: u.dir, Cluster: m.clusterOf(r), Chart: chart,
		Name: body.Get("name"), Namespace: body.Get("namespace"), Header: m.header(r), Trail: m.trail(),
	}
	if out.Namespace.IsNothing() {
		out.Namespace = value.NewString("default", value.At(out.Header)).AsImplied()
	}
	if m.exists(inst) != azure.Yes {
		if out.Maybe = m.existsWhy(r, inst); out.Maybe == nil {
			out.Maybe = value.NewUnknown("how many releases there are is not known", value.At(out.Header))
		}
	}
	out.Values = append(u.valuesOf(m, e, inst), settings(body)...)
	return out, true
}

// chartOf finds the directory of a chart: chart is one, or its name below a
// repository that is one. Helm looks for both where Terraform runs.
func (u *unit) chartOf(body *value.Value) (dir string, ok bool) {
	name, ok := body.Get("chart").Str()
	if !ok || name == "" {
		return "", false
	}
	if v := body.Get("repository"); !v.IsNothing() {
		repository, known := v.Str()
		switch {
		case !known || strings.Contains(repository, ":"):
			return "", false
		case repository != "" && !strings.Contains(name, "/"):
			name = repository + "/" + name
		}
	}
	dir, err := u.inside(name)
	if err != nil {
		return "", false
	}
	_, err = u.loader.tree.Head(path.Join(dir, "Chart.yaml"))
	return dir, err == nil
}

// clusterOf is the address of the cluster that the configuration of the provider
// leads to, empty when it leads to none or to several.
func (m *module) clusterOf(r *resource) string {
	in, local := m.providerOf(r.body, r.typ)
	block := in.cfg.providers[local]
	if block == nil {
		return ""
	}
	found := ""
	note := func(e hclsyntax.Expression) {
		named, _, _ := refs(deepMarks(in.self.eval(e)))
		for _, ref := range named {
			address, _, _ := strings.Cut(ref.Address, ".kube_")
			switch {
			case !isCluster(address):
			case found != "" && found != address:
				found = "several"
			default:
				found = address
			}
		}
	}
	if a := block.body.Attributes["kubernetes"]; a != nil {
		note(a.Expr)
	}
	for _, b := range blocksOf(block.body, "kubernetes") {
		for _, a := range sortedAttributes(b.Body) {
			note(a.Expr)
		}
	}
	if found == "several" {
		return ""
	}
	return found
}

// isCluster reports whether an address is that of a cluster which the
// configuration makes.
func isCluster(address string) bool {
	if strings.HasPrefix(address, "data.") || strings.Contains(address, ".data.") {
		return false
	}
	for typ := range clusters {
		if strings.HasPrefix(address, typ+".") || strings.Contains(address, "."+typ+".") {
			return true
		}
	}
	return false
}
