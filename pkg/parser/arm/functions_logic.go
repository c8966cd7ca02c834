package arm

import (
	"math/big"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

func logicFunctions() map[string]function {
	ordered := func(is func(int) bool) function {
		return function{2, 2, false, func(c *call) *val {
			n, ok := order(c.args[0], c.args[1])
			if !ok {
				return c.wrong("it compares two numbers, or two texts")
			}
			return boolVal(is(n))
		}}
	}
	return map[string]function{
		"equals":          {2, 2, true, equals},
		"greater":         ordered(func(n int) bool { return n > 0 }),
		"greaterorequals": ordered(func(n int) bool { return n >= 0 }),
		"less":            ordered(func(n int) bool { return n < 0 }),
		"lessorequals":    ordered(func(n int) bool { return n <= 0 }),
		"not":             {1, 1, false, not},
		"bool":            {1, 1, false, toBool},
		"true":            {0, 0, true, func(*call) *val { return boolVal(true) }},
		"false":           {0, 0, true, func(*call) *val { return boolVal(false) }},
	}
}

func sameName(a, b string) bool { return strings.EqualFold(a, b) }

func sameNumber(a, b string) bool {
	if a == b {
		return true
	}
	x, ok1 := rational(a)
	y, ok2 := rational(b)
	return ok1 && ok2 && x.Cmp(y) == 0
}

// rational reads a number exactly; one with a large exponent is refused.
func rational(s string) (*big.Rat, bool) {
	if i := strings.IndexAny(s, "eE"); len(s) > 100 || i >= 0 && len(s)-i > 4 {
		return nil, false
	}
	return new(big.Rat).SetString(s)
}

func order(a, b *val) (int, bool) {
	switch {
	case a.is(value.Number) && b.is(value.Number):
		x, ok1 := rational(a.text)
		y, ok2 := rational(b.text)
		if !ok1 || !ok2 {
			return 0, false
		}
		return x.Cmp(y), true
	case a.is(value.String) && b.is(value.String):
		return strings.Compare(a.text, b.text), true
	}
	return 0, false
}

func equals(c *call) *val {
	same, known := equal(c.args[0], c.args[1])
	if !known {
		return c.unknown()
	}
	return boolVal(same)
}

func not(c *call) *val {
	b, ok := asBool(c.args[0])
	if !ok {
		return c.wrong("it takes true or false")
	}
	return boolVal(!b)
}

func toBool(c *call) *val {
	b, ok := asBool(c.args[0])
	if !ok {
		return c.wrong("it takes true or false")
	}
	return boolVal(b)
}
