package model

import (
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// ARM types the model reads.
const (
	typeCluster       = "Microsoft.ContainerService/managedClusters"
	typePool          = "Microsoft.ContainerService/managedClusters/agentPools"
	typeSafeguards    = "Microsoft.ContainerService/deploymentSafeguards"
	typeVNet          = "Microsoft.Network/virtualNetworks"
	typeSubnet        = "Microsoft.Network/virtualNetworks/subnets"
	typePeering       = "Microsoft.Network/virtualNetworks/virtualNetworkPeerings"
	typeEndpoint      = "Microsoft.Network/privateEndpoints"
	typeGateway       = "Microsoft.Network/applicationGateways"
	typeAGC           = "Microsoft.ServiceNetworking/trafficControllers"
	typeAGCAssoc      = "Microsoft.ServiceNetworking/trafficControllers/associations"
	typeAGCFrontend   = "Microsoft.ServiceNetworking/trafficControllers/frontends"
	typeAGCPolicy     = "Microsoft.ServiceNetworking/trafficControllers/securityPolicies"
	typeIdentity      = "Microsoft.ManagedIdentity/userAssignedIdentities"
	typeFederated     = "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials"
	typeRole          = "Microsoft.Authorization/roleAssignments"
	typeScheduled     = "Microsoft.Authorization/roleAssignmentScheduleRequests"
	typeEligible      = "Microsoft.Authorization/roleEligibilityScheduleRequests"
	typeAssignment    = "Microsoft.Authorization/policyAssignments"
	typeExemption     = "Microsoft.Authorization/policyExemptions"
	typeExtension     = "Microsoft.KubernetesConfiguration/extensions"
	typeFlux          = "Microsoft.KubernetesConfiguration/fluxConfigurations"
	typeVault         = "Microsoft.KeyVault/vaults"
	typeVaultPolicies = "Microsoft.KeyVault/vaults/accessPolicies"
	typeBackup        = "Microsoft.DataProtection/backupVaults/backupInstances"
	typeBackupVault   = "Microsoft.DataProtection/backupVaults"
	typeTrusted       = "Microsoft.ContainerService/managedClusters/trustedAccessRoleBindings"
	typeResourceGroup = "Microsoft.Resources/resourceGroups"
)

// answer is a three-valued yes.
type answer uint8

const (
	no answer = iota
	maybe
	yes
)

// links resolves references so that knowing less never links more: where a
// resource may be the one that is meant but is not known to be, the link is
// unknown.
type links struct {
	g *azure.Graph
	// What was found already.
	resolved map[question]azure.Link
	parents  map[*azure.Resource]azure.Link
	indexes  map[string]*typeIndex                   // by type
	names    map[string]map[nameKey][]int            // by lower-case type: places among the resources of it
	unnamed  map[string]map[string][]*azure.Resource // by type and unit
}

// question is what resolve is asked.
type question struct {
	unit     string
	v        *value.Value
	wantType string
}

func newLinks(g *azure.Graph) links {
	return links{
		g: g, resolved: map[question]azure.Link{}, parents: map[*azure.Resource]azure.Link{}, indexes: map[string]*typeIndex{},
		names: map[string]map[nameKey][]int{}, unnamed: map[string]map[string][]*azure.Resource{},
	}
}

// resolve is [azure.Graph.Resolve] with that care.
func (l links) resolve(unit string, v *value.Value, wantType string) azure.Link {
	asked := question{unit, v, wantType}
	link, ok := l.resolved[asked]
	if !ok {
		link = l.find(asked)
		l.resolved[asked] = link
	}
	return link
}

func (l links) find(q question) azure.Link {
	link := l.g.Resolve(q.unit, q.v, q.wantType)
	if len(link.ID.Names) == 0 {
		return link
	}
	switch link.State {
	case azure.LinkResolved:
		if l.is(link.Resource, link.ID) != yes {
			return azure.Link{State: azure.LinkUnknown, ID: link.ID, Value: link.Value}
		}
	case azure.LinkExternal:
		for _, r := range l.named(link.ID) {
			if l.is(r, link.ID) != no {
				return azure.Link{State: azure.LinkUnknown, ID: link.ID, Value: link.Value}
			}
		}
	case azure.LinkNone, azure.LinkUnknown:
	}
	return link
}

// is says whether a resource is the one that a literal id names.
func (l links) is(r *azure.Resource, id azure.ID) answer {
	if same, known := r.Identified(id); known {
		if same {
			return yes
		}
		return no
	}
	same := min(called(r.Name(), id.Name()), inGroup(r, id), inSubscription(r, id))
	up, ok := id.Parent()
	if !ok || same == no {
		return same
	}
	parent := l.parent(r)
	switch parent.State {
	case azure.LinkResolved:
		return min(same, l.is(parent.Resource, up))
	case azure.LinkExternal:
		if len(parent.ID.Names) > 0 && !parent.ID.Same(up) {
			return no
		}
		if name, ok := parent.Value.Str(); ok && len(parent.ID.Names) == 0 && !strings.EqualFold(name, up.Name()) {
			return no
		}
		return min(same, maybe)
	case azure.LinkNone, azure.LinkUnknown:
	}
	return min(same, maybe)
}

func inGroup(r *azure.Resource, id azure.ID) answer {
	group := r.Body.GetFold("resourceGroup")
	if group == nil || id.ResourceGroup == "" {
		return yes
	}
	return called(group, id.ResourceGroup)
}

// inSubscription says whether a resource lies in the subscription of a literal id:
// the same names in another one are another resource.
func inSubscription(r *azure.Resource, id azure.ID) answer {
	switch {
	case id.Subscription == "" || strings.EqualFold(r.Subscription, id.Subscription):
		return yes
	case r.Subscription == "":
		return maybe
	}
	return no
}

// called says whether a written name is want, without regard to case.
func called(name *value.Value, want string) answer {
	s, ok := name.Str()
	switch {
	case !ok:
		return maybe
	case strings.EqualFold(s, want):
		return yes
	}
	return no
}

// parent is [azure.Graph.ParentOf] with the same care: a parent that is named,
// not identified, is known only while no other candidate has an unknown name.
func (l links) parent(r *azure.Resource) azure.Link {
	link, ok := l.parents[r]
	if !ok {
		link = l.findParent(r)
		l.parents[r] = link
	}
	return link
}

func (l links) findParent(r *azure.Resource) azure.Link {
	i := strings.LastIndexByte(r.Type, '/')
	if r.Parent == nil || i < 0 {
		return azure.Link{}
	}
	want := r.Type[:i]
	if link := l.resolve(r.Unit, r.Parent, want); link.State != azure.LinkUnknown {
		return link
	}
	link := l.g.ParentOf(r)
	if link.State == azure.LinkUnknown {
		return azure.Link{State: azure.LinkUnknown, Value: link.Value}
	}
	if link.State == azure.LinkNone || len(link.ID.Names) > 0 {
		return azure.Link{State: azure.LinkUnknown, Value: r.Parent}
	}
	for _, p := range l.nameless(want, r.Unit) {
		if p != link.Resource {
			return azure.Link{State: azure.LinkUnknown, Value: r.Parent}
		}
	}
	return link
}

// present says whether something that is identified by v is there at all: an
// id that is known only after the deployment is one.
func (l links) present(unit string, v, at *value.Value) Value[bool] {
	if v.Kind() == value.Object {
		v = v.GetFold("id")
	}
	if s, ok := v.Str(); v.IsNothing() || ok && s == "" {
		return orDefault(Defaulted(false), v, at)
	}
	if v.IsUnknown() {
		switch l.g.Resolve(unit, v, "").State {
		case azure.LinkResolved, azure.LinkExternal:
		case azure.LinkNone, azure.LinkUnknown:
			if !ownID(v) {
				return NotKnown[bool]("", v)
			}
		}
	}
	return known(true, v)
}

// ownID reports whether v is nothing but the id of something declared, which is
// never null, whatever its type. The output of a module may be.
func ownID(v *value.Value) bool {
	refs := v.Refs()
	if len(refs) != 1 || refs[0].Attribute != "id" || v.Chosen() {
		return false
	}
	parts := strings.Split(refs[0].Address, ".")
	return len(parts) > 1 && parts[len(parts)-2] != "module"
}

// key is how a link's other end is named in the model: the unit and address of
// a resource, or the lower-case parts of an id that is not among the files.
func key(link azure.Link) string { return strings.ReplaceAll(link.Key, "\x00", ":") }

// keyOf is the key of a resource.
func keyOf(r *azure.Resource) string { return r.Unit + ":" + r.Address }

// keyed is the key of a link as a leaf: null when nothing is written.
func keyed(link azure.Link, at *value.Value) Value[string] {
	switch link.State {
	case azure.LinkNone:
		return orDefault(None[string](), link.Value, at)
	case azure.LinkResolved, azure.LinkExternal:
		return known(key(link), link.Value)
	case azure.LinkUnknown:
	}
	return NotKnown[string](unresolved(link.Value), link.Value)
}

// unresolved says why a link leads nowhere that is known.
func unresolved(v *value.Value) string {
	if why := v.Why(); why != "" {
		return why
	}
	if s, ok := v.Str(); ok && !v.Secret() {
		return "it is not known which resource \"" + s + "\" names"
	}
	return "it is not known which resource the link names"
}
