// Command policytable draws rules/data/policy_definitions.json from a copy of
// the public repository Azure/azure-policy, so that a rule knows the defaults
// of the built-in definitions for Kubernetes. A maintainer runs it to refresh
// the table:
//
//	go run ./rules/internal/policytable -as-of 2026-04-29 DIR > rules/data/policy_definitions.json
//
// where DIR is the checkout and the date is that of its newest commit.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"time"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "policytable:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("policytable", flag.ContinueOnError)
	asOf := flags.String("as-of", "", "date of the checkout's newest commit, YYYY-MM-DD")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if _, err := time.Parse(time.DateOnly, *asOf); err != nil {
		return fmt.Errorf("-as-of wants the date of the checkout as YYYY-MM-DD, not %q", *asOf)
	}
	if flags.NArg() != 1 {
		return fmt.Errorf("want one argument: the directory of a checkout of Azure/azure-policy")
	}
	entries, err := Extract(os.DirFS(flags.Arg(0)))
	if err != nil {
		return err
	}
	return Write(out, *asOf, entries)
}
