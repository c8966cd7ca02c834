package model

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// Options of a build. The zero value works.
type Options struct {
	// Deployment is what the user calls the deployment; empty when it has no name.
	Deployment string
	// Environment is what the user declared; empty when nothing was declared.
	Environment string
	// Complete says that the files are all there is, so that what is absent
	// does not exist.
	Complete bool
	// Partial says why the files are not all there is, when that is known; empty
	// otherwise.
	Partial string
}

// Build makes one cluster for each managed cluster of the graph, in order of
// unit and address.
func Build(g *azure.Graph, opts Options) []*Cluster {
	s := &scan{
		nets: newNets(g), opts: opts, usesOf: map[*subnetNode][]*use{}, inUnit: map[string]int{},
		roles: map[*azure.Resource]*RoleAssignment{}, issued: map[*azure.Resource]*FederatedCredential{},
		claims: map[*azure.Resource]*claims{}, grants: map[*azure.Resource][]vaultGrant{},
	}
	for _, r := range g.OfType(typeCluster) {
		s.inUnit[r.Unit]++
		s.builds = append(s.builds, &build{scan: s, r: r, c: &Cluster{}, props: r.Body.GetFold("properties")})
	}
	slices.SortStableFunc(s.builds, func(a, b *build) int {
		if a.r.Unit != b.r.Unit {
			return strings.Compare(a.r.Unit, b.r.Unit)
		}
		return strings.Compare(a.r.Address, b.r.Address)
	})
	s.sharePools()
	s.updates()
	for i, b := range s.builds {
		b.place = i
		b.settings()
		b.profile()
		b.poolsOf()
		b.identity()
		b.addons()
	}
	for _, b := range s.builds {
		b.ingress()
		b.policies()
		b.registries()
	}
	s.findUses()
	out := make([]*Cluster, 0, len(s.builds))
	for _, b := range s.builds {
		b.gatewayShared()
		b.around()
		b.links()
		b.plan()
		b.overlaps()
		b.vaults()
		b.backup()
		b.sources()
		out = append(out, b.c)
	}
	return out
}

// scan is what all clusters of a build share.
type scan struct {
	*nets
	opts   Options
	builds []*build
	usesOf map[*subnetNode][]*use
	lost   []*use            // uses whose subnet is not known
	stray  []*azure.Resource // pools of which it is not known whose they are
	inUnit map[string]int    // how many clusters there are, by unit
	roles  map[*azure.Resource]*RoleAssignment
	issued map[*azure.Resource]*FederatedCredential
	claims map[*azure.Resource]*claims // on load balancers, see serves
	scopes *roleScopes                 // see rolesOn, nil before
	// mentions are identifiers of load balancers, see existsOutside; nil before.
	mentions map[string]*value.Value
	grants   map[*azure.Resource][]vaultGrant
}

// build is one cluster on its way.
type build struct {
	*scan
	r     *azure.Resource
	c     *Cluster
	props *value.Value
	place int // among builds

	automatic answer // AKS Automatic presets apply
	sku       *value.Value

	children []*azure.Resource // pools that are resources of their own
	strays   []*azure.Resource // pools that may be this cluster's
	pools    []*poolNode
	hosted   []end[subnetNode]  // subnets of nodes that AKS Automatic runs itself
	ends     []nodeEnd          // what nodeEnds found, nil before
	endsIn   map[string]nodeEnd // see nodesIn, by the key of the network
	controls *answer            // see runsController, nil before
	near     []*vnetNode        // network.vnets
	nearAt   map[*vnetNode]int  // their places in it
	subnets  []*subnetNode
	linked   []linked
	read     []*azure.Resource // what else the cluster was read from

	home       *azure.Link // the declared resource group, nil before it was asked for
	exemptions []exemption // those that may leave the cluster out, nil before
}

// linked is a link to a subnet that is filled in once the subnets are listed.
type linked struct {
	to   *SubnetLink
	end  end[subnetNode]
	role string
}

// closed says that what is absent from the files does not exist; why says so
// when it cannot be said.
func (b *build) closed() (ok bool, why string, at *value.Value) {
	for _, o := range b.g.Outside {
		if o.Unit == b.r.Unit && (o.Any || len(o.Refs) > 0) {
			v := unseen(o)
			return false, v.Why(), v
		}
	}
	if !b.opts.Complete || b.opts.Partial != "" {
		why := "it may be declared in other files: the cluster is not marked complete"
		if b.opts.Partial != "" {
			why = "it may be declared in other files: " + b.opts.Partial
		}
		return false, why, value.NewUnknown(why, b.r)
	}
	return true, "", nil
}

// outside is a part of the deployment that is not among the files and may add
// to the cluster, as an unknown that says so; nil when there is none.
func (b *build) outside() *value.Value {
	for _, o := range b.g.Outside {
		if o.Unit == b.r.Unit && (o.Any || handed(o, b.r.Address)) {
			return unseen(o)
		}
	}
	return nil
}

// handed reports whether an outside part was given a reference to a resource.
func handed(o azure.Outside, address string) bool {
	return slices.ContainsFunc(o.Refs, func(r value.Ref) bool { return r.Address == address })
}

func unseen(o azure.Outside) *value.Value {
	what := o.Address
	if o.Source != "" {
		what += " (" + o.Source + ")"
	}
	if o.Any {
		return value.NewUnknown(what+" could not be read", value.At(o.Header))
	}
	return value.NewUnknown(what+" is not among the files", value.At(o.Header))
}

// absent is false when the files are all there is, else unknown: it is the
// leaf for something that was not found.
func (b *build) absent() Value[bool] {
	ok, why, at := b.closed()
	if ok {
		return Defaulted(false).Explained("none is declared, and the files are said to be all there is")
	}
	return NotKnown[bool](why, at)
}

// only reports whether the unit holds no other cluster.
func (b *build) only() bool { return b.inUnit[b.r.Unit] == 1 }

// preset picks the default by the cluster's SKU: AKS Automatic fixes what is
// left out otherwise than AKS Standard does.
func preset[T any](b *build, standard, automatic Value[T]) Value[T] {
	switch b.automatic {
	case yes:
		return automatic
	case maybe:
		return NotKnown[T]("it is not written, and the default depends on the SKU, which is not known", b.sku)
	case no:
	}
	return standard
}

// get follows names below the cluster's properties.
func (b *build) get(path ...string) *value.Value { return b.props.GetFold(path...) }

// at is the innermost object on the way to path that is written: what is left
// out below it is missing from there.
func (b *build) at(path ...string) *value.Value { return enclosing(b.props, path...) }

func enclosing(v *value.Value, path ...string) *value.Value {
	for _, name := range path {
		next := v.GetFold(name)
		if next.Kind() != value.Object {
			break
		}
		v = next
	}
	if v.Kind() == value.Object {
		return v
	}
	return nil
}

// sources lists the files.
func (b *build) sources() {
	read := append([]*azure.Resource{b.r}, b.children...)
	for _, v := range b.near {
		read = append(read, v.res)
	}
	seen := map[string]bool{}
	for _, r := range append(read, b.read...) {
		if p := r.Header.Path(); p != "" && !seen[p] {
			seen[p] = true
			b.c.Sources = append(b.c.Sources, p)
		}
	}
	for _, n := range b.subnets {
		if p := n.entity.At.Locate().Origin.Path(); p != "" && !seen[p] {
			seen[p] = true
			b.c.Sources = append(b.c.Sources, p)
		}
	}
	slices.Sort(b.c.Sources)
}
