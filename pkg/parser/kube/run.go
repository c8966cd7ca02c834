package kube

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/parser/kube/helm"
	"github.com/akslint/akslint/pkg/source"
)

// owns reports whether a file belongs to what a deployment names. A chart or a
// kustomization is named by one of its files as well.
func (r *reader) owns(run Run, name string) bool {
	if r.tree.IsDir(run.Path) {
		return run.Path == "." || strings.HasPrefix(name, run.Path+"/")
	}
	switch chart := r.chartOf(run.Path); {
	case chart != "":
		return r.chartOf(name) == chart
	case r.kustomizationIn(path.Dir(run.Path)) == run.Path:
		return path.Dir(name) == path.Dir(run.Path)
	}
	return name == run.Path
}

// run reads what one deployment names.
func (r *reader) run(run Run) []*kube.Bundle {
	r.deployment = run.Deployment
	var out []*kube.Bundle
	chart := ""
	if r.isChart(run.Path) {
		chart = run.Path
	} else if !r.tree.IsDir(run.Path) {
		chart = r.chartOf(run.Path)
	}
	switch {
	case chart != "" && r.claimed(chart, run.Deployment, false):
		out = r.installed(chart, run)
	case chart != "":
		r.add(&out, r.render(chart, "", helm.Options{ReleaseName: run.Release, Namespace: run.Namespace, Values: run.Values}))
	case len(run.Values) > 0:
		r.problem(run.Path, run.At, run.Path+" is no Helm chart: it takes no values files", "Paths are relative to the configuration file.")
		return nil
	case r.kustomizationIn(run.Path) != "":
		r.add(&out, r.build(run.Path))
	case r.tree.IsDir(run.Path):
		r.add(&out, r.scan(r.below(run.Path))...)
	default:
		r.add(&out, r.scan([]string{run.Path})...)
	}
	if len(out) == 0 && !r.toldOf(run.Path) && !r.installs(run) {
		r.problem(run.Path, run.At, "there is no manifest, chart or kustomization in "+run.Path, "Paths are relative to the configuration file.")
	}
	for _, b := range out {
		b.Cluster = cmp.Or(run.Cluster, b.Cluster)
		b.Declared = b.Maybe == nil // what a deployment names is deployed together
		if run.Namespace != "" {
			settle(b.Objects, run.Namespace)
		}
	}
	r.out.Units = append(r.out.Units, run.Path)
	return out
}

// settle says of objects that name no namespace in which they are applied.
func settle(objects []*kube.Object, namespace string) {
	for _, o := range objects {
		if o.Namespace == "" && !isClusterWide(o.Kind) {
			o.Namespace = namespace
		}
	}
}

// clusterWide are the usual kinds without a namespace, but for those that say so
// in their name.
var clusterWide = []string{
	"AKSNodeClass", "APIService", "CertificateSigningRequest", "ComponentStatus", "CSIDriver", "CSINode",
	"CustomResourceDefinition", "DeviceClass", "FlowSchema", "GatewayClass", "IngressClass",
	"MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding", "MutatingWebhookConfiguration", "Namespace", "Node",
	"PersistentVolume", "PriorityClass", "PriorityLevelConfiguration", "RuntimeClass", "StorageClass",
	"ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding", "ValidatingWebhookConfiguration",
	"VolumeAttachment", "VolumeAttributesClass", "VolumeSnapshotClass", "VolumeSnapshotContent",
}

// isClusterWide reports whether objects of a kind have no namespace.
func isClusterWide(kind string) bool {
	return len(kind) > len("Cluster") && strings.HasPrefix(kind, "Cluster") || slices.Contains(clusterWide, kind)
}

// leaveOut notes what a deployment that is not asked for uses: the base of an
// overlay that is left out is not deployed by itself.
func (r *reader) leaveOut(run Run) {
	for _, name := range run.Values {
		r.used[name] = true
	}
	for _, dir := range r.sort(r.below(run.Path)).overlays {
		r.use(r.construct(dir))
	}
}

// below lists the files of a directory that may be read here.
func (r *reader) below(dir string) []string {
	var t Targets
	r.out.Problems = append(r.out.Problems, r.tree.Walk(dir, func(name string) { t.Walked(r.tree, name) })...)
	return unique(t.walked)
}

// toldOf reports whether a problem was told of a file at or below a path.
func (r *reader) toldOf(name string) bool {
	for _, p := range r.out.Problems {
		at := p.Path
		if !p.Range.IsZero() {
			at = p.Range.Path()
		}
		if p.Severity != source.Note && (at == name || strings.HasPrefix(at, name+"/")) {
			return true
		}
	}
	return false
}
