package model

import (
	"math/big"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// quantitySuffixes are the suffixes of a Kubernetes quantity and what they
// multiply by, as kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity
// lists them.
var quantitySuffixes = []struct {
	suffix string
	base   int64
	power  int
}{
	{"Ki", 1024, 1},
	{"Mi", 1024, 2},
	{"Gi", 1024, 3},
	{"Ti", 1024, 4},
	{"Pi", 1024, 5},
	{"Ei", 1024, 6},
	{"n", 1000, -3},
	{"u", 1000, -2},
	{"m", 1000, -1},
	{"k", 1000, 1},
	{"M", 1000, 2},
	{"G", 1000, 3},
	{"T", 1000, 4},
	{"P", 1000, 5},
	{"E", 1000, 6},
}

// longestQuantity bounds the text of a quantity: a longer one is no quantity.
const longestQuantity = 40

// parseQuantity reads a quantity. ok is false when the text is none.
func parseQuantity(text string) (*big.Rat, bool) {
	text = strings.TrimSpace(text)
	if text == "" || len(text) > longestQuantity || strings.ContainsAny(text, "/_xXpb ") {
		return nil, false
	}
	for _, s := range quantitySuffixes {
		if number, ok := strings.CutSuffix(text, s.suffix); ok {
			r, ok := decimal(number, false)
			if !ok {
				return nil, false
			}
			return r.Mul(r, power(s.base, s.power)), true
		}
	}
	return decimal(text, true)
}

// decimal reads a decimal number, with an exponent where one is allowed.
func decimal(text string, exponent bool) (*big.Rat, bool) {
	mantissa, exp, scientific := strings.Cut(strings.ToLower(text), "e")
	if scientific && (!exponent || len(strings.TrimLeft(exp, "+-")) > 2) {
		return nil, false
	}
	if strings.Trim(mantissa, "+-.0123456789") != "" {
		return nil, false
	}
	return new(big.Rat).SetString(text)
}

func power(base int64, n int) *big.Rat {
	whole := new(big.Int).Exp(big.NewInt(base), big.NewInt(int64(max(n, -n))), nil)
	if n < 0 {
		return new(big.Rat).SetFrac(big.NewInt(1), whole)
	}
	return new(big.Rat).SetInt(whole)
}

// quantity reads a quantity, rounded up as Kubernetes does: of processors in
// thousandths of a core, else in bytes.
func quantity(w, at *value.Value, millicores bool) Value[int] {
	switch {
	case w.IsUnknown():
		return NotKnown[int]("", w)
	case w.IsNothing():
		return orDefault(None[int](), w, at)
	}
	t, ok := scalarText(w)
	amount, isQuantity := parseQuantity(t)
	if !ok || !isQuantity {
		return NotKnown[int]("it is not a quantity", w)
	}
	if millicores {
		amount.Mul(amount, big.NewRat(1000, 1))
	}
	n, ok := ceil(amount)
	if !ok {
		return NotKnown[int]("the quantity is too large", w)
	}
	return known(n, w)
}

func ceil(r *big.Rat) (int, bool) {
	q, rest := new(big.Int).DivMod(r.Num(), r.Denom(), new(big.Int))
	if rest.Sign() > 0 {
		q.Add(q, big.NewInt(1))
	}
	if !q.IsInt64() {
		return 0, false
	}
	return int(q.Int64()), true
}
