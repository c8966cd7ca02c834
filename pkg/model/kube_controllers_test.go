package model

import (
	"testing"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/value"
)

// textLater turns the text <later> unknown wherever it stands.
func textLater(v *value.Value) *value.Value {
	if text, ok := v.Str(); ok && text == "<later>" {
		return value.NewUnknown("it holds a placeholder", v.Locator())
	}
	var items []*value.Value
	for _, item := range v.Items() {
		items = append(items, textLater(item))
	}
	var fields []value.Field
	for _, f := range v.Fields() {
		f.Value = textLater(f.Value)
		fields = append(fields, f)
	}
	switch {
	case items != nil:
		return v.WithItems(items)
	case fields != nil:
		return v.WithFields(fields)
	}
	return v
}

// TestCalledAfterController: of workloads whose image and service account are not
// known, those that are called after the ALB controller may be it.
func TestCalledAfterController(t *testing.T) {
	for _, c := range []struct{ name, label, account, want string }{
		{"web", "web", "<later>", "<nil>"},
		{"web", "web", "web", "<nil>"},
		{"alb-controller", "web", "<later>", "?"},
		{"web", "alb-controller", "<later>", "?"},
		{"web", "<later>", "<later>", "?"},
		{"web", "web", "alb-controller-sa", "?"},
	} {
		b := chart(t, "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: "+c.name+", namespace: shop}\nspec:\n  template:\n    metadata: {labels: {app: "+c.label+"}}\n"+
			"    spec: {serviceAccountName: "+c.account+", containers: [{name: a, image: <later>}]}\n")
		for _, o := range b.Objects {
			o.Body = textLater(o.Body)
		}
		cluster := &Cluster{}
		Deploy(cluster, []*kube.Bundle{b})
		alb := cluster.Kube.Controllers.ALB
		if got := shown(alb.Version); got != c.want {
			t.Errorf("%v: got version %s, want %s", c, got, c.want)
		}
		if c.account != "web" && !alb.Installed.IsUnknown() {
			t.Errorf("%v: it is said that nothing installs it", c)
		}
	}
}
