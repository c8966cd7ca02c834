package report_test

import (
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/report"
	"github.com/akslint/akslint/pkg/source"
)

func fileOf(path, text string) *source.File { return source.NewFile(path, []byte(text)) }

// secretLines are sources that hold the secret hunter2 and where a finding
// points into them.
var secretLines = []struct {
	path, text, point string
	declared          bool // the value is declared sensitive
}{
	{"a.tf", `admin_password = "hunter2"`, "admin", false},
	{"a.tf", `  client_secret="hunter2", x = 1`, `"hunter2"`, false},
	{"a.tf", `x = { "connectionString" : "Endpoint=hunter2" }`, "x", false},
	{"a.tf", `endpoint = "Endpoint=sb://a/;SharedAccessKey=hunter2;b=c"`, "endpoint", false},
	{"a.tf", `url = "https://me:hunter2@example.com/x"`, "url", false},
	{"a.tf", `url = "https://a.blob.core.windows.net/c?sv=1&sig=hunter2"`, "url", false},
	{"a.tf", `account_key = "hunter2\"more hunter2"`, "account_key", false},
	{"a.tf", "variable \"admin_password\" {\n  default = \"hunter2\"\n}\n", `"hunter2"`, false},
	{"a.tf", "variable \"admin_password\" {\n  validation { a = {} }\n  default = \"hunter2\"\n}\n", "default", false},
	{"a.json", `{"adminPassword": {"type": "secureString", "defaultValue": "hunter2"}}`, "default", false},
	{"a.yaml", "password: hunter2.x", "password", false},
	{"a.yaml", "apiToken: 'hunter2'", "apiToken", false},
	{"a.tf", `name = "hunter2"`, `"hunter2"`, true},
	{"a.tf", "name = <<E\nhunter2\nE\n", "<<E\nhunter2\n", true},
	{"a.tf", `  default = { s = "hunter2", n = 1, t = ["hunter2", true] }`, "1", true},
	{"a.tf", `variable "p" { default = { s = "hunter2", n = 1 } }`, "1", true},
	{"a.tf", `  "hunter2", "b",`, `"b"`, true},
	{"a.tfvars", `p = { s = "hunter2", n = 1 }`, "1", true},
	{"a.json", `{"p": {"s": "hunter2", "n": 1}}`, "1", true},
	{"a.tf", `key = "hunter2hunter2hunter2hunter2"`, "key", false},
	{"a.tf", "data = <<E\nhunter2AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==\nE\n", "hunter2AAA", false},
}

func TestWhatIsNoSecretIsShown(t *testing.T) {
	tests := []string{
		`secret_rotation_enabled = "yes, on"`,
		`key_vault_id = "kv-one"`,
		`public_key = "ssh-rsa AAAA"`,
		`key = "CriticalAddonsOnly"`,
		`key = "kubernetes.azure.com/scalesetpriority"`,
		`password = var.password`,
		`password = "${var.password}"`,
		`key_vault_secrets_provider { secret_rotation_interval = "2m" }`,
		`subnet_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v"`,
	}
	for _, text := range tests {
		file := fileOf("a.tf", text+"\n")
		out := string(write(t, report.Text, report.Report{Findings: []finding.Finding{{
			Rule: &finding.Rule{ID: "AKS903"}, Location: finding.Location{Range: source.Range{File: file, End: 3}},
		}}}, report.Options{Width: 400}))
		if !strings.Contains(out, " | "+text+"\n") {
			t.Errorf("%s is not shown whole:\n%s", text, out)
		}
	}
}
