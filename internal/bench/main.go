// Command bench measures what a user waits for: whole processes, from start to
// exit code. It builds akslint, writes trees of Terraform into a temporary
// directory, runs akslint on them, and prints the least and the median of
// several runs with the memory they took. Nothing here is a test: machines
// differ, so no number can fail.
package main

import (
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
	keep := flag.String("tree", "", "only write the large tree into this directory")
	flag.Parse()
	var err error
	if *keep != "" {
		err = writeTree(*keep, *clusters)
	} else {
		err = bench(*runs, *clusters)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func bench(runs, clusters int) error {
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
	small, large := filepath.Join(dir, "small"), filepath.Join(dir, "large")
	if err := writeTree(small, 1); err != nil {
		return err
	}
	if err := writeTree(large, clusters); err != nil {
		return err
	}
	cases := []struct {
		name string
		dir  string
		args []string
	}{
		{"process start alone", dir, []string{"version"}},
		{"rules alone", dir, []string{"rules"}},
		{"1 cluster", small, []string{"check", "--verbose"}},
		{fmt.Sprintf("%d clusters", clusters), large, []string{"check", "--verbose"}},
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
