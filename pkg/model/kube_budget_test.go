package model

import (
	"fmt"
	"strings"
	"testing"
)

func TestKubeBudgetAllows(t *testing.T) {
	hpa := "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: web, namespace: shop}\nspec: {minReplicas: 2, maxReplicas: 9, scaleTargetRef: {kind: Deployment, name: web}}\n"
	second := strings.ReplaceAll(webWith(), "name: web, namespace", "name: more, namespace")
	for _, c := range []struct {
		name  string
		files []string
		want  string // replicas, allowed
	}{
		{"one may go", []string{webWith(), budgetWith("web", "maxUnavailable: 1")}, "3 1"},
		{"all have to stay", []string{webWith(), budgetWith("web", "minAvailable: 3")}, "3 0"},
		{"rounded up", []string{webWith(), budgetWith("web", "minAvailable: 70%")}, "3 0"},
		{"rounded up, unavailable", []string{webWith(), budgetWith("web", "maxUnavailable: 1%")}, "3 1"},
		{"of two workloads", []string{webWith(), second, budgetWith("web", "minAvailable: 3")}, "6 3"},
		{"by the floor of an autoscaler", []string{webWith(), hpa, budgetWith("web", "minAvailable: 2")}, "2 0"},
		{"no replicas", []string{webWith("replicas: 3", "replicas: 0"), budgetWith("web", "maxUnavailable: 0")}, "0 null"},
		{"pods of daemons", []string{webWith("kind: Deployment", "kind: DaemonSet", "replicas: 3", "minReadySeconds: 3"), budgetWith("web", "maxUnavailable: 0")}, "null null"},
		{"nothing of whatever", []string{budgetWith("web", "maxUnavailable: 0")}, "null 0"},
		{"something of whatever", []string{budgetWith("web", "minAvailable: 1")}, "null null"},
		{"both bounds", []string{webWith(), budgetWith("web", "{minAvailable: 1, maxUnavailable: 1}")[:0] + budgetWith("web", "minAvailable: 1\n  maxUnavailable: 1")}, "3 null"},
		{"no number", []string{webWith(), budgetWith("web", "minAvailable: most")}, "3 unknown"},
	} {
		b := deployed(t, false, c.files...).Budgets.Items[0]
		if got := say(b.Replicas) + " " + say(b.Allowed); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestKubeBudgetRivals(t *testing.T) {
	for _, c := range []struct {
		name  string
		files []string
		want  string
	}{
		{"alone", []string{webWith(), budgetWith("web", "maxUnavailable: 1")}, "null"},
		{"two", []string{webWith(), budgetWith("web", "maxUnavailable: 1"), budgetWith("all", "maxUnavailable: 1")}, "1"},
		{"versions of one", []string{webWith(), budgetWith("web", "maxUnavailable: 1"), budgetWith("web", "maxUnavailable: 2")}, "null"},
	} {
		b := deployed(t, false, c.files...).Budgets.Items[0]
		if got := say(b.Covers.Items[0].Rival); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestKubeBudgetSelectsNone(t *testing.T) {
	other := strings.ReplaceAll(budgetWith("web", "maxUnavailable: 1"), "app: web", "app: api")
	broker := "apiVersion: kafka.strimzi.io/v1\nkind: Kafka\nmetadata: {name: kafka, namespace: shop}\n"
	for _, c := range []struct {
		name     string
		complete bool
		files    []string
		want     string
	}{
		{"some", true, []string{webWith(), budgetWith("web", "maxUnavailable: 1")}, "false"},
		{"others", true, []string{webWith(), other}, "true"},
		{"elsewhere", false, []string{webWith(), other}, "unknown"},
		{"of an operator", true, []string{webWith(), other, broker}, "unknown"},
	} {
		b := deployed(t, c.complete, c.files...).Budgets.Items[0]
		if got := say(b.SelectsNone); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// A thousand budgets that select everything would be a million covers.
func TestKubeBudgetsThatSelectTooMuch(t *testing.T) {
	const n = 230
	var files []string
	for i := range n {
		name := fmt.Sprintf("name: web-%d, namespace", i)
		files = append(files, strings.ReplaceAll(webWith(), "name: web, namespace", name), budgetWith(fmt.Sprint("b", i), "maxUnavailable: 1"))
	}
	k := deployed(t, false, strings.Join(files, "---\n"))
	covers := 0
	for _, b := range k.Budgets.Items {
		covers += b.Covers.Len()
	}
	if covers != mostPairs || !k.Budgets.Open || !strings.Contains(k.Budgets.Why.Why(), "more than 50000 times") {
		t.Errorf("%d covers, open: %v: %s", covers, k.Budgets.Open, k.Budgets.Why.Why())
	}
	if k.Budgets.Len() != n || say(k.Budgets.Items[n-1].Replicas) != fmt.Sprint(3*n) || say(k.Workloads.Items[n-1].Budgeted) != "true" {
		t.Errorf("what is counted otherwise is not counted")
	}
}
