package azure

import "github.com/akslint/akslint/pkg/value"

// vaultEntries are key vaults, what they hold, and what is encrypted with it.
//
// Dates of keys and secrets are written as azurerm writes them (RFC 3339); ARM
// has seconds since 1970.
func vaultEntries() map[string]*entry {
	const vaults = "Microsoft.KeyVault/vaults"
	return map[string]*entry{
		"azurerm_key_vault": {arm: vaults, rows: top(), properties: vaultRows()},
		"azurerm_key_vault_access_policy": {
			arm:        vaults,
			patches:    "key_vault_id",
			appends:    true,
			properties: []row{one("accessPolicies", accessPolicyRows()...)},
		},
		"azurerm_key_vault_key": {
			arm:    vaults + "/keys",
			parent: "key_vault_id",
			rows:   []row{attr("name", "name"), attr("tags", "tags")},
			properties: []row{
				attr("key_type", "kty"),
				attr("key_size", "keySize"),
				attr("curve", "curveName"),
				attr("key_opts", "keyOps"),
				attr("not_before_date", "attributes.nbf"),
				attr("expiration_date", "attributes.exp"),
				block("rotation_policy", "rotationPolicy",
					attr("expire_after", "attributes.expiryTime"),
					blocks("automatic", "lifetimeActions",
						present("action.type", "rotate"),
						attr("time_after_creation", "trigger.timeAfterCreate"),
						attr("time_before_expiry", "trigger.timeBeforeExpiry")),
					attr("notify_before_expiry", "lifetimeActions").with(notifyAction)),
			},
		},
		"azurerm_key_vault_secret": {
			arm:    vaults + "/secrets",
			parent: "key_vault_id",
			rows:   []row{attr("name", "name"), attr("tags", "tags")},
			properties: []row{
				attr("value", "value").hidden(),
				attr("value_wo", "value").hidden(),
				attr("content_type", "contentType"),
				attr("not_before_date", "attributes.nbf"),
				attr("expiration_date", "attributes.exp"),
			},
		},
		"azurerm_disk_encryption_set": {
			arm:  "Microsoft.Compute/diskEncryptionSets",
			rows: top(identityRow()),
			properties: []row{
				attr("key_vault_key_id|managed_hsm_key_id", "activeKey.keyUrl"),
				attr("encryption_type", "encryptionType").sends("EncryptionAtRestWithCustomerKey"),
				attr("auto_key_rotation_enabled", "rotationToLatestKeyVersionEnabled").sends(false),
				attr("federated_client_id", "federatedClientId"),
			},
		},
	}
}

func vaultRows() []row {
	return []row{
		attr("tenant_id", "tenantId"),
		fixed("sku.family", "A"),
		attr("sku_name", "sku.name").enum("standard", "premium"),
		blocks("access_policy", "accessPolicies", accessPolicyRows()...),
		attr("enabled_for_deployment", "enabledForDeployment").sends(false),
		attr("enabled_for_disk_encryption", "enabledForDiskEncryption").sends(false),
		attr("enabled_for_template_deployment", "enabledForTemplateDeployment").sends(false),
		attr("rbac_authorization_enabled|enable_rbac_authorization", "enableRbacAuthorization").
			sendsBy(false, false, nil).service(false),
		fixed("enableSoftDelete", true),
		attr("soft_delete_retention_days", "softDeleteRetentionInDays").sends(90),
		attr("purge_protection_enabled", "enablePurgeProtection").sends(false),
		attr("public_network_access_enabled", "publicNetworkAccess").sends(true).choice("Enabled", "Disabled"),
		block("network_acls", "networkAcls",
			attr("bypass", "bypass"),
			attr("default_action", "defaultAction").enum("Allow", "Deny"),
			attr("ip_rules", "ipRules").each("value"),
			attr("virtual_network_subnet_ids", "virtualNetworkRules").each("id")),
	}
}

func accessPolicyRows() []row {
	return []row{
		attr("tenant_id", "tenantId"),
		attr("object_id", "objectId"),
		attr("application_id", "applicationId"),
		attr("key_permissions", "permissions.keys"),
		attr("secret_permissions", "permissions.secrets"),
		attr("certificate_permissions", "permissions.certificates"),
		attr("storage_permissions", "permissions.storage"),
	}
}

// notifyAction is the lifetime action that warns of a key's end.
func notifyAction(v *value.Value) *value.Value {
	if v.IsNothing() {
		return v
	}
	action := value.NewObject([]value.Field{
		{Name: "action", Value: holding("type", value.NewString("notify", v.Locator()).AsImplied())},
		{Name: "trigger", Value: holding("timeBeforeExpiry", v)},
	}, v.Locator())
	return value.NewList([]*value.Value{action}, v.Locator())
}
