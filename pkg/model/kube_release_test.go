package model

import (
	"testing"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/value"
)

// release is a chart that a root module installs.
func release(t *testing.T, unit, cluster, name string) *kube.Bundle {
	t.Helper()
	b := chart(t, "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "+name+", namespace: x}\n")
	b.Name, b.Unit, b.Cluster, b.Declared = "web ("+name+")", unit, cluster, true
	return b
}

func clusterOf(unit, address string) *Cluster {
	c := &Cluster{}
	c.Address, c.At = address, &azure.Resource{Unit: unit}
	return c
}

// TestReleasesJoinTheirRoot: a release goes onto the cluster of its root module, the
// one that its provider signs in to where there are several.
func TestReleasesJoinTheirRoot(t *testing.T) {
	clusters := []*Cluster{clusterOf("dev", "aks.main"), clusterOf("prod", "aks.main"), clusterOf("two", "aks.a"), clusterOf("two", "aks.b")}
	got := Join(clusters, []*kube.Bundle{
		release(t, "prod", "", "in-prod"), release(t, "dev", "aks.main", "in-dev"), release(t, "two", "aks.b", "in-two"),
		release(t, "two", "", "which"), release(t, "apps", "", "where"),
	}, Options{})
	want := []string{"in-dev", "in-prod", "", "in-two", "where which"}
	for i, c := range got {
		names := ""
		for _, o := range c.Kube.Objects.Items {
			if names != "" {
				names += " "
			}
			names += o.Name
		}
		if names != want[i] {
			t.Errorf("cluster %d has %q, want %q", i, names, want[i])
		}
	}
}

// TestReleasesAreTogether: two releases of one root are certainly deployed together,
// also those of one chart, unless one may not be there.
func TestReleasesAreTogether(t *testing.T) {
	vague := release(t, "prod", "", "vague")
	vague.Maybe, vague.Declared = value.NewUnknown("count is not known", nil), false
	bundles := []*kube.Bundle{release(t, "prod", "", "a"), release(t, "prod", "", "b"), vague}
	d := &deploy{c: &Cluster{}}
	for _, b := range bundles {
		d.objects = append(d.objects, &placedObject{Object: b.Objects[0], bundle: b})
	}
	for _, whole := range []bool{false, true} {
		d.c.Complete = whole
		d.findCompany()
		if got := d.together(d.objects[0], d.objects[1]); got != yes {
			t.Errorf("two releases: %v", got)
		}
		if got := d.together(d.objects[0], d.objects[2]); got != maybe {
			t.Errorf("one that may not be there: %v", got)
		}
	}
	if m := d.manifest(d.objects[2]); !m.Maybe || m.MaybeWhy != vague.Maybe {
		t.Error("an object of a release that may not be there is certain")
	}
}
