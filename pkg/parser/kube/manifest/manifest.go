// Package manifest reads YAML and JSON as Kubernetes does. In goes text, out
// come its documents as trees of values, each of which knows where it is
// written: booleans are those of YAML 1.1, a time is a string, merges and aliases
// are followed, of equal keys the last one counts.
//
// It refuses to know what a document means, except that a document with an
// apiVersion and a kind is an object, and that a List holds more of them.
package manifest

import (
	"bytes"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// What a text may hold. All of it is far beyond what a cluster would take.
const (
	// MaxDepth is how deep values may be nested.
	MaxDepth = 200
	// MaxDocuments is how many documents of a text are read.
	MaxDocuments = 100_000
	// MaxNodes is how many values a text may hold.
	MaxNodes = 5_000_000
	// MaxAliased is how many values the aliases of one document may stand for.
	MaxAliased = 100_000
)

// maxProblems is how many problems of one severity are told of a text.
const maxProblems = 100

// Text is YAML, and what tells where its parts are written.
type Text struct {
	Bytes []byte
	// Locate returns what locates the bytes from start up to and without end.
	Locate func(start, end int) value.Locator
	// Range is the range of the source to point at for what is wrong there, and for
	// headers and keys.
	Range func(start, end int) source.Range
}

// FileText is the text of a file. One that is written in UTF-16 is read as if it
// were written in UTF-8.
func FileText(f *source.File) Text {
	if data, ok := fromUTF16(f.Data); ok {
		f = source.NewFile(f.Path, data)
	}
	s := &spans{file: f}
	return Text{
		Bytes:  f.Data,
		Locate: s.locate,
		Range:  func(start, end int) source.Range { return source.Range{File: f, Start: start, End: end} },
	}
}

// span locates a value of a file. There is one for every value, so it is small.
type span struct {
	file       *source.File
	start, end int32
}

// Locate returns the place of the value.
func (s *span) Locate() value.Place {
	return value.Place{Origin: source.Range{File: s.file, Start: int(s.start), End: int(s.end)}}
}

// spans makes them, many at a time.
type spans struct {
	file *source.File
	free []span
}

func (s *spans) locate(start, end int) value.Locator {
	if len(s.free) == 0 {
		s.free = make([]span, 64)
	}
	out := &s.free[0]
	s.free = s.free[1:]
	*out = span{s.file, int32(start), int32(end)}
	return out
}

// Document is one YAML document, or one item of a List.
type Document struct {
	// Root is what the document holds, nil when it is empty.
	Root *value.Value
	// Start and End are where the document is in the text: from the line that
	// begins it, or from the end of the document before.
	Start, End int
	// Header is the first key, or whatever it begins with.
	Header source.Range
}

// Decode reads all documents of a text. What is wrong is a problem with its
// position. A document that is no YAML is left out; a value that JSON cannot
// express is unknown; the rest goes on.
func Decode(t Text) ([]Document, []source.Problem) {
	d := decoder{text: t}
	start := 0
	if bytes.HasPrefix(t.Bytes, []byte("\xef\xbb\xbf")) {
		start = 3
	}
	for start < len(t.Bytes) && !d.full {
		end := start + split(t.Bytes[start:])
		d.piece(start, end)
		start = end
	}
	return d.documents, d.problems
}
