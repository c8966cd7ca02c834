package model

// Roles the ALB controller needs, with those that hold more ("Azure built-in
// roles"). The Configuration Manager role carries data actions that Owner and
// Contributor lack.
const (
	roleOwner         = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635"
	roleContributor   = "b24988ac-6180-42a0-ab88-20f7382dd24c"
	roleReader        = "acdd72a7-3385-48ef-bd42-f606fba81ae7"
	roleNetwork       = "4d97b98b-1d4f-4787-a291-c67834d212e7"
	roleConfiguration = "fbc52c3f-28ad-4303-a892-8a056630b8f1"
)

// albServiceAccount is the controller's service account, in whichever namespace
// it was installed.
const albServiceAccount = "alb-controller-sa"

// albCredential says whether a credential is the controller's on this cluster.
func albCredential(c *FederatedCredential) (is answer, lacks need) {
	account, ok := c.ServiceAccount.Get()
	if ok && account != albServiceAccount || c.ServiceAccount.IsNull() {
		return no, lacks
	}
	lacks.leaf("the subject of "+c.Address, c.ServiceAccount)
	if mine, ok := c.ThisCluster.Get(); ok && !mine {
		return no, need{}
	}
	lacks.leaf("the issuer of "+c.Address, c.ThisCluster)
	if c.Maybe {
		lacks.value("it is not known whether "+c.Address+" exists", c.MaybeWhy)
	}
	if lacks.some() {
		return maybe, lacks
	}
	return yes, lacks
}

// controller follows the identity of the ALB controller: its credential, the
// identity that belongs to, the roles that identity holds.
func (b *build) controller() {
	out := &b.c.Ingress.AGC.Controller
	var lacks need
	var mine *FederatedCredential
	for _, c := range b.c.Identity.FederatedCredentials.Items {
		is, why := albCredential(c)
		if is == yes && mine == nil {
			mine = c
		}
		lacks.merge(why)
	}
	if b.c.Ingress.AGC.Addon.Or(false) && mine == nil {
		b.addonController(out)
		return
	}
	switch {
	case mine != nil:
		out.Federated = derived(true, mine.Subject)
		out.IdentityID = mine.IdentityID
		out.Namespace = mine.Namespace
	case lacks.some():
		out.Federated = lacking[bool](lacks)
		out.IdentityID, out.Namespace = lacking[string](lacks), lacking[string](lacks)
	default:
		out.Federated = b.absent()
		out.IdentityID, out.Namespace = None[string](), None[string]()
		if out.Federated.IsUnknown() {
			out.IdentityID = NotKnown[string](out.Federated.why, out.Federated.from...)
			out.Namespace = NotKnown[string](out.Federated.why, out.Federated.from...)
		}
	}
	out.ConfigurationManager = b.holds(out.IdentityID, roleConfiguration)
	out.SubnetJoin = b.holds(out.IdentityID, roleNetwork, roleContributor, roleOwner)
	out.NodeGroupReader = b.holds(out.IdentityID, roleReader, roleContributor, roleOwner)
}

// addonController: the AKS add-on makes the identity and its roles itself,
// except on subnets of the user's own.
func (b *build) addonController(out *ALBController) {
	addon := b.c.Ingress.AGC.Addon
	out.Federated = derived(true, addon)
	out.IdentityID = NotKnown[string]("the add-on makes the identity", addon.from...)
	out.Namespace = derived("kube-system", addon)
	out.ConfigurationManager = derived(true, addon)
	out.NodeGroupReader = derived(true, addon)
	out.SubnetJoin = NotKnown[bool]("the add-on makes the identity", addon.from...)
}

// holds says whether an identity holds one of some roles, on whatever scope.
// That it does not is certain only when the files are all there is.
func (b *build) holds(identity Value[string], roles ...string) Value[bool] {
	id, ok := identity.Get()
	if !ok {
		if identity.IsNull() {
			return Defaulted(false)
		}
		return NotKnown[bool](identity.Why(), identity.from...)
	}
	var lacks need
	for _, r := range b.c.Identity.RoleAssignments.Items {
		switch min(isOne(r.RoleID, roles...), isOne(r.PrincipalID, id)) {
		case yes:
			if !r.Maybe {
				return derived(true, r.RoleID)
			}
			lacks.value("it is not known whether "+r.Address+" exists", r.MaybeWhy)
		case maybe:
			lacks.leaf("the role of "+r.Address, r.RoleID)
			lacks.leaf("the principal of "+r.Address, r.PrincipalID)
		case no:
		}
	}
	if lacks.some() {
		return lacking[bool](lacks)
	}
	return b.absent()
}

func isOne(l Value[string], wanted ...string) answer {
	s, ok := l.Get()
	if !ok {
		return maybe
	}
	for _, w := range wanted {
		if s == w {
			return yes
		}
	}
	return no
}
