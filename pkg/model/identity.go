package model

import (
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// identity reads identities, roles and federation.
func (b *build) identity() {
	id := &b.c.Identity
	id.Type = b.identityType()
	aad := b.at("aadProfile")
	id.Entra = b.entra()
	id.LocalAccounts = inverse(boolean(b.get("disableLocalAccounts"), b.props,
		preset(b, Defaulted(false), NotKnown[bool]("AKS Automatic decides over local accounts", b.sku))))
	id.RBAC = boolean(b.get("enableRBAC"), b.props, Defaulted(true))
	id.AzureRBAC = boolean(b.get("aadProfile", "enableAzureRBAC"), aad, preset(b, Defaulted(false), Defaulted(true)))
	id.OIDCIssuer = boolean(b.get("oidcIssuerProfile", "enabled"), b.at("oidcIssuerProfile"), preset(b, b.oidcDefault(), Defaulted(true)))
	id.WorkloadIdentity = boolean(b.get("securityProfile", "workloadIdentity", "enabled"), b.at("securityProfile"),
		preset(b, Defaulted(false), Defaulted(true)))
	id.PodIdentity = boolean(b.get("podIdentityProfile", "enabled"), b.at("podIdentityProfile"), Defaulted(false))
	for _, r := range b.index(typeFederated).inUnit[b.r.Unit] {
		b.federated(r)
	}
	b.c.foreign = b.foreignCredentials
	for _, t := range roleTypes {
		for _, r := range b.index(t).inUnit[b.r.Unit] {
			id.RoleAssignments.Add(b.roleOnce(r))
			b.read = append(b.read, r)
		}
	}
	if why := b.outside(); why != nil {
		id.FederatedCredentials.Open, id.FederatedCredentials.Why = true, why
		id.RoleAssignments.Open, id.RoleAssignments.Why = true, why
	}
}

func (b *build) identityType() Value[string] {
	principal := b.get("servicePrincipalProfile", "clientId")
	if s, ok := principal.Str(); ok && !strings.EqualFold(s, "msi") {
		return known("ServicePrincipal", principal)
	}
	written := text(b.r.Get("identity", "type"), b.r.Body, None[string](), "SystemAssigned", "UserAssigned")
	if !written.IsNull() {
		return written
	}
	if principal.IsUnknown() {
		return NotKnown[string]("", principal)
	}
	return written
}

// entra: the profile is there at all.
func (b *build) entra() Value[bool] {
	switch v := b.get("aadProfile"); v.Kind() {
	case value.Unknown:
		return NotKnown[bool]("", v)
	case value.Object:
		return known(true, v)
	default:
		return orDefault(preset(b, Defaulted(false), Defaulted(true)), v, b.props)
	}
}

// federated adds a credential whose issuer is this cluster, or may be.
func (b *build) federated(r *azure.Resource) {
	issuer := r.Prop("issuer")
	link := b.resolve(r.Unit, issuer, typeCluster)
	this := NotKnown[bool](unresolved(issuer), issuer)
	switch {
	case link.State == azure.LinkResolved && link.Resource == b.r:
		this = Known(true, issuer)
	case link.State == azure.LinkResolved:
		return
	}
	b.read = append(b.read, r)
	if b.issued[r] == nil {
		b.issued[r] = b.credential(r)
	}
	mine := *b.issued[r]
	mine.ThisCluster = this
	b.c.Identity.FederatedCredentials.Add(&mine)
}

// foreignCredentials are the federated credentials of other deployment units: the
// issuer of this cluster may reach them some other way.
func (b *build) foreignCredentials() []*FederatedCredential {
	var out []*FederatedCredential
	for unit, all := range b.index(typeFederated).inUnit {
		for _, r := range all {
			if unit != b.r.Unit {
				out = append(out, b.credential(r))
			}
		}
	}
	return out
}

// credential reads what is the same for every cluster.
func (b *build) credential(r *azure.Resource) *FederatedCredential {
	subject := text(r.Prop("subject"), r.Body, None[string]())
	return &FederatedCredential{
		Entity:         entity(r),
		Name:           named(r.Name(), r.Body),
		Subject:        subject,
		Namespace:      derive(subject, func(s string) Value[string] { return serviceAccount(s, 2) }),
		ServiceAccount: serviceAccountOf(subject),
		Audiences:      texts(r.Prop("audiences"), r.Body, Defaulted([]string{})),
		IdentityID:     keyed(b.resolve(r.Unit, r.Parent, typeIdentity), r.Body),
	}
}

const serviceAccountPrefix = "system:serviceaccount:"

// serviceAccountOf is the service account of a subject. It is known as well where
// only the namespace is not: the name of one has no colon.
func serviceAccountOf(subject Value[string]) Value[string] {
	if subject.IsUnknown() {
		head, tail := first(subject.from).Ends()
		if i := strings.LastIndexByte(tail, ':'); i == 0 && strings.HasPrefix(head, serviceAccountPrefix) {
			return Known(tail[1:], subject.from...).Explained("the subject ends in " + tail)
		}
	}
	return derive(subject, func(s string) Value[string] { return serviceAccount(s, 3) })
}

// serviceAccount takes a part of system:serviceaccount:<namespace>:<name>.
func serviceAccount(subject string, part int) Value[string] {
	parts := strings.Split(subject, ":")
	if len(parts) != 4 || parts[0] != "system" || parts[1] != "serviceaccount" {
		return None[string]()
	}
	return Known(parts[part]).Explained("the subject is " + subject)
}

// roleTypes are the types that give a role: for ever, for a time, or to those who
// ask for it.
var roleTypes = []string{typeRole, typeScheduled, typeEligible}

// roleOnce is role, which says the same of every cluster of a unit.
func (b *build) roleOnce(r *azure.Resource) *RoleAssignment {
	if b.roles[r] == nil {
		b.roles[r] = b.role(r)
	}
	return b.roles[r]
}

// gives says whether a request of Privileged Identity Management gives a role
// without anybody asking for it:
// learn.microsoft.com/azure/templates/microsoft.authorization/roleassignmentschedulerequests.
func gives(r *azure.Resource) (bool, *value.Value) {
	asked := r.Prop("requestType")
	switch s, _ := asked.Str(); {
	case azure.SameType(r.Type, typeRole):
		return true, nil
	case azure.SameType(r.Type, typeScheduled) && (s == "AdminAssign" || s == "AdminUpdate" || s == "AdminExtend" || s == "AdminRenew"):
		return true, nil
	}
	return false, asked
}

func (b *build) role(r *azure.Resource) *RoleAssignment {
	scope := r.Scope
	link := b.resolve(r.Unit, scope, "")
	out := &RoleAssignment{
		Entity:      entity(r),
		RoleID:      b.roleID(r),
		PrincipalID: b.principal(r),
		ScopeID:     keyed(link, r.Body),
		ScopeType:   b.scopeType(link),
	}
	if is, why := gives(r); !is && !out.Maybe {
		out.Maybe, out.MaybeWhy = true, why
	}
	if part := clusterPart(link); part != "" && !out.ScopeID.IsUnknown() {
		// The node resource group, say, is not the cluster.
		out.ScopeID.v += "#" + part
		out.ScopeType = NotKnown[string]("it is a part of the cluster", scope)
	}
	return out
}

// roleID is the GUID at the end of a role definition's id.
func (b *build) roleID(r *azure.Resource) Value[string] {
	v := r.Prop("roleDefinitionId")
	return derive(text(v, r.Body, NotKnown[string]("the role is not written")), func(id string) Value[string] {
		guid := strings.ToLower(id[strings.LastIndexByte(id, '/')+1:])
		if !isGUID(guid) {
			return NotKnown[string]("the role definition is not one that can be seen")
		}
		return Known(guid)
	})
}

// isGUID reports whether s has the form of a GUID in lower case.
func isGUID(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i, c := range []byte(s) {
		switch i {
		case 8, 13, 18, 23:
			if c != '-' {
				return false
			}
		default:
			if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
				return false
			}
		}
	}
	return true
}

// principal is the key of the identity that is meant: a user-assigned identity,
// or a cluster's own with the attribute it was read from.
func (b *build) principal(r *azure.Resource) Value[string] {
	return b.principalOf(r.Unit, r.Prop("principalId"))
}

// principalOf is that of an object id that is written in a unit.
func (s *scan) principalOf(unit string, v *value.Value) Value[string] {
	if v.IsKnown() {
		return NotKnown[string]("it is not known whose principal it is", v)
	}
	if link := s.g.Resolve(unit, v, typeIdentity); link.State == azure.LinkResolved {
		return Known(keyOf(link.Resource), v)
	}
	if link := s.g.Resolve(unit, v, typeCluster); link.State == azure.LinkResolved {
		return Known(keyOf(link.Resource)+"#"+clusterPart(link), v)
	}
	return NotKnown[string](unresolved(v), v)
}

// clusterPart is the attribute of a cluster that a value was read from, empty
// when it is the cluster itself.
func clusterPart(link azure.Link) string {
	if link.State != azure.LinkResolved || !azure.SameType(link.Resource.Type, typeCluster) {
		return ""
	}
	for _, ref := range link.Value.Refs() {
		if ref.Address == link.Resource.Address && ref.Attribute != "id" {
			return ref.Attribute
		}
	}
	return ""
}

func (b *build) scopeType(link azure.Link) Value[string] {
	switch {
	case link.State == azure.LinkResolved:
		return Known(link.Resource.Type, link.Value)
	case link.ID.Type != "":
		return Known(link.ID.Type, link.Value)
	case link.State == azure.LinkNone:
		return None[string]()
	}
	return NotKnown[string](unresolved(link.Value), link.Value)
}
