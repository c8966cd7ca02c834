// Package source is where the river begins: files, positions in them, and
// problems met while reading them.
//
// A position is a pair of byte offsets into a [File]; line and column are
// computed only when something is printed, because the languages count
// columns differently and offsets are the one thing they agree on.
package source

import (
	"sort"
	"strconv"
	"sync"
	"unicode/utf8"
)

// File is one source file. Path is slash-separated and relative to the root
// of the scanned repository. A File is immutable after it has been read.
type File struct {
	Path string
	Data []byte

	once  sync.Once
	lines []int // offset of the first byte of each line
}

// NewFile returns a file with the given path and content.
func NewFile(path string, data []byte) *File {
	return &File{Path: path, Data: data}
}

// Position is a place a person can go to. Line and Column are 1-based; Column
// counts Unicode code points. The zero Position is "no place known".
type Position struct {
	Line, Column int
}

func (f *File) index() {
	f.once.Do(func() {
		f.lines = append(f.lines, 0)
		for i, b := range f.Data {
			if b == '\n' {
				f.lines = append(f.lines, i+1)
			}
		}
	})
}

// Position converts a byte offset to line and column. Offsets outside the
// file are moved to its nearest end.
func (f *File) Position(offset int) Position {
	f.index()
	offset = min(max(offset, 0), len(f.Data))
	line := sort.Search(len(f.lines), func(i int) bool { return f.lines[i] > offset })
	start := f.lines[line-1]
	if start == 0 && hasBOM(f.Data) && offset >= 3 {
		start = 3
	}
	return Position{Line: line, Column: utf8.RuneCount(f.Data[start:offset]) + 1}
}

// Line returns the text of a 1-based line without its line ending, and the
// empty string when there is no such line.
func (f *File) Line(n int) string {
	f.index()
	if n < 1 || n > len(f.lines) {
		return ""
	}
	start, end := f.lines[n-1], len(f.Data)
	if n < len(f.lines) {
		end = f.lines[n] - 1
	}
	if start == 0 && hasBOM(f.Data) {
		start = 3
	}
	for end > start && (f.Data[end-1] == '\r' || f.Data[end-1] == '\n') {
		end--
	}
	return string(f.Data[start:end])
}

func hasBOM(b []byte) bool {
	return len(b) >= 3 && b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF
}

// Range is a run of bytes in a file: from Start up to and without End. The
// zero Range (File nil) is "no place known".
type Range struct {
	File       *File
	Start, End int
}

// IsZero reports whether the range names no place.
func (r Range) IsZero() bool { return r.File == nil }

// Path returns the path of the range's file, or the empty string.
func (r Range) Path() string {
	if r.File == nil {
		return ""
	}
	return r.File.Path
}

// Position returns the place of the first byte of the range.
func (r Range) Position() Position {
	if r.File == nil {
		return Position{}
	}
	return r.File.Position(r.Start)
}

// EndPosition returns the place just after the last byte of the range.
func (r Range) EndPosition() Position {
	if r.File == nil {
		return Position{}
	}
	return r.File.Position(r.End)
}

// Text returns the bytes of the range as a string.
func (r Range) Text() string {
	if r.File == nil || r.Start < 0 || r.End > len(r.File.Data) || r.Start > r.End {
		return ""
	}
	return string(r.File.Data[r.Start:r.End])
}

// String formats the range as path:line:column.
func (r Range) String() string {
	if r.File == nil {
		return "-"
	}
	p := r.Position()
	return r.File.Path + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column)
}

// Before orders ranges by path and offset; ranges without a file come first.
func (r Range) Before(o Range) bool {
	if r.Path() != o.Path() {
		return r.Path() < o.Path()
	}
	if r.Start != o.Start {
		return r.Start < o.Start
	}
	return r.End < o.End
}

// Severity says what a problem means for the run.
type Severity uint8

const (
	// Note is something the reader of the report should know: the run goes on
	// and its exit code does not change (a module that is not there, a file
	// that is deliberately passed over).
	Note Severity = iota
	// Error is an input that could not be read or understood: the run goes on
	// with the rest and ends with exit code 2.
	Error
	// Budget is a limit that was reached, so that part of the input was not
	// analysed: the run ends with exit code 3.
	Budget
)

// String returns the lower-case name used in reports.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Budget:
		return "budget"
	case Note:
		return "note"
	}
	return "note"
}

// Problem is something met while reading sources. Message says what is so,
// Hint what to do about it. Range may be zero when the problem belongs to no
// file; Path then names what it is about (a directory, a missing path).
type Problem struct {
	Severity Severity
	Range    Range
	Path     string
	Message  string
	Hint     string
}

// Place returns "path:line:column" or, without a range, the path.
func (p Problem) Place() string {
	if p.Range.IsZero() {
		return p.Path
	}
	return p.Range.String()
}
