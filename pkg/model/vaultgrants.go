package model

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// vaultRoles are the built-in roles that read something of what a vault holds:
// learn.microsoft.com/azure/key-vault/general/rbac-guide.
var vaultRoles = []string{
	"00482a5a-887f-4fb3-b363-3b7fe8e74483", // Key Vault Administrator
	"a4417e6f-fecd-4de8-b567-7b0420556985", // Key Vault Certificates Officer
	"db79e9a7-68ee-4b58-9aeb-b90e7c24fcba", // Key Vault Certificate User
	"b86a8fe4-44ce-4948-aee5-eccb2c155cd7", // Key Vault Secrets Officer
	"4633458b-17de-408a-b874-0445c86b69e6", // Key Vault Secrets User
}

// keyRoles are the built-in roles that read keys and nothing else.
var keyRoles = []string{
	"14b46e9e-c2b7-41b4-b07b-48a6ebf60603", // Key Vault Crypto Officer
	"12338af0-0e69-4776-bea7-57ae8d297424", // Key Vault Crypto User
}

// vaultGrant lets somebody read what a vault holds, or may: a role assignment or
// an access policy.
type vaultGrant struct {
	is        answer // that it grants, whoever has it
	byRole    bool
	either    bool // it may be a role as well as a policy
	keysOnly  bool // it lets keys be read, and nothing else
	principal Value[string]
	deployer  bool // it is for whoever runs the deployment
	name      string
	at        *value.Value
}

// roleScopes finds role assignments by what they are on.
type roleScopes struct {
	on    map[string][]*RoleAssignment // by the key of the scope
	vague []*RoleAssignment            // on groups, on what is above, or not known
}

// rolesOn are the role assignments on a resource, and those that may reach it from
// above.
func (b *build) rolesOn(r *azure.Resource) (on, vague []*RoleAssignment) {
	if b.scopes == nil {
		b.scopes = &roleScopes{on: map[string][]*RoleAssignment{}}
		for _, role := range b.everyRole() {
			a := b.roleOnce(role)
			t, known := a.ScopeType.Get()
			switch key, ok := a.ScopeID.Get(); {
			case !ok, !known, azure.SameType(t, typeResourceGroup), above(t), strings.Count(t, "/") > 1, partly(key):
				b.scopes.vague = append(b.scopes.vague, a)
			default:
				b.scopes.on[key] = append(b.scopes.on[key], a)
			}
		}
	}
	return b.scopes.on[keyOf(r)], b.scopes.vague
}

// everyRole are the resources that give roles, of all units.
func (b *build) everyRole() []*azure.Resource {
	var out []*azure.Resource
	for _, t := range roleTypes {
		out = append(out, b.g.OfType(t)...)
	}
	return out
}

// unreadGrants are the resources of unknown types that name a vault or the
// principal of an identity: they may let somebody read it.
func (b *build) unreadGrants(r *azure.Resource) []vaultGrant {
	var out []vaultGrant
	for _, u := range b.g.Unread {
		if u.Unit != r.Unit || !slices.ContainsFunc(u.Refs, func(ref value.Ref) bool {
			return ref.Address == r.Address || ref.Attribute == "principal_id"
		}) {
			continue
		}
		at := value.NewUnknown("what "+u.Address+" grants is not known", u.At)
		out = append(out, vaultGrant{is: maybe, either: true, principal: NotKnown[string](at.Why(), at), name: u.Address, at: at})
	}
	return out
}

// grantsOn lists what lets somebody read a vault.
func (b *build) grantsOn(r *azure.Resource) []vaultGrant {
	if out, ok := b.grants[r]; ok {
		return out
	}
	var out []vaultGrant
	on, vague := b.rolesOn(r)
	for _, a := range on {
		out = append(out, roleGrant(a, yes))
	}
	for _, a := range vague {
		if t, ok := a.ScopeType.Get(); ok && strings.Count(t, "/") > 1 && !strings.HasPrefix(strings.ToLower(t), strings.ToLower(typeVault)+"/") {
			continue // a part of something else
		}
		out = append(out, roleGrant(a, maybe))
	}
	out = slices.DeleteFunc(out, func(g vaultGrant) bool { return g.is == no })
	out = append(out, b.policyGrants(r.Unit, r.Prop("accessPolicies"), yes, r.Address)...)
	for _, p := range b.below(r, typeVaultPolicies) {
		is := yes
		if p.entity.Maybe {
			is = maybe
		}
		out = append(out, b.policyGrants(p.r.Unit, p.r.Prop("accessPolicies"), is, p.r.Address)...)
	}
	out = append(out, b.unreadGrants(r)...)
	b.grants[r] = out
	return out
}

func roleGrant(a *RoleAssignment, reaches answer) vaultGrant {
	keysOnly := isOne(a.RoleID, keyRoles...) == yes
	reads := max(isOne(a.RoleID, vaultRoles...), answerOf(keysOnly))
	if reads == no && isOne(a.RoleID, builtInRoles...) == no {
		reads = maybe // a custom role may as well
	}
	if a.Maybe {
		reads = min(reads, maybe)
	}
	return vaultGrant{
		is: min(reads, reaches), byRole: true, principal: a.PrincipalID, deployer: isDeployer(first(a.PrincipalID.From())),
		keysOnly: keysOnly, name: a.Address, at: first(a.PrincipalID.From()),
	}
}

// policyGrants reads access policies, whatever they allow.
func (b *build) policyGrants(unit string, list *value.Value, is answer, name string) []vaultGrant {
	var out []vaultGrant
	if list.IsUnknown() || list.Open() {
		out = append(out, vaultGrant{is: maybe, principal: NotKnown[string]("the access policies are not all known", list), name: name, at: list})
	}
	for _, item := range list.Items() {
		who := item.GetFold("objectId")
		if item.IsUnknown() {
			who = item
		}
		out = append(out, vaultGrant{is: is, principal: b.principalOf(unit, who), deployer: isDeployer(who), name: name, at: who})
	}
	return out
}

// isDeployer reports whether a value is that of whoever runs Terraform, which no
// pod is.
func isDeployer(v *value.Value) bool {
	refs := v.Refs()
	return len(refs) == 1 && !v.Chosen() && strings.Contains("."+refs[0].Address, ".data.azurerm_client_config.")
}

// letsIn says whether a grant is for an identity: that of a key, or one that is
// not known; others says whether something else than keys is to be read.
func (g vaultGrant) letsIn(identity Value[string], rbac Value[bool], others answer) answer {
	if g.deployer || g.keysOnly && others == yes {
		return no
	}
	is := g.is
	if g.keysOnly && others == maybe {
		is = min(is, maybe)
	}
	if roles, ok := rbac.Get(); !ok {
		is = min(is, maybe)
	} else if roles != g.byRole && !g.either {
		return no
	}
	key, ok := identity.Get()
	if !ok {
		return min(is, maybe)
	}
	return min(is, isOne(g.principal, key))
}
