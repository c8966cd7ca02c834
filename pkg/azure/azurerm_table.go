package azure

import (
	"maps"
	"sync"
)

// azurerm is the table, by Terraform resource type.
var azurerm = sync.OnceValue(func() map[string]*entry {
	table := map[string]*entry{}
	for _, part := range []map[string]*entry{
		clusterEntries(), networkEntries(), attachEntries(), dnsEntries(), gatewayEntries(), firewallEntries(),
		registryEntries(), vaultEntries(), dataEntries(), monitorEntries(), alertEntries(), backupEntries(),
		policyEntries(), identityEntries(), otherEntries(),
	} {
		maps.Copy(table, part)
	}
	return table
})
