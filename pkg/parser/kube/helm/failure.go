package helm

import (
	"fmt"

	"github.com/akslint/akslint/pkg/source"
)

// What a chart may use. It is counted, not timed, so that the same chart ends
// in the same way on every machine.
const (
	// maxSteps is how many nodes and values the templates of a chart may touch.
	maxSteps = 2_000_000
	// maxText is how many bytes all that the templates of a chart make may have. The
	// largest charts that people use take a twentieth of both.
	maxText = 128 << 20
	// maxOutput is how many bytes one template may print.
	maxOutput = 10 << 20
	// maxCalls is how deep named templates may call each other.
	maxCalls = 300
	// maxBranches is how many actions with a body a template may have.
	maxBranches = 20_000
	// maxDeep is how deep values may be nested.
	maxDeep = 300
	// maxCount is the longest list that a function may count out.
	maxCount = 100_000
)

// reason says what kind of failure it is.
type reason uint8

const (
	broken  reason = iota // the template is wrong
	refused               // the template refuses the values, or needs others
	budget                // the template uses more than it may
)

// failure ends a template. It travels as a panic, up to the one place that
// renders a template.
type failure struct {
	reason  reason
	message string
	at      source.Range
	within  *call
}

// meter counts what a chart uses, and how far the template that runs may go.
type meter struct{ steps, bytes, lastStep, lastByte int }

// start lets a template use half of what is left, so that one that uses too much
// leaves something for the others.
func (m *meter) start() {
	m.lastStep = m.steps + (maxSteps-m.steps)/2
	m.lastByte = m.bytes + (maxText-m.bytes)/2
}

// step counts n steps.
func (f *frame) step(n int) {
	if f.m.meter.steps += n; f.m.meter.steps > f.m.meter.lastStep {
		f.exhaust("it takes too many steps")
	}
}

// grown is what an entry of a map or list is counted as, in bytes.
const grown = 128

// charge counts n bytes of something new.
func (f *frame) charge(n int) {
	if f.m.meter.bytes += n; f.m.meter.bytes > f.m.meter.lastByte {
		f.exhaust("it makes too much text, or too many values")
	}
}

func (f *frame) exhaust(format string, args ...any) {
	panic(&failure{budget, fmt.Sprintf(format, args...), f.here(), f.call})
}

// fail ends the template because it is wrong.
func (f *frame) fail(format string, args ...any) {
	panic(&failure{broken, fmt.Sprintf(format, args...), f.here(), f.call})
}

// refuse ends the template because it needs other values.
func (f *frame) refuse(format string, args ...any) {
	panic(&failure{refused, fmt.Sprintf(format, args...), f.here(), f.call})
}
