//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// peakMB returns the largest resident memory a process had, in megabytes.
func peakMB(p *os.ProcessState) float64 {
	usage, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	unit := 1024.0 // kilobytes, but bytes on Apple's systems
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		unit = 1
	}
	return float64(usage.Maxrss) * unit / (1 << 20)
}
