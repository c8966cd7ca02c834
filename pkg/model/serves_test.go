package model

import "testing"

// side is what a cluster can say for having a load balancer.
type side struct{ controls, reach answer }

// each lists all that one cluster can say.
func each() []side {
	var out []side
	for _, controls := range anyAnswer {
		for _, reach := range anyAnswer {
			out = append(out, side{controls, reach})
		}
	}
	return out
}

// deciding is decide for the first of some clusters.
func deciding(clusters []side) answer {
	var others claimCount
	for _, s := range clusters[1:] {
		others[s.controls][s.reach]++
	}
	return decide(clusters[0].controls, clusters[0].reach, others)
}

func TestWhoseLoadBalancer(t *testing.T) {
	for name, row := range map[string]struct {
		mine   side
		others []side
		want   answer
	}{
		"one network, nobody's controller":       {side{no, yes}, []side{{no, yes}}, maybe},
		"one network, my controller":             {side{yes, yes}, []side{{no, yes}}, yes},
		"one network, the other's controller":    {side{no, yes}, []side{{yes, yes}}, no},
		"one network, a controller each":         {side{yes, yes}, []side{{yes, yes}}, maybe},
		"one network, perhaps its controller":    {side{no, yes}, []side{{maybe, yes}}, maybe},
		"one network, my controller or another":  {side{yes, yes}, []side{{maybe, yes}}, maybe},
		"my network, nobody's controller":        {side{no, yes}, []side{{no, no}}, yes},
		"my network, the other's controller":     {side{no, yes}, []side{{yes, no}}, no},
		"my network, a controller each":          {side{yes, yes}, []side{{yes, no}}, yes},
		"my network, perhaps the other's":        {side{no, yes}, []side{{no, maybe}}, maybe},
		"another network, nobody's controller":   {side{no, no}, []side{{no, yes}}, no},
		"another network, my controller":         {side{yes, no}, []side{{no, yes}}, yes},
		"another network, a controller each":     {side{yes, no}, []side{{yes, yes}}, no},
		"nobody's network":                       {side{no, no}, []side{{no, no}}, maybe},
		"nobody's network, my controller":        {side{yes, no}, []side{{no, no}}, yes},
		"nobody's network, another's controller": {side{no, no}, []side{{yes, no}}, no},
	} {
		t.Run(name, func(t *testing.T) {
			if got := deciding(append([]side{row.mine}, row.others...)); got != row.want {
				t.Errorf("got %d, want %d", got, row.want)
			}
		})
	}
}

// TestLoadBalancerIsDecidedByWhatIsKnown: what is not known may turn out either
// way, and an answer other than maybe is the one that all of them give.
func TestLoadBalancerIsDecidedByWhatIsKnown(t *testing.T) {
	for _, a := range each() {
		for _, b := range each() {
			for _, c := range each() {
				clusters := []side{a, b, c}
				got := deciding(clusters)
				for _, world := range worlds(clusters) {
					if want := deciding(world); got != maybe && got != want {
						t.Fatalf("%v is answered with %d, but it may be %v, which is answered with %d", clusters, got, world, want)
					}
				}
			}
		}
	}
}

// worlds are the ways in which what is not known may turn out.
func worlds(clusters []side) [][]side {
	if len(clusters) == 0 {
		return [][]side{{}}
	}
	either := func(a answer) []answer {
		if a == maybe {
			return []answer{no, yes}
		}
		return []answer{a}
	}
	var out [][]side
	for _, rest := range worlds(clusters[1:]) {
		for _, controls := range either(clusters[0].controls) {
			for _, reach := range either(clusters[0].reach) {
				out = append(out, append([]side{{controls, reach}}, rest...))
			}
		}
	}
	return out
}
