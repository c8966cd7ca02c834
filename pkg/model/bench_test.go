package model

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// BenchmarkBuild: the time grows with the resources, not with their square.
// Each case has so many resources, clusters and units; what they link with is
// written as a reference, as a literal id, or as a name.
func BenchmarkBuild(b *testing.B) {
	for _, shape := range []struct {
		name            string
		clusters, units int
		link            linkStyle
	}{
		{"1 cluster, references", 1, 1, byReference},
		{"1 cluster, literal ids", 1, 1, byID},
		{"200 clusters, references", 200, 1, byReference},
		{"200 clusters, literal ids", 200, 1, byID},
		{"200 clusters in 200 units, literal ids", 200, 200, byID},
	} {
		for _, n := range []int{2000, 4000, 8000, 16000} {
			b.Run(fmt.Sprintf("%s/%d", shape.name, n), func(b *testing.B) {
				resources := estate(n, shape.clusters, shape.units, shape.link)
				var graph, build time.Duration
				for b.Loop() {
					began := time.Now()
					g := azure.NewGraph(resources, nil)
					made := time.Now()
					if built := Build(g, Options{}); len(built) != shape.clusters {
						b.Fatalf("%d clusters", len(built))
					}
					graph, build = graph+made.Sub(began), build+time.Since(made)
				}
				b.ReportMetric(float64(build.Microseconds())/float64(b.N)/float64(n), "µs/resource")
			})
		}
	}
}

// linkStyle is how one resource names another.
type linkStyle uint8

const (
	byReference linkStyle = iota // an unknown that derives from it
	byID                         // a literal identifier
)

// estate makes about n resources: clusters with networks, subnets, pools,
// identities, roles, policies and endpoints, and as many that no cluster has to
// do with. A part of the links leads out of the files or is not known.
func estate(n, clusters, units int, style linkStyle) []*azure.Resource {
	e := &estateWriter{style: style, file: source.NewFile("estate.tf", nil)}
	for c := range clusters {
		e.unit, e.group, e.number = fmt.Sprintf("unit%03d", c%units), fmt.Sprintf("rg%03d", c), c
		e.cluster()
		for i := range max(n/clusters/20, 1) {
			e.network(i)
			e.access(i)
			e.ingress(i)
			e.others(i)
		}
	}
	return e.out
}

type estateWriter struct {
	style  linkStyle
	file   *source.File
	out    []*azure.Resource
	unit   string
	group  string
	number int // of the cluster
}

// name of the i-th thing of its kind that belongs to the cluster.
func (e *estateWriter) name(what string, i int) string {
	return fmt.Sprintf("%s%03dx%d", what, e.number, i)
}

// subnet links to the i-th subnet; every tenth link leads out of the files and
// every eleventh is not known.
func (e *estateWriter) subnet(i int) *value.Value {
	switch {
	case i%10 == 9:
		return e.text(literalID("elsewhere", typeSubnet, e.name("hub", i), "nodes"))
	case i%11 == 10:
		return value.NewUnknown(fmt.Sprintf("variable %q has no value", e.name("subnet", i)), e.at())
	}
	return e.id(typeSubnet, e.name("vnet", i/100), e.name("snet", i))
}

func (e *estateWriter) cluster() {
	e.add(typeCluster, nil, nil, e.object(
		"agentPoolProfiles", e.list(e.object("name", e.text("system"), "count", e.int(3), "vnetSubnetID", e.subnet(0))),
		"networkProfile", e.object("networkPlugin", e.text("azure"), "serviceCidr", e.text("172.16.0.0/16")),
	), e.name("aks", 0))
}

// network writes a subnet, what lies in it, and every hundredth time a network.
func (e *estateWriter) network(i int) {
	name, second := e.name("vnet", i/100), (e.number+i/100)%250
	if i%100 == 0 {
		e.add(typeVNet, nil, nil, e.object(
			"addressSpace", e.object("addressPrefixes", e.list(e.text(fmt.Sprintf("10.%d.0.0/16", second)))),
			"subnets", e.list(e.object("name", e.text("written-inside"), "properties", e.object("addressPrefix", e.text(fmt.Sprintf("10.%d.255.0/24", second))))),
		), name)
		e.add(typePeering, e.id(typeVNet, name), nil, e.object("remoteVirtualNetwork", e.object("id", e.id(typeVNet, e.name("vnet", 0)))), name, e.name("peering", i))
	}
	e.add(typeSubnet, e.id(typeVNet, name), nil, e.object("addressPrefix", e.text(fmt.Sprintf("10.%d.%d.0/24", second, i%100))), name, e.name("snet", i))
	e.add(typePool, e.id(typeCluster, e.name("aks", 0)), nil, e.object("count", e.int(2), "vnetSubnetID", e.subnet(i)), e.name("aks", 0), e.name("pool", i))
	e.add(typeEndpoint, nil, nil, e.object("subnet", e.object("id", e.subnet(i))), e.name("pe", i))
	e.add(typeEndpoint, nil, nil, e.object("subnet", e.object("id", e.text(literalID(e.group, typeSubnet, name, "written-inside")))), e.name("pe-inside", i))
}

// access writes an identity with what it may do, and policies.
func (e *estateWriter) access(i int) {
	const authorization = "/providers/Microsoft.Authorization/"
	id, group := e.name("id", i), e.text("/subscriptions/s/resourceGroups/"+e.group)
	e.add(typeIdentity, nil, nil, nil, id)
	e.add(typeFederated, e.id(typeIdentity, id), nil, e.object("subject", e.text("system:serviceaccount:app:app"), "issuer", e.id(typeCluster, e.name("aks", 0))), id, e.name("cred", i))
	e.add(typeRole, nil, e.subnet(i), e.object("roleDefinitionId", e.text(authorization+"roleDefinitions/"+roleNetwork), "principalId", e.id(typeIdentity, id)), e.name("role", i))
	e.add(typeAssignment, nil, group, e.object("policyDefinitionId", e.text(authorization+"policyDefinitions/00000000-0000-0000-0000-000000000000")), e.name("policy", i))
	e.add(typeExemption, nil, group, e.object("policyAssignmentId", e.id(typeAssignment, e.name("policy", i))), e.name("exemption", i))
	e.add(typeExtension, nil, e.id(typeCluster, e.name("aks", 0)), e.object("extensionType", e.text("microsoft.flux")), e.name("extension", i))
}

// ingress writes a load balancer with its parts.
func (e *estateWriter) ingress(i int) {
	name := e.name("alb", i)
	e.add(typeAGC, nil, nil, nil, name)
	e.add(typeAGCAssoc, e.id(typeAGC, name), nil, e.object("subnet", e.object("id", e.subnet(i))), name, e.name("association", i))
	e.add(typeAGCFrontend, e.id(typeAGC, name), nil, nil, name, e.name("frontend", i))
	e.add(typeGateway, nil, nil, e.object("gatewayIPConfigurations", e.list(e.object("properties", e.object("subnet", e.object("id", e.subnet(i)))))), e.name("gateway", i))
}

// others writes what no cluster has to do with.
func (e *estateWriter) others(i int) {
	for j := range 6 {
		e.add("Microsoft.Storage/storageAccounts", nil, nil, nil, e.name("st", 6*i+j))
	}
}

// add writes a resource; names are those of what it belongs to and its own.
func (e *estateWriter) add(t string, parent, scope, props *value.Value, names ...string) {
	e.out = append(e.out, &azure.Resource{
		Unit: e.unit, Address: e.address(t, names...), Type: t, Dialect: azure.Dialect{Provider: "azurerm", Major: 4},
		Provider: "azurerm", Subscription: "s", Header: source.Range{File: e.file}, Parent: parent, Scope: scope,
		Body: e.object("name", e.text(names[len(names)-1]), "resourceGroup", e.text(e.group), "properties", props),
	})
}

// id names a resource in the style of the estate.
func (e *estateWriter) id(t string, names ...string) *value.Value {
	if e.style == byReference {
		return value.NewUnknown("known after the deployment", e.at()).WithRefs(value.Ref{Address: e.address(t, names...), Attribute: "id"})
	}
	return e.text(literalID(e.group, t, names...))
}

// address is unique for a type and the names of a resource.
func (e *estateWriter) address(t string, names ...string) string {
	return t + "." + names[len(names)-1]
}

// literalID writes the identifier of a resource.
func literalID(group, t string, names ...string) string {
	parts := strings.Split(t, "/")
	out := "/subscriptions/s/resourceGroups/" + group + "/providers/" + parts[0]
	for i, name := range names {
		out += "/" + parts[i+1] + "/" + name
	}
	return out
}

func (e *estateWriter) at() value.Locator {
	return value.At(source.Range{File: e.file})
}

func (e *estateWriter) text(s string) *value.Value { return value.NewString(s, e.at()) }
func (e *estateWriter) int(n int) *value.Value     { return value.NewInt(n, e.at()) }

func (e *estateWriter) list(items ...*value.Value) *value.Value { return value.NewList(items, e.at()) }

// object makes an object of names and values in turn.
func (e *estateWriter) object(pairs ...any) *value.Value {
	var fields []value.Field
	for i := 0; i < len(pairs); i += 2 {
		if v, _ := pairs[i+1].(*value.Value); v != nil {
			fields = append(fields, value.Field{Name: pairs[i].(string), Value: v})
		}
	}
	return value.NewObject(fields, e.at())
}
