package azure

import (
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// identityEntries are identities and what they may do.
func identityEntries() map[string]*entry {
	const identities = "Microsoft.ManagedIdentity/userAssignedIdentities"
	return map[string]*entry{
		"azurerm_user_assigned_identity": {
			arm:        identities,
			rows:       top(),
			properties: []row{attr("isolation_scope", "isolationScope")},
		},
		"azurerm_federated_identity_credential": {
			arm:    identities + "/federatedIdentityCredentials",
			parent: "user_assigned_identity_id|parent_id",
			rows:   inner(),
			properties: []row{
				attr("issuer", "issuer"),
				attr("subject", "subject"),
				attr("audience", "audiences").list(),
			},
		},
		// An application of Entra has the same in Microsoft Graph; what the credential
		// trusts is the same, whom it stands for is not known.
		"azuread_application_federated_identity_credential": {
			arm:    identities + "/federatedIdentityCredentials",
			parent: "application_id|application_object_id",
			rows:   []row{attr("display_name", "name")},
			properties: []row{
				attr("issuer", "issuer"),
				attr("subject", "subject"),
				attr("audiences", "audiences"),
				attr("description", "description"),
			},
		},
		"azurerm_role_definition": {
			arm:   "Microsoft.Authorization/roleDefinitions",
			scope: "scope",
			rows:  []row{attr("role_definition_id", "name")},
			properties: []row{
				attr("name", "roleName"),
				attr("description", "description"),
				fixed("type", "CustomRole"),
				blocks("permissions", "permissions",
					attr("actions", "actions"),
					attr("not_actions", "notActions"),
					attr("data_actions", "dataActions"),
					attr("not_data_actions", "notDataActions")),
				attr("assignable_scopes", "assignableScopes"),
			},
		},
		"azurerm_pim_active_role_assignment":   scheduledRole("Microsoft.Authorization/roleAssignmentScheduleRequests"),
		"azurerm_pim_eligible_role_assignment": scheduledRole("Microsoft.Authorization/roleEligibilityScheduleRequests"),
		"azurerm_role_assignment": {
			arm:   "Microsoft.Authorization/roleAssignments",
			scope: "scope",
			rows:  []row{attr("name", "name")},
			properties: []row{
				attr("role_definition_name", "roleDefinitionName"),
				attr("role_definition_name", "roleDefinitionId").with(roleID),
				attr("role_definition_id", "roleDefinitionId"),
				attr("principal_id", "principalId"),
				attr("principal_type", "principalType"),
				attr("description", "description"),
				attr("condition", "condition"),
				attr("condition_version", "conditionVersion").text(),
				attr("delegated_managed_identity_resource_id", "delegatedManagedIdentityResourceId"),
			},
		},
	}
}

// scheduledRole is a role that Privileged Identity Management gives, at once or when
// it is asked for; when it starts and ends is left out.
func scheduledRole(arm string) *entry {
	return &entry{
		arm:   arm,
		scope: "scope",
		properties: []row{
			fixed("requestType", "AdminAssign"),
			attr("role_definition_id", "roleDefinitionId"),
			attr("principal_id", "principalId"),
			attr("justification", "justification"),
		},
	}
}

// roles are built-in roles by name in lower case; a role has the same
// identifier in every tenant
// (https://learn.microsoft.com/azure/role-based-access-control/built-in-roles).
var roles = map[string]string{
	"owner":                        "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
	"contributor":                  "b24988ac-6180-42a0-ab88-20f7382dd24c",
	"reader":                       "acdd72a7-3385-48ef-bd42-f606fba81ae7",
	"network contributor":          "4d97b98b-1d4f-4787-a291-c67834d212e7",
	"private dns zone contributor": "b12aa53e-6015-4669-85d0-8515ebb3ae7f",
	"dns zone contributor":         "befefa01-2a29-4197-83a8-272ff33ce314",
	"acrpull":                      "7f951dda-4ed3-4680-a7ca-43fe172d538d",
	"acrpush":                      "8311e382-0749-4cb8-b61a-304f252e45ec",
	"managed identity operator":    "f1a07417-d97a-45cb-824c-7a7467783830",
	"appgw for containers configuration manager":  "fbc52c3f-28ad-4303-a892-8a056630b8f1",
	"azure kubernetes service rbac cluster admin": "b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b",
	"azure kubernetes service rbac admin":         "3498e952-d568-435e-9b2c-8d77e338d7f7",
	"azure kubernetes service rbac writer":        "a7ffa36f-339b-4b5c-8bdf-e2c188b2c0eb",
	"azure kubernetes service rbac reader":        "7f6c6a51-bcf8-42ba-9220-52d62157d7db",
	"azure kubernetes service cluster admin role": "0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8",
	"azure kubernetes service cluster user role":  "4abbcc35-e782-43d8-92c5-2d3f1bd2253f",
	"azure kubernetes service contributor role":   "ed7f3fbd-7b88-4dd4-9017-9adb7ce333f8",
	"key vault administrator":                     "00482a5a-887f-4fb3-b363-3b7fe8e74483",
	"key vault certificates officer":              "a4417e6f-fecd-4de8-b567-7b0420556985",
	"key vault certificate user":                  "db79e9a7-68ee-4b58-9aeb-b90e7c24fcba",
	"key vault crypto officer":                    "14b46e9e-c2b7-41b4-b07b-48a6ebf60603",
	"key vault crypto user":                       "12338af0-0e69-4776-bea7-57ae8d297424",
	"key vault secrets officer":                   "b86a8fe4-44ce-4948-aee5-eccb2c155cd7",
	"key vault secrets user":                      "4633458b-17de-408a-b874-0445c86b69e6",
	"key vault reader":                            "21090545-7ca7-4776-b22c-e363652d74d2",
	"key vault contributor":                       "f25e0fa2-a7c8-4377-a976-54943a77a395",
	"key vault crypto service encryption user":    "e147488a-f6f5-4113-8e2d-b22465e65bf6",
	"key vault crypto service release user":       "08bbd89e-9f13-488c-ac41-acfcb10c90ab",
	"key vault data access administrator":         "8b54135c-b56d-4d72-a534-26097cfdc8d8",
}

// roleID turns a role's name into its identifier. A name that is not in the
// table stands for a role whose identifier is not known.
func roleID(v *value.Value) *value.Value {
	name, ok := v.Str()
	if !ok {
		return v
	}
	guid, ok := roles[strings.ToLower(name)]
	if !ok {
		return like(v, value.NewUnknown("the identifier of role \""+name+"\" is not known", v.Locator()))
	}
	return like(v, value.NewString("/providers/Microsoft.Authorization/roleDefinitions/"+guid, v.Locator()))
}
