package model

import (
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// Vault is a key vault among the files, of whatever deployment unit: its name is
// taken once in all of Azure.
type Vault struct {
	Entity
	Name          Value[string] `json:"name" doc:"Name, in lower case."`
	RBAC          Value[bool]   `json:"rbac" doc:"Roles say who may read it; else its access policies do. Default false."`
	PublicAccess  Value[bool]   `json:"public_access" doc:"It can be reached otherwise than by private endpoints. Default true."`
	DefaultAction Value[string] `json:"default_action" doc:"allow or deny: what holds for networks that no rule names. Default allow."`
	Reachable     Value[bool]   `json:"reachable" doc:"Derived: the nodes may connect to it: it is open to all networks, or a rule is for the subnet of a pool, or it has a private endpoint. False only when the files are complete."`

	unit   string
	grants []vaultGrant
	absent Value[bool] // what is known of grants that are not among the files
}

// vaults reads the key vaults. It comes after the pools and their subnets.
func (b *build) vaults() {
	for _, r := range b.g.OfType(typeVault) {
		v := &Vault{
			Entity: entity(r), Name: lower(r.Name(), r.Body, None[string]()),
			RBAC:         boolean(r.Prop("enableRbacAuthorization"), r.Body, rbacDefault(r)),
			PublicAccess: publicAccess(r), DefaultAction: defaultAction(r),
			unit: r.Unit, grants: b.grantsOn(r), absent: b.absentIn(r.Unit),
		}
		v.Reachable = b.reachable(v, r)
		b.c.Vaults.Add(v)
		if r.Unit == b.r.Unit {
			b.read = append(b.read, r)
		}
	}
	if why := b.outside(); why != nil {
		b.c.Vaults.Open, b.c.Vaults.Why = true, why
	}
}

// rbacDefault is what a vault takes that does not say how it is governed. API
// versions from 2026 on make new vaults with roles, and leave old ones alone
// (learn.microsoft.com/azure/key-vault/general/access-control-default).
func rbacDefault(r *azure.Resource) Value[bool] {
	if r.APIVersion >= "2026" {
		return NotKnown[bool]("it is not written, and this API version decides by whether the vault is new")
	}
	return Defaulted(false)
}

func publicAccess(r *azure.Resource) Value[bool] {
	written := lower(r.Prop("publicNetworkAccess"), r.Body, Defaulted("enabled"))
	return derive(written, func(s string) Value[bool] {
		if s == "securedbyperimeter" {
			return NotKnown[bool]("a network security perimeter decides who may connect")
		}
		return Known(s != "disabled")
	})
}

// defaultAction is what holds for other networks: without rules all may connect.
func defaultAction(r *azure.Resource) Value[string] {
	rules := r.Prop("networkAcls")
	switch {
	case rules.IsUnknown():
		return NotKnown[string]("", rules)
	case rules.IsNothing():
		return orDefault(Defaulted("allow"), rules, r.Body)
	}
	return lower(rules.GetFold("defaultAction"), rules, NotKnown[string]("the rules for networks do not say it"))
}

// absentIn is absent for what may also be declared in another unit.
func (b *build) absentIn(unit string) Value[bool] {
	for _, o := range b.g.Outside {
		if o.Unit == unit {
			v := unseen(o)
			return NotKnown[bool](v.Why(), v)
		}
	}
	return b.absent()
}

// reachable says whether the nodes may connect to a vault. That names lead to the
// private endpoint, and that its network is joined to theirs, is taken for
// granted.
func (b *build) reachable(v *Vault, r *azure.Resource) Value[bool] {
	public, knownPublic := v.PublicAccess.Get()
	action, knownAction := v.DefaultAction.Get()
	from := origins(v.PublicAccess, v.DefaultAction)
	if knownPublic && public && knownAction && action != "deny" {
		return Known(true, from...).Explained("it is open to all networks")
	}
	var lacks need
	lacks.leaf("whether it is open to public networks", v.PublicAccess)
	if is, at := b.endpointOf(r); is == yes {
		return Known(true, append(from, at)...).Explained("it has a private endpoint")
	} else if is == maybe {
		lacks.value("a private endpoint may lead to it", at)
	}
	if public || !knownPublic {
		lacks.leaf("what holds for networks that no rule names", v.DefaultAction)
		is, why, at := b.ruleForNodes(r)
		if is == yes && knownPublic {
			return Known(true, append(from, at)...).Explained("a rule is for the subnet of a pool")
		} else if is != no {
			lacks.value(why, at)
		}
	}
	if lacks.some() {
		return lackingAt[bool](lacks, from)
	}
	absent := b.absentIn(r.Unit)
	absent.from = append(absent.from[:len(absent.from):len(absent.from)], from...)
	return absent
}

// endpointOf says whether a private endpoint leads to a resource.
func (b *build) endpointOf(r *azure.Resource) (answer, *value.Value) {
	best, at := no, (*value.Value)(nil)
	for _, e := range b.g.OfType(typeEndpoint) {
		for _, name := range []string{"privateLinkServiceConnections", "manualPrivateLinkServiceConnections"} {
			list := e.Prop(name)
			if (list.IsUnknown() || list.Open()) && best == no {
				best, at = maybe, list
			}
			for _, item := range list.Items() {
				to := item.GetFold("properties", "privateLinkServiceId")
				is := b.leadsTo(e, to, r)
				if is > best {
					best, at = is, to
				}
			}
		}
	}
	return best, at
}

// leadsTo says whether an id that is written in a resource is that of another.
func (b *build) leadsTo(from *azure.Resource, id *value.Value, r *azure.Resource) answer {
	link := b.resolve(from.Unit, id, "")
	is := no
	switch {
	case link.State == azure.LinkResolved && link.Resource == r:
		is = yes
	case link.State == azure.LinkUnknown && (link.ID.Type == "" || azure.SameType(link.ID.Type, r.Type)):
		is = maybe
	}
	if is == yes && from.Exists != azure.Yes {
		return maybe
	}
	return is
}

// ruleForNodes says whether the rules of a vault let a pool in.
func (b *build) ruleForNodes(r *azure.Resource) (answer, string, *value.Value) {
	rules := r.Prop("networkAcls")
	if addresses := rules.GetFold("ipRules"); addresses.IsUnknown() || addresses.Open() || len(addresses.Items()) > 0 {
		return maybe, "its rules may name the address that nodes leave by", addresses
	}
	best, why, at := no, "", (*value.Value)(nil)
	subnets := rules.GetFold("virtualNetworkRules")
	if rules.IsUnknown() || rules.Open() || subnets.IsUnknown() || subnets.Open() {
		best, why, at = maybe, "its rules for networks are not known", subnets
	}
	for _, item := range subnets.Items() {
		rule := b.subnetEnd(r.Unit, item.GetFold("id"))
		for _, n := range b.nodeEnds() {
			is := n.end.same(rule)
			if n.maybe {
				is = min(is, maybe)
			}
			if is > best {
				best, why, at = is, "it is not known whether a rule is for the subnet of pool "+n.name, item
			}
		}
	}
	return best, why, at
}

// namedVaults finds vaults by name.
type namedVaults struct {
	byName  map[string]int
	twice   map[string]bool // told more than once, by different units
	unnamed *Vault          // the first whose name is not known
}

// namedVaults indexes the vaults. Of two that are called alike the one of the
// unit of the cluster is meant.
func (c *Cluster) namedVaults() namedVaults {
	out := namedVaults{byName: map[string]int{}, twice: map[string]bool{}}
	for i, v := range c.Vaults.Items {
		name, ok := v.Name.Get()
		if !ok {
			if out.unnamed == nil {
				out.unnamed = v
			}
			continue
		}
		before, again := out.byName[name]
		switch {
		case !again, v.unit == c.Unit && c.Vaults.Items[before].unit != c.Unit:
			out.byName[name], out.twice[name] = i, false
		case v.unit == c.Unit || c.Vaults.Items[before].unit != c.Unit:
			out.twice[name] = true
		}
	}
	return out
}

// vaultCalled is the place of the vault that is called so.
func (d *deploy) vaultCalled(written Value[string], all namedVaults) Value[int] {
	from := written.From()
	seen, why := d.c.Seen()
	name, ok := written.Get()
	at, found := all.byName[strings.ToLower(name)]
	switch {
	case written.IsNull():
		return None[int](from...)
	case !ok:
		return NotKnown[int](written.Why(), from...)
	case !seen:
		return NotKnown[int](why, from...)
	case all.twice[strings.ToLower(name)]:
		return NotKnown[int]("the files declare several vaults of that name", from...)
	case found && d.c.Vaults.Items[at].Maybe:
		return NotKnown[int]("it is not known whether "+d.c.Vaults.Items[at].Address+" exists", append(from, d.c.Vaults.Items[at].MaybeWhy)...)
	case found:
		return Known(at, from...)
	case all.unnamed != nil:
		return NotKnown[int]("the name of "+all.unnamed.Address+" is not known", append(from, first(all.unnamed.Name.From()))...)
	case d.c.Vaults.Open:
		return NotKnown[int]("more vaults may be declared", append(from, d.c.Vaults.Why)...)
	}
	return None[int](from...)
}
