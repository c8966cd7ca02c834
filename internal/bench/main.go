// Command bench measures what a user waits for: whole processes, from start to
// exit code. It builds akslint, writes trees of Terraform or of manifests into a temporary
// directory, runs akslint on them, and prints the least and the median of
// several runs with the memory they took. Nothing here is a test: machines
// differ, so no number can fail.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"text/tabwriter"
)

func main() {
	runs := flag.Int("runs", 15, "how often each case is run")
	clusters := flag.Int("clusters", 200, "how many clusters the large tree has")
	kube := flag.Bool("kube", false, "measure checks of manifests instead of Terraform")
	keep := flag.String("tree", "", "only write the large tree into this directory")
	flag.Parse()
	var err error
	switch {
	case *keep != "":
		err = writeTree(*keep, *clusters)
	case *kube:
		err = bench(*runs, manifestCases)
	default:
		err = bench(*runs, func(dir string) ([]benchCase, error) { return terraformCases(dir, *clusters) })
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// benchCase is one command line in one directory.
type benchCase struct {
	name string
	dir  string
	args []string
}

// terraformCases writes a tree of one cluster and one of many.
func terraformCases(dir string, clusters int) ([]benchCase, error) {
	small, large := filepath.Join(dir, "small"), filepath.Join(dir, "large")
	check := []string{"check", "--verbose"}
	return []benchCase{
		{"process start alone", dir, []string{"version"}},
		{"rules alone", dir, []string{"rules"}},
		{"1 cluster", small, check},
		{fmt.Sprintf("%d clusters", clusters), large, check},
	}, errors.Join(writeTree(small, 1), writeTree(large, clusters))
}

// manifestCases writes trees of manifests, each ten times as large as one before:
// it should take no more than about ten times as long.
func manifestCases(dir string) ([]benchCase, error) {
	var cases []benchCase
	var errs []error
	add := func(name string, n int, write func(dir string, n int) error) {
		at := filepath.Join(dir, fmt.Sprint(len(cases)))
		errs = append(errs, write(at, n))
		cases = append(cases, benchCase{fmt.Sprintf(name, n), at, []string{"check", "--verbose"}})
	}
	add("%d manifest files", 500, writeManifests)
	add("%d manifest files", 5000, writeManifests)
	add("%d selectors of all workloads", 100, writeSelectors)
	add("%d selectors of all workloads", 1000, writeSelectors)
	return cases, errors.Join(errs...)
}

func bench(runs int, write func(dir string) ([]benchCase, error)) error {
	dir, err := os.MkdirTemp("", "akslint-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	binary := filepath.Join(dir, "akslint")
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", binary, "./cmd/akslint")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return fmt.Errorf("build: %w", err)
	}
	cases, err := write(dir)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "case\twall ms (min)\twall ms (median)\tCPU ms (min)\tpeak MB\t")
	var stages string
	for _, c := range cases {
		m, err := measure(binary, c.dir, c.args, runs)
		if err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		fmt.Fprintf(table, "%s\t%.1f\t%.1f\t%.1f\t%.0f\t\n", c.name, m.wallMin, m.wallMedian, m.cpuMin, m.peakMB)
		if m.stages != "" {
			stages += fmt.Sprintf("\nwhere the wall time goes, %s (fastest run):\n%s", c.name, m.stages)
		}
	}
	if err := table.Flush(); err != nil {
		return err
	}
	_, err = fmt.Print(stages)
	return err
}
