package main

import (
	"bytes"
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"time"
)

// measurement is what several runs of one command line took; times are in
// milliseconds of wall clock or of processor, user and system together.
type measurement struct {
	wallMin, wallMedian, cpuMin float64
	peakMB                      float64 // largest of all runs
	stages                      string  // what the fastest run said on standard error
}

// measure runs a command line in a directory. Exit codes 0 and 1 are both answers; any other
// means that there is nothing to measure.
func measure(binary, dir string, args []string, runs int) (measurement, error) {
	var m measurement
	var walls []float64
	for i := range runs {
		var talk bytes.Buffer
		cmd := exec.Command(binary, args...)
		cmd.Dir = dir
		cmd.Stderr = &talk
		begin := time.Now()
		err := cmd.Run()
		wall := milliseconds(time.Since(begin))
		var exit *exec.ExitError
		if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) {
			return m, fmt.Errorf("%w: %s", err, talk.String())
		}
		cpu := milliseconds(cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime())
		if i == 0 || cpu < m.cpuMin {
			m.cpuMin = cpu
		}
		if i == 0 || wall < m.wallMin {
			m.wallMin, m.stages = wall, talk.String()
		}
		m.peakMB = max(m.peakMB, peakMB(cmd.ProcessState))
		walls = append(walls, wall)
	}
	slices.Sort(walls)
	m.wallMedian = walls[len(walls)/2]
	return m, nil
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
