package main

import (
	"context"
	"strings"
	"testing"
	"time"
)

// The line replaces itself, is never longer than the terminal is wide, and nothing
// of it stays.
func TestProgress(t *testing.T) {
	var w strings.Builder
	p := &progress{w: &w, width: 30, stop: func() {}, gone: make(chan struct{})}
	p.tell(time.Second)
	p.now("reading files")
	p.tell(time.Second)
	p.tell(time.Second)
	p.now("checking 3 clusters of 12345 files")
	p.tell(2 * time.Second)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	p.run(ctx)
	p.end()
	want := "\r\x1b[Kakslint: reading files, 1 s" + "\r\x1b[Kakslint: checking 3 clusters " + "\r\x1b[K"
	if w.String() != want {
		t.Errorf("got  %q\nwant %q", w.String(), want)
	}
}

// Where nobody looks there is no line, and asking for one does no harm.
func TestNoProgressOffTheTerminal(t *testing.T) {
	var w strings.Builder
	p := watch(t.Context(), streams{err: &w}, false)
	p.now("reading files")
	p.end()
	if p != nil || w.Len() > 0 {
		t.Errorf("drew %q", w.String())
	}
}
