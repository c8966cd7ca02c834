package model

import "github.com/akslint/akslint/pkg/azure"

// A load balancer of Application Gateway for Containers names no cluster. It is
// driven by a controller, which signs in with a credential of one cluster; where
// no controller decides, its subnet says which clusters it can reach. Several
// clusters of one network are all in reach, and it may be any one of theirs.

// claims are what the clusters of a scan can say for having a load balancer:
// whether its network reaches them and whether they run a controller.
type claims struct {
	reach []answer // by the place of the cluster in builds
	// home counts the clusters of the unit of the load balancer, all the whole
	// scan, by what they say of the controller and of reach.
	home, all claimCount
}

type claimCount [yes + 1][yes + 1]int

// some reports whether there are clusters of some answers.
func (c *claimCount) some(controls, reaches []answer) bool {
	for _, x := range controls {
		for _, y := range reaches {
			if c[x][y] > 0 {
				return true
			}
		}
	}
	return false
}

var (
	anyAnswer = []answer{no, maybe, yes}
	notNo     = []answer{maybe, yes}
)

// serves says whether a load balancer is this cluster's. That of its unit's only
// cluster is; one of another unit is where its association certainly lies in the
// network of the pools, and nothing says that it is another cluster's.
func (b *build) serves(r *azure.Resource, associations []part) answer {
	home := r.Unit == b.r.Unit
	if home && b.only() {
		return yes
	}
	c := b.claimsOn(r, associations)
	reach, controls := c.reach[b.place], b.runsController()
	others := c.home
	if !home {
		if reach != yes {
			return no
		}
		others = c.all
	}
	others[controls][reach]--
	return decide(controls, reach, others)
}

// decide weighs what a cluster can say against what the others can. A
// controller that no other cluster has decides; else the network does, among
// those that have one, or among all where none has. What is not certain never
// decides.
func decide(controls, reach answer, others claimCount) answer {
	surely, perhaps := others.some([]answer{yes}, anyAnswer), others.some([]answer{maybe}, anyAnswer)
	rivals := anyAnswer
	if controls == yes {
		rivals = notNo
	}
	stronger := anyAnswer
	if controls != no {
		stronger = []answer{yes}
	}
	switch {
	case controls == yes && !surely && !perhaps:
		return yes
	case controls == no && surely:
		return no
	case reach == yes && !others.some(rivals, notNo) && (controls == yes || !surely && !perhaps):
		return yes
	case reach == no && others.some(stronger, []answer{yes}):
		return no
	}
	return maybe
}

// claimsOn gathers what all clusters can say for having a load balancer.
func (s *scan) claimsOn(r *azure.Resource, associations []part) *claims {
	if c := s.claims[r]; c != nil {
		return c
	}
	c := &claims{}
	for _, b := range s.builds {
		reach := b.inReach(associations)
		if b.r.Unit == r.Unit && b.only() {
			reach = yes
		}
		controls := b.runsController()
		c.reach = append(c.reach, reach)
		c.all[controls][reach]++
		if b.r.Unit == r.Unit {
			c.home[controls][reach]++
		}
	}
	s.claims[r] = c
	return c
}

// inReach says whether an association lies in the network of the cluster's pools.
func (b *build) inReach(associations []part) answer {
	found := no
	for _, c := range associations {
		here := b.vnetOfSubnet(b.subnetEnd(c.r.Unit, c.r.Prop("subnet")))
		if _, ok := b.nodesIn(here); ok && !c.entity.Maybe {
			return yes
		}
		for _, n := range b.nodeEnds() {
			same := n.vnet.same(here)
			if same == yes && (n.maybe || c.entity.Maybe) {
				same = maybe
			}
			found = max(found, same)
		}
	}
	return found
}

// runsController says whether a controller of Application Gateway for Containers
// runs on the cluster, as far as it is declared: as an add-on, or by a credential.
func (b *build) runsController() answer {
	if b.controls == nil {
		is := no
		addon := b.albAddon()
		switch {
		case addon.Or(false):
			is = yes
		case addon.IsUnknown():
			is = maybe
		}
		for _, c := range b.c.Identity.FederatedCredentials.Items {
			mine, _ := albCredential(c)
			is = max(is, mine)
		}
		if b.c.Identity.FederatedCredentials.Open {
			is = max(is, maybe)
		}
		b.controls = &is
	}
	return *b.controls
}

// albAddon is the add-on that installs the controller.
func (b *build) albAddon() Value[bool] {
	return b.feature(Defaulted(false), "ingressProfile", "applicationLoadBalancer", "enabled")
}
