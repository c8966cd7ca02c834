//go:build unix

package arm

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/akslint/akslint/pkg/source"
)

// BenchmarkCorpus measures what it takes to evaluate every template of the tree
// that AKSLINT_TREE names, each alone, beside what it takes the standard
// library to decode the same bytes. CPU time counts all threads.
func BenchmarkCorpus(b *testing.B) {
	root := os.Getenv("AKSLINT_TREE")
	if root == "" {
		b.Skip("no corpus: make bench-arm TREE=/path/to/a/checkout measures over real templates")
	}
	files := templatesBelow(b, root)
	b.Run("bare", func(b *testing.B) {
		measured(b, func() {
			for name, data := range files {
				var v any
				if err := json.Unmarshal(data, &v); err != nil {
					b.Logf("%s: %v", name, err)
				}
			}
		})
	})
	b.Run("read", func(b *testing.B) {
		measured(b, func() {
			for name := range files {
				tree, err := source.OpenFS(os.DirFS(root))
				if err != nil {
					b.Fatal(err)
				}
				Read(tree, Targets{walked: []string{name}})
			}
		})
	})
}

// templatesBelow reads the templates called main.json.
func templatesBelow(b *testing.B, root string) map[string][]byte {
	b.Helper()
	out := map[string][]byte{}
	err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.EqualFold(e.Name(), "main.json") {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err == nil && Recognized(data[:min(len(data), 8<<10)]) {
			out[rel] = data
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	if len(out) == 0 {
		b.Fatalf("%s holds no main.json", root)
	}
	return out
}

func measured(b *testing.B, do func()) {
	b.Helper()
	start := cpuSeconds(b)
	for b.Loop() {
		do()
	}
	b.ReportMetric((cpuSeconds(b)-start)/float64(b.N), "cpu-s/op")
}

// cpuSeconds is the CPU time that the process has taken.
func cpuSeconds(b *testing.B) float64 {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	seconds := func(t syscall.Timeval) float64 { return float64(t.Sec) + float64(t.Usec)/1e6 }
	return seconds(u.Utime) + seconds(u.Stime)
}
