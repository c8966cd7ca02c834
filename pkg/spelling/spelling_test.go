package spelling_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/spelling"
)

func Example() {
	fmt.Println(spelling.Nearest("var_file", []string{"path", "var_files", "vars"}))
	// Output: var_files
}

func TestNearest(t *testing.T) {
	names := []string{"no-cpu-limit", "no-cpu-request", "pools", "security", "AKS101"}
	for written, want := range map[string]string{
		"no-cpu-limits":                 "no-cpu-limit",
		"no-cpu":                        "no-cpu-limit", // the shortest that begins so
		"Securty":                       "security",
		"xyz":                           "",
		"":                              "",
		strings.Repeat("pools", 10_000): "",
	} {
		if got := spelling.Nearest(written, names); got != want {
			t.Errorf("%.20q: got %q, want %q", written, got, want)
		}
	}
}
