package arm

import (
	"math/bits"
	"strconv"

	"github.com/akslint/akslint/pkg/value"
)

func numberFunctions() map[string]function {
	arithmetic := func(f func(a, b int64) (int64, bool)) function {
		return function{2, 2, false, func(c *call) *val {
			a, ok1 := asInt(c.args[0])
			b, ok2 := asInt(c.args[1])
			if !ok1 || !ok2 {
				return c.wrong("it takes whole numbers")
			}
			n, ok := f(a, b)
			if !ok {
				return c.wrong("there is no result within 64 bits")
			}
			return intVal(n)
		}}
	}
	return map[string]function{
		"add":       arithmetic(func(a, b int64) (int64, bool) { n := a + b; return n, (n > a) == (b > 0) }),
		"sub":       arithmetic(func(a, b int64) (int64, bool) { n := a - b; return n, (n < a) == (b > 0) }),
		"mul":       arithmetic(multiply),
		"div":       arithmetic(func(a, b int64) (int64, bool) { return ratio(a, b, func() int64 { return a / b }) }),
		"mod":       arithmetic(func(a, b int64) (int64, bool) { return ratio(a, b, func() int64 { return a % b }) }),
		"min":       {1, -1, false, func(c *call) *val { return c.extreme(func(a, b int64) bool { return a < b }) }},
		"max":       {1, -1, false, func(c *call) *val { return c.extreme(func(a, b int64) bool { return a > b }) }},
		"int":       {1, 1, false, toInt},
		"float":     {1, 1, false, toFloat},
		"copyindex": {0, 2, true, copyIndex},
	}
}

func multiply(a, b int64) (int64, bool) {
	abs := func(n int64) uint64 {
		if n < 0 {
			return uint64(-n)
		}
		return uint64(n)
	}
	hi, lo := bits.Mul64(abs(a), abs(b))
	return a * b, hi == 0 && lo < 1<<63
}

func ratio(a, b int64, f func() int64) (int64, bool) {
	if b == 0 || b == -1 && a == -1<<63 {
		return 0, false
	}
	return f(), true
}

// extreme picks among the arguments, or the elements of the only one.
func (c *call) extreme(better func(a, b int64) bool) *val {
	all := c.args
	if len(all) == 1 && all[0].is(value.List) {
		all = all[0].items
	}
	var best int64
	for i, v := range all {
		n, ok := asInt(v)
		if !ok || !v.is(value.Number) {
			return c.wrong("it takes whole numbers")
		}
		if i == 0 || better(n, best) {
			best = n
		}
	}
	if len(all) == 0 {
		return c.wrong("the array is empty")
	}
	return intVal(best)
}

func toInt(c *call) *val {
	if n, ok := asInt(c.args[0]); ok {
		return intVal(n)
	}
	if f, err := strconv.ParseFloat(c.args[0].text, 64); err == nil && c.args[0].is(value.Number) && f < 1<<62 && f > -1<<62 {
		return intVal(int64(f))
	}
	return c.wrong("it takes a whole number")
}

func toFloat(c *call) *val {
	s, ok := asText(c.args[0])
	f, err := strconv.ParseFloat(s, 64)
	if !ok || err != nil || c.args[0].is(value.Bool) {
		return c.wrong("it takes a number")
	}
	return floatVal(f)
}

// copyIndex is the pass of a loop: copyIndex(), copyIndex(offset),
// copyIndex('name') or copyIndex('name', offset).
func copyIndex(c *call) *val {
	name, named := c.arg(0).str()
	offset := c.arg(0)
	if named || len(c.args) == 2 {
		offset = c.arg(1)
	}
	l := c.loopNamed(name, named)
	if l == nil {
		return c.wrong("it stands in no such loop")
	}
	if offset == nil {
		return l.index
	}
	i, ok1 := asInt(l.index)
	n, ok2 := asInt(offset)
	if !ok1 || !ok2 {
		return derived("add", l.index, offset)
	}
	return intVal(i + n)
}

// loopNamed finds a loop; without a name it is the nearest over resources, else
// the nearest.
func (s *scope) loopNamed(name string, named bool) *loop {
	for l := s.loops; l != nil; l = l.up {
		if named && sameName(l.name, name) || !named && l.resource {
			return l
		}
	}
	if named {
		return nil
	}
	return s.loops
}
