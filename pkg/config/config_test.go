package config_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/akslint/akslint/pkg/config"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/schemas"
)

func Example() {
	c, problems := config.Read(source.NewFile(".akslint.yaml", []byte(`
deployments:
  - name: production
    complete: true
    roots:
      - path: infra
        var_files: [env/common.tfvars, env/prod.tfvars]
        vars: {nodes: 3, zones: ["1", "2"]}
      - path: gateway/main.json
        parameters: gateway/main.prod.parameters.json
    manifests:
      - path: charts/shop
        values: [charts/shop/values-prod.yaml]
        namespace: shop
`)))
	for _, d := range c.Deployments {
		for _, r := range d.Roots {
			fmt.Println(d.Name, "deploys", r.Name, "named at", r.At)
			for _, f := range r.VarFiles {
				fmt.Println("  with", f.Name, "named at", f.At)
			}
			for _, v := range r.Vars {
				fmt.Printf("  with %s = %s at %s\n", v.Name, v.Text, v.At)
			}
		}
		for _, m := range d.Manifests {
			fmt.Println(d.Name, "deploys", m.Name, "with", m.Values[0].Name, "into", m.Namespace)
		}
	}
	fmt.Println(len(problems), "problems")
	// Output:
	// production deploys infra named at .akslint.yaml:6:15
	//   with env/common.tfvars named at .akslint.yaml:7:21
	//   with env/prod.tfvars named at .akslint.yaml:7:40
	//   with nodes = 3 at .akslint.yaml:8:23
	//   with zones = ["1","2"] at .akslint.yaml:8:33
	// production deploys gateway/main.json named at .akslint.yaml:9:15
	// production deploys charts/shop with charts/shop/values-prod.yaml into shop
	// 0 problems
}

// TestWrong: whatever is wrong has a place, the rest is read, and the schema for
// editors says the same.
func TestWrong(t *testing.T) {
	const good = "{name: a, roots: [{path: x}]}"
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", ""},
		{"nothing in it", "# later\n", ""},
		{"null", "deployments: [" + good + "]\n", ""},
		{"unknown key", "deployment: []\n", `1:1: "deployment" is no key of the configuration`},
		{"unknown key below", "deployments:\n  - name: a\n    roots: [{path: x, var_file: y}]\n", `3:23: "var_file" is no key of a root`},
		{"twice", "deployments: [" + good + "]\ndeployments: []\n", `2:1: deployments is written twice`},
		{"not a list", "deployments: {}\n", `1:14: this must be a list`},
		{"not a text", "deployments: [{name: [a], roots: [{path: x}]}]\n", `1:22: this must be a text; 1:22: a deployment needs a name`},
		{"not a boolean", "deployments: [{name: a, complete: soon, roots: [{path: x}]}]\n", `1:35: this must be true or false`},
		{"no name", "deployments:\n  - roots: [{path: x}]\n", `2:5: a deployment needs a name`},
		{"two of a name", "deployments: [" + good + "," + good + "]\n", `1:52: there are two deployments called a`},
		{"no roots", "deployments: [{name: a}]\n", `1:15: deployment a has no roots`},
		{"no path", "deployments: [{name: a, roots: [{parameters: p}]}]\n", `1:33: a root needs a path`},
		{"root twice", "deployments: [{name: a, roots: [{path: x}, {path: ./x}]}]\n", `1:51: x is named twice in one deployment`},
		{"manifests", "deployments: [{name: a, manifests: [{path: k8s, cluster: c, values: [v.yaml], release: r, namespace: n}]}]\n", ``},
		{"manifests without a path", "deployments: [{name: a, manifests: [{cluster: c}]}]\n", `1:37: manifests need a path`},
		{"manifests misspelt", "deployments: [{name: a, manifests: [{path: c, value: [x]}]}]\n", `1:47: "value" is no key of manifests`},
		{"vars no object", "deployments: [{name: a, roots: [{path: x, vars: [y]}]}]\n", `1:49: variables are written as names with values`},
		{"vars", "exclude: [z]\ndeployments: [{name: a, roots: [{path: x, vars: {y: [1, {z: null}], u: }, workspace: w}]}]\n", ``},
		{"out of the tree", "deployments: [{name: é, roots: [{path: ../x}]}]\n", `1:40: ../x leads out of the repository`},
		{"absolute", "deployments: [{name: a, roots: [{path: x, var_files: [/etc/passwd]}]}]\n", `1:55: /etc/passwd leads out of the repository`},
		{"two documents", "deployments: []\n---\ndeployments: []\n", `holds more than one document`},
		{"not YAML", "deployments:\n\t- x\n", `2:1: from here on this is not YAML: found character that cannot start any token`},
		{"a list", "- a\n", `1:1: the configuration is written as names with values`},
		{"text", "hello\n", `1:1: the configuration is written as names with values`},
		{"rules", "rules: {only: [pools, AKS101], skip: [no-cpu-limit]}\nprofile: essential\nfail_on: high\nenvironment: test\nrules_dirs: [policy]\n", ``},
		{"rules a list", "rules: [pools]\n", `1:8: the selection of rules is written as names with values`},
		{"only a text", "rules: {only: pools}\n", `1:15: this must be a list`},
		{"profile unknown", "profile: most\n", `1:10: "most" is none of what can be written here`},
		{"fail_on unknown", "fail_on: hihg\n", `1:10: "hihg" is none of what can be written here`},
		{"severity", "severity: {no-cpu-limit: info}\n", ``},
		{"severity unknown", "severity: {no-cpu-limit: off}\n", `1:26: "off" is none of what can be written here`},
		{"naming", "naming: {cluster: '^aks-[a-z]+$'}\n", ``},
		{"naming unknown", "naming: {clusters: x}\n", `1:10: "clusters" is no key of naming`},
		{"naming broken", "naming: {cluster: '[a'}\n", `1:19: this is no regular expression: missing closing ]: ` + "`[a`"},
		{"naming too long", "naming: {cluster: " + strings.Repeat("a", 1001) + "}\n", `1:19: this has 1001 characters, and a regular expression 1000 at most`},
		{"thresholds", "thresholds: {replicas: 3, subnet_headroom: 0}\n", ``},
		{"threshold too small", "thresholds: {replicas: 1}\n", `1:24: this must be a whole number from 2 to 100`},
		{"threshold text", "thresholds: {replicas: many}\n", `1:24: this must be a whole number from 2 to 100`},
		{"threshold list", "thresholds: {replicas: [3]}\n", `1:24: this must be a whole number from 2 to 100`},
		{"key a list", "? [a]\n: b\n", `1:3: this must be a name`},
		{"allow", "allow: [{rule: a, address: 'x.*', path: p, file: infra/*, reason: r, until: 2027-01-31}]\n", ``},
		{"allow without a rule", "allow: [{address: x, reason: r}]\n", `1:9: an entry of allow needs a rule`},
		{"allow without an address", "allow: [{rule: a, reason: r}]\n", `1:9: an entry of allow needs an address`},
		{"allow without a reason", "allow: [{rule: a, address: x}]\n", `1:9: no reason is given: it allows nothing`},
		{"allow misspelt", "allow: [{rule: a, adr: x, reason: r}]\n", `1:19: "adr" is no key of an entry of allow`},
		{"alias of itself", "deployments: &a\n  - *a\n", `1:14: a deployment is written as names with values; 2:5: a deployment needs a name`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := config.Read(source.NewFile(".akslint.yaml", []byte(c.text)))
			var got []string
			for _, p := range problems {
				got = append(got, strings.TrimPrefix(p.Place()+": "+p.Message, ".akslint.yaml:"))
			}
			if text := strings.TrimSpace(strings.Join(got, "; ")); text != c.want {
				t.Errorf("got %s\nwant %s", text, c.want)
			}
			// What only the reader knows: names, places, and how YAML is written.
			beyond := []string{"", "empty", "twice", "two of a name", "root twice", "out of the tree", "absolute", "two documents", "not YAML", "key a list", "naming broken", "alias of itself"}
			if !slices.Contains(beyond, c.name) && valid(t, c.text) != (c.want == "") {
				t.Errorf("the schema says %v", valid(t, c.text))
			}
		})
	}
}

// valid asks the schema.
func valid(t *testing.T, text string) bool {
	t.Helper()
	schema, err := schemas.Compile(schemas.Config)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := yaml.Unmarshal([]byte(text), &v); err != nil {
		t.Fatal(err)
	}
	plain, err := json.Marshal(v) // a date is a text to editors, and to the reader
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(plain, &v); err != nil {
		t.Fatal(err)
	}
	return v == nil || schema.Validate(v) == nil
}

// FuzzRead: no text is a crash, and every problem has a place in the file.
func FuzzRead(f *testing.F) {
	f.Add("deployments: [{name: a, roots: [{path: x, var_files: [y]}]}]\n")
	f.Add("a: &a [*a]\n")
	f.Add("rules: {only: [pools], skip: [x]}\nseverity: {x: low}\nprofile: all\nnaming: {cluster: '['}\nthresholds: {replicas: 1e3}\n")
	f.Add("? [a]\n: &x {*x : y}\nfail_on: never\nrules_dirs: [../x]\n")
	f.Fuzz(func(t *testing.T, text string) {
		_, problems := config.Read(source.NewFile(".akslint.yaml", []byte(text)))
		for _, p := range problems {
			if !strings.HasPrefix(p.Place(), ".akslint.yaml") {
				t.Errorf("%q has no place", p.Message)
			}
		}
	})
}
