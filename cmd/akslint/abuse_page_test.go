package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

//go:generate go test . -run ^(TestAbusePage|TestPromises)$ -update

// abuseCase is the head of a story: its first comment.
type abuseCase struct {
	file, number, title, tried, does string
	also                             []string // more tests, as FILE NAME
}

// TestAbusePage draws docs/abuse-cases.md from the stories, so that no row of it
// is without a test.
func TestAbusePage(t *testing.T) {
	var page strings.Builder
	page.WriteString(abuseIntroduction)
	cases := abuseCases(t)
	if len(cases) < 31 {
		t.Errorf("%d stories: some are gone", len(cases))
	}
	for i, c := range cases {
		if want := fmt.Sprint(i + 1); c.number != want || c.title == "" || c.tried == "" || c.does == "" {
			t.Errorf("%s: the head is not whole, or its number is not %s", c.file, want)
		}
		for _, more := range c.also {
			exists(t, c.file, more)
		}
		fmt.Fprintf(&page, "| %s | %s | %s | %s | %s |\n", c.number, cell(c.title), cell(c.tried), cell(c.does), c.links())
	}
	golden(t, filepath.Join("..", "..", "docs", "abuse-cases.md"), page.String())
}

const abuseIntroduction = `# Abuse cases

<!-- Written by go generate from the stories below cmd/akslint/testdata/abuse: change it there. -->

What somebody may try who writes files that akslint reads, and what akslint does. Each row is drawn from the story it leads to, which is a test:
it runs the program on that input and checks the exit code, the message and the place it names. It also ends a run that takes more
than 60 seconds or 1.5 GB, and fails on a crash; most need a fraction of a second. [SECURITY.md](../SECURITY.md) has the promises that
follow.

| # | case | what is tried | what akslint does | tests |
| --- | --- | --- | --- | --- |
`

func abuseCases(t *testing.T) []abuseCase {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "abuse", "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	var cases []abuseCase
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		cases = append(cases, readCase(t, filepath.ToSlash(name), string(text)))
	}
	return cases
}

var titled = regexp.MustCompile(`^([0-9]+)\. (.+)$`)

func readCase(t *testing.T, file, text string) abuseCase {
	t.Helper()
	c := abuseCase{file: file}
	for line := range strings.Lines(text) {
		comment, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "# ")
		if !ok {
			break
		}
		key, value, _ := strings.Cut(comment, ": ")
		title := titled.FindStringSubmatch(comment)
		switch {
		case title != nil:
			c.number, c.title = title[1], title[2]
		case key == "tried":
			c.tried = value
		case key == "does":
			c.does = value
		case key == "also":
			c.also = strings.Split(value, ", ")
		default:
			t.Errorf("%s: %q belongs to no part of the head", file, comment)
		}
	}
	return c
}

// exists checks that a test that a story names is there.
func exists(t *testing.T, story, named string) {
	t.Helper()
	file, name, _ := strings.Cut(named, " ")
	text, err := os.ReadFile(filepath.Join("..", "..", file))
	if err != nil {
		t.Errorf("%s: %v", story, err)
	} else if strings.HasSuffix(file, ".go") && !strings.Contains(string(text), "\nfunc "+name+"(t *testing.T)") {
		t.Errorf("%s: there is no %s in %s", story, name, file)
	}
}

// links are the tests of a row.
func (c abuseCase) links() string {
	links := []string{fmt.Sprintf("[story](../cmd/akslint/%s)", c.file)}
	for _, more := range c.also {
		file, name, _ := strings.Cut(more, " ")
		links = append(links, fmt.Sprintf("[%s](../%s)", name, file))
	}
	return strings.Join(links, ", ")
}

// cell keeps what is written from becoming markup.
func cell(s string) string {
	return strings.NewReplacer("|", `\|`, "*", `\*`, "<", "&lt;", "`", "\\`", "_", `\_`, "$", `\$`, "\\", `\\`).Replace(s)
}
