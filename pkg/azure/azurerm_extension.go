package azure

import "github.com/akslint/akslint/pkg/value"

func extensionEntry() *entry {
	return &entry{
		arm:   "Microsoft.KubernetesConfiguration/extensions",
		scope: "cluster_id",
		rows: []row{
			attr("name", "name"),
			block("plan", "plan",
				attr("name", "name"), attr("product", "product"), attr("publisher", "publisher"),
				attr("promotion_code", "promotionCode"), attr("version", "version")),
		},
		properties: []row{
			attr("extension_type", "extensionType"),
			attr("version", "version").text(),
			attr("release_train", "releaseTrain"),
			attr("release_namespace", "scope.cluster.releaseNamespace"),
			attr("target_namespace", "scope.namespace.targetNamespace"),
			attr("configuration_settings", "configurationSettings"),
			attr("configuration_protected_settings", "configurationProtectedSettings").hidden(),
		},
	}
}

// fluxEntry holds where a configuration comes from, with what credentials, and
// where it goes.
func fluxEntry() *entry {
	return &entry{
		arm:   "Microsoft.KubernetesConfiguration/fluxConfigurations",
		scope: "cluster_id",
		rows:  []row{attr("name", "name")},
		properties: []row{
			attr("namespace", "namespace"),
			attr("scope", "scope"),
			attr("continuous_reconciliation_enabled", "suspend").sends(true).inverted(),
			gitRepositoryRow(),
			bucketRow(),
			blobStorageRow(),
			derived("kustomizations", "kustomizations", kustomizations),
		},
	}
}

func gitRepositoryRow() row {
	return block("git_repository", "",
		present("sourceKind", "GitRepository"),
		attr("url", "gitRepository.url"),
		derived("reference_type reference_value", "gitRepository.repositoryRef", gitReference),
		attr("provider", "gitRepository.provider"),
		attr("https_user", "gitRepository.httpsUser"),
		attr("https_ca_cert_base64", "gitRepository.httpsCACert"),
		attr("https_key_base64", "configurationProtectedSettings.httpsKey").hidden(),
		attr("ssh_known_hosts_base64", "gitRepository.sshKnownHosts"),
		attr("ssh_private_key_base64", "configurationProtectedSettings.sshPrivateKey").hidden(),
		attr("local_auth_reference", "gitRepository.localAuthRef"),
		attr("sync_interval_in_seconds", "gitRepository.syncIntervalInSeconds").sends(600),
		attr("timeout_in_seconds", "gitRepository.timeoutInSeconds").sends(600))
}

func bucketRow() row {
	return block("bucket", "",
		present("sourceKind", "Bucket"),
		attr("url", "bucket.url"),
		attr("bucket_name", "bucket.bucketName"),
		attr("tls_enabled", "bucket.insecure").sends(true).inverted(),
		attr("access_key", "bucket.accessKey").hidden(),
		attr("secret_key_base64", "configurationProtectedSettings.bucketSecretKey").hidden(),
		attr("local_auth_reference", "bucket.localAuthRef"),
		attr("sync_interval_in_seconds", "bucket.syncIntervalInSeconds").sends(600),
		attr("timeout_in_seconds", "bucket.timeoutInSeconds").sends(600))
}

func blobStorageRow() row {
	return block("blob_storage", "",
		present("sourceKind", "AzureBlob"),
		attr("container_id", "azureBlob.containerName"),
		attr("account_key", "azureBlob.accountKey").hidden(),
		attr("sas_token", "azureBlob.sasToken").hidden(),
		attr("local_auth_reference", "azureBlob.localAuthRef"),
		attr("sync_interval_in_seconds", "azureBlob.syncIntervalInSeconds"),
		attr("timeout_in_seconds", "azureBlob.timeoutInSeconds"),
		block("managed_identity", "azureBlob.managedIdentity", attr("client_id", "clientId")),
		block("service_principal", "azureBlob.servicePrincipal",
			attr("client_id", "clientId"),
			attr("tenant_id", "tenantId"),
			attr("client_secret", "clientSecret").hidden(),
			attr("client_certificate_base64", "clientCertificate").hidden(),
			attr("client_certificate_password", "clientCertificatePassword").hidden(),
			attr("client_certificate_send_chain", "clientCertificateSendChain")))
}

// gitReference writes the revision under the kind of reference it is.
func gitReference(t *translation, out target, to []string, in *value.Value) {
	kind := in.Get("reference_type")
	word, ok := kind.Str()
	if !ok {
		out.put(to, kind, value.Field{})
		return
	}
	t.rows(target{out.at(to, out.where), out.where}, in, []row{attr("reference_value", word)})
}

// kustomizations writes a repeated block as ARM's object with their names as
// keys.
func kustomizations(t *translation, out target, to []string, in *value.Value) {
	list := blocksOf(in, []string{"kustomizations"})
	if !list.may() {
		return
	}
	if list.list.IsUnknown() {
		out.put(to, list.list, value.Field{})
		return
	}
	all := target{out.at(to, out.where), out.where}
	all.open = list.list.Open()
	for _, item := range list.items {
		name, ok := item.Get("name").Str()
		if !ok {
			all.open = true
			continue
		}
		w := where(item, out.where)
		one := newTree(w)
		t.rows(target{one, w}, item, []row{
			attr("path", "path"),
			attr("depends_on", "dependsOn"),
			attr("sync_interval_in_seconds", "syncIntervalInSeconds").sends(600),
			attr("retry_interval_in_seconds", "retryIntervalInSeconds").sends(600),
			attr("timeout_in_seconds", "timeoutInSeconds").sends(600),
			block("post_build", "postBuild",
				attr("substitute", "substitute"),
				blocks("substitute_from", "substituteFrom",
					attr("kind", "kind"),
					attr("name", "name"),
					attr("optional", "optional").sends(false))),
			attr("garbage_collection_enabled", "prune").sends(false),
			attr("recreating_enabled", "force").sends(false),
			attr("wait", "wait"),
		})
		all.put([]string{name}, one.value(), value.Field{})
	}
}
