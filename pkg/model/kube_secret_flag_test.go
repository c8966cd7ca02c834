package model

import "testing"

// TestFlagValues: what a flag gives away is masked, and nothing else is.
func TestFlagValues(t *testing.T) {
	for line, want := range map[string]string{
		"redis-server --requirepass N8q-pz4 --port 6379": "redis-server --requirepass *** --port 6379",
		"--password=N8q-pz4":                             "--password=***",
		"--a --admin-password 'N8q pz4' -v":              "--a --admin-password *** -v",
		"sh -c exec app --token N8q-pz4; sleep 1":        "sh -c exec app --token ***; sleep 1",
		"--client-secret N8q-pz4":                        "--client-secret ***",
		"GET /ready?token=N8q-pz4&x=1":                   "GET /ready?token=***&x=1",
		"/ready?verbose=1&api_key=N8q-pz4":               "/ready?verbose=1&api_key=***",
		// References, names of objects, files and switches.
		"--requirepass $REDIS_PASSWORD":    "",
		"--requirepass ${REDIS_PASSWORD}":  "",
		"--token $(cat /var/run/token)":    "",
		"--token `cat /var/run/token`":     "",
		"--token @/var/run/token":          "",
		"--password /run/secrets/password": "",
		"--password-file N8q-pz4":          "",
		"--tls-secret shop-tls":            "",
		"--secret shop/web":                "",
		"--use-token web":                  "",
		"--password password":              "",
		"--token-ttl 24h":                  "",
		"--password --next":                "",
		"/ready?tokens=5":                  "",
		"":                                 "",
	} {
		if want == "" {
			want = line
		}
		if got := withoutFlagValues(line); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}
