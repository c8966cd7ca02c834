package main

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/akslint/akslint/pkg/baseline"
	"github.com/akslint/akslint/pkg/config"
	"github.com/akslint/akslint/pkg/parser"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/suppress"
)

// mutants is how many damaged inputs TestMutants reads, and mostPatience how long
// it waits for one of them before it says that it never ends.
const (
	mutants      = 12_000
	mostPatience = time.Minute
)

// TestMutants damages the files of our own cases, a little and a lot, and reads
// each as a repository of its own, up to the clusters. Nothing panics, nothing hangs, and every
// problem has words and lies in its file. The damage is the same each time; the
// fuzz targets of the readers (make fuzz) look for more.
func TestMutants(t *testing.T) {
	files := seedFiles(t)
	random := rand.New(rand.NewPCG(6, 31))
	for i := range mutants {
		seed := files[random.IntN(len(files))]
		data := damage(random, seed.Data, files[random.IntN(len(files))].Data)
		hung := time.AfterFunc(mostPatience, func() { panic(fmt.Sprintf("mutant %d of %s is not read in %s:\n%q", i, seed.Name, mostPatience, data)) })
		readMutant(t, i, seed.Name, data)
		hung.Stop()
		if t.Failed() {
			t.Fatalf("mutant %d of %s:\n%q", i, seed.Name, data)
		}
	}
}

// seedFiles are the files that the cases of the readers are made of, each with the
// name that its reader knows it by, none of them large.
func seedFiles(t *testing.T) []txtar.File {
	t.Helper()
	root := filepath.Join("..", "..")
	seeds := []txtar.File{
		{Name: config.FileName, Data: []byte("deployments:\n  - name: shop\n    roots: [{path: infra, var_files: [a.tfvars]}]\nrules: {skip: [free-tier]}\nnaming: {cluster: ^aks-}\n")},
		{Name: baseline.FileName, Data: baseline.Write([]baseline.Entry{{Rule: "AKS101", Name: "too-few-system-nodes", Path: "pools[0].count"}}, []baseline.Cluster{{Unit: "infra", Address: "a"}})},
	}
	for _, dir := range []string{"pkg/parser", "testdata/clusters", "cmd/akslint/testdata/script"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			data, err := os.ReadFile(name)
			if filepath.Ext(name) == ".txtar" {
				seeds = append(seeds, txtar.Parse(data).Files...)
			} else if strings.Contains(filepath.ToSlash(name), "/testdata/") {
				seeds = append(seeds, txtar.File{Name: filepath.Base(name), Data: data})
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	known := []string{".tf", ".tfvars", ".json", ".yaml", ".yml", ".tpl", ".bicep"}
	seeds = slices.DeleteFunc(seeds, func(f txtar.File) bool {
		return !slices.Contains(known, path.Ext(f.Name)) || len(f.Data) == 0 || len(f.Data) > 4<<10
	})
	if len(seeds) < 100 {
		t.Fatalf("%d files to begin with: some are gone", len(seeds))
	}
	return seeds
}

// odd are pieces that readers are likely to stumble over.
var odd = []string{
	"\x00", "\xff", "\xed\xa0\x80", "\ufeff", "\u2028", "\r", "\n---\n", "\n...\n", "{{", "}}", "${", "%{", "[", "]", "{", "}", "\"", "'", "[[", "!!", "&a", "*a", "<<: *a",
	"-1", "1e999", "99999999999999999999", "null", "~", "true", "0x", "[parameters('", "')]", "{{ include \"x\" . }}", "{{- end }}", "count = ", "for_each = ", "<<EOT\n", "/*", "#", "//", "\\u", "\\", "  ", "\t", ": ", "- ", "|\n", "?", "@", "$ref", "../", "::",
}

// damage does one to four things to a text.
func damage(r *rand.Rand, data, other []byte) []byte {
	out := slices.Clone(data)
	for range 1 + r.IntN(4) {
		from := r.IntN(len(out) + 1)
		to := min(len(out), from+1+r.IntN(1+r.IntN(64)))
		switch r.IntN(8) {
		case 0:
			out = out[:from]
		case 1:
			out = slices.Delete(out, from, to)
		case 2:
			out = slices.Insert(out, from, slices.Clone(out[from:to])...)
		case 3:
			if from < len(out) {
				out[from] ^= 1 << r.IntN(8)
			}
		case 4:
			at := r.IntN(len(other))
			out = slices.Insert(out, from, other[at:min(len(other), at+1+r.IntN(200))]...)
		case 5:
			out = slices.Insert(out, from, []byte(strings.Repeat(odd[r.IntN(len(odd))], 1+r.IntN(300)))...)
		default:
			out = slices.Replace(out, from, to, []byte(odd[r.IntN(len(odd))])...)
		}
	}
	return out
}

// readMutant reads a file where its readers look for it.
func readMutant(t *testing.T, i int, name string, data []byte) {
	t.Helper()
	at := path.Join("it", path.Base(name))
	files := fstest.MapFS{at: {Data: data}}
	if strings.Contains(name, "templates/") {
		at = path.Join("it/templates", path.Base(name))
		files = fstest.MapFS{at: {Data: data}, "it/Chart.yaml": {Data: []byte("apiVersion: v2\nname: it\nversion: 1.0.0\n")}}
	}
	paths := []string{"it"}
	if i%4 == 0 {
		paths = []string{at} // named by the user: no reader may pass over it
	}
	tree, err := source.OpenFS(files, paths...)
	if err != nil {
		t.Fatal(err)
	}
	specs := parser.Parse(tree, parser.Options{})
	build(specs, input{})
	problems := specs.Problems
	file := source.NewFile(at, data)
	_, more := suppress.Comments(file, strings.Contains(name, "templates/"))
	problems = append(problems, more...)
	switch path.Base(name) {
	case config.FileName:
		_, more = config.Read(file)
		problems = append(problems, more...)
	case baseline.FileName:
		if _, wrong := baseline.Read(file); wrong != nil {
			problems = append(problems, *wrong)
		}
	}
	for _, p := range problems {
		if f := p.Range.File; p.Message == "" || strings.Contains(p.Hint, "bug of akslint") || f != nil && (p.Range.Start < 0 || p.Range.Start > p.Range.End || p.Range.End > len(f.Data)) {
			t.Errorf("%s: %q (%q)", p.Place(), p.Message, p.Hint)
		}
	}
}
