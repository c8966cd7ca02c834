package config_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/config"
	"github.com/akslint/akslint/pkg/source"
)

var yamlBlock = regexp.MustCompile("(?s)```yaml\n(.*?)```")

func readPage(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../docs/configuration.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestPageShowsWhatIsRead: the reader and the schema take every piece of YAML on
// the page.
func TestPageShowsWhatIsRead(t *testing.T) {
	blocks := yamlBlock.FindAllStringSubmatch(readPage(t), -1)
	if len(blocks) < 8 {
		t.Fatalf("%d blocks of YAML", len(blocks))
	}
	for _, b := range blocks {
		_, problems := config.Read(source.NewFile(".akslint.yaml", []byte(b[1])))
		if len(problems) > 0 || !valid(t, b[1]) {
			t.Errorf("%s%v", b[1], problems)
		}
	}
}

// TestPageHasEveryKey: each key of the schema is named, and shown in an example;
// each threshold with its default and its range.
func TestPageHasEveryKey(t *testing.T) {
	page := readPage(t)
	var shown strings.Builder
	for _, b := range yamlBlock.FindAllStringSubmatch(page, -1) {
		shown.WriteString(b[1])
	}
	keys := 0
	var visit func(s schema)
	visit = func(s schema) {
		if s.Items != nil {
			visit(*s.Items)
		}
		for key, below := range s.Properties {
			keys++
			if !strings.Contains(page, "`"+key+"`") || !regexp.MustCompile(`\b`+key+`: `).MatchString(shown.String()) && !regexp.MustCompile(`(?m)\b`+key+`:$`).MatchString(shown.String()) {
				t.Errorf("%s is not described and shown", key)
			}
			visit(below)
		}
	}
	visit(readSchema(t))
	if keys < 30 {
		t.Errorf("only %d keys were looked for", keys)
	}
	rows := strings.Split(page, "\n")
	for _, k := range config.Thresholds() {
		want := fmt.Sprintf(" | %d | %d to %d | ", k.Default, k.Min, k.Max)
		if !slices.ContainsFunc(rows, func(row string) bool {
			return strings.HasPrefix(row, "| `"+k.Name+"` |") && strings.Contains(row, want)
		}) {
			t.Errorf("the row of %s does not say%s", k.Name, want)
		}
	}
}
