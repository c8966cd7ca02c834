package source

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"
)

// TestHead: a head is the beginning of a file, all of it when it is short, and
// nothing of it is kept.
func TestHead(t *testing.T) {
	long := bytes.Repeat([]byte("0123456789"), HeadSize)
	fsys := fstest.MapFS{
		"empty": {}, "short": {Data: []byte("abc")}, "long": {Data: long},
		"under": {Data: long[:HeadSize-1]}, "exact": {Data: long[:HeadSize]}, "over": {Data: long[:HeadSize+1]},
	}
	tree, err := OpenFS(fsys)
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range fsys {
		head, err := tree.Head(name)
		if want := file.Data[:min(len(file.Data), HeadSize)]; err != nil || !bytes.Equal(head, want) {
			t.Errorf("%s: %d bytes, want %d: %v", name, len(head), len(want), err)
		}
	}
	if len(tree.files) > 0 {
		t.Errorf("%d files were kept", len(tree.files))
	}
	if _, err := tree.Read("long"); err != nil {
		t.Fatal(err)
	}
	if head, err := tree.Head("long"); err != nil || len(head) != HeadSize {
		t.Errorf("of a file that was read: %d bytes, %v", len(head), err)
	}
}

// TestHolds: a text is found wherever it stands, also where one piece ends and
// the next begins.
func TestHolds(t *testing.T) {
	const one, other = `"first"`, `"second"`
	at := func(offset int) []byte {
		data := bytes.Repeat([]byte(" "), 3*pieceSize)
		copy(data, one)
		return append(data[:offset:offset], append([]byte(other), data[offset:]...)...)
	}
	fsys := fstest.MapFS{"none": {Data: []byte(one)}, "short": {Data: []byte(other + one)}, "empty": {}}
	for i, offset := range []int{len(one), pieceSize - len(other), pieceSize - 3, pieceSize - 1, pieceSize, 2*pieceSize - 9, 2*pieceSize - 4, 3 * pieceSize} {
		fsys["at"+string(rune('a'+i))] = &fstest.MapFile{Data: at(offset)}
	}
	fsys["large"] = &fstest.MapFile{Data: append(make([]byte, MaxFileSize), one+other...)}
	tree, err := OpenFS(fsys)
	if err != nil {
		t.Fatal(err)
	}
	for name := range fsys {
		want := name == "short" || strings.HasPrefix(name, "at")
		if got := tree.Holds(name, one, other); got != want {
			t.Errorf("%s: %t", name, got)
		}
	}
	if len(tree.files) > 0 {
		t.Errorf("%d files were kept", len(tree.files))
	}
	if !tree.Holds("empty") || tree.Holds("missing") {
		t.Error("no text is in every file, and in none that is not there")
	}
}

// TestPeekConfined: peeking leads no further than reading.
func TestPeekConfined(t *testing.T) {
	base := t.TempDir()
	repo := filepath.Join(base, "repo")
	write(t, filepath.Join(base, "secret"), "secret")
	write(t, filepath.Join(repo, ".git", "HEAD"), "")
	if err := os.Symlink(filepath.Join(base, "secret"), filepath.Join(repo, "out")); err != nil {
		t.Fatal(err)
	}
	tree, err := Open([]string{repo})
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	for _, name := range []string{"../secret", "out", "/etc/passwd", ".git", ""} {
		if head, err := tree.Head(name); err == nil {
			t.Errorf("%s was read: %q", name, head)
		}
		if tree.Holds(name) {
			t.Errorf("%s was opened", name)
		}
	}
}

// TestUTF16: a JSON file that Windows wrote reads as its text, wherever it is
// looked into.
func TestUTF16(t *testing.T) {
	const text = "{\"näme\": \"x\"}\n"
	little, big := []byte{0xFF, 0xFE}, []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(text)) {
		little, big = binary.LittleEndian.AppendUint16(little, u), binary.BigEndian.AppendUint16(big, u)
	}
	tree, err := OpenFS(fstest.MapFS{"little.json": {Data: little}, "big.json": {Data: big}, "odd.json": {Data: little[:len(little)-1]}, "main.tf": {Data: little}})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"little.json": text, "big.json": text, "odd.json": strings.TrimSuffix(text, "\n"), "main.tf": string(little)} {
		head, err := tree.Head(name)
		if err != nil || string(head) != want {
			t.Errorf("the head of %s is %q: %v", name, head, err)
		}
		if holds := tree.Holds(name, `"näme"`); holds != (name != "main.tf") {
			t.Errorf("%s holds the name: %v", name, holds)
		}
		if f, err := tree.Read(name); err != nil || string(f.Data) != want {
			t.Errorf("%s is %q: %v", name, f.Data, err)
		}
	}
}
