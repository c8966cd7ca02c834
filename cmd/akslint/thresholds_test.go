package main

import (
	"io/fs"
	"regexp"
	"strconv"
	"testing"

	"github.com/akslint/akslint/pkg/config"
	"github.com/akslint/akslint/rules"
)

// TestThresholds: the rules have a default for every threshold that can be set, and
// it is the one that the schema and the documentation tell.
func TestThresholds(t *testing.T) {
	src, err := fs.ReadFile(rules.FS, "lib/thresholds/thresholds.rego")
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^default (\w+) := (\d+)$`).FindAllSubmatch(src, -1) {
		counts[string(m[1])] = string(m[2])
	}
	if len(counts) != len(config.Thresholds()) {
		t.Errorf("the rules have %d thresholds, the configuration %d", len(counts), len(config.Thresholds()))
	}
	for _, k := range config.Thresholds() {
		if counts[k.Name] != strconv.Itoa(k.Default) {
			t.Errorf("%s: the rules say %q, the configuration %d", k.Name, counts[k.Name], k.Default)
		}
	}
}
