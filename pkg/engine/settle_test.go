package engine_test

import (
	"context"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/model"
)

// What is suppressed of one copy is not of the others: they stay two findings,
// and what is suppressed for the same reason is one.
func TestSettleKeepsSuppressedCopiesApart(t *testing.T) {
	f := newFile("main.tf", "pool_a Windows")
	var pools []*model.Pool
	for _, key := range []string{`["a"]`, `["b"]`, `["c"]`} {
		p := pool(f, "pool_a")
		p.Address += key
		p.OSType = model.Known("Windows", f.str("Windows"))
		pools = append(pools, p)
	}
	agreed := &finding.Suppression{Reason: "agreed"}
	e, err := engine.Load(ruleFS(t, about, windows), engine.Options{Settle: func(all []finding.Finding) {
		for i := range all {
			if !strings.HasSuffix(all[i].Address, `["b"]`) {
				all[i].Suppression = agreed
			}
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	result, err := e.Check(context.Background(), []*model.Cluster{shop(f, pools...)})
	if err != nil {
		t.Fatal(err)
	}
	counted := map[bool]int{}
	for _, g := range result.Findings {
		counted[g.Suppression == nil] += g.Instances
	}
	if len(result.Findings) != 2 || counted[true] != 1 || counted[false] != 2 {
		t.Errorf("got %+v", result.Findings)
	}
	if !result.Asked["AKS999"] || len(result.Asked) != 1 {
		t.Errorf("asked: %v", result.Asked)
	}
}

func TestIgnorable(t *testing.T) {
	for text, want := range map[string]bool{"": false, "#   ignorable: true\n": false, "#   ignorable: false\n": true} {
		e, err := engine.Load(ruleFS(t, about+text, windows), engine.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := e.Rules()[0].Binding; got != want {
			t.Errorf("%q: binding is %v", text, got)
		}
	}
	_, err := engine.Load(ruleFS(t, about+"#   ignorable: never\n", windows), engine.Options{})
	if err == nil || !strings.Contains(err.Error(), "custom.ignorable has to be true or false, not never") {
		t.Errorf("got %v", err)
	}
}
