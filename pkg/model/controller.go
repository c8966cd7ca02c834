package model

import (
	"slices"
	"strings"
)

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

// builtInRoles are roles whose actions are known not to be those asked for unless
// they are named: the built-in ones that clusters use.
var builtInRoles = []string{
	roleOwner, roleContributor, roleReader, roleNetwork, roleConfiguration,
	"b12aa53e-6015-4669-85d0-8515ebb3ae7f", // Private DNS Zone Contributor
	"befefa01-2a29-4197-83a8-272ff33ce314", // DNS Zone Contributor
	"7f951dda-4ed3-4680-a7ca-43fe172d538d", // AcrPull
	"8311e382-0749-4cb8-b61a-304f252e45ec", // AcrPush
	"f1a07417-d97a-45cb-824c-7a7467783830", // Managed Identity Operator
	"b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b", // AKS RBAC Cluster Admin
	"3498e952-d568-435e-9b2c-8d77e338d7f7", // AKS RBAC Admin
	"a7ffa36f-339b-4b5c-8bdf-e2c188b2c0eb", // AKS RBAC Writer
	"7f6c6a51-bcf8-42ba-9220-52d62157d7db", // AKS RBAC Reader
	"0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8", // AKS Cluster Admin
	"4abbcc35-e782-43d8-92c5-2d3f1bd2253f", // AKS Cluster User
	"ed7f3fbd-7b88-4dd4-9017-9adb7ce333f8", // AKS Contributor
	"00482a5a-887f-4fb3-b363-3b7fe8e74483", // Key Vault Administrator
	"a4417e6f-fecd-4de8-b567-7b0420556985", // Key Vault Certificates Officer
	"db79e9a7-68ee-4b58-9aeb-b90e7c24fcba", // Key Vault Certificate User
	"14b46e9e-c2b7-41b4-b07b-48a6ebf60603", // Key Vault Crypto Officer
	"12338af0-0e69-4776-bea7-57ae8d297424", // Key Vault Crypto User
	"b86a8fe4-44ce-4948-aee5-eccb2c155cd7", // Key Vault Secrets Officer
	"4633458b-17de-408a-b874-0445c86b69e6", // Key Vault Secrets User
	"21090545-7ca7-4776-b22c-e363652d74d2", // Key Vault Reader
	"f25e0fa2-a7c8-4377-a976-54943a77a395", // Key Vault Contributor
	"e147488a-f6f5-4113-8e2d-b22465e65bf6", // Key Vault Crypto Service Encryption User
	"08bbd89e-9f13-488c-ac41-acfcb10c90ab", // Key Vault Crypto Service Release User
	"8b54135c-b56d-4d72-a534-26097cfdc8d8", // Key Vault Data Access Administrator
}

// albServiceAccount is the controller's service account, in whichever namespace
// it was installed.
const albServiceAccount = "alb-controller-sa"

// albNamespace is the namespace that the controller is installed in unless
// another one is chosen.
const albNamespace = "azure-alb-system"

// albCredential says whether a credential is the controller's on this cluster.
func albCredential(c *FederatedCredential) (is answer, lacks need) {
	account, ok := c.ServiceAccount.Get()
	_, tail := first(c.Subject.from).Ends()
	if ok && account != albServiceAccount || c.ServiceAccount.IsNull() || !mayEnd(":"+albServiceAccount, tail) {
		return no, lacks
	}
	if mine, ok := c.ThisCluster.Get(); ok && !mine {
		return no, need{}
	}
	may := c.Address + " may be the credential of the controller of Application Gateway for Containers"
	for _, l := range []Leaf{c.ServiceAccount, c.ThisCluster} {
		if l.State() == Unknown {
			lacks.value(may+after(": ", l.Why()), first(l.From()))
		}
	}
	if c.Maybe {
		lacks.value(may+after(": ", c.MaybeWhy.Why()), c.MaybeWhy)
	}
	if lacks.some() {
		return maybe, lacks
	}
	return yes, lacks
}

// mayEnd says whether a text that ends in tail may end in want as well.
func mayEnd(want, tail string) bool {
	return strings.HasSuffix(want, tail) || strings.HasSuffix(tail, want)
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
		out.Federated = derived(true, mine.Subject).Explained(mine.Address + " is its credential")
		out.IdentityID = mine.IdentityID
		out.Namespace = mine.Namespace
	case lacks.some():
		out.Federated = lacking[bool](lacks)
		out.IdentityID, out.Namespace = lacking[string](lacks), lacking[string](lacks)
	default:
		out.Federated = b.absent()
		out.IdentityID, out.Namespace = None[string](), None[string]()
		if out.Federated.IsUnknown() {
			out.IdentityID = NotKnown[string](out.Federated.reason(), out.Federated.from...)
			out.Namespace = NotKnown[string](out.Federated.reason(), out.Federated.from...)
		}
	}
	out.ConfigurationManager = b.holds(out.IdentityID, roleConfiguration)
	out.SubnetJoin = b.holds(out.IdentityID, roleNetwork, roleContributor, roleOwner)
	out.NodeGroupReader = b.holds(out.IdentityID, roleReader, roleContributor, roleOwner)
}

// addonController: the AKS add-on makes the identity and its roles itself,
// except on subnets of the user's own.
func (b *build) addonController(out *ALBController) {
	const made = "the add-on makes it"
	addon := b.c.Ingress.AGC.Addon
	out.Federated = derived(true, addon).Explained(made)
	out.IdentityID = NotKnown[string]("the add-on makes the identity", addon.from...)
	out.Namespace = derived("kube-system", addon).Explained(made)
	out.ConfigurationManager = derived(true, addon).Explained(made)
	out.NodeGroupReader = derived(true, addon).Explained(made)
	out.SubnetJoin = NotKnown[bool]("the add-on makes the identity", addon.from...)
}

// holds says whether an identity holds one of some roles, on whatever scope.
// That it does not is certain only when the files are all there is.
func (b *build) holds(identity Value[string], roles ...string) Value[bool] {
	id, ok := identity.Get()
	if !ok {
		if identity.IsNull() {
			return Defaulted(false).Explained("the controller has no identity")
		}
		return NotKnown[bool](identity.Why(), identity.from...)
	}
	var lacks need
	for _, r := range b.c.Identity.RoleAssignments.Items {
		is := isOne(r.RoleID, roles...)
		if is == no && !slices.Contains(builtInRoles, r.RoleID.v) {
			// A custom role may carry the same actions.
			is = maybe
		}
		switch min(is, isOne(r.PrincipalID, id)) {
		case yes:
			if !r.Maybe {
				return derived(true, r.RoleID).besides(r.PrincipalID).Explained(r.Address + " gives the role")
			}
			lacks.value("it is not known whether "+r.Address+" exists", r.MaybeWhy)
		case maybe:
			if lacks.leaf("the role of "+r.Address, r.RoleID) && is == maybe {
				lacks.value("what the role of "+r.Address+" allows is not known", first(r.RoleID.from))
			}
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
