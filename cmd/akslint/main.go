// Command akslint checks AKS clusters before they are deployed.
package main

import (
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
)

// A run is short and its memory small, so collecting garbage less often buys
// speed; past softMemoryLimit the collector works harder instead.
const (
	gcPercent       = 400
	softMemoryLimit = 2 << 30 // bytes
)

func main() { os.Exit(start()) }

// start prepares the process and runs the command line. Only main ends the
// process.
func start() int {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(softMemoryLimit)
	}
	// A closed pipe is then an error to handle, not a signal that ends us.
	signal.Ignore(syscall.SIGPIPE)
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	return run(os.Args[1:], streams{in: os.Stdin, out: quietPipe{os.Stdout}, err: quietPipe{os.Stderr}}, stop)
}
