//go:build unix

package terraform

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/akslint/akslint/pkg/source"
)

// BenchmarkTree measures what it takes to read 700 files with 200 module calls
// beside what it takes the library to parse them. The trees differ in who
// calls: one root module, or a hundred. CPU time counts all threads. The peak
// is the process's own, and a user starts a process for each run: make
// bench-tree runs every case in processes of its own, once in each, collecting
// garbage as the command does, and prints the one that took the least.
func BenchmarkTree(b *testing.B) {
	for _, shape := range []struct {
		name string
		tree fstest.MapFS
	}{
		{"one root", oneRoot()},
		{"many roots", manyRoots()},
	} {
		if n := len(shape.tree); n != 700 {
			b.Fatalf("%s has %d files", shape.name, n)
		}
		b.Run(shape.name+"/bare", func(b *testing.B) {
			measured(b, func() { bareParse(b, shape.tree) })
		})
		b.Run(shape.name+"/read", func(b *testing.B) {
			measured(b, func() {
				tree, err := source.OpenFS(shape.tree)
				if err != nil {
					b.Fatal(err)
				}
				res := Read(tree, targetsOf(tree), Options{})
				if len(res.Resources) < 1000 || len(res.Problems) > 0 {
					b.Fatalf("%d resources, problems %v", len(res.Resources), res.Problems)
				}
			})
		})
	}
}

// BenchmarkCount: an instance that stands for a million costs no more than one.
func BenchmarkCount(b *testing.B) {
	for _, n := range []int{1, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			fsys := fstest.MapFS{"main.tf": {Data: fmt.Appendf(nil, countedSubnet, n)}}
			measured(b, func() {
				tree, err := source.OpenFS(fsys)
				if err != nil {
					b.Fatal(err)
				}
				if res := Read(tree, targetsOf(tree), Options{}); len(res.Resources) != 1 {
					b.Fatalf("%d resources", len(res.Resources))
				}
			})
		})
	}
}

const countedSubnet = `
resource "azurerm_subnet" "s" {
  count                = %d
  name                 = "s${count.index}"
  resource_group_name  = "rg"
  virtual_network_name = "v"
  address_prefixes     = [cidrsubnet("10.0.0.0/8", 8, count.index %% 200)]
}
`

// bareParse reads and parses all files and keeps what the library makes.
func bareParse(b *testing.B, fsys fstest.MapFS) {
	tree, err := source.OpenFS(fsys)
	if err != nil {
		b.Fatal(err)
	}
	var kept []*hcl.File
	err = fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		file, err := tree.Read(name)
		if err != nil {
			return err
		}
		f, diags := hclsyntax.ParseConfig(file.Data, name, hcl.InitialPos)
		if diags.HasErrors() {
			return diags
		}
		kept = append(kept, f)
		return nil
	})
	if err != nil || len(kept) != len(fsys) {
		b.Fatalf("%d files parsed: %v", len(kept), err)
	}
}

// measured runs a benchmark and reports CPU time and the peak of the process.
func measured(b *testing.B, run func()) {
	b.ReportAllocs()
	before := usage(b)
	runs := 0
	for b.Loop() {
		run()
		runs++
	}
	after := usage(b)
	cpu := after.Utime.Nano() + after.Stime.Nano() - before.Utime.Nano() - before.Stime.Nano()
	b.ReportMetric(float64(cpu)/1e6/float64(runs), "cpu-ms/op")
	b.ReportMetric(float64(after.Maxrss)/1024, "peak-MB")
}

func usage(b *testing.B) *syscall.Rusage {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return &u
}

// oneRoot is a root of 40 files that makes 200 calls of 66 modules.
func oneRoot() fstest.MapFS {
	out := fstest.MapFS{}
	for i := range 40 {
		var b strings.Builder
		for j := range 5 {
			n := i*5 + j
			b.WriteString(callOf(n, fmt.Sprintf("./modules/m%02d", n%66)))
		}
		put(out, fmt.Sprintf("team%02d.tf", i), b.String())
	}
	for i := range 66 {
		putModule(out, fmt.Sprintf("modules/m%02d", i))
	}
	return out
}

// manyRoots is a hundred roots of six files that make two calls each of ten
// modules.
func manyRoots() fstest.MapFS {
	out := fstest.MapFS{}
	for i := range 100 {
		dir := fmt.Sprintf("stacks/s%02d", i)
		put(out, dir+"/one.tf", callOf(2*i, fmt.Sprintf("../../modules/m%d", i%10)))
		put(out, dir+"/two.tf", callOf(2*i+1, fmt.Sprintf("../../modules/m%d", (i+3)%10)))
		put(out, dir+"/network.tf", moduleFiles["network.tf"])
		put(out, dir+"/locals.tf", moduleFiles["locals.tf"])
		put(out, dir+"/variables.tf", moduleFiles["variables.tf"])
		put(out, dir+"/diagnostics.tf", strings.ReplaceAll(moduleFiles["outputs.tf"], "azurerm_kubernetes_cluster.this", "azurerm_virtual_network.this"))
	}
	for i := range 10 {
		putModule(out, fmt.Sprintf("modules/m%d", i))
	}
	return out
}

func put(fsys fstest.MapFS, name, text string) {
	fsys[name] = &fstest.MapFile{Data: []byte(strings.TrimPrefix(text, "\n"))}
}

func putModule(fsys fstest.MapFS, dir string) {
	for name, text := range moduleFiles {
		put(fsys, path.Join(dir, name), text)
	}
}

func callOf(n int, dir string) string {
	return fmt.Sprintf(`
module "cluster%03[1]d" {
  source              = %[2]q
  name                = "cluster%03[1]d"
  location            = "westeurope"
  resource_group_name = "rg-cluster%03[1]d"
  network             = "10.%[3]d.0.0/16"
  kubernetes_version  = "1.33"
  private             = %[4]t
  pools = {
    apps  = { vm_size = "Standard_D8s_v5", min = 3, max = 12 }
    batch = { vm_size = "Standard_D4s_v5", min = 0, max = 20, spot = true }
  }
  tags = { team = "team%03[1]d", cost_center = "4711" }
}
`, n, dir, n%250, n%2 == 0)
}
