package engine_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/pkg/model"
	"github.com/akslint/akslint/rules"
)

// BenchmarkLoad compiles all rules from their sources, as every process does.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := engine.Load(rules.FS, engine.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCheck evaluates all rules. The clusters have five pools and three
// subnets; known ones have what rules mostly read, the others have none of it,
// so that every rule is evaluated over holes.
func BenchmarkCheck(b *testing.B) {
	e, err := engine.Load(rules.FS, engine.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{1, 200} {
		for _, known := range []bool{true, false} {
			b.Run(fmt.Sprintf("clusters=%d/known=%v", n, known), func(b *testing.B) {
				var clusters []*model.Cluster
				for i := range n {
					clusters = append(clusters, benchCluster(i, known))
				}
				b.ResetTimer()
				for b.Loop() {
					if _, err := e.Check(context.Background(), clusters); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func benchCluster(i int, known bool) *model.Cluster {
	f := newFile(fmt.Sprintf("c%d/main.tf", i), "cluster pool subnet")
	c := shop(f)
	for p := range 5 {
		pool := pool(f, "pool")
		pool.Address = fmt.Sprintf("azurerm_kubernetes_cluster_node_pool.p%d", p)
		c.Pools.Add(pool)
	}
	for s := range 3 {
		subnet := &model.Subnet{ID: fmt.Sprint(s)}
		subnet.Address = fmt.Sprintf("azurerm_subnet.s%d", s)
		c.Network.Subnets.Add(subnet)
	}
	if known {
		fill(c)
	}
	return c
}
