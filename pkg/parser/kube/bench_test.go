//go:build unix

package kube

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"go.yaml.in/yaml/v3"

	"github.com/akslint/akslint/pkg/source"
)

// workload is what most manifests look like; every number of it is another.
const workload = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-%[1]d
  namespace: shop
  labels: {app.kubernetes.io/name: web-%[1]d, app.kubernetes.io/part-of: shop}
spec:
  replicas: 3
  selector:
    matchLabels:
      app: web-%[1]d
  template:
    metadata:
      labels:
        app: web-%[1]d
      annotations:
        prometheus.io/scrape: "true" # for the collector
    spec:
      serviceAccountName: web
      securityContext:
        runAsNonRoot: true
        seccompProfile:
          type: RuntimeDefault
      containers:
      - name: web
        image: registry.example.com/shop/web:1.%[1]d.0
        args: ["--listen", ":8080", '--verbose=%[1]d']
        ports:
        - containerPort: 8080
          name: http
        env:
        - name: LOG_LEVEL
          value: info
        - name: PASSWORD
          valueFrom:
            secretKeyRef: {name: web, key: password}
        resources:
          requests: {cpu: 100m, memory: 128Mi}
          limits:
            memory: 256Mi
        readinessProbe:
          httpGet:
            path: /ready
            port: http
          periodSeconds: 5
      volumes:
      - name: scratch
        emptyDir: {}
---
apiVersion: v1
kind: Service
metadata:
  name: web-%[1]d
  namespace: shop
spec:
  selector:
    app: web-%[1]d
  ports:
  - port: 80
    targetPort: http
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: web-%[1]d
  namespace: shop
data:
  settings.ini: |
    [main]
    workers = %[1]d
    # as many as there are
    greeting = hello
`

// BenchmarkManifests measures what it takes to read 5,000 files in 500
// directories, and a stream of 20 MB, beside what it takes the library to parse
// the same bytes. CPU time counts all threads. The peak is that of the process:
// make bench-kube runs every case in one of its own.
func BenchmarkManifests(b *testing.B) {
	files := fstest.MapFS{}
	for i := range 5_000 {
		files[fmt.Sprintf("apps/%03d/web-%d.yaml", i%500, i)] = &fstest.MapFile{Data: fmt.Appendf(nil, workload, i)}
	}
	var stream bytes.Buffer
	for i := 0; stream.Len() < 20<<20; i++ {
		fmt.Fprintf(&stream, "---\n# Source: shop/templates/web-%d.yaml\n"+workload, i)
	}
	b.Run("files/bare", func(b *testing.B) {
		measured(b, func() {
			var kept []*yaml.Node
			for _, f := range files {
				kept = bare(b, kept, f.Data)
			}
			runtime.KeepAlive(kept)
		})
	})
	b.Run("files/read", func(b *testing.B) {
		measured(b, func() {
			tree, err := source.OpenFS(files)
			if err != nil {
				b.Fatal(err)
			}
			var targets Targets
			tree.Walk(".", func(name string) { targets.Walked(tree, name) })
			expect(b, Read(tree, targets), 500, 15_000)
		})
	})
	b.Run("stream/bare", func(b *testing.B) {
		measured(b, func() { runtime.KeepAlive(bare(b, nil, stream.Bytes())) })
	})
	b.Run("stream/read", func(b *testing.B) {
		measured(b, func() {
			tree, err := source.OpenFS(fstest.MapFS{})
			if err != nil {
				b.Fatal(err)
			}
			tree.Put("stdin.yaml", stream.Bytes())
			expect(b, Read(tree, Targets{Stream: "stdin.yaml"}), 1, strings.Count(stream.String(), "\nkind:"))
		})
	})
}

// bare parses the documents of a text as the library does.
func bare(b *testing.B, kept []*yaml.Node, data []byte) []*yaml.Node {
	b.Helper()
	nodes := yaml.NewDecoder(bytes.NewReader(data))
	for {
		var n yaml.Node
		if err := nodes.Decode(&n); errors.Is(err, io.EOF) {
			return kept
		} else if err != nil {
			b.Fatal(err)
		}
		kept = append(kept, &n)
	}
}

func expect(b *testing.B, r Result, bundles, objects int) {
	b.Helper()
	n := 0
	for _, bundle := range r.Bundles {
		n += len(bundle.Objects)
	}
	if len(r.Bundles) != bundles || n != objects || len(r.Problems) > 0 {
		b.Fatalf("%d bundles with %d objects, problems %v", len(r.Bundles), n, r.Problems)
	}
	runtime.KeepAlive(r)
}

func measured(b *testing.B, do func()) {
	b.Helper()
	start := usage(b)
	for b.Loop() {
		do()
	}
	end := usage(b)
	b.ReportMetric((seconds(end)-seconds(start))/float64(b.N), "cpu-s/op")
	b.ReportMetric(float64(end.Maxrss)/1024, "peak-MB")
}

func usage(b *testing.B) syscall.Rusage {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return u
}

// seconds is the CPU time that a process has taken.
func seconds(u syscall.Rusage) float64 {
	return float64(u.Utime.Sec) + float64(u.Utime.Usec)/1e6 + float64(u.Stime.Sec) + float64(u.Stime.Usec)/1e6
}
