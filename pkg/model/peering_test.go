package model

import (
	"fmt"
	"testing"
)

// peeringStory is a cluster whose pod range overlaps a network beside its own.
const peeringStory = `{"resources": [
 {"address": "azurerm_virtual_network.v", "type": "Microsoft.Network/virtualNetworks",
  "body": {"name": "v", "properties": {"addressSpace": {"addressPrefixes": ["10.20.0.0/16"]}}}},
 {"address": "azurerm_virtual_network.hub", "type": "Microsoft.Network/virtualNetworks",
  "body": {"name": "hub", "properties": {"addressSpace": {"addressPrefixes": ["192.168.0.0/20"]}}}},
 {"address": "azurerm_virtual_network.third", "type": "Microsoft.Network/virtualNetworks",
  "body": {"name": "third", "properties": {"addressSpace": {"addressPrefixes": ["10.99.0.0/16"]}}}},
 {"address": "azurerm_subnet.n", "type": "Microsoft.Network/virtualNetworks/subnets", "parent": "v",
  "body": {"name": "n", "properties": {"addressPrefixes": ["10.20.0.0/20"]}}},
 {"address": "azurerm_kubernetes_cluster.c", "type": "Microsoft.ContainerService/managedClusters",
  "body": {"name": "c", "sku": {"name": "Base"}, "properties": {
   "networkProfile": {"networkPlugin": "azure", "networkPluginMode": "overlay", "podCidr": "192.168.0.0/16", "serviceCidr": "172.16.0.0/16", "dnsServiceIP": "172.16.0.10"},
   "agentPoolProfiles": [{"name": "system", "mode": "System", "count": 3, "vnetSubnetID": {"$unknown": "later", "$refs": ["azurerm_subnet.n#id"]}}]}}},
 {"address": "azurerm_peering.back", "type": "Microsoft.Network/virtualNetworks/virtualNetworkPeerings", "parent": "hub",
  "body": {"name": "back", "properties": {"remoteVirtualNetwork": {"id": {"$unknown": "later", "$refs": ["azurerm_virtual_network.v#id"]}}}}},
 {"address": "azurerm_peering.p", "type": "Microsoft.Network/virtualNetworks/virtualNetworkPeerings", "parent": %s,
  "body": {"name": "p", "properties": {"remoteVirtualNetwork": {"id": %s}%s}}}
]}`

// TestPartialPeering: the ranges of a network count only where all of it is
// peered.
func TestPartialPeering(t *testing.T) {
	const (
		hub     = `{"$unknown": "later", "$refs": ["azurerm_virtual_network.hub#id"]}`
		third   = `{"$unknown": "later", "$refs": ["azurerm_virtual_network.third#id"]}`
		unknown = `{"$unknown": "later"}`
		part    = `, "peerCompleteVnets": false, "localSubnetNames": ["x"], "remoteSubnetNames": ["y"]`
	)
	tests := []struct {
		name, parent, remote, properties string
		overlaps                         int
		why                              string // the list is open
	}{
		{"whole", `"v"`, hub, "", 1, ""},
		{"whole, written", `"v"`, hub, `, "peerCompleteVnets": true, "enableOnlyIPv6Peering": false`, 1, ""},
		{"some subnets", `"v"`, hub, part, 0, "only some subnets are peered by azurerm_peering.p"},
		{"only IPv6", `"v"`, hub, `, "peerCompleteVnets": false, "enableOnlyIPv6Peering": true`, 0, "only IPv6 ranges are peered by azurerm_peering.p"},
		{"not known whether whole", `"v"`, hub, `, "peerCompleteVnets": {"$unknown": "variable \"all\" has no value"}`, 0, `variable "all" has no value`},
		{"some subnets of another network", `"v"`, third, part, 1, "only some subnets are peered by azurerm_peering.p"},
		{"some subnets of a network that is not known", `"v"`, unknown, part, 0, "later"},
		{"some subnets, from a network that is not known", unknown, hub, part, 0, "later"},
		{"some subnets, from elsewhere", `"third"`, hub, part, 1, ""},
	}
	for _, tt := range tests {
		s := parseStory(t, "graph.json", fmt.Appendf(nil, peeringStory, tt.parent, tt.remote, tt.properties))
		a := Build(s.graph, s.opts)[0].Addressing
		if len(a.Overlaps.Items) != tt.overlaps || a.Overlaps.Open != (tt.why != "") || tt.why != "" && a.Overlaps.Why.Why() != tt.why {
			t.Errorf("%s: %d overlaps, open: %v because %q", tt.name, len(a.Overlaps.Items), a.Overlaps.Open, a.Overlaps.Why.Why())
		}
		if a.Reserved.Open {
			t.Errorf("%s: a peer has nothing to do with what AKS keeps for itself", tt.name)
		}
	}
}
