package model

import (
	"fmt"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/value"
)

func TestMask(t *testing.T) {
	s := &Secrets{texts: []secretText{{"10.40.0.0/24", false}, {"payments", false}, {"web", false}, {"124", true}, {"24", true}, {"3", true}}}
	for text, want := range map[string]string{
		"the pod range 10.40.0.0/24":          "the pod range (secret)",
		"cluster \"Payments\" runs":           `cluster "(secret)" runs`,
		"cluster payments-eu":                 "cluster (secret)-eu",
		"pool web-3 and webshop":              "pool (secret)-3 and webshop",
		"(3 + 1) x (1 + 30) = 124; vault 1":   "((secret) + 1) x (1 + 30) = (secret); vault 1",
		"has a /24 for 3 nodes":               "has a /(secret) for (secret) nodes",
		"up to 3%, of 13, 33, v3 and pool_3":  "up to (secret)%, of 13, 33, v3 and pool_3",
		"10.3.0.0/16, 1.3 and 10.0.3.24":      "10.3.0.0/16, 1.3 and 10.0.3.24",
		"there are 3.":                        "there are (secret).",
		"3":                                   "(secret)",
		"größer als 3 Knoten in Zone \xff":    "größer als (secret) Knoten in Zone \xff",
		"nothing of it":                       "nothing of it",
		"10.40.0.0/24 overlaps 10.40.0.0/244": "(secret) overlaps 10.40.0.0/244",
		"azurerm_payments.payments":           "azurerm_payments.(secret)",
	} {
		if got := s.Mask(text); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
	if got := (*Secrets)(nil).Mask("x"); got != "x" {
		t.Errorf("without secrets: %s", got)
	}
}

// TestSecretsAreMasked: what is declared sensitive is nowhere in the model as it
// is printed, and neither is what was computed from it.
func TestSecretsAreMasked(t *testing.T) {
	tests := []struct {
		name, network, pool string
		has                 []string
		lacks               []string // anywhere
		keys                []string // that the pool lacks
	}{
		{
			"number", `"networkPlugin": "azure"`, `, "count": {"$secret": 41}, "maxPods": 30, "upgradeSettings": {"maxSurge": "20%"}`,
			[]string{`"max_pods": 30`, `"formula": "((secret) + (secret)) x (1 + 30) = (secret)"`, `"now_text": "system (secret)"`},
			[]string{"41", "1271", "1550"},
			[]string{`"count"`, `"nodes_max"`, `"surge_nodes"`},
		},
		{
			"range", `"networkPlugin": "azure", "networkPluginMode": "overlay", "podCidr": {"$secret": "10.1.128.0/17"}`, `, "count": 3`,
			[]string{`"cidr": "(secret)"`, `"cidr": "10.0.0.0/8"`, `"count": 3`},
			[]string{"10.1.128.0"},
			nil,
		},
		{
			"element of a list", `"networkPlugin": "azure", "networkPluginMode": "overlay", "serviceCidrs": ["10.7.0.0/16", {"$secret": "10.9.0.0/20"}]`, `, "count": 3, "availabilityZones": {"$secret": ["7"]}`,
			[]string{`"zones": [
        "(secret)"`, `"service_cidrs": [
      "(secret)",
      "(secret)"`},
			[]string{"10.9.0.0", "10.7.0.0", `"7"`},
			nil,
		},
		{
			"value of a map", `"networkPlugin": "azure"`, `, "nodeLabels": {"team": {"$secret": "orange"}}, "enableNodePublicIP": {"$secret": true}`,
			[]string{`"team": "(secret)"`},
			[]string{"orange"},
			[]string{"node_public_ip"},
		},
		{
			"map as a whole", `"networkPlugin": "azure"`, `, "nodeLabels": {"$secret": {"canary": "orange"}}`,
			[]string{`"labels": {
        "(secret)": "(secret)"
      }`},
			[]string{"orange", "canary"},
			nil,
		},
		{
			"known in part", `"networkPlugin": "azure"`, `, "count": {"$secret": 41}, "maxPods": {"$unknown": "later"}, "upgradeSettings": {"maxSurge": "20%"}`,
			[]string{`"formula": "((secret) + (secret)) x (1 + ?)"`},
			[]string{"41", "at_least_max\": 5"},
			nil,
		},
	}
	for _, tt := range tests {
		s := parseStory(t, "graph.json", fmt.Appendf(nil, planStory, tt.network, tt.pool))
		c := Build(s.graph, s.opts)[0]
		data, err := JSON(c)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		for _, want := range tt.has {
			if !strings.Contains(text, want) {
				t.Errorf("%s: the model lacks %s:\n%s", tt.name, want, text)
			}
		}
		for _, secret := range tt.lacks {
			if strings.Contains(text, secret) {
				t.Errorf("%s: the model shows %s:\n%s", tt.name, secret, text)
			}
		}
		for _, key := range tt.keys {
			if strings.Contains(pools(text), key) {
				t.Errorf("%s: the pool shows %s:\n%s", tt.name, key, pools(text))
			}
		}
	}
}

// pools is the part of a model that is about its only pool.
func pools(text string) string {
	from := strings.Index(text, `"pools"`)
	to := strings.Index(text, `"system_pools"`)
	return text[from:to]
}

// TestSecretsAreNotExplained: neither the steps of a value nor the reasons of an
// unknown one give away what it was computed from.
func TestSecretsAreNotExplained(t *testing.T) {
	s := parseStory(t, "graph.json", fmt.Appendf(nil, planStory, `"networkPlugin": "azure"`,
		`, "count": {"$secret": 41}, "maxPods": {"$unknown": "later"}, "upgradeSettings": {"maxSurge": "20%"}`))
	c := Build(s.graph, s.opts)[0]
	for _, path := range []string{"pools[0].nodes_max", "pools[0].surge_nodes", "network.subnets[0].demand.max", "network.subnets[0].demand.now"} {
		p, err := ParsePath(path)
		if err != nil {
			t.Fatal(err)
		}
		x, err := Explain(c, p)
		if err != nil {
			t.Fatal(err)
		}
		if text := x.String(); strings.Contains(text, "41") || strings.Contains(text, "of 9") {
			t.Errorf("%s", text)
		}
	}
}

// TestKeysOfASecretMapAreNotReasons: what is not known of a secret map does not
// say under which key.
func TestKeysOfASecretMapAreNotReasons(t *testing.T) {
	s := parseStory(t, "graph.json", fmt.Appendf(nil, planStory, `"networkPlugin": "azure"`,
		`, "nodeLabels": {"$secret": {"canary": {"$unknown": "later"}}}`))
	found := false
	for _, u := range Unknowns(Build(s.graph, s.opts)[0]) {
		found = found || u.Path.String() == "pools[0].labels"
		if strings.Contains(u.Why, "canary") {
			t.Errorf("%s: %s", u.Path, u.Why)
		}
	}
	if !found {
		t.Error("the labels are known")
	}
}

// TestPlaceOfTheOnlyElementIsSecret: a list of one is pointed at where its
// element was written.
func TestPlaceOfTheOnlyElementIsSecret(t *testing.T) {
	secret, open := value.NewString("x", nil).AsSecret(), value.NewString("x", nil)
	for _, tt := range []struct {
		written *value.Value
		want    bool
	}{
		{nil, false},
		{open, false},
		{secret, true},
		{value.NewList([]*value.Value{open}, nil), false},
		{value.NewList([]*value.Value{secret}, nil), true},
		{value.NewList([]*value.Value{secret, secret}, nil), false},
	} {
		if got := (Found{Written: tt.written}).Secret(); got != tt.want {
			t.Errorf("%v: %v", tt.written, got)
		}
	}
}
