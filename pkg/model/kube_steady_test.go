package model

import (
	"fmt"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/parser/kube/manifest"
	"github.com/akslint/akslint/pkg/source"
)

// deployed is a cluster of which nothing is known, with manifests deployed onto
// it; each text is a file of one directory.
func deployed(t *testing.T, complete bool, files ...string) *Kube {
	t.Helper()
	b := &kube.Bundle{Name: "deploy", Origin: kube.Manifests}
	for i, text := range files {
		file := source.NewFile(fmt.Sprintf("deploy/%d.yaml", i), []byte(text))
		docs, problems := manifest.Decode(manifest.FileText(file))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		objects, _ := manifest.Objects(docs)
		b.Objects = append(b.Objects, objects...)
	}
	return &Manifests([]*kube.Bundle{b}, Options{Complete: complete}, "it is not among the files").Kube
}

// webWith is a Deployment of three pods; the parts are put in where the names
// stand.
func webWith(replacements ...string) string {
	text := `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 3 # strategy
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      # pod
      containers:
        - name: web
          image: registry.example.com/web:1
          # container
`
	for i := 0; i < len(replacements); i += 2 {
		text = strings.Replace(text, replacements[i], replacements[i+1], 1)
	}
	return text
}

func budgetWith(name, bound string) string {
	return `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: ` + name + `, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
  ` + bound + "\n"
}

// say is a leaf in a word: unknown, null or its value.
func say(l Leaf) string {
	switch {
	case l.State() == Unknown:
		return "unknown"
	case l.Plain() == nil:
		return "null"
	}
	return fmt.Sprint(l.Plain())
}

func TestKubeRolloutKeeps(t *testing.T) {
	for _, c := range []struct{ strategy, want string }{
		{"", "3"}, // 25 percent of three is none that may be missing
		{"\n  strategy: {type: Recreate}", "0"},
		{"\n  strategy: {rollingUpdate: {maxUnavailable: 100%, maxSurge: 0}}", "0"},
		{"\n  strategy: {rollingUpdate: {maxUnavailable: 0, maxSurge: 0}}", "2"},
		{"\n  strategy: {rollingUpdate: {maxUnavailable: 50%}}", "2"},
		{"\n  strategy: {rollingUpdate: {maxUnavailable: some}}", "unknown"},
	} {
		k := deployed(t, false, webWith(" # strategy", c.strategy))
		if got := say(k.Workloads.Items[0].RolloutKeeps); got != c.want {
			t.Errorf("%q keeps %s, want %s", c.strategy, got, c.want)
		}
	}
}

func TestKubeSpreads(t *testing.T) {
	for _, c := range []struct{ name, pod, want string }{
		{"nothing", "", "false"},
		{"constraint", "topologySpreadConstraints: [{topologyKey: a, labelSelector: {matchLabels: {app: web}}}]", "true"},
		{"constraint for others", "topologySpreadConstraints: [{topologyKey: a, labelSelector: {matchLabels: {app: api}}}]", "false"},
		{"by revision", "topologySpreadConstraints: [{topologyKey: a, matchLabelKeys: [pod-template-hash]}]", "true"},
		{"anti-affinity", "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: a, labelSelector: {matchLabels: {app: web}}}]}}", "true"},
	} {
		k := deployed(t, false, webWith("# pod", c.pod))
		if got := say(k.Workloads.Items[0].Spreads); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestKubeGoverningService(t *testing.T) {
	set := strings.Replace(webWith(), "kind: Deployment", "kind: StatefulSet", 1)
	set = strings.Replace(set, "  replicas: 3", "  serviceName: web\n  replicas: 3", 1)
	service := func(spec string) string {
		return "apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop}\nspec: " + spec + "\n"
	}
	for _, c := range []struct {
		name     string
		complete bool
		files    []string
		want     string // found, headless, selects
	}{
		{"headless", false, []string{set, service("{clusterIP: None, selector: {app: web}}")}, "true true true"},
		{"with an address", false, []string{set, service("{selector: {app: web}}")}, "true false true"},
		{"of other pods", false, []string{set, service("{clusterIP: None, selector: {app: api}}")}, "true true false"},
		{"somewhere else", false, []string{set}, "unknown null null"},
		{"missing", true, []string{set}, "false null null"},
		{"of a Deployment", true, []string{webWith()}, "null null null"},
	} {
		g := deployed(t, c.complete, c.files...).Workloads.Items[0].Governing
		if got := say(g.Found) + " " + say(g.Headless) + " " + say(g.Selects); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestKubeProbePorts(t *testing.T) {
	for _, c := range []struct{ container, want string }{
		{"readinessProbe: {httpGet: {port: http}}", "false"},
		{"readinessProbe: {httpGet: {port: http}}\n          ports: [{name: http, containerPort: 80}]", "true"},
		{"readinessProbe: {httpGet: {port: 80}}", "null"},
		{"readinessProbe: {httpGet: {port: \"80\"}}", "null"},
		{"", "null"},
	} {
		k := deployed(t, false, webWith("# container", c.container))
		if got := say(k.Workloads.Items[0].Pod.Containers.Items[0].Readiness.PortDeclared); got != c.want {
			t.Errorf("%q: %s, want %s", c.container, got, c.want)
		}
	}
}
