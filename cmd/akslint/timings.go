package main

import (
	"fmt"
	"io"
	"time"
)

// stopwatch follows a run through its stages: it tells how long each took, in wall
// time, and the progress which one it is. The zero value follows nobody.
type stopwatch struct {
	line  *progress
	laps  []lap
	stage string
	since time.Time
}

type lap struct {
	name string
	took time.Duration
}

// start ends the stage before and begins one. To whoever waits it is called doing;
// with an empty one nobody waits any longer, and the line goes.
func (s *stopwatch) start(name, doing string) {
	s.end()
	s.stage, s.since = name, time.Now()
	s.line.now(doing)
	if doing == "" {
		s.line.end()
	}
}

func (s *stopwatch) end() {
	if s.stage != "" {
		s.laps = append(s.laps, lap{s.stage, time.Since(s.since)})
	}
	s.stage = ""
}

// print writes one line a stage, in milliseconds, and their sum.
func (s *stopwatch) print(w io.Writer) {
	s.end()
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
