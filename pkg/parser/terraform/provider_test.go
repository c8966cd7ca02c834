package terraform

import "testing"

// TestOnePartConstraint: the next major is allowed by a "~>" of one part for a
// module, and not for a provider, as Terraform has it.
func TestOnePartConstraint(t *testing.T) {
	for _, c := range []struct {
		text             string
		version          version
		provider, module bool
	}{
		{"~> 11", version{12, 0, 0}, false, true},
		{"~> 11", version{10, 9, 9}, false, false},
		{"~> 11, < 13", version{13, 0, 0}, false, false},
		{"~> 11.0", version{12, 0, 0}, false, false},
		{"~> 11.0.0", version{11, 1, 0}, false, false},
		{"~> 11.0.0", version{11, 0, 9}, true, true},
	} {
		if got := parseConstraint(c.text).hold(c.version); got != c.provider {
			t.Errorf("provider %s: %v is allowed: %t", c.text, c.version, got)
		}
		if got := moduleConstraint(c.text).hold(c.version); got != c.module {
			t.Errorf("module %s: %v is allowed: %t", c.text, c.version, got)
		}
	}
}
