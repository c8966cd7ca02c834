package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	fenced = regexp.MustCompile("(?ms)^```(\\w+)\n(.*?)^```$")
	quoted = regexp.MustCompile("`((?:policy|infra)/[\\w./]+|\\.akslint\\.yaml)`")
)

// Pages that are walks are followed word for word in an empty directory: a block of code that
// a sentence introduces with the path of a file (or of several) is written there,
// commands are run, and what they print is what the next block shows. With -update
// that block is rewritten.
func TestTutorial(t *testing.T) {
	for page, commands := range map[string]int{"custom-rules.md": 8, "getting-started.md": 6} {
		t.Run(page, func(t *testing.T) { walk(t, page, commands) })
	}
}

// walk follows a page, which has at least so many commands.
func walk(t *testing.T, page string, commands int) {
	name, err := filepath.Abs("../../docs/" + page)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	t.Chdir(dir)
	text := string(data)
	var out strings.Builder
	last, ran, printed := 0, 0, ""
	for _, at := range fenced.FindAllStringSubmatchIndex(text, -1) {
		before, language, code := text[last:at[0]], text[at[2]:at[3]], text[at[4]:at[5]]
		out.WriteString(text[last:at[4]])
		last = at[5]
		switch language {
		case "sh":
			printed = ""
			for command := range strings.Lines(code) {
				printed += follow(strings.Fields(command))
				ran++
			}
		case "text":
			if *update {
				code = printed
			} else if code != printed {
				t.Errorf("the page shows\n%s\nprinted is\n%s\n(-update rewrites it)", code, printed)
			}
		default:
			paragraphs := strings.Split(strings.TrimSpace(before), "\n\n")
			for _, file := range quoted.FindAllStringSubmatch(paragraphs[len(paragraphs)-1], -1) {
				write(t, file[1], code)
			}
		}
		out.WriteString(code)
	}
	if ran < commands {
		t.Errorf("only %d commands were run", ran)
	}
	if *update {
		if err := os.WriteFile(name, []byte(out.String()+text[last:]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// readLine is the line of a report that says what was read: it changes with the date
// and with the number of rules.
var readLine = regexp.MustCompile(`(?m)^read .*\n`)

// follow runs a command of the page and returns all it prints but the line that says
// what was read.
func follow(words []string) string {
	var out strings.Builder
	s := streams{out: &out, err: &out}
	if words[0] != "akslint" {
		return "the page runs " + words[0]
	}
	run(words[1:], s, nil)
	return readLine.ReplaceAllString(out.String(), "")
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
