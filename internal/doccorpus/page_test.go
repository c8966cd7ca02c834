package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestPages: what is taken out of a page lies in a file with the lines of the
// page. Each archive holds one page and its samples.
func TestPages(t *testing.T) {
	files, err := fs.Glob(os.DirFS("."), "testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(path.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var want strings.Builder
			for _, f := range archive.Files[1:] {
				fmt.Fprintf(&want, "%s\n%s", f.Name, f.Data)
			}
			var got strings.Builder
			for _, s := range readPage("page.md", string(archive.Files[0].Data)).samples {
				text := s.text()
				if skipped := len(text) - len(strings.TrimLeft(text, "\n")); skipped != s.line-1 {
					t.Errorf("%s begins with %d blank lines", s.file(), skipped)
				}
				fmt.Fprintf(&got, "%s %s\n%s", s.kind, s.file(), strings.TrimLeft(text, "\n"))
			}
			if got.String() != want.String() {
				t.Errorf("got\n%s\nwant\n%s", got.String(), want.String())
			}
		})
	}
}

// TestCount: what is not checked is counted all the same.
func TestCount(t *testing.T) {
	p := readPage("a/page.md", "```bicep\nparam a string\n```\n\n```yaml\napiVersion: v1\nkind: Pod\n```\n")
	var out strings.Builder
	count([]page{p, readPage("empty.md", "words")}).print(&out)
	for _, want := range []string{"2 pages, 1 with samples", "1 manifest", "1 bicep, not checked"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, out.String())
		}
	}
}

// FuzzReadPage: any text is a page; each sample lies where it says.
func FuzzReadPage(f *testing.F) {
	f.Add("```yaml\napiVersion: v1\n```")
	f.Add("> ~~~ bash\n> cat <<-'EOF'\n> apiVersion: v1\n> EOF\n> ~~~")
	f.Add("```powershell\n@\"\napiVersion: v1\n\"@ | kubectl apply -f -\n```")
	f.Fuzz(func(t *testing.T, text string) {
		lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
		for _, s := range readPage("page.md", text).samples {
			for i, line := range s.lines {
				at := s.line - 1 + i
				if at >= len(lines) || s.kind != "here-document" && !strings.HasSuffix(lines[at], line) {
					t.Fatalf("line %d of the sample at %d is %q", i, s.line, line)
				}
			}
		}
	})
}
