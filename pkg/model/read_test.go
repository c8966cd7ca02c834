package model

import (
	"fmt"
	"testing"
)

// A derived value names a few of many reasons, and every input among them.
func TestReasons(t *testing.T) {
	subnets := func(n int) (out []string) {
		for i := range n {
			out = append(out, fmt.Sprintf("the subnet of e%d is not known", i))
		}
		return out
	}
	input := `the number is not known: variable "a" has no value`
	again := `the size is not known: variable "a" has no value`
	for name, tt := range map[string]struct {
		why  []string
		want string
	}{
		"few":        {subnets(2), "the subnet of e0 is not known; the subnet of e1 is not known"},
		"many":       {subnets(723), "the subnet of e0 is not known; the subnet of e1 is not known; the subnet of e2 is not known; and 720 more"},
		"an input":   {append(subnets(4), input), "the subnet of e0 is not known; the subnet of e1 is not known; the subnet of e2 is not known; " + input + "; and 1 more"},
		"once named": {append([]string{input}, append(subnets(2), again)...), input + "; the subnet of e0 is not known; the subnet of e1 is not known; and 1 more"},
	} {
		t.Run(name, func(t *testing.T) {
			var n need
			for _, w := range tt.why {
				n.because(w)
			}
			if got := n.reasons(); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}
