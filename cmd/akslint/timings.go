package main

import (
	"fmt"
	"io"
	"time"
)

// stopwatch tells how long the stages of a run took. It is wall time.
type stopwatch struct {
	last time.Time
	laps []lap
}

type lap struct {
	name string
	took time.Duration
}

func startStopwatch() *stopwatch { return &stopwatch{last: time.Now()} }

// lap ends a stage.
func (s *stopwatch) lap(name string) {
	now := time.Now()
	s.laps = append(s.laps, lap{name, now.Sub(s.last)})
	s.last = now
}

// print writes one line a stage, in milliseconds, and their sum.
func (s *stopwatch) print(w io.Writer) {
	var total time.Duration
	for _, l := range s.laps {
		total += l.took
		printLap(w, l.name, l.took)
	}
	printLap(w, "total", total)
}

func printLap(w io.Writer, name string, took time.Duration) {
	_, _ = fmt.Fprintf(w, "%-12s %9.2f ms\n", name, float64(took.Microseconds())/1000)
}
