package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
)

// A repository holds many files that nobody wants read: most JSON is neither a
// plan nor a template. To find out what a file is costs a look at its beginning
// and, where that does not tell, one pass through it; nothing of it is kept.

// HeadSize is how much of a file [Tree.Head] reads, in bytes. A shorter head is
// the whole file.
const HeadSize = 8 << 10

// Head reads the beginning of a regular file, to find out what it is.
func (t *Tree) Head(name string) ([]byte, error) {
	name = path.Clean(name)
	if f, ok := t.files[name]; ok {
		return f.Data[:min(len(f.Data), HeadSize)], nil
	}
	f, size, err := t.open(name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, reason(err))
	}
	defer f.Close()
	// One byte more, so that the end of a short file is met at once.
	head := make([]byte, min(max(size, 0)+1, HeadSize))
	n, err := io.ReadFull(f, head)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return asUTF8(name, head[:n]), err
}

// pieceSize is how much of a file is held while it is searched, in bytes.
const pieceSize = 64 << 10

// Holds reports whether a regular file of at most [MaxFileSize] bytes holds all
// of the given texts, each shorter than [HeadSize]. It does not keep the file:
// Read what is wanted.
func (t *Tree) Holds(name string, texts ...string) bool {
	name = path.Clean(name)
	if f, ok := t.files[name]; ok {
		return len(missing(f.Data, texts)) == 0
	}
	f, size, err := t.open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	if size > MaxFileSize {
		return false
	}
	overlap := 0
	for _, text := range texts {
		overlap = max(overlap, len(text)-1)
	}
	piece, kept := make([]byte, pieceSize), 0
	for read := 0; len(texts) > 0; {
		n, err := io.ReadFull(f, piece[kept:])
		if read += n; read > MaxFileSize {
			return false
		}
		if read == n && orderOf(name, piece[:n]) != nil {
			whole, err := t.Read(name)
			return err == nil && len(missing(whole.Data, texts)) == 0
		}
		seen := piece[:kept+n]
		texts = missing(seen, texts)
		if err != nil {
			break
		}
		// A text may begin in this piece and end in the next.
		kept = copy(piece, seen[len(seen)-min(overlap, len(seen)):])
	}
	return len(texts) == 0
}

// missing returns the texts that data does not hold.
func missing(data []byte, texts []string) []string {
	var out []string
	for _, text := range texts {
		if !bytes.Contains(data, []byte(text)) {
			out = append(out, text)
		}
	}
	return out
}
