package model

import (
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/kube"
)

// shopKube is what manifests make of a cluster with default settings.
func shopKube(t *testing.T, complete bool, yaml string) *Kube {
	t.Helper()
	s := parseStory(t, "graph.json", []byte(`{"resources": [{"address": "azurerm_kubernetes_cluster.c", "type": "Microsoft.ContainerService/managedClusters",
  "body": {"name": "c", "location": "westeurope", "sku": {"name": "Base"}, "properties": {"networkProfile": {"networkPlugin": "azure", "podCidr": "10.244.0.0/16"}}}}]}`))
	s.opts.Complete = complete
	c := Build(s.graph, s.opts)[0]
	b := chart(t, yaml)
	b.Origin = kube.Manifests
	Deploy(c, []*kube.Bundle{b})
	return &c.Kube
}

// shopPods is a Deployment with more in its pods.
func shopPods(labels, spec string) string {
	return "\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\nspec:\n  template:\n    metadata: {labels: {app: web" + labels +
		"}}\n    spec:\n      containers: [{name: web, image: web}]\n" + spec
}

const (
	useLabel = `, azure.workload.identity/use: "true"`
	account  = "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web, namespace: shop, annotations: {azure.workload.identity/client-id: 7d8cdf74-0a5c-4b1f-8a3e-5f0f6c1f2d11}}"
	runsAs   = "      serviceAccountName: web\n"
)

func TestPodIdentity(t *testing.T) {
	for _, c := range []struct{ name, yaml, want string }{
		{"whole chain", account + shopPods(useLabel, runsAs), "account 0 uses true names true mounted true"},
		{"no account among the files", shopPods(useLabel, runsAs), "account <nil> uses true names ? mounted ?"},
		{"default account", shopPods(useLabel, ""), "account <nil> uses true names false mounted true"},
		{"no label", account + shopPods("", runsAs), "account 0 uses false names true mounted true"},
		{"boolean label", account + shopPods(", azure.workload.identity/use: true", runsAs), "account 0 uses true names true mounted true"},
		{"old field", account + shopPods("", "      serviceAccount: web\n"), "account 0 uses false names true mounted true"},
		{"token off in the pod", account + shopPods("", runsAs+"      automountServiceAccountToken: false\n"), "account 0 uses false names true mounted false"},
		{"token off in the account", account + "\nautomountServiceAccountToken: false" + shopPods("", runsAs), "account 0 uses false names true mounted false"},
		{"another namespace", strings.Replace(account, "shop", "pay", 1) + shopPods("", runsAs), "account <nil> uses false names ? mounted ?"},
	} {
		t.Run(c.name, func(t *testing.T) {
			id := shopKube(t, false, c.yaml).Workloads.Items[0].Identity
			got := "account " + shown(id.Account) + " uses " + shown(id.Uses) + " names " + shown(id.NamesIdentity) + " mounted " + shown(id.TokenMounted)
			if got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestGranted(t *testing.T) {
	binding := func(kind, subject string) string {
		ns := ", namespace: shop"
		if kind == "ClusterRoleBinding" {
			ns = ""
		}
		return "\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: " + kind + "\nmetadata: {name: b" + ns + "}\nroleRef: {kind: ClusterRole, name: view}\nsubjects: [" + subject + "]\n"
	}
	for _, c := range []struct{ name, yaml, want string }{
		{"nobody binds the default account", shopPods("", ""), "false"},
		{"a named account may be bound elsewhere", account + shopPods("", runsAs), "?"},
		{"by name", account + shopPods("", runsAs) + binding("RoleBinding", "{kind: ServiceAccount, name: web, namespace: shop}"), "true"},
		{"by name in another namespace", shopPods("", "") + binding("RoleBinding", "{kind: ServiceAccount, name: default, namespace: pay}"), "false"},
		{"no namespace", shopPods("", "") + binding("RoleBinding", "{kind: ServiceAccount, name: default}"), "?"},
		{"as a user", shopPods("", "") + binding("ClusterRoleBinding", "{kind: User, name: 'system:serviceaccount:shop:default'}"), "true"},
		{"all accounts of the namespace", shopPods("", "") + binding("ClusterRoleBinding", "{kind: Group, name: 'system:serviceaccounts:shop'}"), "true"},
		{"all accounts of another", shopPods("", "") + binding("ClusterRoleBinding", "{kind: Group, name: 'system:serviceaccounts:pay'}"), "false"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shown(shopKube(t, false, c.yaml).Workloads.Items[0].Identity.Granted); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestAccountUsers(t *testing.T) {
	for _, c := range []struct{ name, yaml, want string }{
		{"labelled", account + shopPods(useLabel, runsAs), "true <nil>"},
		{"not labelled", account + shopPods("", runsAs), "false 0"},
		{"one of two", account + shopPods("", runsAs) + strings.ReplaceAll(shopPods(useLabel, runsAs), "name: web,", "name: api,"), "true <nil>"},
		{"nobody runs as it", account + shopPods("", ""), "<nil> <nil>"},
		{"only the driver asks", account + shopPods("", runsAs+"      volumes: [{name: k, csi: {driver: secrets-store.csi.k8s.io}}]\n"), "<nil> <nil>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := shopKube(t, false, c.yaml).Accounts.Items[0]
			if got := shown(a.Labelled) + " " + shown(a.Unlabelled); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestSecretTexts(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"password", "N8q-pz4-Lw2", true},
		{"password", "", false},
		{"password", "changeme", false},
		{"password", "$(PASSWORD)", false},
		{"password", "${PASSWORD}", false},
		{"password", "<password>", false},
		{"password", "/run/secrets/password", false},
		{"ALLOW_EMPTY_PASSWORD", "yes", false},
		{"ROUTING_KEY", "orders", false},
		{"ACCOUNT_KEY", "b3JkZXJz", true},
		{"LEVEL", "debug", false},
		{"DB", "postgres://shop:N8q-pz4@db/shop", true},
		{"DB", "postgres://shop:$(PASSWORD)@db/shop", false},
		{"STORAGE", "AccountName=shop;AccountKey=bm90IGEga2V5", true},
		{"shop.yaml", "# such as postgres://shop:N8q-pz4@db/shop\ndb: ${DB}\n", false},
		{"shop.yaml", "# such as ...\ndb: postgres://shop:N8q-pz4@db/shop\n", true},
	} {
		kind, _ := sensitivePart(c.name, c.text)
		if got := kind != ""; got != c.want {
			t.Errorf("%s=%s: got %v, want %v", c.name, c.text, got, c.want)
		}
	}
}

func TestLiteralKey(t *testing.T) {
	for _, c := range []struct{ name, yaml, want string }{
		{"plain", "stringData: {username: shop, password: N8q-pz4-Lw2}", "password"},
		{"encoded", "data: {password: TjhxLXB6NC1MdzI=}", "password"},
		{"encoded placeholder", "data: {password: Y2hhbmdlbWU=}", "<nil>"},
		{"not encoded at all", "data: {password: '%%%'}", "<nil>"},
		{"certificate", "stringData: {bundle: \"-----BEGIN CERTIFICATE-----\\nMII\"}", "<nil>"},
		{"encrypted", "stringData: {password: N8q}\nsops: {version: 3.9.0}", "<nil>"},
		{"empty", "type: Opaque", "<nil>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := shopKube(t, false, "apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: shop}\n"+c.yaml+"\n")
			if got := shown(k.Secrets.Items[0].Literal); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}
