package model

import "testing"

func TestSpoken(t *testing.T) {
	for address, want := range map[string]string{
		"azurerm_kubernetes_cluster.x":                                          "azurerm_kubernetes_cluster.x",
		`azurerm_subnet.x["a"]`:                                                 `azurerm_subnet.x["a"]`,
		"Microsoft.ContainerService/managedClusters/aks":                        "Microsoft.ContainerService/managedClusters/aks",
		"Microsoft.ContainerService/managedClusters/[variables('name')]":        "[variables('name')]",
		"Microsoft.ContainerService/managedClusters/[parameters('name')]":       "(named by parameter name)",
		"net.Microsoft.Network/virtualNetworks/[Parameters('vnet')]#2":          "(named by parameter vnet)",
		"net.Microsoft.Network/virtualNetworks/[format('{0}/x', variables(1))]": "[format('{0}/x', variables(1))]",
	} {
		if got := Spoken(address); got != want {
			t.Errorf("%s is called %s, want %s", address, got, want)
		}
	}
}
