package model

// group is what holds for the pools of one mode together. absent is whether
// there is one when the files show none.
func (b *build) group(mode string, absent func() Value[bool]) PoolGroup {
	sure, lacks := b.members(mode)
	if len(sure) == 0 && !lacks.some() {
		exist := absent()
		if exist.IsUnknown() {
			lacks.value(exist.Why(), first(exist.from))
		} else {
			return noPools(exist)
		}
	}
	g := PoolGroup{Exist: lacking[bool](lacks)}
	switch {
	case len(sure) > 0:
		g.Exist = derived(true, sure[0].p.Mode).Explained("the mode of pool " + sure[0].name() + " is " + mode)
	case mode == "System" && b.automatic == yes:
		g.Exist = Defaulted(true, b.sku).Explained("AKS Automatic runs system pools of its own")
	}
	var least, most []Value[int]
	var leastText, mostText []string
	tainted, spot := all{}, all{}
	for _, n := range sure {
		least, most = append(least, n.copied(n.p.NodesMin)), append(most, n.copied(n.p.NodesMax))
		leastText = append(leastText, n.name()+" "+digits(n.copied(n.p.NodesMin)))
		mostText = append(mostText, n.name()+" "+digits(n.copied(n.p.NodesMax)))
		g.AtLeastNodesMin = add(g.AtLeastNodesMin, times(n.copies, atLeast(n.p.NodesMin)))
		tainted.add("the taints of pool "+n.name(), n.p.CriticalAddonsOnly)
		spot.add("the priority of pool "+n.name(), derive(n.p.Priority, func(p string) Value[bool] { return Known(p == "Spot") }))
	}
	g.NodesMin, g.NodesMax = total(lacks, least).Explained(leastText...), total(lacks, most).Explained(mostText...)
	g.AllTainted, g.AllSpot = tainted.leaf(lacks), spot.leaf(lacks)
	return g
}

// members are the pools that are known to be of a mode, and why there may be
// more.
func (b *build) members(mode string) (sure []*poolNode, lacks need) {
	for _, n := range b.pools {
		m, ok := n.p.Mode.Get()
		switch {
		case ok && m != mode:
		case !ok:
			lacks.leaf("the mode of pool "+n.name(), n.p.Mode)
		case n.p.Maybe:
			lacks.value("it is not known whether pool "+n.name()+" exists", n.p.MaybeWhy)
		default:
			sure = append(sure, n)
		}
	}
	if b.c.Pools.Open {
		lacks.value("there may be more pools", b.c.Pools.Why)
	}
	if mode == "System" && b.automatic == yes && len(b.pools) == 0 {
		lacks.value("AKS Automatic runs system pools of its own", b.sku)
	}
	return sure, lacks
}

// systemAbsent: a cluster cannot be made without a system pool written inside
// it, so a list without one is the whole truth; a cluster without a list is
// described elsewhere.
func (b *build) systemAbsent() Value[bool] {
	if len(b.get("agentPoolProfiles").Items()) > 0 {
		return Defaulted(false, b.get("agentPoolProfiles"))
	}
	return NotKnown[bool]("no node pool is written inside the cluster", b.props)
}

// userAbsent: a pool of another unit of which it is not known whose it is may be
// the cluster's.
func (b *build) userAbsent() Value[bool] {
	for _, r := range b.stray {
		if r.Unit != b.r.Unit {
			return NotKnown[bool]("it is not known which cluster "+r.Address+" in "+r.Unit+" belongs to", declared(r))
		}
	}
	return b.absent()
}

func noPools(exist Value[bool]) PoolGroup {
	return PoolGroup{
		Exist: exist, NodesMin: None[int](exist.from...), NodesMax: None[int](exist.from...),
		AllTainted: None[bool](exist.from...), AllSpot: None[bool](exist.from...),
	}
}

// name is how messages call a pool.
func (n *poolNode) name() string {
	if s, ok := sayable(n.p.Name); ok {
		return s
	}
	switch {
	case n.p.Address != "":
		return n.p.Address
	case secret(n.p.Name):
		return hidden
	}
	return "(name not known)"
}

// total adds leaves up; lacks is what may add more.
func total(lacks need, parts []Value[int]) Value[int] {
	out := Known(0)
	for _, p := range parts {
		if p.IsUnknown() {
			lacks.from = append(lacks.from, p.from...)
			lacks.because(p.Why())
		}
		out.v = add(out.v, p.v)
		out.from = append(out.from, p.from...)
	}
	if lacks.some() {
		return lacking[int](lacks)
	}
	return out
}

// all is a three-valued conjunction: one known false decides.
type all struct {
	lacks need
	no    *Value[bool]
	from  Value[bool]
	names []string
}

func (a *all) add(name string, l Value[bool]) {
	if v, ok := l.Get(); ok && !v && a.no == nil {
		no := l.Explained(name + " decide")
		a.no = &no
	}
	a.lacks.leaf(name, l)
	a.names = append(a.names, name)
	if len(a.from.from) == 0 {
		a.from = l
	}
}

func (a *all) leaf(more need) Value[bool] {
	if a.no != nil {
		return derived(false, *a.no).Explained(a.no.Steps()...)
	}
	a.lacks.merge(more)
	if a.lacks.some() {
		return lacking[bool](a.lacks)
	}
	return derived(true, a.from).Explained(a.names...)
}
