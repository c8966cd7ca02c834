package azure

import (
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// azapi writes ARM itself: the body is sent as it stands, and name, place and
// identity stand beside it. Majors do not matter, except that the body was a
// JSON string in the first one and is an object since.

// azapiTypes are the ARM types that azapi resources are read for.
var azapiTypes = index(
	"Microsoft.Authorization/policyAssignments",
	"Microsoft.Authorization/policyDefinitions",
	"Microsoft.Authorization/policySetDefinitions",
	"Microsoft.Authorization/roleAssignments",
	"Microsoft.ContainerRegistry/registries",
	"Microsoft.ContainerService/deploymentSafeguards",
	"Microsoft.ContainerService/managedClusters",
	"Microsoft.ContainerService/managedClusters/agentPools",
	"Microsoft.ContainerService/managedClusters/maintenanceConfigurations",
	"Microsoft.ContainerService/managedClusters/trustedAccessRoleBindings",
	"Microsoft.Insights/diagnosticSettings",
	"Microsoft.KeyVault/vaults",
	"Microsoft.KubernetesConfiguration/extensions",
	"Microsoft.KubernetesConfiguration/fluxConfigurations",
	"Microsoft.ManagedIdentity/userAssignedIdentities",
	"Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials",
	"Microsoft.Network/applicationGateways",
	"Microsoft.Network/azureFirewalls",
	"Microsoft.Network/bastionHosts",
	"Microsoft.Network/natGateways",
	"Microsoft.Network/networkSecurityGroups",
	"Microsoft.Network/networkSecurityGroups/securityRules",
	"Microsoft.Network/privateEndpoints",
	"Microsoft.Network/publicIPAddresses",
	"Microsoft.Network/routeTables",
	"Microsoft.Network/routeTables/routes",
	"Microsoft.Network/virtualNetworks",
	"Microsoft.Network/virtualNetworks/subnets",
	"Microsoft.Network/virtualNetworks/virtualNetworkPeerings",
	"Microsoft.OperationalInsights/workspaces",
	"Microsoft.Resources/resourceGroups",
	"Microsoft.ServiceNetworking/trafficControllers",
	"Microsoft.ServiceNetworking/trafficControllers/associations",
	"Microsoft.ServiceNetworking/trafficControllers/frontends",
	"Microsoft.ServiceNetworking/trafficControllers/securityPolicies",
)

// extensionTypes are those of them that apply to a resource of any type; azapi
// calls that resource their parent too.
var extensionTypes = index(
	"Microsoft.Authorization/policyAssignments",
	"Microsoft.Authorization/policyDefinitions",
	"Microsoft.Authorization/policySetDefinitions",
	"Microsoft.Authorization/roleAssignments",
	"Microsoft.ContainerService/deploymentSafeguards",
	"Microsoft.Insights/diagnosticSettings",
	"Microsoft.KubernetesConfiguration/extensions",
	"Microsoft.KubernetesConfiguration/fluxConfigurations",
)

// IsExtension reports whether resources of a type apply to a resource of any
// type, and are deployed at the scope they apply to.
func IsExtension(t string) bool { return extensionTypes[strings.ToLower(t)] != "" }

// index maps types in lower case to ARM's letter case.
func index(types ...string) map[string]string {
	m := make(map[string]string, len(types))
	for _, t := range types {
		m[strings.ToLower(t)] = t
	}
	return m
}

// azapiType takes "Microsoft.Network/virtualNetworks@2024-05-01" apart.
func azapiType(v *value.Value) (armType, version string, ok bool) {
	s, _ := v.Str()
	name, version, _ := strings.Cut(s, "@")
	armType, ok = azapiTypes[strings.ToLower(name)]
	return armType, version, ok
}

func azapiResource(b Block) (*Resource, bool) {
	armType, version, ok := azapiType(b.Body.Get("type"))
	if !ok {
		return nil, false
	}
	r := &Resource{
		Unit: b.Unit, Address: b.Address, Type: armType, APIVersion: version,
		Dialect: Dialect{Provider: "azapi", Major: b.Major},
		Exists:  b.Exists, ExistsWhy: b.ExistsWhy, Header: b.Header, Trail: b.Trail,
	}
	parent := b.Body.Get("parent_id")
	fields := azapiOutside(b)
	switch {
	case extensionTypes[strings.ToLower(armType)] != "":
		r.Scope = parent
	case strings.Count(armType, "/") > 1:
		r.Parent = parent
	default:
		if group := groupOf(parent); group != nil {
			fields = append(fields, value.Field{Name: "resourceGroup", Value: group})
		}
	}
	r.Body = azapiBody(b, fields)
	return r, true
}

// azapiOutside reads what stands beside the body.
func azapiOutside(b Block) []value.Field {
	t := &translation{block: b}
	out := target{newTree(b), b}
	t.rows(out, b.Body, []row{
		attr("name", "name"),
		attr("location", "location").with(shortLocation),
		attr("tags", "tags"),
		identityRow(),
	})
	return out.value().Fields()
}

// azapiBody puts the body together: what stands beside it, what is in it, and
// its secret part.
func azapiBody(b Block, outside []value.Field) *value.Value {
	base := value.NewObject(outside, b)
	body := parsed(b.Body.Get("body"))
	switch body.Kind() {
	case value.Unknown:
		for _, name := range []string{"properties", "sku", "zones"} {
			outside = append(outside, value.Field{Name: name, Value: body})
		}
		base = value.NewObject(outside, b).AsOpen()
	case value.Object:
		body = like(body, value.NewObject(placed(body, "location", shortLocation), body.Locator()))
		base = merge(base.WithPlace(where(body, b)), body)
	default:
	}
	hidden := parsed(b.Body.Get("sensitive_body"))
	switch hidden.Kind() {
	case value.Object:
		base = merge(base, secret(hidden))
	case value.Unknown:
		base = rebuilt(base, func(v *value.Value) *value.Value {
			if v.Kind() == value.Object {
				return v.AsOpen()
			}
			return v
		})
	default:
	}
	if drop, known := b.Body.Get("ignore_null_property").Truth(); known && drop {
		base = withoutNulls(base)
	}
	return base
}

// placed returns the fields of an object with one of them converted.
func placed(v *value.Value, name string, f func(*value.Value) *value.Value) []value.Field {
	out := append([]value.Field(nil), v.Fields()...)
	for i := range out {
		if strings.EqualFold(out[i].Name, name) {
			out[i].Value = f(out[i].Value)
		}
	}
	return out
}

func withoutNulls(v *value.Value) *value.Value {
	return rebuilt(v, func(v *value.Value) *value.Value {
		if v.Kind() != value.Object {
			return v
		}
		var fields []value.Field
		for _, field := range v.Fields() {
			if !field.Value.IsNothing() {
				fields = append(fields, field)
			}
		}
		return like(v, value.NewObject(fields, v.Locator()))
	})
}

// groupOf is the resource group of an identifier, nil when it has none. An
// identifier that is not known still says by its references which group it is.
func groupOf(parent *value.Value) *value.Value {
	s, ok := parent.Str()
	if !ok {
		return parent
	}
	id, ok := ParseID(s)
	if !ok || id.ResourceGroup == "" {
		return nil
	}
	return like(parent, value.NewString(id.ResourceGroup, parent.Locator()))
}

// azapiPatch translates azapi_update_resource, which names its target by
// identifier, or by name and parent.
func azapiPatch(b Block) (*Patch, bool) {
	armType, _, ok := azapiType(b.Body.Get("type"))
	if !ok {
		return nil, false
	}
	return &Patch{
		Unit: b.Unit, Address: b.Address, Type: armType,
		Target: b.Body.Get("resource_id"), Name: b.Body.Get("name"), Parent: b.Body.Get("parent_id"),
		Body: azapiBody(b, nil), Exists: b.Exists, Header: b.Header, Trail: b.Trail,
	}, true
}
