package finding_test

import (
	"testing"

	"github.com/akslint/akslint/pkg/finding"
)

func TestAdvice(t *testing.T) {
	for _, c := range []struct {
		name   string
		advice finding.Advice
		want   string
	}{
		{"none", finding.Advice{}, ""},
		{"one text", finding.Anywhere("Choose the Standard tier."), "Choose the Standard tier."},
		{
			"one for each language",
			finding.Advice{Terraform: "Set min_count.", ARM: "Set minCount."},
			"Terraform: Set min_count.\n\nARM and Bicep: Set minCount.",
		},
	} {
		if got := c.advice.String(); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
