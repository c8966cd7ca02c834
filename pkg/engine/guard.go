package engine

import (
	"context"
	"fmt"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// largest is the key of a context: how many bytes one call of a built-in function
// may make. Evaluations without it are not bounded.
type largest struct{}

// largestValue is what custom rules may make with one call. A function that makes
// much of little (replace, split, sprintf) takes its memory at once, before anybody
// who watches the heap sees it; what takes less than this is seen in time.
const largestValue = 64 << 20

// guarded is a context for evaluating what users wrote.
func guarded(ctx context.Context) context.Context {
	guard()
	return context.WithValue(ctx, largest{}, largestValue)
}

// guard makes the functions that multiply look at their arguments first. OPA has
// one table of functions for the whole process and asks it before any other, so
// there is no other door; those who do not ask by their context notice nothing. It
// runs once, before the first evaluation: the table has no lock.
var guard = sync.OnceFunc(func() {
	for name, size := range sizes() {
		ast.BuiltinMap[name].CanSkipBctx = false // else it is called without a context
		topdown.RegisterBuiltinFunc(name, bounding(name, size, topdown.GetBuiltin(name)))
	}
})

// bounding is a function that refuses to make too much.
func bounding(name string, size func(args []*ast.Term) int, apply topdown.BuiltinFunc) topdown.BuiltinFunc {
	return func(b topdown.BuiltinContext, args []*ast.Term, iter func(*ast.Term) error) error {
		if most, bounded := limit(b.Context); bounded && size(args) > most {
			return topdown.Halt{Err: budgetError(fmt.Sprintf("%s would make more than the %d MiB that one call may make", name, most>>20))}
		}
		return apply(b, args, iter)
	}
}

func limit(ctx context.Context) (most int, bounded bool) {
	if ctx == nil {
		return 0, false
	}
	most, bounded = ctx.Value(largest{}).(int)
	return most, bounded
}
