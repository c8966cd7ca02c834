package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

// patience is how long a run keeps silent about what it does; afterwards its line is
// drawn again so often.
const (
	patience = time.Second
	redrawn  = 200 * time.Millisecond
)

// progress is one line on a terminal that says what a long run does, and goes when
// the run ends. The nil progress draws nothing.
type progress struct {
	w     io.Writer
	width int // of the terminal; zero when it is not known
	begun time.Time
	stop  context.CancelFunc
	gone  chan struct{} // closed when nothing draws any more

	mu    sync.Mutex
	doing string
	shown string // what stands on the line
}

// watch begins a progress on standard error; nil unless a person looks at it.
func watch(ctx context.Context, s streams, quiet bool) *progress {
	if quiet || plainText() || os.Getenv("CI") != "" || os.Getenv("TF_BUILD") != "" || terminalOf(s.err) == nil {
		return nil
	}
	ctx, stop := context.WithCancel(ctx)
	p := &progress{w: s.err, width: columnsOf("auto", s.err), begun: time.Now(), stop: stop, gone: make(chan struct{})}
	go p.run(ctx)
	return p
}

// run draws until it is told to stop, or the run is.
func (p *progress) run(ctx context.Context) {
	defer close(p.gone)
	defer p.draw("")
	next := time.NewTimer(patience)
	defer next.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-next.C:
			p.tell(time.Since(p.begun))
			next.Reset(redrawn)
		}
	}
}

// now says what the run does from here on.
func (p *progress) now(doing string) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.doing = doing
}

// tell draws what the run does, and for how long it has been running.
func (p *progress) tell(elapsed time.Duration) {
	p.mu.Lock()
	doing := p.doing
	p.mu.Unlock()
	if doing == "" {
		return
	}
	text := fmt.Sprintf("akslint: %s, %d s", doing, int(elapsed.Seconds()))
	if p.width > 0 && len(text) >= p.width {
		text = text[:p.width-1] // a second line would stay
	}
	p.draw(text)
}

// draw replaces what stands on the line.
func (p *progress) draw(text string) {
	if text != p.shown {
		_, _ = fmt.Fprint(p.w, "\r\x1b[K"+text)
		p.shown = text
	}
}

// end takes the line away. It may be called more than once.
func (p *progress) end() {
	if p == nil {
		return
	}
	p.stop()
	<-p.gone
}
