package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// writeManifests writes n files of a workload, its Service and its settings into
// 500 directories below dir.
func writeManifests(dir string, n int) error {
	for i := range n {
		name := filepath.Join(dir, "apps", fmt.Sprintf("%03d", i%500), fmt.Sprintf("web-%d.yaml", i))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		text := fmt.Sprintf(workload, i) + fmt.Sprintf(service, i, fmt.Sprintf("app: web-%d", i)) + fmt.Sprintf(settings, i)
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// writeSelectors writes n workloads, and n budgets and Services of which each
// selects all of them, into one file below dir.
func writeSelectors(dir string, n int) error {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, workload, i)
		fmt.Fprintf(&b, service, i, "tier: web")
		fmt.Fprintf(&b, budget, i)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "all.yaml"), []byte(b.String()), 0o644)
}

const workload = `---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-%[1]d
  namespace: shop
spec:
  replicas: 3
  selector:
    matchLabels: {app: web-%[1]d}
  template:
    metadata:
      labels: {app: web-%[1]d, tier: web}
    spec:
      serviceAccountName: web
      securityContext:
        runAsNonRoot: true
      containers:
      - name: web
        image: registry.example.com/shop/web:1.%[1]d.0
        ports:
        - {containerPort: 8080, name: http}
        env:
        - {name: LOG_LEVEL, value: info}
        resources:
          requests: {cpu: 100m, memory: 128Mi}
          limits: {memory: 256Mi}
        readinessProbe:
          httpGet: {path: /ready, port: http}
`

const service = `---
apiVersion: v1
kind: Service
metadata: {name: web-%[1]d, namespace: shop}
spec:
  selector: {%[2]s}
  ports: [{port: 80, targetPort: http}]
`

const settings = `---
apiVersion: v1
kind: ConfigMap
metadata: {name: web-%[1]d, namespace: shop}
data:
  settings.ini: |
    workers = %[1]d
`

const budget = `---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: web-%[1]d, namespace: shop}
spec:
  minAvailable: 1
  selector:
    matchExpressions: [{key: app, operator: NotIn, values: [other-%[1]d]}]
`
