package model

import "testing"

// TestKubeParts: what cannot be deployed by itself, or was made by another object,
// is no application. Documentation and patches hold such parts.
func TestKubeParts(t *testing.T) {
	const containers = "spec: {containers: [{name: web, image: web}]}"
	for text, want := range map[string]bool{
		"metadata: {name: web}\n" + containers:                                        true,
		"metadata: {generateName: web-}\n" + containers:                               true,
		"metadata: {name: web, ownerReferences: []}\n" + containers:                   true,
		"metadata: {labels: {app: web}}\n" + containers:                               false,
		"metadata: {name: web}\nspec: {containers: []}":                               false,
		"metadata: {name: web}\nstatus: {phase: Pending}":                             false,
		"metadata: {name: web, ownerReferences: [{kind: ReplicaSet}]}\n" + containers: false,
	} {
		k := shopKube(t, true, "apiVersion: v1\nkind: Pod\n"+text)
		if got := k.Workloads.Items[0].Application.Or(false); got != want {
			t.Errorf("%s: got %v, want %v", text, got, want)
		}
	}
}
