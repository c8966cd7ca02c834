package engine

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/metrics"
	"time"

	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/akslint/akslint/pkg/engine/kleene"
)

// bounds are what a rule of a user may take over one cluster. Ours need none: they
// are known to end.
type bounds struct {
	deadline time.Duration
	memory   uint64
}

func newBounds(opts Options) bounds {
	return bounds{cmp.Or(opts.CustomDeadline, 10*time.Second), cmp.Or(opts.CustomMemory, 1<<30)}
}

// budgetError says which budget ran out. It is an [ErrBudget].
type budgetError string

// Error is what ran out.
func (e budgetError) Error() string { return string(e) }

// Is makes it an [ErrBudget].
func (budgetError) Is(target error) bool { return target == ErrBudget }

// patience is how long a rule may take to notice that it has been ended, and
// glance how often its memory is looked at.
const (
	patience = 250 * time.Millisecond
	glance   = 5 * time.Millisecond
)

// asked is what came of asking a rule.
type asked struct {
	replies []reply
	err     error
	panic   any
}

// bounded asks a rule. over says that the run has to end: its time did, or what
// the rule may take. Not everything that a rule calls can be ended; it is then left
// alone, and what it was given must not be used again.
func (r *run) bounded(rule *rule, q *questions) (replies []reply, err, over error) {
	if rule.meta.Dir == "" {
		replies, err = r.ask(rule, q)
		return replies, err, spent(err, context.Cause(r.ctx))
	}
	ctx, cancel := context.WithCancelCause(guarded(r.ctx))
	defer cancel(nil)
	own := *r
	own.ctx, own.cancel = ctx, topdown.NewCancel()
	defer context.AfterFunc(ctx, own.cancel.Cancel)()
	answer := make(chan asked, 1)
	go func() {
		var a asked
		defer func() {
			a.panic = recover()
			answer <- a
		}()
		a.replies, a.err = own.ask(rule, q)
	}()
	a, ended := r.engine.custom.watch(ctx, cancel, answer)
	if a.panic != nil {
		panic(a.panic) // where those of all rules are caught
	}
	return a.replies, a.err, spent(a.err, ended)
}

// spent is why a run has to end: what ended it, or that a rule took all the steps
// there were.
func spent(err, ended error) error {
	if much, ok := errors.AsType[budgetError](err); ok && ended == nil {
		return much
	}
	if ended == nil && errors.Is(err, kleene.ErrSteps) {
		return budgetError("it took more steps than the rules may take over a cluster of this size")
	}
	return ended
}

// watch waits for the answer and cancels what takes too much for it. ended is why
// nobody waits any longer, nil when the answer came.
func (b bounds) watch(ctx context.Context, cancel context.CancelCauseFunc, answer <-chan asked) (a asked, ended error) {
	deadline, tick := time.NewTimer(b.deadline), time.NewTicker(glance)
	defer deadline.Stop()
	defer tick.Stop()
	start := heap()
	for {
		select {
		case a = <-answer:
			return a, context.Cause(ctx)
		case <-deadline.C:
			cancel(budgetError(fmt.Sprintf("it took longer than the %s that a custom rule may take", b.deadline)))
		case <-tick.C:
			if b.exceeded(start) {
				cancel(budgetError(fmt.Sprintf("it took more than the %d MiB of memory that a custom rule may take", b.memory>>20)))
			}
		case <-ctx.Done():
			select {
			case a = <-answer:
			case <-time.After(patience):
			}
			return a, context.Cause(ctx)
		}
	}
}

// exceeded reports whether the heap has grown by too much. What is no longer in use
// does not count.
func (b bounds) exceeded(start uint64) bool {
	if heap() < start+b.memory {
		return false
	}
	runtime.GC()
	return heap() >= start+b.memory
}

// heap is the size of the heap in bytes.
func heap() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
