package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/pkg/report"
	"github.com/akslint/akslint/rules"
	"github.com/akslint/akslint/schemas"
)

const promisesFile = "testdata/promises.txt"

// TestPromises holds what scripts, suppressions and baselines rely on against
// testdata/promises.txt: the identifiers and names of rules, commands, flags,
// formats, exit codes, the keys of the configuration and the fields of reports. What is there
// stays. -update adds what is new and takes nothing away: who breaks a promise
// removes its line by hand, and says so in CHANGELOG.md.
func TestPromises(t *testing.T) {
	text, err := os.ReadFile(promisesFile)
	if err != nil && !*update {
		t.Fatal(err)
	}
	given, kept := strings.Split(strings.TrimSpace(string(text)), "\n"), promises(t)
	if len(text) == 0 {
		given = nil
	}
	for _, line := range given {
		if !slices.Contains(kept, line) {
			t.Errorf("promised, and no longer so: %s", line)
		}
	}
	all := slices.Compact(slices.Sorted(slices.Values(slices.Concat(given, kept))))
	golden(t, promisesFile, strings.Join(all, "\n")+"\n")
}

// promises lists what is so now, a line each.
func promises(t *testing.T) []string {
	t.Helper()
	lines := []string{
		fmt.Sprintf("exit %d nothing at or above the threshold", exitClean),
		fmt.Sprintf("exit %d findings", exitFindings),
		fmt.Sprintf("exit %d usage, a broken rule, unreadable input, or no cluster", exitInput),
		fmt.Sprintf("exit %d an internal error, an interruption, or a budget", exitFailure),
	}
	for _, f := range report.Formats() {
		lines = append(lines, "format "+f)
	}
	for _, c := range newApp(streams{}).Commands {
		lines = append(lines, "command "+c.Name)
		for _, f := range c.Flags {
			for _, name := range f.Names() {
				lines = append(lines, "flag "+c.Name+" --"+name)
			}
		}
	}
	all, err := engine.Load(rules.FS, engine.Options{AsOf: time.Unix(0, 0)})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range all.Rules() {
		lines = append(lines, "rule "+r.ID+" "+r.Name)
	}
	for what, name := range map[string]string{"report": schemas.Report, "configuration": schemas.Config} {
		lines = append(lines, fieldsOf(t, what, name)...)
	}
	return slices.Sorted(slices.Values(lines))
}

// fieldsOf lists the fields that a schema has, with their types.
func fieldsOf(t *testing.T, what, name string) []string {
	t.Helper()
	text, err := schemas.Source(name)
	if err != nil {
		t.Fatal(err)
	}
	var root map[string]any
	if err := json.Unmarshal(text, &root); err != nil {
		t.Fatal(err)
	}
	definitions, _ := root["$defs"].(map[string]any)
	var lines []string
	var walk func(path string, schema map[string]any, open []string)
	walk = func(path string, schema map[string]any, open []string) {
		if ref, ok := schema["$ref"].(string); ok {
			ref = strings.TrimPrefix(ref, "#/$defs/")
			if next, ok := definitions[ref].(map[string]any); ok && !slices.Contains(open, ref) {
				walk(path, next, append(slices.Clone(open), ref))
			}
			return
		}
		if kind, ok := schema["type"].(string); ok && path != "" {
			lines = append(lines, fmt.Sprintf("%s %s %s", what, path, kind))
		}
		if items, ok := schema["items"].(map[string]any); ok {
			walk(path+"[]", items, open)
		}
		properties, _ := schema["properties"].(map[string]any)
		for _, key := range slices.Sorted(maps.Keys(properties)) {
			required, _ := schema["required"].([]any)
			if slices.Contains(required, any(key)) {
				lines = append(lines, fmt.Sprintf("%s %s required", what, strings.TrimPrefix(path+"."+key, ".")))
			}
			if next, ok := properties[key].(map[string]any); ok {
				walk(strings.TrimPrefix(path+"."+key, "."), next, open)
			}
		}
	}
	walk("", root, nil)
	return lines
}
