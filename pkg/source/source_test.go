package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"
)

// TestPosition: columns count code points, whatever the line ending and with or
// without a byte order mark.
func TestPosition(t *testing.T) {
	const text = "a = 1\nname = \"é😀x\"\n\tlast"
	for name, data := range map[string]string{
		"plain":      text,
		"crlf":       strings.ReplaceAll(text, "\n", "\r\n"),
		"byte order": "\xef\xbb\xbf" + text,
	} {
		f := NewFile("f", []byte(data))
		for find, want := range map[string]Position{
			"a =":  {1, 1},
			"1":    {1, 5},
			"name": {2, 1},
			"x\"":  {2, 11},
			"last": {3, 2},
		} {
			if got := f.Position(strings.Index(data, find)); got != want {
				t.Errorf("%s: %q is at %v, want %v", name, find, got, want)
			}
		}
		if got := f.Line(2); got != "name = \"é😀x\"" {
			t.Errorf("%s: line 2 is %q", name, got)
		}
		if got := f.Line(1); got != "a = 1" {
			t.Errorf("%s: line 1 is %q", name, got)
		}
		if got := f.Line(9) + f.Line(0); got != "" {
			t.Errorf("%s: lines that are not there give %q", name, got)
		}
	}
}

// TestPositionInLongLines: a column is counted the same however long the line.
func TestPositionInLongLines(t *testing.T) {
	long := strings.Repeat("aé😀\xff", 2*longLine)
	for name, data := range map[string]string{
		"one line":   long,
		"byte order": "\xef\xbb\xbf" + long,
		"several":    "x\n" + long + "\nshort\n" + long + "\n",
		"in between": strings.Repeat("y", longLine) + "\n" + long + "\n" + strings.Repeat("z", longLine+1),
	} {
		f := NewFile("f", []byte(data))
		for offset := 0; offset <= len(data); offset += 101 {
			before := strings.TrimPrefix(data[:offset], "\xef\xbb\xbf")
			start := strings.LastIndexByte(before, '\n') + 1
			want := Position{strings.Count(before, "\n") + 1, utf8.RuneCountInString(before[start:]) + 1}
			if got := f.Position(offset); got != want {
				t.Fatalf("%s: offset %d is at %v, want %v", name, offset, got, want)
			}
		}
		if len(f.marks) == 0 {
			t.Errorf("%s: nothing was marked", name)
		}
	}
}

func TestPositionOutside(t *testing.T) {
	f := NewFile("f", []byte("ab\n"))
	if got := f.Position(-5); got != (Position{1, 1}) {
		t.Errorf("before the file: %v", got)
	}
	if got := f.Position(99); got != (Position{2, 1}) {
		t.Errorf("behind the file: %v", got)
	}
	if got := (Range{}).String() + (Range{}).Path() + (Range{}).Text(); got != "-" {
		t.Errorf("no place prints %q", got)
	}
}

func TestRange(t *testing.T) {
	f := NewFile("dir/f", []byte("one\ntwo\n"))
	r := Range{File: f, Start: 4, End: 7}
	if r.String() != "dir/f:2:1" || r.Text() != "two" || r.EndPosition() != (Position{2, 4}) {
		t.Errorf("got %s %q %v", r, r.Text(), r.EndPosition())
	}
	if before := (Range{File: f}); !before.Before(r) || r.Before(before) || r.Before(r) {
		t.Error("order is wrong")
	}
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

// TestRoot: the root is the repository, so that paths in reports are relative
// to it and a module above the argument can be read.
func TestRoot(t *testing.T) {
	base := t.TempDir()
	write(t, filepath.Join(base, "repo", ".git", "HEAD"), "")
	write(t, filepath.Join(base, "repo", "infra", "live", "main.tf"), "x")
	write(t, filepath.Join(base, "repo", "infra", "modules", "m.tf"), "m")
	write(t, filepath.Join(base, "other", ".git", "HEAD"), "")
	write(t, filepath.Join(base, "plain", "a", "main.tf"), "x")
	write(t, filepath.Join(base, "plain", "b", "main.tf"), "x")

	tree, err := Open([]string{filepath.Join(base, "repo", "infra", "live"), filepath.Join(base, "repo", "infra", "live", "main.tf")})
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	if got := tree.Targets(); len(got) != 2 || got[0] != (Target{"infra/live", true}) || got[1] != (Target{"infra/live/main.tf", false}) {
		t.Errorf("targets are %v", got)
	}
	if _, err := tree.Read("infra/live/../modules/m.tf"); err != nil {
		t.Errorf("a module beside the argument: %v", err)
	}

	plain, err := Open([]string{filepath.Join(base, "plain", "a"), filepath.Join(base, "plain", "b")})
	if err != nil {
		t.Fatal(err)
	}
	defer plain.Close()
	if got := plain.Targets(); got[0].Path != "a" || got[1].Path != "b" {
		t.Errorf("without a repository targets are %v", got)
	}

	if _, err := Open([]string{filepath.Join(base, "repo"), filepath.Join(base, "other")}); err == nil || !strings.Contains(err.Error(), "different repositories") {
		t.Errorf("two repositories: %v", err)
	}
	if _, err := Open([]string{filepath.Join(base, "missing")}); err == nil || !strings.Contains(err.Error(), "no such file") {
		t.Errorf("a missing path: %v", err)
	}
}

// TestConfined: nothing outside of the root can be read.
func TestConfined(t *testing.T) {
	base := t.TempDir()
	repo := filepath.Join(base, "repo")
	write(t, filepath.Join(base, "secret"), "secret")
	write(t, filepath.Join(repo, ".git", "HEAD"), "")
	write(t, filepath.Join(repo, "a", "main.tf"), "x")
	for link, to := range map[string]string{"out": filepath.Join(base, "secret"), "up": "../../secret", "in": "main.tf", "loop": "loop", "dir": ".."} {
		if err := os.Symlink(to, filepath.Join(repo, "a", link)); err != nil {
			t.Fatal(err)
		}
	}
	tree, err := Open([]string{repo})
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	for _, name := range []string{"../secret", "a/../../secret", filepath.Join(base, "secret"), "a/out", "a/up", "a/loop", "a", "/etc/passwd", ""} {
		if f, err := tree.Read(name); err == nil {
			t.Errorf("%s was read: %q", name, f.Data)
		}
	}
	if _, err := tree.Read("a/in"); err != nil {
		t.Errorf("a link inside the repository: %v", err)
	}
	var seen []string
	if problems := tree.Walk(".", func(name string) { seen = append(seen, name) }); len(problems) > 0 {
		t.Errorf("problems: %v", problems)
	}
	if got := strings.Join(seen, " "); strings.Contains(got, "dir/") || strings.Contains(got, ".git/") || !strings.Contains(got, "a/main.tf") {
		t.Errorf("walked %s", got)
	}
}

func TestReadLimits(t *testing.T) {
	tree, err := OpenFS(fstest.MapFS{"big": {Data: make([]byte, MaxFileSize+1)}, "ok": {Data: []byte("x")}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tree.Read("big"); err == nil || !strings.Contains(err.Error(), "at most") {
		t.Errorf("a file that is too large: %v", err)
	}
	a, _ := tree.Read("ok")
	b, _ := tree.Read("./ok")
	if a == nil || a != b {
		t.Error("a file is read once")
	}
	if !tree.IsDir(".") || tree.IsDir("ok") || tree.IsDir("../x") {
		t.Error("directories are not told from files")
	}
	if _, err := OpenFS(fstest.MapFS{}, "missing"); err == nil {
		t.Error("a missing path is an error")
	}
}
