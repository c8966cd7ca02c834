package model

import "testing"

// TestSettingsFile: a file of settings in a Secret gives something away only when
// it holds a credential.
func TestSettingsFile(t *testing.T) {
	for _, c := range []struct {
		key, text string
		want      bool
	}{
		{"app.properties", "log.level=info", false},
		{"app.properties", "db.password = N8q-pz4-Lw2", true},
		{"app.properties", "# db.password=N8q-pz4-Lw2", false},
		{"app.properties", "token.path=/run/token\npassword=${DB_PASSWORD}", false},
		{"app.yaml", "smtp:\n  password: N8q-pz4-Lw2", true},
		{"app.yaml", "smtp:\n  password:\n  host: mail", false},
		{"app.yaml", "token: token", false},
		{"app.yaml", "password: |\n  text", false},
		{"app.yaml", "url: postgres://shop:N8q-pz4@db/shop", true},
		{"app.yaml", "key: tls.crt", false},
		{"app.json", `{"auth": {"clientSecret": "N8q-pz4-Lw2"}}`, true},
		{"app.json", `{"clientSecret": ""}`, false},
		{"app.xml", "<server><password>N8q-pz4-Lw2</password></server>", true},
		{"app.xml", "<server><password></password></server>", false},
		{"grafana.ini", "admin_password = $__file{/run/password}", false},
		{"google.json", `{"private_key": "-----BEGIN PRIVATE KEY-----\nMII"}`, true},
		{"my.cnf", "[client]\nuser=exporter\npassword=password", false},
		{"my.cnf", "[client]\nuser=exporter\npassword=N8q-pz4-Lw2", true},
		{"password.txt", "N8q-pz4-Lw2", true},
		{"notes.txt", "N8q-pz4-Lw2", false},
	} {
		if got := givesAway(c.key, c.text, false); got != c.want {
			t.Errorf("%s: %s: got %v, want %v", c.key, c.text, got, c.want)
		}
	}
}

// TestNamedAfterItself: the name of a secret stands where the secret is to be.
func TestNamedAfterItself(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"GITHUB_TOKEN", "token", false},
		{"GITHUB_TOKEN", "GITHUB_TOKEN", false},
		{"githubToken", "github-token", false},
		{"DB_PASSWORD", "Password", false},
		{"DB_PASSWORD", "example", false},
		{"DB_PASSWORD", "github-token", true},
		{"DB_PASSWORD", "password1", true},
	} {
		if got := isSecretValue(c.name, c.text); got != c.want {
			t.Errorf("%s=%s: got %v, want %v", c.name, c.text, got, c.want)
		}
	}
}
