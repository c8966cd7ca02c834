package model

import (
	"fmt"
	"testing"
)

// planStory is one cluster with one pool on a subnet.
const planStory = `{"resources": [
 {"address": "azurerm_virtual_network.v", "type": "Microsoft.Network/virtualNetworks",
  "body": {"name": "v", "properties": {"addressSpace": {"addressPrefixes": ["10.0.0.0/8"]}}}},
 {"address": "azurerm_subnet.n", "type": "Microsoft.Network/virtualNetworks/subnets", "parent": "v",
  "body": {"name": "n", "properties": {"addressPrefixes": ["10.1.0.0/16"]}}},
 {"address": "azurerm_subnet.p", "type": "Microsoft.Network/virtualNetworks/subnets", "parent": "v",
  "body": {"name": "p", "properties": {"addressPrefixes": ["10.2.0.0/16"]}}},
 {"address": "azurerm_kubernetes_cluster.c", "type": "Microsoft.ContainerService/managedClusters",
  "body": {"name": "c", "sku": {"name": "Base"}, "properties": {"networkProfile": {%s},
   "agentPoolProfiles": [{"name": "system", "mode": "System", "vnetSubnetID": {"$unknown": "later", "$refs": ["azurerm_subnet.n#id"]}%s}]}}}
]}`

const podSubnet = `, "podSubnetID": {"$unknown": "later", "$refs": ["azurerm_subnet.p#id"]}`

// TestPlan: the worked examples of the pages, and each network mode.
func TestPlan(t *testing.T) {
	tests := []struct {
		name, network, pool string
		nodes, pods         string // now, max and max_floor of the two subnets, at least
		podRange            string // now, max, at_least_max, capacity
	}{
		{"50 nodes, surge 1, 30 pods", `"networkPlugin": "azure"`, `, "count": 50, "maxPods": 30, "upgradeSettings": {"maxSurge": "1"}`, "1550 1581 1581 >= 1550 1581", "0 0 0 >= 0 0", "null null 0 null"},
		{"60 nodes, surge 1, 30 pods", `"networkPlugin": "azure"`, `, "count": 60, "upgradeSettings": {"maxSurge": "1"}`, "1860 1891 1891 >= 1860 1891", "0 0 0 >= 0 0", "null null 0 null"},
		{"surge of a third", `"networkPlugin": "azure"`, `, "count": 5, "upgradeSettings": {"maxSurge": "33%"}`, "155 217 217 >= 155 217", "0 0 0 >= 0 0", "null null 0 null"},
		{"surge left out", `"networkPlugin": "azure", "networkPluginMode": "overlay"`, `, "count": 41`, "41 46 46 >= 41 46", "0 0 0 >= 0 0", "41 46 46 256"},
		{"autoscaler", `"networkPlugin": "azure", "networkPluginMode": "overlay"`, `, "enableAutoScaling": true, "minCount": 2, "maxCount": 300`, "2 330 330 >= 2 330", "0 0 0 >= 0 0", "2 330 330 256"},
		{"autoscaler with reversed bounds", `"networkPlugin": "azure"`, `, "enableAutoScaling": true, "minCount": 5, "maxCount": 3, "maxPods": 30, "upgradeSettings": {"maxSurge": "1"}`, "155 186 186 >= 155 186", "0 0 0 >= 0 0", "null null 0 null"},
		{"autoscaler starts elsewhere", `"networkPlugin": "azure", "networkPluginMode": "overlay"`, `, "enableAutoScaling": true, "count": 7, "minCount": 2, "maxCount": 10`, "7 11 11 >= 7 11", "0 0 0 >= 0 0", "7 11 11 256"},
		{"pod range of four nodes", `"networkPlugin": "azure", "networkPluginMode": "overlay", "podCidr": "10.240.100.0/22"`, `, "count": 4`, "4 5 5 >= 4 5", "0 0 0 >= 0 0", "4 5 5 4"},
		{"pod range below a /24", `"networkPlugin": "azure", "networkPluginMode": "overlay", "podCidr": "10.240.100.0/25"`, `, "count": 1`, "1 2 2 >= 1 2", "0 0 0 >= 0 0", "1 2 2 0"},
		{"dual stack counts IPv4", `"networkPlugin": "azure", "networkPluginMode": "overlay", "podCidrs": ["10.244.0.0/20", "fd00::/64"]`, `, "count": 1`, "1 2 2 >= 1 2", "0 0 0 >= 0 0", "1 2 2 16"},
		{"kubenet", `"networkPlugin": "kubenet", "podCidr": "10.244.0.0/14"`, `, "count": 10`, "10 11 11 >= 10 11", "0 0 0 >= 0 0", "10 11 11 400"},
		{"dynamic", `"networkPlugin": "azure"`, `, "count": 10, "maxPods": 30` + podSubnet, "10 11 11 >= 10 11", "160 528 176 >= 160 176", "null null 0 null"},
		{"static", `"networkPlugin": "azure"`, `, "count": 10, "maxPods": 31, "podIPAllocationMode": "StaticBlock"` + podSubnet, "10 11 11 >= 10 11", "320 352 352 >= 320 352", "null null 0 null"},
		{"static, one more pod", `"networkPlugin": "azure"`, `, "count": 10, "maxPods": 32, "podIPAllocationMode": "StaticBlock"` + podSubnet, "10 11 11 >= 10 11", "480 528 528 >= 480 528", "null null 0 null"},
		{"own CNI", `"networkPlugin": "none"`, `, "count": 10`, "10 11 11 >= 10 11", "0 0 0 >= 0 0", "null null 0 null"},
		{"plugin left out", ``, `, "count": 10, "maxPods": 30`, "10 11 11 >= 10 11", "0 0 0 >= 0 0", "10 11 11 256"},
		{"plugin left out, range as large as overlay takes", `"podCidr": "10.240.0.0/12"`, `, "count": 10`, "10 11 11 >= 10 11", "0 0 0 >= 0 0", "10 11 11 ?"},
		{"plugin left out, pod subnet", ``, `, "count": 10, "maxPods": 30` + podSubnet, "? ? ? >= 10 11", "? ? ? >= 0 0", "? ? 0 ?"},
		{"plugin not known", `"networkPlugin": {"$unknown": "later"}`, `, "count": 10`, "? ? ? >= 10 11", "0 0 0 >= 0 0", "? ? 0 ?"},
		{"count not known", `"networkPlugin": "azure"`, `, "count": {"$unknown": "later"}, "maxPods": 30`, "? ? ? >= 0 0", "0 0 0 >= 0 0", "null null 0 null"},
		{"most not known", `"networkPlugin": "azure"`, `, "enableAutoScaling": true, "minCount": 20, "maxCount": {"$unknown": "later"}`, "620 ? ? >= 620 682", "0 0 0 >= 0 0", "null null 0 null"},
		{"surge not known", `"networkPlugin": "azure"`, `, "count": 5, "upgradeSettings": {"maxSurge": {"$unknown": "later"}}`, "155 ? ? >= 155 155", "0 0 0 >= 0 0", "null null 0 null"},
		{"pods not known", `"networkPlugin": "azure"`, `, "count": 5, "maxPods": {"$unknown": "later"}`, "? ? ? >= 5 6", "0 0 0 >= 0 0", "null null 0 null"},
		{"Spot", `"networkPlugin": "azure", "networkPluginMode": "overlay"`, `, "count": 50, "scaleSetPriority": "Spot"`, "50 50 50 >= 50 50", "0 0 0 >= 0 0", "50 50 50 256"},
		{"nodes are taken away", `"networkPlugin": "azure", "networkPluginMode": "overlay"`, `, "count": 50, "upgradeSettings": {"maxUnavailable": "5"}`, "50 50 50 >= 50 50", "0 0 0 >= 0 0", "50 50 50 256"},
		{"beyond all numbers", `"networkPlugin": "azure"`, `, "count": 4611686018427387904, "maxPods": 4611686018427387904`, "1099511627776 1099511627776 1099511627776 >= 1099511627776 1099511627776", "0 0 0 >= 0 0", "null null 0 null"},
		{"less than nothing", `"networkPlugin": "azure", "networkPluginMode": "overlay"`, `, "count": -7`, "? ? ? >= 0 0", "0 0 0 >= 0 0", "? ? 0 256"},
		{"single machines, another count beside", `"networkPlugin": "azure", "networkPluginMode": "overlay"`, `, "type": "VirtualMachines", "count": 1, "virtualMachinesProfile": {"scale": {"manual": [{"size": "Standard_D4s_v5", "count": 3}]}}`, "? ? ? >= 0 0", "0 0 0 >= 0 0", "? ? 0 256"},
		{"single machines, the same count beside", `"networkPlugin": "azure", "networkPluginMode": "overlay"`, `, "type": "VirtualMachines", "count": 3, "virtualMachinesProfile": {"scale": {"manual": [{"size": "Standard_D4s_v5", "count": 3}]}}`, "3 4 4 >= 3 4", "0 0 0 >= 0 0", "3 4 4 256"},
		{"single machines, maybe with profiles", `"networkPlugin": "azure", "networkPluginMode": "overlay"`, `, "type": "VirtualMachines", "count": 3, "virtualMachinesProfile": {"$unknown": "later"}`, "? ? ? >= 0 0", "0 0 0 >= 0 0", "? ? 0 256"},
		{"scale profiles of a scale set", `"networkPlugin": "azure", "networkPluginMode": "overlay"`, `, "count": 3, "virtualMachinesProfile": {"scale": {"manual": [{"size": "Standard_D4s_v5", "count": 1}]}}`, "3 4 4 >= 3 4", "0 0 0 >= 0 0", "3 4 4 256"},
		{"single machines", `"networkPlugin": "azure", "networkPluginMode": "overlay"`, `, "type": "VirtualMachines", "virtualMachinesProfile": {"scale": {"manual": [{"size": "Standard_D4s_v5", "count": 3}, {"size": "Standard_D8s_v5", "count": 2}]}}`, "5 6 6 >= 5 6", "0 0 0 >= 0 0", "5 6 6 256"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := parseStory(t, "graph.json", fmt.Appendf(nil, planStory, tt.network, tt.pool))
			c := Build(s.graph, s.opts)[0]
			subnets := c.Network.Subnets.Items
			if got := demandText(subnets[0].Demand); got != tt.nodes {
				t.Errorf("node subnet: %s, want %s", got, tt.nodes)
			}
			if got := demandText(subnets[1].Demand); got != tt.pods {
				t.Errorf("pod subnet: %s, want %s", got, tt.pods)
			}
			r := c.Addressing.PodRange
			got := fmt.Sprintf("%s %s %d %s", leafText(r.Now), leafText(r.Max), r.AtLeastMax, leafText(r.Capacity))
			if got != tt.podRange {
				t.Errorf("pod range: %s, want %s", got, tt.podRange)
			}
		})
	}
}

func demandText(d Demand) string {
	return fmt.Sprintf("%s %s %s >= %d %d", leafText(d.Now), leafText(d.Max), leafText(d.MaxFloor), d.AtLeastNow, d.AtLeastMax)
}

func leafText(l Leaf) string {
	if l.State() == Unknown {
		return "?"
	}
	return string(jsonFolder{}.Plain(nil, l.Plain()))
}

func TestRanges(t *testing.T) {
	tests := []struct {
		ranges                           []string
		length, capacity, blocks, privat string
	}{
		{[]string{"10.0.0.0/24"}, "24", "251", "1", "true"},
		{[]string{"10.0.0.0/27"}, "27", "27", "0", "true"},
		{[]string{"10.0.0.0/28"}, "28", "11", "0", "true"},
		{[]string{"10.0.0.0/31"}, "31", "0", "0", "true"},
		{[]string{"10.0.0.0/8"}, "8", "16777211", "65536", "true"},
		{[]string{"0.0.0.0/0"}, "0", "4294967291", "16777216", "false"},
		{[]string{"10.0.0.0/24", "10.0.2.0/24"}, "null", "502", "2", "true"},
		{[]string{"100.64.0.0/16"}, "16", "65531", "256", "true"},
		{[]string{"100.0.0.0/9"}, "9", "8388603", "32768", "false"},
		{[]string{"10.0.0.0/24", "fd00::/64"}, "24", "251", "1", "true"},
		{[]string{"fd00::/64"}, "null", "null", "null", "true"},
		{[]string{"10.0.0.0"}, "?", "?", "?", "?"},
		{nil, "null", "null", "null", "true"},
	}
	for _, tt := range tests {
		got := [4]string{leafText(prefixLength(tt.ranges)), leafText(capacity(tt.ranges)), leafText(podBlocks(tt.ranges)), leafText(allPrivate(tt.ranges))}
		if want := [4]string{tt.length, tt.capacity, tt.blocks, tt.privat}; got != want {
			t.Errorf("%v: %v, want %v", tt.ranges, got, want)
		}
	}
}

func TestDNSProblem(t *testing.T) {
	tests := []struct{ ip, want string }{
		{"10.0.0.10", "null"},
		{"10.0.0.0", `"network_address"`},
		{"10.0.0.1", `"first_address"`},
		{"10.0.255.255", `"broadcast_address"`},
		{"10.1.0.10", `"outside"`},
		{"fd00::a", "null"},
		{"kube-dns", "?"},
	}
	for _, tt := range tests {
		if got := leafText(dnsProblem(tt.ip, []string{"10.0.0.0/16", "fd12::/108"})); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.ip, got, tt.want)
		}
	}
}

func TestProcessors(t *testing.T) {
	tests := map[string]int{
		"Standard_D4ds_v5": 4, "standard_d4DS_V5": 4, "Standard_E8-2s_v5": 2, "Standard_DS2_v2": 2, "Standard_DS3_v2_Promo": 4,
		"Standard_D2_v3": 2, "Standard_D11_v2": 2, "Standard_DS15_v2": 20, "Standard_A2": 2, "Standard_A5": 2, "Standard_A4m_v2": 4,
		"Standard_B2s": 2, "Standard_NC4as_T4_v3": 4, "Standard_NC24ads_A100_v4": 24, "Standard_HB120rs_v3": 120, "Standard_F16s_v2": 16,
		"Standard_G3": 0, "Standard_D6_v2": 0, "Basic_A1": 1, "Large": 0, "Standard_": 0, "": 0, "Standard_D-2s_v5": 0,
		"Standard_D99999999999999999999_v5": 0,
	}
	for size, want := range tests {
		n, ok := processors(size)
		if ok != (want > 0) || ok && n != want {
			t.Errorf("%q: %d %v, want %d", size, n, ok, want)
		}
	}
}
