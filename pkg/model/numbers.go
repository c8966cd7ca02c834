package model

// most bounds every number of the address plan, so that no input overflows it:
// far more than IPv4 has addresses.
const most = 1 << 40

// capped keeps a number between zero and the bound.
func capped(n int) int { return min(max(n, 0), most) }

// add and times do not overflow.
func add(a, b int) int { return capped(capped(a) + capped(b)) }

func times(a, b int) int {
	a, b = capped(a), capped(b)
	if a != 0 && b > most/a {
		return most
	}
	return a * b
}
